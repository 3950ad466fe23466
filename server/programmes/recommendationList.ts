/**
 * The list of a unit under lock. Places belong to a pool that several units may share, so a change of one
 * list locks the list of the pool's unit too, always in the same order: list, then applications.
 */
import { sql } from 'kysely'
import {
  poolOf,
  quotaMeter,
  type QuotaMeter,
  type QuotaState,
} from '../../domain/programmes/quota.ts'
import { unitOf, type ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import type { ListFacts, RecommendationState } from '../../domain/programmes/recommendation.ts'
import { setting } from '../console/index.ts'
import { newId } from '../kernel/id.ts'
import { found } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import type { Programme } from './programme.queries.ts'
import { ownUnit, type UnitAt } from './seat.queries.ts'

export function findList(work: Reading, at: UnitAt) {
  return work.db
    .selectFrom('programmes.recommendation')
    .where('programme_id', '=', at.programmeId)
    .where('unit_code', '=', at.unit)
    .selectAll()
    .executeTakeFirst()
}

export type ListRow = NonNullable<Awaited<ReturnType<typeof findList>>>

export type LockedList = {
  readonly at: UnitAt
  readonly programme: Programme
  readonly row: ListRow
}

function poolUnits(definition: ProgrammeDefinition, unitCode: string): string[] {
  const unit = found(unitOf(definition, unitCode), 'unit')
  return [...new Set([unitCode, poolOf(definition, unit).code])].toSorted()
}

/** Locks the actor's own list; missing for whoever does not sit on the unit's seat. */
export async function lockList(work: Writing, at: UnitAt): Promise<LockedList> {
  const programme = await ownUnit(work, at)
  return lockListOf(work, programme, at)
}

/** The same for the clock and for others who have established their right to it. */
export async function lockListOf(
  work: Writing,
  programme: Programme,
  at: UnitAt,
): Promise<LockedList> {
  const codes = poolUnits(programme.definition, at.unit)
  await work.db
    .insertInto('programmes.recommendation')
    .values(
      codes.map((code) => ({
        id: newId(work.now),
        programme_id: at.programmeId,
        unit_code: code,
        state: 'draft',
        made_at: work.now,
        changed_at: work.now,
      })),
    )
    .onConflict((clause) => clause.doNothing())
    .execute()
  await work.db
    .selectFrom('programmes.recommendation')
    .where('programme_id', '=', at.programmeId)
    .where('unit_code', 'in', codes)
    .select('id')
    .orderBy('unit_code')
    .forUpdate()
    .execute()
  return { at, programme, row: found(await findList(work, at), 'recommendation') }
}

/** Candidate ids in rank order. */
export async function orderOf(work: Reading, at: UnitAt): Promise<string[]> {
  const rows = await work.db
    .selectFrom('programmes.candidate')
    .where('programme_id', '=', at.programmeId)
    .where('unit_code', '=', at.unit)
    .where('rank', 'is not', null)
    .select('id')
    .orderBy('rank')
    .execute()
  return rows.map(({ id }) => id)
}

/** Asked and confirmed exceptions of the ranked candidates of some units. */
export async function openExceptions(work: Reading, programmeId: string, units: readonly string[]) {
  return work.db
    .selectFrom('programmes.exception as e')
    .innerJoin('programmes.candidate as c', 'c.id', 'e.candidate_id')
    .where('c.programme_id', '=', programmeId)
    .where('c.unit_code', 'in', [...units])
    .where('e.state', 'in', ['asked', 'confirmed'])
    .select(['e.id', 'e.rule', 'e.state', 'e.asked_at', 'c.rank', 'c.unit_code', 'e.candidate_id'])
    .orderBy('e.asked_at', 'desc')
    .orderBy('e.id', 'desc')
    .execute()
}

/** What the quota rules count: places taken in every list of the pool, and conditions that hold. */
export async function quotaState(
  work: Reading,
  definition: ProgrammeDefinition,
  unitCode: string,
): Promise<QuotaState> {
  const shared = quotaMeter(definition, unitCode, { counts: {} })?.sharedBy ?? [unitCode]
  const [places, exceptions, seats] = await Promise.all([
    work.db
      .selectFrom('programmes.candidate')
      .where('programme_id', '=', definition.id)
      .where('unit_code', 'in', [...shared])
      .where('rank', 'is not', null)
      .select(['unit_code', (eb) => eb.fn.countAll<number>().as('n')])
      .groupBy('unit_code')
      .execute(),
    openExceptions(work, definition.id, shared),
    work.db
      .selectFrom('programmes.seat')
      .where('programme_id', '=', definition.id)
      .where('unit_code', 'in', [...shared])
      .select(['unit_code', 'conditions'])
      .execute(),
  ])
  const counts = Object.fromEntries(
    shared.map((code) => {
      const waiting = exceptions.filter(
        (one) => one.unit_code === code && one.rule === 'quota' && one.state === 'asked',
      ).length
      const ranked = places.find((one) => one.unit_code === code)?.n ?? 0
      return [code, { used: ranked - waiting, waiting }]
    }),
  )
  const conditions = Object.fromEntries(seats.map((seat) => [seat.unit_code, seat.conditions]))
  return { counts, conditions }
}

export async function meterOf(
  work: Reading,
  definition: ProgrammeDefinition,
  unitCode: string,
): Promise<QuotaMeter> {
  const state = await quotaState(work, definition, unitCode)
  return found(quotaMeter(definition, unitCode, state), 'unit')
}

/** The meter as it travels. */
export function meterShape(meter: QuotaMeter) {
  const { unit: _unit, sharedBy, ...shown } = meter
  return { ...shown, sharedBy: [...sharedBy] }
}

/**
 * An exception lapses when its candidate has left the order, and when the pool no longer exceeds its quota:
 * of several the youngest first, those still asked before those confirmed.
 */
export async function lapseExceptions(work: Writing, list: LockedList): Promise<void> {
  const { definition } = list.programme
  const meter = await meterOf(work, definition, list.at.unit)
  const open = await openExceptions(work, definition.id, meter.sharedBy)
  const left = open.filter(({ rank }) => rank === null)
  const overQuota = open
    .filter(({ rank, rule }) => rank !== null && rule === 'quota')
    .toSorted((one, other) => Number(one.state !== 'asked') - Number(other.state !== 'asked'))
  const taken = meter.used + meter.waiting
  const needed = meter.max === null ? 0 : Math.max(0, taken - meter.max)
  const spare = overQuota.slice(0, Math.max(0, overQuota.length - needed))
  const ids = [...left, ...spare].map(({ id }) => id)
  if (ids.length === 0) return
  await work.db
    .updateTable('programmes.exception')
    .set({ state: 'lapsed' })
    .where('id', 'in', ids)
    .execute()
}

export async function listFacts(work: Reading, row: ListRow): Promise<ListFacts> {
  const at = { programmeId: row.programme_id, unit: row.unit_code }
  const exceptions = await openExceptions(work, at.programmeId, [at.unit])
  return {
    state: row.state as RecommendationState,
    version: row.version,
    ranked: (await orderOf(work, at)).length,
    exceptionsAsked: exceptions.filter(({ state }) => state === 'asked').length,
    sentBy: row.sent_by,
    checkedBy: row.checked_by,
    fourEyes: await setting(work, 'programmes.four_eyes'),
  }
}

/** Writes a new order: places 1 to n, everybody else of the unit in reserve. Answers the new version. */
export async function writeOrder(
  work: Writing,
  list: LockedList,
  change: {
    readonly kind: 'insert' | 'move' | 'remove' | 'swap' | 'undo' | 'leave'
    readonly before: readonly string[]
    readonly after: readonly string[]
    readonly undoes?: number
  },
): Promise<number> {
  const { before, after } = change
  const gone = before.filter((id) => !after.includes(id))
  if (gone.length > 0) {
    await work.db
      .updateTable('programmes.candidate')
      .set({ rank: null, changed_at: work.now })
      .where('id', 'in', gone)
      .execute()
  }
  await sql`update programmes.candidate c set rank = o.place, changed_at = ${work.now}
    from unnest(${[...after]}::uuid[]) with ordinality o (id, place)
    where c.id = o.id and c.rank is distinct from o.place`.execute(work.db)
  const version = list.row.version + 1
  await work.db
    .updateTable('programmes.recommendation')
    .set({ version, changed_at: work.now })
    .where('id', '=', list.row.id)
    .execute()
  await work.db
    .insertInto('programmes.rank_change')
    .values({
      recommendation_id: list.row.id,
      version,
      kind: change.kind,
      before: [...before],
      after: [...after],
      undoes: change.undoes ?? null,
      changed_by: work.actor.personId,
      changed_at: work.now,
    })
    .execute()
  await lapseExceptions(work, list)
  return version
}
