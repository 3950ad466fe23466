/** Bringing a list of experts into the register: looked through, taken, admitted by another, undone. */
import { sql } from 'kysely'
import type { ExpertInput } from '../../domain/evaluation/expert.ts'
import {
  mayAdmitBatch,
  mayCommitBatch,
  mayUndoBatch,
  type ExpertBatchState,
} from '../../domain/evaluation/expertBatch.ts'
import { cellWords } from '../../domain/evaluation/expertCells.ts'
import {
  emailKey,
  namesakeKey,
  readExpertList,
  withoutFee,
  settleRow,
  type ExpertRead,
  type KnownExpert,
  type SettledRow,
} from '../../domain/evaluation/expertList.ts'
import { expertCell } from '../../domain/evaluation/expertRow.ts'
import { isExpertField } from '../../domain/evaluation/field.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import type { SheetBrought } from '../kernel/documents/sheetFile.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { inSlices } from '../kernel/inSlices.ts'
import { joinByHash } from '../kernel/joinByHash.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { dropFees, keepBatchFees, returnFees, takeFees } from './expertBatch.fees.ts'
import { insertProfiles, updateProfiles } from './expert.rows.ts'
import { isComplete, readBatch, readExpertBatch } from './expertBatch.queries.ts'

/** Which values of where to pay an expert are kept, and that the expert said one of them. */
const feeKept = sql<KnownExpert['fee']>`(
  select json_build_object('keeps', coalesce(json_agg(k.field), '[]'), 'own', coalesce(bool_or(not k.by_list), false))
  from evaluation.expert_personal k where k.expert_id = evaluation.expert.id)`

/** Experts of the register with one of these addresses or names. */
async function knownOf(work: Reading, rows: readonly ExpertRead[]) {
  const emails = rows.flatMap(({ said }) => (said.email === undefined ? [] : emailKey(said.email)))
  const names = rows.flatMap(({ said }) => said.name ?? [])
  const known = await work.db
    .selectFrom('evaluation.expert')
    .where('org_id', '=', work.actor.orgId)
    .where('state', '<>', 'retired')
    .where(sql<boolean>`(lower(email) = any(${emails}::text[]) or name = any(${names}::text[]))`)
    .select(['id', 'version', 'profile', feeKept.as('fee')])
    .execute()
  const experts = known.map((row): KnownExpert => ({
    id: row.id,
    version: row.version,
    fee: row.fee,
    profile: row.profile as ExpertInput,
  }))
  const keyOf = ({ profile: { name, employer } }: KnownExpert) =>
    namesakeKey(name, employer.code, employer.name) ?? ''
  return {
    byEmail: new Map(experts.map((one) => [emailKey(one.profile.email), one])),
    byName: new Map(experts.map((one) => [keyOf(one), one])),
  }
}

/** Codes of fields that somebody brought into this register beside the usual ones. */
async function otherFields(work: Reading): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ code: string }>`
    select distinct unnest(field_codes) as code from evaluation.expert
    where org_id = ${work.actor.orgId} and state <> 'retired'`.execute(work.db)
  return new Set(rows.map(({ code }) => code).filter((code) => !isExpertField(code)))
}

type Settled = SettledRow & { readonly known: KnownExpert | null }

async function settled(
  work: Reading,
  rows: readonly ExpertRead[],
  updates: boolean,
  language: Language,
): Promise<Settled[]> {
  const { byEmail, byName } = await knownOf(work, rows)
  const words = cellWords[language]
  return rows.map((row) => {
    const { name = '', email, employer = '', employerCode = '' } = row.said
    const known = email === undefined ? null : (byEmail.get(emailKey(email)) ?? null)
    const namesake = byName.get(namesakeKey(name, employerCode, employer) ?? '')
    const other = namesake === undefined ? null : { email: namesake.profile.email }
    return {
      ...settleRow(row, known, other, updates, (profile, column) =>
        expertCell(profile, column, words),
      ),
      known,
    }
  })
}

async function keepSome(work: Writing, id: string, rows: readonly Settled[]): Promise<void> {
  const lines = rows.map(({ line, kind, cells, was, lacks, faults, profile, fee, known }) => ({
    batch_id: id,
    line,
    kind,
    faulty: faults.length > 0,
    shown: { cells, was, lacks, faults },
    profile,
    expert_id: kind === 'new' ? newId(work.now) : known?.id,
    seen_version: known?.version ?? null,
    taken: false,
    says_fee: fee !== null,
  }))
  await sql`insert into evaluation.expert_batch_line
    select * from jsonb_populate_recordset(null::evaluation.expert_batch_line,
      ${JSON.stringify(lines)}::jsonb)`.execute(work.db)
  await keepBatchFees(work, id, rows)
}

const keepLines = (work: Writing, id: string, rows: readonly Settled[]) =>
  inSlices(rows, (some) => keepSome(work, id, some))

