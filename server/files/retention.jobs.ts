/** What nobody holds and nobody needs is removed: versions after a while, bytes once no version has them. */
import { sql } from 'kysely'
import { systemActor } from '../../domain/kernel/actor.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { storageOf } from './storage.ts'
import { dropVersion, lockDigest } from './version.actions.ts'

const unheldKeptDays = 30
/** Bytes without a row may belong to a transaction that is about to commit. */
const strayKeptHours = 24
/** As long as an upload may rest: one that is taken up again finds what its transfer left. */
const halfKeptDays = 7
const batchMax = 200
const shards = 256
const dayMs = 86_400_000

function start(host: Host) {
  return { actor: systemActor, requestId: newId(host.clock.now()) }
}

function removeUnheldBatch(host: Host): Promise<number> {
  return writing(host, start(host), async (work) => {
    const before = new Date(work.now.getTime() - unheldKeptDays * dayMs)
    const { rows } = await sql<{ id: string; file_id: string; owner_id: string; bytes: number }>`
      select v.id, v.file_id, v.owner_id, v.bytes from files.version v
      where v.made_at < ${before}
        and not exists (select from files.attachment a where a.version_id = v.id)
      order by v.made_at limit ${batchMax} for update of v skip locked`.execute(work.db)
    for (const row of rows) await dropVersion(work, row)
    return rows.length
  })
}

/** Removes the bytes of one digest if, with the digest locked, no version has them. */
async function removeContent(work: Writing, digest: string): Promise<void> {
  await lockDigest(work, digest)
  const held = await work.db
    .selectFrom('files.version')
    .where('digest', '=', digest)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  if (held !== undefined) return
  // A refusal is remembered by its digest though its bytes are gone.
  await work.db
    .deleteFrom('files.content')
    .where('digest', '=', digest)
    .where('state', '<>', 'refused')
    .execute()
  await storageOf(work.host).remove(digest)
}

async function removeOrphanedContent(host: Host): Promise<void> {
  for (let after = ''; ;) {
    const { rows } = await sql<{ digest: string }>`
      select c.digest from files.content c where c.digest > ${after} and c.removed_at is null
        and c.made_at < ${new Date(host.clock.now().getTime() - strayKeptHours * 3_600_000)}
        and not exists (select from files.version v where v.digest = c.digest)
      order by c.digest limit ${batchMax}`.execute(host.database.reader)
    for (const { digest } of rows) {
      await writing(host, start(host), (work) => removeContent(work, digest))
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < batchMax) return
    after = last.digest
  }
}

/** One of 256 shards a run, so that the work of a run does not grow into hours. */
async function removeStrays(host: Host): Promise<void> {
  const now = host.clock.now().getTime()
  const shard = (Math.floor(now / dayMs) % shards).toString(16).padStart(2, '0')
  const stored = await storageOf(host).list(shard, 100_000)
  const old = stored.filter(
    ({ changedAt }) => changedAt.getTime() < now - strayKeptHours * 3_600_000,
  )
  for (const { digest } of old) {
    const row = await host.database.reader
      .selectFrom('files.content')
      .where('digest', '=', digest)
      .select('removed_at')
      .executeTakeFirst()
    if (row !== undefined && row.removed_at === null) continue
    await writing(host, start(host), (work) => removeContent(work, digest))
  }
}

export async function sweep(host: Host): Promise<void> {
  while ((await removeUnheldBatch(host)) === batchMax);
  await removeOrphanedContent(host)
  await removeStrays(host)
  const before = new Date(host.clock.now().getTime() - halfKeptDays * dayMs)
  await storageOf(host).tidy(before)
}
