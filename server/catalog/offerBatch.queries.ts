/** Lists of offers that one's organisation brought in, and their rows. */
import { sql } from 'kysely'
import type { Language } from '../../domain/kernel/text.ts'
import { thingWords } from '../../domain/console/sentence.ts'
import { offersMax } from '../../domain/catalog/offer.ts'
import type {
  OfferBatch,
  OfferBatchState,
  OfferListColumn,
  OfferListRow,
} from '../../domain/catalog/offerBatch.ts'
import { unitOfHead } from '../../domain/catalog/offerCells.ts'
import { columnsOfKind } from '../../domain/catalog/offerColumns.ts'
import { listRowsMax } from '../../domain/kernel/sheetList.ts'
import { isUuid } from '../console/index.ts'
import { found } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'
import { allKinds, kindById } from './kinds.ts'

const batches = (work: Reading) =>
  work.db
    .selectFrom('catalog.offer_batch as b')
    .innerJoin('people.pub_person as p', 'p.id', 'b.made_by')
    .where('b.org_id', '=', work.actor.orgId)
    .selectAll('b')
    .select('p.name as maker')

type BatchRow = Awaited<ReturnType<ReturnType<typeof batches>['executeTakeFirstOrThrow']>>
type Besides = Pick<OfferBatch, 'drafts' | 'room'>

async function batchOf(
  row: BatchRow,
  besides: Besides = { drafts: null, room: null },
): Promise<OfferBatch> {
  const { name } = (await allKinds()).get(row.kind_id) ?? {
    name: { zh: row.kind_id, en: row.kind_id },
  }
  return {
    id: row.id,
    fileName: row.file_name,
    kindId: row.kind_id,
    kindName: name,
    state: row.state as OfferBatchState,
    rows: row.rows,
    faulty: row.faulty,
    fresh: row.fresh,
    changes: row.changes,
    incomplete: row.incomplete,
    taken: row.taken,
    ...besides,
    madeBy: row.maker ?? '',
    madeAt: row.made_at.toISOString(),
    committedAt: row.committed_at?.toISOString() ?? null,
    undoneAt: row.undone_at?.toISOString() ?? null,
  }
}

export async function listOfferBatches(work: Reading, wish: PageWish) {
  const key = sql<string>`b.id::text`
  const { shown, ...page } = await readPage(work, batches(work), { key }, wish)
  return { ...page, rows: await Promise.all(shown.map((row) => batchOf(row))) }
}

/** Drafts as the batch left them; `f` is the offer and `l` the line. */
export const isLeftDraft = (id: string) => sql<boolean>`l.batch_id = ${id} and l.taken
  and f.id = l.offer_id and f.version = l.left_version and f.state = 'draft'`
/** Whether others would see it: it has more keys than its owner's. */
export const hasReader = sql<boolean>`cardinality(f.keys) > 1`

async function draftsOf(work: Reading, id: string): Promise<OfferBatch['drafts']> {
  const { rows } = await sql<{ complete: number; incomplete: number }>`
    select count(*) filter (where l.complete and ${hasReader})::integer as complete,
      count(*) filter (where not (l.complete and ${hasReader}))::integer as incomplete
    from catalog.offer_batch_line l, catalog.offer f where ${isLeftDraft(id)}`.execute(work.db)
  return rows[0]!
}

async function roomOf(work: Reading): Promise<number> {
  const row = await work.db
    .selectFrom('catalog.shelf')
    .where('org_id', '=', work.actor.orgId)
    .select('offers')
    .executeTakeFirst()
  return offersMax - (row?.offers ?? 0)
}

async function oneRow(work: Reading, id: string): Promise<BatchRow> {
  return found(await batches(work).where('b.id', '=', id).executeTakeFirst(), 'offerBatch')
}

async function fullBatch(work: Reading, row: BatchRow): Promise<OfferBatch> {
  const { id, state } = row
  return batchOf(row, {
    drafts: state === 'committed' ? await draftsOf(work, id) : null,
    room: state === 'previewed' ? await roomOf(work) : null,
  })
}

export const readBatch = async (work: Reading, id: string): Promise<OfferBatch> =>
  fullBatch(work, await oneRow(work, id))

export type KeptHeads = {
  readonly columns: readonly (readonly [id: string, head: string])[]
  readonly others: readonly string[]
}

async function columnsOf(row: BatchRow): Promise<OfferListColumn[]> {
  const heads = new Map((row.heads as KeptHeads).columns)
  const kind = await kindById(row.kind_id)
  return columnsOfKind(kind).flatMap(({ id, label }) => {
    const head = heads.get(id)
    if (head === undefined) return []
    const about = kind.fields.properties[id]?.about
    const own = about !== undefined && 'unit' in about ? about.unit : undefined
    return [{ id, label, head, unit: own === undefined ? null : (unitOfHead(head) ?? own) }]
  })
}

type Shown = Omit<OfferListRow, 'line' | 'kind' | 'taken' | 'offerId'>

async function linesOf(
  work: Reading,
  id: string,
  wish: { readonly limit: number; readonly after: number; readonly faulty?: boolean },
): Promise<OfferListRow[]> {
  let lines = work.db
    .selectFrom('catalog.offer_batch_line')
    .where('batch_id', '=', id)
    .where('line', '>', wish.after)
  if (wish.faulty !== undefined) lines = lines.where('faulty', '=', wish.faulty)
  const read = await lines
    .select(['line', 'kind', 'taken', 'shown', 'offer_id'])
    .orderBy('line')
    .limit(wish.limit)
    .execute()
  return read.map(({ line, kind, taken, shown, offer_id: offerId }) => ({
    ...{ line, taken, kind: kind as OfferListRow['kind'] },
    offerId: taken || kind !== 'new' ? offerId : null,
    ...(shown as Shown),
  }))
}

export async function readOfferBatch(
  work: Reading,
  id: string,
  query: { readonly limit?: number; readonly after?: string; readonly faulty?: boolean },
) {
  const row = await oneRow(work, id)
  const { limit = 50, after, faulty } = query
  const read = await linesOf(work, id, {
    limit: limit + 1,
    after: Number(after ?? 0) || 0,
    ...(faulty === undefined ? {} : { faulty }),
  })
  const rows = read.slice(0, limit)
  const sound = row.rows - row.faulty
  return {
    batch: await fullBatch(work, row),
    columns: await columnsOf(row),
    labels: columnsOfKind(await kindById(row.kind_id)).map(({ id: column, label }) => ({
      id: column,
      label,
    })),
    others: [...(row.heads as KeptHeads).others],
    rows,
    total: faulty === undefined ? row.rows : faulty ? row.faulty : sound,
    next: read.length > limit ? String(rows.at(-1)!.line) : null,
  }
}

export async function exportFaultyOffers(work: Reading, id: string) {
  const row = await oneRow(work, id)
  const rows = await linesOf(work, id, { limit: listRowsMax, after: 0, faulty: true })
  return { columns: await columnsOf(row), rows }
}

/** What the history calls a list: its file, for the organisation that brought it. */
export async function offerBatchNames(work: Reading, ids: readonly string[], language: Language) {
  const uuids = ids.filter(isUuid)
  if (uuids.length === 0) return new Map<string, string>()
  const rows = await batches(work).where('b.id', 'in', uuids).execute()
  return new Map(
    rows.map((row) => [row.id, thingWords(language, 'quoted', { name: row.file_name })]),
  )
}
