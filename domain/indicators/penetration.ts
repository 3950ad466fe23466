/**
 * 普及率: the share of leading enterprises of key industries that built or use an internet platform for innovation
 * and entrepreneurship. No published text gives its formula, so who counts is a definition that is kept with every
 * figure and shown beside it.
 */
import { decimalOfRatio, ratio } from '../kernel/ratio.ts'

export const platformUses = ['built', 'uses', 'planned', 'none'] as const
export type PlatformUse = (typeof platformUses)[number]

export type PenetrationDefinition = {
  /** Uses that put an enterprise into the numerator. */
  readonly counts: readonly PlatformUse[]
  /** Whether only enterprises that are marked as leading are asked for at all. */
  readonly leadingOnly: boolean
  /** Two-digit industries after GB/T 4754 that are key; empty for all of manufacturing. */
  readonly industries: readonly string[]
}

export const usualPenetration: PenetrationDefinition = {
  counts: ['built', 'uses'],
  leadingOnly: true,
  industries: [],
}

export type Surveyed = {
  readonly enterprise: string
  readonly industry: string
  readonly division: string
  readonly leading: boolean
  readonly use: PlatformUse
}

export type Penetration = {
  readonly counted: number
  readonly surveyed: number
  /** Two places; null where nobody was surveyed. */
  readonly percent: string | null
  /** Score interval after Wilson (1927) at 95 %, two places: how far a sample may mislead. */
  readonly low: string | null
  readonly high: string | null
}

const z = 1.959_963_984_540_054

/** E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927). */
export function wilsonInterval(counted: number, of: number): readonly [number, number] {
  const share = counted / of
  const middle = share + (z * z) / (2 * of)
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)]
}

function belongs(definition: PenetrationDefinition, one: Surveyed): boolean {
  const { leadingOnly, industries } = definition
  return (
    (one.leading || !leadingOnly) &&
    (industries.length === 0 || industries.includes(one.industry.slice(0, 2)))
  )
}

/** The figure over all that belong; an enterprise that was surveyed twice counts by its last answer. */
export function penetrationOf(
  definition: PenetrationDefinition,
  answers: readonly Surveyed[],
): Penetration {
  const last = new Map(answers.map((one) => [one.enterprise, one]))
  const asked = [...last.values()].filter((one) => belongs(definition, one))
  const counted = asked.filter(({ use }) => definition.counts.includes(use)).length
  if (asked.length === 0) return { counted, surveyed: 0, percent: null, low: null, high: null }
  const [low, high] = wilsonInterval(counted, asked.length)
  return {
    counted,
    surveyed: asked.length,
    percent: decimalOfRatio(ratio(BigInt(counted) * 100n, BigInt(asked.length)), 2),
    low: (low * 100).toFixed(2),
    high: (high * 100).toFixed(2),
  }
}

export type PenetrationRow = Penetration & { readonly key: string }

/** The same figure for each part: by province of the division code, or by two-digit industry. */
export function penetrationBy(
  definition: PenetrationDefinition,
  answers: readonly Surveyed[],
  by: 'province' | 'industry',
): PenetrationRow[] {
  const keyOf = (one: Surveyed): string =>
    by === 'province' ? one.division.slice(0, 2) : one.industry.slice(0, 2)
  return [...Map.groupBy(answers, keyOf)]
    .map(([key, part]) => ({ key, ...penetrationOf(definition, part) }))
    .filter(({ surveyed }) => surveyed > 0)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
}
