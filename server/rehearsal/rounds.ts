/** Which rounds of review there are, who reads in them, and how entries are sent into them. */
import { type Rubric } from '../../domain/evaluation/rubric.ts'
import { expertFields } from '../../domain/evaluation/field.ts'
import { makeRound } from '../../domain/evaluation/round.endpoints.ts'
import type { RoundInput } from '../../domain/evaluation/round.ts'
import { addDays, dayOfMoment } from '../../domain/kernel/moment.ts'
import { sendEntries, sentMost } from '../../domain/programmes/entryReview.endpoints.ts'
import { partsFor, reviewsPerItem } from './plan.ts'
import type { EntryAt } from './receive.ts'
import type { Rehearsal } from './rehearsal.ts'

export type Round = {
  readonly id: string
  readonly title: string
  readonly rubric: Rubric
  readonly directions: readonly string[]
  /** `optimal` for all; `lot` for a few of one direction. */
  readonly method: 'optimal' | 'lot'
  /** Its items are of one direction and a part of all there are of it. */
  readonly isPart: boolean
  /** Entries that are sent into it. */
  readonly ids: readonly string[]
}
export type Formed = Omit<Round, 'id'>

/** Directions by the rubric that scores them; those without one are scored by the first there is. */
export function rubricsOf({
  definition,
}: Pick<Rehearsal, 'definition'>): Pick<Round, 'rubric' | 'directions'>[] {
  const [first] = definition.rubrics
  if (first === undefined) return []
  const known = new Map(definition.rubrics.map((rubric) => [rubric.code, rubric]))
  const groups = Map.groupBy(
    definition.directions,
    ({ rubric }) => known.get(rubric ?? first.code) ?? first,
  )
  return [...groups].map(([rubric, those]) => ({
    rubric,
    directions: those.map(({ code }) => code),
  }))
}

/** Most items that are drawn by lot: enough to see how it goes, few enough that the best plan has nearly all. */
const drawnMost = 50

const claiming = (entries: readonly EntryAt[], direction: string): string[] =>
  entries.flatMap((one) => (one.directions.includes(direction) ? [one.id] : []))

const titled = (rubric: Rubric, rest: string): string =>
  `专家评审：${rubric.name.zh.slice(0, 150)}${rest}（演练）`

/** The direction that the fewest claim, or as many of those as are drawn. */
function drawnRound(rehearsal: Pick<Rehearsal, 'definition'>, entries: readonly EntryAt[]) {
  const [smallest] = rubricsOf(rehearsal)
    .flatMap(({ rubric, directions }) =>
      directions.map((direction) => ({ rubric, direction, ids: claiming(entries, direction) })),
    )
    .filter(({ ids }) => ids.length > 0)
    .toSorted((one, other) => one.ids.length - other.ids.length)
  if (smallest === undefined) return null
  const { rubric, direction, ids } = smallest
  return {
    ...{ title: titled(rubric, `，方向${direction}，抽签`), rubric, directions: [direction] },
    ...{ method: 'lot' as const, isPart: true, ids: ids.slice(0, drawnMost) },
  }
}

/**
 * Lots for some of one direction; of the rest one round for each rubric or, where that would be too large, rounds for
 * each direction and part of it.
 */
export function roundsFor(
  rehearsal: Pick<Rehearsal, 'definition'>,
  entries: readonly EntryAt[],
): Formed[] {
  const drawn = drawnRound(rehearsal, entries)
  const isDrawn = new Set(drawn?.ids)
  const left = (direction: string): string[] =>
    claiming(entries, direction).filter(
      (id) => drawn?.directions[0] !== direction || !isDrawn.has(id),
    )
  const rest = rubricsOf(rehearsal).flatMap(({ rubric, directions }): Formed[] => {
    const claims = directions.flatMap(left)
    if (claims.length === 0) return []
    const parts = partsFor(claims.length, directions.length)
    const method = 'optimal' as const
    if (parts === null) {
      const ids = [...new Set(claims)]
      return [{ title: titled(rubric, ''), rubric, directions, method, isPart: false, ids }]
    }
    return directions.flatMap((direction) =>
      Array.from({ length: parts }, (_, part) => ({
        title: titled(rubric, `，方向${direction}，第${part + 1}批`),
        ...{ rubric, directions: [direction], method, isPart: true },
        ids: left(direction).filter((__, at) => at % parts === part),
      })),
    )
  })
  return [...(drawn === null ? [] : [drawn]), ...rest.filter(({ ids }) => ids.length > 0)]
}

/** Days that experts of a round have. */
const daysToScore = 25

export async function openRound(
  { stage }: Rehearsal,
  token: string,
  { title, rubric }: Pick<Round, 'title' | 'rubric'>,
  change: Pick<RoundInput, 'method' | 'stage'> & { readonly panel?: RoundInput['rules']['panel'] },
): Promise<string> {
  const { panel, ...how } = change
  const rules = {
    membershipYears: 3,
    sameRecommendingUnit: false,
    namedCompetitors: true,
    discussFrom: null,
    reopen: false,
    ...(panel === undefined ? {} : { panel }),
  }
  const scoreBy = addDays(dayOfMoment(stage.host.clock.now().toISOString()), daysToScore)
  const reviews = panel === undefined ? reviewsPerItem : 1
  const body = { title, ...how, reviewsPerItem: reviews, rules, scoreBy, rubric }
  const { id } = await stage.calls.ask(token, makeRound, { body })
  return id
}

/** Fields in which items of lots and panels are judged: so many that even a small register has people for them. */
const fieldsWide = 5

/** The fields by which experts for a direction are found: in turn, since no notice names any. */
function fieldsOf({ definition }: Rehearsal, direction: string, count: number): string[] {
  const at = definition.directions.findIndex(({ code }) => code === direction)
  return Array.from(
    { length: count },
    (_, step) => expertFields[(at + step) % expertFields.length]!,
  )
}

/** In parcels that one call takes; what another round holds already stays there. */
export async function sendInto(
  rehearsal: Rehearsal,
  token: string,
  {
    id: round,
    directions,
    method,
    ids,
  }: Pick<Round, 'id' | 'directions' | 'ids'> & {
    readonly method: RoundInput['method']
  },
): Promise<void> {
  const { calls } = rehearsal.stage
  const params = { programmeId: rehearsal.definition.id }
  const count = method === 'optimal' ? 1 : fieldsWide
  const into = directions.map((direction) => ({
    ...{ direction, round },
    fields: fieldsOf(rehearsal, direction, count),
  }))
  const perEntry = Math.min(
    into.length,
    rehearsal.definition.limits.directionsPerProject.value?.max ?? 1,
  )
  const parcel = Math.max(1, Math.floor(sentMost / perEntry))
  for (let from = 0; from < ids.length; from += parcel) {
    const some = ids.slice(from, from + parcel)
    const looked = await calls.ask(token, sendEntries, { params, body: { into, ids: some } })
    const body = { into, ids: some, expected: looked.count }
    await calls.ask(token, sendEntries, { params, body })
  }
}
