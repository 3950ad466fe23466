import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Arrangement, placeOf, putAt, putInReserve, stepBy } from './arrangement.ts'

const start: Arrangement = { order: ['a', 'b', 'c', 'd', 'e'], ranked: 3 }

test.each([
  ['within the ranked', putAt(start, 'c', 1), ['c', 'a', 'b', 'd', 'e'], 3],
  ['from the reserve', putAt(start, 'e', 2), ['a', 'e', 'b', 'c', 'd'], 4],
  ['beyond the end', putAt(start, 'a', 99), ['b', 'c', 'a', 'd', 'e'], 3],
  ['into the reserve', putInReserve(start, 'a', 1), ['b', 'c', 'd', 'a', 'e'], 2],
  ['a step up', stepBy(start, 'b', -1, true), ['b', 'a', 'c', 'd', 'e'], 3],
  ['up from the top', stepBy(start, 'a', -1, true), ['a', 'b', 'c', 'd', 'e'], 3],
  ['down over the line', stepBy(start, 'c', 1, true), ['a', 'b', 'c', 'd', 'e'], 2],
  ['up over the line', stepBy(start, 'd', -1, true), ['a', 'b', 'c', 'd', 'e'], 4],
  ['no reserve', stepBy({ order: ['a', 'b'], ranked: 2 }, 'b', 1, false), ['a', 'b'], 2],
  ['down at the very end', stepBy(start, 'e', 1, true), ['a', 'b', 'c', 'd', 'e'], 3],
] as const)('%s', (_, arrangement, order, ranked) => {
  expect(arrangement).toEqual({ order, ranked })
})

test('places are from one, and null in reserve', () => {
  expect([placeOf(start, 'a'), placeOf(start, 'c'), placeOf(start, 'd')]).toEqual([1, 3, null])
})

test('no way of moving loses or doubles anything', () => {
  const move = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: -2, max: 8 }), fc.nat(2))
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      const end = moves.reduce<Arrangement>((now, [which, to, how]) => {
        const id = start.order[which] ?? 'a'
        if (how === 0) return putAt(now, id, to)
        if (how === 1) return putInReserve(now, id, to)
        return stepBy(now, id, to > 2 ? 1 : -1, true)
      }, start)
      expect(end.order.toSorted()).toEqual(start.order)
      expect(end.ranked).toBeGreaterThanOrEqual(0)
      expect(end.ranked).toBeLessThanOrEqual(5)
    }),
  )
})
