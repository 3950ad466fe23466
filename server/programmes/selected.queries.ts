/** Published lists, as anybody reads them; and the open data, which is the same bytes for ever. */
import { sql } from 'kysely'
import { openColumns, type SelectedProject } from '../../domain/programmes/selected.endpoints.ts'
import { directionName } from '../../domain/programmes/directions.ts'
import { directionOf, unitOf, type ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { regionName } from '../../domain/programmes/selection.ts'
import { csvOf } from '../../domain/kernel/csv.ts'
import { stableJson } from '../../domain/kernel/stableJson.ts'
import { sm3Of } from '../kernel/history/nationalSeal.ts'
import { found } from '../kernel/problem.ts'
import { hasText } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'
import { publicPooling } from './following.pooling.ts'
import { programmesOf, type Programme, type ProgrammeBy } from './programme.queries.ts'

export type SelectedFilter = {
  readonly programmeId?: string
  readonly year?: number
  readonly region?: string
  readonly direction?: string
  readonly text?: string
}

function selected(work: Reading) {
  return work.db
    .selectFrom('programmes.selected as x')
    .innerJoin('programmes.selection as z', 'z.id', 'x.selection_id')
    .where('x.state', '=', 'published')
}

function filtered(work: Reading, query: SelectedFilter) {
  let rows = selected(work)
  if (query.programmeId !== undefined) rows = rows.where('z.programme_id', '=', query.programmeId)
  if (query.year !== undefined) rows = rows.where('x.year', '=', query.year)
  if (query.region !== undefined) rows = rows.where('x.region', '=', query.region)
  if (query.direction !== undefined) rows = rows.where('x.direction', '=', query.direction)
  const text = query.text?.trim() ?? ''
  if (text !== '') rows = rows.where(hasText([sql`x.title`, sql`x.applicant`], text))
  return rows
}

const columns = [
  'x.id',
  'x.entry_id',
  'x.selection_id',
  'x.direction',
  'x.title',
  'x.applicant',
  'x.unit_code',
  'x.region',
  'x.year',
  'x.seq',
  'z.programme_id',
  'z.document_number',
  'z.document_date',
  'z.published_at',
] as const

function rowsOf(work: Reading, query: SelectedFilter) {
  return filtered(work, query).select([...columns])
}
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

const bilingualDirection = (definition: ProgrammeDefinition, code: string) => {
  const direction = directionOf(definition, code)
  return direction === null
    ? { zh: code, en: code }
    : { zh: directionName(direction, 'zh'), en: directionName(direction, 'en') }
}

async function projectOf(by: ProgrammeBy, row: Row): Promise<SelectedProject> {
  const { definition } = await by(row.programme_id)
  return {
    id: row.id,
    programmeId: row.programme_id,
    programmeTitle: definition.title,
    year: row.year,
    seq: row.seq!,
    title: row.title,
    applicant: row.applicant,
    direction: row.direction,
    directionName: bilingualDirection(definition, row.direction),
    region: row.region,
    unit: row.unit_code,
    unitName: unitOf(definition, row.unit_code)?.name.zh ?? row.unit_code,
  }
}

export async function listSelected(
  work: Reading,
  query: SelectedFilter & { readonly limit?: number; readonly after?: string },
) {
  const { total } = await filtered(work, query)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const limit = query.limit ?? 50
  // The latest year first, then list after list, each in its own order.
  const key = sql<string>`to_char(9999 - x.year, 'FM0000') || ' ' || z.programme_id || ' ' || to_char(x.seq, 'FM000000')`
  let page = rowsOf(work, query)
    .select(key.as('sort_key'))
    .orderBy(sql`${key} collate "C"`)
    .limit(limit + 1)
  if (query.after !== undefined) {
    page = page.where(sql<boolean>`${key} collate "C" > ${query.after}`)
  }
  const rows = await page.execute()
  const shown = rows.slice(0, limit)
  const by = programmesOf(work)
  return {
    rows: await Promise.all(shown.map((row) => projectOf(by, row))),
    total: Number(total),
    next: rows.length > limit ? shown.at(-1)!.sort_key : null,
  }
}

export async function readSelected(work: Reading, id: string) {
  const row = found(await rowsOf(work, {}).where('x.id', '=', id).executeTakeFirst(), 'selected')
  const others = await selected(work)
    .where('x.selection_id', '=', row.selection_id)
    .where('x.entry_id', '=', row.entry_id)
    .where('x.id', '<>', id)
    .select(['x.id', 'x.direction'])
    .orderBy('x.seq')
    .execute()
  const by = programmesOf(work)
  const { definition } = await by(row.programme_id)
  return {
    ...(await projectOf(by, row)),
    documentNumber: row.document_number!,
    documentDate: row.document_date!,
    publishedAt: row.published_at!.toISOString(),
    pooling:
      definition.publicity.poolingShown?.value === true
        ? await publicPooling(work, row.entry_id)
        : null,
    others: others.map((one) => ({
      ...one,
      directionName: bilingualDirection(definition, one.direction),
    })),
  }
}

type Part = { readonly code: string; readonly programme: string; readonly n: number }

async function countedBy(work: Reading, query: SelectedFilter, column: 'x.region' | 'x.direction') {
  const rows = await filtered(work, query)
    .select((eb) => [
      eb.ref(column).as('code'),
      eb.fn.max('z.programme_id').as('programme'),
      eb.fn.countAll<number>().as('n'),
    ])
    .groupBy(column)
    .orderBy(column)
    .execute()
  return rows.map(({ code, programme, n }): Part => ({ code, programme: programme!, n: Number(n) }))
}

export async function countSelected(work: Reading, query: SelectedFilter) {
  const sums = await filtered(work, query)
    .select((eb) => [
      eb.fn.countAll<number>().as('n'),
      sql<number>`count(distinct x.entry_id)`.as('projects'),
    ])
    .executeTakeFirstOrThrow()
  const years = await filtered(work, query)
    .select((eb) => ['x.year', eb.fn.countAll<number>().as('n')])
    .groupBy('x.year')
    .orderBy('x.year')
    .execute()
  const by = programmesOf(work)
  const named = async (
    parts: readonly Part[],
    name: (definition: ProgrammeDefinition, code: string) => { zh: string; en: string },
  ) =>
    Promise.all(
      parts.map(async ({ code, programme, n: count }) => {
        const { definition } = await by(programme)
        return { code, name: name(definition, code), count }
      }),
    )
  return {
    rows: Number(sums.n),
    projects: Number(sums.projects),
    byRegion: await named(await countedBy(work, query, 'x.region'), regionName),
    byDirection: await named(await countedBy(work, query, 'x.direction'), bilingualDirection),
    byYear: years.map(({ year, n }) => {
      const code = String(year)
      return { code, name: { zh: code, en: code }, count: Number(n) }
    }),
    at: work.now.toISOString(),
  }
}

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
    ])
}

