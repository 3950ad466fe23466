import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { addDays, dayNumber, dayOfNumber } from './moment.ts'
import {
  addWorkingDays,
  coveredYears,
  isWorkingDay,
  lastDayOfWorkingPeriod,
  natureOfDay,
  nextWorkingDay,
  previousWorkingDay,
  workingDaysBetween,
} from './workingDays.ts'

const anyDay = fc
  .integer({ min: dayNumber('2018-01-01'), max: dayNumber('2026-12-20') })
  .map(dayOfNumber)

function daysOf(year: number): string[] {
  const first = dayNumber(`${year}-01-01`)
  return Array.from({ length: dayNumber(`${year + 1}-01-01`) - first }, (_, at) =>
    dayOfNumber(first + at),
  )
}

describe('days worked to make up for holidays, as the State Council published them', () => {
  test.each([
    [2018, '02-11 02-24 04-08 04-28 09-29 09-30 12-29'],
    [2019, '02-02 02-03 04-28 05-05 09-29 10-12'],
    [2020, '01-19 04-26 05-09 06-28 09-27 10-10'],
    [2021, '02-07 02-20 04-25 05-08 09-18 09-26 10-09'],
    [2022, '01-29 01-30 04-02 04-24 05-07 10-08 10-09'],
    [2023, '01-28 01-29 04-23 05-06 06-25 10-07 10-08'],
    [2024, '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12'],
    [2025, '01-26 02-08 04-27 09-28 10-11'],
    [2026, '01-04 02-14 02-28 05-09 09-20 10-10'],
  ])('%i', (year, days) => {
    const found = daysOf(year).filter((day) => natureOfDay(day).kind === 'makeUp')
    expect(found.map((day) => day.slice(5)).join(' ')).toBe(days)
    expect(found.every(isWorkingDay)).toBe(true)
  })
})

test('the working days of whole years', () => {
  const counts = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map(
    (year) => daysOf(year).filter(isWorkingDay).length,
  )
  expect(counts).toEqual([250, 250, 249, 250, 249, 249, 251, 248, 248])
})

describe('what a day is', () => {
  const labourDay = { zh: '劳动节', en: 'Labour Day' }
  const newYear = { zh: '元旦', en: "New Year's Day" }
  test.each([
    ['2019-07-26', true, 'workday', null, false],
    ['2019-07-28', false, 'weekend', null, false],
    ['2019-05-01', false, 'holiday', labourDay, false],
    ['2019-05-05', true, 'makeUp', labourDay, false],
    ['2018-12-31', false, 'holiday', newYear, false],
    ['2026-12-24', true, 'workday', null, false],
    ['2026-12-25', true, 'workday', null, true],
    ['2027-01-01', true, 'workday', null, true],
    ['2031-05-03', false, 'weekend', null, true],
    ['2003-12-31', true, 'workday', null, true],
  ])('%s', (day, working, kind, holiday, provisional) => {
    expect(natureOfDay(day)).toEqual({ day, working, kind, holiday, provisional })
  })
})

test('the table covers at least 2018 to 2026', () => {
  expect(coveredYears.first).toBeLessThanOrEqual(2018)
  expect(coveredYears.last).toBeGreaterThanOrEqual(2026)
})

describe('counting: the first day never counts', () => {
  test.each([
    ['over a weekend', '2019-07-26', 1, '2019-07-29', false],
    ['from a weekend', '2019-07-27', 1, '2019-07-29', false],
    ['over the National Day week, with a day made up', '2019-09-30', 5, '2019-10-12', false],
    ['a Sunday that is worked', '2019-04-27', 1, '2019-04-28', false],
    ['backwards', '2019-07-29', -1, '2019-07-26', false],
    ['none from a Sunday', '2019-07-28', 0, '2019-07-28', false],
    ['just over the edge of what is sure', '2026-12-24', 1, '2026-12-25', true],
    ['into the unknown', '2026-12-30', 2, '2027-01-01', true],
  ])('%s', (_what, from, count, day, provisional) => {
    expect(addWorkingDays(from, count)).toEqual({ day, provisional })
  })

  test.each([
    ['2019-07-26', '2019-07-29', 1, false],
    ['2019-07-27', '2019-07-28', 0, false],
    ['2019-07-28', '2019-07-27', 0, false],
    ['2019-09-30', '2019-10-12', 5, false],
    ['2019-10-12', '2019-09-30', -5, false],
    ['2019-01-01', '2019-12-31', 250, false],
    ['2026-12-01', '2027-01-04', 24, true],
    ['1969-12-29', '1970-01-05', 5, true],
    ['2030-01-05', '2030-01-06', 0, true],
    ['2030-01-04', '2030-01-07', 1, true],
    // Of 400 years 20,871 weeks.
    ['2100-03-01', '2500-03-01', 104_355, true],
    ['2500-03-01', '2100-03-01', -104_355, true],
    ['2019-07-01', '9999-12-31', 2_081_927, true],
  ])('%s to %s: %i', (from, to, count, provisional) => {
    expect(workingDaysBetween(from, to)).toEqual({ count, provisional })
  })

  test('adding and counting are inverse', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 300 }), (from, count) => {
        const { day } = addWorkingDays(from, count)
        expect(isWorkingDay(day)).toBe(true)
        expect(workingDaysBetween(from, day).count).toBe(count)
        expect(workingDaysBetween(day, from).count).toBe(-count)
        expect(addWorkingDays(addDays(day, 1), -1).day).toBe(day)
      }),
    )
  })

  test('days far apart are counted as those near, one after the other', () => {
    const edge = fc.constantFrom(
      '1901-03-02',
      '2003-12-20',
      '2015-06-01',
      '2026-12-20',
      '2090-05-05',
    )
    fc.assert(
      fc.property(edge, fc.integer({ min: 1, max: 60_000 }), (from, days) => {
        let working = 0
        for (let at = 1; at <= days; at += 1) if (isWorkingDay(addDays(from, at))) working += 1
        expect(workingDaysBetween(from, addDays(from, days)).count).toBe(working)
      }),
      { numRuns: 20 },
    )
  })

  test('limits', () => {
    expect(() => addWorkingDays('2019-01-01', 10_001)).toThrow(RangeError)
    expect(() => addWorkingDays('2019-01-01', 0.5)).toThrow(RangeError)
    expect(() => lastDayOfWorkingPeriod('2019-01-01', 0, true)).toThrow(RangeError)
  })
})

test('the nearest working day', () => {
  expect(nextWorkingDay('2019-07-28')).toEqual({ day: '2019-07-29', provisional: false })
  expect(nextWorkingDay('2019-07-29')).toEqual({ day: '2019-07-29', provisional: false })
  expect(nextWorkingDay('2019-10-01')).toEqual({ day: '2019-10-08', provisional: false })
  expect(previousWorkingDay('2019-07-28')).toEqual({ day: '2019-07-26', provisional: false })
  expect(previousWorkingDay('2019-10-07')).toEqual({ day: '2019-09-30', provisional: false })
  expect(nextWorkingDay('2028-01-01')).toEqual({ day: '2028-01-03', provisional: true })
})

test('a period of five working days, with and without its first day', () => {
  expect(lastDayOfWorkingPeriod('2019-07-29', 5, true)).toEqual({
    day: '2019-08-02',
    provisional: false,
  })
  expect(lastDayOfWorkingPeriod('2019-07-29', 5, false)).toEqual({
    day: '2019-08-05',
    provisional: false,
  })
  expect(lastDayOfWorkingPeriod('2019-07-28', 5, true)).toEqual({
    day: '2019-08-02',
    provisional: false,
  })
})
