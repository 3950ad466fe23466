import { expect, test } from 'vitest'
import { placeOf } from './lit.ts'

const places = [
  '/desk',
  '/notices',
  '/notices/settings',
  '/reviews',
  '/reviews/me',
  '/reviews/sessions',
]

test.each([
  ['/reviews', '/reviews'],
  ['/reviews/sessions', '/reviews/sessions'],
  ['/reviews/sessions/018f/table', '/reviews/sessions'],
  ['/reviews/018f', '/reviews'],
  ['/reviews/men', '/reviews'],
  ['/reviews/me', '/reviews/me'],
  ['/notices/settings', '/notices/settings'],
  ['/reviewsOfOthers', undefined],
  ['/', undefined],
])('on %s the rail lights %s alone', (path, lit) => {
  expect(placeOf(path, places)).toBe(lit)
  expect(placeOf(path, places.toReversed())).toBe(lit)
})
