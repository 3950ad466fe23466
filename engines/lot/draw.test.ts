import { expect, test } from 'vitest'
import type { LotRecord, LotSheet } from '../../domain/evaluation/lot.ts'
import { commitmentTo, drawLots, replayDraw, sheetDigestOf, wholeFrom } from './draw.ts'

const sheet: LotSheet = {
  items: [{ id: 'i0', strata: [{ field: 'd', count: 2 }] }],
  experts: ['a', 'b', 'c', 'd', 'e'].map((id) => ({
    ...{ id, fields: ['d'], region: id, employer: id, loadMax: 5 },
  })),
  rules: { maxSameRegion: 1, maxSameEmployer: 1 },
  forbidden: [],
}
const wish = (text: string, of: LotSheet = sheet) => ({
  sheet: of,
  secret: 'a secret of the office',
  randomness: [{ witness: 'w', text }],
})

/** Pearson's sum over equally likely cases. */
function chiSquare(counts: readonly number[]): number {
  const mean = counts.reduce((sum, one) => sum + one, 0) / counts.length
  return counts.reduce((sum, one) => sum + (one - mean) ** 2 / mean, 0)
}

test('whole numbers are uniform, also below a bound that no power of two fits', () => {
  const whole = wholeFrom('seed')
  const counts = Array.from({ length: 10 }, () => 0)
  for (let at = 0; at < 20_000; at++) counts[whole(10)]!++
  // 9 degrees of freedom: beyond 27.9 once in a thousand.
  expect(chiSquare(counts)).toBeLessThan(27.9)
})

test('each pair of five experts is drawn equally often', () => {
  const counts = new Map<string, number>()
  for (let at = 0; at < 4000; at++) {
    const pairs = drawLots(wish(String(at)))!
    const key = pairs
      .map(({ expert }) => expert)
      .toSorted()
      .join('')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  expect(counts.size).toBe(10)
  expect(chiSquare([...counts.values()])).toBeLessThan(27.9)
})

test('conflicts, loads, regions and employers are kept; what cannot be is told', () => {
  const strict: LotSheet = {
    ...sheet,
    items: ['i0', 'i1'].map((id) => ({ id, strata: [{ field: 'd', count: 2 }] })),
    experts: sheet.experts.slice(0, 4).map((one) => ({ ...one, loadMax: 1 })),
    forbidden: [{ item: 'i0', expert: 'a' }],
  }
  const pairs = drawLots(wish('x', strict))!
  expect(pairs.map(({ item }) => item)).toEqual(['i0', 'i0', 'i1', 'i1'])
  expect(new Set(pairs.map(({ expert }) => expert)).size).toBe(4)
  expect(pairs.find(({ expert }) => expert === 'a')?.item).toBe('i1')
  const narrow = { ...strict, experts: strict.experts.slice(0, 3) }
  expect(drawLots(wish('x', narrow))).toBeNull()
})

test('a record is drawn again, and each change of it is seen', () => {
  const { secret, randomness } = wish('the closing index of the day')
  const pairs = drawLots({ sheet, secret, randomness })!
  const record: LotRecord = {
    ...{ shape: 1, sheet, sheetDigest: sheetDigestOf(sheet), commitment: commitmentTo(secret) },
    ...{ secret, randomness, pairs },
  }
  expect(replayDraw(record)).toEqual([])
  expect(replayDraw({ ...record, pairs: pairs.toReversed() })).toEqual(['pairsDiffer'])
  expect(replayDraw({ ...record, sheetDigest: '0'.repeat(64) })).toEqual(['sheetChanged'])
  expect(replayDraw({ ...record, commitment: '0'.repeat(64) })).toEqual(['commitmentBroken'])
})
