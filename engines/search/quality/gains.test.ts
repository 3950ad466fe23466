/** How well the engine ranks: the product's own hundred queries, and an English collection as a floor. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { expansions, type Expansion } from '../text/expand.ts'
import { readTrade, shippedCutter } from '../text/shipped.ts'
import { cranfieldGains, cranfieldIn } from './cranfield.ts'
import { gainAt, mean } from './gain.ts'
import { gainsOf, judgedQueries, openOwn } from './own.ts'

const trade = readTrade(join(import.meta.dirname, '../../../data/search'))
const cutter = shippedCutter(trade)

test('the measure: the best order gives 1, none of the judged 0', () => {
  const grades = new Map([
    ['a', 3],
    ['b', 1],
  ])
  expect(gainAt(10, ['a', 'b', 'c'], grades)).toBe(1)
  expect(gainAt(10, ['c'], grades)).toBe(0)
  expect(gainAt(10, ['c', 'a'], grades)).toBeCloseTo(7 / Math.log2(3) / (7 + 1 / Math.log2(3)), 10)
})

describe('the product’s own queries', () => {
  const own = openOwn(cutter, trade)
  const queries = judgedQueries()
  const of = (needs: string, gains: readonly number[]): number =>
    mean(gains.filter((_, place) => queries[place]!.needs === needs))
  const all = gainsOf(own, new Set(expansions))
  const without = (one: Expansion): number[] =>
    gainsOf(own, new Set(expansions.filter((other) => other !== one)))

  test('all together', () => {
    const bare = mean(gainsOf(own, new Set()))
    const rows = expansions.map((one) => {
      const gains = without(one)
      const needing = queries.some(({ needs }) => needs === one)
        ? { needing: of(one, all), needing_without: of(one, gains) }
        : {}
      return [one, { all: mean(all), without: mean(gains), ...needing }] as const
    })
    console.log(`nDCG@10 ${mean(all).toFixed(3)}, without any expansion ${bare.toFixed(3)}`)
    console.table(Object.fromEntries(rows))
    expect(mean(all)).toBeGreaterThan(0.8)
    expect(bare).toBeLessThan(0.5)
  })

  test.each(['synonym', 'grade', 'pinyin', 'typo'] as const)('%s is worth having', (one) => {
    expect(of(one, all) - of(one, without(one))).toBeGreaterThan(0.15)
  })
})

const cranfield = cranfieldIn(process.env['BAIGONG_TEST_DATA'])
if (cranfield === undefined) console.log('skipped: no Cranfield collection (BAIGONG_TEST_DATA)')

test.skipIf(cranfield === undefined)('Cranfield with plain settings', () => {
  const gains = cranfieldGains(cranfield!, cutter)
  console.log(`Cranfield nDCG@10 ${mean(gains).toFixed(4)} over ${gains.length} queries`)
  expect(gains).toHaveLength(225)
  expect(mean(gains)).toBeGreaterThanOrEqual(0.36)
})
