/** Inviting, joining, asking, deciding, leaving and removing: each a step of one membership, under the space's lock. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { step as stepOf } from '../../domain/kernel/lifecycle.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import type { SpaceMember } from '../../domain/spaces/member.endpoints.ts'
import type * as endpoints from '../../domain/spaces/member.endpoints.ts'
import {
  mayDecide,
  mayInvite,
  mayStepOwn,
  memberLifecycle,
  reasonedVerbs,
  roleAfter,
  saysWhyOf,
  type MemberState,
  type MemberVerb,
} from '../../domain/spaces/member.ts'
import type { Space } from '../../domain/spaces/space.endpoints.ts'
import { hasSeen } from '../../domain/spaces/space.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { ownOrgId, verifiedOrgCalled } from '../people/index.ts'
import { readMember } from './member.queries.ts'
import { insistVerified, lockSpace, membershipOf, writeStep } from './space.actions.ts'
import { findSpace, fullSpace, spaceFacts } from './space.queries.ts'

type Body<Name extends keyof typeof endpoints> = BodyOf<(typeof endpoints)[Name]>

const counted = { member: 'members', invited: 'invited', asked: 'asked' } as const
type Counter = (typeof counted)[keyof typeof counted]

const counterOf = (state: MemberState | null): Counter | undefined =>
  state !== null && state in counted ? counted[state as keyof typeof counted] : undefined

/** The space counts what it has; whether there is room, its own constraint says. */
async function count(
  work: Writing,
  spaceId: string,
  before: MemberState | null,
  after: MemberState,
): Promise<void> {
  const [from, to] = [counterOf(before), counterOf(after)]
  if (from === to) return
  await work.db
    .updateTable('spaces.space')
    .set((eb) => ({
      ...(from === undefined ? {} : { [from]: eb(from, '-', 1) }),
      ...(to === undefined ? {} : { [to]: eb(to, '+', 1) }),
    }))
    .where('id', '=', spaceId)
    .execute()
}

type Move = { readonly verb: MemberVerb; readonly reason?: string | undefined }
type Membership = Awaited<ReturnType<typeof membershipOf>>

/** Takes a step that was allowed. */
async function take(
  work: Writing,
  spaceId: string,
  { facts, version: before }: Membership,
  { verb, reason }: Move,
): Promise<void> {
  const { orgId } = facts
  const state = stepOf(memberLifecycle, facts.state ?? 'none', verb) as MemberState
  const version = before + 1
  const row = {
    state,
    role: roleAfter(verb),
    reason: reasonedVerbs.includes(verb) ? (reason?.trim() ?? null) : null,
    version,
    changed_at: work.now,
  }
  await count(work, spaceId, facts.state, state)
  await work.db
    .insertInto('spaces.member')
    .values({ space_id: spaceId, org_id: orgId, ...row })
    .onConflict((clause) => clause.columns(['space_id', 'org_id']).doUpdateSet(row))
    .execute()
  await writeStep(work, spaceId, { verb, orgId, memberVersion: version, reason: row.reason })
  await record(work, `spaces.member.${verb}`, spaceId, { org: orgId, version })
  await announce(work, 'spaces.member.changed', {
    ...{ spaceId, memberOrgId: orgId },
    ...{ verb, version, state },
  })
}

/** By its full name or its code: a space knows whom it invites, and browses no register. */
async function organisationCalled(work: Reading, called: string): Promise<string> {
  const id = await verifiedOrgCalled(work, called)
  if (id === undefined) throw new Problem(invalid('spaces.org_unknown', { org: called.trim() }))
  return id
}

export async function inviteMember(
  work: Writing,
  id: string,
  { org }: Body<'inviteMember'>,
): Promise<SpaceMember> {
  const space = spaceFacts(await lockSpace(work, id))
  // Who may not invite learns nothing of who is registered.
  insist(mayInvite(work.actor, space, { orgId: '', state: null, role: 'member' }))
  const orgId = await organisationCalled(work, org)
  const membership = await membershipOf(work, id, orgId)
  insist(mayInvite(work.actor, space, membership.facts))
  await take(work, id, membership, { verb: 'invite' })
  return readMember(work, id, orgId)
}

export async function stepOwnMembership(
  work: Writing,
  id: string,
  { verb, reason }: Body<'stepOwnMembership'>,
): Promise<Space> {
  const space = spaceFacts(await lockSpace(work, id))
  const membership = await membershipOf(work, id, ownOrgId(work))
  insist(mayStepOwn(work.actor, space, membership.facts, verb))
  insist(saysWhyOf(verb, reason))
  if (verb === 'join' || verb === 'ask' || verb === 'accept') await insistVerified(work)
  await take(work, id, membership, { verb, reason })
  return fullSpace(work, await findSpace(work, id))
}

export async function decideMembership(
  work: Writing,
  { id, orgId }: { readonly id: string; readonly orgId: string },
  { verb, seen, reason }: Body<'decideMembership'>,
): Promise<SpaceMember> {
  const space = spaceFacts(await lockSpace(work, id))
  const membership = await membershipOf(work, id, orgId)
  insist(mayDecide(work.actor, space, membership.facts, verb))
  insist(hasSeen(membership.version, seen))
  insist(saysWhyOf(verb, reason))
  await take(work, id, membership, { verb, reason })
  return readMember(work, id, orgId)
}
