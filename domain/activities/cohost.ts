/** 协办单位: an association or another organisation that holds an activity with its host, and helps at the door. */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { Id } from '../kernel/shapes.ts'
import { allOf, allowed, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'

export const cohostStates = ['invited', 'accepted', 'declined', 'released'] as const
export type CohostState = (typeof cohostStates)[number]
export const cohostVerbs = ['accept', 'decline'] as const
export type CohostVerb = 'invite' | 'accept' | 'decline' | 'release'

/** Whoever declined or was released may be asked again. */
export const cohostLifecycle: Lifecycle<CohostState, CohostVerb> = {
  invited: { accept: 'accepted', decline: 'declined', release: 'released' },
  accepted: { release: 'released' },
  declined: { invite: 'invited' },
  released: { invite: 'invited' },
}

export const serveCohost = 'activities.cohost.serve'
export const cohostsMax = 20

export const Cohost = Type.Object({
  orgId: Id,
  name: Type.String(),
  state: Type.Enum([...cohostStates]),
})
export type Cohost = Static<typeof Cohost>

export function mayAnswerCohosting(
  actor: Actor,
  state: CohostState,
  verb: 'accept' | 'decline',
  reason: string,
): Verdict {
  return allOf(
    permits(actor, serveCohost)
      ? allowed
      : forbidden('kernel.permit_missing', { permit: serveCohost }),
    mayStep(cohostLifecycle, state, verb, 'activities.cohost_answered_already'),
    verb === 'accept' || isWrittenReason(reason)
      ? allowed
      : invalid('activities.cohost_reason_too_short'),
  )
}
