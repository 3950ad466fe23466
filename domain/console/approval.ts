/** What waits for whoever runs the place: one queue for things that many modules send. */
import { Type, type Static } from 'typebox'
import type { Lifecycle } from '../kernel/lifecycle.ts'
import { mayStep, step } from '../kernel/lifecycle.ts'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import { allOf, allowed, invalid, type Verdict } from '../kernel/verdict.ts'

/** `settled`: decided where the thing lives, by somebody else or by what happened. */
export const approvalStates = ['open', 'approved', 'refused', 'settled'] as const
export type ApprovalState = (typeof approvalStates)[number]

export const outcomes = ['approve', 'refuse'] as const
export type Outcome = (typeof outcomes)[number]

export const approvalLifecycle: Lifecycle<ApprovalState, Outcome | 'settle'> = {
  open: { approve: 'approved', refuse: 'refused', settle: 'settled' },
  approved: {},
  refused: {},
  settled: {},
}

export const reasonMin = 4
export const reasonMax = 1000

/** One line in the list of what is known of the thing. `value` is as kept; pages put codes into words. */
export const ApprovalFact = Type.Object({ name: Type.String(), value: Type.String() })
export type ApprovalFact = Static<typeof ApprovalFact>

export const Approval = Type.Object({
  id: Id,
  kind: Type.String(),
  thingId: Type.String(),
  /** What the thing is called now; empty where it is gone. */
  title: Type.String(),
  facts: Type.Array(ApprovalFact),
  /** Approving asks for a reason too, such as a code that fails its check. */
  approvalNeedsReason: Type.Boolean(),
  state: Type.Enum(approvalStates),
  askedByName: nullable(Type.String()),
  madeAt: Moment,
  decidedAt: nullable(Moment),
  decidedByName: nullable(Type.String()),
  reason: nullable(Type.String()),
})
export type Approval = Static<typeof Approval>

/** A refusal always says why; an approval where the kind asks for it. */
export function mayDecide(
  approval: Pick<Approval, 'state' | 'approvalNeedsReason'>,
  outcome: Outcome,
  reason: string,
): Verdict {
  const needed = outcome === 'refuse' || approval.approvalNeedsReason
  return allOf(
    mayStep(approvalLifecycle, approval.state, outcome, 'console.approval_decided_already'),
    needed && reason.trim().length < reasonMin
      ? invalid('console.approval_reason_needed', { least: reasonMin })
      : allowed,
  )
}

/** The state after an outcome. */
export function decidedState(outcome: Outcome): ApprovalState {
  return step(approvalLifecycle, 'open', outcome)
}
