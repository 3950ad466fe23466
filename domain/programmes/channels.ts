/**
 * The ways a project may travel from its applicant to the issuer, through one or several programmes
 * (a province's second-level rules feed the ministry's). A project travels one way only.
 */
import type { Language } from '../kernel/text.ts'
import { conflict, allowed, type Facts, type Verdict } from '../kernel/verdict.ts'
import {
  unitOf,
  unitWithParents,
  type ProgrammeDefinition,
  type RecommendingUnit,
  type UnitReference,
} from './programme.ts'

/** Where an applicant is and to which system it belongs. */
export type Place = {
  /** Two, four or six digits of GB/T 2260, or `XPCC`; null while unanswered. */
  readonly division: string | null
  /** `xpcc`, `centralGroup`, …; null: to none of them; undefined while unanswered. */
  readonly affiliation?: string | null
}

export type Way = {
  /** `guangdong-2018/4403>shuangchuang-2018/44`: equal exactly for the same way. */
  readonly key: string
  /** From the unit to which the applicant hands in, to the one that recommends to the issuer. */
  readonly stops: readonly UnitReference[]
  /** Who gets a copy (抄送). */
  readonly copies: readonly UnitReference[]
  /**
   * `own`: the unit that serves the place. `affiliation`: that of its system.
   * `throughParent`: the unit above one with a channel of its own; `settled` tells whether a rule opens it.
   */
  readonly kind: 'own' | 'affiliation' | 'throughParent'
  readonly settled: boolean
}

export type Route = {
  /** Best first; the applicant takes one. */
  readonly ways: readonly Way[]
  /** Ways that a rule shuts, with the code of the sentence that says so. */
  readonly shut: readonly { readonly code: string; readonly facts: Facts }[]
  /** Why the first way is the first, or why there is none. */
  readonly code: string
  readonly facts: Facts
  /** What must be asked before the way is certain. */
  readonly ask: 'division' | 'affiliation' | null
}

/** Digits of a division without the filling zeros: 440000 is 44, 440300 is 4403. */
export function divisionDigits(division: string): string {
  return division.replace(/^(\d{2})0000$/, '$1').replace(/^(\d{4})00$/, '$1')
}

function serves(unit: RecommendingUnit, place: Place): boolean {
  if (unit.affiliation !== undefined && unit.affiliation === place.affiliation) return true
  if (place.division === null) return false
  if (unit.affiliation !== undefined && unit.code === place.division) return true
  return unit.region !== null && divisionDigits(place.division).startsWith(unit.region)
}

/** Units of a programme that serve a place: by affiliation first, then the smallest region first. */
export function unitsServing(definition: ProgrammeDefinition, place: Place): RecommendingUnit[] {
  const depth = (unit: RecommendingUnit): number => unit.region?.length ?? Infinity
  return definition.units
    .filter((unit) => serves(unit, place))
    .toSorted((one, other) => depth(other) - depth(one))
}

/** `lower` are programmes of which some feed `top`; those that do not are passed over. */
export function routesOf(
  top: ProgrammeDefinition,
  lower: readonly ProgrammeDefinition[],
  place: Place,
  language: Language = 'zh',
): Route {
  const shut: { code: string; facts: Facts }[] = []
  const serving = unitsServing(top, place)
  const ways = serving.flatMap((unit) => {
    // A unit that recommends to its parent starts a way; the parent itself is then a stop on it.
    const hasSender = serving.some(
      (other) => other.channel === 'parent' && isBelow(top, other, unit),
    )
    return hasSender ? [] : waysThrough({ top, lower, serving, place, language, shut }, unit)
  })
  const ask = openQuestion(top, place)
  const first = ways[0]
  if (first === undefined) {
    return { ways, shut, ask, code: 'programmes.route_none', facts: {} }
  }
  const start = first.stops[0]!
  return {
    ways,
    shut,
    ask,
    code: `programmes.route_by_${first.kind === 'affiliation' ? 'affiliation' : 'region'}`,
    facts: { ...start, name: nameOf([top, ...lower], start, language) },
  }
}

function isBelow(
  definition: ProgrammeDefinition,
  unit: RecommendingUnit,
  above: RecommendingUnit,
): boolean {
  return unit !== above && unitWithParents(definition, unit.code).includes(above)
}

type Search = {
  readonly top: ProgrammeDefinition
  readonly lower: readonly ProgrammeDefinition[]
  /** Units of `top` that serve the place. */
  readonly serving: readonly RecommendingUnit[]
  readonly place: Place
  readonly language: Language
  /** Filled on the way. */
  readonly shut: { code: string; facts: Facts }[]
}

