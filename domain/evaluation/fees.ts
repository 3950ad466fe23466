/** 专家咨询费: the payment list of a round, in whole fen before tax. Tax is worked out by whoever pays. */
import { Type, type Static } from 'typebox'
import type { Actor } from '../kernel/actor.ts'
import { sumFen } from '../kernel/money.ts'
import { nullable } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'
import { mayManageRound, type RoundState } from './round.ts'

const closed = { additionalProperties: false } as const
const Fen = Type.Integer({ minimum: 0, maximum: 100_000_000 })
const BySeniority = Type.Object({ senior: Fen, other: Fen }, closed)

export const FeeRule = Type.Object(
  {
    perReviewFen: BySeniority,
    /** For meetings: defence, on-site, panel. */
    perHalfDayFen: BySeniority,
    /** The most for one expert in one round; null for none. */
    maxFen: nullable(Fen),
  },
  closed,
)
export type FeeRule = Static<typeof FeeRule>

export const noFees: FeeRule = {
  perReviewFen: { senior: 0, other: 0 },
  perHalfDayFen: { senior: 0, other: 0 },
  maxFen: null,
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
    const grossFen = Math.min(earned, rule.maxFen ?? earned)
    return grossFen === 0 ? [] : [{ ...one, grossFen, cutFen: earned - grossFen }]
  })
  return { lines, totalFen: sumFen(lines.map(({ grossFen }) => grossFen)) }
}

/** The rule may change until the list is settled. */
export function maySetFees(actor: Actor, settled: boolean): Verdict {
  return allOf(
    mayManageRound(actor),
    settled ? conflict('evaluation.fees_settled_already') : allowed,
  )
}

/** Settled is what nothing can change any more: after the freeze, and where somebody is owed something. */
export function maySettleFees(
  actor: Actor,
  facts: { readonly round: RoundState; readonly settled: boolean; readonly lines: number },
): Verdict {
  return allOf(
    maySetFees(actor, facts.settled),
    facts.round === 'frozen' || facts.round === 'released'
      ? allowed
      : conflict('evaluation.fees_after_freeze'),
    facts.lines > 0 ? allowed : conflict('evaluation.fees_none'),
  )
}

/** What was paid outside is noted with its day, once, and not before it came. */
export function mayNotePayment(
  actor: Actor,
  facts: { readonly settled: boolean; readonly open: number; readonly chosen: number },
  day: string,
  today: string,
): Verdict {
  return allOf(
    mayManageRound(actor),
    facts.settled ? allowed : conflict('evaluation.fees_not_settled'),
    day <= today ? allowed : invalid('evaluation.payment_in_future'),
    facts.chosen > 0 && facts.open === facts.chosen
      ? allowed
      : conflict('evaluation.payment_noted_already'),
  )
}
