/** Many certificates of many organisations at once, for the demo world and large houses of trial. */
import { sql } from 'kysely'
import type { CertificateWish } from '../../domain/catalog/certificate.ts'
import { inSlices } from '../kernel/inSlices.ts'
import { newId } from '../kernel/id.ts'
import type { Writing } from '../kernel/work.ts'
import { certificateColumns } from './certificate.rows.ts'

export type LaidCertificate = Omit<CertificateWish, 'scanId'> & { readonly orgId: string }

/**
 * As they stand after they were entered, without scan. No events are announced: whoever keeps an index makes it anew.
 * Nobody is reminded: organisations that are laid have no people.
 */
export async function layCertificates(
  work: Writing,
  all: readonly LaidCertificate[],
): Promise<void> {
  await inSlices(all, async (some) => {
    const rows = some.map(({ orgId, ...said }) => ({
      ...certificateColumns(work.now, said),
      ...{ id: newId(work.now), org_id: orgId, demo: true },
    }))
    await work.db.insertInto('catalog.certificate').values(rows).execute()
    const ids = JSON.stringify(rows.map(({ id }) => ({ id })))
    await sql`
      insert into kernel.history (at, request_id, via, verb, thing_id, facts)
      select ${work.now}, ${work.requestId}, ${work.actor.via}, 'catalog.certificate.add', r.id, '{}'
      from jsonb_to_recordset(${ids}::jsonb) as r(id text)`.execute(work.db)
  })
}
