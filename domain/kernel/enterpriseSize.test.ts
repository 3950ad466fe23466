import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { enterpriseSize, enterpriseSizes, sizeSectorOf, sizeSectors } from './enterpriseSize.ts'
import { findIndustry, industries } from './industry.ts'

const wan = (count: number) => count * 1_000_000

describe('industry (B, C, D) at its limits', () => {
  const rows: [headcount: number, revenueWanyuan: number, size: string, decidedBy: string[]][] = [
    [1000, 40_000, 'large', ['headcount', 'revenue']],
    [999, 40_000, 'medium', ['headcount']],
    [1000, 39_999.99, 'medium', ['revenue']],
    [300, 2000, 'medium', ['headcount', 'revenue']],
    [299, 90_000, 'small', ['headcount']],
    [5000, 300, 'small', ['revenue']],
    [20, 300, 'small', ['headcount', 'revenue']],
    [19, 90_000, 'micro', ['headcount']],
    [5000, 299.99, 'micro', ['revenue']],
    [0, 0, 'micro', ['headcount', 'revenue']],
  ]
  test.each(rows)('%i persons, %d 万元: %s', (headcount, revenueWanyuan, size, decidedBy) => {
    const found = enterpriseSize({ industry: '3911', headcount, revenueFen: wan(revenueWanyuan) })
    expect(found.ok && { size: found.size, decidedBy: found.decidedBy }).toEqual({
      size,
      decidedBy,
    })
  })
})

test('the whole answer says what decided and what the next class needs', () => {
  expect(
    enterpriseSize({ industry: 'C3911', headcount: 250, revenueFen: wan(1500), assetsFen: 1 }),
  ).toEqual({
    ok: true,
    size: 'small',
    sector: 'industry',
    readings: [
      { metric: 'headcount', value: 250, size: 'small' },
      { metric: 'revenue', value: wan(1500), size: 'small' },
    ],
    decidedBy: ['headcount', 'revenue'],
    next: {
      size: 'medium',
      needs: [
        { metric: 'headcount', atLeast: 300 },
        { metric: 'revenue', atLeast: wan(2000) },
      ],
    },
  })
})

test('a large enterprise has no next class', () => {
  const found = enterpriseSize({ industry: '0111', revenueFen: wan(20_000) })
  expect(found).toEqual({
    ok: true,
    size: 'large',
    sector: 'agriculture',
    readings: [{ metric: 'revenue', value: wan(20_000), size: 'large' }],
    decidedBy: ['revenue'],
    next: null,
  })
})

describe('every sector, at the lower limits of its classes', () => {
  // Written again from the published table: industry, then small / medium / large as persons, 万元, 万元.
  const rows: [string, (number | null)[], (number | null)[], (number | null)[]][] = [
    ['A0111', [null, null, null], [50, 500, 20_000], [null, null, null]],
    ['B0610', [20, 300, 1000], [300, 2000, 40_000], [null, null, null]],
    ['D4411', [20, 300, 1000], [300, 2000, 40_000], [null, null, null]],
    ['E4710', [null, null, null], [300, 6000, 80_000], [300, 5000, 80_000]],
    ['F5111', [5, 20, 200], [1000, 5000, 40_000], [null, null, null]],
    ['F5211', [10, 50, 300], [100, 500, 20_000], [null, null, null]],
    ['G5411', [20, 300, 1000], [200, 3000, 30_000], [null, null, null]],
    ['G5910', [20, 300, 1000], [200, 3000, 30_000], [null, null, null]],
    ['G5920', [20, 100, 200], [100, 1000, 30_000], [null, null, null]],
    ['G6010', [20, 300, 1000], [100, 2000, 30_000], [null, null, null]],
    ['H6110', [10, 100, 300], [100, 2000, 10_000], [null, null, null]],
    ['H6210', [10, 100, 300], [100, 2000, 10_000], [null, null, null]],
    ['I6311', [10, 100, 2000], [100, 1000, 100_000], [null, null, null]],
    ['I6431', [10, 100, 2000], [100, 1000, 100_000], [null, null, null]],
    ['I6513', [10, 100, 300], [50, 1000, 10_000], [null, null, null]],
    ['K7010', [null, null, null], [100, 1000, 200_000], [2000, 5000, 10_000]],
    ['K7020', [100, 300, 1000], [500, 1000, 5000], [null, null, null]],
    ['K7030', [10, 100, 300], [null, null, null], [null, null, null]],
    ['L7111', [10, 100, 300], [null, null, null], [100, 8000, 120_000]],
    ['M7310', [10, 100, 300], [null, null, null], [null, null, null]],
    ['N7610', [10, 100, 300], [null, null, null], [null, null, null]],
    ['Q8511', [10, 100, 300], [null, null, null], [null, null, null]],
    ['R8610', [10, 100, 300], [null, null, null], [null, null, null]],
  ]
  const amountFen = (value: number | null | undefined, less: number) =>
    value === null || value === undefined ? null : wan(value) - less
  test.each(rows)('%s', (industry, persons, revenue, assets) => {
    expect(findIndustry(industry)?.code).toBe(industry)
    const sizes = [0, 1, 2].flatMap((at) =>
      [1, 0].map((less) => {
        const found = enterpriseSize({
          industry,
          headcount: persons[at] === null ? null : (persons[at] ?? 0) - less,
          revenueFen: amountFen(revenue[at], less),
          assetsFen: amountFen(assets[at], less),
        })
        return found.ok ? found.size : found.code
      }),
    )
    expect(sizes).toEqual(['micro', 'small', 'small', 'medium', 'medium', 'large'])
  })
})

