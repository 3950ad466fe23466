/**
 * 普及率: the share of leading enterprises of key industries that built or use an internet platform for innovation
 * and entrepreneurship. No published text gives its formula, so who counts is a definition that is kept with every
 * figure and shown beside it.
 */
import { Type, type Static } from 'typebox'
import { decimalOfRatio, ratio } from '../kernel/ratio.ts'
import { nullable } from '../kernel/shapes.ts'
import { invalid, allowed, type Verdict } from '../kernel/verdict.ts'

export const platformUses = ['built', 'uses', 'planned', 'none'] as const
export type PlatformUse = (typeof platformUses)[number]

/** Uses that can put an enterprise into the numerator. */
export const countableUses = ['built', 'uses', 'planned'] as const

/** First and last two-digit code of manufacturing, section C of GB/T 4754. */
const manufacturing = { first: '13', last: '43' } as const
const keyIndustriesMax = 31

export const PenetrationDefinition = Type.Object(
  {
    counts: Type.Array(Type.Enum([...countableUses]), { minItems: 1, uniqueItems: true }),
    /** Whether only enterprises that are marked as leading are asked for at all. */
    leadingOnly: Type.Boolean(),
    /** Two-digit industries after GB/T 4754 that are key; empty for all of manufacturing. */
    industries: Type.Array(Type.String({ pattern: '^\\d{2}$' }), {
      maxItems: keyIndustriesMax,
      uniqueItems: true,
    }),
  },
  { additionalProperties: false },
)
export type PenetrationDefinition = Static<typeof PenetrationDefinition>

export const usualPenetration: PenetrationDefinition = {
  counts: ['built', 'uses'],
  leadingOnly: true,
  industries: [],
}

/** Surveyed enterprises that are alike in all that a definition asks. */
export type SurveyedGroup = {
  /** Two digits of GB/T 4754. */
  readonly industry: string
  /** Two digits of the province, or the Corps. */
  readonly region: string
  readonly leading: boolean
  readonly use: PlatformUse
  readonly enterprises: number
}

export const Penetration = Type.Object({
  counted: Type.Integer(),
  surveyed: Type.Integer(),
  /** Two places; null where nobody was surveyed. */
  percent: nullable(Type.String()),
  /** Score interval after Wilson (1927) at 95 %, two places: how far a sample may mislead. */
  low: nullable(Type.String()),
  high: nullable(Type.String()),
})
export type Penetration = Static<typeof Penetration>

const z = 1.959_963_984_540_054

/** E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927). */
export function wilsonInterval(counted: number, of: number): readonly [number, number] {
  const share = counted / of
  const middle = share + (z * z) / (2 * of)
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)]
}

const isManufacturing = (industry: string): boolean =>
  industry >= manufacturing.first && industry <= manufacturing.last

/** Without a use that counts there is nothing to compute. */
export function mayCount({ counts }: { readonly counts: readonly unknown[] }): Verdict {
  return counts.length > 0 ? allowed : invalid('indicators.nothing_counts')
}

/** Key industries are industries of manufacturing. */
export function mayDefine({ industries }: PenetrationDefinition): Verdict {
  const other = industries.find((code) => !isManufacturing(code))
  return other === undefined
    ? allowed
    : invalid('indicators.industry_not_manufacturing', { industry: other })
}

/** The same definition in one order of words, so that two alike are one. */
export function orderedDefinition(definition: PenetrationDefinition): PenetrationDefinition {
  return {
    counts: countableUses.filter((use) => definition.counts.includes(use)),
    leadingOnly: definition.leadingOnly,
    industries: definition.industries.toSorted(),
  }
}

/** Whether a definition asks for these enterprises at all. */
export function belongs(
  { leadingOnly, industries }: PenetrationDefinition,
  one: Pick<SurveyedGroup, 'industry' | 'leading'>,
): boolean {
  return (
    (one.leading || !leadingOnly) &&
    (industries.length === 0 ? isManufacturing(one.industry) : industries.includes(one.industry))
  )
}

/** The figure for so many of so many. */
export function penetrationFrom(counted: number, surveyed: number): Penetration {
  if (surveyed === 0) return { counted, surveyed, percent: null, low: null, high: null }
  const [low, high] = wilsonInterval(counted, surveyed)
  return {
    counted,
    surveyed,
    percent: decimalOfRatio(ratio(BigInt(counted) * 100n, BigInt(surveyed)), 2),
    low: (low * 100).toFixed(2),
    high: (high * 100).toFixed(2),
  }
}

const enterprisesIn = (groups: readonly SurveyedGroup[]): number =>
  groups.reduce((sum, { enterprises }) => sum + enterprises, 0)

/** The figure over all that belong. */
export function penetrationOf(
  definition: PenetrationDefinition,
  groups: readonly SurveyedGroup[],
): Penetration {
  const asked = groups.filter((one) => belongs(definition, one))
  const counts: readonly PlatformUse[] = definition.counts
  const counted = asked.filter(({ use }) => counts.includes(use))
  return penetrationFrom(enterprisesIn(counted), enterprisesIn(asked))
}

export const PenetrationRow = Type.Object({ key: Type.String(), ...Penetration.properties })
export type PenetrationRow = Static<typeof PenetrationRow>

/** The same figure for each part: by province, or by two-digit industry. */
export function penetrationBy(
  definition: PenetrationDefinition,
  groups: readonly SurveyedGroup[],
  by: 'region' | 'industry',
): PenetrationRow[] {
  return [...Map.groupBy(groups, (one) => one[by])]
    .map(([key, part]) => ({ key, ...penetrationOf(definition, part) }))
    .filter(({ surveyed }) => surveyed > 0)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

/** Fewer than these are not told apart in public: a part of one would be that enterprise's answer. */
export const publicPartMin = 5
export const otherParts = 'other'

/** Parts for the public: those too small are told together, with as many more as that takes. */
export function publicParts(rows: readonly PenetrationRow[]): PenetrationRow[] {
  const bySize = rows.toSorted((a, b) => a.surveyed - b.surveyed)
  const small = bySize.filter(({ surveyed }) => surveyed < publicPartMin)
  const sum = (part: readonly PenetrationRow[], of: 'surveyed' | 'counted') =>
    part.reduce((total, row) => total + row[of], 0)
  const together = [...small]
  for (const row of bySize.slice(small.length)) {
    if (together.length === 0 || sum(together, 'surveyed') >= publicPartMin) break
    together.push(row)
  }
  const apart = rows.filter((row) => !together.includes(row))
  if (together.length === 0) return apart
  const other = penetrationFrom(sum(together, 'counted'), sum(together, 'surveyed'))
  return [...apart, { key: otherParts, ...other }]
}
