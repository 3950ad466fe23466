/** Asking a device to sign, and checking that one of a person's passkeys did. */
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { conflict } from '../../domain/kernel/verdict.ts'
import {
  counterHolds,
  passkeyChallengeMinutes,
  type PasskeyAnswer,
  type PasskeyAsked,
} from '../../domain/people/passkey.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { refuseKeeping } from './attempts.ts'

/** A large library, of which a house needs nothing until somebody comes with a passkey. */
export const webAuthn = () => import('@simplewebauthn/server')

/** The place where passkeys hold. */
export function relyingParty(work: Reading) {
  const { baseUrl, passkeyDomain } = work.host.config
  return { id: passkeyDomain, origin: new URL(baseUrl).origin }
}

/** How many passkeys of the person can be used now. */
export async function usablePasskeys(work: Reading, personId: string): Promise<number> {
  const { n } = await work.db
    .selectFrom('people.passkey')
    .where('person_id', '=', personId)
    .where('suspended_at', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Keeps what a device is to sign; for one person's registration, or for whoever signs in. */
export async function keepChallenge(
  work: Writing,
  challenge: string,
  personId: string | null,
): Promise<string> {
  const id = newId(work.now)
  await work.db
    .insertInto('people.passkey_challenge')
    .values({
      id,
      person_id: personId,
      challenge,
      made_at: work.now,
      expires_at: new Date(work.now.getTime() + passkeyChallengeMinutes * 60_000),
    })
    .execute()
  return id
}

/** Takes a challenge away, so that it is answered once; undefined where there is none to answer. */
export async function takeChallenge(
  work: Writing,
  id: string,
  personId: string | null,
): Promise<string | undefined> {
  const taken = await work.db
    .deleteFrom('people.passkey_challenge')
    .where('id', '=', id)
    .where('person_id', 'is not distinct from', personId)
    .where('expires_at', '>', work.now)
    .returning('challenge')
    .executeTakeFirst()
  return taken?.challenge
}

/** Names no passkeys: the device offers those it has, and nobody learns who has any. */
export async function askPasskey(work: Writing): Promise<PasskeyAsked> {
  const { generateAuthenticationOptions } = await webAuthn()
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(work).id,
    userVerification: 'required',
    timeout: passkeyChallengeMinutes * 60_000,
  })
  const challengeId = await keepChallenge(work, options.challenge, null)
  return { challengeId, options: { ...options } }
}

type Kept = {
  readonly id: string
  readonly person_id: string
  readonly public_key: Buffer
  readonly counter: number
  readonly synced: boolean
  readonly suspended_at: Date | null
}

async function lockPasskey(work: Writing, credentialId: string): Promise<Kept | undefined> {
  const row = await work.db
    .selectFrom('people.passkey')
    .where('credential_id', '=', Buffer.from(credentialId, 'base64url'))
    .select(['id', 'person_id', 'public_key', 'counter', 'synced', 'suspended_at'])
    .forUpdate()
    .executeTakeFirst()
  return row && { ...row, counter: Number(row.counter) }
}

/** The library refuses by throwing; whatever it dislikes, the answer is: not signed by this key for us. */
async function verified(work: Writing, answer: PasskeyAnswer, kept: Kept, challenge: string) {
  const { id, origin } = relyingParty(work)
  try {
    const { verifyAuthenticationResponse } = await webAuthn()
    const result = await verifyAuthenticationResponse({
      response: answer.response as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      // The counter is judged below, once the signature is known to be good.
      credential: {
        id: answer.response.id,
        publicKey: new Uint8Array(kept.public_key),
        counter: 0,
      },
    })
    return result.verified ? result.authenticationInfo : undefined
  } catch (error) {
    work.host.log.info({ err: error }, 'passkey refused')
    return undefined
  }
}

async function suspend(work: Writing, kept: Kept): Promise<never> {
  await work.db
    .updateTable('people.passkey')
    .set({ suspended_at: work.now })
    .where('id', '=', kept.id)
    .execute()
  const { id: passkeyId, person_id: personId } = kept
  await record(work, 'people.passkey.suspend', passkeyId, { personId })
  await announce(work, 'people.account.waysChanged', { personId, change: 'passkeySuspended' })
  return refuseKeeping(work, conflict('people.passkey_suspended'))
}

/** Whose passkey this is. */
export type CheckedPasskey = { readonly id: string; readonly personId: string }

/**
 * Undefined unless a usable passkey signed the challenge for this house, its holder verified by the device. A
 * counter that ran backwards suspends the passkey and refuses, since a copy of it may be about.
 */
export async function checkPasskey(
  work: Writing,
  answer: PasskeyAnswer,
  personId?: string,
): Promise<CheckedPasskey | undefined> {
  const challenge = await takeChallenge(work, answer.challengeId, null)
  const kept = await lockPasskey(work, answer.response.id)
  if (challenge === undefined || kept === undefined || kept.suspended_at !== null) return undefined
  if (personId !== undefined && kept.person_id !== personId) return undefined
  const handle = answer.response.response.userHandle
  if (handle !== undefined && handle !== handleOf(kept.person_id)) return undefined
  const info = await verified(work, answer, kept, challenge)
  // Whether a key may be synced is decided when it is made and never changes.
  if (info === undefined || (info.credentialDeviceType === 'multiDevice') !== kept.synced) {
    return undefined
  }
  if (!counterHolds(kept.counter, info.newCounter)) return suspend(work, kept)
  await work.db
    .updateTable('people.passkey')
    .set({
      counter: info.newCounter,
      backed_up: info.credentialBackedUp,
      last_used_at: work.now,
    })
    .where('id', '=', kept.id)
    .execute()
  return { id: kept.id, personId: kept.person_id }
}

/** What a device knows the person by: the id, which says nothing of them. */
export function handleBytes(personId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex'))
}

function handleOf(personId: string): string {
  return Buffer.from(handleBytes(personId)).toString('base64url')
}