export async function listPublications(work: Reading) {
  const rows = await publications(work).orderBy('z.published_at', 'desc').limit(200).execute()
  const by = programmesOf(work)
  return {
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

/** Both files of a published list, always the same from the same rows. */
export async function openDataOf(
  work: Reading,
  { id: programmeId, definition }: Programme,
  of: OfDocument,
) {
  const rows = await work.db
    .selectFrom('programmes.selected as x')
    .innerJoin('programmes.entry as e', 'e.id', 'x.entry_id')
    .where('x.selection_id', '=', of.id)
    .where('x.state', '=', 'published')
    .select(['x.seq', 'x.year', 'x.direction', 'x.title', 'x.applicant', 'x.region', 'x.unit_code'])
    .select('e.uscc')
    .orderBy('x.seq')
    .execute()
  const lines = rows.map((row) => ({
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
  }))
  return {
    rows: lines.length,
    csv: csvOf(
      openColumns,
      lines.map((line) => openColumns.map((column) => line[column])),
    ),
    json: `${stableJson({ programmeId, rowCount: lines.length, columns: [...openColumns], rows: lines })}\n`,
  }
}

export async function openFile(work: Reading, programmeId: string, format: 'csv' | 'json') {
  const row = found(
    await publications(work).where('z.programme_id', '=', programmeId).executeTakeFirst(),
    'selected',
  )
  const programme = await programmesOf(work)(programmeId)
  const open = await openDataOf(work, programme, row)
  return {
    text: open[format],
    rows: row.open_rows!,
    sha256: format === 'csv' ? row.csv_sha256! : row.json_sha256!,
    sm3: sm3Of(open[format]),
  }
}
