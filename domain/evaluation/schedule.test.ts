import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  overlaps,
  schedule,
  type ScheduleItem,
  type ScheduleProblem,
  type ScheduleSession,
} from './schedule.ts'

const session = (id: string, panelId: string, from: number, slots: number): ScheduleSession => ({
  id,
  panelId,
  from,
  to: from + slots * 10,
  slotMs: 10,
})
const item = (id: string, panelId: string, change: Partial<ScheduleItem> = {}): ScheduleItem => ({
  id,
  panelId,
  applicant: `applicant of ${id}`,
  leader: `${panelId}1`,
  secretary: `${panelId}9`,
  judges: [`${panelId}1`, `${panelId}2`, `${panelId}3`],
  needed: 2,
  now: null,
  fixed: false,
  refuses: [],
  ...change,
})
const problem = (change: Partial<ScheduleProblem>): ScheduleProblem => ({
  sessions: [],
  items: [],
  expertsBusy: new Map(),
  applicantsBusy: new Map(),
  ...change,
})
const told = (of: ScheduleProblem) => {
  const { placed, unplaced } = schedule(of)
  return [
    placed.map(({ itemId, sessionId, from }) => `${itemId} ${sessionId} ${from}`),
    unplaced.map(({ itemId, causes }) => [
      itemId,
      ...causes.map(({ cause, slots, who }) => [cause, slots, ...who].join(' ')),
    ]),
  ]
}

test('items follow each other in the sessions of their panel; what does not fit says why', () => {
  const sessions = [session('s', 'A', 100, 2), session('t', 'B', 100, 1)]
  const items = [item('a', 'A'), item('b', 'A'), item('c', 'A'), item('d', 'B'), item('e', 'C')]
  expect(told(problem({ sessions, items }))).toEqual([
    ['a s 100', 'b s 110', 'd t 100'],
    [
      ['e', 'noSession 0'],
      ['c', 'full 2'],
    ],
  ])
})

test('somebody in the way goes elsewhere, unless the applicant agreed to it', () => {
  const sessions = [session('s', 'A', 100, 2)]
  const early = item('b', 'A', { refuses: [{ from: 110, to: 120 }] })
  const at = { sessionId: 's', from: 100 }
  const first = item('a', 'A', { now: at })
  expect(told(problem({ sessions, items: [first, early] }))).toEqual([['a s 110', 'b s 100'], []])
  const agreed = { ...first, fixed: true }
  expect(told(problem({ sessions, items: [agreed, early] }))).toEqual([
    ['a s 100'],
    [['b', 'full 1', 'asked 1']],
  ])
  // Whoever asked for another time keeps the old one while there is none.
  const asked = { ...first, refuses: [{ from: 100, to: 110 }] }
  expect(told(problem({ sessions, items: [asked] }))).toEqual([['a s 110'], []])
  const narrow = [session('s', 'A', 100, 1)]
  expect(told(problem({ sessions: narrow, items: [asked, item('b', 'A')] }))).toEqual([
    ['a s 100'],
    [
      ['a', 'asked 1'],
      ['b', 'full 1'],
    ],
  ])
})

test('an applicant with projects in two panels is asked to one place at a time, and so is an expert', () => {
  const sessions = [session('s', 'A', 100, 2), session('t', 'B', 100, 2)]
  const both = { applicant: 'x' }
  expect(told(problem({ sessions, items: [item('a', 'A', both), item('b', 'B', both)] }))).toEqual([
    ['a s 100', 'b t 110'],
    [],
  ])
  const shared = item('b', 'B', { judges: ['B1', 'A2'], needed: 2 })
  expect(told(problem({ sessions, items: [item('a', 'A'), shared] }))[0]).toEqual([
    'a s 100',
    'b t 110',
  ])
  const crowd = [item('a', 'A'), item('c', 'A'), shared]
  expect(told(problem({ sessions, items: crowd }))).toEqual([
    ['a s 100', 'c s 110'],
    [['b', 'experts 2 A2']],
  ])
})

