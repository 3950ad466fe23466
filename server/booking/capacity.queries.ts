/** Capacity: all of it for the maker, the free part for whoever sees the offer. */
import { sql } from 'kysely'
import { usualCalendar, type WorkCalendar } from '../../domain/booking/calendar.ts'
import { type CapacityMode, usualCapacity } from '../../domain/booking/capacity.ts'
import type * as endpoints from '../../domain/booking/capacity.endpoints.ts'
import type { OfferCapacity, WeekUse } from '../../domain/booking/capacity.endpoints.ts'
import { spread } from '../../domain/booking/plan.ts'
import { windowOf } from '../../domain/booking/reservation.ts'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import { momentOfMs } from '../../domain/kernel/moment.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { Problem } from '../kernel/problem.ts'
import { readPage } from '../kernel/readPage.ts'
import { likePart } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'
import { ownOrgId } from '../people/index.ts'
import { type Capacity, capacityOf, halvesOf, hoursOf, minutesOf, wishOf } from './capacity.ts'
import { ownOffer, ownOffers, triedOffer, visibleOffer } from './offers.ts'
import { aheadOf, fitsBy, freeWeeks, horizonOf, slotsFor } from './taken.ts'
import { thisWeek } from './weeks.ts'

type Query<Name extends keyof typeof endpoints> = QueryOf<(typeof endpoints)[Name]>

export async function readCalendar(
  work: Reading,
): Promise<AnswerOf<typeof endpoints.readCalendar>> {
  const orgId = ownOrgId(work)
  const row = await work.db
    .selectFrom('booking.calendar')
    .where('org_id', '=', orgId)
    .select(['content', 'version', 'changed_at'])
    .executeTakeFirst()
  const { n } = await work.db
    .selectFrom('booking.capacity')
    .where('org_id', '=', orgId)
    .where('calendar', 'is', null)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return {
    calendar: (row?.content as WorkCalendar | undefined) ?? usualCalendar,
    version: row?.version ?? 0,
    changedAt: row?.changed_at.toISOString() ?? null,
    offers: Number(n),
  }
}

const takes = (now: Date) =>
  sql<boolean>`(r.state = 'firm' or (r.state = 'held' and r.expires_at > ${now}))`

/** Of all weeks from this one on. */
const sumOf = (work: Reading, state: 'held' | 'firm') => sql<number>`coalesce((
  select sum(p.minutes) from booking.reservation r
  join booking.reservation_week p on p.reservation_id = r.id
  where r.offer_id = f.id and r.state = ${state} and p.week >= ${thisWeek(work)}::date
    and ${takes(work.now)}), 0)::int`

export async function listCapacities(
  work: Reading,
  query: Query<'listCapacities'>,
): Promise<AnswerOf<typeof endpoints.listCapacities>> {
  let rows = ownOffers(work)
    .leftJoin('booking.capacity as c', 'c.offer_id', 'f.id')
    .select(['f.id', 'f.title', 'f.state', 'c.mode', 'c.takes_holds'])
    .select([
      sql<number>`coalesce((select sum(w.open_minutes) from booking.week w
        where w.offer_id = f.id and w.week >= ${thisWeek(work)}::date), 0)::int`.as('open'),
      sumOf(work, 'held').as('held'),
      sumOf(work, 'firm').as('firm'),
      sql<number>`(select count(*) from booking.reservation r where r.offer_id = f.id
        and r.state = 'held' and r.expires_at > ${work.now})::int`.as('waits'),
    ])
  const text = query.text?.trim() ?? ''
  if (text !== '') rows = rows.where('f.title', 'ilike', likePart(text))
  // Those with capacity stand first.
  const key = sql<string>`(case when c.mode is null then '0' else '1' end) || f.id`
  const { shown, total, next } = await readPage(work, rows, { key }, query)
  return {
    rows: shown.map((row) => ({
      offerId: row.id!,
      title: row.title ?? '',
      state: row.state ?? '',
      mode: row.mode as CapacityMode | null,
      takesHolds: row.takes_holds ?? false,
      openHours: hoursOf(row.open),
      heldHours: hoursOf(row.held),
      firmHours: hoursOf(row.firm),
      toAnswer: row.waits,
    })),
    total,
    next,
  }
}

