/** What the shell needs to know of the one who looks at it, and that person's open sessions. */
import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import type { Language } from '../../domain/kernel/text.ts'
import type { Me } from '../../domain/people/person.ts'
import type { OpenSession } from '../../domain/people/session.endpoints.ts'
import type { Reading } from '../kernel/work.ts'
import { sessionCookie, tokenHash } from './identity.ts'

function membershipsOf(work: Reading, personId: string): Promise<Me['memberships']> {
  return work.db
    .selectFrom('people.membership as m')
    .innerJoin('people.organisation as o', 'o.id', 'm.org_id')
    .where('m.person_id', '=', personId)
    .where('m.ended_at', 'is', null)
    .select(['m.id', 'm.org_id as orgId', 'o.name as orgName', 'o.kind as orgKind'])
    .select(['o.state as orgState', 'm.roles'])
    .orderBy('m.since')
    .orderBy('m.id')
    .limit(100)
    .execute()
}

/** The places the person may take for somebody else at this moment. */
async function deputyshipsOf(work: Reading, personId: string): Promise<Me['deputyships']> {
  const rows = await work.db
    .selectFrom('people.deputy as d')
    .innerJoin('people.membership as dm', 'dm.id', 'd.deputy_membership_id')
    .innerJoin('people.membership as pm', 'pm.id', 'd.principal_membership_id')
    .innerJoin('people.person as p', 'p.id', 'pm.person_id')
    .innerJoin('people.organisation as o', 'o.id', 'd.org_id')
    .where('dm.person_id', '=', personId)
    .where('d.ended_at', 'is', null)
    .where('dm.ended_at', 'is', null)
    .where('pm.ended_at', 'is', null)
    .where('d.from_at', '<=', work.now)
    .where('d.until_at', '>', work.now)
    .select(['d.id', 'd.org_id', 'o.name as org_name', 'p.name as principal_name'])
    .select(['d.roles', 'd.until_at'])
    .orderBy('d.until_at')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    deputyId: row.id,
    orgId: row.org_id,
    orgName: row.org_name,
    principalName: row.principal_name,
    roles: row.roles,
    untilAt: row.until_at.toISOString(),
  }))
}

async function actingOrgOf(work: Reading): Promise<Me['actingOrg']> {
  if (work.actor.orgId === null) return null
  const org = await work.db
    .selectFrom('people.organisation')
    .where('id', '=', work.actor.orgId)
    .select(['id', 'name', 'kind'])
    .executeTakeFirst()
  return org ?? null
}

async function principalOf(work: Reading): Promise<Me['onBehalfOf']> {
  const { onBehalfOf } = work.actor
  if (onBehalfOf === undefined) return null
  const { name } = await work.db
    .selectFrom('people.person')
    .where('id', '=', onBehalfOf)
    .select('name')
    .executeTakeFirstOrThrow()
  return { personId: onBehalfOf, name }
}

export async function readMe(work: Reading): Promise<Me> {
  const { actor } = work
  const demo = work.host.config.demo
  if (actor.personId === null) {
    const nobody = { person: null, actingOrg: null, onBehalfOf: null, viewedBy: null }
    return { ...nobody, memberships: [], deputyships: [], permits: [], language: 'zh', demo }
  }
  const [person, actingOrg, memberships, onBehalfOf, deputyships] = await Promise.all([
    work.db
      .selectFrom('people.person')
      .where('id', '=', actor.personId)
      .select(['id', 'name', 'email', 'language'])
      .executeTakeFirstOrThrow(),
    actingOrgOf(work),
    membershipsOf(work, actor.personId),
    principalOf(work),
    deputyshipsOf(work, actor.personId),
  ])
  return {
    person: { id: person.id, name: person.name, email: person.email },
    actingOrg,
    memberships,
    onBehalfOf,
    deputyships,
    permits: [...actor.permits].filter((permit) => permit !== '*').toSorted(),
    language: person.language as Language,
    demo,
    viewedBy: actor.viewedBy ?? null,
  }
}

/** Newest first; at most 200, which is more than anybody has devices. */
export async function listSessions(
  work: Reading,
  request: FastifyRequest,
): Promise<{ rows: Static<typeof OpenSession>[] }> {
  const own = tokenHash(request.cookies[sessionCookie] ?? '')
  const rows = await work.db
    .selectFrom('people.session as s')
    .leftJoin('people.organisation as o', 'o.id', 's.acting_org_id')
    .where('s.person_id', '=', work.actor.personId)
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', work.now)
    .select(['s.id', 's.token_hash', 's.user_agent', 's.ip', 'o.name as org_name'])
    .select(['s.made_at', 's.seen_at', 's.expires_at'])
    .orderBy('s.seen_at', 'desc')
    .limit(200)
    .execute()
  return {
    rows: rows.map((row) => ({
      id: row.id,
      current: row.token_hash.equals(own),
      userAgent: row.user_agent,
      ip: row.ip,
      actingOrgName: row.org_name,
      madeAt: row.made_at.toISOString(),
      seenAt: row.seen_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
    })),
  }
}
