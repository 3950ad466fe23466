/** Space: who it belongs to, how much there is, and the counters that a race cannot overdraw. */
import { sql } from 'kysely'
import type { Actor } from '../../domain/kernel/actor.ts'
import type { Usage } from '../../domain/files/version.ts'
import type { Reading, Writing } from '../kernel/work.ts'

const gibibyte = 1024 * 1024 * 1024
const organisationQuotaBytes = 20 * gibibyte
const personQuotaBytes = 2 * gibibyte

/** Settings an operator may change; whole bytes. */
export const quotaSettings = {
  organisation: 'files.organisation_quota_bytes',
  person: 'files.person_quota_bytes',
} as const

/** Whose space a file of this actor takes: the organisation's, or one's own while acting for none. */
export function ownerOf(actor: Actor): string {
  return actor.orgId ?? actor.personId ?? ''
}

/** The quota of the actor's space; a setting `<name>:<owner id>` outranks the general one. */
async function quotaOf(work: Reading, actor: Actor): Promise<number> {
  const name = actor.orgId === null ? quotaSettings.person : quotaSettings.organisation
  const rows = await work.db
    .selectFrom('kernel.setting')
    .where('name', 'in', [name, `${name}:${ownerOf(actor)}`])
    .select(['name', 'value'])
    .orderBy('name', 'desc')
    .execute()
  const set = Number(rows[0]?.value)
  if (Number.isSafeInteger(set) && set >= 0) return set
  return actor.orgId === null ? personQuotaBytes : organisationQuotaBytes
}

export async function readUsage(work: Reading): Promise<Usage> {
  const row = await work.db
    .selectFrom('files.usage')
    .where('owner_id', '=', ownerOf(work.actor))
    .select(['used_bytes', 'reserved_bytes'])
    .executeTakeFirst()
  return {
    usedBytes: row?.used_bytes ?? 0,
    reservedBytes: row?.reserved_bytes ?? 0,
    quotaBytes: await quotaOf(work, work.actor),
  }
}

/** The same, with the counter locked until the transaction ends: of two that race one waits. */
export async function lockUsage(work: Writing): Promise<Usage> {
  const ownerId = ownerOf(work.actor)
  await work.db
    .insertInto('files.usage')
    .values({ owner_id: ownerId })
    .onConflict((clause) => clause.doNothing())
    .execute()
  await work.db
    .selectFrom('files.usage')
    .where('owner_id', '=', ownerId)
    .select('owner_id')
    .forUpdate()
    .execute()
  return readUsage(work)
}

/** Moves the counters by these bytes, which may be negative. */
export async function moveUsage(
  work: Writing,
  ownerId: string,
  by: { readonly used?: number; readonly reserved?: number },
): Promise<void> {
  await work.db
    .updateTable('files.usage')
    .set({
      used_bytes: sql`used_bytes + ${by.used ?? 0}`,
      reserved_bytes: sql`reserved_bytes + ${by.reserved ?? 0}`,
    })
    .where('owner_id', '=', ownerId)
    .execute()
}
