/**
 * Who is behind a request. One statement finds the session, its person and membership; the answer is kept for
 * a moment, so that most requests ask nothing.
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
import { wishedLanguage } from '../kernel/http/wishedLanguage.ts'
import { Problem } from '../kernel/problem.ts'
import { bearerOf, identifyKey } from './apiKey.identity.ts'
import { cacheOf } from './identityCache.ts'

export const sessionCookie = 'baigong_session'

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Where somebody stands: for which organisation, with which roles and what they permit. */
type Place = {
  readonly personId: string
  readonly orgId: string | null
  readonly roles: readonly string[]
  readonly permits: ReadonlySet<string>
}

export type FoundSession = {
  readonly id: string
  readonly personId: string
  readonly language: Language
  readonly seenAt: Date
  readonly valid_until: Date
  readonly place: Place
  /** The principal in whose place the session acts. */
  readonly principalId: string | null
  /** Where an operator looks from. */
  readonly viewed: Place | null
}

/** A few joins on purpose: planning a statement with more of them takes longer than running it. */
async function sessionRow(db: Kysely<Schema>, hash: Buffer, now: Date) {
  const { rows } = await sql<{
    id: string
    person_id: string
    language: Language
    seen_at: Date
    valid_until: Date
    deputy_id: string | null
    viewing_membership_id: string | null
    viewing_until: Date | null
    org_id: string | null
    roles: string[] | null
  }>`
    select s.id, s.person_id, p.language, s.seen_at, s.deputy_id, s.viewing_membership_id,
      s.viewing_until,
      least(s.expires_at, s.seen_at + make_interval(mins => s.idle_minutes)) as valid_until,
      m.org_id, m.roles
    from people.session s
    join people.person p on p.id = s.person_id and p.disabled_at is null
    left join people.membership m
      on m.person_id = s.person_id and m.org_id = s.acting_org_id and m.ended_at is null
    where s.token_hash = ${hash} and s.ended_at is null and s.expires_at > ${now}
      and s.seen_at > ${now}::timestamptz - make_interval(mins => s.idle_minutes)
  `.execute(db)
  return rows[0]
}

/** The place a deputy has now: the named roles that the principal still holds. */
async function deputyPlace(db: Kysely<Schema>, deputyId: string, personId: string, now: Date) {
  const { rows } = await sql<{
    principal_id: string
    org_id: string
    roles: string[]
    until_at: Date
  }>`
    select pm.person_id as principal_id, pm.org_id, d.until_at,
      array(select unnest(d.roles) intersect select unnest(pm.roles)) as roles
    from people.deputy d
    join people.membership dm on dm.id = d.deputy_membership_id and dm.ended_at is null
    join people.membership pm on pm.id = d.principal_membership_id and pm.ended_at is null
    where d.id = ${deputyId} and dm.person_id = ${personId} and d.ended_at is null
      and d.from_at <= ${now} and d.until_at > ${now}
  `.execute(db)
  return rows[0]
}

async function viewedRow(db: Kysely<Schema>, membershipId: string) {
  return db
    .selectFrom('people.membership')
    .where('id', '=', membershipId)
    .where('ended_at', 'is', null)
    .select(['person_id', 'org_id', 'roles'])
    .executeTakeFirst()
}

/** What each role permits. */
export type RolePermits = ReadonlyMap<string, readonly string[]>

export async function readRolePermits(db: Kysely<Schema>): Promise<RolePermits> {
  const rows = await db.selectFrom('people.role').select(['code', 'permits']).limit(500).execute()
  return new Map(rows.map(({ code, permits }) => [code, permits]))
}

function placeOf(
  known: RolePermits,
  personId: string,
  row: { readonly org_id: string | null; readonly roles: readonly string[] | null } | undefined,
): Place {
  const roles = row?.roles ?? []
  const permits = new Set(roles.flatMap((role) => known.get(role) ?? []))
  return { personId, orgId: row?.org_id ?? null, roles, permits }
}

/**
 * The open session of a token and where it stands: in its own membership, in a principal's place, or looking
 * through somebody's. Undefined if ended, idle too long, expired, or the person is disabled.
 */
export async function findSession(
  db: Kysely<Schema>,
  hash: Buffer,
  now: Date,
  readPermits: (db: Kysely<Schema>) => Promise<RolePermits>,
): Promise<FoundSession | undefined> {
  // Side by side: whoever comes after a pause waits for one round trip, not for two.
  const [row, permits] = await Promise.all([sessionRow(db, hash, now), readPermits(db)])
  if (row === undefined) return undefined
  const { person_id: personId, deputy_id: deputyId, viewing_membership_id: viewing } = row
  const deputy = deputyId === null ? undefined : await deputyPlace(db, deputyId, personId, now)
  const until = row.viewing_until ?? now
  const viewed = viewing === null || until <= now ? undefined : await viewedRow(db, viewing)
  const ends = [
    ...(deputy === undefined ? [] : [deputy.until_at]),
    ...(viewed === undefined ? [] : [until]),
  ]
  return {
    id: row.id,
    personId,
    language: row.language,
    seenAt: row.seen_at,
    valid_until: [row.valid_until, ...ends].reduce((a, b) => (a < b ? a : b)),
    place: placeOf(permits, personId, deputyId === null ? row : deputy),
    principalId: deputy?.principal_id ?? null,
    viewed: viewed === undefined ? null : placeOf(permits, viewed.person_id, viewed),
  }
}

/** The actor of a session. `asOneself` sets aside that an operator looks with somebody's eyes. */
export function actorOf(found: FoundSession, asOneself = false): Actor {
  if (found.viewed !== null && !asOneself) {
    return { via: 'session', ...found.viewed, viewedBy: found.personId }
  }
  const principal = found.principalId === null ? {} : { onBehalfOf: found.principalId }
  return { via: 'session', ...found.place, ...principal }
}

const seenEveryMs = 10 * 60_000

/** Notes that the session is in use, at most every ten minutes and without anybody waiting for it. */
function noteSeen(host: Host, row: FoundSession, now: Date): void {
  if (now.getTime() - row.seenAt.getTime() < seenEveryMs) return
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
  const cache = cacheOf(host)
  const permits = () => cache.permits(() => readRolePermits(host.database.reader))
  const row = await cache.get(hash.toString('base64'), now, () =>
    findSession(host.database.reader, hash, now, permits),
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
