/** Idle windows: published by the maker, seen by whoever sees the offer, ended by time. */
import { sql } from 'kysely'
import { systemActor } from '../../domain/kernel/actor.ts'
import type * as endpoints from '../../domain/booking/idle.endpoints.ts'
import type { Idle } from '../../domain/booking/idle.endpoints.ts'
import { type IdleWish, isSoundIdle, mayPublishIdle } from '../../domain/booking/idle.ts'
import { windowOf } from '../../domain/booking/reservation.ts'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import { readPage } from '../kernel/readPage.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { type Capacity, capacityOf, halvesOf, lockCapacity } from './capacity.ts'
import { ownOffer, visibleOffer, visibleOffers } from './offers.ts'
import { endOfDayMs, freeWeeks } from './taken.ts'

type Days = { readonly from: string; readonly until: string }

/** Free hours of the days from now on. */
async function freeOf(work: Reading, capacity: Capacity, days: Days): Promise<number> {
  const window = windowOf(days, days.until, work.now)
  if (window.to <= window.from) return 0
  const weeks = await freeWeeks(work, capacity, window)
  return halvesOf(weeks.reduce((sum, { freeMinutes }) => sum + freeMinutes, 0))
}

/** Published and not over, of offers that the reader sees. */
function shown(work: Reading) {
  return visibleOffers(work)
    .innerJoin('booking.idle as i', 'i.offer_id', 'f.id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'i.org_id')
    .where('i.ended_at', 'is', null)
    .where('i.ends_at', '>', work.now)
    .select(['i.id', 'i.offer_id', 'i.org_id', 'i.first_day', 'i.last_day', 'i.note'])
    .select(['f.title', 'o.name'])
}
type Row = Awaited<ReturnType<ReturnType<typeof shown>['executeTakeFirstOrThrow']>>

const shape = (row: Row): Idle => ({
  id: row.id,
  offerId: row.offer_id,
  offerTitle: row.title ?? '',
  orgId: row.org_id,
  orgName: row.name ?? '',
  from: row.first_day,
  until: row.last_day,
  note: row.note,
})

export async function listIdle(
  work: Reading,
  query: QueryOf<typeof endpoints.listIdle>,
): Promise<AnswerOf<typeof endpoints.listIdle>> {
  const page = await readPage(work, shown(work), { key: sql`i.id::text` }, query)
  return { rows: page.shown.map(shape), total: page.total, next: page.next }
}

/** What is not free any more is told no more. */
export async function readIdle(
  work: Reading,
  offerId: string,
): Promise<AnswerOf<typeof endpoints.readIdle>> {
  await visibleOffer(work, offerId)
  const row = await shown(work).where('i.offer_id', '=', offerId).executeTakeFirst()
  const capacity = row && (await capacityOf(work, offerId))
  if (row === undefined || capacity === undefined) return { idle: null }
  const idle = shape(row)
  const freeHours = await freeOf(work, capacity, idle)
  return { idle: freeHours > 0 ? { ...idle, freeHours } : null }
}

/** Ends what is published of an offer; answers whether anything was. */
async function end(work: Writing, offerId: string): Promise<boolean> {
  const row = await work.db
    .updateTable('booking.idle')
    .set({ ended_at: work.now })
    .where('offer_id', '=', offerId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The capacity is locked, so that of two who publish at once the last one stands. */
export async function publishIdle(work: Writing, offerId: string, wish: IdleWish): Promise<Idle> {
  const { orgId, state: offerState } = await ownOffer(work, offerId)
  insist(mayPublishIdle(work.actor, { orgId, offerState }))
  insist(isSoundIdle(wish, work.now))
  const capacity = await lockCapacity(work, offerId)
  if (capacity === undefined) throw new Problem(conflict('booking.no_capacity'))
  const { from, until } = wish
  if ((await freeOf(work, capacity, wish)) === 0) {
    throw new Problem(conflict('booking.idle_nothing_free', { from, until }))
  }
  await end(work, offerId)
  const id = newId(work.now)
  await work.db
    .insertInto('booking.idle')
    .values({
      id,
      offer_id: offerId,
      org_id: orgId,
      first_day: from,
      last_day: until,
      note: wish.note.trim(),
      made_by: work.actor.personId,
      made_at: work.now,
      ends_at: new Date(endOfDayMs(until)),
    })
    .execute()
  await record(work, 'booking.idle.publish', offerId)
  await announce(work, 'booking.idle.published', { offerId, from, until })
  return shape(await shown(work).where('i.id', '=', id).executeTakeFirstOrThrow())
}

export async function endIdle(work: Writing, offerId: string): Promise<Record<string, never>> {
  const { orgId, state } = await ownOffer(work, offerId)
  insist(mayPublishIdle(work.actor, { orgId, offerState: state === '' ? '' : 'published' }))
  await lockCapacity(work, offerId)
  found((await end(work, offerId)) || null, 'idle')
  await record(work, 'booking.idle.end', offerId)
  await announce(work, 'booking.idle.ended', { offerId })
  return {}
}

/** What time ended. */
export async function endDueIdle(work: Writing): Promise<void> {
  const rows = await work.db
    .updateTable('booking.idle')
    .set({ ended_at: work.now })
    .where('ended_at', 'is', null)
    .where('ends_at', '<=', work.now)
    .returning('offer_id')
    .execute()
  const byTime = { ...work, actor: systemActor }
  for (const { offer_id: offerId } of rows) {
    await record(byTime, 'booking.idle.end', offerId)
    await announce(byTime, 'booking.idle.ended', { offerId })
  }
}
