/** Inviting somebody by e-mail, and coming in by an invitation. */
import { randomBytes } from 'node:crypto'
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { conflict, forbidden } from '../../domain/kernel/verdict.ts'
import {
  invitationDays,
  type Invitation,
  type joinByInvitation as joinEndpoint,
} from '../../domain/people/invitation.endpoints.ts'
import type { Me } from '../../domain/people/person.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, Problem } from '../kernel/problem.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import type { Writing } from '../kernel/work.ts'
import { makeAccount } from './account.actions.ts'
import { proofHash } from './challenge.actions.ts'
import { openInvitation, readOwnInvitation, tokenContext } from './invitation.queries.ts'
import { addMembership, insistRoles, lockOrganisation } from './member.actions.ts'
import { ownOrgId } from './organisation.queries.ts'
import { hashPassword, insistGoodPassword } from './password.ts'
import { meNow, openSession, ownHash, type Door } from './session.start.ts'

type Wish = {
  readonly email: string
  readonly roles: readonly string[]
  readonly orgUnitId?: string | null
  readonly title?: string | null
}

/** A fresh token with its seal, hash and end; the clear one is only in the letter. */
function newToken(work: Writing, id: string) {
  const token = randomBytes(32).toString('base64url')
  return {
    token_hash: proofHash(token),
    token_sealed: vaultOf(work.host).seal(token, tokenContext(id)),
    expires_at: new Date(work.now.getTime() + invitationDays * 86_400_000),
  }
}

async function insistNoMember(work: Writing, orgId: string, email: string): Promise<void> {
  const member = await work.db
    .selectFrom('people.membership as m')
    .innerJoin('people.person as p', 'p.id', 'm.person_id')
    .where('m.org_id', '=', orgId)
    .where('m.ended_at', 'is', null)
    .where((eb) => eb.fn('lower', ['p.email']), '=', email.toLowerCase())
    .select('m.id')
    .executeTakeFirst()
  if (member !== undefined) throw new Problem(conflict('people.member_already'))
}

/** Invitations that ran out make room for a new one to the same address. */
async function clearExpired(work: Writing, orgId: string, email: string): Promise<void> {
  await work.db
    .updateTable('people.invitation')
    .set({ revoked_at: work.now })
    .where('org_id', '=', orgId)
    .where((eb) => eb.fn('lower', ['email']), '=', email.toLowerCase())
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '<=', work.now)
    .execute()
}

/** Invites into any organisation; `invite` is for one's own. */
export async function sendInvitation(work: Writing, orgId: string, wish: Wish): Promise<string> {
  const kind = await lockOrganisation(work, orgId)
  await insistRoles(work, wish.roles, kind)
  await insistNoMember(work, orgId, wish.email)
  await clearExpired(work, orgId, wish.email)
  const id = newId(work.now)
  await work.db
    .insertInto('people.invitation')
    .values({
      id,
      org_id: orgId,
      email: wish.email,
      roles: [...wish.roles],
      org_unit_id: wish.orgUnitId ?? null,
      title: wish.title ?? null,
      invited_by: work.actor.personId,
      made_at: work.now,
      ...newToken(work, id),
    })
    .execute()
  await record(work, 'people.invitation.send', id, { orgId, roles: wish.roles.join() })
  await announce(work, 'people.invitation.sent', { invitationId: id })
  return id
}

export async function invite(work: Writing, wish: Wish): Promise<Invitation> {
  return readOwnInvitation(work, await sendInvitation(work, ownOrgId(work), wish))
}

export async function resendInvitation(work: Writing, id: string): Promise<Invitation> {
  const renewed = await work.db
    .updateTable('people.invitation')
    .set(newToken(work, id))
    .where('id', '=', id)
    .where('org_id', '=', ownOrgId(work))
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  found(renewed, 'invitation')
  await record(work, 'people.invitation.resend', id)
  await announce(work, 'people.invitation.sent', { invitationId: id })
  return readOwnInvitation(work, id)
}

export async function revokeInvitation(work: Writing, id: string): Promise<Record<string, never>> {
  const revoked = await work.db
    .updateTable('people.invitation')
    .set({ revoked_at: work.now })
    .where('id', '=', id)
    .where('org_id', '=', ownOrgId(work))
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  found(revoked, 'invitation')
  await record(work, 'people.invitation.revoke', id)
  return {}
}

type Open = Awaited<ReturnType<typeof openInvitation>>

/** Spends the invitation and grants the membership; of two at once the second finds it spent. */
async function enter(work: Writing, invitation: Open, personId: string): Promise<void> {
  const spent = await work.db
    .updateTable('people.invitation')
    .set({ accepted_at: work.now, accepted_by: personId })
    .where('id', '=', invitation.id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (Number(spent.numUpdatedRows) === 0) {
    throw new Problem(conflict('people.invitation_not_open'))
  }
  await addMembership(work, {
    orgId: invitation.org_id,
    personId,
    roles: invitation.roles,
    orgUnitId: invitation.org_unit_id,
    title: invitation.title,
  })
  await record(work, 'people.invitation.accept', invitation.id, { personId })
  await announce(work, 'people.invitation.accepted', { invitationId: invitation.id, personId })
}

async function actIn(work: Writing, orgId: string, personId: string): Promise<void> {
  await work.db
    .updateTable('people.session')
    .set({ acting_org_id: orgId })
    .where('person_id', '=', personId)
    .where('acting_org_id', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}

/** For the one whose address was invited; the session acts for the organisation if it acted for none. */
export async function acceptInvitation(work: Writing, token: string, door: Door): Promise<Me> {
  const invitation = await openInvitation(work, token)
  const personId = work.actor.personId ?? ''
  const { email } = await work.db
    .selectFrom('people.person')
    .where('id', '=', personId)
    .select('email')
    .executeTakeFirstOrThrow()
  if (email.toLowerCase() !== invitation.email.toLowerCase()) {
    throw new Problem(forbidden('people.invitation_for_another'))
  }
  await enter(work, invitation, personId)
  await actIn(work, invitation.org_id, personId)
  return meNow(work, ownHash(door))
}

/** The invitation itself proves the address, so no further code is sent. */
export async function joinByInvitation(
  work: Writing,
  body: BodyOf<typeof joinEndpoint>,
  door: Door,
): Promise<Me> {
  const invitation = await openInvitation(work, body.token)
  insistGoodPassword(body.password, invitation.email, body.name)
  const personId = await makeAccount(work, {
    email: invitation.email,
    name: body.name.trim(),
    passwordHash: await hashPassword(body.password),
    language: body.language,
    agreementIds: body.agreementIds ?? [],
  })
  await enter(work, invitation, personId)
  await record(work, 'people.session.signIn', personId)
  return openSession(work, personId, door, false)
}
