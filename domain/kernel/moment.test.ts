import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  addDays,
  addMonths,
  compareMoments,
  dayNumber,
  dayOfMoment,
  minuteOf,
  dayOfNumber,
  daysBetween,
  endOfDay,
  isDay,
  momentMs,
  momentOfMs,
  startOfDay,
  weekday,
} from './moment.ts'

const dayMs = 86_400_000
/** All days of the years 0000 to 9999. */
const anyDayNumber = fc.integer({ min: -719_528, max: 2_932_896 })
const anyMs = fc.integer({ min: -62_000_000_000_000, max: 250_000_000_000_000 })

describe('days that the calendar has', () => {
  test.each([
    ['2019-07-28', true],
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['2400-02-29', true],
    ['1900-02-29', false],
    ['2500-02-29', false],
    ['2023-02-29', false],
    ['2019-04-31', false],
    ['2019-13-01', false],
    ['2019-00-10', false],
    ['2019-01-00', false],
    ['2019-7-28', false],
    ['2019-07-28T00:00:00Z', false],
    ['', false],
  ])('%s: %s', (text, real) => {
    expect(isDay(text)).toBe(real)
  })
})

test('day numbers agree with the platform and count without gaps', () => {
  fc.assert(
    fc.property(anyDayNumber, (number) => {
      const day = dayOfNumber(number)
      expect(isDay(day)).toBe(true)
      expect(dayNumber(day)).toBe(number)
      expect(Date.parse(`${day}T00:00:00Z`)).toBe(number * dayMs)
    }),
    { numRuns: 2000 },
  )
  expect(dayNumber('1970-01-01')).toBe(0)
  expect(() => dayNumber('2019-02-30')).toThrow(RangeError)
  expect(() => dayOfNumber(2_932_897)).toThrow(RangeError)
  expect(() => dayOfNumber(-719_529)).toThrow(RangeError)
})

test('counting days', () => {
  expect(addDays('2019-12-31', 1)).toBe('2020-01-01')
  expect(addDays('2020-03-01', -1)).toBe('2020-02-29')
  expect(daysBetween('2019-07-28', '2019-08-01')).toBe(4)
  expect(daysBetween('2019-08-01', '2019-07-28')).toBe(-4)
})

describe('counting months', () => {
  test.each([
    ['2019-01-31', 1, '2019-02-28'],
    ['2020-01-31', 1, '2020-02-29'],
    ['2019-07-28', 24, '2021-07-28'],
    ['2019-01-15', -1, '2018-12-15'],
    ['2019-12-31', 2, '2020-02-29'],
    ['2020-02-29', 12, '2021-02-28'],
    ['2019-05-31', 0, '2019-05-31'],
  ])('%s and %i months is %s', (day, months, result) => {
    expect(addMonths(day, months)).toBe(result)
  })
})

test('days of the week', () => {
  const days = ['1970-01-01', '1969-12-31', '2019-07-28', '2019-07-29', '2000-01-01', '0000-01-03']
  expect(days.map(weekday)).toEqual([4, 3, 7, 1, 6, 1])
})

describe('moments', () => {
  test.each([
    ['2019-07-28T00:00:00Z', '2019-07-28T00:00:00.000Z'],
    ['2019-07-28T00:00:00+08:00', '2019-07-27T16:00:00.000Z'],
    ['2019-07-28T23:59:59.9994-05:30', '2019-07-29T05:29:59.999Z'],
    ['2019-07-28t10:00:00.5z', '2019-07-28T10:00:00.500Z'],
  ])('%s is %s', (text, utc) => {
    expect(momentOfMs(momentMs(text))).toBe(utc)
    expect(momentMs(text)).toBe(Date.parse(utc))
  })

  test.each([
    ['2019-07-28'],
    ['2019-07-28T24:00:00Z'],
    ['2019-07-28T23:60:00Z'],
    ['2019-07-28T23:59:60Z'],
    ['2019-02-30T00:00:00Z'],
    ['2019-07-28T00:00:00'],
    ['2019-07-28T00:00:00+0800'],
    ['2019-07-28T00:00:00+24:00'],
  ])('%s is none', (text) => {
    expect(() => momentMs(text)).toThrow(RangeError)
  })

  test('writing and reading agree with each other and with the platform', () => {
    fc.assert(
      fc.property(anyMs, (ms) => {
        const text = momentOfMs(ms)
        expect(momentMs(text)).toBe(ms)
        expect(Date.parse(text)).toBe(ms)
      }),
    )
  })
})

test('the day in China', () => {
  expect(dayOfMoment('2019-07-27T15:59:59.999Z')).toBe('2019-07-27')
  expect(dayOfMoment('2019-07-27T16:00:00.000Z')).toBe('2019-07-28')
  expect(startOfDay('2019-07-28')).toBe('2019-07-27T16:00:00.000Z')
  expect(minuteOf(new Date('2019-12-31T15:59:59.999Z'))).toBe('2019-12-31 23:59')
  expect(minuteOf(new Date('2019-12-31T16:00:00.000Z'))).toBe('2020-01-01 00:00')
  expect(endOfDay('2019-07-28')).toBe('2019-07-28T16:00:00.000Z')
  fc.assert(
    fc.property(anyMs, (ms) => {
      const moment = momentOfMs(ms)
      const day = dayOfMoment(moment)
      expect(compareMoments(startOfDay(day), moment)).toBeLessThanOrEqual(0)
      expect(compareMoments(moment, endOfDay(day))).toBeLessThan(0)
    }),
  )
})
