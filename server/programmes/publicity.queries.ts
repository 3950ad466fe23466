/** Publicities: names for everybody, objections counted for the unit alone. */
import { sql } from 'kysely'
import { permits } from '../../domain/kernel/actor.ts'
import { unitClosesAt } from '../../domain/programmes/candidate.ts'
import { publicityRule } from '../../domain/programmes/recommendation.ts'
import type {
  OwnPublicity,
  PublicityBrief,
  PublicityState,
  PublicName,
} from '../../domain/programmes/publicity.ts'
import { setting } from '../console/index.ts'
import { unitOf, type ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { found } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'
import { managedProgrammes } from './managed.queries.ts'
import { programmeOf } from './programme.queries.ts'
import { ownUnit, ownUnits, unitName, type UnitAt } from './seat.queries.ts'

/** A line of the kept list; the public gets `key`, which says nothing of the candidate, not even its age. */
export type ListedName = {
  readonly key: string
  readonly candidateId: string
  readonly title: string
  readonly applicant: string
  /** Of the issuer's list: in which directions it is to be selected, and who recommended it. */
  readonly directions?: readonly string[]
  readonly unit?: string
}

function publicities(work: Reading) {
  return work.db
    .selectFrom('programmes.publicity as p')
    .leftJoin('programmes.recommendation as r', 'r.id', 'p.recommendation_id')
    .leftJoin('programmes.selection as z', 'z.id', 'p.selection_id')
    .select((eb) => [
      'p.id',
      'p.recommendation_id',
      'p.selection_id',
      'p.state',
      'p.working_days',
      'p.first_day',
      'p.last_day',
      'p.provisional',
      'p.opens_at',
      'p.closes_at',
      'p.real_name',
      'p.list',
      'p.end_reason',
      eb.fn.coalesce('r.programme_id', 'z.programme_id').$notNull().as('programme_id'),
      'r.unit_code',
    ])
}

export type PublicityRow = Awaited<
  ReturnType<ReturnType<typeof publicities>['executeTakeFirstOrThrow']>
>

type HeldList = { readonly programme_id: string; readonly unit_code: string | null }

/** The unit whose list it is; null for the issuer's own. */
export function atOf({ programme_id: programmeId, unit_code: unit }: HeldList): UnitAt | null {
  return unit === null ? null : { programmeId, unit }
}

/** By which an event names whose publicity it is: the unit's code, empty for the issuer's. */
export const placeIn = (row: PublicityRow) => ({
  programmeId: row.programme_id,
  unit: row.unit_code ?? '',
})

/** Of which programme a list is, and how its holder is called. */
export async function titlesOf(work: Reading, row: HeldList) {
  const { definition } = await programmeOf(work, row.programme_id)
  const at = atOf(row)
  return {
    programmeTitle: definition.title,
    unitName:
      at === null
        ? (definition.issuer.office.value?.zh ?? definition.issuer.name.zh)
        : await unitName(work, at),
  }
}

async function briefOf(work: Reading, row: PublicityRow): Promise<PublicityBrief> {
  return {
    ...(await titlesOf(work, row)),
    id: row.id,
    programmeId: row.programme_id,
    unit: row.unit_code,
    state: row.state as PublicityState,
    workingDays: row.working_days,
    firstDay: row.first_day,
    lastDay: row.last_day,
    provisional: row.provisional,
    closesAt: row.closes_at.toISOString(),
    realName: row.real_name,
    projects: (row.list as ListedName[]).length,
  }
}

/** Of the issuer's list also by whom each was recommended and for what, which is what is decided. */
async function namesOf(work: Reading, row: PublicityRow): Promise<PublicName[]> {
  const { definition } = await programmeOf(work, row.programme_id)
  return (row.list as ListedName[]).map(({ key, title, applicant, directions, unit }) => ({
    key,
    title,
    applicant,
    ...(directions === undefined ? {} : { directions: [...directions] }),
    ...(unit === undefined ? {} : { unitName: unitOf(definition, unit)?.name.zh ?? unit }),
  }))
}

/** What anybody may see: what has begun and was not cancelled. */
function seenByAll(work: Reading) {
  return publicities(work).where('p.state', '<>', 'cancelled').where('p.opens_at', '<=', work.now)
}

export async function listPublicities(
  work: Reading,
  query: {
    readonly limit?: number
    readonly after?: string
    readonly programmeId?: string
    readonly running?: boolean
  },
) {
  let all = seenByAll(work)
  if (query.programmeId !== undefined)
    all = all.where((eb) =>
      eb.or([
        eb('r.programme_id', '=', query.programmeId!),
        eb('z.programme_id', '=', query.programmeId!),
      ]),
    )
  if (query.running !== undefined) {
    all = all.where('p.state', query.running ? '=' : '<>', 'running')
  }
  const { total } = await all
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const limit = query.limit ?? 50
  let page = all.orderBy('p.id', 'desc').limit(limit + 1)
  if (query.after !== undefined) page = page.where('p.id', '<', query.after)
  const rows = await page.execute()
  const shown = rows.slice(0, limit)
  return {
    rows: await Promise.all(shown.map((row) => briefOf(work, row))),
    total,
    next: rows.length > limit ? shown.at(-1)!.id : null,
  }
}

export async function readPublicity(work: Reading, id: string) {
  const row = found(await seenByAll(work).where('p.id', '=', id).executeTakeFirst(), 'publicity')
  return { ...(await briefOf(work, row)), names: await namesOf(work, row) }
}

/** The row for the rules of objections, whoever asks. */
export async function findPublicity(work: Reading, id: string): Promise<PublicityRow | undefined> {
  return publicities(work).where('p.id', '=', id).executeTakeFirst()
}

/** Whoever holds the list: the unit on whose seat the actor's organisation sits, or the programme's office. */
export async function isHolder(work: Reading, row: HeldList): Promise<boolean> {
  const { programme_id: programmeId, unit_code: unit } = row
  if (unit !== null) {
    const units = await ownUnits(work)
    return units.some((one) => one.programmeId === programmeId && one.unit === unit)
  }
  if (!permits(work.actor, 'programmes.selection.decide')) return false
  const office = await managedProgrammes(work)
    .where('g.id', '=', programmeId)
    .select('g.id')
    .executeTakeFirst()
  return office !== undefined
}

export async function insistHolder(work: Reading, row: HeldList, noun: string): Promise<void> {
  found((await isHolder(work, row)) || null, noun)
}

export async function ownPublicity(work: Reading, id: string): Promise<PublicityRow> {
  const row = found(await findPublicity(work, id), 'publicity')
  await insistHolder(work, row, 'publicity')
  return row
}

export async function objectionNumbers(work: Reading, publicityId: string) {
  const rows = await work.db
    .selectFrom('programmes.objection')
    .where('publicity_id', '=', publicityId)
    .select(['state', (eb) => eb.fn.countAll<number>().as('n')])
    .groupBy('state')
    .execute()
  const count = (state: string): number => rows.find((row) => row.state === state)?.n ?? 0
  const [accepted, rejected] = [count('accepted'), count('rejected')]
  return { received: count('received') + accepted + rejected, accepted, rejected }
}

export async function ownShape(work: Reading, row: PublicityRow): Promise<OwnPublicity> {
  const { definition } = await programmeOf(work, row.programme_id)
  const closesAt = row.unit_code === null ? null : unitClosesAt(definition, row.unit_code)
  return {
    ...(await briefOf(work, row)),
    names: await namesOf(work, row),
    objections: await objectionNumbers(work, row.id),
    endReason: row.end_reason,
    endsTooLate: closesAt !== null && row.closes_at.getTime() > Date.parse(closesAt),
  }
}

/** What the programme's file says; where it is silent, what the operator of the house chose. */
export async function usualWorkingDays(
  work: Reading,
  definition: ProgrammeDefinition,
): Promise<number> {
  return publicityRule(definition).workingDays ?? setting(work, 'programmes.publicity_days')
}

/** The latest first. */
export async function listOwnPublicities(work: Reading, at: UnitAt, wish: PageWish) {
  const { definition } = await ownUnit(work, at)
  const list = publicities(work)
    .where('r.programme_id', '=', at.programmeId)
    .where('r.unit_code', '=', at.unit)
  const { shown, ...page } = await readPage(work, list, { key: sql<string>`p.id::text` }, wish)
  const open = await list.where('p.state', 'in', ['running', 'awaiting']).limit(1).execute()
  return {
    ...page,
    runs: open.length > 0,
    rows: await Promise.all(shown.map((row) => ownShape(work, row))),
    usualWorkingDays: await usualWorkingDays(work, definition),
  }
}

/** For the briefing: the publicity that counts, with its objections. */
export async function latestPublicity(work: Reading, recommendationId: string) {
  const row = await publicities(work)
    .where('p.recommendation_id', '=', recommendationId)
    .where('p.state', '<>', 'cancelled')
    .orderBy('p.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    state: row.state,
    firstDay: row.first_day,
    lastDay: row.last_day,
    workingDays: row.working_days,
    ...(await objectionNumbers(work, row.id)),
    endReason: row.end_reason,
  }
}

/** What the signature asks: is a publicity unfinished, and which ranked files were never in one that ended. */
export async function publicityFacts(work: Reading, recommendationId: string, at: UnitAt) {
  const rows = await publicities(work)
    .where('p.recommendation_id', '=', recommendationId)
    .where('p.state', '<>', 'cancelled')
    .execute()
  const ended = rows.filter(({ state }) => state === 'ended')
  const named = new Set(
    ended.flatMap(({ list }) => (list as ListedName[]).map(({ candidateId }) => candidateId)),
  )
  const ranked = await work.db
    .selectFrom('programmes.candidate')
    .where('programme_id', '=', at.programmeId)
    .where('unit_code', '=', at.unit)
    .where('rank', 'is not', null)
    .select('id')
    .execute()
  return {
    unfinished: rows.length > ended.length,
    uncovered: ranked.filter(({ id }) => !named.has(id)).length,
  }
}
