import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  mayDefine,
  orderedDefinition,
  otherParts,
  penetrationBy,
  penetrationFrom,
  penetrationOf,
  publicPartMin,
  publicParts,
  usualPenetration,
  wilsonInterval,
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

test('the share of leading enterprises that built or use a platform, with how far a sample may mislead', () => {
  const groups = [
    group(6),
    group(1, { use: 'uses', region: '44' }),
    group(1, { use: 'planned' }),
    group(1, { use: 'none' }),
    group(1, { use: 'none', industry: '27' }),
    group(4, { leading: false }),
    // Beyond manufacturing, whatever it uses.
    group(3, { industry: '65' }),
  ]
  expect(penetrationOf(usualPenetration, groups)).toEqual({
    counted: 7,
    surveyed: 10,
    percent: '70.00',
    low: '39.68',
    high: '89.22',
  })
  expect(penetrationOf({ ...usualPenetration, industries: ['27'] }, groups)).toMatchObject({
    counted: 0,
    surveyed: 1,
  })
  expect(penetrationOf({ ...usualPenetration, leadingOnly: false }, groups)).toMatchObject({
    counted: 11,
    surveyed: 14,
  })
  expect(penetrationOf({ ...usualPenetration, counts: ['built'] }, groups).counted).toBe(6)
  expect(penetrationOf(usualPenetration, [])).toMatchObject({ surveyed: 0, percent: null })
  expect(penetrationBy(usualPenetration, groups, 'region')).toMatchObject([
    { key: '44', counted: 1, surveyed: 1 },
    { key: '51', counted: 6, surveyed: 9 },
  ])
})

test('Wilson’s interval holds what was seen, within 0 and 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(), (of, some) => {
      const counted = some % (of + 1)
      const [low, high] = wilsonInterval(counted, of)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual(counted / of + 1e-12)
      expect(high).toBeGreaterThanOrEqual(counted / of - 1e-12)
    }),
  )
})

test('one definition in two orders is one, and key industries are of manufacturing', () => {
  const mixed = { counts: ['uses', 'built'], leadingOnly: true, industries: ['34', '27'] } as const
  expect(
    orderedDefinition({ ...mixed, counts: [...mixed.counts], industries: ['34', '27'] }),
  ).toEqual({ counts: ['built', 'uses'], leadingOnly: true, industries: ['27', '34'] })
  expect(mayDefine({ ...usualPenetration, industries: ['13', '43'] }).ok).toBe(true)
  expect(mayDefine({ ...usualPenetration, industries: ['34', '44'] })).toMatchObject({
    code: 'indicators.industry_not_manufacturing',
    facts: { industry: '44' },
  })
})

test('no part that is told in public is small, and nobody is lost', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(sizes, (surveyed) => {
      const total = surveyed.reduce((sum, n) => sum + n, 0)
      fc.pre(total >= publicPartMin)
      const rows = surveyed.map((n, at) => ({ key: `${at + 11}`, ...penetrationFrom(n % 3, n) }))
      const told = publicParts(rows)
      expect(told.every((row) => row.surveyed >= publicPartMin)).toBe(true)
      expect(told.reduce((sum, row) => sum + row.surveyed, 0)).toBe(total)
      expect(told.some(({ key }) => key === otherParts)).toBe(
        surveyed.some((n) => n < publicPartMin),
      )
    }),
  )
})
