/** 分派: one expert reads one item. Conflicts are declared on names of organisations, before any title. */
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason, reasonMinLength } from '../kernel/writtenReason.ts'
import type { RoundState } from './round.ts'

export const assignmentStates = [
  'proposed',
  'invited',
  'accepted',
  'scoring',
  'submitted',
  'declined',
  'abstained',
  'replaced',
] as const
export type AssignmentState = (typeof assignmentStates)[number]

export type AssignmentVerb =
  | 'invite'
  | 'accept'
  | 'decline'
  | 'open'
  | 'submit'
  | 'reopen'
  | 'abstain'
  | 'replace'

/** `reopen` is the office's, after a discussion; a submitted review is never replaced. */
export const assignmentLifecycle: Lifecycle<AssignmentState, AssignmentVerb> = {
  proposed: { invite: 'invited', replace: 'replaced' },
  invited: { accept: 'accepted', decline: 'declined', replace: 'replaced' },
  accepted: { open: 'scoring', abstain: 'abstained', replace: 'replaced' },
  scoring: { submit: 'submitted', abstain: 'abstained', replace: 'replaced' },
  submitted: { reopen: 'scoring' },
  declined: { replace: 'replaced' },
  abstained: { replace: 'replaced' },
  replaced: {},
}

/** Whose place is open without anything being done: somebody else is assigned beside it. */
export const leavesPlaceOpen = (state: AssignmentState): boolean =>
  state === 'declined' || state === 'abstained'

/** An expert is taken off a place that is held; before anybody was asked it needs no reason. */
export function mayReplace(state: AssignmentState, reason: string): Verdict {
  return allOf(
    leavesPlaceOpen(state) ? conflict('evaluation.place_open_already') : allowed,
    mayStep(assignmentLifecycle, state, 'replace', 'evaluation.assignment_cannot_step'),
    state === 'proposed' ? allowed : withReason(reason),
  )
}

export const declineCauses = ['conflict', 'time'] as const
export type DeclineCause = (typeof declineCauses)[number]

export type Assignment = {
  readonly state: AssignmentState
  /** Of the person who is the expert. */
  readonly personId: string
  /** Whether the expert has answered on every organisation of the item. */
  readonly declaredClear: boolean
}

const isOwn = (personId: string | null, assignment: Assignment): Verdict =>
  personId === assignment.personId ? allowed : forbidden('evaluation.not_your_assignment')

const can = (assignment: Assignment, verb: AssignmentVerb): Verdict =>
  mayStep(assignmentLifecycle, assignment.state, verb, 'evaluation.assignment_cannot_step')

const roundIn = (state: RoundState, ...states: readonly RoundState[]): Verdict =>
  states.includes(state) ? allowed : conflict('evaluation.round_not_at_this', { state })

/** A title is shown once the expert has declared to be free of conflict, and has accepted. */
export function maySeeTitle(personId: string | null, assignment: Assignment): Verdict {
  const shown: readonly AssignmentState[] = ['accepted', 'scoring', 'submitted']
  return allOf(
    isOwn(personId, assignment),
    assignment.declaredClear && shown.includes(assignment.state)
      ? allowed
      : conflict('evaluation.declare_first'),
  )
}

export function mayAccept(
  personId: string | null,
  assignment: Assignment,
  round: RoundState,
): Verdict {
  return allOf(
    isOwn(personId, assignment),
    roundIn(round, 'inviting', 'scoring'),
    can(assignment, 'accept'),
    assignment.declaredClear ? allowed : conflict('evaluation.declare_first'),
  )
}

/** A conflict names its reason; want of time needs none. */
export function mayDecline(
  personId: string | null,
  assignment: Assignment,
  cause: DeclineCause,
  reason: string,
): Verdict {
  return allOf(
    isOwn(personId, assignment),
    can(assignment, 'decline'),
    cause === 'time' ? allowed : withReason(reason),
  )
}

function withReason(reason: string): Verdict {
  return isWrittenReason(reason)
    ? allowed
    : invalid('evaluation.reason_too_short', { min: reasonMinLength })
}

/** Scores are written and submitted while the round is scoring: a review that comes later comes too late. */
export function mayScore(
  personId: string | null,
  assignment: Assignment,
  round: RoundState,
  verb: 'open' | 'submit',
): Verdict {
  return allOf(isOwn(personId, assignment), roundIn(round, 'scoring'), can(assignment, verb))
}

/** Drafts are kept while the review is open. */
export function mayKeepDraft(
  personId: string | null,
  assignment: Assignment,
  round: RoundState,
): Verdict {
  return allOf(
    isOwn(personId, assignment),
    roundIn(round, 'scoring'),
    assignment.state === 'scoring'
      ? allowed
      : conflict('evaluation.assignment_cannot_step', { state: assignment.state, verb: 'save' }),
  )
}

export function mayAbstain(
  personId: string | null,
  assignment: Assignment,
  reason: string,
): Verdict {
  return allOf(isOwn(personId, assignment), can(assignment, 'abstain'), withReason(reason))
}
