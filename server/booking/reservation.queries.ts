/** Reservations, for their two sides alone. */
import { sql } from 'kysely'
import { permits } from '../../domain/kernel/actor.ts'
import { bookingPermits, type CapacityMode } from '../../domain/booking/capacity.ts'
import type * as endpoints from '../../domain/booking/reservation.endpoints.ts'
import type { FullReservation, Reservation } from '../../domain/booking/reservation.endpoints.ts'
import {
  endsSoonHours,
  type ReservationFacts,
  type ReservationState,
} from '../../domain/booking/reservation.ts'
import { thingWords } from '../../domain/console/sentence.ts'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { isUuid } from '../console/index.ts'
import { found } from '../kernel/problem.ts'
import { readPage } from '../kernel/readPage.ts'
import { likePart } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'
import { ownOrgId } from '../people/index.ts'
import { hoursOf } from './capacity.ts'

/** As it is at this moment, also where the clock has not come round yet. */
const stateNow = (now: Date) =>
  sql<string>`(case when r.state = 'held' and r.expires_at <= ${now} then 'expired' else r.state end)`

function reservations(work: Reading, orgId: string | null) {
  return work.db
    .selectFrom('booking.reservation as r')
    .innerJoin('catalog.pub_offer as f', 'f.id', 'r.offer_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'r.org_id')
    .innerJoin('people.pub_organisation as h', 'h.id', 'r.holder_org_id')
    .where((eb) => eb.or([eb('r.org_id', '=', orgId), eb('r.holder_org_id', '=', orgId)]))
    .select(['r.id', 'r.offer_id', 'r.org_id', 'r.holder_org_id', 'r.mode', 'r.version'])
    .select(['r.minutes', 'r.purpose', 'r.expires_at', 'r.made_at'])
    .select(['f.title', 'o.name as org_name', 'h.name as holder_name'])
    .select([
      stateNow(work.now).as('state_now'),
      sql<Date>`lower(r.during)`.as('starts_at'),
      sql<Date>`upper(r.during)`.as('ends_at'),
    ])
}
export type ReservationRow = Awaited<
  ReturnType<ReturnType<typeof reservations>['executeTakeFirstOrThrow']>
>

export async function findReservation(work: Reading, id: string): Promise<ReservationRow> {
  const row = await reservations(work, ownOrgId(work)).where('r.id', '=', id).executeTakeFirst()
  return found(row, 'reservation')
}

export const reservationFacts = (row: ReservationRow): ReservationFacts => ({
  orgId: row.org_id,
  holderOrgId: row.holder_org_id,
  state: row.state_now as ReservationState,
  expiresAt: row.expires_at?.toISOString() ?? null,
  endsAt: row.ends_at.toISOString(),
})

const shape = (row: ReservationRow): Reservation => ({
  ...reservationFacts(row),
  id: row.id,
  offerId: row.offer_id,
  offerTitle: row.title ?? '',
  orgName: row.org_name ?? '',
  holderName: row.holder_name ?? '',
  mode: row.mode as CapacityMode,
  version: row.version,
  hours: hoursOf(row.minutes),
  startsAt: row.starts_at.toISOString(),
  purpose: row.purpose,
  madeAt: row.made_at.toISOString(),
})

const soonOf = (now: Date): Date => new Date(now.getTime() + endsSoonHours * 3_600_000)

/** Holds that wait for this organisation's answer, and its own that end soon. */
function waitsOf(work: Reading, which: 'answer' | 'ends') {
  const orgId = ownOrgId(work)
  const held = reservations(work, orgId)
    .where('r.state', '=', 'held')
    .where('r.expires_at', '>', work.now)
  return which === 'answer'
    ? held.where('r.org_id', '=', orgId)
    : held.where('r.holder_org_id', '=', orgId).where('r.expires_at', '<=', soonOf(work.now))
}

async function countOf(work: Reading, which: 'answer' | 'ends'): Promise<number> {
  const { n } = await work.db
    .selectFrom(waitsOf(work, which).as('waiting'))
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

export async function listReservations(
  work: Reading,
  query: QueryOf<typeof endpoints.listReservations>,
): Promise<AnswerOf<typeof endpoints.listReservations>> {
  const orgId = ownOrgId(work)
  let rows = query.waits === undefined ? reservations(work, orgId) : waitsOf(work, query.waits)
  if (query.side !== undefined) {
    rows = rows.where(query.side === 'making' ? 'r.org_id' : 'r.holder_org_id', '=', orgId)
  }
  if (query.offer !== undefined) rows = rows.where('r.offer_id', '=', query.offer)
  if (query.state !== undefined) rows = rows.where(stateNow(work.now), '=', query.state)
  const text = query.text?.trim() ?? ''
  if (text !== '') {
    const part = likePart(text)
    rows = rows.where((eb) =>
      eb.or([
        eb('f.title', 'ilike', part),
        eb('r.purpose', 'ilike', part),
        eb('h.name', 'ilike', part),
        eb('o.name', 'ilike', part),
      ]),
    )
  }
  const { shown, total, next } = await readPage(work, rows, { key: sql`r.id::text` }, query)
  return {
    rows: shown.map(shape),
    total,
    next,
    waiting: { toAnswer: await countOf(work, 'answer'), endSoon: await countOf(work, 'ends') },
  }
}

const stepsShown = 50

async function stepsOf(work: Reading, id: string): Promise<FullReservation['steps']> {
  const rows = await work.db
    .selectFrom('booking.reservation_step as t')
    .leftJoin('people.pub_person as p', 'p.id', 't.taken_by')
    .leftJoin('people.pub_organisation as o', 'o.id', 't.taken_org_id')
    .where('t.reservation_id', '=', id)
    .orderBy('t.version', 'desc')
    .limit(stepsShown)
    .select(['t.verb', 't.reason', 't.taken_at', 't.taken_org_id', 'p.name', 'o.name as org'])
    .execute()
  return rows.map((row) => ({
    verb: row.verb,
    reason: row.reason,
    // Who it was on the other side is theirs.
    by: row.taken_org_id === work.actor.orgId ? row.name : null,
    org: row.org,
    at: row.taken_at.toISOString(),
  }))
}

export async function fullReservation(work: Reading, id: string): Promise<FullReservation> {
  const row = await findReservation(work, id)
  const parts = await work.db
    .selectFrom('booking.reservation_week')
    .where('reservation_id', '=', id)
    .orderBy('week')
    .select(['week', 'minutes'])
    .execute()
  return {
    ...shape(row),
    parts: parts.map(({ week, minutes }) => ({ week, hours: hoursOf(minutes) })),
    steps: await stepsOf(work, id),
  }
}

/** What the history calls them: by the offer, for those who are a side of it. */
export async function bookingNames(work: Reading, ids: readonly string[], language: Language) {
  const uuids = ids.filter(isUuid)
  const { orgId } = work.actor
  if (uuids.length === 0 || orgId === null || !permits(work.actor, bookingPermits.hold)) {
    return new Map<string, string>()
  }
  const [of, offers] = await Promise.all([
    reservations(work, orgId).where('r.id', 'in', uuids).execute(),
    work.db
      .selectFrom('catalog.pub_offer')
      .where('id', 'in', uuids)
      .where('org_id', '=', orgId)
      .select(['id', 'title'])
      .execute(),
  ])
  return new Map(
    [...of, ...offers].map(({ id, title }) => [
      id!,
      thingWords(language, 'quoted', { name: title ?? '' }),
    ]),
  )
}
