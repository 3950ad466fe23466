/** A person's mobile number: kept sealed, found by its keyed index, and a way to sign in. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { readMobile } from '../../domain/kernel/identity.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import type * as account from '../../domain/people/account.endpoints.ts'
import type { Asked } from '../../domain/people/challenge.ts'
import type { Me } from '../../domain/people/person.ts'
import type * as session from '../../domain/people/session.endpoints.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { Problem } from '../kernel/problem.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import type { Writing } from '../kernel/work.ts'
import { beginAttempt, countAttempt } from './attempts.ts'
import { askChallenge, useChallenge } from './challenge.actions.ts'
import { finishSignIn } from './session.actions.ts'
import type { Door } from './session.start.ts'
import { sealFor } from './subject.ts'

export const mobileField = 'mobile'

function insistMobile(text: string): string {
  const reading = readMobile(text)
  if (!reading.ok) throw new Problem(reading)
  return reading.value
}

function mobileIndex(work: Writing, mobile: string): string {
  return vaultOf(work.host).index(mobileField, mobile)
}

/** Answers alike whether or not the number belongs to an account. */
export async function askMobileSignIn(
  work: Writing,
  body: BodyOf<typeof session.askMobileSignIn>,
  door: Door,
): Promise<Asked> {
  const mobile = insistMobile(body.mobile)
  await countAttempt(await beginAttempt(work, 'ask', mobile, door.request.ip))
  const person = await work.db
    .selectFrom('people.person')
    .where('mobile_index', '=', mobileIndex(work, mobile))
    .where('mobile_verified_at', 'is not', null)
    .where('disabled_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  return askChallenge(work, {
    kind: 'mobileSignIn',
    channel: 'sms',
    to: mobile,
    personId: person?.id ?? null,
    language: door.request.identity.language,
  })
}

/**
 * A code by text message stands for the password; an authenticator is asked for all the same. A missing
 * second factor leaves the code unspent, since the refusal rolls this work back.
 */
export async function signInByMobile(
  work: Writing,
  body: BodyOf<typeof session.signInByMobile>,
  door: Door,
): Promise<Me> {
  const attempt = await beginAttempt(work, 'signIn', body.challengeId, door.request.ip)
  const proof = { challengeId: body.challengeId, code: body.mobileCode }
  const challenge = await useChallenge(work, 'mobileSignIn', proof)
  if (challenge === undefined) {
    await countAttempt(attempt)
    return challenge
  }
  if (challenge.personId === null) throw new Problem(invalid('people.code_wrong'))
  const person = await work.db
    .selectFrom('people.person')
    .where('id', '=', challenge.personId)
    .select(['id', 'disabled_at'])
    .executeTakeFirstOrThrow()
  return finishSignIn(attempt, person, body, door)
}

export async function askMobileChange(
  work: Writing,
  body: BodyOf<typeof account.askMobileChange>,
  door: Door,
): Promise<Asked> {
  const mobile = insistMobile(body.mobile)
  await countAttempt(await beginAttempt(work, 'ask', mobile, door.request.ip))
  return askChallenge(work, {
    kind: 'mobile',
    channel: 'sms',
    to: mobile,
    personId: work.actor.personId,
    language: door.request.identity.language,
  })
}

export async function confirmMobileChange(
  work: Writing,
  body: BodyOf<typeof account.confirmMobileChange>,
): Promise<Record<string, never>> {
  const challenge = await useChallenge(work, 'mobile', body)
  if (challenge === undefined) return challenge
  const personId = work.actor.personId ?? ''
  if (challenge.personId !== personId) throw new Problem(invalid('people.code_wrong'))
  await work.db
    .updateTable('people.person')
    .set({
      mobile_sealed: await sealFor(work, personId, mobileField, challenge.to),
      mobile_index: mobileIndex(work, challenge.to),
      mobile_verified_at: work.now,
    })
    .where('id', '=', personId)
    .execute()
  await record(work, 'people.account.changeMobile', personId)
  await announce(work, 'people.account.protected', { personId, change: 'mobile' })
  return {}
}
