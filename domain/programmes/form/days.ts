/** Days of a form: read from any JSON, and lengths in months as a construction period is counted. */
import { dayNumber as numberOfDay, isDay as isDayText } from '../../kernel/moment.ts'

export function isDay(value: unknown): value is string {
  return typeof value === 'string' && isDayText(value)
}

/** Days since 1970-01-01 of a day such as `2019-07-28`; undefined for what is no day of the calendar. */
export function dayNumber(value: unknown): number | undefined {
  return isDay(value) ? numberOfDay(value) : undefined
}

/**
 * Months from the first to the last day, both counted; a begun month counts whole. 2026-10-01 to
 * 2028-09-30 is 24, one day more is 25. Undefined where a day is missing or the order is reversed.
 */
export function monthsBetween(from: unknown, to: unknown): number | undefined {
  if (!isDay(from) || !isDay(to) || from > to) return undefined
  const [firstYear, firstMonth, firstDay] = from.split('-').map(Number)
  const [lastYear, lastMonth, lastDay] = to.split('-').map(Number)
  const months = (lastYear! - firstYear!) * 12 + lastMonth! - firstMonth!
  return lastDay! >= firstDay! ? months + 1 : months
}

export function yearOf(value: unknown): number | undefined {
  return isDay(value) ? Number(value.slice(0, 4)) : undefined
}
