/** Uploads in progress, as their owner sees them; nobody else sees any. */
import type { Selectable } from 'kysely'
import type { Upload, UploadState } from '../../domain/files/upload.ts'
import type { FilesUpload } from '../kernel/generated/schema.ts'
import { found } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'

export type UploadRow = Selectable<FilesUpload>

export function uploadOf(row: UploadRow): Upload {
  return {
    id: row.id,
    name: row.name,
    bytes: row.bytes,
    receivedBytes: row.received_bytes,
    state: row.state as UploadState,
    refusal: row.refusal,
    fileId: row.file_id,
    versionId: row.version_id,
    expiresAt: row.expires_at.toISOString(),
  }
}

function mine(work: Reading) {
  return work.db
    .selectFrom('files.upload')
    .where('person_id', '=', work.actor.personId)
    .where('expires_at', '>', work.now)
    .selectAll()
}

export async function readUpload(work: Reading, id: string): Promise<UploadRow> {
  return found(await mine(work).where('id', '=', id).executeTakeFirst(), 'upload')
}

export async function lockUpload(work: Writing, id: string): Promise<UploadRow> {
  return found(await mine(work).where('id', '=', id).forUpdate().executeTakeFirst(), 'upload')
}

export async function listUploads(work: Reading): Promise<{ rows: Upload[] }> {
  const rows = await mine(work)
    .where('state', 'in', ['receiving', 'received'])
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return { rows: rows.map(uploadOf) }
}

export async function countOpenUploads(work: Reading): Promise<number> {
  const { n } = await work.db
    .selectFrom('files.upload')
    .where('person_id', '=', work.actor.personId)
    .where('state', 'in', ['receiving', 'received'])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}
