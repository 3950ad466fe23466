/** 专家咨询费: the payment list of a round, in whole fen before tax. Tax is worked out by whoever pays. */
import { sumFen } from '../kernel/money.ts'

export type FeeRule = {
  readonly perReviewFen: { readonly senior: number; readonly other: number }
  /** For meetings: defence, on-site, panel. */
  readonly perHalfDayFen: { readonly senior: number; readonly other: number }
  /** The most for one expert in one round; null for none. */
  readonly maxFen: number | null
}

export type FeeWork = {
  readonly expertId: string
  readonly seniority: 'senior' | 'other'
  /** Submitted reviews alone are paid. */
  readonly reviews: number
  readonly halfDays: number
}

export type FeeLine = FeeWork & { readonly grossFen: number; readonly cutFen: number }

/** A line for everybody who is owed something, and the sum of all. */
export function feeList(
  work: readonly FeeWork[],
  rule: FeeRule,
): { readonly lines: readonly FeeLine[]; readonly totalFen: number } {
  const lines = work.flatMap((one): FeeLine[] => {
    const { reviews, halfDays, seniority } = one
    const earned = sumFen([
      reviews * rule.perReviewFen[seniority],
      halfDays * rule.perHalfDayFen[seniority],
    ])
    if (earned === 0) return []
    const grossFen = Math.min(earned, rule.maxFen ?? earned)
    return [{ ...one, grossFen, cutFen: earned - grossFen }]
  })
  return { lines, totalFen: sumFen(lines.map(({ grossFen }) => grossFen)) }
}
