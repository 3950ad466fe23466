/** Beginning, finishing and giving up an upload. */
import { readFileName } from '../../domain/files/fileName.ts'
import {
  mayUpload,
  type NewUpload,
  type Upload,
  uploadKeptDays,
} from '../../domain/files/upload.ts'
import type { Version } from '../../domain/files/version.ts'
import { conflict, invalid, type Facts } from '../../domain/kernel/verdict.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { lockUsage, moveUsage, ownerOf } from './quota.ts'
import { removeStaged, stagedPath } from './staging.ts'
import { countOpenUploads, lockUpload, type UploadRow, uploadOf } from './upload.queries.ts'
import { insistMayAddVersion, keepVersion } from './version.actions.ts'
import { versionById } from './version.queries.ts'

const dayMs = 86_400_000

/** Begins an upload: its space is reserved until it is finished, given up or forgotten. */
export async function createUpload(work: Writing, wish: NewUpload): Promise<Upload> {
  const name = readFileName(wish.name)
  if (!name.ok) throw new Problem(name)
  if (wish.fileId !== undefined) await insistMayAddVersion(work, wish.fileId)
  const usage = await lockUsage(work)
  const openUploads = await countOpenUploads(work)
  insist(mayUpload(work.actor, name.value, wish.bytes, { ...usage, openUploads }))
  const ownerId = ownerOf(work.actor)
  await moveUsage(work, ownerId, { reserved: wish.bytes })
  const row = await work.db
    .insertInto('files.upload')
    .values({
      id: newId(work.now),
      person_id: work.actor.personId!,
      org_id: work.actor.orgId,
      owner_id: ownerId,
      file_id: wish.fileId ?? null,
      name: name.value,
      bytes: wish.bytes,
      announced_sha256: wish.sha256 ?? null,
      made_at: work.now,
      expires_at: new Date(work.now.getTime() + uploadKeptDays * dayMs),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await record(work, 'files.upload.create', row.id, { bytes: wish.bytes })
  return uploadOf(row)
}

function insistReceived(row: UploadRow): void {
  if (row.state === 'refused') {
    throw new Problem(invalid(row.refusal ?? 'files.upload_closed', row.refusal_facts as Facts))
  }
  if (row.state === 'receiving') {
    const { received_bytes: receivedBytes, bytes } = row
    throw new Problem(conflict('files.upload_unfinished', { receivedBytes, bytes }))
  }
}

/**
 * Makes what was received a version of a file. Whoever asks again gets the same version, so an answer that
 * got lost costs nothing.
 */
export async function finishUpload(work: Writing, id: string): Promise<Version> {
  const row = await lockUpload(work, id)
  if (row.state === 'kept' && row.version_id !== null) return versionById(work, row.version_id)
  insistReceived(row)
  const version = await keepVersion(work, {
    digest: row.digest!,
    bytes: row.bytes,
    name: row.name,
    path: stagedPath(work.host, id),
    fileId: row.file_id,
    ownerId: row.owner_id,
  })
  await moveUsage(work, row.owner_id, { used: row.bytes, reserved: -row.bytes })
  await work.db
    .updateTable('files.upload')
    .set({ state: 'kept', version_id: version.id, file_id: version.fileId })
    .where('id', '=', id)
    .execute()
  work.afterCommit(() => void removeStaged(work.host, id).catch(() => undefined))
  return version
}

/** Gives an upload up and its space back. One that is kept already stays what it is. */
export async function cancelUpload(work: Writing, id: string): Promise<void> {
  const row = await lockUpload(work, id)
  if (row.held_until !== null && row.held_until > work.now) {
    throw new Problem(conflict('files.upload_busy'))
  }
  if (row.state === 'kept') throw new Problem(conflict('files.upload_closed'))
  await forgetUpload(work, row)
  await record(work, 'files.upload.cancel', id)
}

/** Deletes the row and its bytes, and releases what it reserved. */
export async function forgetUpload(work: Writing, row: UploadRow): Promise<void> {
  await work.db.deleteFrom('files.upload').where('id', '=', row.id).execute()
  if (row.state === 'receiving' || row.state === 'received') {
    await moveUsage(work, row.owner_id, { reserved: -row.bytes })
  }
  work.afterCommit(() => void removeStaged(work.host, row.id).catch(() => undefined))
}