function nameOf(
  definitions: readonly ProgrammeDefinition[],
  stop: UnitReference,
  language: Language,
): string {
  const definition = definitions.find(({ id }) => id === stop.programme)
  const unit = definition === undefined ? null : unitOf(definition, stop.unit)
  return unit?.authorityName ?? unit?.name[language] ?? stop.unit
}

function waysThrough(search: Search, unit: RecommendingUnit): Way[] {
  const { top, lower, serving, place, language, shut } = search
  const upward = sendingChain(top, unit)
  const last = upward.at(-1)
  if (last === undefined) return []
  const topStops = upward.map(({ code }) => ({ programme: top.id, unit: code }))
  const byAffiliation = unit.affiliation !== undefined && unit.region === null
  const hasOwnBelow = serving.some((other) => isBelow(top, other, unit))
  const kind = byAffiliation ? 'affiliation' : hasOwnBelow ? 'throughParent' : 'own'
  const feeders = lower.filter(
    ({ feeds }) => feeds?.programme === top.id && feeds.unit === unit.code,
  )
  const copies = [...copiesOf(top, upward), ...copiesAsked(top, lower, last)]
  if (feeders.length === 0) {
    return [wayOf(topStops, copies, kind, kind !== 'throughParent')]
  }
  return feeders.flatMap((feeder) =>
    unitsServing(feeder, place).flatMap((sender) => {
      const chain = sendingChain(feeder, sender)
      if (chain.length === 0) {
        shut.push({
          code: 'programmes.way_shut_direct_only',
          facts: { unit: sender.code, programme: feeder.id, name: sender.name[language] },
        })
        return []
      }
      const stops = chain.map(({ code }) => ({ programme: feeder.id, unit: code }))
      return [wayOf([...stops, ...topStops], [...copiesOf(feeder, chain), ...copies], kind, true)]
    }),
  )
}

/** The unit and those it recommends to inside its programme; empty for one that recommends elsewhere. */
function sendingChain(definition: ProgrammeDefinition, unit: RecommendingUnit): RecommendingUnit[] {
  const chain: RecommendingUnit[] = []
  for (const step of unitWithParents(definition, unit.code)) {
    if (step.channel === 'elsewhere') return []
    chain.push(step)
    if (step.channel === 'issuer') return chain
  }
  return []
}

function copiesOf(
  definition: ProgrammeDefinition,
  chain: readonly RecommendingUnit[],
): UnitReference[] {
  return chain.flatMap((unit) =>
    (unit.copyTo.value ?? []).map((code) =>
      unitOf(definition, code) === null && definition.feeds?.unit === code
        ? definition.feeds
        : { programme: definition.id, unit: code },
    ),
  )
}

/** Copies that a province's rules ask of a unit that sends directly. */
function copiesAsked(
  top: ProgrammeDefinition,
  lower: readonly ProgrammeDefinition[],
  sender: RecommendingUnit,
): UnitReference[] {
  return lower.flatMap((definition) =>
    copiesOf(
      definition,
      definition.units.filter(
        ({ direct }) => direct?.programme === top.id && direct.unit === sender.code,
      ),
    ),
  )
}

function wayOf(
  stops: readonly UnitReference[],
  copies: readonly UnitReference[],
  kind: Way['kind'],
  settled: boolean,
): Way {
  const unique = new Map(copies.map((copy) => [stopKey(copy), copy]))
  return { key: wayKey(stops), stops, copies: [...unique.values()], kind, settled }
}

function stopKey({ programme, unit }: UnitReference): string {
  return `${programme}/${unit}`
}

export function wayKey(stops: readonly UnitReference[]): string {
  return stops.map(stopKey).join('>')
}

/** A place that two systems share needs the affiliation; a province with city channels needs the city. */
function openQuestion(definition: ProgrammeDefinition, place: Place): Route['ask'] {
  if (place.division === null) return place.affiliation == null ? 'division' : null
  const digits = divisionDigits(place.division)
  const shared = definition.units.some((unit) =>
    (unit.sharedRegions ?? []).some((region) => digits.startsWith(region)),
  )
  if (shared && place.affiliation === undefined) return 'affiliation'
  const deeper = definition.units.some(
    ({ region }) => region !== null && region.length > digits.length && region.startsWith(digits),
  )
  return deeper && place.affiliation == null ? 'division' : null
}

/** Whether a project that already travels the ways `travelling` may (also) take the way `wanted`. */
export function mayTravel(travelling: readonly string[], wanted: string): Verdict {
  const other = travelling.find((key) => key !== wanted)
  if (other === undefined) return allowed
  return conflict('programmes.project_travels_elsewhere', { way: other, wanted })
}
