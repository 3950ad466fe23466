import { expect, test } from 'vitest'
import { moveBetween } from './rankMoves.ts'

const before = { order: ['a', 'b', 'c', 'd', 'e'], ranked: 3 }

test.each([
  [
    'a last',
    ['b', 'c', 'a', 'd', 'e'],
    3,
    { kind: 'move', candidateId: 'a', place: 3, version: 7 },
  ],
  [
    'c first',
    ['c', 'a', 'b', 'd', 'e'],
    3,
    { kind: 'move', candidateId: 'c', place: 1, version: 7 },
  ],
  [
    'e into place 2',
    ['a', 'e', 'b', 'c', 'd'],
    4,
    { kind: 'insert', candidateId: 'e', place: 2, version: 7 },
  ],
  ['b out', ['a', 'c', 'b', 'd', 'e'], 2, { kind: 'remove', candidateId: 'b', version: 7 }],
  ['reserve reordered', ['a', 'b', 'c', 'e', 'd'], 3, undefined],
])('%s', (_name, order, ranked, change) => {
  expect(moveBetween(before, { order, ranked }, 7)).toEqual(change)
})
