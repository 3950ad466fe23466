import { sql } from 'kysely'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import type { OrgKind } from '../../domain/people/organisation.ts'
import type { Role } from '../../domain/people/role.ts'
import type * as endpoints from '../../domain/console/role.endpoints.ts'
import {
  editorPermit,
  type RoleChange,
  type RoleContent,
  type RoleHolder,
  type RoleRow,
} from '../../domain/console/role.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { allRoles, personNames } from '../people/index.ts'
import { knownPermits } from './permits.ts'

const holdersShown = 50

export function contentOf(role: Role): RoleContent {
  return {
    nameZh: role.nameZh,
    nameEn: role.nameEn,
    orgKinds: [...role.orgKinds] as OrgKind[],
    permits: [...role.permits].toSorted(),
  }
}

type LastChange = {
  readonly code: string
  readonly version: number
  readonly changed_by: string | null
  readonly changed_at: Date
}

async function lastChanges(work: Reading): Promise<ReadonlyMap<string, LastChange>> {
  const rows = await work.db
    .selectFrom('console.role_change')
    .distinctOn('code')
    .select(['code', 'version', 'changed_by', 'changed_at'])
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.code, row]))
}

/** How many persons hold each role now. */
async function holderCounts(work: Reading): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ role: string; holders: number }>`
    select role, count(distinct m.person_id)::int as holders
    from people.pub_membership m, unnest(m.roles) role group by role`.execute(work.db)
  return new Map(rows.map(({ role, holders }) => [role, holders]))
}

async function shapes(work: Reading, roles: readonly Role[]): Promise<RoleRow[]> {
  const last = await lastChanges(work)
  const counts = await holderCounts(work)
  const people = [...last.values()].map(({ changed_by }) => changed_by ?? '').filter(Boolean)
  const names = await personNames(work, people)
  return roles.map((role) => {
    const change = last.get(role.code)
    return {
      code: role.code,
      ...contentOf(role),
      builtIn: role.builtIn,
      version: change?.version ?? 0,
      holders: counts.get(role.code) ?? 0,
      changedAt: change?.changed_at.toISOString() ?? null,
      changedByName: names.get(change?.changed_by ?? '') ?? null,
    }
  })
}

export async function listRoles(work: Reading): Promise<AnswerOf<typeof endpoints.listRoles>> {
  return { rows: await shapes(work, await allRoles(work)), permits: await knownPermits(work) }
}

export async function listRoleNames(
  work: Reading,
): Promise<AnswerOf<typeof endpoints.listRoleNames>> {
  const roles = await allRoles(work)
  return { rows: roles.map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn })) }
}

export async function roleRow(work: Reading, code: string): Promise<RoleRow> {
  const role = (await allRoles(work)).find((one) => one.code === code)
  return (await shapes(work, [found(role, 'role')]))[0]!
}

/** The version of the last change of a code, also of a role that was removed; 0 where there was none. */
export async function versionOf(work: Reading, code: string): Promise<number> {
  return (await lastChanges(work)).get(code)?.version ?? 0
}

function holdings(work: Reading, code: string) {
  return work.db
    .selectFrom('people.pub_membership as m')
    .innerJoin('people.pub_organisation as o', 'o.id', 'm.org_id')
    .where((eb) => eb(eb.val(code), '=', eb.fn.any('m.roles')))
}

async function holdersOf(work: Reading, code: string): Promise<RoleHolder[]> {
  const rows = await holdings(work, code)
    .innerJoin('people.pub_person as p', 'p.id', 'm.person_id')
    .select(['p.id as personId', 'p.name as personName'])
    .select(['o.id as orgId', 'o.name as orgName', 'o.kind as orgKind'])
    .orderBy('p.name')
    .orderBy('m.id')
    .limit(holdersShown)
    .execute()
  return rows as unknown as RoleHolder[]
}

export async function kindsHolding(work: Reading, code: string): Promise<string[]> {
  const rows = await holdings(work, code).select('o.kind').distinct().orderBy('o.kind').execute()
  return rows.map(({ kind }) => kind as string)
}

/** Persons who can sign in and edit roles through another role than this one. */
export async function editorsElsewhere(work: Reading, code: string): Promise<number> {
  const others = (await allRoles(work))
    .filter((role) => role.code !== code && role.permits.includes(editorPermit))
    .map((role) => role.code)
  if (others.length === 0) return 0
  const { rows } = await sql<{ editors: number }>`
    select count(distinct m.person_id)::int as editors
    from people.pub_membership m join people.pub_person p on p.id = m.person_id
    where p.disabled_at is null and m.roles && ${others}::text[]`.execute(work.db)
  return rows[0]?.editors ?? 0
}

async function changesOf(work: Reading, code: string): Promise<RoleChange[]> {
  const rows = await work.db
    .selectFrom('console.role_change')
    .where('code', '=', code)
    .selectAll()
    .orderBy('version', 'desc')
    .limit(200)
    .execute()
  const people = rows.map(({ changed_by }) => changed_by ?? '').filter(Boolean)
  const names = await personNames(work, people)
  return rows.map((row) => ({
    version: row.version,
    before: row.before as RoleContent | null,
    after: row.after as RoleContent | null,
    reason: row.reason,
    changedByName: names.get(row.changed_by ?? '') ?? null,
    changedAt: row.changed_at.toISOString(),
  }))
}

export async function readRole(
  work: Reading,
  code: string,
): Promise<AnswerOf<typeof endpoints.readRole>> {
  return {
    role: await roleRow(work, code),
    holders: await holdersOf(work, code),
    heldInKinds: await kindsHolding(work, code),
    editorsElsewhere: await editorsElsewhere(work, code),
    changes: await changesOf(work, code),
  }
}
