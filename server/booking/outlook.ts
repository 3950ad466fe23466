/** Free capacity of many offers at once: for the market, and for the page of a company. */
import { sql } from 'kysely'
import {
  type Span,
  usualCalendar,
  weekCapacityMinutes,
  weeksFrom,
  weekSpan,
  type WorkCalendar,
} from '../../domain/booking/calendar.ts'
import { horizonWeeksMost } from '../../domain/booking/capacity.ts'
import type * as endpoints from '../../domain/booking/idle.endpoints.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { addDays } from '../../domain/kernel/moment.ts'
import type { Reading } from '../kernel/work.ts'
import { type Capacity, capacitiesOf, halvesOf } from './capacity.ts'
import { visibleOffers } from './offers.ts'
import { endOfDayMs } from './taken.ts'
import {
  elapsedMinutes,
  freeWithin,
  thisWeek,
  todayOf,
  type WeekRow,
  weeksWithin,
} from './weeks.ts'

type OfferWeek = WeekRow & { readonly offerId: string }

/** What is kept of these weeks; holds whose time is over are free, though the clock has not come round yet. */
async function weeksOf(
  work: Reading,
  offerIds: readonly string[],
  weeks: readonly string[],
): Promise<OfferWeek[]> {
  const rows = await work.db
    .selectFrom('booking.week as w')
    .where('w.offer_id', '=', sql<string>`any(${offerIds}::uuid[])`)
    .where('w.week', '=', sql<string>`any(${weeks}::date[])`)
    .select(['w.offer_id', 'w.week', 'w.open_minutes', 'w.passed_minutes'])
    .select(
      sql<number>`w.taken_minutes - coalesce((
        select sum(p.minutes) from booking.reservation r
        join booking.reservation_week p on p.reservation_id = r.id and p.week = w.week
        where r.offer_id = w.offer_id and r.state = 'held' and r.expires_at <= ${work.now}), 0)::int`.as(
        'taken',
      ),
    )
    .execute()
  return rows.map((row) => ({
    offerId: row.offer_id,
    week: row.week,
    openMinutes: row.open_minutes,
    takenMinutes: row.taken,
    passedMinutes: row.passed_minutes,
  }))
}

/**
 * Of slots it is not looked at where they lie: of the week that runs, what has gone by and what is taken are both left
 * out, so that less is promised rather than more.
 */
function carefully(capacity: Capacity, row: WeekRow, now: Date): WeekRow {
  if (capacity.mode === 'hours') return row
  const elapsed = elapsedMinutes(capacity, row.week, now)
  return { ...row, takenMinutes: row.takenMinutes + elapsed }
}

type FreeOfWeek = { readonly week: string; readonly open: number; readonly free: number }

type Kept = {
  readonly capacities: ReadonlyMap<string, Capacity>
  readonly rows: ReadonlyMap<string, WeekRow>
}

const keptKey = (offerId: string, week: string): string => `${offerId} ${week}`

async function keptOf(
  work: Reading,
  offerIds: readonly string[],
  weeks: readonly string[],
): Promise<Kept> {
  const capacities = await capacitiesOf(work, offerIds)
  const rows = await weeksOf(work, [...capacities.keys()], weeks)
  return { capacities, rows: new Map(rows.map((row) => [keptKey(row.offerId, row.week), row])) }
}

/** By offer and week, within a window; weeks that nobody opened yet are reckoned from the calendar. */
function freeIn(
  work: Reading,
  { capacities, rows }: Kept,
  window: Span,
  isWithin: (capacity: Capacity, week: string) => boolean = () => true,
): ReadonlyMap<string, readonly FreeOfWeek[]> {
  const weeks = weeksWithin(window)
  const reckon = (capacity: Capacity, week: string): FreeOfWeek => {
    const row = rows.get(keptKey(capacity.offerId, week)) ?? {
      week,
      openMinutes: weekCapacityMinutes(capacity.calendar, week, capacity.machines),
      takenMinutes: 0,
      passedMinutes: 0,
    }
    const { freeMinutes } = freeWithin(
      capacity,
      carefully(capacity, row, work.now),
      window,
      work.now,
    )
    return { week, open: row.openMinutes, free: freeMinutes }
  }
  return new Map(
    [...capacities].map(([id, capacity]) => [
      id,
      weeks.filter((week) => isWithin(capacity, week)).map((week) => reckon(capacity, week)),
    ]),
  )
}

