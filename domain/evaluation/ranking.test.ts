import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import {
  competitionRanks,
  findDisagreements,
  RankingExport,
  reproduceRanking,
  type RankingExport as Data,
} from './ranking.ts'
import { simulatePanel } from './recovery.ts'

/** A panel whose score is split over two dimensions of 50 points. */
function sample(seed: number): Data {
  const { table } = simulatePanel(
    {
      items: 20,
      experts: 8,
      reviewsPerItem: 4,
      qualitySd: 5,
      strictnessSd: 4,
      noiseSd: 2,
      missing: 0,
    },
    seed,
  )
  return {
    shape: 1,
    total: 100,
    dimensions: [
      { code: 'a', max: 50, weight: 1 },
      { code: 'b', max: 50, weight: 1 },
    ],
    items: 20,
    experts: 8,
    reviews: table.rows.map(({ item, expert, score }, at) => ({
      item,
      expert,
      points: [score / 2 + (at % 3), score / 2 - (at % 3)],
      vetoed: false,
    })),
    method: 'additive',
    seed: 146,
    draws: 400,
  }
}

test('equal scores share a rank, vetoed ones have none', () => {
  expect(competitionRanks([80, 90, 80.001, 70, 95], [true, true, true, true, false])).toEqual([
    2,
    1,
    2,
    4,
    null,
  ])
})

test('the same export gives the same ranking, and its ranges hold its ranks', () => {
  const data = sample(1)
  expect(Value.Check(RankingExport, data)).toBe(true)
  const ranking = reproduceRanking(data)
  expect(reproduceRanking(structuredClone(data))).toEqual(ranking)
  expect(ranking.items.map(({ ranks }) => ranks.additive!).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, at) => at + 1),
  )
  for (const { ranks, range, likely } of ranking.items) {
    expect(range![0]).toBeLessThanOrEqual(ranks.additive!)
    expect(range![1]).toBeGreaterThanOrEqual(ranks.additive!)
    expect(likely![0]).toBeLessThanOrEqual(likely![1])
  }
  expect(ranking.items.some(({ likely }) => likely![0] < likely![1])).toBe(true)
  // Eight experts, two dimensions left out, two weights shifted both ways.
  expect(ranking.variants).toHaveLength(8 + 2 + 4)
  for (const { likeness } of ranking.variants) expect(likeness).toBeGreaterThan(0.6)
})

test('within groups nobody competes with another group, and scores stay', () => {
  const data = sample(1)
  const whole = reproduceRanking(data)
  const groups = Array.from({ length: 20 }, (_, item) => (item % 4 === 0 ? 'few' : 'many'))
  const { items } = reproduceRanking(data, groups)
  expect(items.map(({ scores }) => scores)).toEqual(whole.items.map(({ scores }) => scores))
  for (const [group, size] of [
    ['few', 5],
    ['many', 15],
  ] as const) {
    const own = items.filter(({ item }) => groups[item] === group)
    const ranks = own.map((one) => one.ranks.additive!)
    const order = own.toSorted((one, other) => one.ranks.additive! - other.ranks.additive!)
    const before = order.map(({ item }) => whole.items[item]!.ranks.additive!)
    expect(ranks.toSorted((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, at) => at + 1))
    expect(before).toEqual(before.toSorted((a, b) => a - b))
    expect(Math.max(...own.flatMap(({ likely, range }) => [...likely!, ...range!]))).toBe(size)
  }
})

test('another order of reviews or other names of experts change nothing', () => {
  const data = sample(2)
  const renamed = data.reviews.map((one) => ({ ...one, expert: 7 - one.expert })).toReversed()
  const scores = (of: Data) =>
    reproduceRanking({ ...of, draws: 0 }).items.map(({ scores: all }) => all.additive.toFixed(4))
  expect(scores({ ...data, reviews: renamed })).toEqual(scores(data))
})

test('a veto takes an item out of the ranking and moves the others up', () => {
  const data = sample(3)
  const best = reproduceRanking(data).items.find(({ ranks }) => ranks.additive === 1)!.item
  const reviews = data.reviews.map((one) => (one.item === best ? { ...one, vetoed: true } : one))
  const { items } = reproduceRanking({ ...data, reviews })
  expect([items[best]!.vetoed, items[best]!.ranks.additive, items[best]!.range]).toEqual([
    true,
    null,
    null,
  ])
  expect(Math.max(...items.flatMap(({ ranks }) => ranks.additive ?? []))).toBe(19)
})

test('a wide disagreement shows, with who differs', () => {
  const data = sample(4)
  expect(findDisagreements(data, 25)).toEqual([])
  const [odd] = data.reviews.filter(({ item }) => item === 5)
  const reviews = data.reviews.map((one) => (one === odd ? { ...one, points: [10, 10] } : one))
  const [found] = findDisagreements({ ...data, reviews }, 25)
  expect([found!.item, found!.lowest]).toEqual([5, odd!.expert])
})
