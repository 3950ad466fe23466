/** 空间成员: an organisation in a space, how it comes in and how it goes. */
import type { Actor } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { allOf, allowed, conflict, forbidden, type Verdict } from '../kernel/verdict.ts'
import { binds, isActive, mayManage, saysWhy, type SpaceFacts } from './space.ts'

export const memberStates = ['invited', 'asked', 'member', 'left', 'removed', 'declined'] as const
export type MemberState = (typeof memberStates)[number]

export const memberRoles = ['manager', 'member'] as const
export type MemberRole = (typeof memberRoles)[number]

/** What an organisation does for itself. */
export const ownVerbs = ['join', 'ask', 'takeBack', 'accept', 'decline', 'leave'] as const
export type OwnVerb = (typeof ownVerbs)[number]

/** What the space's managers do with another organisation. */
export const managerVerbs = ['admit', 'refuse', 'revoke', 'remove', 'promote', 'demote'] as const
export type ManagerVerb = (typeof managerVerbs)[number]
export type MemberVerb = OwnVerb | ManagerVerb | 'invite'

/** Whatever stands in the history of a space: of itself, and of its members. */
export const stepVerbs = [
  ...(['found', 'change', 'close', 'handOver', 'invite'] as const),
  ...ownVerbs,
  ...managerVerbs,
] as const
export type StepVerb = (typeof stepVerbs)[number]

/** `none`: there was never anything between the two. */
type Standing = MemberState | 'none'

/**
 * Whoever left, was removed or declined may come again; whom the space removed comes in by asking or by an
 * invitation, never at once.
 */
export const memberLifecycle: Lifecycle<Standing, MemberVerb> = {
  none: { invite: 'invited', ask: 'asked', join: 'member' },
  invited: { accept: 'member', decline: 'declined', revoke: 'removed' },
  asked: { admit: 'member', refuse: 'declined', takeBack: 'left' },
  member: { leave: 'left', remove: 'removed', promote: 'member', demote: 'member' },
  left: { invite: 'invited', ask: 'asked', join: 'member' },
  removed: { invite: 'invited', ask: 'asked' },
  declined: { invite: 'invited', ask: 'asked', join: 'member' },
}

/** States in which an answer of somebody is waited for. */
export const waitingStates = ['invited', 'asked'] as const satisfies readonly MemberState[]

/** Steps whose reason the organisation concerned reads. */
export const reasonedVerbs: readonly MemberVerb[] = ['ask', 'decline', 'refuse', 'revoke', 'remove']

export type MembershipFacts = {
  readonly orgId: string
  /** Null where there was never anything between the two. */
  readonly state: MemberState | null
  readonly role: MemberRole
}

const standing = ({ state }: MembershipFacts): Standing => state ?? 'none'

const takes = (membership: MembershipFacts, verb: MemberVerb): Verdict =>
  mayStep(memberLifecycle, standing(membership), verb, `spaces.cannot_${verb}`)

/** The joining rule: at once where it is open, by asking where it is not by invitation alone. */
function ruleAllows(space: SpaceFacts, membership: MembershipFacts, verb: OwnVerb): Verdict {
  if (verb === 'join' && space.joining !== 'open') return conflict('spaces.joins_not_at_once')
  if (verb !== 'ask') return allowed
  if (space.joining === 'invited') return conflict('spaces.joins_by_invitation')
  return space.joining === 'asked' || membership.state === 'removed'
    ? allowed
    : conflict('spaces.joins_at_once')
}

/** Whether the actor's organisation may come in, answer or go. */
export function mayStepOwn(
  actor: Actor,
  space: SpaceFacts,
  membership: MembershipFacts,
  verb: OwnVerb,
): Verdict {
  return allOf(
    actor.orgId === membership.orgId ? allowed : forbidden('spaces.not_own'),
    binds(actor),
    isActive(space),
    takes(membership, verb),
    ruleAllows(space, membership, verb),
    verb === 'leave' && membership.orgId === space.ownerOrgId
      ? conflict('spaces.owner_stays')
      : allowed,
  )
}

/** Roles as they are changed: nobody becomes what they are, and the owner always manages. */
function changesRole(space: SpaceFacts, { orgId, role }: MembershipFacts, verb: ManagerVerb) {
  if (verb === 'promote' && role === 'manager') return conflict('spaces.manager_already')
  if (verb === 'demote' && role === 'member') return conflict('spaces.member_already')
  const parts = verb === 'remove' || verb === 'demote'
  return parts && orgId === space.ownerOrgId ? conflict('spaces.owner_stays') : allowed
}

/** Whether the actor, for a managing member, may decide of this organisation. */
export function mayDecide(
  actor: Actor,
  space: SpaceFacts,
  membership: MembershipFacts,
  verb: ManagerVerb,
): Verdict {
  return allOf(
    mayManage(actor, space),
    takes(membership, verb),
    changesRole(space, membership, verb),
    verb === 'remove' && membership.orgId === actor.orgId
      ? conflict('spaces.leaves_itself')
      : allowed,
  )
}

export function mayInvite(actor: Actor, space: SpaceFacts, membership: MembershipFacts): Verdict {
  return allOf(mayManage(actor, space), takes(membership, 'invite'))
}

/** Whether a step says why where it must. */
export function saysWhyOf(verb: MemberVerb, reason: string | null | undefined): Verdict {
  return reasonedVerbs.includes(verb) ? saysWhy(reason) : allowed
}

/** Whoever comes in is a member, and manages only when a manager says so. */
export function roleAfter(verb: MemberVerb): MemberRole {
  return verb === 'promote' ? 'manager' : 'member'
}
