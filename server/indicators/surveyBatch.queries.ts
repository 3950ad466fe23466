/** Lists of surveyed enterprises that were brought in, and their rows. */
import { sql } from 'kysely'
import type { QueryOf } from '../../domain/kernel/endpoint.ts'
import type * as endpoints from '../../domain/indicators/survey.endpoints.ts'
import type { SurveyBatch } from '../../domain/indicators/survey.ts'
import type { SurveyRow } from '../../domain/indicators/surveyColumns.ts'
import { pageOfLines } from '../kernel/documents/sheetFile.ts'
import { found } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'
import { ownSurveys } from './survey.queries.ts'

const ownBatches = (work: Reading) =>
  work.db
    .selectFrom('indicators.survey_batch as b')
    .innerJoin('indicators.survey as s', 's.id', 'b.survey_id')
    .innerJoin('people.pub_person as p', 'p.id', 'b.made_by')
    .where('s.org_id', '=', work.actor.orgId)

const batches = (work: Reading) =>
  ownBatches(work).select((eb) => [
    'b.id',
    'b.survey_id',
    'b.file_name',
    'b.state',
    'b.made_at',
    'b.committed_at',
    'b.undone_at',
    'p.name as made_by',
    eb.fn<number>('jsonb_array_length', ['b.rows']).as('row_count'),
    eb
      .fn<number>('jsonb_array_length', [
        eb.fn('jsonb_path_query_array', ['b.rows', eb.val('$[*] ? (@.faults.size() > 0)')]),
      ])
      .as('faulty'),
    eb
      .selectFrom('indicators.surveyed as e')
      .whereRef('e.batch_id', '=', 'b.id')
      .select(eb.fn.countAll<number>().as('n'))
      .as('taken'),
  ])

type Row = Awaited<ReturnType<ReturnType<typeof batches>['executeTakeFirstOrThrow']>>

const batchOf = (row: Row): SurveyBatch => ({
  id: row.id,
  surveyId: row.survey_id,
  fileName: row.file_name,
  state: row.state as SurveyBatch['state'],
  rows: row.row_count,
  faulty: row.faulty,
  taken: Number(row.taken),
  madeBy: row.made_by ?? '',
  madeAt: row.made_at.toISOString(),
  committedAt: row.committed_at?.toISOString() ?? null,
  undoneAt: row.undone_at?.toISOString() ?? null,
})

export async function listSurveyBatches(work: Reading, surveyId: string, wish: PageWish) {
  found(
    await ownSurveys(work).where('s.id', '=', surveyId).select('s.id').executeTakeFirst(),
    'survey',
  )
  const list = batches(work).where('b.survey_id', '=', surveyId)
  const { shown, ...page } = await readPage(work, list, { key: sql<string>`b.id::text` }, wish)
  return { ...page, rows: shown.map(batchOf) }
}

export async function readSurveyBatch(work: Reading, id: string): Promise<SurveyBatch> {
  return batchOf(
    found(await batches(work).where('b.id', '=', id).executeTakeFirst(), 'surveyBatch'),
  )
}

export async function surveyBatchRows(work: Reading, id: string): Promise<SurveyRow[]> {
  const row = await ownBatches(work).where('b.id', '=', id).select('b.rows').executeTakeFirst()
  return found(row, 'surveyBatch').rows as SurveyRow[]
}

export async function readSurveyBatchPage(
  work: Reading,
  id: string,
  query: QueryOf<typeof endpoints.readSurveyBatch>,
) {
  const batch = await readSurveyBatch(work, id)
  return { batch, ...pageOfLines(await surveyBatchRows(work, id), query) }
}