test('who is away leaves the table too small, or without its leader; what the applicant asked is told', () => {
  const sessions = [session('s', 'A', 100, 3)]
  const away = (who: string, from: number, to: number) => new Map([[who, [{ from, to }]]])
  const one = (expertsBusy: ScheduleProblem['expertsBusy'], change: Partial<ScheduleItem> = {}) =>
    told(problem({ sessions, items: [item('a', 'A', change)], expertsBusy }))
  // Two of three judges are enough, but the leader must be one of them.
  expect(one(away('A2', 0, 200))).toEqual([['a s 100'], []])
  expect(one(away('A1', 0, 115))).toEqual([['a s 120'], []])
  expect(one(away('A9', 0, 200))).toEqual([[], [['a', 'experts 3 A9']]])
  expect(one(away('A2', 0, 200), { needed: 3 })).toEqual([[], [['a', 'experts 3 A2']]])
  const applicantsBusy = new Map([['applicant of a', [{ from: 105, to: 112 }]]])
  const refuses = [{ from: 120, to: 130 }]
  expect(told(problem({ sessions, items: [item('a', 'A', { refuses })], applicantsBusy }))).toEqual(
    [[], [['a', 'applicant 2', 'asked 1']]],
  )
})

test('whatever is asked: nobody is at two places at once, no time is given twice, and what is left has no time', () => {
  const span = fc.record({
    from: fc.integer({ min: 0, max: 80 }),
    length: fc.integer({ min: 5, max: 40 }),
  })
  const sessionsOf = fc.array(
    fc.record({
      panel: fc.constantFrom('A', 'B', 'C'),
      from: fc.integer({ min: 0, max: 6 }),
      slots: fc.integer({ min: 1, max: 4 }),
    }),
    { maxLength: 5 },
  )
  const itemsOf = fc.array(
    fc.record({
      panel: fc.constantFrom('A', 'B', 'C'),
      applicant: fc.constantFrom('x', 'y', 'z', 'w'),
      guest: fc.constantFrom(null, 'A2', 'B2', 'C2'),
      refuses: fc.array(span, { maxLength: 1 }),
    }),
    { maxLength: 9 },
  )
  fc.assert(
    fc.property(sessionsOf, itemsOf, (wishedSessions, wishedItems) => {
      const sessions = wishedSessions.map(({ panel, from, slots }, at) =>
        session(`s${at}`, panel, from * 10, slots),
      )
      const items = wishedItems.map(({ panel, applicant, guest, refuses }, at) =>
        item(`i${at}`, panel, {
          applicant,
          judges: [...new Set([`${panel}1`, `${panel}2`, ...(guest === null ? [] : [guest])])],
          refuses: refuses.map(({ from, length }) => ({ from, to: from + length })),
        }),
      )
      const { placed, unplaced } = schedule(problem({ sessions, items }))
      expect(placed.length + unplaced.length).toBe(items.length)
      const of = new Map(items.map((one) => [one.id, one]))
      for (const [at, a] of placed.entries()) {
        const own = of.get(a.itemId)!
        expect(own.refuses.some((refused) => overlaps(refused, a))).toBe(false)
        for (const b of placed.slice(at + 1)) {
          if (!overlaps(a, b)) continue
          const other = of.get(b.itemId)!
          expect(a.sessionId).not.toBe(b.sessionId)
          expect(own.applicant).not.toBe(other.applicant)
          expect(own.judges.filter((one) => other.judges.includes(one))).toEqual([])
        }
      }
      for (const { itemId, causes } of unplaced) {
        const own = sessions.filter(({ panelId }) => panelId === of.get(itemId)!.panelId)
        const times = own.reduce((sum, one) => sum + (one.to - one.from) / 10, 0)
        // Each time that its panel has is ruled out by something.
        expect(causes.reduce((sum, { slots }) => sum + slots, 0)).toBe(times)
      }
    }),
    { numRuns: 200, seed: 20190730 },
  )
})

test('seven hundred items in thirty panels are placed in a moment', () => {
  const panels = Array.from({ length: 30 }, (_, at) => `P${at}`)
  const sessions = panels.flatMap((panel) =>
    [0, 1000, 2000, 3000].map((from) => session(`${panel} ${from}`, panel, from, 6)),
  )
  const items = Array.from({ length: 705 }, (_, at) =>
    item(`i${at}`, panels[at % 30]!, { applicant: `x${at % 500}` }),
  )
  const { placed, unplaced } = schedule(problem({ sessions, items }))
  expect([placed.length, unplaced]).toEqual([705, []])
})
