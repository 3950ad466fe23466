/** Keeping versions and removing them. */
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { kindOfName, kindsAgree } from '../../domain/files/contentKind.ts'
import { readFileName } from '../../domain/files/fileName.ts'
import { mayBeKept } from '../../domain/files/upload.ts'
import { mayRemove, maxVersions, type Version } from '../../domain/files/version.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { enqueue } from '../kernel/jobs/enqueue.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import { sha256Of } from '../kernel/sha256.ts'
import type { Writing } from '../kernel/work.ts'
import { moveUsage } from './quota.ts'
import { storageOf } from './storage.ts'
import { versionById, visibleVersion } from './version.queries.ts'

/**
 * Whoever keeps or sweeps content of one digest waits for the other, until either's transaction ends: so the sweep
 * sees every version of the bytes that it removes, and whoever keeps them puts them there after it. A transaction
 * that goes on for long after this, or keeps many files, makes all wait who hold the same bytes.
 */
export async function lockDigest(work: Writing, digest: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${digest}, 7100))`.execute(work.db)
}

export type NewVersion = {
  readonly digest: string
  readonly bytes: number
  readonly name: string
  /** A durable local file with these bytes. */
  readonly path: string
  /** Null begins a new file. */
  readonly fileId: string | null
  readonly ownerId: string | null
}

/** The content's row, made if the bytes are new; asks for its inspection once. Answers the kind found so far. */
async function keepContent(work: Writing, given: NewVersion) {
  await lockDigest(work, given.digest)
  const { digest, bytes } = given
  const made = await work.db
    .insertInto('files.content')
    .values({ digest, bytes, made_at: work.now })
    .onConflict((clause) => clause.doNothing())
    .executeTakeFirst()
  const content = await work.db
    .selectFrom('files.content')
    .where('digest', '=', digest)
    .select(['state', 'kind', 'findings'])
    .executeTakeFirstOrThrow()
  if (content.state === 'refused') {
    const [first] = content.findings as { code: string; facts: Record<string, string> }[]
    throw new Problem(invalid(first?.code ?? 'files.inspection_failed', first?.facts))
  }
  await storageOf(work.host).put(digest, given.path)
  if (Number(made.numInsertedOrUpdatedRows) > 0) await enqueue(work, 'files.inspect', { digest })
  return content
}

async function nextNumber(work: Writing, fileId: string): Promise<number> {
  await work.db.selectFrom('files.file').where('id', '=', fileId).select('id').forUpdate().execute()
  const { last } = await work.db
    .selectFrom('files.version')
    .where('file_id', '=', fileId)
    .select((eb) => eb.fn.coalesce(eb.fn.max('number'), sql<number>`0`).as('last'))
    .executeTakeFirstOrThrow()
  if (last >= maxVersions) {
    throw new Problem(conflict('files.too_many_versions', { limit: maxVersions }))
  }
  return last + 1
}

async function makeFile(work: Writing): Promise<string> {
  const id = newId(work.now)
  await work.db
    .insertInto('files.file')
    .values({ id, person_id: work.actor.personId, org_id: work.actor.orgId, made_at: work.now })
    .execute()
  return id
}

/** Keeps bytes as the next version of a file. The caller has locked the space and counts it. */
export async function keepVersion(work: Writing, given: NewVersion): Promise<Version> {
  const kind = kindOfName(given.name)!
  const content = await keepContent(work, given)
  if (content.kind !== null && !kindsAgree(kind.id, content.kind)) {
    throw new Problem(invalid('files.type_mismatch', { declared: kind.id, found: content.kind }))
  }
  const fileId = given.fileId ?? (await makeFile(work))
  const number = given.fileId === null ? 1 : await nextNumber(work, fileId)
  const id = newId(work.now)
  await work.db
    .insertInto('files.version')
    .values({
      id,
      file_id: fileId,
      number,
      digest: given.digest,
      name: given.name,
      kind: kind.id,
      bytes: given.bytes,
      person_id: work.actor.personId,
      org_id: work.actor.orgId,
      owner_id: given.ownerId,
      made_at: work.now,
    })
    .execute()
  await record(work, 'files.version.keep', id, { fileId, number, digest: given.digest })
  await announce(work, 'files.version.kept', { versionId: id, fileId, digest: given.digest })
  return versionById(work, id)
}

/** Whether the actor may add a version to this file: whoever made it, or may change what holds its last one. */
export async function insistMayAddVersion(work: Writing, fileId: string): Promise<void> {
  const last = await work.db
    .selectFrom('files.version')
    .where('file_id', '=', fileId)
    .orderBy('number', 'desc')
    .select('id')
    .executeTakeFirst()
  await visibleVersion(work, found(last, 'file').id, 'write')
}

/** What an inspection would measure, as far as whoever made the bytes knows it. */
type Measures = {
  readonly pages?: number
  readonly widthPixels?: number
  readonly heightPixels?: number
}

type Given = { readonly name: string; readonly bytes: Uint8Array; readonly fileId?: string }

/** Bytes on the local disk, durably, for as long as `act` runs. */
async function staged<T>(
  work: Writing,
  given: Given,
  act: (version: NewVersion) => Promise<T>,
): Promise<T> {
  const digest = sha256Of(given.bytes)
  const folder = join(work.host.config.dataDir, 'uploads')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${newId(work.now)}.part`)
  const handle = await open(path, 'w', 0o600)
  const { name, bytes, fileId = null } = given
  try {
    await handle.writeFile(bytes)
    await handle.datasync()
    return await act({ digest, bytes: bytes.length, name, path, fileId, ownerId: null })
  } finally {
    await handle.close()
    await rm(path, { force: true })
  }
}

