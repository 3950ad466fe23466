import { expect, test } from 'vitest'
import { copiesFor, printPlan } from './copies.ts'

const ministry = { base: 2, localExtra: 0, table: null }
const province = { base: 2, localExtra: 1, table: null }
const table = { base: null, localExtra: 0, table: [3, 3, 4] }
test.each([
  [ministry, [2, 2, 4, 6, 8]],
  [province, [3, 3, 5, 7, 9]],
  [table, [3, 3, 3, 4, 4]],
  [null, [null, null, null, null, null]],
])('copies of %j for none to four directions', (rule, expected) => {
  expect([0, 1, 2, 3, 4].map((directions) => copiesFor(rule, directions))).toEqual(expected)
})

test('the print plan adds up', () => {
  const applications = [
    { application: 'a', directions: 1 },
    { application: 'b', directions: 3 },
  ]
  expect(printPlan(province, applications)).toEqual({
    lines: [
      { application: 'a', directions: 1, copies: 3 },
      { application: 'b', directions: 3, copies: 7 },
    ],
    volumes: 10,
  })
  expect(printPlan(null, applications)).toBeNull()
})
