import { expect, test } from 'vitest'
import { partsOf, shownTotal, stageOf, withhold } from './counts.ts'

const cells = (...counts: number[]) => counts.map((count, index) => ({ value: `${index}`, count }))
const shown = (...counts: number[]) => withhold(cells(...counts), true).map(({ count }) => count)

test.each([
  ['nothing small', [7, 9, 0], [7, 9, 0]],
  ['two small ones hide each other', [3, 9, 4], [null, 9, null]],
  ['a single small one takes the smallest other with it', [3, 9, 12], [null, null, 12]],
  ['nobody but one', [2], [null]],
  ['zero says nothing of anybody', [0, 0], [0, 0]],
  ['five is enough', [5, 5], [5, 5]],
])('%s', (_what, counts, expected) => {
  expect(shown(...counts)).toEqual(expected)
})

test('where cells overlap, the total gives nothing away', () => {
  expect(withhold(cells(3, 9), false).map(({ count }) => count)).toEqual([null, 9])
})

test('a small total is withheld until all is open', () => {
  expect([
    shownTotal(4, false),
    shownTotal(4, true),
    shownTotal(5, false),
    shownTotal(0, false),
  ]).toEqual([null, 4, 5, 0])
})

test('an application is counted once a dimension, and once for each of its directions', () => {
  const one = { unit: '51', directions: ['2', '4'], stage: 'submitted', day: '2019-07-11' } as const
  expect(partsOf(one)).toEqual([
    'total',
    'unit:51',
    'direction:2',
    'direction:4',
    'stage:submitted',
    'day:2019-07-11',
  ])
})

test('what was taken back or declined is not counted', () => {
  const states = ['draft', 'submitted', 'returned', 'recommended', 'declined', 'delivered'] as const
  expect(states.map(stageOf)).toEqual([
    null,
    'submitted',
    'submitted',
    'recommended',
    null,
    'delivered',
  ])
})
