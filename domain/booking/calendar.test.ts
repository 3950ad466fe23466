/** Work calendars: tables of what is known, and properties against a minute-by-minute count. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentMs, momentOfMs } from '../kernel/moment.ts'
import { natureOfDay } from '../kernel/workingDays.ts'
import {
  addWorkingDayHours,
  calendarFaults,
  endOfWork,
  nextOpening,
  openMinutes,
  openSpans,
  type Shift,
  usualCalendar,
  weekCapacityMinutes,
  weekOf,
  type WorkCalendar,
} from './calendar.ts'

const at = (text: string) => momentMs(`${text.replace(' ', 'T')}:00+08:00`)
const said = (ms: number | null) =>
  ms === null
    ? null
    : momentOfMs(ms + 28_800_000)
        .slice(0, 16)
        .replace('T', ' ')
const shift = (weekdays: number[], from: string, to: string, more: Partial<Shift> = {}): Shift => ({
  weekdays,
  from,
  to,
  firstDay: null,
  lastDay: null,
  ...more,
})
const calendar = (more: Partial<WorkCalendar>): WorkCalendar => ({ ...usualCalendar, ...more })

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const twoShifts = calendar({
  shifts: [shift([1, 2, 3, 4, 5], '08:00', '12:00'), shift([1, 2, 3, 4, 5], '13:00', '17:00')],
})
const nights = calendar({ shifts: [shift([1, 2, 3, 4, 5], '20:00', '04:00')] })

test.each([
  ['a week of eight to five', usualCalendar, '2019-07-08 00:00', '2019-07-15 00:00', 45],
  ['a break at noon', twoShifts, '2019-07-08 00:00', '2019-07-09 00:00', 8],
  ['over midnight into Saturday', nights, '2019-07-13 00:00', '2019-07-14 00:00', 4],
  ['Monday begins without the night before', nights, '2019-07-08 00:00', '2019-07-09 00:00', 4],
  ['National Day rests', usualCalendar, '2019-10-01 00:00', '2019-10-08 00:00', 0],
  [
    'the Sunday that makes up for it works as a Friday',
    calendar({ shifts: [shift([5], '09:00', '15:00')] }),
    '2019-09-29 00:00',
    '2019-09-30 00:00',
    6,
  ],
  [
    'a making-up Saturday with a shift of its own',
    calendar({ shifts: [shift([5], '09:00', '15:00'), shift([6], '09:00', '11:00')] }),
    '2019-10-12 00:00',
    '2019-10-13 00:00',
    2,
  ],
  [
    'who keeps no holidays works on',
    calendar({ keepsHolidays: false }),
    '2019-10-01 00:00',
    '2019-10-02 00:00',
    9,
  ],
  [
    'round the clock',
    calendar({ shifts: [shift(everyDay, '00:00', '00:00')], keepsHolidays: false }),
    '2019-07-08 00:00',
    '2019-07-15 00:00',
    168,
  ],
  [
    'shifts that overlap count once',
    calendar({ shifts: [shift([1], '08:00', '12:00'), shift([1], '10:00', '14:00')] }),
    '2019-07-08 00:00',
    '2019-07-09 00:00',
    6,
  ],
  [
    'closed in summer',
    calendar({ closures: [{ from: '2019-07-08', to: '2019-07-10', note: '检修' }] }),
    '2019-07-08 00:00',
    '2019-07-15 00:00',
    18,
  ],
  [
    'an extra day within the closure',
    calendar({
      closures: [{ from: '2019-07-08', to: '2019-07-14', note: '检修' }],
      extras: [{ day: '2019-07-13', from: '08:00', to: '12:00', note: '赶工' }],
    }),
    '2019-07-08 00:00',
    '2019-07-15 00:00',
    4,
  ],
  [
    'a shift that begins in August',
    calendar({ shifts: [shift([1, 2], '08:00', '10:00', { firstDay: '2019-07-09' })] }),
    '2019-07-08 00:00',
    '2019-07-15 00:00',
    2,
  ],
  [
    'a shift that has ended',
    calendar({ shifts: [shift([1, 2], '08:00', '10:00', { lastDay: '2019-07-08' })] }),
    '2019-07-08 00:00',
    '2019-07-15 00:00',
    2,
  ],
])('%s', (_what, given, from, to, hours) => {
  expect(openMinutes(given, at(from), at(to))).toBe(hours * 60)
})

test('open spans are cut at the bounds', () => {
  const spans = openSpans(twoShifts, at('2019-07-08 10:00'), at('2019-07-08 14:00'))
  expect(spans.map(({ from, to }) => [said(from), said(to)])).toEqual([
    ['2019-07-08 10:00', '2019-07-08 12:00'],
    ['2019-07-08 13:00', '2019-07-08 14:00'],
  ])
})

test.each([
  ['open already', '2019-07-08 09:30', '2019-07-08 09:30'],
  ['at noon', '2019-07-08 12:00', '2019-07-08 13:00'],
  ['on Friday evening', '2019-07-12 17:00', '2019-07-15 08:00'],
  ['before National Day', '2019-09-30 17:00', '2019-10-08 08:00'],
])('the next opening: %s', (_what, from, to) => {
  expect(said(nextOpening(twoShifts, at(from)))).toBe(to)
})

test('without a shift there is no opening and no end', () => {
  const never = calendar({ shifts: [] })
  expect(nextOpening(never, at('2019-07-08 00:00'))).toBeNull()
  expect(endOfWork(never, at('2019-07-08 00:00'), 30)).toBeNull()
})

test.each([
  ['within a shift', '2019-07-08 08:00', 60, '2019-07-08 09:00'],
  ['over noon', '2019-07-08 11:00', 120, '2019-07-08 14:00'],
  ['up to the end of a shift', '2019-07-08 08:00', 240, '2019-07-08 12:00'],
  ['over the weekend', '2019-07-12 16:00', 120, '2019-07-15 09:00'],
  ['begun while closed', '2019-07-13 10:00', 60, '2019-07-15 09:00'],
  ['over National Day', '2019-09-30 16:00', 120, '2019-10-08 09:00'],
])('work ends: %s', (_what, from, minutes, to) => {
  expect(said(endOfWork(twoShifts, at(from), minutes))).toBe(to)
})

test('a week runs from Monday to Sunday in Beijing', () => {
  expect(weekOf(at('2019-07-14 23:59'))).toBe('2019-07-08')
  expect(weekOf(at('2019-07-15 00:00'))).toBe('2019-07-15')
  expect(weekCapacityMinutes(twoShifts, '2019-07-08', 3)).toBe(3 * 40 * 60)
})

test.each([
  ['two working days', '2019-07-09 15:00', 48, '2019-07-11 15:00'],
  ['over a weekend', '2019-07-12 15:00', 48, '2019-07-16 15:00'],
  ['asked on a Saturday', '2019-07-13 15:00', 24, '2019-07-16 00:00'],
  ['over National Day', '2019-09-30 12:00', 24, '2019-10-08 12:00'],
  ['on a Sunday that is worked', '2019-09-29 12:00', 4, '2019-09-29 16:00'],
])('hours of working days: %s', (_what, from, hours, to) => {
  expect(said(addWorkingDayHours(at(from), hours))).toBe(to)
})

test('what is the wrong way round is told by its row', () => {
  const wrong = calendar({
    shifts: [shift([1], '08:00', '09:00', { firstDay: '2019-08-01', lastDay: '2019-07-01' })],
    closures: [
      { from: '2019-07-01', to: '2019-07-02', note: '' },
      { from: '2019-07-03', to: '2019-07-02', note: '' },
    ],
    extras: [
      { day: '2019-07-06', from: '08:00', to: '12:00', note: '' },
      { day: '2019-07-06', from: '08:00', to: '13:00', note: '' },
    ],
  })
  expect(calendarFaults(wrong)).toEqual([
    { part: 'shifts', row: 0, code: 'shift_ends_before' },
    { part: 'closures', row: 1, code: 'closure_reversed' },
    { part: 'extras', row: 1, code: 'extra_twice' },
  ])
  expect(calendarFaults(usualCalendar)).toEqual([])
})

const start = at('2019-09-23 00:00')
const halfHour = 1_800_000
const clock = (half: number) =>
  `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`

const shifts = fc.array(
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
      fc.integer({ min: 0, max: 47 }),
      fc.integer({ min: 0, max: 47 }),
    )
    .map(([weekdays, from, to]) => shift(weekdays, clock(from), clock(to))),
  { minLength: 1, maxLength: 3 },
)
const calendars = fc.record({ shifts, keepsHolidays: fc.boolean() }).map((one) => calendar(one))

/** Whether a half hour is open, by asking each shift of the two days that it can belong to. */
function isOpen({ shifts: all, keepsHolidays }: WorkCalendar, moment: number): boolean {
  const local = momentOfMs(moment + 28_800_000)
  const minute = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16))
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return [0, 1].some((back) => {
    const day = momentOfMs(moment + 28_800_000 - back * 86_400_000).slice(0, 10)
    const number = ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
    const { kind } = natureOfDay(day)
    const own = all.filter(({ weekdays }) => weekdays.includes(number))
    const fridays = all.filter(({ weekdays }) => weekdays.includes(5))
    const valid = !keepsHolidays
      ? own
      : kind === 'holiday'
        ? []
        : kind === 'makeUp' && own.length === 0
          ? fridays
          : own
    return valid.some(({ from, to }) => {
      const end = minutes(to) > minutes(from) ? minutes(to) : minutes(to) + 1440
      const here = minute + back * 1440
      return here >= minutes(from) && here < end
    })
  })
}

