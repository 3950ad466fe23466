import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fewestTold, tellsParts } from './disclosure.ts'
import { mayPublish, publicFigureOf } from './survey.ts'
import {
  penetrationOf,
  publicPartMin,
  usualPenetration,
  type PenetrationDefinition,
  type SurveyedGroup,
} from './penetration.ts'

const group = (enterprises: number, more: Partial<SurveyedGroup> = {}): SurveyedGroup => ({
  industry: '34',
  region: '51',
  leading: true,
  use: 'built',
  enterprises,
  ...more,
})
const all: PenetrationDefinition = { ...usualPenetration, leadingOnly: false }
const only = (...industries: string[]): PenetrationDefinition => ({
  ...usualPenetration,
  industries,
})

test('two definitions that differ by a few enterprises tell their answers', () => {
  const groups = [group(20), group(8, { industry: '35', use: 'none' })]
  const few = [...groups, group(2, { leading: false, use: 'none' })]
  expect(fewestTold([usualPenetration], few)).toBe(null)
  expect(fewestTold([usualPenetration, all], few)).toBe(2)
  expect(fewestTold([all, usualPenetration], few)).toBe(2)
  const enough = [...groups, group(5, { leading: false, use: 'none' })]
  expect(fewestTold([usualPenetration, all], enough)).toBe(null)
})

test('a part that is told, and an industry that was told together with others, count as numbers too', () => {
  // 33 and 36 are told together in the first figure; a second over 33 and 34 would part them.
  const groups = [
    group(10),
    group(3, { industry: '33' }),
    group(4, { industry: '36' }),
    group(9, { industry: '35' }),
  ]
  expect(fewestTold([usualPenetration, only('33', '34')], groups)).toBe(3)
  expect(fewestTold([usualPenetration, only('33', '34', '36')], groups)).toBe(null)
  // Alone, or with another that has no such part, the same figure is harmless.
  expect(fewestTold([only('33', '34')], groups)).toBe(null)
})

test('three totals tell together what no two of them tell', () => {
  const of = (industry: string, enterprises: number) => group(enterprises, { industry })
  const groups = [of('31', 2), of('32', 40), of('33', 40), of('34', 40), of('35', 40)]
  // The parts of the first are 31 with another, and the rest apart.
  const lead = only('32', '33')
  const [one, two] = [only('31', '32', '34'), only('31', '33', '34', '35')]
  expect(fewestTold([lead, one], groups)).toBe(null)
  expect(fewestTold([lead, two], groups)).toBe(null)
  expect(fewestTold([lead, one, two, only('35')], groups)).toBe(null)
  expect(fewestTold([lead, one, two, only('34', '35')], groups)).toBe(2)
  expect(fewestTold([lead, only('34', '35')], groups)).toBe(null)
})

test('definitions that ask the same tell the same parts; another asks others and tells its total', () => {
  const built: PenetrationDefinition = { ...usualPenetration, counts: ['built'] }
  expect(tellsParts(built, [usualPenetration])).toBe(true)
  expect(tellsParts(all, [usualPenetration])).toBe(false)
  expect(tellsParts(all, [])).toBe(true)
  const groups = [group(6), group(3, { region: '44', use: 'uses' })]
  expect(publicFigureOf(built, groups, [usualPenetration, built])).toMatchObject({
    parts: true,
    byRegion: [{ key: 'other', counted: 6, surveyed: 9 }],
  })
  expect(publicFigureOf(all, groups, [usualPenetration, all])).toMatchObject({
    parts: false,
    total: { surveyed: 9 },
    byRegion: [],
    byIndustry: [],
  })
})

test('the largest survey of the smallest industries is judged at once', () => {
  const codes = Array.from({ length: 31 }, (_, at) => `${at + 13}`)
  const groups = codes.flatMap((industry) =>
    [true, false].map((leading) => group(1, { industry, leading })),
  )
  const began = performance.now()
  expect(fewestTold([all, usualPenetration], groups)).toBe(null)
  const [six, five] = [only(...codes.slice(0, 6)), only(...codes.slice(0, 5))]
  expect(fewestTold([all, usualPenetration, six], groups)).toBe(null)
  expect(fewestTold([all, usualPenetration, six, five], groups)).toBe(1)
  expect(performance.now() - began).toBeLessThan(2000)
})

const industries = ['31', '32', '33'] as const
const anyGroup = fc
  .record({
    industry: fc.constantFrom(...industries),
    region: fc.constantFrom('11', '51'),
    leading: fc.boolean(),
    use: fc.constantFrom('built' as const, 'none' as const),
  })
  .chain((more) => fc.integer({ min: 1, max: 9 }).map((enterprises) => group(enterprises, more)))
const anyDefinition = fc.record({
  counts: fc.constant<PenetrationDefinition['counts']>(['built']),
  leadingOnly: fc.boolean(),
  industries: fc.subarray([...industries]),
})

/** Every number that the public reads, as the enterprises that it speaks of. */
function numbers(told: readonly PenetrationDefinition[], groups: readonly SurveyedGroup[]) {
  return told.flatMap((definition) => {
    const { total, byRegion, byIndustry } = publicFigureOf(definition, groups, told)
    return [total, ...byRegion, ...byIndustry].map(({ surveyed }) => surveyed)
  })
}

test('whatever is published one after another, no two numbers differ by a few where one holds the other', () => {
  fc.assert(
    fc.property(
      fc.array(anyGroup, { minLength: 1, maxLength: 10 }),
      fc.array(anyDefinition, { minLength: 2, maxLength: 5 }),
      (groups, definitions) => {
        const told: PenetrationDefinition[] = []
        for (const one of definitions) {
          const fewest = fewestTold([...told, one], groups)
          if (mayPublish({ total: penetrationOf(one, groups), fewest }).ok) told.push(one)
        }
        expect(numbers(told, groups).every((surveyed) => surveyed >= publicPartMin)).toBe(true)
        for (const outer of told) {
          for (const inner of told) {
            const holds =
              (outer.leadingOnly ? inner.leadingOnly : true) &&
              (outer.industries.length === 0 ||
                (inner.industries.length > 0 &&
                  inner.industries.every((code) => outer.industries.includes(code))))
            if (!holds) continue
            const left =
              penetrationOf(outer, groups).surveyed - penetrationOf(inner, groups).surveyed
            expect(left === 0 || left >= publicPartMin).toBe(true)
          }
        }
      },
    ),
    { numRuns: 300 },
  )
})