/**
 * Keeps bytes that the house itself made (a document it printed): clean without inspection, nobody's space,
 * and reached only through what holds it.
 */
export async function keepMade(
  work: Writing,
  given: Given & { readonly measures?: Measures },
): Promise<Version> {
  const kind = kindOfName(given.name)
  const { measures = {} } = given
  if (kind === undefined) throw new Error(`${given.name}: no kind of content that is kept`)
  return staged(work, given, async (version) => {
    // Before the row: the sweep may be about to take an old one, and whoever uploads the same waits in this order.
    await lockDigest(work, version.digest)
    await work.db
      .insertInto('files.content')
      .values({
        digest: version.digest,
        bytes: version.bytes,
        kind: kind.id,
        state: 'clean',
        pages: measures.pages ?? null,
        width_pixels: measures.widthPixels ?? null,
        height_pixels: measures.heightPixels ?? null,
        made_at: work.now,
        inspected_at: work.now,
      })
      .onConflict((clause) => clause.doNothing())
      .execute()
    return keepVersion(work, version)
  })
}

/**
 * Keeps bytes that came inside a call from somebody without an account: inspected like every upload before
 * anybody can open them, nobody's space, and reached only through what holds them.
 */
export async function keepReceived(work: Writing, given: Omit<Given, 'fileId'>): Promise<Version> {
  const name = readFileName(given.name)
  if (!name.ok) throw new Problem(name)
  insist(mayBeKept(name.value, given.bytes.length))
  return staged(work, { name: name.value, bytes: given.bytes }, (version) =>
    keepVersion(work, version),
  )
}

/** Removes a version that nothing holds; its bytes go with the next sweep unless others share them. */
export async function removeVersion(work: Writing, versionId: string): Promise<void> {
  const { row } = await visibleVersion(work, versionId, 'write')
  insist(mayRemove({ attachments: row.holders }))
  await dropVersion(work, row)
}

/** The row, its share of space, and its file if that was the last version. */
export async function dropVersion(
  work: Writing,
  row: { readonly id: string; readonly file_id: string; owner_id: string | null; bytes: number },
): Promise<void> {
  await work.db.deleteFrom('files.version').where('id', '=', row.id).execute()
  if (row.owner_id !== null) await moveUsage(work, row.owner_id, { used: -row.bytes })
  await sql`delete from files.file f where f.id = ${row.file_id}
    and not exists (select from files.version v where v.file_id = f.id)
    and not exists (select from files.upload u where u.file_id = f.id)`.execute(work.db)
  await record(work, 'files.version.remove', row.id, { fileId: row.file_id })
}