export async function previewExperts(
  work: Writing,
  wish: {
    readonly fileName: string
    readonly updates: boolean
    /** The organisation that nominates; absent for the office's own list. */
    readonly nominatedBy?: string
  },
  { cells, digest }: SheetBrought,
  language: Language,
) {
  const list = readExpertList(cells, await otherFields(work))
  if (!list.ok) throw new Problem(invalid(list.code, list.facts))
  // Whoever nominates says nothing of where to pay; a list from before that was refused is read without.
  const read = wish.nominatedBy === undefined ? list.rows : list.rows.map(withoutFee)
  const rows = await settled(work, read, wish.updates, language)
  const sound = rows.filter(({ faults }) => faults.length === 0)
  const countOf = (kind: SettledRow['kind']) => sound.filter((row) => row.kind === kind).length
  const id = newId(work.now)
  await work.db
    .insertInto('evaluation.expert_batch')
    .values({
      id,
      org_id: work.actor.orgId ?? '',
      file_name: wish.fileName,
      digest,
      state: 'previewed',
      updates: wish.updates,
      rows: rows.length,
      faulty: rows.length - sound.length,
      fresh: countOf('new'),
      changes: countOf('change'),
      nominated_by: wish.nominatedBy ?? null,
      made_by: work.actor.personId ?? '',
      made_at: work.now,
    })
    .execute()
  await keepLines(work, id, rows)
  await record(work, 'evaluation.expertBatch.preview', id, { rows: rows.length })
  return readExpertBatch(work, id, {})
}

async function lockBatch(work: Writing, id: string) {
  const row = await work.db
    .selectFrom('evaluation.expert_batch')
    .where('id', '=', id)
    .where('org_id', '=', work.actor.orgId)
    .select(['id', 'state', 'made_by'])
    .forUpdate()
    .executeTakeFirst()
  const { state, made_by: madeBy } = found(row, 'expertBatch')
  return { state: state as ExpertBatchState, madeByMe: madeBy === work.actor.personId }
}

/**
 * An expert whose address came into the register since the preview, or who was changed since, stays as that
 * left it: such a row is not taken.
 */
export async function commitExperts(work: Writing, id: string, except: readonly number[]) {
  insist(mayCommitBatch(work.actor, (await lockBatch(work, id)).state))
  await joinByHash(work)
  const chosen = await work.db
    .selectFrom('evaluation.expert_batch_line')
    .where('batch_id', '=', id)
    .where('faulty', '=', false)
    .where('kind', '<>', 'same')
    .where(sql<boolean>`line <> all(${except}::integer[])`)
    .select(['kind', 'expert_id', 'seen_version', 'profile'])
    .orderBy('line')
    .execute()
  const rows = chosen.map((row) => ({
    kind: row.kind,
    id: found(row.expert_id, 'expert'),
    version: row.seen_version ?? 0,
    profile: row.profile as ExpertInput,
  }))
  await sql`
    update evaluation.expert_batch_line l set before = e.profile
    from evaluation.expert e
    where l.batch_id = ${id} and l.kind = 'change' and e.id = l.expert_id
      and e.version = l.seen_version`.execute(work.db)
  const taken = [
    ...(await insertProfiles(
      work,
      rows.filter(({ kind }) => kind === 'new'),
    )),
    ...(await updateProfiles(
      work,
      rows.filter(({ kind }) => kind === 'change'),
    )),
  ]
  await sql`
    update evaluation.expert_batch_line l set taken = true, left_version = coalesce(seen_version, 0) + 1
    where batch_id = ${id} and expert_id = any(${taken}::uuid[])`.execute(work.db)
  const fees = await takeFees(work, id, taken)
  await work.db
    .updateTable('evaluation.expert_batch')
    .set({ state: 'committed', committed_at: work.now, taken: taken.length })
    .where('id', '=', id)
    .execute()
  await record(work, 'evaluation.expertBatch.commit', id, { taken: taken.length, fees })
  await announce(work, 'evaluation.expert.imported', { batchId: id })
  return readBatch(work, id)
}

/** What `checkExpert` asks besides is asked of every profile that is kept. */
export async function admitExperts(work: Writing, id: string) {
  const batch = await lockBatch(work, id)
  await joinByHash(work)
  const { waiting } = await readBatch(work, id)
  insist(mayAdmitBatch(work.actor, batch, waiting?.complete ?? 0))
  const { rows } = await sql<{ id: string }>`
    update evaluation.expert e
    set state = 'approved', version = e.version + 1, changed_at = ${work.now}
    from evaluation.expert_batch_line l
    where l.batch_id = ${id} and l.taken and l.kind = 'new' and e.id = l.expert_id
      and e.state = 'nominated' and ${isComplete}
    returning e.id`.execute(work.db)
  await sql`
    update evaluation.expert_batch_line l set left_version = left_version + 1
    from evaluation.expert e
    where l.batch_id = ${id} and e.id = l.expert_id and e.version = l.left_version + 1
      and e.id = any(${rows.map((row) => row.id)}::uuid[])`.execute(work.db)
  await record(work, 'evaluation.expertBatch.admit', id, { admitted: rows.length })
  await announce(work, 'evaluation.expert.batchAdmitted', { batchId: id })
  return readBatch(work, id)
}

