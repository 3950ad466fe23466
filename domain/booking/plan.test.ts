/** Where work would fit. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentMs, momentOfMs } from '../kernel/moment.ts'
import { openMinutes, type Span, usualCalendar, weeksFrom } from './calendar.ts'
import { firstSlot, slotOptions, spread } from './plan.ts'

const at = (text: string) => momentMs(`${text.replace(' ', 'T')}:00+08:00`)
const span = (from: string, to: string): Span => ({ from: at(from), to: at(to) })
const said = (ms: number) =>
  momentOfMs(ms + 28_800_000)
    .slice(0, 16)
    .replace('T', ' ')

test('hours are taken from the first weeks that have any', () => {
  const weeks = [
    { week: '2019-07-08', freeMinutes: 0 },
    { week: '2019-07-15', freeMinutes: 90 },
    { week: '2019-07-22', freeMinutes: 600 },
  ]
  expect(spread(120, weeks)).toEqual({
    ok: true,
    parts: [
      { week: '2019-07-15', minutes: 90 },
      { week: '2019-07-22', minutes: 30 },
    ],
  })
  expect(spread(700, weeks)).toEqual({ ok: false, leftMinutes: 690 })
})

test('what is spread is what was asked, within what is free; what does not fit says what is left', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -60, max: 3000 }), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 20_000 }),
      (free, minutes) => {
        const names = weeksFrom('2019-07-08', free.length)
        const weeks = free.map((freeMinutes, index) => ({ week: names[index]!, freeMinutes }))
        const total = free.reduce((sum, one) => sum + Math.max(0, one), 0)
        const answer = spread(minutes, weeks)
        const parts = answer.ok ? answer.parts : []
        const freeOf = (week: string) => weeks.find((one) => one.week === week)!.freeMinutes
        expect(parts.filter((part) => part.minutes > freeOf(part.week))).toEqual([])
        expect({
          ok: answer.ok,
          left: answer.ok ? null : answer.leftMinutes,
          taken: parts.reduce((sum, part) => sum + part.minutes, 0),
        }).toEqual({
          ok: total >= minutes,
          left: total >= minutes ? null : total,
          taken: total >= minutes ? minutes : 0,
        })
      },
    ),
    { seed: 6 },
  )
})

const before = at('2019-08-01 00:00')

test.each([
  ['at once', [], '2019-07-08 09:10', 60, '2019-07-08 09:30', '2019-07-08 10:30'],
  [
    'tomorrow, where today has ended',
    [],
    '2019-07-08 17:00',
    60,
    '2019-07-09 08:00',
    '2019-07-09 09:00',
  ],
  [
    'over night, and nobody else in it',
    [],
    '2019-07-08 16:00',
    120,
    '2019-07-08 16:00',
    '2019-07-09 09:00',
  ],
  [
    'behind what is taken',
    [span('2019-07-08 10:00', '2019-07-08 12:00')],
    '2019-07-08 09:00',
    120,
    '2019-07-08 12:00',
    '2019-07-08 14:00',
  ],
  [
    'in the gap before',
    [span('2019-07-08 10:00', '2019-07-08 12:00')],
    '2019-07-08 09:00',
    60,
    '2019-07-08 09:00',
    '2019-07-08 10:00',
  ],
])('the first slot: %s', (_what, taken, from, minutes, start, end) => {
  const slot = firstSlot(usualCalendar, taken, minutes, { at: at(from), before })
  expect([said(slot!.from), said(slot!.to)]).toEqual([start, end])
})

test('nothing is found beyond the bound, and each day is told once', () => {
  const bounds = { at: at('2019-07-11 08:00'), before: at('2019-07-16 00:00'), most: 9 }
  const options = slotOptions(usualCalendar, [], 9 * 60, bounds)
  expect(options.map(({ from }) => said(from))).toEqual([
    '2019-07-11 08:00',
    '2019-07-12 08:00',
    '2019-07-15 08:00',
  ])
  expect(firstSlot(usualCalendar, [], 46 * 60, bounds)).toBeNull()
})

test('a slot meets nothing that is taken and is as long as it is open within', () => {
  const ranges = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 40 })),
  )
  fc.assert(
    fc.property(ranges, fc.integer({ min: 1, max: 60 }), (given, halves) => {
      const start = at('2019-07-08 00:00')
      const taken = given.map(([first, length]) => ({
        from: start + first * 1_800_000,
        to: start + (first + length) * 1_800_000,
      }))
      const slot = firstSlot(usualCalendar, taken, halves * 30, { at: start, before })
      if (slot === null) return
      expect(openMinutes(usualCalendar, slot.from, slot.to)).toBe(halves * 30)
      expect(taken.some(({ from, to }) => from < slot.to && slot.from < to)).toBe(false)
    }),
    { numRuns: 150, seed: 7 },
  )
})