/** Reservations that take of these weeks, with what each takes of each. */
async function partsOf(work: Reading, offerId: string, weeks: readonly string[]) {
  return work.db
    .selectFrom('booking.reservation as r')
    .innerJoin('booking.reservation_week as p', 'p.reservation_id', 'r.id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'r.holder_org_id')
    .where('r.offer_id', '=', offerId)
    .where('p.week', '=', sql<string>`any(${weeks}::date[])`)
    .where(takes(work.now))
    .orderBy(sql`lower(r.during)`)
    .orderBy('r.id')
    .select(['r.id', 'r.state', 'r.purpose', 'r.expires_at', 'r.holder_org_id', 'r.org_id'])
    .select(['p.week', 'p.minutes', 'o.name'])
    .select([sql<Date>`lower(r.during)`.as('from'), sql<Date>`upper(r.during)`.as('to')])
    .execute()
}

type PartRow = Awaited<ReturnType<typeof partsOf>>[number]

const sumHours = (rows: readonly PartRow[]): number =>
  hoursOf(rows.reduce((sum, { minutes }) => sum + minutes, 0))

const isOwn = (row: PartRow): boolean => row.holder_org_id === row.org_id

const useRow = (row: PartRow): WeekUse['rows'][number] => ({
  id: row.id,
  state: row.state as 'held' | 'firm',
  own: isOwn(row),
  holder: row.name ?? '',
  purpose: row.purpose,
  hours: hoursOf(row.minutes),
  from: row.from.toISOString(),
  to: row.to.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
})

async function weekUses(work: Reading, capacity: Capacity): Promise<WeekUse[]> {
  const weeks = await freeWeeks(work, capacity, aheadOf(work, capacity))
  const parts = await partsOf(
    work,
    capacity.offerId,
    weeks.map(({ week }) => week),
  )
  return weeks.map(({ week, freeMinutes, openMinutes }) => {
    const rows = parts.filter((part) => part.week === week)
    const firm = rows.filter(({ state }) => state === 'firm')
    return {
      week,
      openHours: hoursOf(openMinutes),
      freeHours: halvesOf(freeMinutes),
      heldHours: sumHours(rows.filter(({ state }) => state === 'held')),
      firmHours: sumHours(firm.filter((row) => !isOwn(row))),
      ownHours: sumHours(firm.filter(isOwn)),
      rows: rows.map(useRow),
    }
  })
}

/** Reservations that take now. */
export async function inUseOf(work: Reading, offerId: string): Promise<number> {
  const { n } = await work.db
    .selectFrom('booking.reservation as r')
    .where('r.offer_id', '=', offerId)
    .where(takes(work.now))
    .where(sql<boolean>`upper(r.during) > ${work.now}`)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

export async function fullCapacity(work: Reading, offerId: string): Promise<OfferCapacity> {
  const offer = await ownOffer(work, offerId)
  const capacity = await capacityOf(work, offerId)
  const about = { offerId, orgId: offer.orgId, title: offer.title, offerState: offer.state }
  if (capacity === undefined) {
    const { calendar } = await readCalendar(work)
    const wish = usualCapacity('hours')
    return { ...about, version: 0, wish, calendar, inUse: 0, weeks: [] }
  }
  return {
    ...about,
    version: capacity.version,
    wish: wishOf(capacity),
    calendar: capacity.calendar,
    inUse: await inUseOf(work, offerId),
    weeks: await weekUses(work, capacity),
  }
}

export async function readOutlook(
  work: Reading,
  offerId: string,
): Promise<AnswerOf<typeof endpoints.readOutlook>> {
  await visibleOffer(work, offerId)
  const capacity = await capacityOf(work, offerId)
  if (capacity === undefined) return { outlook: null }
  const { n } = await work.db
    .selectFrom('booking.reservation as r')
    .where('r.offer_id', '=', offerId)
    .where('r.holder_org_id', '=', work.actor.orgId)
    .where(takes(work.now))
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  const weeks = await freeWeeks(work, capacity, aheadOf(work, capacity))
  return {
    outlook: {
      mode: capacity.mode,
      leastHours: capacity.leastHours,
      mostHours: capacity.mostHours,
      holdHours: capacity.holdHours,
      takesHolds: capacity.takesHolds,
      orgId: capacity.orgId,
      horizonWeeks: capacity.horizonWeeks,
      horizon: horizonOf(work, capacity),
      weeks: weeks.map(({ week, freeMinutes, openMinutes }) => ({
        week,
        openHours: hoursOf(openMinutes),
        freeHours: halvesOf(freeMinutes),
      })),
      own: Number(n),
    },
  }
}

const slotsShown = 10

export async function findFits(
  work: Reading,
  offerId: string,
  { hours, from, until }: Query<'findFits'>,
): Promise<AnswerOf<typeof endpoints.findFits>> {
  await triedOffer(work, offerId)
  const capacity = await capacityOf(work, offerId)
  if (capacity === undefined) throw new Problem(conflict('booking.no_capacity'))
  const minutes = minutesOf(hours)
  const horizon = horizonOf(work, capacity)
  const last = until === undefined || until > horizon ? horizon : until
  const days = from === undefined ? { until: last } : { from, until: last }
  const window = windowOf(days, horizon, work.now)
  const weeks = window.to > window.from ? await freeWeeks(work, capacity, window) : []
  const left = hoursOf(weeks.reduce((sum, { freeMinutes }) => sum + freeMinutes, 0))
  const by = () => fitsBy(work, capacity, minutes, { from })
  if (capacity.mode === 'slots') {
    const slots = await slotsFor(work, capacity, minutes, { window, most: slotsShown })
    return {
      leftHours: left,
      parts: [],
      slots: slots.map((slot) => ({ from: momentOfMs(slot.from), to: momentOfMs(slot.to) })),
      fitsBy: slots.length > 0 ? null : await by(),
    }
  }
  const found = spread(minutes, weeks)
  const parts = found.ok ? found.parts : []
  return {
    leftHours: left,
    parts: parts.map((part) => ({ week: part.week, hours: hoursOf(part.minutes) })),
    slots: [],
    fitsBy: found.ok ? null : await by(),
  }
}
