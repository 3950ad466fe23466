/** Who leaves a space takes back what it shared there; the space's members see it no longer from that moment. */
import { sql } from 'kysely'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Writing } from '../kernel/work.ts'
import { spaceKey } from '../../domain/spaces/audience.ts'

const text = (event: KeptEvent, name: string): string => String(event.facts[name] ?? '')

async function isMember(work: Writing, spaceId: string, orgId: string): Promise<boolean> {
  const row = await work.db
    .selectFrom('spaces.pub_member')
    .where('space_id', '=', spaceId)
    .where('org_id', '=', orgId)
    .select('org_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Heard late it may have come back: then what it shares there stays shared. */
async function memberChanged(work: Writing, event: KeptEvent): Promise<void> {
  const state = text(event, 'state')
  if (state !== 'left' && state !== 'removed') return
  const [spaceId, orgId] = [text(event, 'spaceId'), text(event, 'memberOrgId')]
  if (await isMember(work, spaceId, orgId)) return
  const rows = await work.db
    .updateTable('catalog.offer')
    .set((eb) => ({
      keys: eb.fn<string[]>('array_remove', ['keys', eb.val(spaceKey(spaceId))]),
      audience: sql`jsonb_set(audience, '{spaces}', (audience -> 'spaces') - ${spaceId}::text)`,
      version: eb('version', '+', 1),
      changed_at: work.now,
    }))
    .where('org_id', '=', orgId)
    .where(sql<boolean>`keys @> ${[spaceKey(spaceId)]}::text[]`)
    .returning(['id', 'version'])
    .execute()
  for (const { id, version } of rows) {
    await record(work, 'catalog.offer.narrow', id, { version })
    await announce(work, 'catalog.offer.moved', { offerId: id, verb: 'narrow', version })
  }
}

export const catalogHears = { 'spaces.member.changed': memberChanged }
