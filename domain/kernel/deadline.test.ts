import { describe, expect, test } from 'vitest'

import { type Deadline, isInTime, resolveDeadline } from './deadline.ts'
import { natureOfDay } from './workingDays.ts'

const sunday: Deadline = {
  date: '2019-07-28',
  inclusive: true,
  basis: 'posted',
  ifNonWorkingDay: 'keep',
  zone: 'Asia/Shanghai',
}

describe('28 July 2019, a Sunday', () => {
  test.each([
    [true, 'keep', '2019-07-28', '2019-07-28T16:00:00.000Z'],
    [true, 'next', '2019-07-29', '2019-07-29T16:00:00.000Z'],
    [true, 'previous', '2019-07-26', '2019-07-26T16:00:00.000Z'],
    [false, 'keep', '2019-07-27', '2019-07-27T16:00:00.000Z'],
    [false, 'next', '2019-07-29', '2019-07-29T16:00:00.000Z'],
    [false, 'previous', '2019-07-26', '2019-07-26T16:00:00.000Z'],
  ] as const)('inclusive %s, %s: until the end of %s', (inclusive, rule, lastDay, closesAt) => {
    const found = resolveDeadline({ ...sunday, inclusive, ifNonWorkingDay: rule })
    expect([found.lastDay, found.closesAt]).toEqual([lastDay, closesAt])
  })
})

test('the whole answer explains itself in order', () => {
  expect(resolveDeadline({ ...sunday, inclusive: false, ifNonWorkingDay: 'next' })).toEqual({
    closesAt: '2019-07-29T16:00:00.000Z',
    lastDay: '2019-07-29',
    wordedLastDay: natureOfDay('2019-07-27'),
    moved: true,
    provisional: false,
    steps: [
      { code: 'last_day_exclusive', facts: { date: '2019-07-28', lastDay: '2019-07-27' } },
      { code: 'moved_next', facts: { day: '2019-07-27', lastDay: '2019-07-29' } },
      { code: 'closes_posted', facts: { lastDay: '2019-07-29' } },
    ],
  })
  expect(resolveDeadline({ ...sunday, basis: 'uploaded' }).steps).toEqual([
    { code: 'last_day_inclusive', facts: { date: '2019-07-28', lastDay: '2019-07-28' } },
    { code: 'kept_non_working', facts: { day: '2019-07-28' } },
    { code: 'closes_uploaded', facts: { lastDay: '2019-07-28' } },
  ])
})

test('a working day is not moved by any rule', () => {
  const rules = ['keep', 'next', 'previous'] as const
  const found = rules.map((rule) =>
    resolveDeadline({ ...sunday, date: '2019-07-26', basis: 'received', ifNonWorkingDay: rule }),
  )
  const expected = {
    closesAt: '2019-07-26T16:00:00.000Z',
    lastDay: '2019-07-26',
    wordedLastDay: natureOfDay('2019-07-26'),
    moved: false,
    provisional: false,
    steps: [
      { code: 'last_day_inclusive', facts: { date: '2019-07-26', lastDay: '2019-07-26' } },
      { code: 'closes_received', facts: { lastDay: '2019-07-26' } },
    ],
  }
  expect(found).toEqual([expected, expected, expected])
})

test('a Sunday worked for a holiday is a working day', () => {
  const found = resolveDeadline({ ...sunday, date: '2019-04-28', ifNonWorkingDay: 'next' })
  expect([found.lastDay, found.moved]).toEqual(['2019-04-28', false])
})

test('a year without published holidays is provisional, unless the calendar has no say', () => {
  const moving = resolveDeadline({ ...sunday, date: '2030-05-04', ifNonWorkingDay: 'next' })
  expect([moving.lastDay, moving.provisional, moving.steps.map(({ code }) => code)]).toEqual([
    '2030-05-06',
    true,
    ['last_day_inclusive', 'moved_next', 'provisional', 'closes_posted'],
  ])
  const working = resolveDeadline({ ...sunday, date: '2030-05-01', ifNonWorkingDay: 'next' })
  expect([working.lastDay, working.provisional]).toEqual(['2030-05-01', true])
  expect(resolveDeadline({ ...sunday, date: '2030-05-04' }).provisional).toBe(false)
})

test('the closing instant itself is too late, the millisecond before is not', () => {
  const { closesAt } = resolveDeadline(sunday)
  const moments = ['2019-07-28T23:59:59.999+08:00', '2019-07-29T00:00:00.000+08:00']
  expect(moments.map((moment) => isInTime(moment, closesAt))).toEqual([true, false])
})
