/** 评审: when what was handed in may be opened again, and when experts of one item discuss it. */
import { allowed, conflict, type Verdict } from '../kernel/verdict.ts'
import type { AssignmentState } from './assignment.ts'
import type { RoundState } from './round.ts'

export type Reopening = {
  readonly state: AssignmentState
  readonly round: RoundState
  /** Whether the round lets experts open their reviews again. */
  readonly byRule: boolean
  readonly discussed: boolean
  /** Whether it was amended in the discussion: once and no more. */
  readonly amended: boolean
}

/** By the round's rule as long as nothing is discussed; in a discussion once. Never after the freeze. */
export function mayReopen({ state, round, byRule, discussed, amended }: Reopening): Verdict {
  if (state !== 'submitted') {
    return conflict('evaluation.assignment_cannot_step', { state, verb: 'reopen' })
  }
  if (round !== 'scoring') return conflict('evaluation.round_not_at_this', { state: round })
  if (discussed) return amended ? conflict('evaluation.amended_already') : allowed
  return byRule ? allowed : conflict('evaluation.reopening_not_open')
}

export const messageMaxLength = 4000

/** Those whose reviews are compared talk until the freeze, and nobody else does. */
export function maySay({ state, round, discussed }: Reopening): Verdict {
  if (!discussed || (state !== 'submitted' && state !== 'scoring')) {
    return conflict('evaluation.no_discussion')
  }
  return round === 'scoring' ? allowed : conflict('evaluation.round_not_at_this', { state: round })
}

/** Whether the reviews of an item lie further apart than the round allows. */
export function isDisputed(totals: readonly number[], discussFrom: number | null): boolean {
  if (discussFrom === null || totals.length < 2) return false
  return Math.max(...totals) - Math.min(...totals) >= discussFrom
}
