/** Bringing lists of surveyed enterprises: looked through, taken in whole or in part, undone. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import type * as endpoints from '../../domain/indicators/survey.endpoints.ts'
import { mayChangeAnswers, mayUndo, type SurveyBatch } from '../../domain/indicators/survey.ts'
import { surveyColumns, type SurveyRow } from '../../domain/indicators/surveyColumns.ts'
import { enterpriseKey, markAnswered, readSurveyList } from '../../domain/indicators/surveyList.ts'
import type { SheetBrought } from '../kernel/documents/sheetFile.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { lockSurvey } from './survey.actions.ts'
import { briefOfSurvey } from './survey.queries.ts'
import { readSurveyBatch, readSurveyBatchPage, surveyBatchRows } from './surveyBatch.queries.ts'

async function answeredIn(work: Writing, surveyId: string) {
  const answered = await work.db
    .selectFrom('indicators.surveyed')
    .where('survey_id', '=', surveyId)
    .select(['name_key', 'uscc'])
    .execute()
  return {
    names: new Set(answered.map((row) => row.name_key)),
    codes: new Set(answered.flatMap(({ uscc }) => uscc ?? [])),
  }
}

export async function previewSurveyed(
  work: Writing,
  surveyId: string,
  fileName: string,
  { cells }: Pick<SheetBrought, 'cells'>,
) {
  await briefOfSurvey(work, surveyId)
  const list = readSurveyList(cells)
  if (!list.ok) throw new Problem(invalid(list.code, list.facts))
  const rows = markAnswered(list.rows, await answeredIn(work, surveyId))
  const id = newId(work.now)
  await work.db
    .insertInto('indicators.survey_batch')
    .values({
      id,
      survey_id: surveyId,
      file_name: fileName,
      state: 'previewed',
      rows: JSON.stringify(rows),
      made_by: work.actor.personId!,
      made_at: work.now,
    })
    .execute()
  await record(work, 'indicators.survey.preview', surveyId, { rows: rows.length })
  return readSurveyBatchPage(work, id, {})
}

/** Rows of a program are read as those of a list are. */
export function sendSurveyed(
  work: Writing,
  surveyId: string,
  { name, rows }: BodyOf<typeof endpoints.sendSurveyed>,
) {
  const cells = rows.map((row) => surveyColumns.map((column) => row[column] ?? ''))
  return previewSurveyed(work, surveyId, name.trim(), { cells: [[...surveyColumns], ...cells] })
}

/** The batch, while nobody else changes the answers of its survey or publishes them. */
async function holdBatch(work: Writing, id: string): Promise<SurveyBatch> {
  const { surveyId } = await readSurveyBatch(work, id)
  await lockSurvey(work, surveyId)
  return readSurveyBatch(work, id)
}

/** Of other answers other numbers come: those told of these bind no longer. */
async function forgetTold(work: Writing, surveyId: string): Promise<void> {
  insist(mayChangeAnswers(await briefOfSurvey(work, surveyId)))
  await work.db
    .updateTable('indicators.survey_figure')
    .set({ told_at: null })
    .where('survey_id', '=', surveyId)
    .execute()
}

/** Some ten columns a row stay far below the 65,535 parameters of one statement. */
const rowsAtOnce = 2000

async function addRows(work: Writing, batch: SurveyBatch, rows: readonly SurveyRow[]) {
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await work.db
      .insertInto('indicators.surveyed')
      .values(
        rows.slice(at, at + rowsAtOnce).map((row) => ({
          id: newId(work.now),
          survey_id: batch.surveyId,
          batch_id: batch.id,
          uscc: row.uscc,
          name: row.name,
          name_key: enterpriseKey(row),
          industry: row.industry!,
          division: row.division!,
          is_leading: row.leading!,
          platform_use: row.use!,
        })),
      )
      // An enterprise that another batch brought since the preview stays as that one said.
      .onConflict((clause) => clause.doNothing())
      .execute()
  }
}

export async function commitSurveyed(work: Writing, id: string, except: readonly number[]) {
  const batch = await holdBatch(work, id)
  if (batch.state !== 'previewed') throw new Problem(conflict('kernel.batch_not_previewed'))
  await forgetTold(work, batch.surveyId)
  const left = new Set(except)
  const rows = await surveyBatchRows(work, id)
  await addRows(
    work,
    batch,
    rows.filter(({ faults, line }) => faults.length === 0 && !left.has(line)),
  )
  await work.db
    .updateTable('indicators.survey_batch')
    .set({ state: 'committed', committed_at: work.now })
    .where('id', '=', id)
    .execute()
  const answer = await readSurveyBatch(work, id)
  await record(work, 'indicators.survey.commit', batch.surveyId, { taken: answer.taken })
  return answer
}

export async function undoSurveyed(work: Writing, id: string, reason: string) {
  const batch = await holdBatch(work, id)
  if (batch.state !== 'committed') throw new Problem(conflict('kernel.batch_not_committed'))
  insist(mayUndo(reason))
  await forgetTold(work, batch.surveyId)
  await work.db.deleteFrom('indicators.surveyed').where('batch_id', '=', id).execute()
  await work.db
    .updateTable('indicators.survey_batch')
    .set({ state: 'undone', undone_at: work.now, undo_reason: reason.trim() })
    .where('id', '=', id)
    .execute()
  await record(work, 'indicators.survey.undo', batch.surveyId, { undone: batch.taken })
  return readSurveyBatch(work, id)
}
