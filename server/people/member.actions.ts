/** Who belongs to an organisation with which roles; how one comes, changes, hands over and goes. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { permits } from '../../domain/kernel/actor.ts'
import { conflict, forbidden, invalid } from '../../domain/kernel/verdict.ts'
import type * as endpoints from '../../domain/people/member.endpoints.ts'
import { membersMax, type Member } from '../../domain/people/member.endpoints.ts'
import type { OrgKind } from '../../domain/people/organisation.ts'
import { keepsAdministrator, mayHold } from '../../domain/people/role.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { forgetIdentities } from './identityCache.ts'
import { readMember } from './member.queries.ts'
import { ownOrgId } from './organisation.queries.ts'
import { allRoles } from './role.ts'

/**
 * Locks the organisation: changes of its membership happen one after the other, so that of two
 * administrators who remove each other one stays.
 */
export async function lockOrganisation(work: Writing, orgId: string): Promise<OrgKind> {
  const row = await work.db
    .selectFrom('people.organisation')
    .where('id', '=', orgId)
    .select('kind')
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'organisation').kind as OrgKind
}

function activeMembers(work: Writing, orgId: string) {
  return work.db
    .selectFrom('people.membership')
    .where('org_id', '=', orgId)
    .where('ended_at', 'is', null)
    .select(['id', 'person_id', 'roles'])
    .limit(membersMax + 1)
    .execute()
}

/** After a change, under the organisation's lock: somebody must still administer it. */
export async function insistAdministrator(
  work: Writing,
  orgId: string,
  kind: OrgKind,
): Promise<void> {
  if (keepsAdministrator(kind, await activeMembers(work, orgId))) return
  throw new Problem(conflict('people.last_administrator'))
}

export async function insistRoles(
  work: Writing,
  roles: readonly string[],
  kind: OrgKind,
): Promise<void> {
  insist(mayHold(roles, kind, await allRoles(work)))
}

type NewMembership = {
  readonly orgId: string
  readonly personId: string
  readonly roles: readonly string[]
  readonly orgUnitId?: string | null
  readonly title?: string | null
}

/** Makes somebody a member. Being one already is refused by the database. */
export async function addMembership(work: Writing, given: NewMembership): Promise<string> {
  const kind = await lockOrganisation(work, given.orgId)
  await insistRoles(work, given.roles, kind)
  const members = await activeMembers(work, given.orgId)
  if (members.length >= membersMax) {
    throw new Problem(conflict('people.members_too_many', { limit: membersMax }))
  }
  const id = newId(work.now)
  await work.db
    .insertInto('people.membership')
    .values({
      id,
      person_id: given.personId,
      org_id: given.orgId,
      org_unit_id: given.orgUnitId ?? null,
      title: given.title ?? null,
      roles: [...given.roles],
      since: work.now,
    })
    .execute()
  forgetIdentities(work)
  const { personId, orgId } = given
  await record(work, 'people.membership.grant', id, { personId, orgId, roles: given.roles.join() })
  await announce(work, 'people.membership.granted', { membershipId: id, personId, orgId })
  return id
}

type Membership = { readonly id: string; readonly person_id: string; readonly roles: string[] }

/** An active membership of one's own organisation, under the organisation's lock. */
async function lockMember(
  work: Writing,
  id: string,
): Promise<{ kind: OrgKind; member: Membership }> {
  const orgId = ownOrgId(work)
  const kind = await lockOrganisation(work, orgId)
  const member = (await activeMembers(work, orgId)).find((one) => one.id === id)
  return { kind, member: found(member, 'membership') }
}

function insistManagesOrIs(work: Writing, personId: string): void {
  const oneself = personId === work.actor.personId && work.actor.onBehalfOf === undefined
  if (oneself || permits(work.actor, 'people.member.manage')) return
  throw new Problem(forbidden('kernel.permit_missing', { permit: 'people.member.manage' }))
}

export async function changeMember(
  work: Writing,
  id: string,
  body: BodyOf<typeof endpoints.changeMember>,
): Promise<Member> {
  const { kind, member } = await lockMember(work, id)
  if (body.roles !== undefined) await insistRoles(work, body.roles, kind)
  const changes = {
    ...(body.roles === undefined ? {} : { roles: [...body.roles] }),
    ...(body.orgUnitId === undefined ? {} : { org_unit_id: body.orgUnitId }),
    ...(body.title === undefined ? {} : { title: body.title }),
  }
  if (Object.keys(changes).length === 0) return readMember(work, id)
  // A hand took over: from now on no provider's rule changes it.
  const byHand = { ...changes, by_provider_id: null }
  await work.db.updateTable('people.membership').set(byHand).where('id', '=', id).execute()
  await insistAdministrator(work, ownOrgId(work), kind)
  forgetIdentities(work)
  const roles = { before: member.roles.join(), after: (body.roles ?? member.roles).join() }
  await record(work, 'people.membership.change', id, { personId: member.person_id, ...roles })
  await announce(work, 'people.membership.changed', {
    membershipId: id,
    personId: member.person_id,
  })
  return readMember(work, id)
}

/** Ends a membership with its deputies and keys; sessions lose their place with it. */
export async function closeMembership(work: Writing, id: string): Promise<void> {
  const end = { ended_at: work.now, ended_by: work.actor.personId }
  await work.db.updateTable('people.membership').set(end).where('id', '=', id).execute()
  await work.db
    .updateTable('people.deputy')
    .set({ ended_at: work.now })
    .where((eb) =>
      eb.or([eb('principal_membership_id', '=', id), eb('deputy_membership_id', '=', id)]),
    )
    .where('ended_at', 'is', null)
    .execute()
  await work.db
    .updateTable('people.api_key')
    .set({ revoked_at: work.now })
    .where('membership_id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
  forgetIdentities(work)
}

export async function endMember(work: Writing, id: string): Promise<Record<string, never>> {
  const { kind, member } = await lockMember(work, id)
  insistManagesOrIs(work, member.person_id)
  await closeMembership(work, id)
  await insistAdministrator(work, ownOrgId(work), kind)
  const personId = member.person_id
  await record(work, 'people.membership.end', id, { personId })
  await announce(work, 'people.membership.ended', {
    membershipId: id,
    personId,
    organisationId: ownOrgId(work),
  })
  return {}
}

/** Gives all roles to a colleague and ends the membership; other modules move what else is in hand. */
export async function handOver(work: Writing, id: string, toId: string): Promise<Member> {
  const orgId = ownOrgId(work)
  const { kind, member } = await lockMember(work, id)
  insistManagesOrIs(work, member.person_id)
  if (id === toId) throw new Problem(invalid('people.hand_over_to_oneself'))
  const { member: to } = await lockMember(work, toId)
  const roles = [...new Set([...to.roles, ...member.roles])]
  await work.db.updateTable('people.membership').set({ roles }).where('id', '=', toId).execute()
  await closeMembership(work, id)
  await insistAdministrator(work, orgId, kind)
  const people = { fromPersonId: member.person_id, toPersonId: to.person_id }
  await record(work, 'people.membership.handOver', id, { ...people, roles: member.roles.join() })
  await announce(work, 'people.membership.handedOver', {
    ...people,
    organisationId: orgId,
    fromMembershipId: id,
    toMembershipId: toId,
    roles: member.roles,
  })
  return readMember(work, toId)
}
