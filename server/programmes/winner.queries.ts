/** Imported winners and the batches they came in. */
import { sql } from 'kysely'
import type { Winner } from '../../domain/programmes/winner.ts'
import type { WinnerRow } from '../../domain/programmes/winnerList.ts'
import { countUpTo } from '../kernel/countUpTo.ts'
import { pageOfLines } from '../kernel/documents/sheetFile.ts'
import { found } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import { hasText } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'

/** Beyond this a list of winners says "more than". */
const countedMax = 10_000

export async function listWinners(
  work: Reading,
  query: {
    readonly limit?: number
    readonly after?: string
    readonly series?: string
    readonly year?: number
    readonly text?: string
  },
) {
  let all = work.db.selectFrom('programmes.winner')
  if (query.series !== undefined) all = all.where('series', '=', query.series)
  if (query.year !== undefined) all = all.where('year', '=', query.year)
  if (query.text !== undefined && query.text.trim() !== '') {
    all = all.where(hasText([sql`applicant`, sql`project`], query.text.trim()))
  }
  const counted = await countUpTo(work, all.select('id'), countedMax)
  const limit = query.limit ?? 50
  let page = all
    .selectAll()
    .orderBy('id')
    .limit(limit + 1)
  if (query.after !== undefined) page = page.where('id', '>', query.after)
  const rows = await page.execute()
  const shown = rows.slice(0, limit).map((row): Winner => ({
    id: row.id,
    series: row.series,
    year: row.year,
    seq: row.seq,
    direction: row.direction,
    project: row.project,
    applicant: row.applicant,
    recommendingUnit: row.recommending_unit,
    uscc: row.uscc,
    batchId: row.batch_id,
  }))
  return { rows: shown, ...counted, next: rows.length > limit ? shown.at(-1)!.id : null }
}

/** A batch is the office's that brought it; one from before offices were noted is anybody's. */
function batches(work: Reading) {
  return work.db
    .selectFrom('programmes.winner_batch as b')
    .innerJoin('people.pub_person as p', 'p.id', 'b.made_by')
    .where((eb) => eb.or([eb('b.org_id', 'is', null), eb('b.org_id', '=', work.actor.orgId)]))
    .select((eb) => [
      'b.id',
      'b.series',
      'b.file_name',
      'b.state',
      'b.made_at',
      'b.committed_at',
      'b.undone_at',
      'p.name as made_by',
      eb.fn<number>('jsonb_array_length', ['b.rows']).as('row_count'),
      eb
        .selectFrom('programmes.winner as w')
        .whereRef('w.batch_id', '=', 'b.id')
        .select(eb.fn.countAll<number>().as('n'))
        .as('taken'),
      eb
        .fn<number>('jsonb_array_length', [
          eb.fn('jsonb_path_query_array', ['b.rows', eb.val('$[*] ? (@.faults.size() > 0)')]),
        ])
        .as('faulty'),
    ])
}

type BatchRow = Awaited<ReturnType<ReturnType<typeof batches>['executeTakeFirstOrThrow']>>

function batchOf(row: BatchRow) {
  return {
    id: row.id,
    series: row.series,
    fileName: row.file_name,
    state: row.state as 'previewed' | 'committed' | 'undone',
    rows: row.row_count,
    faulty: row.faulty,
    taken: row.taken ?? 0,
    madeBy: row.made_by ?? '',
    madeAt: row.made_at.toISOString(),
    committedAt: row.committed_at?.toISOString() ?? null,
    undoneAt: row.undone_at?.toISOString() ?? null,
  }
}

export async function listBatches(work: Reading, wish: PageWish) {
  const key = sql<string>`b.id::text`
  const { shown, ...page } = await readPage(work, batches(work), { key }, wish)
  return { ...page, rows: shown.map(batchOf) }
}

export async function readBatch(work: Reading, id: string) {
  return batchOf(
    found(await batches(work).where('b.id', '=', id).executeTakeFirst(), 'winnerBatch'),
  )
}

export async function batchRows(work: Reading, id: string): Promise<WinnerRow[]> {
  const row = await work.db
    .selectFrom('programmes.winner_batch')
    .where('id', '=', id)
    .select('rows')
    .executeTakeFirst()
  return found(row, 'winnerBatch').rows as WinnerRow[]
}

export async function readBatchPage(
  work: Reading,
  id: string,
  query: { readonly limit?: number; readonly after?: string; readonly faulty?: boolean },
) {
  const batch = await readBatch(work, id)
  return { batch, ...pageOfLines(await batchRows(work, id), query) }
}
