/** Versions of content that is kept already, many at once: the demo world attaches the same few files everywhere. */
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import type { Writing } from '../kernel/work.ts'

export type Copy = { readonly digest: string; readonly name: string }

/**
 * Makes each the first version of a file of the actor's, as an upload of the same bytes would, but nobody's
 * space. Content that is unknown or was not found clean is a fault of the caller.
 */
export async function keepCopies(work: Writing, copies: readonly Copy[]): Promise<string[]> {
  if (copies.length === 0) return []
  const digests = [...new Set(copies.map(({ digest }) => digest))]
  const rows = await work.db
    .selectFrom('files.content')
    .where('digest', 'in', digests)
    .where('state', '=', 'clean')
    .select(['digest', 'bytes', 'kind'])
    .execute()
  const known = new Map(rows.map((row) => [row.digest, row]))
  const mine = { person_id: work.actor.personId, org_id: work.actor.orgId, made_at: work.now }
  const versions = copies.map(({ digest, name }) => {
    const content = known.get(digest)
    if (content?.kind == null) throw new Error(`${name}: its content is not kept`)
    const { bytes, kind } = content
    return { id: newId(work.now), file_id: newId(work.now), digest, name, bytes, kind }
  })
  const filesOf = versions.map(({ file_id }) => ({ id: file_id, ...mine }))
  await work.db.insertInto('files.file').values(filesOf).execute()
  await work.db
    .insertInto('files.version')
    .values(versions.map((version) => ({ ...version, number: 1, ...mine, owner_id: null })))
    .execute()
  for (const { id, file_id: fileId, digest } of versions) {
    await record(work, 'files.version.keep', id, { fileId, number: 1, digest })
  }
  return versions.map(({ id }) => id)
}
