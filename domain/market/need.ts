/** 需求: what is wanted of a kind, said by the same conditions as a search, and how offers stand to it. */
import { fieldsOf, type Field, type FieldValues, type Kind } from '../catalog/kind.ts'
import {
  matchFields,
  type FieldMatch,
  type NeedValue,
  type NeedValues,
  type NormalTerm,
} from '../catalog/match.ts'
import type { Limit, MarketFilters } from './filters.ts'

type Said = {
  readonly filters: MarketFilters
  /** Working days until the due day. */
  readonly days: number | undefined
  readonly certificates: ReadonlyMap<string, readonly string[]>
}

const limitOn = ({ filters }: Said, id: string): Limit | undefined =>
  filters.limits.find(({ field }) => field === id)

const choicesOf = ({ filters }: Said, id: string): readonly string[] | undefined =>
  filters.choices.find(({ field }) => field === id)?.any

function listOf(said: Said, id: string): readonly string[] | undefined {
  const { filters, certificates } = said
  const own = id === 'materials' || id === 'grades' ? filters[id] : (choicesOf(said, id) ?? [])
  const all = [...new Set([...own, ...(certificates.get(id) ?? [])])]
  return all.length === 0 ? undefined : all
}

/** A number and no more where both ends are the same, or one is said. */
function spanOf(limit: Limit | undefined): number | readonly number[] | undefined {
  if (limit === undefined) return undefined
  const { min = limit.max, max = limit.min } = limit
  return min === max ? min : [min!, max!]
}

function atMost(said: Said, id: string): number | undefined {
  const own = limitOn(said, id)?.max
  if (id !== 'fastest' || said.days === undefined) return own
  return Math.min(said.days, own ?? Number.POSITIVE_INFINITY)
}

function wantedOf(id: string, { about }: Field, said: Said): NeedValue | undefined {
  const { quantity, part } = said.filters
  switch (about.match?.as) {
    case 'atLeast':
      return limitOn(said, id)?.min
    case 'atMost':
      return atMost(said, id)
    case 'contains':
      return id === 'batch' && quantity !== undefined ? quantity : spanOf(limitOn(said, id))
    case 'envelope':
      // A round part takes the room of a square in a box.
      return part?.length === 2 && about.shape === 'box' ? [part[0]!, part[0]!, part[1]!] : part
    case 'oneOf':
    case 'allOf':
      return listOf(said, id)
    case 'holds':
      return choicesOf(said, id)?.includes('true') === true ? true : undefined
    case undefined:
      return undefined
  }
}

/** What the conditions want of each field of the kind. Of two boxes the first is where the part must fit. */
export function needOf(kind: Kind, filters: MarketFilters, days: number | undefined): NeedValues {
  const certificates = new Map<string, string[]>()
  for (const one of filters.certificates) {
    const [field, option] = one.split('.')
    certificates.set(field!, [...(certificates.get(field!) ?? []), option!])
  }
  const said: Said = { filters, days, certificates }
  let fits = false
  return Object.fromEntries(
    fieldsOf(kind).flatMap(([id, field]): [string, NeedValue][] => {
      const value = wantedOf(id, field, said)
      const isPart = field.about.match?.as === 'envelope'
      if (value === undefined || (isPart && fits)) return []
      fits ||= isPart
      return [[id, value]]
    }),
  )
}

export type Standing = {
  readonly matches: readonly FieldMatch[]
  /** Strict wishes that it misses: none, and it is admitted. */
  readonly misses: number
  /** From 0 to 1: the weighted mean of how near it comes, field by field. */
  readonly score: number
}

/** Nothing in a list says nothing. */
const isSaid = (value: unknown): boolean => !(Array.isArray(value) && value.length === 0)

/** Values as the index keeps them: without lists of nothing. */
export const saidOf = (values: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => isSaid(value)))

/** Of values without empty lists: tens of thousands are asked one after the other. */
export function standingOf(
  kind: Kind,
  need: NeedValues,
  said: FieldValues,
  normal: NormalTerm,
): Standing {
  return standingBy(matchFields(kind, need, said, normal))
}

export function standingBy(matches: readonly FieldMatch[]): Standing {
  let [weights, sum, misses] = [0, 0, 0]
  for (const { weight, closeness, strict, outcome } of matches) {
    weights += weight
    sum += weight * closeness
    if (strict && outcome === 'missed') misses++
  }
  return { matches, misses, score: weights === 0 ? 1 : sum / weights }
}

export type Placed = {
  readonly misses: number
  readonly score: number
  /** When it was confirmed last, in days. */
  readonly day: number
  /** A hash of the id, which favours nobody. */
  readonly tie: number
  readonly id: string
}

/** Before whom: fewer strict misses, nearer, confirmed later; then the hash, then the id. */
export function comparePlaced(one: Placed, other: Placed): number {
  return (
    one.misses - other.misses ||
    other.score - one.score ||
    other.day - one.day ||
    one.tie - other.tie ||
    (one.id < other.id ? -1 : 1)
  )
}

const withoutField = (filters: MarketFilters, id: string): MarketFilters => ({
  ...filters,
  limits: filters.limits.filter(({ field }) => field !== id),
  choices: filters.choices.filter(({ field }) => field !== id),
  certificates: filters.certificates.filter((one) => !one.startsWith(`${id}.`)),
  ...(id === 'materials' || id === 'grades' ? { [id]: [] } : {}),
})

function withNumbers(filters: MarketFilters, id: string, limit: Omit<Limit, 'field'>) {
  return { ...filters, limits: [...filters.limits, { field: id, ...limit }] }
}

/** The conditions by which the need wants this of the field, or nothing of it: the way back from `needOf`. */
export function withNeed(
  filters: MarketFilters,
  id: string,
  { about }: Field,
  value: NeedValue | undefined,
): MarketFilters {
  const { quantity, part, due, ...rest } = withoutField(filters, id)
  const keeping = {
    ...(quantity === undefined || id === 'batch' ? {} : { quantity }),
    ...(part === undefined || about.match?.as === 'envelope' ? {} : { part }),
    // Days that are said by hand take the place of the due day.
    ...(due === undefined || id === 'fastest' ? {} : { due }),
  }
  const without: MarketFilters = { ...rest, ...keeping }
  if (value === undefined) return without
  switch (about.match?.as) {
    case 'atLeast':
      return withNumbers(without, id, { min: value as number })
    case 'atMost':
      return withNumbers(without, id, { max: value as number })
    case 'contains': {
      const [min, max] = typeof value === 'number' ? [value, value] : (value as number[])
      if (id === 'batch' && min === max) return { ...without, quantity: Math.round(min!) }
      return withNumbers(without, id, { min: min!, max: max! })
    }
    case 'envelope':
      return { ...without, part: value as readonly number[] }
    case 'oneOf':
    case 'allOf': {
      const list = value as readonly string[]
      if (id === 'materials' || id === 'grades') return { ...without, [id]: list }
      return { ...without, choices: [...without.choices, { field: id, any: list }] }
    }
    case 'holds':
      return { ...without, choices: [...without.choices, { field: id, any: ['true'] }] }
    case undefined:
      return without
  }
}
