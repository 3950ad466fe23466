/** Roles as rows: read by everybody who grants, changed through the face by who edits them. */
import { conflict } from '../../domain/kernel/verdict.ts'
import type { Role } from '../../domain/people/role.ts'
import { record } from '../kernel/history/record.ts'
import { found, Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { forgetIdentities } from './identityCache.ts'

export async function allRoles(work: Reading): Promise<Role[]> {
  return work.db
    .selectFrom('people.role')
    .select(['code', 'org_kinds as orgKinds', 'name_zh as nameZh', 'name_en as nameEn'])
    .select(['permits', 'built_in as builtIn'])
    .orderBy('code')
    .limit(500)
    .execute()
}

export type RoleChange = Omit<Role, 'builtIn'>

/** Makes a role or changes what it is called, where it can be held and what it permits. */
export async function saveRole(work: Writing, role: RoleChange): Promise<void> {
  const columns = {
    org_kinds: [...role.orgKinds],
    name_zh: role.nameZh,
    name_en: role.nameEn,
    permits: [...new Set(role.permits)].toSorted(),
    changed_at: work.now,
  }
  await work.db
    .insertInto('people.role')
    .values({ code: role.code, built_in: false, ...columns })
    .onConflict((clause) => clause.column('code').doUpdateSet(columns))
    .execute()
  forgetIdentities(work)
  await record(work, 'people.role.save', role.code, { permits: columns.permits.join() })
}

/** Removes a role that nobody holds; built-in ones stay. */
export async function removeRole(work: Writing, code: string): Promise<void> {
  const role = await work.db
    .selectFrom('people.role')
    .where('code', '=', code)
    .select('built_in')
    .forUpdate()
    .executeTakeFirst()
  if (found(role, 'role').built_in) throw new Problem(conflict('people.role_built_in'))
  const held = await work.db
    .selectFrom('people.membership')
    .where((eb) => eb(eb.val(code), '=', eb.fn.any('roles')))
    .where('ended_at', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  if (Number(held.n) > 0)
    throw new Problem(conflict('people.role_in_use', { count: Number(held.n) }))
  await work.db.deleteFrom('people.role').where('code', '=', code).execute()
  await record(work, 'people.role.remove', code)
}
