/** Writing the record of a sitting, and the leader's signature under it. */
import { checkMarks } from '../../domain/evaluation/marks.ts'
import {
  mayWriteRecord,
  maySignRecord,
  seatsOf,
  writtenSeats,
  type RecordWords,
} from '../../domain/evaluation/record.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { record } from '../kernel/history/record.ts'
import { insist, Problem } from '../kernel/problem.ts'
import { asHouse, type Writing } from '../kernel/work.ts'
import { insistNoFaults } from './faults.ts'
import { panelRulesOf } from './panel.sheet.ts'
import { ownTable, readTable, tableFacts, tableMembers, type TableRow } from './record.queries.ts'
import { lockRound } from './round.lock.ts'
import { keepRecord, sealRecord, tableRecord } from './record.sealed.ts'

/** The round first and shared, so that the freeze waits for whoever writes; then the time itself. */
async function lockTable(work: Writing, id: string): Promise<TableRow> {
  await lockRound(work, (await ownTable(work, id)).round_id, 'share')
  await work.db
    .selectFrom('evaluation.slot')
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .execute()
  return ownTable(work, id)
}

const meanwhile = () => new Problem(conflict('evaluation.changed_meanwhile'))

/** What is no mark of the rubric is refused; what is missing is not, until it is signed. */
export async function saveRecord(
  work: Writing,
  id: string,
  wish: { readonly version: number; readonly words: RecordWords },
  language: Language,
) {
  const row = await lockTable(work, id)
  const { reviewsOpen } = await tableMembers(work, row)
  insist(mayWriteRecord(tableFacts(row, reviewsOpen)))
  insistNoFaults(work, language, checkMarks(row.rubric as Rubric, wish.words.marks, 'draft'))
  const version = await keepRecord(work, id, wish.version, wish.words)
  if (version === null) throw meanwhile()
  if (wish.version === 0) await record(work, 'evaluation.record.open', row.round_id)
  return { version }
}

export async function signRecord(work: Writing, id: string, version: number) {
  const row = await lockTable(work, id)
  const { members, reviewsOpen } = await tableMembers(work, row)
  const kept = await tableRecord(work, id)
  if (kept === undefined || kept.version !== version) throw meanwhile()
  const seats = seatsOf(members, kept.words)
  const signing = {
    expertId: row.expert_id,
    seats,
    words: kept.words,
    rules: panelRulesOf(row.rules),
    rubric: row.rubric as Rubric,
  }
  insist(maySignRecord(tableFacts(row, reviewsOpen), signing, work.now.getTime()))
  // Sealed are the seats that were judged, not what was written of them before.
  const judged = await keepRecord(work, id, version, {
    ...kept.words,
    seats: writtenSeats(seats),
  })
  const digest = judged === null ? null : await sealRecord(work, id, judged)
  if (digest === null) throw meanwhile()
  await work.db
    .updateTable('evaluation.slot')
    .set({ record_digest: digest, recorded_at: work.now, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  const attendance = seats.map(({ expertId, present, recused }) => ({
    slot_id: id,
    expert_id: expertId,
    present,
    recused,
  }))
  await asHouse(work, () =>
    work.db.insertInto('evaluation.attendance').values(attendance).execute(),
  )
  // By its digest the line is found from the record, and from the line nobody finds what the expert heard.
  await record(work, 'evaluation.record.sign', row.round_id, { digest })
  return readTable(work, id)
}
