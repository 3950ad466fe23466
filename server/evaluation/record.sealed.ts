/** Records of sittings, kept as reviews are: by functions of the database, each for one purpose, and the house's key. */
import { sql } from 'kysely'
import type { Marks } from '../../domain/evaluation/marks.ts'
import type { RecordWords } from '../../domain/evaluation/record.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { openMarks } from './sealed.ts'

const contextOf = (slotId: string): string => `evaluation.panel_record ${slotId}`

const open = (work: Reading, slotId: string, sealed: Buffer): RecordWords =>
  JSON.parse(vaultOf(work.host).open(sealed, contextOf(slotId))) as RecordWords

type Row = { draft: Buffer; version: number; signed: Buffer | null }

/** Undefined before anything was written, and for whoever does not sit there. */
export async function tableRecord(work: Reading, slotId: string) {
  const { rows } = await sql<Row>`
    select * from evaluation.table_record(${slotId}::uuid, ${work.actor.personId}::uuid)`.execute(
    work.db,
  )
  const row = rows[0]
  if (row === undefined) return undefined
  return { version: row.version, words: open(work, slotId, row.signed ?? row.draft) }
}

/** The new version; null where somebody wrote meanwhile. */
export async function keepRecord(
  work: Writing,
  slotId: string,
  base: number,
  words: RecordWords,
): Promise<number | null> {
  const sealed = vaultOf(work.host).seal(JSON.stringify(words), contextOf(slotId))
  const { rows } = await sql<{ version: number | null }>`
    select evaluation.keep_table_record(${slotId}::uuid, ${work.actor.personId}::uuid,
      ${base}::integer, ${sealed}::bytea, ${work.now}::timestamptz) as version`.execute(work.db)
  return rows[0]?.version ?? null
}

/** The digest of what is sealed now; null where that version is past. */
export async function sealRecord(work: Writing, slotId: string, base: number) {
  const { rows } = await sql<{ digest: string | null }>`
    select evaluation.sign_table_record(${slotId}::uuid, ${work.actor.personId}::uuid,
      ${base}::integer, ${work.now}::timestamptz) as digest`.execute(work.db)
  return rows[0]?.digest ?? null
}

/** What each member wrote alone, in the order of assignment: nothing while one is open. */
export async function tableReviews(work: Reading, slotId: string): Promise<Marks[]> {
  const { rows } = await sql<{ assignment_id: string; submitted: Buffer }>`
    select * from evaluation.table_reviews(${slotId}::uuid, ${work.actor.personId}::uuid)
    order by assignment_id`.execute(work.db)
  return rows.map((row) => openMarks(work, row.assignment_id, row.submitted))
}

/** How many records of a session have words. */
export async function writtenRecords(work: Reading, sessionId: string): Promise<number> {
  const { rows } = await sql<{ written: number }>`
    select evaluation.written_records(${sessionId}::uuid) as written`.execute(work.db)
  return rows[0]?.written ?? 0
}

/** Signed records of these times of a round that is frozen, by slot; nothing before. */
export async function frozenRecords(
  work: Reading,
  roundId: string,
  slots: readonly { readonly id: string }[],
) {
  if (slots.length === 0) return new Map<string, RecordWords>()
  const { rows } = await sql<{ slot_id: string; signed: Buffer }>`
    select * from evaluation.frozen_table_records(${roundId}::uuid)
    where slot_id = any(${slots.map(({ id }) => id)}::uuid[])`.execute(work.db)
  return new Map(rows.map((row) => [row.slot_id, open(work, row.slot_id, row.signed)]))
}
