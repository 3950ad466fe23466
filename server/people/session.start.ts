/** Opening a session, giving it a new token, and saying who one then is. */
import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Me } from '../../domain/people/person.ts'
import { idleMinutesSetting, sessionDaysSetting } from '../../domain/people/settings.ts'
import { newId } from '../kernel/id.ts'
import { wholeSetting } from '../kernel/setting.ts'
import type { Writing } from '../kernel/work.ts'
import { actorOf, findSession, readRolePermits, sessionCookie, tokenHash } from './identity.ts'
import { forgetIdentities } from './identityCache.ts'
import { readMe } from './session.queries.ts'

const dayMs = 86_400_000

/** The browser at the other end: where its cookie comes from and goes to. */
export type Door = { readonly request: FastifyRequest; readonly reply: FastifyReply }

export function ownHash({ request }: Door): Buffer {
  return tokenHash(request.cookies[sessionCookie] ?? '')
}

/** The cookie lives as long as the session; by a count of seconds, since a demo's clock is not the browser's. */
function giveCookie(work: Writing, { reply }: Door, token: string, expiresAt: Date): void {
  void reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: work.host.config.baseUrl.startsWith('https:'),
    maxAge: Math.max(0, Math.round((expiresAt.getTime() - work.now.getTime()) / 1000)),
  })
}

/** Who one is by the session as it stands in this work, before it is committed. */
export async function meNow(work: Writing, hash: Buffer): Promise<Me> {
  const row = await findSession(work.db, hash, work.now, readRolePermits)
  if (row === undefined) throw new Error('a session just opened is not found')
  return readMe({ ...work, actor: actorOf(row) })
}

async function firstOrgOf(work: Writing, personId: string): Promise<string | null> {
  const first = await work.db
    .selectFrom('people.membership')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .select('org_id')
    .orderBy('since')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return first?.org_id ?? null
}

/** Where a session came from, if from outside. */
export type Origin = { readonly providerId: string; readonly signOutUrl: string | null }

/** Opens a session for a person who has proved who they are; the database keeps only the token's hash. */
export async function openSession(
  work: Writing,
  personId: string,
  door: Door,
  secondFactor: boolean,
  origin?: Origin,
): Promise<Me> {
  const token = randomBytes(32).toString('base64url')
  const hash = tokenHash(token)
  const days = await wholeSetting(work.db, sessionDaysSetting)
  const expiresAt = new Date(work.now.getTime() + days * dayMs)
  await work.db
    .insertInto('people.session')
    .values({
      id: newId(work.now),
      token_hash: hash,
      person_id: personId,
      acting_org_id: await firstOrgOf(work, personId),
      second_factor_at: secondFactor ? work.now : null,
      provider_id: origin?.providerId ?? null,
      sign_out_url: origin?.signOutUrl ?? null,
      user_agent: door.request.headers['user-agent']?.slice(0, 300) ?? null,
      ip: door.request.ip,
      idle_minutes: await wholeSetting(work.db, idleMinutesSetting),
      made_at: work.now,
      seen_at: work.now,
      expires_at: expiresAt,
    })
    .execute()
  giveCookie(work, door, token, expiresAt)
  return meNow(work, hash)
}

/** Gives the session a new token whenever what it may do changes; the old one is worth nothing at once. */
export async function rotateToken(work: Writing, door: Door): Promise<Buffer> {
  const token = randomBytes(32).toString('base64url')
  const hash = tokenHash(token)
  const row = await work.db
    .updateTable('people.session')
    .set({ token_hash: hash })
    .where('token_hash', '=', ownHash(door))
    .returning('expires_at')
    .executeTakeFirst()
  giveCookie(work, door, token, row?.expires_at ?? work.now)
  forgetIdentities(work)
  return hash
}

/** Ends the person's sessions, all but the one of `except`; answers how many. */
export async function endSessions(
  work: Writing,
  personId: string,
  except?: Buffer,
): Promise<number> {
  const ended = await work.db
    .updateTable('people.session')
    .set({ ended_at: work.now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .$if(except !== undefined, (query) => query.where('token_hash', '!=', except ?? Buffer.of()))
    .executeTakeFirst()
  forgetIdentities(work)
  return Number(ended.numUpdatedRows)
}
