/** What cannot be right in a profile, and what follows from it: size and ratios. */
import { enterpriseSize, type SizeFinding } from '../kernel/enterpriseSize.ts'
import { readEmail, readPhone, readPostcode } from '../kernel/identity.ts'
import { normaliseIndustryCode } from '../kernel/industryCode.ts'
import type { DayText } from '../kernel/moment.ts'
import { invalid, type Facts, type Refusal } from '../kernel/verdict.ts'
import type { Profile, YearFigures } from './profile.ts'

/** `at` is a JSON pointer into the profile. */
export type ProfileFault = { readonly at: string; readonly code: string; readonly facts?: Facts }

type Reader = (text: string) => { readonly ok: true } | Refusal

const formats: readonly (readonly [keyof Profile, Reader])[] = [
  ['postcode', readPostcode],
  ['phone', readPhone],
  ['contactPhone', readPhone],
  ['email', readEmail],
  ['contactEmail', readEmail],
]

function formatFaults(profile: Profile): ProfileFault[] {
  return formats.flatMap(([field, reader]) => {
    const value = profile[field]
    if (typeof value !== 'string' || value === '') return []
    const reading = reader(value)
    return reading.ok ? [] : [{ at: `/${field}`, code: reading.code }]
  })
}

/** Part and whole: the part may not exceed the whole where both are given. */
const parts = [
  ['staffWithDegree', 'staff'],
  ['staffInResearch', 'staff'],
] as const satisfies readonly (readonly [keyof Profile, keyof Profile])[]

function countFaults(profile: Profile): ProfileFault[] {
  const faults: ProfileFault[] = parts.flatMap(([part, whole]) => {
    const [some, all] = [profile[part], profile[whole]]
    if (some === undefined || all === undefined || some <= all) return []
    return [
      { at: `/${part}`, code: 'people.part_exceeds_whole', facts: { part: some, whole: all } },
    ]
  })
  const kinds = [profile.patentsInvention, profile.patentsUtility, profile.patentsDesign]
  const sum = kinds.reduce<number>((total, one) => total + (one ?? 0), 0)
  if (profile.patents !== undefined && sum > profile.patents) {
    faults.push({
      at: '/patents',
      code: 'people.part_exceeds_whole',
      facts: { part: sum, whole: profile.patents },
    })
  }
  const shares = (profile.products ?? []).reduce((total, one) => total + (one.salesShareBp ?? 0), 0)
  if (shares > 10_000) {
    faults.push({
      at: '/products',
      code: 'people.shares_exceed_all',
      facts: { percent: shares / 100 },
    })
  }
  return faults
}

function figureFaults(profile: Profile, today: DayText): ProfileFault[] {
  const figures = profile.figures ?? []
  const thisYear = Number(today.slice(0, 4))
  return figures.flatMap(({ year }, at) => {
    const faults: ProfileFault[] = []
    if (figures.findIndex((other) => other.year === year) !== at) {
      faults.push({ at: `/figures/${at}/year`, code: 'people.year_twice', facts: { year } })
    }
    if (year > thisYear) {
      faults.push({ at: `/figures/${at}/year`, code: 'people.year_not_over', facts: { year } })
    }
    return faults
  })
}

/** `knowsIndustry` tells whether the table has a code; pages leave it out and load no table. */
export function profileFaults(
  profile: Profile,
  today: DayText,
  knowsIndustry: (code: string) => boolean = (code) => normaliseIndustryCode(code) !== null,
): ProfileFault[] {
  const faults = [
    ...formatFaults(profile),
    ...countFaults(profile),
    ...figureFaults(profile, today),
  ]
  const { industry, foundedOn } = profile
  if (industry !== undefined && industry !== '' && !knowsIndustry(industry)) {
    faults.push({ at: '/industry', code: 'codes.industry_format', facts: { given: industry } })
  }
  if (foundedOn !== undefined && foundedOn > today) {
    faults.push({ at: '/foundedOn', code: 'people.day_in_future' })
  }
  return faults
}

export function latestFigures(profile: Profile): YearFigures | undefined {
  return (profile.figures ?? []).toSorted((a, b) => b.year - a.year)[0]
}

/** The size class by the newest year's figures, or what is missing to tell. */
export function profileSize(profile: Profile): SizeFinding | Refusal {
  if (profile.industry === undefined || profile.industry === '') {
    return invalid('people.size_needs_industry')
  }
  const newest = latestFigures(profile)
  return enterpriseSize({
    industry: profile.industry,
    headcount: profile.staff ?? null,
    revenueFen: newest?.revenueFen ?? null,
    assetsFen: newest?.assetsFen ?? null,
  })
}

/** Liabilities over assets, and research over revenue, in basis points rounded half up; null where unknown. */
export function yearRatios(figures: YearFigures): {
  readonly debtBp: number | null
  readonly researchBp: number | null
} {
  const over = (part: number | undefined, whole: number | undefined) =>
    part === undefined || whole === undefined || whole === 0
      ? null
      : Math.round((part / whole) * 10_000)
  return {
    debtBp: over(figures.liabilitiesFen, figures.assetsFen),
    researchBp: over(figures.researchFen, figures.revenueFen),
  }
}
