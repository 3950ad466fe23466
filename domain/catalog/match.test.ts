import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { growthInBox, growthInCylinder, growthOfRound } from './fit.ts'
import type { FieldValues, Kind } from './kind.ts'
import {
  admitted,
  change,
  closenessByAxis,
  matchFields,
  type NeedValue,
  type NeedValues,
  type Outcome,
} from './match.ts'

const shipped = (id: string): Kind =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../data/kinds/${id}.json`), 'utf8'))
const milling = shipped('milling')
const turning = shipped('turning')

const factory: FieldValues = {
  maxPart: [600, 500, 450],
  axes: 3,
  materials: ['aluminium', 'stainless'],
  grades: ['7075-T6', 'SUS304'],
  tolerance: 0.02,
  batch: [10, 2000],
  reports: ['cmm'],
}

const holds = (need: NeedValues, offer: FieldValues = factory, kind = milling) =>
  matchFields(kind, need, offer).map(({ field, outcome, closeness, admits }) => ({
    field,
    outcome,
    closeness: Math.round(closeness * 100) / 100,
    admits,
  }))
const one = (field: string, outcome: Outcome, closeness: number, admits: NeedValue | null) => [
  { field, outcome, closeness, admits },
]

describe('one field', () => {
  const met = (field: string) => one(field, 'met', 1, null)
  test.each<[string, NeedValues, ReturnType<typeof holds>]>([
    [
      'a finer tolerance than the offer holds',
      { tolerance: 0.01 },
      one('tolerance', 'missed', 0.5, 0.02),
    ],
    ['the very tolerance', { tolerance: 0.02 }, met('tolerance')],
    ['more axes', { axes: 5 }, one('axes', 'missed', 0.6, 3)],
    ['a part turned to fit', { maxPart: [440, 20, 590] }, met('maxPart')],
    [
      'a part too long',
      { maxPart: [1200, 100, 100] },
      one('maxPart', 'missed', 0.5, [600, 50, 50]),
    ],
    ['one of its materials', { materials: ['aluminium'] }, met('materials')],
    [
      'a material that it lacks beside one that it has',
      { materials: ['aluminium', 'titanium'] },
      one('materials', 'missed', 0.5, ['aluminium']),
    ],
    ['only what it lacks', { materials: ['titanium'] }, one('materials', 'missed', 0, null)],
    ['a grade however written', { grades: [' ７０７５-t6'] }, met('grades')],
    ['a lot within its batches', { batch: 200 }, met('batch')],
    ['a lot too small', { batch: 2 }, one('batch', 'missed', 0.2, 10)],
    [
      'a span that leaves its batches',
      { batch: [1000, 3000] },
      one('batch', 'missed', 0.5, [1000, 2000]),
    ],
    ['a lot too large', { batch: 2500 }, one('batch', 'missed', 0.8, 2000)],
    ['what it does not say', { probing: true }, one('probing', 'unknown', 0.5, null)],
    ['what no need can ask', { nothing: 1 }, []],
  ])('%s', (_what, need, expected) => {
    expect(holds(need)).toEqual(expected)
  })

  test('a round part lies along the axis; another needs its diagonal', () => {
    const lathe = { maxPart: [100, 400] }
    expect(holds({ maxPart: [100, 400] }, lathe, turning)).toEqual(met('maxPart'))
    expect(holds({ maxPart: [60, 80, 400] }, lathe, turning)).toEqual(met('maxPart'))
    expect(holds({ maxPart: [80, 80, 400] }, lathe, turning)).toEqual(
      one('maxPart', 'missed', 0.88, [70.71, 70.71, 353.553]),
    )
  })
})

test('strict fields decide, the others only rank; what is not said is to be asked', () => {
  const loose = matchFields(milling, { batch: 2, grades: ['TC4'] }, factory)
  expect([admitted(loose), change(loose)]).toEqual([true, null])
  const tight = matchFields(milling, { tolerance: 0.01, axes: 5, batch: 2 }, factory)
  expect([admitted(tight), change(tight)]).toEqual([false, { axes: 3, tolerance: 0.02 }])
  const hopeless = matchFields(milling, { materials: ['titanium'], axes: 5 }, factory)
  expect([admitted(hopeless), change(hopeless)]).toEqual([false, null])
  expect(admitted(matchFields(milling, { axes: 5 }, {}))).toBe(true)
})

test('an axis is the weighted mean of its fields', () => {
  const matches = matchFields(
    milling,
    { tolerance: 0.01, grades: ['7075-T6'], batch: 100 },
    factory,
  )
  // Tolerance weighs 3 and comes half way, the grade 1 and is met.
  expect(closenessByAxis(matches)).toEqual({ T: 1, Q: (3 * 0.5 + 1) / 4 })
})

const length = fc.double({ min: 0.1, max: 5000, noNaN: true })
const size = fc.tuple(length, length, length)

test('whoever takes the advice is admitted', () => {
  const need = fc.record(
    {
      maxPart: size.map((edges): number[] => edges),
      tolerance: fc.double({ min: 0.0005, max: 1, noNaN: true }),
      axes: fc.integer({ min: 2, max: 6 }),
      materials: fc.subarray(['aluminium', 'stainless', 'titanium', 'brass'], { minLength: 1 }),
      batch: fc.oneof(
        fc.integer({ min: 1, max: 9000 }),
        fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 900, max: 9000 })),
      ),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(need, (wanted) => {
      const matches = matchFields(milling, wanted as NeedValues, factory)
      const missed = ({ strict, outcome }: (typeof matches)[number]) =>
        strict && outcome === 'missed'
      const helpless = matches.some((match) => missed(match) && match.admits === null)
      const advice = change(matches)
      expect(advice === null).toBe(admitted(matches) || helpless)
      const followed = matchFields(milling, { ...wanted, ...advice } as NeedValues, factory)
      expect(helpless || admitted(followed)).toBe(true)
    }),
  )
})

test('a part fits a box exactly if some way of turning it does', () => {
  const ways = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ] as const
  fc.assert(
    fc.property(size, size, (part, box) => {
      const some = ways.some((way) => way.every((axis, index) => part[axis] <= box[index]!))
      expect(growthInBox(part, box) >= 1).toBe(some)
    }),
  )
})

test('growing a part by its growth brings it to the wall and no further', () => {
  fc.assert(
    fc.property(size, length, length, (part, diameter, long) => {
      const growth = growthInCylinder(part, diameter, long)
      const grown = part.map((edge) => edge * growth) as unknown as typeof part
      expect(growthInCylinder(grown, diameter, long)).toBeCloseTo(1, 9)
      expect(growthOfRound([diameter, long], diameter, long)).toBe(1)
    }),
  )
})
