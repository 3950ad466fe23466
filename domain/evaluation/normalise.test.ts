import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { additiveModel } from './additive.ts'
import { normalised, zMeans } from './normalise.ts'
import { kendall, midRanks, spearman } from './rankCorrelation.ts'
import { rankRecovery, simulatePanel, type PanelSetting } from './recovery.ts'
import { rawMeans, type ScoreTable } from './scoreTable.ts'

test('rank correlations, ties included, as computed by hand', () => {
  expect(midRanks([90, 80, 90, 70])).toEqual([1.5, 3, 1.5, 4])
  expect(kendall([1, 2, 3, 4], [1, 2, 4, 3])).toBeCloseTo(4 / 6, 12)
  expect(kendall([1, 2, 2], [1, 2, 3])).toBeCloseTo(2 / Math.sqrt(6), 12)
  expect(spearman([1, 2, 3, 4], [1, 2, 4, 3])).toBeCloseTo(0.8, 12)
  expect(kendall([1, 1], [1, 2])).toBe(0)
})

test('Kendall’s τ, counted by sorting, is that of all pairs, ties included', () => {
  const byPairs = (a: readonly number[], b: readonly number[]): number => {
    const signs = a.flatMap((one, at) =>
      a.slice(at + 1).map((other, more) => {
        return [Math.sign(one - other), Math.sign(b[at]! - b[at + 1 + more]!)] as const
      }),
    )
    const sum = (of: (x: number, y: number) => number) =>
      signs.reduce((total, [x, y]) => total + of(x, y), 0)
    const least = Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y))
    return least === 0 ? 0 : sum((x, y) => x * y) / least
  }
  const place = fc.integer({ min: 0, max: 5 })
  fc.assert(
    fc.property(fc.array(fc.tuple(place, place), { maxLength: 30 }), (both) => {
      const [a, b] = [both.map(([one]) => one), both.map(([, other]) => other)]
      expect(kendall(a, b)).toBeCloseTo(byPairs(a, b), 12)
    }),
  )
})

/** Everybody reads everything; experts differ by a constant only. */
const balanced = (qualities: readonly number[], shifts: readonly number[]): ScoreTable => ({
  items: qualities.length,
  experts: shifts.length,
  rows: qualities.flatMap((quality, item) =>
    shifts.map((shift, expert) => ({ item, expert, score: quality + shift })),
  ),
})

test('where everybody reads everything all three methods give one order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 40, max: 95 }), { minLength: 3, maxLength: 12 }),
      fc.array(fc.integer({ min: -10, max: 10 }), { minLength: 2, maxLength: 6 }),
      (qualities, shifts) => {
        const table = balanced(qualities, shifts)
        const orders = (['raw', 'z', 'additive'] as const).map((method) =>
          midRanks(normalised(table, method).map((score) => Number(score.toFixed(6)))),
        )
        expect(orders[1]).toEqual(orders[0])
        expect(orders[2]).toEqual(orders[0])
      },
    ),
    { numRuns: 100, seed: 3 },
  )
})

test('two projects alike, one read by the strict: the additive model sees it, the mean does not', () => {
  // Experts 0 and 1 share item 2 with 2 and 3, who are ten points stricter.
  const rows = [0, 1, 2, 3].flatMap((expert) => {
    const shift = expert < 2 ? 5 : -5
    return [expert < 2 ? 0 : 1, 2].map((item) => ({
      item,
      expert,
      score: 70 + shift + (expert % 2),
    }))
  })
  const table = { items: 3, experts: 4, rows }
  expect(rawMeans(table)).toEqual([75.5, 65.5, 70.5])
  const model = additiveModel(table)
  expect(Math.abs(model.items[0]! - model.items[1]!)).toBeLessThan(1)
  expect(model.experts[0]).toBeGreaterThan(4)
  expect(model.experts[2]).toBeLessThan(-4)
})

const setting: PanelSetting = {
  items: 60,
  experts: 24,
  reviewsPerItem: 4,
  qualitySd: 6,
  strictnessSd: 6,
  noiseSd: 3,
  missing: 0.2,
}

test('strict and lenient experts and missing reviews: the additive model finds more of the true order', () => {
  const { raw, z, additive } = rankRecovery(setting, 2019, 12)
  expect(additive.kendall).toBeGreaterThan(raw.kendall + 0.05)
  expect(additive.spearman).toBeGreaterThan(raw.spearman + 0.03)
  expect(additive.kendall).toBeGreaterThan(z.kendall)
  expect(z.kendall).toBeGreaterThan(raw.kendall)
})

test('where experts do not differ, correcting costs next to nothing', () => {
  const { raw, additive } = rankRecovery({ ...setting, strictnessSd: 0 }, 7, 8)
  expect(raw.kendall - additive.kendall).toBeLessThan(0.02)
})

test('deviations are estimated, and standard errors tell the true error', () => {
  let [within, all] = [0, 0]
  for (let seed = 1; seed <= 10; seed++) {
    const { quality, table } = simulatePanel({ ...setting, items: 120 }, seed)
    const model = additiveModel(table)
    expect(model.noise).toBeGreaterThan(2.3)
    expect(model.noise).toBeLessThan(3.7)
    expect(model.strictness).toBeGreaterThan(3)
    expect(model.strictness).toBeLessThan(9.5)
    const shift = model.items.reduce((sum, score, at) => sum + score - quality[at]!, 0) / 120
    model.items.forEach((score, at) => {
      all += 1
      if (Math.abs(score - quality[at]! - shift) <= 1.96 * model.errors[at]!) within += 1
    })
  }
  expect(within / all).toBeGreaterThan(0.92)
})

test('draws repeat from their seed and spread as the standard errors say', () => {
  const { table } = simulatePanel(setting, 5)
  const model = additiveModel(table)
  expect(model.draws(1, 3)).toEqual(model.draws(1, 3))
  const draws = model.draws(2, 2000).map((draw) => draw[0]! - model.items[0]!)
  const spread = Math.sqrt(draws.reduce((sum, one) => sum + one * one, 0) / draws.length)
  expect(spread / model.errors[0]!).toBeGreaterThan(0.94)
  expect(spread / model.errors[0]!).toBeLessThan(1.06)
})

test('one review each says nothing of experts: the scores stand, unsure; equal scores stay equal', () => {
  const rows = [60, 70].map((score, item) => ({ item, expert: item, score }))
  const model = additiveModel({ items: 2, experts: 2, rows })
  expect([model.items, model.errors]).toEqual([
    [60, 70],
    [Number.NaN, Number.NaN],
  ])
  expect(zMeans(balanced([70, 70], [0, 0]))).toEqual([70, 70])
})
