import { expect, test } from 'vitest'
import { allowed, conflict, missing } from '../kernel/verdict.ts'
import { placeUnit, type UnitNode } from './unitTree.ts'

/** a → b → c and a separate d. */
const units: UnitNode[] = [
  { id: 'a', parentId: null },
  { id: 'b', parentId: 'a' },
  { id: 'c', parentId: 'b' },
  { id: 'd', parentId: null },
]
const chain: UnitNode[] = Array.from({ length: 8 }, (_, at) => ({
  id: String(at),
  parentId: at === 0 ? null : String(at - 1),
}))

test.each([
  ['new', null, allowed],
  ['d', 'c', allowed],
  ['a', 'c', conflict('people.unit_under_itself')],
  ['a', 'a', conflict('people.unit_under_itself')],
  ['d', 'x', missing('kernel.missing', { noun: 'unit' })],
])('%s under %s', (id, parent, verdict) => {
  expect(placeUnit(units, id, parent)).toEqual(verdict)
})

test('eight levels are the most, counting what hangs below', () => {
  const tooDeep = conflict('people.units_too_deep', { limit: 8 })
  expect(placeUnit(chain, 'new', '6')).toEqual(allowed)
  expect(placeUnit(chain, 'new', '7')).toEqual(tooDeep)
  const withPair = [...chain, { id: 'p', parentId: null }, { id: 'q', parentId: 'p' }]
  expect(placeUnit(withPair, 'p', '6')).toEqual(tooDeep)
})
