/** What of an offer is taken and what is left: whole ranges of slots, and weeks of hours. */
import { sql } from 'kysely'
import {
  merged,
  openMinutes,
  openSpans,
  type Span,
  weekSpan,
} from '../../domain/booking/calendar.ts'
import { firstSlot, type FreeWeek, slotOptions, spread } from '../../domain/booking/plan.ts'
import { horizonDay, windowOf } from '../../domain/booking/reservation.ts'
import {
  addDays,
  dayOfMoment,
  momentMs,
  momentOfMs,
  startOfDay,
} from '../../domain/kernel/moment.ts'
import type { Reading } from '../kernel/work.ts'
import type { Capacity } from './capacity.ts'
import { freeWithin, weekRows, weeksAhead, weeksWithin } from './weeks.ts'

export const endOfDayMs = (day: string): number => momentMs(startOfDay(addDays(day, 1)))
export const horizonOf = (work: Reading, capacity: Capacity): string =>
  horizonDay(work.now, capacity.horizonWeeks)

/** Ranges of slots that take, from now on, in order. */
export async function takenSlots(work: Reading, offerId: string): Promise<Span[]> {
  const rows = await work.db
    .selectFrom('booking.reservation as r')
    .where('r.offer_id', '=', offerId)
    .where('r.mode', '=', 'slots')
    .where('r.state', 'in', ['held', 'firm'])
    .where(sql<boolean>`(r.state = 'firm' or r.expires_at > ${work.now})`)
    .where(sql<boolean>`upper(r.during) > ${work.now}`)
    .orderBy(sql`lower(r.during)`)
    .select([sql<Date>`lower(r.during)`.as('from'), sql<Date>`upper(r.during)`.as('to')])
    .execute()
  return rows.map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() }))
}

function freeOfSlots({ calendar }: Capacity, taken: readonly Span[], window: Span): number {
  if (window.to <= window.from) return 0
  const open = openMinutes(calendar, window.from, window.to)
  const busy = merged(taken).flatMap(({ from, to }) =>
    openSpans(calendar, Math.max(from, window.from), Math.min(to, window.to)),
  )
  return open - busy.reduce((sum, { from, to }) => sum + (to - from) / 60_000, 0)
}

/** What of these weeks can still be taken within a window. */
export async function freeWeeks(
  work: Reading,
  capacity: Capacity,
  window: Span,
): Promise<(FreeWeek & { readonly openMinutes: number })[]> {
  const rows = await weekRows(work, capacity, weeksWithin(window))
  const taken = capacity.mode === 'slots' ? await takenSlots(work, capacity.offerId) : []
  return rows.map((row) => {
    const span = weekSpan(row.week)
    const cut = { from: Math.max(window.from, span.from), to: Math.min(window.to, span.to) }
    const free =
      capacity.mode === 'slots'
        ? freeOfSlots(capacity, taken, cut)
        : freeWithin(capacity, row, window, work.now).freeMinutes
    return { week: row.week, freeMinutes: free, openMinutes: row.openMinutes }
  })
}

/** From now to the end of the weeks ahead. */
export function aheadOf(work: Reading, capacity: Capacity): Span {
  const last = weeksAhead(work, capacity).at(-1)!
  return { from: work.now.getTime(), to: weekSpan(last).to }
}

type Days = { readonly from?: string | undefined; readonly until?: string | undefined }

/** The earliest day, the last of its week, by which so many minutes would fit from a day on. */
export async function fitsBy(
  work: Reading,
  capacity: Capacity,
  minutes: number,
  days: Days,
): Promise<string | null> {
  const from = days.from === undefined ? {} : { from: days.from }
  const window = windowOf(from, horizonOf(work, capacity), work.now)
  if (capacity.mode === 'slots') {
    const taken = await takenSlots(work, capacity.offerId)
    const slot = firstSlot(capacity.calendar, taken, minutes, {
      at: window.from,
      before: window.to,
    })
    return slot === null ? null : dayOfMoment(momentOfMs(slot.to - 1))
  }
  const weeks = await freeWeeks(work, capacity, window)
  for (let count = 1; count <= weeks.length; count++) {
    if (spread(minutes, weeks.slice(0, count)).ok) return addDays(weeks[count - 1]!.week, 6)
  }
  return null
}

export async function slotsFor(
  work: Reading,
  capacity: Capacity,
  minutes: number,
  { window, most }: { readonly window: Span; readonly most: number },
): Promise<Span[]> {
  const taken = await takenSlots(work, capacity.offerId)
  const bounds = { at: window.from, before: window.to, most }
  return slotOptions(capacity.calendar, taken, minutes, bounds)
}
