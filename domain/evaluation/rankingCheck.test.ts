import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RankingExport } from './ranking.ts'
import { checkRankingExport } from './rankingCheck.ts'

const sound: RankingExport = {
  shape: 1,
  total: 100,
  dimensions: [{ code: 'a', max: 100, weight: 1 }],
  items: 2,
  experts: 1,
  reviews: [
    { item: 0, expert: 0, points: [80], vetoed: false },
    { item: 1, expert: 0, points: [70], vetoed: false },
  ],
  method: 'raw',
  seed: 1,
  draws: 0,
}
const review = (change: object) => ({ ...sound, reviews: [{ ...sound.reviews[0], ...change }] })

test('a sound export is taken as it is', () => {
  expect(checkRankingExport(sound)).toEqual({ data: sound, faults: [] })
})

test.each([
  [review({ item: 2 }), '/reviews/0/item', 'evaluation.place_outside', { place: 2, count: 2 }],
  [review({ expert: 1 }), '/reviews/0/expert', 'evaluation.place_outside', { place: 1, count: 1 }],
  [
    review({ points: [] }),
    '/reviews/0/points',
    'evaluation.points_incomplete',
    { given: 0, count: 1 },
  ],
])('what the schema cannot say is told with its place', (value, at, code, facts) => {
  expect(checkRankingExport(value)).toEqual({ data: null, faults: [{ at, code, facts }] })
})

test('a value of another shape is told as malformed, and nothing throws', () => {
  expect(checkRankingExport({ ...sound, seed: 'x' })).toEqual({
    data: null,
    faults: [{ at: '/seed', code: 'evaluation.export_malformed' }],
  })
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { data, faults } = checkRankingExport(value)
      expect(data === null).toBe(faults.length > 0)
    }),
  )
})
