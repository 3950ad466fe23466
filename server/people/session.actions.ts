/** Signing in, signing out, choosing for whom to act. */
import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Me } from '../../domain/people/person.ts'
import { forbidden, unauthenticated } from '../../domain/kernel/verdict.ts'
import { record } from '../kernel/history/record.ts'
import { Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { readMe, sessionCookie, tokenHash } from './session.queries.ts'

const sessionDays = 14
/** OWASP's minimum for Argon2id: 19 MiB, two passes, one lane. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), argon)
}

/** The hash of no one's password: signing in takes the same time whether or not the e-mail exists. */
const nobodysHash = hashPassword(randomBytes(16).toString('hex'))

async function passwordHolds(kept: string | null | undefined, password: string): Promise<boolean> {
  const holds = await verify(kept ?? (await nobodysHash), password.normalize('NFKC'))
  return holds && kept !== null && kept !== undefined
}

type Credentials = { readonly email: string; readonly password: string; readonly code?: string }

async function personOf(work: Writing, credentials: Credentials) {
  const person = await work.db
    .selectFrom('people.person')
    .where((eb) => eb.fn('lower', ['email']), '=', credentials.email.toLowerCase())
    .select(['id', 'password_hash', 'disabled_at'])
    .executeTakeFirst()
  const holds = await passwordHolds(person?.password_hash, credentials.password)
  if (person === undefined || !holds) throw new Problem(unauthenticated('people.sign_in_wrong'))
  if (person.disabled_at !== null) throw new Problem(forbidden('people.person_disabled'))
  return person
}

/** Starts a session and answers its token; the database keeps only the token's hash. */
export async function startSession(
  work: Writing,
  personId: string,
  request: FastifyRequest,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const first = await work.db
    .selectFrom('people.membership')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .select('org_id')
    .orderBy('since')
    .limit(1)
    .executeTakeFirst()
  await work.db
    .insertInto('people.session')
    .values({
      token_hash: tokenHash(token),
      person_id: personId,
      acting_org_id: first?.org_id ?? null,
      user_agent: request.headers['user-agent']?.slice(0, 300) ?? null,
      made_at: work.now,
      seen_at: work.now,
      expires_at: new Date(work.now.getTime() + sessionDays * 86_400_000),
    })
    .execute()
  return token
}

function setCookie(work: Writing, reply: FastifyReply, token: string): void {
  void reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: work.host.config.baseUrl.startsWith('https:'),
    maxAge: sessionDays * 86_400,
  })
}

/** The shell's knowledge, read again with what the new session permits. */
async function meAs(work: Writing, personId: string, orgId: string | null): Promise<Me> {
  const membership = await work.db
    .selectFrom('people.membership as m')
    .where('m.person_id', '=', personId)
    .where('m.org_id', '=', orgId)
    .where('m.ended_at', 'is', null)
    .select(['m.roles'])
    .executeTakeFirst()
  const roles = membership?.roles ?? []
  const rows = await work.db
    .selectFrom('people.role')
    .where('code', 'in', roles.length > 0 ? roles : [''])
    .select('permits')
    .execute()
  const permits = new Set(rows.flatMap((row) => row.permits))
  return readMe({ ...work, actor: { via: 'session', personId, orgId, roles, permits } })
}

export async function signIn(
  work: Writing,
  credentials: Credentials,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Me> {
  const person = await personOf(work, credentials)
  const token = await startSession(work, person.id, request)
  const session = await work.db
    .selectFrom('people.session')
    .where('token_hash', '=', tokenHash(token))
    .select('acting_org_id')
    .executeTakeFirstOrThrow()
  await record(work, 'people.session.signIn', person.id)
  setCookie(work, reply, token)
  return meAs(work, person.id, session.acting_org_id)
}

export async function signOut(
  work: Writing,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Record<string, never>> {
  const token = request.cookies[sessionCookie]
  void reply.clearCookie(sessionCookie, { path: '/' })
  if (token === undefined || work.actor.personId === null) return {}
  await work.db
    .updateTable('people.session')
    .set({ ended_at: work.now })
    .where('token_hash', '=', tokenHash(token))
    .execute()
  await record(work, 'people.session.signOut', work.actor.personId)
  return {}
}

export async function actFor(work: Writing, orgId: string, request: FastifyRequest): Promise<Me> {
  const personId = work.actor.personId!
  const token = request.cookies[sessionCookie] ?? ''
  const { numUpdatedRows } = await work.db
    .updateTable('people.session as s')
    .set({ acting_org_id: orgId })
    .where('token_hash', '=', tokenHash(token))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('people.membership as m')
          .where('m.person_id', '=', personId)
          .where('m.org_id', '=', orgId)
          .where('m.ended_at', 'is', null)
          .select('m.id'),
      ),
    )
    .executeTakeFirst()
  if (Number(numUpdatedRows) === 0) throw new Problem(forbidden('people.not_a_member'))
  await record(work, 'people.session.actFor', orgId)
  return meAs(work, personId, orgId)
}
