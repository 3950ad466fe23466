/** Who leaves a space takes back what it shared there. */
import { sql } from 'kysely'
import { spaceKey } from '../../domain/spaces/audience.ts'
import { record } from '../kernel/history/record.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Writing } from '../kernel/work.ts'

/** Asked of the space and not of the event: heard late, the organisation may have come back. */
export async function leftSpace(work: Writing, { facts }: KeptEvent): Promise<void> {
  const spaceId = String(facts['spaceId'])
  const key = spaceKey(spaceId)
  const rows = await work.db
    .updateTable('parts.part as p')
    .set((eb) => ({
      keys: eb.fn<string[]>('array_remove', ['p.keys', eb.val(key)]),
      audience: sql`jsonb_set(p.audience, '{spaces}', (p.audience -> 'spaces') - ${spaceId}::text)`,
      version: eb('p.version', '+', 1),
      changed_at: work.now,
    }))
    .where('p.org_id', '=', String(facts['memberOrgId']))
    .where(sql<boolean>`p.keys @> ${[key]}::text[]`)
    .where(
      sql<boolean>`not exists (select from spaces.pub_member m
        where m.space_id = ${spaceId}::uuid and m.org_id = p.org_id)`,
    )
    .returning(['p.id', 'p.version'])
    .execute()
  for (const { id, version } of rows) await record(work, 'parts.part.narrow', id, { version })
}
