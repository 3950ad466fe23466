/**
 * Periods of reporting: `2019` a year, `2019H1` a half, `2019Q3` a quarter, `2019-07` a month. Texts sort within
 * a cadence as the periods follow one another.
 */
import { Type } from 'typebox'
import { addDays, addMonths, type DayText } from '../kernel/moment.ts'
import { addWorkingDays, type CountedDay } from '../kernel/workingDays.ts'

export const cadences = ['monthly', 'quarterly', 'halfYearly', 'yearly'] as const
export type Cadence = (typeof cadences)[number]

export const PeriodText = Type.String({ pattern: '^\\d{4}(Q[1-4]|H[12]|-(0[1-9]|1[0-2]))?$' })
export type PeriodText = string

export type Period = {
  readonly text: PeriodText
  readonly cadence: Cadence
  readonly firstDay: DayText
  readonly lastDay: DayText
}

/** How many months each lasts. */
export const monthsOf: Readonly<Record<Cadence, number>> = {
  monthly: 1,
  quarterly: 3,
  halfYearly: 6,
  yearly: 12,
}

const pattern = /^(\d{4})(?:Q([1-4])|H([12])|-(0[1-9]|1[0-2]))?$/
const two = (value: number): string => String(value).padStart(2, '0')

function cadenceOf(quarter?: string, half?: string, month?: string): Cadence {
  if (quarter !== undefined) return 'quarterly'
  if (half !== undefined) return 'halfYearly'
  return month === undefined ? 'yearly' : 'monthly'
}

/** Undefined for what is no period. */
export function periodOf(text: string): Period | undefined {
  const match = pattern.exec(text)
  if (match === null) return undefined
  const [, year, quarter, half, month] = match
  const cadence = cadenceOf(quarter, half, month)
  const months = monthsOf[cadence]
  const nth = Number(quarter ?? half ?? month ?? 1)
  const firstDay = `${year}-${two((nth - 1) * months + 1)}-01`
  return { text, cadence, firstDay, lastDay: addDays(addMonths(firstDay, months), -1) }
}

/** The period of a cadence in which a day lies. */
export function periodAt(cadence: Cadence, day: DayText): Period {
  const year = day.slice(0, 4)
  const month = Number(day.slice(5, 7))
  const nth = Math.ceil(month / monthsOf[cadence])
  const text = {
    monthly: `${year}-${two(nth)}`,
    quarterly: `${year}Q${nth}`,
    halfYearly: `${year}H${nth}`,
    yearly: year,
  }[cadence]
  return periodOf(text)!
}

/** The period `count` later, or earlier where it is negative. */
export function periodAfter({ cadence, firstDay }: Period, count = 1): Period {
  return periodAt(cadence, addMonths(firstDay, count * monthsOf[cadence]))
}

/** Whether `inner` lies within `outer`. */
export function lies(inner: Period, outer: Period): boolean {
  return inner.firstDay >= outer.firstDay && inner.lastDay <= outer.lastDay
}

/** Most periods that one list may have: ten years of months. */
export const periodsMax = 120

/** Every period of a cadence that ends within the days, the earliest first. */
export function periodsWithin(cadence: Cadence, from: DayText, to: DayText): Period[] {
  const periods: Period[] = []
  for (
    let period = periodAt(cadence, from);
    period.lastDay <= to && periods.length < periodsMax;
    period = periodAfter(period)
  ) {
    if (period.firstDay >= from) periods.push(period)
  }
  return periods
}

/** Until when a period is to be reported: so many working days after its last. */
export function dueDayOf(period: Period, workingDays: number): CountedDay {
  return addWorkingDays(period.lastDay, workingDays)
}
