/** Members, units, roles and deputies of the organisation one acts for. */
import { sql } from 'kysely'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import type * as endpoints from '../../domain/people/member.endpoints.ts'
import { membersMax, type Member } from '../../domain/people/member.endpoints.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { ownOrgId } from './organisation.queries.ts'

function memberRows(work: Reading) {
  return work.db
    .selectFrom('people.membership as m')
    .innerJoin('people.person as p', 'p.id', 'm.person_id')
    .where('m.org_id', '=', ownOrgId(work))
    .where('m.ended_at', 'is', null)
    .select(['m.id', 'm.person_id', 'p.name', 'p.email', 'm.roles'])
    .select(['m.org_unit_id', 'm.title', 'm.since'])
}

type Row = Awaited<ReturnType<ReturnType<typeof memberRows>['execute']>>[number]

function shape(row: Row): Member {
  return {
    id: row.id,
    personId: row.person_id,
    name: row.name,
    email: row.email,
    roles: row.roles,
    orgUnitId: row.org_unit_id,
    title: row.title,
    since: row.since.toISOString(),
  }
}

export async function listMembers(work: Reading): Promise<{ rows: Member[] }> {
  const rows = await memberRows(work).orderBy('m.since').orderBy('m.id').limit(membersMax).execute()
  return { rows: rows.map(shape) }
}

export async function readMember(work: Reading, id: string): Promise<Member> {
  return shape(
    found(await memberRows(work).where('m.id', '=', id).executeTakeFirst(), 'membership'),
  )
}

export async function listUnits(work: Reading): Promise<AnswerOf<typeof endpoints.listUnits>> {
  const rows = await work.db
    .selectFrom('people.org_unit as u')
    .where('u.org_id', '=', ownOrgId(work))
    .select(['u.id', 'u.parent_id as parentId', 'u.name'])
    .select((eb) =>
      eb
        .selectFrom('people.membership as m')
        .whereRef('m.org_unit_id', '=', 'u.id')
        .where('m.ended_at', 'is', null)
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .as('members'),
    )
    .orderBy('u.name')
    .limit(1000)
    .execute()
  return { rows: rows.map((row) => ({ ...row, members: Number(row.members ?? 0) })) }
}

export async function listRoles(work: Reading): Promise<AnswerOf<typeof endpoints.listRoles>> {
  const rows = await work.db
    .selectFrom('people.role as r')
    .innerJoin('people.organisation as o', (join) =>
      join.on(sql<boolean>`o.kind = any (r.org_kinds)`),
    )
    .where('o.id', '=', ownOrgId(work))
    .select(['r.code', 'r.name_zh as nameZh', 'r.name_en as nameEn', 'r.permits'])
    .orderBy('r.code')
    .limit(200)
    .execute()
  return { rows }
}

/** Those in force now and those to come. */
export async function listDeputies(
  work: Reading,
): Promise<AnswerOf<typeof endpoints.listDeputies>> {
  const rows = await work.db
    .selectFrom('people.deputy as d')
    .innerJoin('people.membership as pm', 'pm.id', 'd.principal_membership_id')
    .innerJoin('people.membership as dm', 'dm.id', 'd.deputy_membership_id')
    .innerJoin('people.person as pp', 'pp.id', 'pm.person_id')
    .innerJoin('people.person as dp', 'dp.id', 'dm.person_id')
    .where('d.org_id', '=', ownOrgId(work))
    .where('d.ended_at', 'is', null)
    .where('d.until_at', '>', work.now)
    .where('pm.ended_at', 'is', null)
    .where('dm.ended_at', 'is', null)
    .select(['d.id', 'pm.person_id as principalId', 'pp.name as principalName'])
    .select(['dm.person_id as deputyId', 'dp.name as deputyName'])
    .select(['d.roles', 'd.from_at', 'd.until_at', 'd.reason'])
    .orderBy('d.from_at')
    .limit(500)
    .execute()
  return {
    rows: rows.map(({ from_at, until_at, ...row }) => ({
      ...row,
      fromAt: from_at.toISOString(),
      untilAt: until_at.toISOString(),
    })),
  }
}
