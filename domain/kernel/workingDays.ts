/**
 * 工作日: Monday to Friday without statutory holidays, and the weekend days worked to make up for them.
 * The table is that of the package `chinese-days`, taken from the yearly notices of the State Council
 * (国务院办公厅关于部分节假日安排的通知). Only its data is read: its functions fall back on the clock.
 */
import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

import { addDays, type DayText, dayNumber, dayOfNumber, weekday } from './moment.ts'

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'makeUp'

export type DayNature = {
  readonly day: DayText
  readonly working: boolean
  readonly kind: DayKind
  /** The holiday of a `holiday`, or the one that a `makeUp` day makes up for. */
  readonly holiday: { readonly zh: string; readonly en: string } | null
  /** No notice covers the day yet (or the table does not reach so far back): weekends only are known. */
  readonly provisional: boolean
}

/** A day found by counting. `provisional`: a day on the way or the day itself is. */
export type CountedDay = { readonly day: DayText; readonly provisional: boolean }

const holidays: Readonly<Record<string, string>> = table.holidays
const makeUpDays: Readonly<Record<string, string>> = table.workdays
const years = Object.keys(holidays).map((day) => Number(day.slice(0, 4)))

/** The years that the table covers whole. */
export const coveredYears = { first: Math.min(...years), last: Math.max(...years) } as const

const firstSure = `${coveredYears.first}-01-01`
// The notice for the next year can still move the last days of this one: that of 2019 made 31 December 2018
// a holiday and 29 December 2018 a working day.
const lastSure = `${coveredYears.last}-12-24`

/** The most working days that may be counted in one go, some forty years. */
export const countLimit = 10_000

function isProvisional(day: DayText): boolean {
  return day < firstSure || day > lastSure
}

function nameOf(entry: string | undefined): DayNature['holiday'] {
  if (entry === undefined) return null
  const [en = '', zh = ''] = entry.split(',')
  return { zh, en }
}

/** What the calendar says of a day. Throws a RangeError for what is no day. */
export function natureOfDay(day: DayText): DayNature {
  const weekend = weekday(day) >= 6
  const kind: DayKind =
    holidays[day] !== undefined
      ? 'holiday'
      : makeUpDays[day] !== undefined
        ? 'makeUp'
        : weekend
          ? 'weekend'
          : 'workday'
  return {
    day,
    working: kind === 'workday' || kind === 'makeUp',
    kind,
    holiday: nameOf(holidays[day] ?? makeUpDays[day]),
    provisional: isProvisional(day),
  }
}

/** For counting; what is shown to people uses `natureOfDay`, which says when the answer is provisional. */
export function isWorkingDay(day: DayText): boolean {
  return natureOfDay(day).working
}

/**
 * The `count`-th working day after `from`, which itself is not counted (民法典 §201); with a negative count
 * the working day so many before it. A count of 0 gives `from`, working or not.
 */
export function addWorkingDays(from: DayText, count: number): CountedDay {
  if (!Number.isInteger(count) || Math.abs(count) > countLimit) {
    throw new RangeError(`${count} working days cannot be counted`)
  }
  const step = Math.sign(count)
  let number = dayNumber(from)
  let provisional = isProvisional(from)
  for (let left = Math.abs(count); left > 0;) {
    number += step
    const nature = natureOfDay(dayOfNumber(number))
    provisional ||= nature.provisional
    if (nature.working) left -= 1
  }
  return { day: dayOfNumber(number), provisional }
}

/** How many days up to and including that one are none of a weekend, from some fixed Monday on. */
function weekdaysUntil(number: number): number {
  // 1970-01-05 was a Monday.
  const since = number - 3
  const weeks = Math.floor(since / 7)
  return weeks * 5 + Math.min(since - weeks * 7, 5)
}

const firstCovered = dayNumber(`${coveredYears.first}-01-01`)
const lastCovered = dayNumber(`${coveredYears.last}-12-31`)

/** Of the days after `low` up to and including `high`: no more are looked at one by one than the table knows. */
function workingDaysWithin(low: number, high: number): number {
  const from = Math.max(low, firstCovered - 1)
  const to = Math.min(high, lastCovered)
  if (from >= to) return weekdaysUntil(high) - weekdaysUntil(low)
  let count = weekdaysUntil(from) - weekdaysUntil(low) + weekdaysUntil(high) - weekdaysUntil(to)
  for (let number = from + 1; number <= to; number += 1) {
    if (natureOfDay(dayOfNumber(number)).working) count += 1
  }
  return count
}

/**
 * Working days after `from` up to and including `to`, however far apart; backwards the same number, negative. So it is what
 * must be added to `from` to arrive at a working `to`.
 */
export function workingDaysBetween(
  from: DayText,
  to: DayText,
): { readonly count: number; readonly provisional: boolean } {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  const count = workingDaysWithin(Math.min(first, last), Math.max(first, last))
  return {
    count: last < first && count > 0 ? -count : count,
    provisional: isProvisional(from) || isProvisional(to),
  }
}

/** The day itself if it is a working day, otherwise the next one. */
export function nextWorkingDay(day: DayText): CountedDay {
  const { working, provisional } = natureOfDay(day)
  return working ? { day, provisional } : addWorkingDays(day, 1)
}

/** The day itself if it is a working day, otherwise the one before. */
export function previousWorkingDay(day: DayText): CountedDay {
  const { working, provisional } = natureOfDay(day)
  return working ? { day, provisional } : addWorkingDays(day, -1)
}

/**
 * The last day of a period of working days, 公示 5 个工作日. `countsFirstDay` says whether the day it begins
 * counts, if a working day; the law's default is that it does not.
 */
export function lastDayOfWorkingPeriod(
  first: DayText,
  workingDays: number,
  countsFirstDay: boolean,
): CountedDay {
  if (workingDays < 1) throw new RangeError('a period has at least one working day')
  return addWorkingDays(countsFirstDay ? addDays(first, -1) : first, workingDays)
}
