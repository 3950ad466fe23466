import { expect, test } from 'vitest'
import { waitSeconds } from './attempts.ts'

const guard = { free: 3, firstWaitSeconds: 30, longestWaitSeconds: 200 }

test.each([
  [0, 0],
  [3, 0],
  [4, 30],
  [5, 60],
  [6, 120],
  [7, 200],
  [5000, 200],
])('after %i failures one waits %i seconds', (failures, seconds) => {
  expect(waitSeconds(guard, failures)).toBe(seconds)
})
