import { expect, test } from 'vitest'
import { invalid } from '../kernel/verdict.ts'
import type { Profile } from './profile.ts'
import { neededFields, profileGaps } from './profile.ts'
import { profileFaults, profileSize, yearRatios } from './profileCheck.ts'

const today = '2019-07-01'

const faulty: readonly [Profile, unknown[]][] = [
  [{}, []],
  [{ postcode: '61000' }, [{ at: '/postcode', code: 'codes.postcode_format' }]],
  [{ contactEmail: 'nobody' }, [{ at: '/contactEmail', code: 'codes.email_format' }]],
  [
    { staff: 10, staffInResearch: 11 },
    [{ at: '/staffInResearch', code: 'people.part_exceeds_whole', facts: { part: 11, whole: 10 } }],
  ],
  [
    { patents: 3, patentsInvention: 2, patentsUtility: 2 },
    [{ at: '/patents', code: 'people.part_exceeds_whole', facts: { part: 4, whole: 3 } }],
  ],
  [
    {
      products: [
        { name: '主轴', salesShareBp: 6000 },
        { name: '丝杠', salesShareBp: 4001 },
      ],
    },
    [{ at: '/products', code: 'people.shares_exceed_all', facts: { percent: 100.01 } }],
  ],
  [
    { figures: [{ year: 2018 }, { year: 2018 }, { year: 2020 }] },
    [
      { at: '/figures/1/year', code: 'people.year_twice', facts: { year: 2018 } },
      { at: '/figures/2/year', code: 'people.year_not_over', facts: { year: 2020 } },
    ],
  ],
  [{ foundedOn: '2019-07-02' }, [{ at: '/foundedOn', code: 'people.day_in_future' }]],
  [
    { industry: 'Z9' },
    [{ at: '/industry', code: 'codes.industry_format', facts: { given: 'Z9' } }],
  ],
]

test.each(faulty)('%j', (profile, faults) => {
  expect(profileFaults(profile, today)).toEqual(faults)
})

test('the size comes from the newest year', () => {
  const figures = [
    { year: 2017, revenueFen: 100 },
    { year: 2018, revenueFen: 5_000_000_000_000 },
  ]
  expect(profileSize({ industry: 'C3911', staff: 1200, figures })).toMatchObject({
    ok: true,
    size: 'large',
  })
  expect(profileSize({ staff: 1200 })).toEqual(invalid('people.size_needs_industry'))
  expect(profileSize({ industry: 'C3911', staff: 1200 })).toEqual(
    invalid('codes.size_metric_missing', { metric: 'revenue' }),
  )
})

test('ratios are rounded once and unknown without their parts', () => {
  const year = { year: 2018, assetsFen: 300, liabilitiesFen: 100, revenueFen: 0, researchFen: 5 }
  expect(yearRatios(year)).toEqual({ debtBp: 3333, researchBp: null })
})

test('an empty profile lacks everything needed, two years of figures are not three', () => {
  expect(profileGaps({})).toEqual([...neededFields])
  expect(profileGaps({ figures: [{ year: 2017 }, { year: 2018 }] })).toContain('figures')
  expect(profileGaps({ introduction: '  ', ownership: 'private' })).not.toContain('ownership')
})
