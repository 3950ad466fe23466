import { expect, test } from 'vitest'
import { moveDay, readDay, weeksOf } from './days.ts'

test.each([
  ['2027-07-09', '2027-07-09'],
  ['2027-7-9', '2027-07-09'],
  ['2027/07/09', '2027-07-09'],
  ['2027.7.9', '2027-07-09'],
  ['20270709', '2027-07-09'],
  ['2027年7月9日', '2027-07-09'],
  ['２０２７-07-09', '2027-07-09'],
  ['2028-02-29', '2028-02-29'],
  ['2027-02-29', null],
  ['2027-13-01', null],
  ['7月9日', null],
  ['', null],
])('%j reads as %j', (text, day) => {
  expect(readDay(text)).toBe(day)
})

test('moving by months keeps within the month', () => {
  expect([
    moveDay('2027-01-31', 0, 1),
    moveDay('2028-03-31', 0, -1),
    moveDay('2027-12-31', 1),
  ]).toEqual(['2027-02-28', '2028-02-29', '2028-01-01'])
})

test('a month in weeks, Monday first', () => {
  const weeks = weeksOf('2027-02-14')
  expect([weeks.length, weeks[0]?.[0], weeks.at(-1)?.at(-1)]).toEqual([
    4,
    '2027-02-01',
    '2027-02-28',
  ])
  expect([weeksOf('2027-08-01').length, weeksOf('2027-08-01')[0]?.[0]]).toEqual([6, '2027-07-26'])
})
