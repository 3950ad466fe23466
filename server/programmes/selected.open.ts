/** Open data of published lists: as each was published, the same bytes for ever, and with what became of each title. */
import { sql } from 'kysely'
import { csvOf } from '../../domain/kernel/csv.ts'
import { stableJson } from '../../domain/kernel/stableJson.ts'
import { unitOf } from '../../domain/programmes/programme.ts'
import { openColumns, titleColumns } from '../../domain/programmes/selected.endpoints.ts'
import { regionName } from '../../domain/programmes/selection.ts'
import { sm3Of } from '../kernel/history/nationalSeal.ts'
import { found } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import { sha256Of } from '../kernel/sha256.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { programmeOf, programmesOf, type Programme } from './programme.queries.ts'
import { bilingualDirection, endedOn, selected, titleOf } from './selected.queries.ts'

function publications(work: Reading) {
  return work.db
    .selectFrom('programmes.selection as z')
    .where('z.state', '=', 'published')
    .select([
      'z.id',
      'z.programme_id',
      'z.document_number',
      'z.document_date',
      'z.published_at',
      'z.open_rows',
      'z.csv_sha256',
      'z.json_sha256',
      'z.csv_sm3',
      'z.json_sm3',
      'z.titles_csv_sha256',
      'z.titles_json_sha256',
      'z.titles_csv_sm3',
      'z.titles_json_sm3',
    ])
}
type Publication = Awaited<ReturnType<ReturnType<typeof publications>['executeTakeFirstOrThrow']>>

function titlesOf(row: Publication) {
  if (row.titles_csv_sha256 === null) return null
  return {
    csvSha256: row.titles_csv_sha256,
    jsonSha256: row.titles_json_sha256!,
    csvSm3: row.titles_csv_sm3!,
    jsonSm3: row.titles_json_sm3!,
  }
}

async function endedIn(work: Reading): Promise<ReadonlyMap<string, number>> {
  const rows = await selected(work)
    .where('f.id', 'is not', null)
    .select((eb) => ['x.selection_id', eb.fn.countAll<number>().as('n')])
    .groupBy('x.selection_id')
    .execute()
  return new Map(rows.map((row) => [row.selection_id, Number(row.n)]))
}

/** The latest first. */
export async function listPublications(work: Reading, wish: PageWish) {
  const key = sql<string>`to_char(z.published_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') || ' ' || z.id`
  const { shown: rows, ...page } = await readPage(work, publications(work), { key }, wish)
  const ended = await endedIn(work)
  const by = programmesOf(work)
  return {
    ...page,
    rows: await Promise.all(
      rows.map(async (row) => {
        const { definition } = await by(row.programme_id)
        return {
          programmeId: row.programme_id,
          programmeTitle: definition.title,
          year: definition.year,
          documentNumber: row.document_number!,
          documentDate: row.document_date!,
          publishedAt: row.published_at!.toISOString(),
          rows: row.open_rows!,
          csvSha256: row.csv_sha256!,
          jsonSha256: row.json_sha256!,
          csvSm3: row.csv_sm3,
          jsonSm3: row.json_sm3,
          ended: ended.get(row.id) ?? 0,
          titles: titlesOf(row),
        }
      }),
    ),
  }
}

type OfDocument = {
  readonly id: string
  readonly document_number: string | null
  readonly document_date: string | null
}

async function linesOf(work: Reading, { definition }: Programme, of: OfDocument) {
  const rows = await selected(work)
    .innerJoin('programmes.entry as e', 'e.id', 'x.entry_id')
    .where('x.selection_id', '=', of.id)
    .select(['x.seq', 'x.year', 'x.direction', 'x.title', 'x.applicant', 'x.region', 'x.unit_code'])
    .select('e.uscc')
    .select([...titleOf])
    .orderBy('x.seq')
    .execute()
  return rows.map((row) => ({
    seq: row.seq!,
    year: row.year,
    programme: definition.title.zh,
    direction: row.direction,
    directionName: bilingualDirection(definition, row.direction).zh,
    title: row.title,
    applicant: row.applicant,
    uscc: row.uscc,
    region: regionName(definition, row.region).zh,
    unit: unitOf(definition, row.unit_code)?.name.zh ?? row.unit_code,
    documentNumber: of.document_number,
    documentDate: of.document_date,
    titleState: row.title_state,
    titleEndedOn: endedOn(row.ended_at),
  }))
}

type Line = Awaited<ReturnType<typeof linesOf>>[number]

/** Both files with these columns, always the same from the same rows. */
function filesOf(programmeId: string, columns: readonly (keyof Line)[], lines: readonly Line[]) {
  const rows = lines.map((line) =>
    Object.fromEntries(columns.map((column) => [column, line[column]])),
  )
  return {
    rows: lines.length,
    csv: csvOf(
      columns,
      lines.map((line) => columns.map((column) => line[column])),
    ),
    json: `${stableJson({ programmeId, rowCount: lines.length, columns: [...columns], rows })}\n`,
  }
}

/** The list as it is published: nothing that happens later changes a byte of it. */
export async function openDataOf(work: Reading, programme: Programme, of: OfDocument) {
  return filesOf(programme.id, openColumns, await linesOf(work, programme, of))
}

async function titleDataOf(work: Reading, programme: Programme, of: OfDocument) {
  return filesOf(programme.id, titleColumns, await linesOf(work, programme, of))
}

type Format = 'csv' | 'json'

async function publication(work: Reading, programmeId: string): Promise<Publication> {
  const row = publications(work).where('z.programme_id', '=', programmeId)
  return found(await row.executeTakeFirst(), 'selected')
}

export async function openFile(work: Reading, programmeId: string, format: Format) {
  const row = await publication(work, programmeId)
  const open = await openDataOf(work, await programmeOf(work, programmeId), row)
  return {
    name: programmeId,
    text: open[format],
    rows: row.open_rows!,
    sha256: format === 'csv' ? row.csv_sha256! : row.json_sha256!,
    sm3: sm3Of(open[format]),
  }
}

export async function titleFile(work: Reading, programmeId: string, format: Format) {
  const row = await publication(work, programmeId)
  const { [format]: text, rows } = await titleDataOf(
    work,
    await programmeOf(work, programmeId),
    row,
  )
  return {
    name: `${programmeId}-titles`,
    text,
    rows,
    sha256: sha256Of(text),
    sm3: sm3Of(text),
  }
}

/** A title has ended: the digests of what its list says of titles now stand beside those of the list itself. */
export async function digestTitles(work: Writing, followingId: string): Promise<void> {
  const held = await work.db
    .selectFrom('programmes.selection as z')
    .where('z.state', '=', 'published')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('programmes.selected as x')
          .innerJoin('programmes.following as f', 'f.entry_id', 'x.entry_id')
          .whereRef('x.selection_id', '=', 'z.id')
          .where('x.state', '=', 'published')
          .where('f.id', '=', followingId)
          .select('x.id'),
      ),
    )
    .select(['z.id', 'z.programme_id', 'z.document_number', 'z.document_date'])
    // Two titles that end at once: the second sees what the first has written.
    .forUpdate('z')
    .executeTakeFirst()
  if (held === undefined) return
  const { csv, json } = await titleDataOf(work, await programmeOf(work, held.programme_id), held)
  await work.db
    .updateTable('programmes.selection')
    .set({
      titles_csv_sha256: sha256Of(csv),
      titles_json_sha256: sha256Of(json),
      titles_csv_sm3: sm3Of(csv),
      titles_json_sm3: sm3Of(json),
    })
    .where('id', '=', held.id)
    .execute()
}
