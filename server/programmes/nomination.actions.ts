/**
 * Experts that members nominate: a list is looked through for faults of its own, sealed, and kept until the office
 * takes it into its register. Nothing of the register is told to whoever nominates.
 */
import { sql } from 'kysely'
import { firstFeeCell, readExpertList } from '../../domain/evaluation/expertList.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import {
  maySettleNomination,
  type Nomination,
  type NominationState,
  type NominationVerb,
} from '../../domain/programmes/workgroup.ts'
import { previewExperts } from '../evaluation/index.ts'
import type { SheetBrought } from '../kernel/documents/sheetFile.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { ownMembershipIn } from './advice.actions.ts'
import { insideOf, type Standing } from './workgroup.queries.ts'

const contextOf = (id: string): string => `programmes.workgroup_nomination ${id}`

function visibleNominations(work: Reading, { programmeId, role, memberId }: Standing) {
  const all = work.db
    .selectFrom('programmes.workgroup_nomination as n')
    .innerJoin('programmes.workgroup_member as m', 'm.id', 'n.member_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'm.org_id')
    .innerJoin('people.pub_person as p', 'p.id', 'n.given_by')
    .where('n.programme_id', '=', programmeId)
    .selectAll('n')
    .select(['m.org_id', 'o.name as member_name', 'p.name as given_name'])
  return role === 'member' ? all.where('n.member_id', '=', memberId) : all
}

type Row = Awaited<ReturnType<ReturnType<typeof visibleNominations>['executeTakeFirstOrThrow']>>

const nominationOf = (work: Reading, { role }: Standing, row: Row): Nomination => ({
  id: row.id,
  memberName: row.member_name ?? '',
  fileName: row.file_name,
  rows: row.rows,
  reason: row.reason,
  state: row.state as NominationState,
  givenBy: row.given_name ?? '',
  givenAt: row.given_at.toISOString(),
  settledAt: row.settled_at?.toISOString() ?? null,
  settledReason: row.settled_reason,
  batchId: role === 'office' ? row.batch_id : null,
  mine: row.org_id === work.actor.orgId,
})

export async function listNominations(work: Reading, programmeId: string, wish: PageWish) {
  const standing = await insideOf(work, programmeId)
  const key = sql<string>`n.id::text`
  const { shown, ...page } = await readPage(work, visibleNominations(work, standing), { key }, wish)
  return { ...page, rows: shown.map((row) => nominationOf(work, standing, row)) }
}

/**
 * A list with faults goes back to whoever brought it, with the first of them by line and column. Where to pay its
 * experts is no matter of whoever nominates them: such a list is not even kept sealed.
 */
function insistSound(cells: SheetBrought['cells']): number {
  const list = readExpertList(cells, new Set())
  if (!list.ok) throw new Problem(invalid(list.code, list.facts))
  const fee = firstFeeCell(list.rows)
  if (fee !== null) {
    const column = list.heads.get(fee.column) ?? fee.column
    throw new Problem(invalid('programmes.nomination_says_fees', { ...fee, column }))
  }
  const faulty = list.rows.filter(({ faults }) => faults.length > 0)
  const [first] = faulty
  if (first !== undefined) {
    const { column } = first.faults[0]!
    throw new Problem(
      invalid('programmes.nomination_has_faults', {
        count: faulty.length,
        line: first.line,
        column: list.heads.get(column) ?? column,
      }),
    )
  }
  if (list.rows.length === 0) throw new Problem(invalid('programmes.nomination_empty'))
  return list.rows.length
}

export async function nominateExperts(
  work: Writing,
  programmeId: string,
  wish: { readonly fileName: string; readonly reason: string },
  { cells, digest }: SheetBrought,
): Promise<Nomination> {
  const { standing, memberId } = await ownMembershipIn(work, programmeId)
  const rows = insistSound(cells)
  const id = newId(work.now)
  await work.db
    .insertInto('programmes.workgroup_nomination')
    .values({
      id,
      programme_id: programmeId,
      member_id: memberId,
      file_name: wish.fileName,
      digest,
      rows,
      reason: wish.reason.trim(),
      state: 'given',
      cells: vaultOf(work.host).seal(JSON.stringify(cells), contextOf(id)),
      given_by: work.actor.personId!,
      given_at: work.now,
    })
    .execute()
  await record(work, 'programmes.nomination.give', id, { rows, digest })
  await announce(work, 'programmes.nomination.given', { nominationId: id, programmeId })
  return readNomination(work, standing, id)
}

async function readNomination(work: Reading, standing: Standing, id: string) {
  const row = await visibleNominations(work, standing).where('n.id', '=', id).executeTakeFirst()
  return nominationOf(work, standing, found(row, 'nomination'))
}

async function lockNomination(work: Writing, id: string) {
  const at = await work.db
    .selectFrom('programmes.workgroup_nomination')
    .where('id', '=', id)
    .select('programme_id')
    .forUpdate()
    .executeTakeFirst()
  const standing = await insideOf(work, found(at, 'nomination').programme_id, 'nomination')
  const row = await visibleNominations(work, standing).where('n.id', '=', id).executeTakeFirst()
  return { standing, row: found(row, 'nomination') }
}

type Settled = {
  readonly state: NominationState
  readonly reason: string | null
  readonly batchId: string | null
}

/** Once settled the list itself goes: what was taken lives on in the register. */
async function settle(work: Writing, id: string, { state, reason, batchId }: Settled) {
  await work.db
    .updateTable('programmes.workgroup_nomination')
    .set({
      state,
      cells: null,
      batch_id: batchId,
      settled_by: work.actor.personId,
      settled_at: work.now,
      settled_reason: reason,
    })
    .where('id', '=', id)
    .execute()
}

/** Into the register of the office that takes it, to be looked through there like any list. */
export async function takeNomination(work: Writing, id: string, language: Language) {
  const { standing, row } = await lockNomination(work, id)
  const who = { office: standing.role === 'office', member: row.member_id === standing.memberId }
  insist(maySettleNomination(who, row.state as NominationState, 'take', ''))
  const cells = JSON.parse(vaultOf(work.host).open(row.cells!, contextOf(id))) as string[][]
  const wish = { fileName: row.file_name, updates: false, nominatedBy: row.org_id }
  const { batch } = await previewExperts(work, wish, { cells, digest: row.digest }, language)
  await settle(work, id, { state: 'taken', reason: null, batchId: batch.id })
  await record(work, 'programmes.nomination.take', id, { batchId: batch.id })
  await announce(work, 'programmes.nomination.settled', {
    nominationId: id,
    programmeId: standing.programmeId,
  })
  return { batchId: batch.id }
}

export async function settleNomination(
  work: Writing,
  id: string,
  { verb, reason = '' }: { readonly verb: NominationVerb; readonly reason?: string },
): Promise<Nomination> {
  const { standing, row } = await lockNomination(work, id)
  const who = { office: standing.role === 'office', member: row.member_id === standing.memberId }
  insist(maySettleNomination(who, row.state as NominationState, verb, reason))
  const text = reason.trim()
  await settle(work, id, {
    state: verb === 'decline' ? 'declined' : 'withdrawn',
    reason: text === '' ? null : text,
    batchId: null,
  })
  await record(work, `programmes.nomination.${verb}`, id)
  await announce(work, 'programmes.nomination.settled', {
    nominationId: id,
    programmeId: standing.programmeId,
  })
  return readNomination(work, standing, id)
}