/** Rows whose expert is as the batch left it. */
const untouched = (id: string) => sql`
  l.batch_id = ${id} and l.taken and e.id = l.expert_id and e.version = l.left_version`

/** No review, no plan and no panel names the expert: a secretary and a plan’s second choice read nothing. */
const isUnused = sql`
  not exists (select from evaluation.assignment a where a.expert_id = e.id)
  and not exists (select from evaluation.arrangement_pair a where a.expert_id = e.id)
  and not exists (select from evaluation.arrangement_pair a where a.instead_id = e.id)
  and not exists (select from evaluation.panel_member m where m.expert_id = e.id)
  and not exists (select from evaluation.panel_recusal c where c.expert_id = e.id)`

/**
 * Experts who are again as an earlier list left them are so for the undo of that list as well: lists that changed
 * the same expert can be undone one after the other, the last one first.
 */
const passBack = (work: Writing, id: string, restored: readonly string[]) =>
  sql`
    update evaluation.expert_batch_line o set left_version = e.version
    from evaluation.expert_batch_line l join evaluation.expert e on e.id = l.expert_id
    where l.batch_id = ${id} and l.expert_id = any(${restored}::uuid[])
      and o.batch_id <> l.batch_id and o.expert_id = l.expert_id and o.taken
      and o.left_version = l.seen_version`.execute(work.db)

/**
 * Rows that stay say why. What a later list replaced is never brought back by the undo of an earlier one; only where
 * that list found the expert as this one left it does its undo lead back to this row.
 */
const sayWhyStays = (work: Writing, id: string) =>
  sql`
    update evaluation.expert_batch_line l
    set shown = l.shown || jsonb_build_object('stays', case
      when e.version = l.left_version then 'evaluation.expert_row_in_use'
      when exists (select from evaluation.expert_batch_line o where o.batch_id <> l.batch_id
        and o.expert_id = l.expert_id and o.taken and o.seen_version = l.left_version)
        then 'evaluation.expert_row_replaced'
      else 'evaluation.expert_row_changed' end)
    from evaluation.expert e
    where l.batch_id = ${id} and l.taken and e.id = l.expert_id`.execute(work.db)

/** New experts go and changed ones are as before; whoever was invited, assigned or changed since stays. */
export async function undoExperts(work: Writing, id: string, reason: string) {
  insist(mayUndoBatch(work.actor, (await lockBatch(work, id)).state, reason))
  await joinByHash(work)
  // Whoever assigns one of them waits, or was first and is found below.
  await sql`
    select e.id from evaluation.expert e, evaluation.expert_batch_line l
    where ${untouched(id)} order by e.id for update of e`.execute(work.db)
  const { rows } = await sql<{ id: string }>`
    select e.id from evaluation.expert e, evaluation.expert_batch_line l
    where ${untouched(id)} and l.kind = 'new' and ${isUnused}`.execute(work.db)
  const gone = rows.map((row) => row.id)
  await inSlices(gone, async (some) => {
    await dropFees(work, some)
    await sql`delete from evaluation.expert where id = any(${some}::uuid[])`.execute(work.db)
  })
  const { rows: changed } = await sql<{ id: string; version: number; profile: ExpertInput }>`
    select e.id, e.version, l.before as profile
    from evaluation.expert e, evaluation.expert_batch_line l
    where ${untouched(id)} and l.kind = 'change'`.execute(work.db)
  const restored = await updateProfiles(work, changed)
  await returnFees(work, id, restored)
  await passBack(work, id, restored)
  const back = [...gone, ...restored]
  await sql`
    update evaluation.expert_batch_line set taken = false
    where batch_id = ${id} and expert_id = any(${back}::uuid[])`.execute(work.db)
  await sayWhyStays(work, id)
  const { stay } = await work.db
    .selectFrom('evaluation.expert_batch_line')
    .where('batch_id', '=', id)
    .where('taken', '=', true)
    .select((eb) => eb.fn.countAll<number>().as('stay'))
    .executeTakeFirstOrThrow()
  await work.db
    .updateTable('evaluation.expert_batch')
    .set({ state: 'undone', undone_at: work.now, undo_reason: reason.trim(), taken: Number(stay) })
    .where('id', '=', id)
    .execute()
  await record(work, 'evaluation.expertBatch.undo', id, { undone: back.length })
  await announce(work, 'evaluation.expert.importUndone', { batchId: id })
  return readBatch(work, id)
}
