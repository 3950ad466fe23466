/** Members of a space as its members and its managers see them, and the keys that membership gives. */
import { sql } from 'kysely'
import { permits } from '../../domain/kernel/actor.ts'
import type { QueryOf } from '../../domain/kernel/endpoint.ts'
import { forbidden } from '../../domain/kernel/verdict.ts'
import type { SpaceMember, SpaceStep } from '../../domain/spaces/member.endpoints.ts'
import type * as endpoints from '../../domain/spaces/member.endpoints.ts'
import type { MemberRole, MemberState, StepVerb } from '../../domain/spaces/member.ts'
import { manageSpaces } from '../../domain/spaces/space.ts'
import { found, Problem } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'
import { findSpace, managesIt, type SpaceRow } from './space.queries.ts'

function membersOf(work: Reading, spaceId: string) {
  return work.db
    .selectFrom('spaces.member as m')
    .innerJoin('spaces.space as s', 's.id', 'm.space_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'm.org_id')
    .where('m.space_id', '=', spaceId)
    .selectAll('m')
    .select(['o.name', 's.owner_org_id'])
}

type MemberRow = Awaited<ReturnType<ReturnType<typeof membersOf>['executeTakeFirstOrThrow']>>

/** Requests, reasons and history are for those who may answer for a managing member. */
const looksAfter = (work: Reading, row: SpaceRow): boolean =>
  managesIt(row) && permits(work.actor, manageSpaces)

const memberOf = (row: MemberRow, reasons: boolean): SpaceMember => ({
  orgId: row.org_id,
  name: row.name ?? '',
  state: row.state as MemberState,
  role: row.role as MemberRole,
  owner: row.org_id === row.owner_org_id,
  reason: reasons ? row.reason : null,
  version: row.version,
  changedAt: row.changed_at.toISOString(),
})

export async function readMember(
  work: Reading,
  spaceId: string,
  orgId: string,
): Promise<SpaceMember> {
  const row = await membersOf(work, spaceId).where('m.org_id', '=', orgId).executeTakeFirst()
  return memberOf(found(row, 'member'), true)
}

/** The owner first, then those who manage, then by name. */
const byRank = {
  key: sql<string>`case when m.org_id = s.owner_org_id then '0' when m.role = 'manager' then '1'
    else '2' end || o.name || m.org_id::text`,
  ascending: true,
}

export async function listMembers(
  work: Reading,
  spaceId: string,
  query: QueryOf<typeof endpoints.listMembers>,
) {
  const space = await findSpace(work, spaceId)
  if (space.own_state !== 'member') throw new Problem(forbidden('spaces.not_member'))
  const all = looksAfter(work, space)
  const rows = all
    ? membersOf(work, spaceId)
    : membersOf(work, spaceId).where('m.state', '=', 'member')
  const list = query.state === undefined ? rows : rows.where('m.state', '=', query.state)
  const { shown, ...page } = await readPage(work, list, byRank, query)
  return { ...page, rows: shown.map((row) => memberOf(row, all)) }
}

export async function listSteps(work: Reading, spaceId: string, query: PageWish) {
  const space = await findSpace(work, spaceId)
  if (!looksAfter(work, space)) throw new Problem(forbidden('spaces.not_manager'))
  const list = work.db
    .selectFrom('spaces.step as t')
    .leftJoin('people.pub_organisation as o', 'o.id', 't.org_id')
    .leftJoin('people.pub_organisation as b', 'b.id', 't.taken_org_id')
    .leftJoin('people.pub_person as p', 'p.id', 't.taken_by')
    .where('t.space_id', '=', spaceId)
    .select(['t.number', 't.verb', 't.reason', 't.taken_at'])
    .select(['o.name as org_name', 'b.name as by_org', 'p.name as by_name'])
  const key = sql<string>`lpad(t.number::text, 10, '0')`
  const { shown, ...page } = await readPage(work, list, { key }, query)
  return {
    ...page,
    rows: shown.map((row): SpaceStep => ({
      number: row.number,
      verb: row.verb as StepVerb,
      orgName: row.org_name,
      reason: row.reason,
      by: row.by_name ?? '',
      byOrg: row.by_org ?? '',
      at: row.taken_at.toISOString(),
    })),
  }
}

/** Organisations that manage a space now. */
export async function managersOf(work: Reading, spaceId: string): Promise<string[]> {
  const rows = await work.db
    .selectFrom('spaces.member')
    .where('space_id', '=', spaceId)
    .where('state', '=', 'member')
    .where('role', '=', 'manager')
    .select('org_id')
    .execute()
  return rows.map(({ org_id: id }) => id)
}

/** The keys that the actor's organisation holds; the market's alone for strangers. */
export async function audienceKeysOf(work: Reading): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly keys: string[] }>`
    select spaces.keys_of(${work.actor.orgId}::uuid) as keys`.execute(work.db)
  return rows[0]!.keys
}
