/** Leaving for good: memberships end, personal values are shredded, the id stays for the history. */
import { sql } from 'kysely'
import type { OrgKind } from '../../domain/people/organisation.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import type { Writing } from '../kernel/work.ts'
import { sessionCookie } from './identity.ts'
import { closeMembership, insistAdministrator, lockOrganisation } from './member.actions.ts'
import { endSessions, type Door } from './session.start.ts'
import { shredKey } from './subject.ts'

/** Organisations are locked in the order of their ids, so that two erasures cannot wait for each other. */
async function leaveAll(work: Writing, personId: string): Promise<void> {
  const memberships = await work.db
    .selectFrom('people.membership')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .select(['id', 'org_id'])
    .orderBy('org_id')
    .execute()
  for (const { id, org_id } of memberships) {
    const kind: OrgKind = await lockOrganisation(work, org_id)
    await closeMembership(work, id)
    await insistAdministrator(work, org_id, kind)
    await record(work, 'people.membership.end', id, { personId })
  }
}

/** Takes the person's own values away; what they did stays attributed to an id that says nothing. */
export async function erasePerson(work: Writing, personId: string): Promise<void> {
  await leaveAll(work, personId)
  await work.db
    .updateTable('people.person')
    .set({
      email: `erased-${personId}@invalid.invalid`,
      name: '—',
      password_hash: null,
      mobile_sealed: null,
      mobile_index: null,
      mobile_verified_at: null,
      totp_sealed: null,
      totp_confirmed_at: null,
      passkey_step_at: null,
      disabled_at: work.now,
      erased_at: work.now,
    })
    .where('id', '=', personId)
    .execute()
  await shredKey(work, personId)
  await work.db.deleteFrom('people.recovery_code').where('person_id', '=', personId).execute()
  await work.db.deleteFrom('people.list_view').where('person_id', '=', personId).execute()
  await work.db.deleteFrom('people.passkey').where('person_id', '=', personId).execute()
  await work.db.deleteFrom('people.passkey_challenge').where('person_id', '=', personId).execute()
  await work.db.deleteFrom('people.identity_link').where('person_id', '=', personId).execute()
  await work.db.deleteFrom('people.sign_on').where('person_id', '=', personId).execute()
  await work.db.deleteFrom('people.challenge').where('person_id', '=', personId).execute()
  await work.db
    .updateTable('people.session')
    .set({ user_agent: null, ip: null, ended_at: sql`coalesce(ended_at, ${work.now})` })
    .where('person_id', '=', personId)
    .execute()
  await endSessions(work, personId)
  await record(work, 'people.account.erase', personId)
  await announce(work, 'people.person.erased', { personId })
}

export async function erase(work: Writing, door: Door): Promise<Record<string, never>> {
  await erasePerson(work, work.actor.personId ?? '')
  void door.reply.clearCookie(sessionCookie, { path: '/' })
  return {}
}