const farthestMs = (horizonWeeksMost + 1) * 7 * 86_400_000

/**
 * Free minutes from now to the end of each of some days, by day and offer, in weeks that others may hold; offers without
 * capacity are left out, and days that are over. Who may see the offers is the asker's to know. Ask for at most a few
 * hundred.
 */
export async function freeMinutesBefore(
  work: Reading,
  offerIds: readonly string[],
  days: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const from = work.now.getTime()
  const windows = days.flatMap((day) => {
    const to = Math.min(endOfDayMs(day), from + farthestMs)
    return to > from ? [{ day, window: { from, to } }] : []
  })
  if (windows.length === 0 || offerIds.length === 0) return new Map()
  const to = Math.max(...windows.map(({ window }) => window.to))
  const kept = await keptOf(work, offerIds, weeksWithin({ from, to }))
  const isAhead = ({ horizonWeeks }: Capacity, week: string): boolean =>
    week <= addDays(thisWeek(work), horizonWeeks * 7)
  const sum = (weeks: readonly FreeOfWeek[]): number =>
    weeks.reduce((all, { free }) => all + free, 0)
  return new Map(
    windows.map(({ day, window }) => [
      day,
      new Map([...freeIn(work, kept, window, isAhead)].map(([id, weeks]) => [id, sum(weeks)])),
    ]),
  )
}

export type Load = { readonly openMinutes: number; readonly freeMinutes: number }

/**
 * Machine time of the next whole weeks, by offer, from the coming Monday on; offers without capacity are left out. Who
 * may see the offers is the asker's to know.
 */
export async function loadAhead(
  work: Reading,
  offerIds: readonly string[],
  weeks: number,
): Promise<ReadonlyMap<string, Load>> {
  const [, ...ahead] = weeksFrom(todayOf(work), weeks + 1)
  const window = { from: weekSpan(ahead[0]!).from, to: weekSpan(ahead.at(-1)!).to }
  const free = freeIn(work, await keptOf(work, offerIds, weeksWithin(window)), window)
  return new Map(
    [...free].map(([id, all]) => [
      id,
      {
        openMinutes: all.reduce((sum, { open }) => sum + open, 0),
        freeMinutes: all.reduce((sum, one) => sum + one.free, 0),
      },
    ]),
  )
}

const companyWeeks = 8
const companyOffers = 200

export async function readCompanyOutlook(
  work: Reading,
  orgId: string,
): Promise<AnswerOf<typeof endpoints.readCompanyOutlook>> {
  const offers = await visibleOffers(work)
    .innerJoin('booking.capacity as c', 'c.offer_id', 'f.id')
    .where('f.org_id', '=', orgId)
    .orderBy('f.id')
    .limit(companyOffers)
    .select('f.id')
    .execute()
  if (offers.length === 0) return { offers: 0, weeks: [] }
  const weeks = weeksFrom(todayOf(work), companyWeeks)
  const window = { from: work.now.getTime(), to: weekSpan(weeks.at(-1)!).to }
  const ids = offers.map(({ id }) => id!)
  const free = freeIn(work, await keptOf(work, ids, weeks), window)
  const all = [...free.values()].flat()
  return {
    offers: free.size,
    weeks: weeks.map((week) => {
      const of = all.filter((one) => one.week === week)
      return {
        week,
        openHours: halvesOf(of.reduce((sum, one) => sum + one.open, 0)),
        freeHours: halvesOf(of.reduce((sum, one) => sum + one.free, 0)),
      }
    }),
  }
}

/**
 * The calendar by which offers run that the reader sees, where their owner shows their capacity; without the notes, which
 * are the owner's own. Null where none of them runs by the calendar of the organisation.
 */
export async function shownCalendar(work: Reading, orgId: string): Promise<WorkCalendar | null> {
  const row = await visibleOffers(work)
    .innerJoin('booking.capacity as c', 'c.offer_id', 'f.id')
    .leftJoin('booking.calendar as k', 'k.org_id', 'c.org_id')
    .where('f.org_id', '=', orgId)
    .where('c.calendar', 'is', null)
    .select('k.content')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  const calendar = (row.content as WorkCalendar | null) ?? usualCalendar
  return {
    ...calendar,
    closures: calendar.closures.map((one) => ({ ...one, note: '' })),
    extras: calendar.extras.map((one) => ({ ...one, note: '' })),
  }
}
