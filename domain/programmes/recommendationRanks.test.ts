import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeRanks, orderChanges, type Order, type RankChange } from './recommendationRanks.ts'

const order = ['a', 'b', 'c', 'd']
const version = 1

test.each<[string, RankChange, string]>([
  ['insert last', { kind: 'insert', candidateId: 'x' }, 'abcdx'],
  ['insert first', { kind: 'insert', candidateId: 'x', place: 1, version }, 'xabcd'],
  ['insert just behind the last', { kind: 'insert', candidateId: 'x', place: 5, version }, 'abcdx'],
  ['move up', { kind: 'move', candidateId: 'd', place: 2, version }, 'adbc'],
  ['move down', { kind: 'move', candidateId: 'a', place: 3, version }, 'bcad'],
  ['move to its own place', { kind: 'move', candidateId: 'b', place: 2, version }, 'abcd'],
  ['swap', { kind: 'swap', candidateId: 'a', otherId: 'd', version }, 'dbca'],
  ['swap with itself', { kind: 'swap', candidateId: 'b', otherId: 'b', version }, 'abcd'],
  ['remove', { kind: 'remove', candidateId: 'b', version }, 'acd'],
])('%s', (_name, change, after) => {
  const changed = changeRanks(order, change)
  expect(changed.ok && changed.order.join('')).toBe(after)
})

test.each<[RankChange, string, object | undefined]>([
  [{ kind: 'insert', candidateId: 'c' }, 'programmes.already_ranked', { place: 3 }],
  [
    { kind: 'insert', candidateId: 'x', place: 6, version },
    'programmes.place_out_of_range',
    { place: 6, max: 5 },
  ],
  [
    { kind: 'move', candidateId: 'a', place: 5, version },
    'programmes.place_out_of_range',
    { place: 5, max: 4 },
  ],
  [{ kind: 'move', candidateId: 'x', place: 1, version }, 'programmes.not_ranked', undefined],
  [{ kind: 'remove', candidateId: 'x', version }, 'programmes.not_ranked', undefined],
  [{ kind: 'swap', candidateId: 'a', otherId: 'x', version }, 'programmes.not_ranked', undefined],
])('refused: %j', (change, code, facts) => {
  const { ok, ...refusal } = changeRanks(order, change) as { ok: boolean }
  expect([ok, refusal]).toEqual([
    false,
    { kind: expect.any(String), code, ...(facts === undefined ? {} : { facts }) },
  ])
})

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const place = fc.integer({ min: 1, max: 7 })
const change: fc.Arbitrary<RankChange> = fc.oneof(
  fc.record({
    kind: fc.constant('insert' as const),
    candidateId: id,
    place,
    version: fc.constant(1),
  }),
  fc.record({
    kind: fc.constant('move' as const),
    candidateId: id,
    place,
    version: fc.constant(1),
  }),
  fc.record({ kind: fc.constant('remove' as const), candidateId: id, version: fc.constant(1) }),
  fc.record({
    kind: fc.constant('swap' as const),
    candidateId: id,
    otherId: id,
    version: fc.constant(1),
  }),
)

test('whatever is done, nobody stands twice, nobody is lost but by removal, and the change tells all', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      let now: Order = []
      for (const one of changes) {
        const changed = changeRanks(now, one)
        if (!changed.ok) continue
        const before = now
        now = changed.order
        expect(new Set(now).size).toBe(now.length)
        const grown = { insert: 1, move: 0, swap: 0, remove: -1 }[one.kind]
        expect(now.length - before.length).toBe(grown)
        const told = orderChanges(before, now)
        const rebuilt = [...now]
        for (const { candidateId, to } of told) {
          expect(to === null ? now.includes(candidateId) : now[to - 1] !== candidateId).toBe(false)
        }
        const stayed = rebuilt.filter((each, at) => before[at] === each)
        expect(stayed.every((each) => !told.some(({ candidateId }) => candidateId === each))).toBe(
          true,
        )
      }
    }),
  )
})

test('what changed since: by new place, those who left last', () => {
  expect(orderChanges(['a', 'b', 'c'], ['c', 'b', 'x'])).toEqual([
    { candidateId: 'c', from: 3, to: 1 },
    { candidateId: 'x', from: null, to: 3 },
    { candidateId: 'a', from: 1, to: null },
  ])
})
