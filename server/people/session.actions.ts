/** Signing in and out, choosing for whom or in whose place to act, ending sessions. */
import type { AnswerOf, BodyOf } from '../../domain/kernel/endpoint.ts'
import { forbidden, unauthenticated } from '../../domain/kernel/verdict.ts'
import type { Me } from '../../domain/people/person.ts'
import type * as session from '../../domain/people/session.endpoints.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { found, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { beginAttempt, failAttempt, forgetAttempts, type Attempt } from './attempts.ts'
import { sessionCookie } from './identity.ts'
import { forgetIdentities } from './identityCache.ts'
import { passwordHolds } from './password.ts'
import { checkSecondFactor, factorsOf, type SecondFactor } from './secondFactor.ts'
import {
  endSessions,
  meNow,
  openSession,
  ownHash,
  rotateToken,
  type Door,
  type Origin,
} from './session.start.ts'

export function personByEmail(work: Writing, email: string) {
  return work.db
    .selectFrom('people.person')
    .where((eb) => eb.fn('lower', ['email']), '=', email.toLowerCase())
    .select(['id', 'email', 'name', 'password_hash', 'disabled_at', 'totp_confirmed_at'])
    .executeTakeFirst()
}

/** Signing on from outside: what is done once every factor held, before the session opens. */
export type Entry = Origin & { readonly enter: () => Promise<void> }

type Proven = { readonly id: string; readonly disabled_at: Date | null }

/**
 * The rest of signing in once the first factor held: a wrong second factor counts as a failure, a missing
 * one is asked for. Whether the account is disabled is only told to who proved the first factor.
 */
export async function finishSignIn(
  attempt: Attempt,
  person: Proven,
  second: SecondFactor,
  door: Door,
  entry?: Entry,
): Promise<Me> {
  const { work } = attempt
  if (person.disabled_at !== null) throw new Problem(forbidden('people.person_disabled'))
  const outcome = await checkSecondFactor(work, person.id, second)
  if (outcome === 'needed' || outcome === 'wrong') {
    const facts = await factorsOf(work, person.id)
    if (outcome === 'needed') {
      throw new Problem(unauthenticated('people.second_factor_needed', facts))
    }
    return failAttempt(attempt, unauthenticated('people.second_factor_wrong', facts))
  }
  await forgetAttempts(attempt)
  await entry?.enter()
  const facts = entry === undefined ? {} : { providerId: entry.providerId }
  await record(work, 'people.session.signIn', person.id, facts)
  return openSession(work, person.id, door, outcome === 'held', entry)
}

export async function signIn(
  work: Writing,
  body: BodyOf<typeof session.signIn>,
  door: Door,
): Promise<Me> {
  const attempt = await beginAttempt(work, 'signIn', body.email, door.request.ip)
  const person = await personByEmail(work, body.email)
  const holds = await passwordHolds(person?.password_hash, body.password)
  if (person === undefined || !holds) {
    return failAttempt(attempt, unauthenticated('people.sign_in_wrong'))
  }
  return finishSignIn(attempt, person, body, door)
}

export async function signOut(
  work: Writing,
  door: Door,
): Promise<AnswerOf<typeof session.signOut>> {
  void door.reply.clearCookie(sessionCookie, { path: '/' })
  if (work.actor.personId === null) return {}
  const ended = await work.db
    .updateTable('people.session')
    .set({ ended_at: work.now })
    .where('token_hash', '=', ownHash(door))
    .where('ended_at', 'is', null)
    .returning('sign_out_url')
    .executeTakeFirst()
  forgetIdentities(work)
  await record(work, 'people.session.signOut', work.actor.personId)
  const onwardUrl = ended?.sign_out_url ?? null
  return onwardUrl === null ? {} : { onwardUrl }
}

/** Sets for whom the session acts and gives it a new token; refused unless the place is the person's now. */
export async function actFor(
  work: Writing,
  body: BodyOf<typeof session.actFor>,
  door: Door,
): Promise<Me> {
  const deputyId = body.deputyId ?? null
  await work.db
    .updateTable('people.session')
    .set({ acting_org_id: body.orgId, deputy_id: deputyId, viewing_membership_id: null })
    .where('token_hash', '=', ownHash(door))
    .execute()
  const hash = await rotateToken(work, door)
  const me = await meNow(work, hash)
  if (deputyId === null && me.actingOrg?.id !== body.orgId) {
    throw new Problem(forbidden('people.not_a_member'))
  }
  if (deputyId !== null && (me.onBehalfOf === null || me.actingOrg?.id !== body.orgId)) {
    throw new Problem(forbidden('people.not_a_deputy_now'))
  }
  const facts = deputyId === null ? {} : { deputyId }
  await record(work, 'people.session.actFor', body.orgId, facts)
  return me
}

/** Looks with the eyes of a membership: reads only, until `stopViewing` or that moment. */
export async function startViewing(
  work: Writing,
  membershipId: string,
  until: Date,
  door: Door,
): Promise<Me> {
  const membership = await work.db
    .selectFrom('people.membership')
    .where('id', '=', membershipId)
    .where('ended_at', 'is', null)
    .select(['person_id', 'org_id'])
    .executeTakeFirst()
  const { person_id, org_id } = found(membership, 'membership')
  await work.db
    .updateTable('people.session')
    .set({ viewing_membership_id: membershipId, viewing_until: until })
    .where('token_hash', '=', ownHash(door))
    .execute()
  const hash = await rotateToken(work, door)
  await record(work, 'people.session.startViewing', membershipId, {
    personId: person_id,
    orgId: org_id,
  })
  return meNow(work, hash)
}

export async function stopViewing(work: Writing, door: Door): Promise<Me> {
  await work.db
    .updateTable('people.session')
    .set({ viewing_membership_id: null, viewing_until: null })
    .where('token_hash', '=', ownHash(door))
    .execute()
  const hash = await rotateToken(work, door)
  await record(work, 'people.session.stopViewing', work.actor.personId ?? '')
  await announce(work, 'people.session.viewingStopped', { personId: work.actor.personId })
  return meNow(work, hash)
}

export async function endSession(work: Writing, id: string): Promise<Record<string, never>> {
  const ended = await work.db
    .updateTable('people.session')
    .set({ ended_at: work.now })
    .where('id', '=', id)
    .where('person_id', '=', work.actor.personId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  found(ended, 'session')
  forgetIdentities(work)
  await record(work, 'people.session.end', work.actor.personId ?? '', { sessionId: id })
  return {}
}

export async function endOtherSessions(work: Writing, door: Door): Promise<{ ended: number }> {
  const personId = work.actor.personId ?? ''
  const ended = await endSessions(work, personId, ownHash(door))
  await record(work, 'people.session.endOthers', personId, { ended })
  return { ended }
}