describe('refusals', () => {
  test.each([
    [{ industry: 'nonsense', headcount: 5 }, 'codes.industry_format', { given: 'nonsense' }],
    [{ industry: 'I', headcount: 5 }, 'codes.size_industry_too_coarse', { industry: 'I' }],
    [{ industry: 'G59', headcount: 5 }, 'codes.size_industry_too_coarse', { industry: 'G59' }],
    [{ industry: 'G5310', headcount: 5 }, 'codes.size_industry_not_covered', { industry: 'G5310' }],
    [{ industry: 'J6621', headcount: 5 }, 'codes.size_industry_not_covered', { industry: 'J6621' }],
    [{ industry: 'K7040', headcount: 5 }, 'codes.size_industry_not_covered', { industry: 'K7040' }],
    [{ industry: 'P8310', headcount: 5 }, 'codes.size_industry_not_covered', { industry: 'P8310' }],
    [{ industry: 'Q8411', headcount: 5 }, 'codes.size_industry_not_covered', { industry: 'Q8411' }],
    [{ industry: 'C3911', headcount: 500 }, 'codes.size_metric_missing', { metric: 'revenue' }],
    [{ industry: 'C3911' }, 'codes.size_metric_missing', { metric: 'headcount' }],
    [
      { industry: 'C3911', headcount: -1, revenueFen: 0 },
      'codes.size_metric_negative',
      { metric: 'headcount' },
    ],
  ])('%o', (input, code, facts) => {
    expect(enterpriseSize(input)).toEqual({ ok: false, kind: 'invalid', code, facts })
  })
})

test('one metric below the limit of small decides, though the other is unknown', () => {
  const found = enterpriseSize({ industry: 'C3911', headcount: 19 })
  expect(found.ok && [found.size, found.decidedBy, found.next]).toEqual([
    'micro',
    ['headcount'],
    {
      size: 'small',
      needs: [
        { metric: 'headcount', atLeast: 20 },
        { metric: 'revenue', atLeast: wan(300) },
      ],
    },
  ])
})

test('every class of the 15 sections and of social work has exactly one sector', () => {
  const classes = industries.filter(({ level }) => level === 'class')
  const uncovered = new Set(
    classes.filter(({ code }) => !sizeSectorOf(code).ok).map(({ code }) => code.slice(0, 3)),
  )
  expect([...uncovered]).toEqual([
    ...[
      'G53',
      'J66',
      'J67',
      'J68',
      'J69',
      'K70',
      'P83',
      'Q84',
      'S91',
      'S92',
      'S93',
      'S94',
      'S95',
      'S96',
    ],
    'T97',
  ])
  const starts = Object.values(sizeSectors).flatMap((sector) => [...sector.industries])
  const overlapping = starts.filter((a) => starts.some((b) => a !== b && a.startsWith(b)))
  expect(overlapping).toEqual([])
})

test('growing in any metric never makes an enterprise smaller', () => {
  const industry = fc.constantFrom('C3911', 'E4710', 'I6513', 'K7010', 'K7020', 'L7111', 'M7310')
  const person = fc.nat(3000)
  const fen = fc.nat(3_000_000).map((hundreds) => hundreds * 100_000)
  fc.assert(
    fc.property(industry, person, fen, fen, person, fen, fen, (code, x, y, z, dx, dy, dz) => {
      const rank = (headcount: number, revenueFen: number, assetsFen: number) => {
        const found = enterpriseSize({ industry: code, headcount, revenueFen, assetsFen })
        return found.ok ? enterpriseSizes.indexOf(found.size) : -1
      }
      expect(rank(x, y, z)).toBeGreaterThanOrEqual(0)
      expect(rank(x + dx, y + dy, z + dz)).toBeGreaterThanOrEqual(rank(x, y, z))
    }),
  )
})

test('reaching what the next class needs reaches the next class', () => {
  fc.assert(
    fc.property(fc.nat(1200), fc.nat(50_000), (headcount, revenueWanyuan) => {
      const found = enterpriseSize({
        industry: 'C3911',
        headcount,
        revenueFen: wan(revenueWanyuan),
      })
      if (!found.ok || found.next === null) return
      const needed = Object.fromEntries(
        found.next.needs.map(({ metric, atLeast }) => [metric, atLeast]),
      )
      const grown = enterpriseSize({
        industry: 'C3911',
        headcount: needed['headcount'] ?? headcount,
        revenueFen: needed['revenue'] ?? wan(revenueWanyuan),
      })
      expect(grown.ok && grown.size).toBe(found.next.size)
    }),
  )
})
