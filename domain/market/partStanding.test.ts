import { expect, test } from 'vitest'
import { holdPrice } from './partStanding.ts'

const cheapestFen = 1_000
const held = (pieceFen: number | null, mostFen: number | null = null) =>
  holdPrice({ pieceFen, cheapestFen, mostFen })

test('a price that is told is nearer than silence however dear, and the dearer the farther', () => {
  const prices = [1_000, 1_500, 2_000, 2_001, 5_000, 1_000_000]
  const told = prices.map((fen) => held(fen).closeness)
  expect(told[0]).toBe(1)
  expect(told).toEqual(told.toSorted((one, other) => other - one))
  expect(new Set(told).size).toBe(prices.length)
  expect(Math.min(...told)).toBeGreaterThan(held(null).closeness)
})

test('what costs more than the reader allows is missed, and farther than silence', () => {
  const [within, beyond, silent] = [held(3_000, 3_000), held(3_001, 3_000), held(null, 3_000)]
  expect([within.outcome, beyond.outcome, silent.outcome]).toEqual(['met', 'missed', 'unknown'])
  expect(within.closeness).toBeGreaterThan(silent.closeness)
  expect(beyond.closeness).toBeLessThan(silent.closeness)
  // Dear by the limit alone: the cheapest itself may be beyond it.
  expect(held(1_000, 999).closeness).toBeLessThanOrEqual(silent.closeness)
})
