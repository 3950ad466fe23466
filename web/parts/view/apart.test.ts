import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apart, type Point } from './apart.ts'

test('pins that are clear of each other stay where they are', () => {
  const points: Point[] = [
    [0, 0],
    [40, 0],
    [0, 25],
  ]
  expect(apart(points)).toEqual(points)
})

test('no two of as many as are shown lie on each other, and none goes far', () => {
  const near = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
  fc.assert(
    fc.property(fc.array(near, { minLength: 2, maxLength: 60 }), (points) => {
      const placed = apart(points)
      placed.forEach(([x, y], index) => {
        const [wasX, wasY] = points[index]!
        expect(Math.max(Math.abs(x - wasX), Math.abs(y - wasY))).toBeLessThanOrEqual(150)
        for (const [ox, oy] of placed.slice(0, index)) {
          expect(Math.max(Math.abs(x - ox), Math.abs(y - oy))).toBeGreaterThanOrEqual(25)
        }
      })
    }),
    { numRuns: 60, seed: 5 },
  )
})
