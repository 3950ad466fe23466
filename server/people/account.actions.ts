/** Signing up, getting back in, changing how one is reached, leaving for good. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { unauthenticated } from '../../domain/kernel/verdict.ts'
import type * as account from '../../domain/people/account.endpoints.ts'
import type { Asked } from '../../domain/people/challenge.ts'
import type { Me } from '../../domain/people/person.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { beginAttempt, countAttempt, forgetAttempts } from './attempts.ts'
import { askChallenge, useChallenge } from './challenge.actions.ts'
import { hashPassword, insistGoodPassword } from './password.ts'
import { personByEmail } from './session.actions.ts'
import {
  endSessions,
  meNow,
  openSession,
  ownHash,
  rotateToken,
  type Door,
} from './session.start.ts'

type Done = Record<string, never>

/** Every asking counts, so that nobody can be flooded with letters. */
async function countAsking(work: Writing, to: string, door: Door): Promise<void> {
  await countAttempt(await beginAttempt(work, 'ask', to, door.request.ip))
}

type SignUpPayload = {
  readonly name: string
  readonly passwordHash: string
  readonly agreementIds: readonly string[]
}

/** Takes as long, writes as much and answers the same whether or not the address has an account. */
export async function askSignUp(
  work: Writing,
  body: BodyOf<typeof account.askSignUp>,
  door: Door,
): Promise<Asked> {
  insistGoodPassword(body.password, body.email, body.name)
  await countAsking(work, body.email, door)
  const passwordHash = await hashPassword(body.password)
  const known = await personByEmail(work, body.email)
  const payload: SignUpPayload = {
    name: body.name.trim(),
    passwordHash,
    agreementIds: body.agreementIds ?? [],
  }
  return askChallenge(work, {
    kind: 'signUp',
    channel: 'email',
    to: body.email,
    personId: known?.id ?? null,
    known: known !== undefined,
    payload,
    language: body.language,
  })
}

type NewPerson = {
  readonly email: string
  readonly name: string
  /** Null for who signs on from outside and has chosen none. */
  readonly passwordHash: string | null
  readonly language: Language
  readonly agreementIds?: readonly string[]
}

/** A person whose e-mail is proved. Refused where the address has an account by now. */
export async function makeAccount(work: Writing, person: NewPerson): Promise<string> {
  const id = newId(work.now)
  await work.db
    .insertInto('people.person')
    .values({
      id,
      email: person.email,
      name: person.name,
      language: person.language,
      password_hash: person.passwordHash,
      email_verified_at: work.now,
      made_at: work.now,
    })
    .execute()
  await record(work, 'people.person.signUp', id)
  const agreementIds = person.agreementIds ?? []
  await announce(work, 'people.person.signedUp', { personId: id, agreementIds })
  return id
}

export async function confirmSignUp(
  work: Writing,
  body: BodyOf<typeof account.confirmSignUp>,
  door: Door,
): Promise<Me> {
  const challenge = await useChallenge(work, 'signUp', body)
  if (challenge === undefined) return challenge
  const { to: email, language } = challenge
  const payload = challenge.payload as SignUpPayload
  const personId = await makeAccount(work, { ...payload, email, language })
  await record(work, 'people.session.signIn', personId)
  return openSession(work, personId, door, false)
}

export async function askRecovery(
  work: Writing,
  body: BodyOf<typeof account.askRecovery>,
  door: Door,
): Promise<Asked> {
  await countAsking(work, body.email, door)
  const person = await personByEmail(work, body.email)
  return askChallenge(work, {
    kind: 'recovery',
    channel: 'email',
    to: body.email,
    personId: person === undefined || person.disabled_at !== null ? null : person.id,
    language: door.request.identity.language,
  })
}

async function setPassword(work: Writing, personId: string, password: string): Promise<void> {
  await work.db
    .updateTable('people.person')
    .set({ password_hash: await hashPassword(password) })
    .where('id', '=', personId)
    .execute()
}

/** Sets the password and ends every session. The second factor stays: a letter alone does not remove it. */
export async function recover(
  work: Writing,
  { proof, password }: BodyOf<typeof account.recover>,
  door: Door,
): Promise<Done> {
  const challenge = await useChallenge(work, 'recovery', proof)
  if (challenge === undefined) return challenge
  const { personId, to } = challenge
  if (personId === null) throw new Problem(unauthenticated('people.code_wrong'))
  const person = await work.db
    .selectFrom('people.person')
    .where('id', '=', personId)
    .select('name')
    .executeTakeFirstOrThrow()
  insistGoodPassword(password, to, person.name)
  await setPassword(work, personId, password)
  await endSessions(work, personId)
  await forgetAttempts(await beginAttempt(work, 'signIn', to, door.request.ip))
  await record(work, 'people.account.recover', personId)
  await announce(work, 'people.account.protected', { personId, change: 'password' })
  return {}
}

/** Changes the password, ends the other sessions and gives this one a new token. */
export async function changePassword(
  work: Writing,
  body: BodyOf<typeof account.changePassword>,
  door: Door,
): Promise<Done> {
  const personId = work.actor.personId ?? ''
  const me = await work.db
    .selectFrom('people.person')
    .where('id', '=', personId)
    .select(['email', 'name'])
    .executeTakeFirstOrThrow()
  insistGoodPassword(body.newPassword, me.email, me.name)
  await setPassword(work, personId, body.newPassword)
  await endSessions(work, personId, ownHash(door))
  await rotateToken(work, door)
  await record(work, 'people.account.changePassword', personId)
  await announce(work, 'people.account.protected', { personId, change: 'password' })
  return {}
}

export async function askEmailChange(
  work: Writing,
  body: BodyOf<typeof account.askEmailChange>,
  door: Door,
): Promise<Asked> {
  await countAsking(work, body.email, door)
  const known = await personByEmail(work, body.email)
  return askChallenge(work, {
    kind: 'email',
    channel: 'email',
    to: body.email,
    personId: work.actor.personId,
    known: known !== undefined,
    language: door.request.identity.language,
  })
}

export async function confirmEmailChange(
  work: Writing,
  body: BodyOf<typeof account.confirmEmailChange>,
): Promise<Done> {
  const challenge = await useChallenge(work, 'email', body)
  if (challenge === undefined) return challenge
  const personId = work.actor.personId ?? ''
  if (challenge.personId !== personId) throw new Problem(unauthenticated('people.code_wrong'))
  await work.db
    .updateTable('people.person')
    .set({ email: challenge.to, email_verified_at: work.now })
    .where('id', '=', personId)
    .execute()
  await record(work, 'people.account.changeEmail', personId)
  await announce(work, 'people.account.protected', { personId, change: 'email' })
  return {}
}

export async function changeMe(
  work: Writing,
  body: BodyOf<typeof account.changeMe>,
  door: Door,
): Promise<Me> {
  const personId = work.actor.personId ?? ''
  const changes = {
    ...(body.name === undefined ? {} : { name: body.name.trim() }),
    ...(body.language === undefined ? {} : { language: body.language }),
  }
  if (Object.keys(changes).length > 0) {
    work.inTow(
      work.db.updateTable('people.person').set(changes).where('id', '=', personId).execute(),
    )
    await record(work, 'people.account.change', personId, { fields: Object.keys(changes).join() })
  }
  return meNow(work, ownHash(door))
}
