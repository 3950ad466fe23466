/** Adding, changing and removing roles; people keeps them, the console keeps how they came about. */
import { sql } from 'kysely'
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import type * as endpoints from '../../domain/console/role.endpoints.ts'
import {
  mayChangeRole,
  roleDifference,
  type RoleContent,
  type RoleRow,
} from '../../domain/console/role.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { allRoles, removeRole as removeKeptRole, saveRole } from '../people/index.ts'
import { knownPermits } from './permits.ts'
import { editorsElsewhere, kindsHolding, roleRow, versionOf } from './role.queries.ts'

const lockKey = 7_100_201

/** One change at a time: whether somebody can still edit roles is a question about all of them. */
async function lockRoles(work: Writing): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockKey})`.execute(work.db)
}

async function insistKnown(work: Writing, role: RoleContent): Promise<void> {
  const known = new Set(await knownPermits(work))
  const unknown = role.permits.find((permit) => !known.has(permit))
  if (unknown !== undefined) {
    throw new Problem(invalid('console.permit_unknown', { permit: unknown }))
  }
}

type Change = {
  readonly code: string
  readonly version: number
  readonly before: RoleContent | null
  readonly after: RoleContent | null
  readonly reason: string
}

async function keepChange(work: Writing, verb: string, change: Change): Promise<void> {
  const { code, version, before, after, reason } = change
  await work.db
    .insertInto('console.role_change')
    .values({
      code,
      version,
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
      reason: reason.trim(),
      changed_by: work.actor.personId,
      changed_at: work.now,
    })
    .execute()
  const nothing: RoleContent = { nameZh: '', nameEn: '', orgKinds: [], permits: [] }
  const { addedPermits, removedPermits } = roleDifference(before ?? nothing, after ?? nothing)
  await record(work, `console.role.${verb}`, code, {
    version,
    added: addedPermits.length,
    removed: removedPermits.length,
    addedPermits: addedPermits.join(),
    removedPermits: removedPermits.join(),
  })
  await announce(work, 'console.role.changed', { code, version })
}

const tidy = (role: RoleContent): RoleContent => ({
  nameZh: role.nameZh.trim(),
  nameEn: role.nameEn.trim(),
  orgKinds: [...new Set(role.orgKinds)],
  permits: [...new Set(role.permits)].toSorted(),
})

export async function addRole(
  work: Writing,
  body: BodyOf<typeof endpoints.addRole>,
): Promise<RoleRow> {
  await lockRoles(work)
  const { code, reason } = body
  const after = tidy(body.role)
  if ((await allRoles(work)).some((role) => role.code === code)) {
    throw new Problem(conflict('console.role_code_is_taken', { code }))
  }
  await insistKnown(work, after)
  const version = (await versionOf(work, code)) + 1
  await saveRole(work, { code, ...after })
  await keepChange(work, 'add', { code, version, before: null, after, reason })
  return roleRow(work, code)
}

/** The role as it is and the next version; refused where somebody changed it since it was seen. */
async function seen(work: Writing, code: string, version: number) {
  await lockRoles(work)
  const row = await roleRow(work, code)
  if (row.version !== version) throw new Problem(conflict('console.role_changed_meanwhile'))
  const { nameZh, nameEn, orgKinds, permits } = row
  return { before: { nameZh, nameEn, orgKinds, permits }, version: version + 1 }
}

async function surroundings(work: Writing, code: string) {
  return {
    heldInKinds: await kindsHolding(work, code),
    editorsElsewhere: await editorsElsewhere(work, code),
  }
}

export async function changeRole(
  work: Writing,
  code: string,
  body: BodyOf<typeof endpoints.changeRole>,
): Promise<RoleRow> {
  const { before, version } = await seen(work, code, body.version)
  const after = tidy(body.role)
  insist(mayChangeRole(before, after, await surroundings(work, code)))
  await insistKnown(work, after)
  await saveRole(work, { code, ...after })
  await keepChange(work, 'change', { code, version, before, after, reason: body.reason })
  return roleRow(work, code)
}

export async function removeRole(
  work: Writing,
  code: string,
  body: BodyOf<typeof endpoints.removeRole>,
): Promise<Record<string, never>> {
  const { before, version } = await seen(work, code, body.version)
  await removeKeptRole(work, code)
  await keepChange(work, 'remove', { code, version, before, after: null, reason: body.reason })
  return {}
}
