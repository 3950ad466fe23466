/** Adding, renaming and removing passkeys, asking for one after the password, and signing in with one. */
import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { forbidden, invalid, unauthenticated } from '../../domain/kernel/verdict.ts'
import {
  mayAddPasskey,
  mayRemovePasskey,
  mayStartPasskeyStep,
  passkeyChallengeMinutes,
  type Passkey,
  type PasskeyAnswer,
  type PasskeyAsked,
  type PasskeyRegistration,
} from '../../domain/people/passkey.ts'
import type * as endpoints from '../../domain/people/passkey.endpoints.ts'
import type { Language } from '../../domain/kernel/text.ts'
import type { Me } from '../../domain/people/person.ts'
import { brandOf } from '../kernel/brand.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { beginAttempt, failAttempt, forgetAttempts } from './attempts.ts'
import {
  checkPasskey,
  handleBytes,
  keepChallenge,
  relyingParty,
  takeChallenge,
  webAuthn,
} from './passkey.check.ts'
import { passkeyRows, readPasskey, readWaysIn } from './passkey.queries.ts'
import { dropRecoveryCodes, newRecoveryCodes } from './secondFactor.ts'
import { openSession, rotateToken, type Door } from './session.start.ts'

/** Ed25519, ES256, RS256 (COSE numbers): what devices make today. */
const passkeyAlgorithms = [-8, -7, -257] as const

/** Locks the person, so that of two who remove the last two ways in one is refused. */
async function lockPerson(work: Writing) {
  return work.db
    .selectFrom('people.person')
    .where('id', '=', work.actor.personId)
    .select(['id', 'email', 'name', 'passkey_step_at', 'language'])
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function askPasskeyRegistration(work: Writing): Promise<PasskeyAsked> {
  const person = await lockPerson(work)
  const kept = await passkeyRows(work).select(['credential_id', 'transports']).execute()
  insist(mayAddPasskey(kept.length))
  const { id } = relyingParty(work)
  const brand = await brandOf(work.db)
  const { generateRegistrationOptions } = await webAuthn()
  const options = await generateRegistrationOptions({
    rpID: id,
    rpName: brand[person.language as Language].name,
    userID: handleBytes(person.id),
    userName: person.email,
    userDisplayName: person.name,
    timeout: passkeyChallengeMinutes * 60_000,
    attestationType: 'none',
    supportedAlgorithmIDs: [...passkeyAlgorithms],
    excludeCredentials: kept.map((one) => ({
      id: one.credential_id.toString('base64url'),
      transports: one.transports,
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const challengeId = await keepChallenge(work, options.challenge, person.id)
  return { challengeId, options: { ...options } }
}

async function verifiedKey(work: Writing, response: PasskeyRegistration, challenge: string) {
  const { id, origin } = relyingParty(work)
  try {
    const { verifyRegistrationResponse } = await webAuthn()
    const result = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...passkeyAlgorithms],
    })
    return result.registrationInfo
  } catch (error) {
    work.host.log.info({ err: error }, 'passkey not accepted')
    return undefined
  }
}

export async function registerPasskey(
  work: Writing,
  body: BodyOf<typeof endpoints.registerPasskey>,
): Promise<Passkey> {
  const person = await lockPerson(work)
  const challenge = await takeChallenge(work, body.challengeId, person.id)
  const key =
    challenge === undefined ? undefined : await verifiedKey(work, body.response, challenge)
  if (key === undefined) throw new Problem(invalid('people.passkey_not_accepted'))
  insist(mayAddPasskey((await passkeyRows(work).select('id').execute()).length))
  const id = newId(work.now)
  await work.db
    .insertInto('people.passkey')
    .values({
      id,
      person_id: person.id,
      credential_id: Buffer.from(key.credential.id, 'base64url'),
      public_key: Buffer.from(key.credential.publicKey),
      counter: key.credential.counter,
      transports: [...(key.credential.transports ?? [])],
      synced: key.credentialDeviceType === 'multiDevice',
      backed_up: key.credentialBackedUp,
      name: body.name.trim(),
      made_at: work.now,
    })
    .execute()
  await record(work, 'people.passkey.register', id, { personId: person.id })
  await announce(work, 'people.account.waysChanged', {
    personId: person.id,
    change: 'passkeyAdded',
  })
  return readPasskey(work, id)
}

export async function renamePasskey(work: Writing, id: string, name: string): Promise<Passkey> {
  const renamed = await work.db
    .updateTable('people.passkey')
    .set({ name: name.trim() })
    .where('id', '=', id)
    .where('person_id', '=', work.actor.personId)
    .returning('id')
    .executeTakeFirst()
  found(renamed, 'passkey')
  await record(work, 'people.passkey.rename', id)
  return readPasskey(work, id)
}

/** A suspended passkey opens nothing and may always go. */
export async function removePasskey(work: Writing, id: string): Promise<Record<string, never>> {
  const person = await lockPerson(work)
  const passkey = await readPasskey(work, id)
  if (passkey.suspendedAt === null) {
    insist(mayRemovePasskey(await readWaysIn(work, person.id), person.passkey_step_at !== null))
  }
  await work.db.deleteFrom('people.passkey').where('id', '=', id).execute()
  const { id: personId } = person
  await record(work, 'people.passkey.remove', id, { personId })
  await announce(work, 'people.account.waysChanged', { personId, change: 'passkeyRemoved' })
  return {}
}

/** Begins or ends asking for a passkey after the password; the first second factor brings recovery codes. */
export async function setPasskeyStep(
  work: Writing,
  on: boolean,
  door: Door,
): Promise<{ recoveryCodes: string[] }> {
  const { id: personId, passkey_step_at } = await lockPerson(work)
  if (on) insist(mayStartPasskeyStep(await readWaysIn(work, personId)))
  if (on === (passkey_step_at !== null)) return { recoveryCodes: [] }
  await work.db
    .updateTable('people.person')
    .set({ passkey_step_at: on ? work.now : null })
    .where('id', '=', personId)
    .execute()
  await rotateToken(work, door)
  await record(
    work,
    on ? 'people.account.startPasskeyStep' : 'people.account.stopPasskeyStep',
    personId,
  )
  await announce(work, 'people.account.waysChanged', { personId, change: 'passkeyStep' })
  if (!on) {
    await dropRecoveryCodes(work, personId)
    return { recoveryCodes: [] }
  }
  const left = await work.db
    .selectFrom('people.recovery_code')
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .select('used_at')
    .limit(1)
    .executeTakeFirst()
  return { recoveryCodes: left === undefined ? await newRecoveryCodes(work, personId) : [] }
}

/** A passkey whose holder was verified by the device is two factors at once: no other is asked for. */
export async function signInByPasskey(
  work: Writing,
  answer: PasskeyAnswer,
  door: Door,
): Promise<Me> {
  const attempt = await beginAttempt(work, 'signIn', answer.response.id, door.request.ip)
  const checked = await checkPasskey(work, answer)
  if (checked === undefined) return failAttempt(attempt, unauthenticated('people.passkey_wrong'))
  const { personId } = checked
  const person = await work.db
    .selectFrom('people.person')
    .where('id', '=', personId)
    .select('disabled_at')
    .executeTakeFirstOrThrow()
  if (person.disabled_at !== null) throw new Problem(forbidden('people.person_disabled'))
  await forgetAttempts(attempt)
  await record(work, 'people.session.signIn', personId, { passkeyId: checked.id })
  return openSession(work, personId, door, true)
}
