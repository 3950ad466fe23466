/** What lists show of a followed project: its worst light and the days of its open reports, looked at anew. */
import { sql } from 'kysely'
import { systemActor } from '../../domain/kernel/actor.ts'
import { dayOfMoment, daysBetween } from '../../domain/kernel/moment.ts'
import { workingDaysBetween } from '../../domain/kernel/workingDays.ts'
import { worstLight } from '../../domain/indicators/progress.ts'
import { capDayOf, openStates, type FollowingState } from '../../domain/programmes/following.ts'
import { nextDueDay, type Owed } from '../../domain/programmes/followingDue.ts'
import { keptRows } from '../indicators/index.ts'
import { announce } from '../kernel/events/announce.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import type { KeptEvent } from '../kernel/module.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { pooledLast } from './following.pooling.ts'
import { capOf, owedOf } from './following.queries.ts'
import { programmeOf } from './programme.queries.ts'

type Looked = {
  readonly id: string
  readonly programme_id: string
  readonly from_day: string
  readonly until_day: string
  readonly selected_on: string
  readonly state: string
  readonly track_id: string | null
  readonly org_id: string
  readonly pooling_before: unknown
}

/** The project, held until the transaction ends: one at a time acts on it. */
export async function holdFollowing(work: Writing, id: string): Promise<void> {
  await work.db
    .selectFrom('programmes.following')
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .execute()
}

function rowOf(work: Writing, id: string): Promise<Looked> {
  return work.db
    .selectFrom('programmes.following')
    .where('id', '=', id)
    .select([
      'id',
      'programme_id',
      'from_day',
      'until_day',
      'selected_on',
      'state',
      'track_id',
      'org_id',
      'pooling_before',
    ])
    .executeTakeFirstOrThrow()
}

const isOpenDue = ({ state }: Owed): boolean => state !== 'settled' && state !== 'underWay'

export async function lookAtFollowing(work: Writing, id: string): Promise<Owed[]> {
  const row = await rowOf(work, id)
  const open = openStates.includes(row.state as FollowingState) && row.state !== 'preparing'
  const owed = open ? await owedOf(work, row) : []
  const lights =
    row.track_id === null ? [] : (await keptRows(work, row.track_id)).map(({ light }) => light)
  await work.db
    .updateTable('programmes.following')
    .set({
      // Of what has ended the last light stands.
      ...(open ? { light: worstLight(lights) } : {}),
      next_due: nextDueDay(owed),
      open_dues: owed.filter(isOpenDue).map(({ dueDay }) => dueDay),
      ...(open && row.pooling_before !== null ? await pooledLast(work, owed) : {}),
      looked_at: work.now,
    })
    .where('id', '=', id)
    .execute()
  return owed
}

/** Values came from elsewhere: a platform posted, or the office verified. */
export async function valuesCame(work: Writing, event: KeptEvent): Promise<void> {
  const row = await work.db
    .selectFrom('programmes.following')
    .where('track_id', '=', String(event.facts['trackId'] ?? ''))
    .select('id')
    .executeTakeFirst()
  if (row === undefined) return
  await holdFollowing(work, row.id)
  await lookAtFollowing(work, row.id)
}

/** Working days before a report is due on which its project is reminded. */
const remindDays = 5

async function tellsOnce(work: Writing, followingId: string, what: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await work.db
    .insertInto('programmes.following_told')
    .values({ following_id: followingId, what, told_at: work.now })
    .onConflict((clause) => clause.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}

/** Once when it draws near, once when it has passed. */
async function remind(work: Writing, id: string, owed: readonly Owed[]): Promise<void> {
  const today = dayOfMoment(work.now.toISOString())
  for (const { code, period, dueDay } of owed.filter(isOpenDue)) {
    const passed = dueDay < today
    if (!passed && workingDaysBetween(today, dueDay).count > remindDays) continue
    const what = `${passed ? 'passed' : 'near'} ${code} ${period} ${dueDay}`
    if (!(await tellsOnce(work, id, what))) continue
    const name = passed ? 'programmes.report.overdue' : 'programmes.report.near'
    await announce(work, name, { followingId: id, code, period, dueDay })
  }
}

/** Days before the cap on construction on which project and office are told. */
const capDays = [90, 30] as const

/** The cap is told ahead of time, once at each distance, and once when it has passed. */
async function remindOfCap(work: Writing, id: string): Promise<void> {
  const row = await rowOf(work, id)
  const cap = capOf((await programmeOf(work, row.programme_id)).definition)
  const capDay = capDayOf(row.from_day, cap)
  if (cap === null || capDay === null) return
  const left = daysBetween(dayOfMoment(work.now.toISOString()), capDay)
  const near = capDays.findLast((days) => left <= days)
  if (near === undefined) return
  const what = left < 0 ? `cap passed ${capDay}` : `cap ${near} ${capDay}`
  if (!(await tellsOnce(work, id, what))) return
  const name = left < 0 ? 'programmes.following.capPassed' : 'programmes.following.capNear'
  await announce(work, name, { followingId: id, capDay, months: cap.months })
}

const batch = 500

/** Every night: silence turns lights, and days pass. Each project in its own transaction. */
export async function keepFollowings(host: Host): Promise<void> {
  const start = () => ({ actor: systemActor, requestId: newId(host.clock.now()) })
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const ids = await writing(host, start(), (work) =>
      work.db
        .selectFrom('programmes.following')
        .where('id', '>', after)
        .where(sql<boolean>`state in ('running', 'accepting', 'rectifying', 'reaccepting')`)
        .orderBy('id')
        .limit(batch)
        .select('id')
        .execute(),
    )
    for (const { id } of ids) {
      await writing(host, start(), async (work) => {
        await holdFollowing(work, id)
        await remind(work, id, await lookAtFollowing(work, id))
        await remindOfCap(work, id)
      })
    }
    if (ids.length < batch) return
    after = ids.at(-1)!.id
  }
}
