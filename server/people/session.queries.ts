/** Finds who is behind a session token, in one statement. */
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { publicActor, type Actor } from '../../domain/kernel/actor.ts'
import type { Language } from '../../domain/kernel/text.ts'
import type { Me } from '../../domain/people/person.ts'
import type { Host } from '../kernel/host.ts'
import type { Identity } from '../kernel/http/serve.ts'
import type { Reading } from '../kernel/work.ts'

export const sessionCookie = 'baigong_session'

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

type SessionRow = {
  readonly person_id: string
  readonly acting_org_id: string | null
  readonly viewed_by: string | null
  readonly language: Language
  readonly roles: string[] | null
  readonly permits: string[] | null
}

/**
 * The session, its person and what the roles in the acting organisation permit. Ended, expired and disabled
 * ones are not found. One round trip: this runs before every request.
 */
async function findSession(host: Host, token: string): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select s.person_id, s.acting_org_id, null::uuid as viewed_by, p.language, m.roles,
      (select array_agg(distinct permit) from people.role r, unnest(r.permits) permit
        where r.code = any (m.roles)) as permits
    from people.session s
    join people.person p on p.id = s.person_id and p.disabled_at is null
    left join people.membership m
      on m.person_id = s.person_id and m.org_id = s.acting_org_id and m.ended_at is null
    where s.token_hash = ${tokenHash(token)} and s.ended_at is null and s.expires_at > ${host.clock.now()}
  `.execute(host.database.reader)
  return rows[0]
}

function actorOf(row: SessionRow): Actor {
  return {
    via: 'session',
    personId: row.person_id,
    // Without a membership there is nobody to act for, whatever the session says.
    orgId: row.roles === null ? null : row.acting_org_id,
    roles: row.roles ?? [],
    permits: new Set(row.permits ?? []),
    ...(row.viewed_by === null ? {} : { viewedBy: row.viewed_by }),
  }
}

function wishedLanguage(request: FastifyRequest): Language | undefined {
  const wish = request.headers['x-baigong-language'] ?? request.headers['accept-language']
  if (typeof wish !== 'string') return undefined
  return wish.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

/** Who is asking; a stale or unknown token is nobody, not an error. */
export function identifyWith(host: Host) {
  return async (request: FastifyRequest): Promise<Identity> => {
    const token = request.cookies[sessionCookie]
    const row = token === undefined ? undefined : await findSession(host, token)
    const language = wishedLanguage(request) ?? row?.language ?? 'zh'
    return { actor: row === undefined ? publicActor : actorOf(row), language }
  }
}

type MembershipRow = {
  readonly orgId: string
  readonly orgName: string
  readonly orgKind: string
  readonly roles: string[]
}

function membershipsOf(work: Reading, personId: string): Promise<MembershipRow[]> {
  return work.db
    .selectFrom('people.membership as m')
    .innerJoin('people.organisation as o', 'o.id', 'm.org_id')
    .where('m.person_id', '=', personId)
    .where('m.ended_at', 'is', null)
    .select(['m.org_id as orgId', 'o.name as orgName', 'o.kind as orgKind', 'm.roles'])
    .orderBy('m.since')
    .limit(100)
    .execute()
}

/** What the shell needs to know about the one who looks at it. */
export async function readMe(work: Reading): Promise<Me> {
  const { actor } = work
  const demo = work.host.config.demo
  const nobody = { person: null, actingOrg: null, memberships: [], permits: [], viewedBy: null }
  if (actor.personId === null) return { ...nobody, language: 'zh', demo }
  const person = await work.db
    .selectFrom('people.person')
    .where('id', '=', actor.personId)
    .select(['id', 'name', 'email', 'language'])
    .executeTakeFirstOrThrow()
  const memberships = await membershipsOf(work, actor.personId)
  const acting = memberships.find(({ orgId }) => orgId === actor.orgId)
  return {
    person: { id: person.id, name: person.name, email: person.email },
    actingOrg: acting ? { id: acting.orgId, name: acting.orgName, kind: acting.orgKind } : null,
    memberships,
    permits: [...actor.permits].toSorted(),
    language: person.language as Language,
    demo,
    viewedBy: actor.viewedBy ?? null,
  }
}
