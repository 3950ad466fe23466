import { expect, test } from 'vitest'
import {
  formatBytes,
  formatDay,
  formatIsoDay,
  formatMoment,
  formatNumber,
  formatRatio,
  formatWan,
  formatYuan,
} from './format.ts'

test.each([
  ['2027-07-09T09:00:00Z', 'zh', '7月9日（周五）17:00'],
  ['2027-07-09T09:00:00Z', 'en', '9 Jul (Fri) 17:00'],
  // After four in the afternoon UTC it is already tomorrow in the programme's zone.
  ['2027-12-31T16:30:00Z', 'zh', '1月1日（周六）00:30'],
  ['2027-09-01T01:05:00Z', 'en', '1 Sep (Wed) 09:05'],
] as const)('moment %s in %s', (moment, language, text) => {
  expect(formatMoment(moment, language)).toBe(text)
})

test.each([
  ['2027-07-09', 'zh', {}, '7月9日'],
  ['2027-07-09', 'zh', { year: true }, '2027年7月9日'],
  ['2027-07-09', 'en', { year: true }, '9 Jul 2027'],
  ['2027-07-09', 'en', { year: true, weekday: true }, '9 Jul 2027 (Fri)'],
] as const)('day %s in %s', (day, language, style, text) => {
  expect(formatDay(day, language, style)).toBe(text)
})

test('a day for inputs is the day of the zone', () => {
  expect(formatIsoDay('2027-12-31T16:30:00Z')).toBe('2028-01-01')
  expect(formatIsoDay('2027-07-09')).toBe('2027-07-09')
})

test('money is written from whole fen', () => {
  expect([formatWan(4_180_000_000), formatWan(12_500_000), formatWan(1)]).toEqual([
    '4,180',
    '12.5',
    '0.000001',
  ])
  expect(formatYuan(2_448_000)).toBe('24,480.00')
})

test('numbers, ratios and sizes', () => {
  expect([
    formatNumber(48216),
    formatRatio(0.964),
    formatBytes(812),
    formatBytes(4_404_019),
  ]).toEqual(['48,216', '96.4%', '812 B', '4.2 MB'])
})
