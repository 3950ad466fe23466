/** The flow between leaving for a provider and coming back: bound to one browser by a cookie, taken once. */
import { createHash, randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { unauthenticated } from '../../domain/kernel/verdict.ts'
import type { Claims } from '../../domain/people/provider.ts'
import { newId } from '../kernel/id.ts'
import { Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import type { Door } from './session.start.ts'
import type { Secrets } from './signOn.oidc.ts'

const cookieName = 'baigong_sign_on'
const cookiePath = '/api/people/sign-on'
const minutes = 10

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()
const secretsContext = (id: string) => `sign-on ${id} secrets`
const provenContext = (id: string) => `sign-on ${id} proven`

const expired = unauthenticated('people.sign_on_expired')

/** What a provider said of who came back, kept while the second factor is asked for. */
export type Proven = { readonly claims: Claims; readonly signOutUrl: string | null }

export async function keepFlow(
  work: Writing,
  door: Door,
  providerId: string,
  personId: string | null,
  secrets: Secrets,
): Promise<void> {
  const id = newId(work.now)
  const browser = randomBytes(32).toString('base64url')
  await work.db
    .insertInto('people.sign_on')
    .values({
      id,
      provider_id: providerId,
      person_id: personId,
      browser_hash: hashOf(browser),
      state_hash: hashOf(secrets.state),
      secrets_sealed: vaultOf(work.host).seal(JSON.stringify(secrets), secretsContext(id)),
      made_at: work.now,
      expires_at: new Date(work.now.getTime() + minutes * 60_000),
    })
    .execute()
  void door.reply.setCookie(cookieName, browser, {
    path: cookiePath,
    httpOnly: true,
    sameSite: 'lax',
    secure: work.host.config.baseUrl.startsWith('https:'),
    maxAge: minutes * 60,
  })
}

export type Flow = {
  readonly id: string
  readonly providerId: string
  readonly personId: string | null
  readonly secrets: Secrets
}

const browserOf = (request: FastifyRequest) => hashOf(request.cookies[cookieName] ?? '')

/** Takes the flow that this browser began, by the state that came back. A second time there is none. */
export async function takeFlow(
  work: Writing,
  request: FastifyRequest,
  search: string,
): Promise<Flow> {
  const state = new URLSearchParams(search).get('state') ?? ''
  const row = await work.db
    .updateTable('people.sign_on')
    .set({ taken_at: work.now })
    .where('browser_hash', '=', browserOf(request))
    .where('state_hash', '=', hashOf(state))
    .where('taken_at', 'is', null)
    .where('expires_at', '>', work.now)
    .returning(['id', 'provider_id', 'person_id', 'secrets_sealed'])
    .executeTakeFirst()
  if (row === undefined) throw new Problem(expired)
  const secrets = vaultOf(work.host).open(row.secrets_sealed, secretsContext(row.id))
  return {
    id: row.id,
    providerId: row.provider_id,
    personId: row.person_id,
    secrets: JSON.parse(secrets) as Secrets,
  }
}

/** Keeps who came back until the second factor was given. */
export async function keepProven(work: Writing, flowId: string, proven: Proven): Promise<void> {
  await work.db
    .updateTable('people.sign_on')
    .set({ proven_sealed: vaultOf(work.host).seal(JSON.stringify(proven), provenContext(flowId)) })
    .where('id', '=', flowId)
    .execute()
}

export async function readProven(
  work: Writing,
  request: FastifyRequest,
): Promise<{ readonly providerId: string } & Proven> {
  const row = await work.db
    .selectFrom('people.sign_on')
    .where('browser_hash', '=', browserOf(request))
    .where('person_id', 'is', null)
    .where('proven_sealed', 'is not', null)
    .where('expires_at', '>', work.now)
    .select(['id', 'provider_id', 'proven_sealed'])
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined || row.proven_sealed === null) throw new Problem(expired)
  const proven = vaultOf(work.host).open(row.proven_sealed, provenContext(row.id))
  return { providerId: row.provider_id, ...(JSON.parse(proven) as Proven) }
}

/** The flow has led somewhere: nothing of it stays. */
export async function forgetFlow(work: Writing, door: Door): Promise<void> {
  await work.db
    .deleteFrom('people.sign_on')
    .where('browser_hash', '=', browserOf(door.request))
    .execute()
  void door.reply.clearCookie(cookieName, { path: cookiePath })
}
