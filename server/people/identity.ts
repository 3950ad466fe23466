/**
 * Who is behind a request. One statement finds the session, its person and what the roles permit; the answer
 * is kept for a moment, so that most requests ask nothing.
 */
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql, type Kysely } from 'kysely'
import { publicActor, type Actor } from '../../domain/kernel/actor.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { unauthenticated } from '../../domain/kernel/verdict.ts'
import type { Schema } from '../kernel/generated/schema.ts'
import type { Host } from '../kernel/host.ts'
import type { Identity } from '../kernel/http/serve.ts'
import { Problem } from '../kernel/problem.ts'
import { bearerOf, identifyKey } from './apiKey.identity.ts'
import { cacheOf } from './identityCache.ts'

export const sessionCookie = 'baigong_session'

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export type SessionRow = {
  readonly id: string
  readonly person_id: string
  readonly language: Language
  readonly seen_at: Date
  readonly valid_until: Date
  readonly org_id: string | null
  readonly roles: string[] | null
  readonly permits: string[] | null
  readonly principal_id: string | null
  readonly viewed_person_id: string | null
  readonly viewed_org_id: string | null
  readonly viewed_roles: string[] | null
  readonly viewed_permits: string[] | null
}

/**
 * The open session of a token, with the roles of its own membership, of the deputy grant it acts under (only
 * those the principal still holds), or of the membership it looks through. Undefined if ended, idle too
 * long, expired, or the person is disabled.
 */
export async function findSession(
  db: Kysely<Schema>,
  hash: Buffer,
  now: Date,
): Promise<SessionRow | undefined> {
  const permitsOf = (roles: string) => sql`(select array_agg(distinct permit)
    from people.role r, unnest(r.permits) permit where r.code = any (${sql.raw(roles)}))`
  const { rows } = await sql<SessionRow>`
    select a.*, ${permitsOf('a.roles')} as permits, ${permitsOf('a.viewed_roles')} as viewed_permits
    from (
      select s.id, s.person_id, p.language, s.seen_at,
        least(s.expires_at, s.seen_at + make_interval(mins => s.idle_minutes), d.until_at) as valid_until,
        case when s.deputy_id is null then m.org_id else pm.org_id end as org_id,
        case when s.deputy_id is null then m.roles
          else array(select unnest(d.roles) intersect select unnest(pm.roles)) end as roles,
        case when s.deputy_id is null then null else pm.person_id end as principal_id,
        v.person_id as viewed_person_id, v.org_id as viewed_org_id, v.roles as viewed_roles
      from people.session s
      join people.person p on p.id = s.person_id and p.disabled_at is null
      left join people.membership m
        on m.person_id = s.person_id and m.org_id = s.acting_org_id and m.ended_at is null
      left join people.deputy d on d.id = s.deputy_id and d.ended_at is null
        and d.from_at <= ${now} and d.until_at > ${now}
      left join people.membership dm
        on dm.id = d.deputy_membership_id and dm.person_id = s.person_id and dm.ended_at is null
      left join people.membership pm
        on pm.id = d.principal_membership_id and dm.id is not null and pm.ended_at is null
      left join people.membership v on v.id = s.viewing_membership_id and v.ended_at is null
      where s.token_hash = ${hash} and s.ended_at is null and s.expires_at > ${now}
        and s.seen_at > ${now}::timestamptz - make_interval(mins => s.idle_minutes)
    ) a
  `.execute(db)
  return rows[0]
}

/** The actor of a session. `asOneself` sets aside that an operator looks with somebody's eyes. */
export function actorOf(row: SessionRow, asOneself = false): Actor {
  if (row.viewed_person_id !== null && !asOneself) {
    return {
      via: 'session',
      personId: row.viewed_person_id,
      orgId: row.viewed_org_id,
      roles: row.viewed_roles ?? [],
      permits: new Set(row.viewed_permits ?? []),
      viewedBy: row.person_id,
    }
  }
  return {
    via: 'session',
    personId: row.person_id,
    orgId: row.org_id,
    roles: row.org_id === null ? [] : (row.roles ?? []),
    permits: new Set(row.org_id === null ? [] : (row.permits ?? [])),
    ...(row.principal_id === null ? {} : { onBehalfOf: row.principal_id }),
  }
}

function wishedLanguage(request: FastifyRequest): Language | undefined {
  const wish = request.headers['x-baigong-language'] ?? request.headers['accept-language']
  if (typeof wish !== 'string') return undefined
  return wish.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

const seenEveryMs = 10 * 60_000

/** Notes that the session is in use, at most every ten minutes and without anybody waiting for it. */
function noteSeen(host: Host, row: SessionRow, now: Date): void {
  if (now.getTime() - row.seen_at.getTime() < seenEveryMs) return
  host.database.writer
    .updateTable('people.session')
    .set({ seen_at: now })
    .where('id', '=', row.id)
    .where('seen_at', '<', now)
    .execute()
    .catch((error: unknown) => host.log.warn({ err: error }, 'session not noted as seen'))
}

/** Calls by which somebody who looks with other eyes becomes oneself again. */
const asOneself: ReadonlySet<string> = new Set([
  'people.session.stopViewing',
  'people.session.signOut',
])

async function identifySession(
  host: Host,
  request: FastifyRequest,
  token: string,
): Promise<Identity> {
  const now = host.clock.now()
  const hash = tokenHash(token)
  const row = await cacheOf(host).get(hash.toString('base64'), now, () =>
    findSession(host.database.reader, hash, now),
  )
  const endpoint = request.routeOptions.config.endpoint
  if (row === undefined) {
    const language = wishedLanguage(request) ?? 'zh'
    request.identity = { actor: publicActor, language }
    // Said apart from "sign in first", so that a page can ask for the password in place and keep its draft.
    if (endpoint !== undefined && endpoint.audience !== 'public') {
      throw new Problem(unauthenticated('people.session_ended'))
    }
    return request.identity
  }
  noteSeen(host, row, now)
  const actor = actorOf(row, asOneself.has(endpoint?.name ?? ''))
  return { actor, language: wishedLanguage(request) ?? row.language }
}

/** Finds who is asking by cookie or API key; a stale or unknown cookie is nobody on public pages. */
export function identifyWith(host: Host) {
  return (request: FastifyRequest): Promise<Identity> => {
    const bearer = bearerOf(request)
    if (bearer !== undefined) {
      return identifyKey(host, request, bearer, wishedLanguage(request))
    }
    const token = request.cookies[sessionCookie]
    if (token !== undefined) return identifySession(host, request, token)
    return Promise.resolve({ actor: publicActor, language: wishedLanguage(request) ?? 'zh' })
  }
}
