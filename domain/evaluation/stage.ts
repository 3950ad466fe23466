/** 评审环节: which stage a round is, when the same may be reviewed again, and when a round may be cancelled. */
import type { Actor } from '../kernel/actor.ts'
import { mayStep } from '../kernel/lifecycle.ts'
import { allOf, allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason, reasonMinLength } from '../kernel/writtenReason.ts'
import {
  mayManageRound,
  roundLifecycle,
  type RoundFacts,
  type RoundStage,
  type RoundState,
} from './round.ts'

/** A round that holds the same item already. */
export type FormerRound = {
  readonly title: string
  readonly stage: RoundStage
  readonly state: RoundState
}

/** The stages that follow each other; a re-review comes after any of them and as often as there is reason to. */
const order: readonly RoundStage[] = ['paper', 'defence', 'onSite']

const isFixed = ({ state }: FormerRound): boolean => state === 'frozen' || state === 'released'

function isLater(stage: RoundStage, live: readonly FormerRound[]): Verdict {
  const before = live.find((one) => order.indexOf(one.stage) >= order.indexOf(stage))
  return before === undefined
    ? allowed
    : conflict('evaluation.stage_not_later', { round: before.title })
}

/**
 * What no round holds, or cancelled ones alone, goes into any. Otherwise every former round must be frozen, and the
 * new one of a later stage, or a re-review for which somebody writes why.
 */
export function mayReviewAgain(
  stage: RoundStage,
  former: readonly FormerRound[],
  reason: string,
): Verdict {
  const live = former.filter(({ state }) => state !== 'cancelled')
  if (live.length === 0) return allowed
  const open = live.find((one) => !isFixed(one))
  if (open !== undefined) return conflict('evaluation.review_still_open', { round: open.title })
  if (stage !== 'reReview') return isLater(stage, live)
  return isWrittenReason(reason)
    ? allowed
    : invalid('evaluation.re_review_without_reason', { min: reasonMinLength })
}

/** Until the freeze; what is frozen stands, and only a re-review answers it. */
export function mayCancelRound(
  actor: Actor,
  { state }: Pick<RoundFacts, 'state'>,
  reason: string,
): Verdict {
  return allOf(
    mayManageRound(actor),
    mayStep(roundLifecycle, state, 'cancel', 'evaluation.round_cannot_step'),
    isWrittenReason(reason)
      ? allowed
      : invalid('evaluation.reason_too_short', { min: reasonMinLength }),
  )
}
