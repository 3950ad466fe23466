/** Personal values under the subject's own key. Without the key they cannot be read by anybody again. */
import type { Reading, Writing } from '../kernel/work.ts'
import { trace } from '../kernel/history/trace.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'

async function keyOf(work: Reading, subjectId: string): Promise<Buffer | undefined> {
  const row = await work.db
    .selectFrom('people.subject_key')
    .where('subject_id', '=', subjectId)
    .select('wrapped')
    .executeTakeFirst()
  return row?.wrapped
}

/** Seals a value of a person or an organisation; `field` must be given again to open it. */
export async function sealFor(
  work: Writing,
  subjectId: string,
  field: string,
  text: string,
): Promise<Buffer> {
  const vault = vaultOf(work.host)
  await work.db
    .insertInto('people.subject_key')
    .values({ subject_id: subjectId, wrapped: vault.newKey(subjectId), made_at: work.now })
    .onConflict((clause) => clause.doNothing())
    .execute()
  const key = await keyOf(work, subjectId)
  if (key === undefined) throw new Error(`the key of ${subjectId} vanished while it was used`)
  return vault.sealWith(key, subjectId, text, field)
}

/** The value for the house's own use (to check a code, to send a message); null once the key is shredded. */
export async function openFor(
  work: Reading,
  subjectId: string,
  field: string,
  sealed: Buffer | null,
): Promise<string | null> {
  if (sealed === null) return null
  const key = await keyOf(work, subjectId)
  return key === undefined ? null : vaultOf(work.host).openWith(key, subjectId, sealed, field)
}

/** The value for somebody's eyes: leaves a trace of who saw which field of whom. */
export async function revealFor(
  work: Reading,
  endpoint: string,
  subjectId: string,
  field: string,
  sealed: Buffer | null,
): Promise<string | null> {
  const text = await openFor(work, subjectId, field, sealed)
  if (text !== null) trace(work, endpoint, subjectId, { field })
  return text
}

/** Erasure: deletes the key, and with it the meaning of everything sealed under it, backups aside. */
export async function shredKey(work: Writing, subjectId: string): Promise<void> {
  await work.db.deleteFrom('people.subject_key').where('subject_id', '=', subjectId).execute()
}
