/** Personal values under the subject's own key. Without the key they cannot be read by anybody again. */
import { sql } from 'kysely'
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

type Sealing = {
  readonly subjectId: string
  readonly values: readonly { readonly field: string; readonly text: string }[]
}

/** As `sealFor`, for many subjects and values at once; answers in the order of both. */
export async function sealAllFor(work: Writing, subjects: readonly Sealing[]): Promise<Buffer[][]> {
  const vault = vaultOf(work.host)
  const ids = [...new Set(subjects.map(({ subjectId }) => subjectId))]
  const made = ids.map((id) => ({
    ...{ subject_id: id, made_at: work.now },
    wrapped: `\\x${vault.newKey(id).toString('hex')}`,
  }))
  await sql`insert into people.subject_key
    select * from jsonb_populate_recordset(null::people.subject_key, ${JSON.stringify(made)}::jsonb)
    on conflict do nothing`.execute(work.db)
  const { rows } = await sql<{ subject_id: string; wrapped: Buffer }>`
    select subject_id, wrapped from people.subject_key where subject_id = any(${ids}::uuid[])`.execute(
    work.db,
  )
  const keys = new Map(rows.map((row) => [row.subject_id, row.wrapped]))
  return subjects.map(({ subjectId, values }) => {
    const key = keys.get(subjectId)
    if (key === undefined) throw new Error(`the key of ${subjectId} vanished while it was used`)
    const plain = values.map(({ field, text }) => ({ text, context: field }))
    return vault.sealAllWith(key, subjectId, plain)
  })
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

export async function shredKeys(work: Writing, subjectIds: readonly string[]): Promise<void> {
  await sql`delete from people.subject_key where subject_id = any(${subjectIds}::uuid[])`.execute(
    work.db,
  )
}
