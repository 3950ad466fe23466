/** Importing lists of winners with a preview, undoing a batch, deciding a likeness. */
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import { normaliseOrganisationName } from '../../domain/kernel/organisationName.ts'
import { coreOfName } from '../../domain/programmes/priorWinners.ts'
import { mayDecideMatch } from '../../domain/programmes/winner.ts'
import { readWinnerList, type WinnerRow } from '../../domain/programmes/winnerList.ts'
import { isWrittenReason } from '../../domain/kernel/writtenReason.ts'
import { announce } from '../kernel/events/announce.ts'
import type { SheetBrought } from '../kernel/documents/sheetFile.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { lockFileAndList } from './candidate.actions.ts'
import { batchRows, readBatch, readBatchPage } from './winner.queries.ts'
import { winnersFor } from './winnerMatch.queries.ts'
import { programmeOf } from './programme.queries.ts'

/** Rows whose year and number are in the lists already are marked, so that nobody imports a list twice. */
async function markListed(work: Writing, series: string, rows: readonly WinnerRow[]) {
  const years = [...new Set(rows.flatMap(({ year }) => year ?? []))]
  if (years.length === 0) return rows
  const listed = await work.db
    .selectFrom('programmes.winner')
    .where('series', '=', series)
    .where('year', 'in', years)
    .select(['year', 'seq'])
    .execute()
  const known = new Set(listed.map(({ year, seq }) => `${year} ${seq}`))
  return rows.map((row) =>
    known.has(`${row.year} ${row.seq}`)
      ? {
          ...row,
          faults: [
            ...row.faults,
            { column: 'seq' as const, code: 'programmes.winner_listed_already' },
          ],
        }
      : row,
  )
}

export async function previewWinners(
  work: Writing,
  wish: { readonly series: string; readonly fileName: string },
  { cells }: SheetBrought,
) {
  const list = readWinnerList(cells, work.now.getUTCFullYear())
  if (!list.ok) throw new Problem(invalid(list.code, list.facts))
  const rows = await markListed(work, wish.series, list.rows)
  const id = newId(work.now)
  await work.db
    .insertInto('programmes.winner_batch')
    .values({
      id,
      series: wish.series,
      file_name: wish.fileName,
      state: 'previewed',
      rows: JSON.stringify(rows),
      demo: work.host.config.demo,
      org_id: work.actor.orgId,
      made_by: work.actor.personId!,
      made_at: work.now,
    })
    .execute()
  await record(work, 'programmes.winner.preview', id, { series: wish.series, rows: rows.length })
  return readBatchPage(work, id, {})
}

async function lockBatch(work: Writing, id: string) {
  const row = await work.db
    .selectFrom('programmes.winner_batch')
    .where('id', '=', id)
    .select(['id', 'series', 'state', 'demo'])
    .forUpdate()
    .executeTakeFirst()
  // Another office's is not there.
  await readBatch(work, id)
  return found(row, 'winnerBatch')
}

/** Some 12 columns a row stay far below the 65,535 parameters of one statement. */
const rowsAtOnce = 2000

export async function commitWinners(
  work: Writing,
  id: string,
  {
    lines,
    except,
  }: { readonly lines?: readonly number[]; readonly except?: readonly number[] } = {},
) {
  const batch = await lockBatch(work, id)
  if (batch.state !== 'previewed') {
    throw new Problem(conflict('kernel.batch_not_previewed'))
  }
  const rows = await batchRows(work, id)
  const sound = new Map(
    rows.filter(({ faults }) => faults.length === 0).map((row) => [row.line, row]),
  )
  const refused = lines?.find((line) => !sound.has(line))
  if (refused !== undefined) {
    throw new Problem(invalid('kernel.sheet_line_refused', { line: refused }))
  }
  const left = new Set(except)
  const wanted = lines === undefined ? [...sound.values()] : lines.map((line) => sound.get(line)!)
  const chosen = wanted.filter(({ line }) => !left.has(line))
  for (let at = 0; at < chosen.length; at += rowsAtOnce) {
    await work.db
      .insertInto('programmes.winner')
      .values(
        chosen.slice(at, at + rowsAtOnce).map((row) => ({
          id: newId(work.now),
          series: batch.series,
          year: row.year!,
          seq: row.seq!,
          direction: row.direction,
          project: row.project,
          applicant: row.applicant,
          applicant_key: normaliseOrganisationName(row.applicant),
          applicant_core: coreOfName(row.applicant),
          uscc: row.uscc,
          recommending_unit: row.recommendingUnit,
          batch_id: id,
          demo: batch.demo,
          imported_at: work.now,
        })),
      )
      // A row that another batch brought since the preview stays that batch's.
      .onConflict((clause) => clause.columns(['series', 'year', 'seq']).doNothing())
      .execute()
  }
  await work.db
    .updateTable('programmes.winner_batch')
    .set({ state: 'committed', committed_at: work.now })
    .where('id', '=', id)
    .execute()
  const answer = await readBatch(work, id)
  await record(work, 'programmes.winner.commit', id, { series: batch.series, taken: answer.taken })
  await announce(work, 'programmes.winner.imported', { batchId: id, series: batch.series })
  return answer
}

export async function undoWinners(work: Writing, id: string, reason: string) {
  const batch = await lockBatch(work, id)
  if (batch.state !== 'committed') {
    throw new Problem(conflict('kernel.batch_not_committed'))
  }
  insist(isWrittenReason(reason) ? { ok: true } : invalid('programmes.reason_too_short'))
  await work.db.deleteFrom('programmes.winner').where('batch_id', '=', id).execute()
  await work.db
    .updateTable('programmes.winner_batch')
    .set({ state: 'undone', undone_at: work.now, undo_reason: reason.trim() })
    .where('id', '=', id)
    .execute()
  await record(work, 'programmes.winner.undo', id, { series: batch.series })
  await announce(work, 'programmes.winner.undone', { batchId: id, series: batch.series })
  return readBatch(work, id)
}

/** An officer's finding on a likeness of the applicant whose file is on the desk. */
export async function decideWinnerMatch(
  work: Writing,
  candidateId: string,
  winnerId: string,
  wish: { readonly same: boolean; readonly reason: string },
) {
  const { row } = await lockFileAndList(work, candidateId)
  const { definition } = await programmeOf(work, row.programme_id)
  const { matches } = await winnersFor(work, definition, row.applicant_org_id)
  const match = found(
    matches.find(({ winner }) => winner.id === winnerId),
    'winner',
  )
  insist(mayDecideMatch(work.actor, match, row.rank))
  insist(isWrittenReason(wish.reason) ? { ok: true } : invalid('programmes.reason_too_short'))
  const finding = {
    same: wish.same,
    reason: wish.reason.trim(),
    decided_by: work.actor.personId!,
    decided_at: work.now,
  }
  await work.db
    .insertInto('programmes.winner_match')
    .values({ winner_id: winnerId, org_id: row.applicant_org_id, ...finding })
    .onConflict((clause) => clause.columns(['winner_id', 'org_id']).doUpdateSet(finding))
    .execute()
  await record(work, 'programmes.winner.match', winnerId, {
    organisation: row.applicant_org_id,
    same: String(wish.same),
  })
  return { rows: (await winnersFor(work, definition, row.applicant_org_id)).matches }
}
