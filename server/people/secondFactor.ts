/** The second factor: time-based codes of an authenticator (RFC 6238) and codes for when it is lost. */
import { createHash, randomInt } from 'node:crypto'
import { generateSecret, generateURI, verify } from 'otplib'
import { toDataURL } from 'qrcode'
import type { Language } from '../../domain/kernel/text.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import type { PasskeyAnswer } from '../../domain/people/passkey.ts'
import { brandOf } from '../kernel/brand.ts'
import { record } from '../kernel/history/record.ts'
import { Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { checkPasskey, usablePasskeys } from './passkey.check.ts'
import { rotateToken, type Door } from './session.start.ts'
import { openFor, sealFor } from './subject.ts'

export type SecondFactor = {
  readonly code?: string
  readonly recoveryCode?: string
  readonly passkey?: PasskeyAnswer
}

const field = 'totp'
/** A phone's clock may be half a minute off, either way. */
const toleranceSeconds = 30
const recoveryCodeCount = 10
const recoveryAlphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

function personOf(work: Writing, personId: string) {
  return work.db
    .selectFrom('people.person')
    .where('id', '=', personId)
    .select([
      'email',
      'totp_sealed',
      'totp_confirmed_at',
      'totp_last_step',
      'passkey_step_at',
      'language',
    ])
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** Whether a code is right and was not used before; the step it belongs to is remembered. */
async function useCode(work: Writing, personId: string, code: string): Promise<boolean> {
  const person = await personOf(work, personId)
  const secret = await openFor(work, personId, field, person.totp_sealed)
  if (secret === null) return false
  const phoneTime = work.host.clock.real?.() ?? work.now
  const result = await verify({
    secret,
    token: code,
    epoch: Math.floor(phoneTime.getTime() / 1000),
    epochTolerance: toleranceSeconds,
  })
  if (!result.valid || !('timeStep' in result)) return false
  if (result.timeStep <= (person.totp_last_step ?? -1)) return false
  await work.db
    .updateTable('people.person')
    .set({ totp_last_step: result.timeStep })
    .where('id', '=', personId)
    .execute()
  return true
}

/** Half a hundred random bits need no slow hash; the person's id keeps equal codes apart. */
function recoveryHash(personId: string, code: string): Buffer {
  return createHash('sha256')
    .update(`${personId} ${code.replaceAll('-', '')}`)
    .digest()
}

async function useRecoveryCode(work: Writing, personId: string, code: string): Promise<boolean> {
  const used = await work.db
    .updateTable('people.recovery_code')
    .set({ used_at: work.now })
    .where('person_id', '=', personId)
    .where('code_hash', '=', recoveryHash(personId, code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (Number(used.numUpdatedRows) === 0) return false
  await record(work, 'people.account.useRecoveryCode', personId)
  return true
}

/** `none`: the account has no second factor. */
export async function checkSecondFactor(
  work: Writing,
  personId: string,
  given: SecondFactor,
): Promise<'none' | 'needed' | 'wrong' | 'held'> {
  const { totp_confirmed_at, passkey_step_at } = await personOf(work, personId)
  if (totp_confirmed_at === null && passkey_step_at === null) return 'none'
  if (given.passkey !== undefined) {
    const passkey = await checkPasskey(work, given.passkey, personId)
    return passkey === undefined ? 'wrong' : 'held'
  }
  if (given.code !== undefined)
    return (await useCode(work, personId, given.code)) ? 'held' : 'wrong'
  if (given.recoveryCode === undefined) return 'needed'
  return (await useRecoveryCode(work, personId, given.recoveryCode)) ? 'held' : 'wrong'
}

/** A new secret, not yet in force, as text and as a picture to photograph. */
export async function beginTotp(
  work: Writing,
): Promise<{ secret: string; uri: string; qr: string }> {
  const personId = work.actor.personId ?? ''
  const person = await personOf(work, personId)
  if (person.totp_confirmed_at !== null) throw new Problem(conflict('people.totp_on_already'))
  const secret = generateSecret()
  await work.db
    .updateTable('people.person')
    .set({ totp_sealed: await sealFor(work, personId, field, secret), totp_last_step: null })
    .where('id', '=', personId)
    .execute()
  const brand = await brandOf(work.db)
  const issuer = brand[person.language as Language].name
  const uri = generateURI({ issuer, label: person.email, secret })
  return { secret, uri, qr: await toDataURL(uri, { margin: 1, scale: 5 }) }
}

export async function asksForSecondFactor(work: Writing, personId: string): Promise<boolean> {
  const { totp_confirmed_at, passkey_step_at } = await personOf(work, personId)
  return totp_confirmed_at !== null || passkey_step_at !== null
}

/** Which second factors the account asks for, so that a page can offer them. Told to who proved the first. */
export async function factorsOf(
  work: Writing,
  personId: string,
): Promise<{ totp: number; passkeys: number }> {
  const { totp_confirmed_at } = await personOf(work, personId)
  const passkeys = await usablePasskeys(work, personId)
  return { totp: totp_confirmed_at === null ? 0 : 1, passkeys }
}

/** Makes ten new codes; the old ones end. */
export async function newRecoveryCodes(work: Writing, personId: string): Promise<string[]> {
  const sign = () => recoveryAlphabet[randomInt(recoveryAlphabet.length)] ?? ''
  const five = () => Array.from({ length: 5 }, sign).join('')
  const codes = Array.from({ length: recoveryCodeCount }, () => `${five()}-${five()}`)
  await work.db.deleteFrom('people.recovery_code').where('person_id', '=', personId).execute()
  await work.db
    .insertInto('people.recovery_code')
    .values(codes.map((code) => ({ person_id: personId, code_hash: recoveryHash(personId, code) })))
    .execute()
  return codes
}

/** Puts the secret in force once a code of it was shown; from now on signing in asks for one. */
export async function confirmTotp(
  work: Writing,
  code: string,
  door: Door,
): Promise<{ recoveryCodes: string[] }> {
  const personId = work.actor.personId ?? ''
  const person = await personOf(work, personId)
  if (person.totp_confirmed_at !== null) throw new Problem(conflict('people.totp_on_already'))
  if (person.totp_sealed === null) throw new Problem(conflict('people.totp_not_begun'))
  if (!(await useCode(work, personId, code))) {
    throw new Problem(invalid('people.second_factor_wrong'))
  }
  await work.db
    .updateTable('people.person')
    .set({ totp_confirmed_at: work.now })
    .where('id', '=', personId)
    .execute()
  await rotateToken(work, door)
  await record(work, 'people.account.startTotp', personId)
  return { recoveryCodes: await newRecoveryCodes(work, personId) }
}

export async function renewRecoveryCodes(work: Writing): Promise<{ recoveryCodes: string[] }> {
  const personId = work.actor.personId ?? ''
  const { totp_confirmed_at, passkey_step_at } = await personOf(work, personId)
  if (totp_confirmed_at === null && passkey_step_at === null) {
    throw new Problem(conflict('people.totp_not_begun'))
  }
  await record(work, 'people.account.renewRecoveryCodes', personId)
  return { recoveryCodes: await newRecoveryCodes(work, personId) }
}

/** Recovery codes stand in for any second factor, so they go with the last one. */
export async function dropRecoveryCodes(work: Writing, personId: string): Promise<void> {
  const { totp_confirmed_at, passkey_step_at } = await personOf(work, personId)
  if (totp_confirmed_at !== null || passkey_step_at !== null) return
  await work.db.deleteFrom('people.recovery_code').where('person_id', '=', personId).execute()
}

export async function stopTotp(work: Writing, door: Door): Promise<Record<string, never>> {
  const personId = work.actor.personId ?? ''
  await work.db
    .updateTable('people.person')
    .set({ totp_sealed: null, totp_confirmed_at: null, totp_last_step: null })
    .where('id', '=', personId)
    .execute()
  await dropRecoveryCodes(work, personId)
  await rotateToken(work, door)
  await record(work, 'people.account.stopTotp', personId)
  return {}
}
