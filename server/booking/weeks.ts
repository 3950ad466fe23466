/** The machine time of each week: opened by the calendar, taken and given back under the lock of its capacity. */
import { sql } from 'kysely'
import {
  openMinutes,
  type Span,
  weekCapacityMinutes,
  weekOf,
  weeksFrom,
  weekSpan,
} from '../../domain/booking/calendar.ts'
import type { FreeWeek, Part } from '../../domain/booking/plan.ts'
import { dayOfMoment, daysBetween } from '../../domain/kernel/moment.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { type Capacity, hoursOf } from './capacity.ts'

export type WeekRow = {
  readonly week: string
  readonly openMinutes: number
  readonly takenMinutes: number
  readonly passedMinutes: number
}

export const thisWeek = (work: Reading): string => weekOf(work.now.getTime())
export const todayOf = (work: Reading): string => dayOfMoment(work.now.toISOString())

/** Mondays of all weeks that a span touches. */
export function weeksWithin({ from, to }: Span): string[] {
  const [first, last] = [weekOf(from), weekOf(Math.max(from, to - 1))]
  return weeksFrom(first, daysBetween(first, last) / 7 + 1)
}

/** What holds take whose time is over: it is free, though the clock has not come round yet. */
const overdue = (now: Date) => sql<number>`coalesce((
  select sum(p.minutes) from booking.reservation r
  join booking.reservation_week p on p.reservation_id = r.id and p.week = w.week
  where r.offer_id = w.offer_id and r.state = 'held' and r.expires_at <= ${now}), 0)::int`

/** Rows of these weeks; a week that nobody opened yet is reckoned from the calendar. */
export async function weekRows(
  work: Reading,
  capacity: Capacity,
  weeks: readonly string[],
): Promise<WeekRow[]> {
  const rows = await work.db
    .selectFrom('booking.week as w')
    .where('w.offer_id', '=', capacity.offerId)
    .where('w.week', '=', sql<string>`any(${weeks}::date[])`)
    .select(['w.week', 'w.open_minutes', 'w.passed_minutes'])
    .select(sql<number>`w.taken_minutes - ${overdue(work.now)}`.as('taken'))
    .execute()
  const kept = new Map(rows.map((row) => [row.week, row]))
  return weeks.map((week) => {
    const row = kept.get(week)
    return {
      week,
      openMinutes:
        row?.open_minutes ?? weekCapacityMinutes(capacity.calendar, week, capacity.machines),
      takenMinutes: row?.taken ?? 0,
      passedMinutes: row?.passed_minutes ?? 0,
    }
  })
}

const between = (at: number, { from, to }: Span): number => Math.min(Math.max(at, from), to)

/** What of a week has gone by, in machine time. */
export function elapsedMinutes({ calendar, machines }: Capacity, week: string, now: Date): number {
  const span = weekSpan(week)
  return openMinutes(calendar, span.from, between(now.getTime(), span)) * machines
}

/**
 * What of a week can still be taken within a window. What is taken is worked as early as it goes, so that what goes by
 * unused is lost to nobody who holds hours already, and a due day within the week counts what lies before it.
 */
export function freeWithin(capacity: Capacity, row: WeekRow, window: Span, now: Date): FreeWeek {
  const { calendar, machines } = capacity
  const span = weekSpan(row.week)
  const [from, to] = [between(window.from, span), between(window.to, span)]
  const elapsed = elapsedMinutes(capacity, row.week, now)
  const used = Math.max(row.takenMinutes + row.passedMinutes, elapsed)
  const inside = openMinutes(calendar, from, to) * machines
  const before = openMinutes(calendar, span.from, to) * machines
  const freeMinutes = Math.max(0, Math.min(row.openMinutes - used, inside, before - used))
  return { week: row.week, freeMinutes }
}

/** Opens weeks that nobody opened yet. */
export async function openWeeks(
  work: Writing,
  capacity: Capacity,
  weeks: readonly string[],
): Promise<void> {
  const kept = await work.db
    .selectFrom('booking.week')
    .where('offer_id', '=', capacity.offerId)
    .where('week', '=', sql<string>`any(${weeks}::date[])`)
    .select('week')
    .execute()
  const known = new Set(kept.map(({ week }) => week))
  const missing = weeks.filter((week) => !known.has(week))
  if (missing.length === 0) return
  await work.db
    .insertInto('booking.week')
    .values(
      missing.map((week) => ({
        offer_id: capacity.offerId,
        week,
        open_minutes: weekCapacityMinutes(capacity.calendar, week, capacity.machines),
      })),
    )
    .onConflict((clause) => clause.doNothing())
    .execute()
}

/** Those in which others may hold now, this week first. */
export const weeksAhead = (work: Reading, { horizonWeeks }: Capacity): string[] =>
  weeksFrom(todayOf(work), horizonWeeks + 1)

/** Week rows from now on after the calendar or the machines changed; what is taken stays within what is open. */
export async function reopenWeeks(work: Writing, capacity: Capacity): Promise<void> {
  await openWeeks(work, capacity, weeksAhead(work, capacity))
  const rows = await work.db
    .selectFrom('booking.week')
    .where('offer_id', '=', capacity.offerId)
    .where('week', '>=', thisWeek(work))
    .orderBy('week')
    .select(['week', 'open_minutes', 'taken_minutes'])
    .execute()
  const changed = rows.flatMap((row) => {
    const open = weekCapacityMinutes(capacity.calendar, row.week, capacity.machines)
    return open === row.open_minutes ? [] : [{ ...row, open }]
  })
  const short = changed.find(({ open, taken_minutes: taken }) => taken > open)
  if (short !== undefined) {
    throw new Problem(
      conflict('booking.week_too_short', {
        week: short.week,
        taken: hoursOf(short.taken_minutes),
        open: hoursOf(short.open),
      }),
    )
  }
  for (const { week, open } of changed) {
    await work.db
      .updateTable('booking.week')
      .set({
        open_minutes: open,
        passed_minutes: sql<number>`least(passed_minutes, ${open} - taken_minutes)`,
      })
      .where('offer_id', '=', capacity.offerId)
      .where('week', '=', week)
      .execute()
  }
}

/** Takes from the weeks, in their order; the database refuses more than there is. */
export async function takeOfWeeks(
  work: Writing,
  capacity: Capacity,
  parts: readonly Part[],
): Promise<void> {
  for (const { week, minutes } of parts) {
    // Of hours, what went by unused until now cannot be taken any more.
    const elapsed = capacity.mode === 'hours' ? elapsedMinutes(capacity, week, work.now) : 0
    await work.db
      .updateTable('booking.week')
      .set((eb) => ({
        taken_minutes: eb('taken_minutes', '+', minutes),
        passed_minutes: sql<number>`greatest(passed_minutes, ${elapsed} - taken_minutes)`,
      }))
      .where('offer_id', '=', capacity.offerId)
      .where('week', '=', week)
      .execute()
  }
}

/** What these reservations took is free again. */
export async function giveBack(work: Writing, offerId: string, ids: readonly string[]) {
  await sql`update booking.week w set taken_minutes = w.taken_minutes - g.minutes
    from (select p.week, sum(p.minutes)::int as minutes from booking.reservation_week p
      where p.reservation_id = any(${ids}::uuid[]) group by p.week) g
    where w.offer_id = ${offerId} and w.week = g.week`.execute(work.db)
}
