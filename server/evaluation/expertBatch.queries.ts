/** Lists of experts that an office brought in, and their rows. */
import { sql } from 'kysely'
import type { ExpertBatch, ExpertBatchState } from '../../domain/evaluation/expertBatch.ts'
import type { ExpertListRow } from '../../domain/evaluation/expertRow.ts'
import { found } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'

const batches = (work: Reading) =>
  work.db
    .selectFrom('evaluation.expert_batch as b')
    .innerJoin('people.pub_person as p', 'p.id', 'b.made_by')
    .leftJoin('people.pub_organisation as o', 'o.id', 'b.nominated_by')
    .where('b.org_id', '=', work.actor.orgId)
    .selectAll('b')
    .select(['p.name as maker', 'o.name as nominator'])

type BatchRow = Awaited<ReturnType<ReturnType<typeof batches>['executeTakeFirstOrThrow']>>

const batchOf = (
  work: Reading,
  row: BatchRow,
  waiting: ExpertBatch['waiting'] = null,
): ExpertBatch => ({
  id: row.id,
  fileName: row.file_name,
  state: row.state as ExpertBatchState,
  updates: row.updates,
  rows: row.rows,
  faulty: row.faulty,
  fresh: row.fresh,
  changes: row.changes,
  taken: row.taken,
  waiting,
  nominatedBy: row.nominator,
  madeBy: row.maker ?? '',
  madeByMe: row.made_by === work.actor.personId,
  madeAt: row.made_at.toISOString(),
  committedAt: row.committed_at?.toISOString() ?? null,
  undoneAt: row.undone_at?.toISOString() ?? null,
})

export async function listExpertBatches(work: Reading, wish: PageWish) {
  const key = sql<string>`b.id::text`
  const { shown, ...page } = await readPage(work, batches(work), { key }, wish)
  return { ...page, rows: shown.map((row) => batchOf(work, row)) }
}

/** What an admission asks of a nominated expert beside what every change of a profile is refused for. */
export const isComplete = sql<boolean>`e.field_codes <> '{}' and e.employer_code <> ''`

async function waitingOf(work: Reading, id: string) {
  const { rows } = await sql<{ complete: number; incomplete: number }>`
    select count(*) filter (where ${isComplete})::integer as complete,
      count(*) filter (where not (${isComplete}))::integer as incomplete
    from evaluation.expert_batch_line l
    join evaluation.expert e on e.id = l.expert_id and e.state = 'nominated'
    where l.batch_id = ${id} and l.taken and l.kind = 'new'`.execute(work.db)
  return rows[0]!
}

export async function readBatch(work: Reading, id: string): Promise<ExpertBatch> {
  const row = found(await batches(work).where('b.id', '=', id).executeTakeFirst(), 'expertBatch')
  return batchOf(work, row, row.state === 'committed' ? await waitingOf(work, id) : null)
}

type Shown = Omit<ExpertListRow, 'line' | 'kind' | 'taken'>

export async function readExpertBatch(
  work: Reading,
  id: string,
  query: { readonly limit?: number; readonly after?: string; readonly faulty?: boolean },
) {
  const batch = await readBatch(work, id)
  const limit = query.limit ?? 50
  let lines = work.db
    .selectFrom('evaluation.expert_batch_line')
    .where('batch_id', '=', id)
    .where('line', '>', Number(query.after ?? 0) || 0)
  if (query.faulty !== undefined) lines = lines.where('faulty', '=', query.faulty)
  const read = await lines
    .select(['line', 'kind', 'taken', 'shown'])
    .orderBy('line')
    .limit(limit + 1)
    .execute()
  const rows = read.slice(0, limit).map(({ line, kind, taken, shown }) => ({
    line,
    kind: kind as ExpertListRow['kind'],
    taken,
    ...(shown as Shown),
  }))
  const sound = batch.rows - batch.faulty
  return {
    batch,
    rows,
    total: query.faulty === undefined ? batch.rows : query.faulty ? batch.faulty : sound,
    next: read.length > limit ? String(rows.at(-1)!.line) : null,
  }
}
