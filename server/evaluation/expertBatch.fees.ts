/** Where to pay the experts of a list: sealed from the moment it is read, and apart from what is shown of a line. */
import { sql } from 'kysely'
import type { FeeData, FeeField } from '../../domain/evaluation/feeData.ts'
import { inSlices } from '../kernel/inSlices.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import type { Writing } from '../kernel/work.ts'
import { sealAllFor, shredKeys } from '../people/index.ts'
import { feeField } from './expert.queries.ts'

const contextOf = (batchId: string, line: number): string =>
  `evaluation.expert_batch_fee ${batchId} ${line}`

/** As a text from which the database reads bytes. */
const hexOf = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`

type Said = { readonly line: number; readonly fee: Partial<FeeData> | null }

/** Under the house's key until the list is taken: whose keys they would be is not decided yet. */
export async function keepBatchFees(work: Writing, batchId: string, rows: readonly Said[]) {
  const vault = vaultOf(work.host)
  const kept = rows.flatMap(({ line, fee }) =>
    fee === null
      ? []
      : {
          batch_id: batchId,
          line,
          sealed: hexOf(vault.seal(JSON.stringify(fee), contextOf(batchId, line))),
        },
  )
  if (kept.length === 0) return
  await sql`insert into evaluation.expert_batch_fee
    select * from jsonb_populate_recordset(null::evaluation.expert_batch_fee,
      ${JSON.stringify(kept)}::jsonb)`.execute(work.db)
}

type Taken = { readonly expert_id: string; readonly line: number; readonly sealed: Buffer }

async function putFees(work: Writing, batchId: string, rows: readonly Taken[]): Promise<void> {
  const vault = vaultOf(work.host)
  const subjects = rows.map(({ expert_id: subjectId, line, sealed }) => {
    const fee = JSON.parse(vault.open(sealed, contextOf(batchId, line))) as Partial<FeeData>
    const values = (Object.entries(fee) as [FeeField, string][]).map(([of, text]) => ({
      of,
      field: feeField(of),
      text,
    }))
    return { subjectId, values }
  })
  const sealed = await sealAllFor(work, subjects)
  const personal = subjects.flatMap(({ subjectId, values }, one) =>
    values.map(({ of }, at) => ({
      ...{ expert_id: subjectId, field: of, sealed: hexOf(sealed[one]![at]!) },
      ...{ changed_at: work.now, by_list: true },
    })),
  )
  await sql`
    insert into evaluation.expert_personal (expert_id, field, sealed, changed_at, by_list)
    select r.expert_id, r.field, r.sealed, r.changed_at, r.by_list
    from jsonb_populate_recordset(null::evaluation.expert_personal, ${JSON.stringify(personal)}::jsonb) r
    on conflict (expert_id, field) do update
      set sealed = excluded.sealed, changed_at = excluded.changed_at, by_list = true`.execute(
    work.db,
  )
}

/** To each expert that was taken, under the expert's own key; the list keeps none. How many experts that were. */
export async function takeFees(work: Writing, batchId: string, taken: readonly string[]) {
  const { rows } = await sql<Taken>`
    select l.expert_id, f.line, f.sealed
    from evaluation.expert_batch_fee f
    join evaluation.expert_batch_line l on l.batch_id = f.batch_id and l.line = f.line
    where f.batch_id = ${batchId} and l.expert_id = any(${taken}::uuid[])`.execute(work.db)
  if (rows.length > 0) {
    const ids = rows.map((row) => row.expert_id)
    await sql`
      insert into evaluation.expert_fee_before (expert_id, batch_id, field, sealed)
      select expert_id, ${batchId}::uuid, field, sealed from evaluation.expert_personal
      where expert_id = any(${ids}::uuid[])`.execute(work.db)
    await inSlices(rows, (some) => putFees(work, batchId, some))
  }
  await work.db.deleteFrom('evaluation.expert_batch_fee').where('batch_id', '=', batchId).execute()
  return rows.length
}

/** Before experts go whom a list brought: what was sealed for them, and their keys. */
export async function dropFees(work: Writing, ids: readonly string[]): Promise<void> {
  await sql`delete from evaluation.expert_personal where expert_id = any(${ids}::uuid[])`.execute(
    work.db,
  )
  await shredKeys(work, ids)
}

/** Of experts whom a list changed: what it brought goes, and what it replaced is back. */
export async function returnFees(work: Writing, batchId: string, ids: readonly string[]) {
  await sql`
    delete from evaluation.expert_personal p
    using evaluation.expert_batch_line l
    where l.batch_id = ${batchId} and l.expert_id = p.expert_id and l.says_fee
      and p.expert_id = any(${ids}::uuid[])`.execute(work.db)
  await sql`
    insert into evaluation.expert_personal (expert_id, field, sealed, changed_at, by_list)
    select expert_id, field, sealed, ${work.now}::timestamptz, true from evaluation.expert_fee_before
    where batch_id = ${batchId} and expert_id = any(${ids}::uuid[])`.execute(work.db)
  await work.db.deleteFrom('evaluation.expert_fee_before').where('batch_id', '=', batchId).execute()
}
