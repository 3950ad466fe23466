/** Published lists, as anybody reads them. A name stays when its title has ended, and says so. */
import { sql } from 'kysely'
import type { SelectedProject } from '../../domain/programmes/selected.endpoints.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { endedTitles, type TitleState } from '../../domain/programmes/titleState.ts'
import { directionName } from '../../domain/programmes/directions.ts'
import { directionOf, unitOf, type ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { regionName } from '../../domain/programmes/selection.ts'
import { found } from '../kernel/problem.ts'
import { hasText } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'
import { publicPooling } from './following.pooling.ts'
import { programmesOf, type ProgrammeBy } from './programme.queries.ts'

export type SelectedFilter = {
  readonly programmeId?: string
  readonly year?: number
  readonly region?: string
  readonly direction?: string
  readonly titleState?: TitleState
  readonly text?: string
}

/** Every published row, with the project's ending where its title has ended. */
export function selected(work: Reading) {
  return work.db
    .selectFrom('programmes.selected as x')
    .innerJoin('programmes.selection as z', 'z.id', 'x.selection_id')
    .leftJoin('programmes.following as f', (on) =>
      on.onRef('f.entry_id', '=', 'x.entry_id').on('f.state', 'in', [...endedTitles]),
    )
    .where('x.state', '=', 'published')
}

/** Nothing is signed of a project that has ended: its version is that of its last step. */
export const titleOf = [
  sql<TitleState>`coalesce(f.state, 'standing')`.as('title_state'),
  sql<Date | null>`(select s.taken_at from programmes.following_step s
    where s.following_id = f.id and s.version = f.version)`.as('ended_at'),
] as const

export const endedOn = (at: Date | null): string | null =>
  at === null ? null : dayOfMoment(at.toISOString())

function filtered(work: Reading, query: SelectedFilter) {
  let rows = selected(work)
  if (query.programmeId !== undefined) rows = rows.where('z.programme_id', '=', query.programmeId)
  if (query.year !== undefined) rows = rows.where('x.year', '=', query.year)
  if (query.region !== undefined) rows = rows.where('x.region', '=', query.region)
  if (query.direction !== undefined) rows = rows.where('x.direction', '=', query.direction)
  if (query.titleState !== undefined) {
    rows = rows.where(sql<boolean>`coalesce(f.state, 'standing') = ${query.titleState}`)
  }
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
  return filtered(work, query).select([...columns, ...titleOf])
}
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

export const bilingualDirection = (definition: ProgrammeDefinition, code: string) => {
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
    titleState: row.title_state,
    titleEndedOn: endedOn(row.ended_at),
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

type Part = {
  readonly code: string
  readonly programme: string
  readonly n: number
  readonly ended: number
}

const endedRows = sql<number>`count(f.id)`

async function countedBy(work: Reading, query: SelectedFilter, column: 'x.region' | 'x.direction') {
  const rows = await filtered(work, query)
    .select((eb) => [
      eb.ref(column).as('code'),
      eb.fn.max('z.programme_id').as('programme'),
      eb.fn.countAll<number>().as('n'),
      endedRows.as('ended'),
    ])
    .groupBy(column)
    .orderBy(column)
    .execute()
  return rows.map(({ code, programme, n, ended }): Part => {
    return { code, programme: programme!, n: Number(n), ended: Number(ended) }
  })
}

export async function countSelected(work: Reading, query: SelectedFilter) {
  const sums = await filtered(work, query)
    .select((eb) => [
      eb.fn.countAll<number>().as('n'),
      sql<number>`count(distinct x.entry_id)`.as('projects'),
      endedRows.as('ended'),
      sql<number>`count(distinct f.id)`.as('ended_projects'),
      sql<number>`count(*) filter (where f.state = 'revoked')`.as('revoked'),
    ])
    .executeTakeFirstOrThrow()
  const years = await filtered(work, query)
    .select((eb) => ['x.year', eb.fn.countAll<number>().as('n'), endedRows.as('ended')])
    .groupBy('x.year')
    .orderBy('x.year')
    .execute()
  const by = programmesOf(work)
  const named = async (
    parts: readonly Part[],
    name: (definition: ProgrammeDefinition, code: string) => { zh: string; en: string },
  ) =>
    Promise.all(
      parts.map(async ({ code, programme, n: count, ended }) => {
        const { definition } = await by(programme)
        return { code, name: name(definition, code), count, ended }
      }),
    )
  return {
    rows: Number(sums.n),
    projects: Number(sums.projects),
    ended: {
      rows: Number(sums.ended),
      projects: Number(sums.ended_projects),
      revoked: Number(sums.revoked),
      withdrawn: Number(sums.ended) - Number(sums.revoked),
    },
    byRegion: await named(await countedBy(work, query, 'x.region'), regionName),
    byDirection: await named(await countedBy(work, query, 'x.direction'), bilingualDirection),
    byYear: years.map(({ year, n, ended }) => {
      const code = String(year)
      return { code, name: { zh: code, en: code }, count: Number(n), ended: Number(ended) }
    }),
    at: work.now.toISOString(),
  }
}
