/** Uploads that nobody continued are forgotten, with what they reserved and the parts they left. */
import { systemActor } from '../../domain/kernel/actor.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import { writing } from '../kernel/work.ts'
import { forgottenParts, removeStaged } from './staging.ts'
import { forgetUpload } from './upload.actions.ts'

const batchMax = 200
const partsKeptHours = 24

function forgetBatch(host: Host): Promise<number> {
  const start = { actor: systemActor, requestId: newId(host.clock.now()) }
  return writing(host, start, async (work) => {
    const rows = await work.db
      .selectFrom('files.upload')
      .where('expires_at', '<=', work.now)
      .orderBy('expires_at')
      .limit(batchMax)
      .forUpdate()
      .skipLocked()
      .selectAll()
      .execute()
    for (const row of rows) await forgetUpload(work, row)
    return rows.length
  })
}

async function knownUploads(host: Host, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await host.database.reader
    .selectFrom('files.upload')
    .where('id', 'in', ids)
    .select('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export async function forgetExpiredUploads(host: Host): Promise<void> {
  while ((await forgetBatch(host)) === batchMax);
  const before = new Date(host.clock.now().getTime() - partsKeptHours * 3_600_000)
  for (const id of await forgottenParts(host, before, (ids) => knownUploads(host, ids))) {
    await removeStaged(host, id)
  }
}