test('open minutes equal a count half hour by half hour, over National Day', () => {
  fc.assert(
    fc.property(
      calendars,
      fc.integer({ min: 0, max: 500 }),
      fc.integer({ min: 0, max: 500 }),
      (given, first, length) => {
        const from = start + first * halfHour
        const count = Array.from({ length }, (_, index) => from + index * halfHour)
          .map((moment) => (isOpen(given, moment) ? 30 : 0))
          .reduce<number>((sum, one) => sum + one, 0)
        expect(openMinutes(given, from, from + length * halfHour)).toBe(count)
      },
    ),
    { numRuns: 150, seed: 4 },
  )
})

test('work takes as long as it is open until its end, and not longer', () => {
  fc.assert(
    fc.property(
      calendars,
      fc.integer({ min: 0, max: 900 }),
      fc.integer({ min: 1, max: 120 }),
      (given, first, halves) => {
        const from = start + first * halfHour
        const end = endOfWork(given, from, halves * 30)
        if (end === null) return
        expect(openMinutes(given, from, end)).toBe(halves * 30)
        expect(openMinutes(given, from, end - 60_000)).toBe(halves * 30 - 1)
        const opening = nextOpening(given, from)!
        expect(openMinutes(given, from, opening)).toBe(0)
        expect(openMinutes(given, opening, opening + 60_000)).toBe(1)
      },
    ),
    { numRuns: 150, seed: 5 },
  )
})
