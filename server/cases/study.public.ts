/** Published cases, as everybody reads them. */
import { sql } from 'kysely'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import { regionOf } from '../../domain/kernel/province.ts'
import type { AdoptionWish, Finding } from '../../domain/cases/adoption.ts'
import type * as endpoints from '../../domain/cases/study.endpoints.ts'
import type { ShownAdoption, StudyCard } from '../../domain/cases/study.endpoints.ts'
import type { Measure } from '../../domain/cases/measure.ts'
import type { StudyContent } from '../../domain/cases/study.ts'
import { found } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import { hasText } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'
import { filesOf, studyThing } from './study.queries.ts'

type Query = QueryOf<typeof endpoints.listStudies>

const industry = sql<string>`s.content ->> 'industry'`
const region = sql<string>`s.content ->> 'region'`

function published(work: Reading) {
  return work.db
    .selectFrom('cases.study as s')
    .innerJoin('people.pub_organisation as o', 'o.id', 's.org_id')
    .where('s.state', '=', 'published')
    .selectAll('s')
    .select('o.name as org_name')
}
type Row = Awaited<ReturnType<ReturnType<typeof published>['executeTakeFirstOrThrow']>>

function filtered(work: Reading, query: Query) {
  let rows = published(work)
  if (query.direction !== undefined) {
    rows = rows.where(sql<boolean>`s.content -> 'directions' ? ${query.direction}`)
  }
  if (query.region !== undefined) rows = rows.where(region, '=', query.region)
  if (query.industry !== undefined) rows = rows.where(industry, 'like', `${query.industry}%`)
  const text = query.text?.trim() ?? ''
  return text === '' ? rows : rows.where(hasText([sql`s.words`], text))
}

function cardOf(row: Row): StudyCard {
  const content = row.content as StudyContent
  const [measure = null] = row.measures as Measure[]
  return {
    id: row.id,
    title: row.title,
    summary: content.summary,
    orgName: content.showsOrg ? row.org_name : null,
    directions: content.directions,
    industry: content.industry ?? '',
    region: content.region ?? '',
    adopted: row.adopted,
    publishedAt: row.published_at!.toISOString(),
    measure,
  }
}

/** The place of a row in its order, as the next page begins after it. */
const cursorOf = (row: Row): string => `${row.adopted} ${row.published_at!.toISOString()} ${row.id}`

const cursorPattern = /^(\d{1,9}) (\d{4}-[\d-]{5}T[\d:.]{8,12}Z) ([0-9a-f-]{36})$/

function afterCursor(order: Query['order'], cursor: string | undefined) {
  const match = cursorPattern.exec(cursor ?? '')
  if (match === null) return sql<boolean>`true`
  const [, adopted, at, id] = match
  return order === 'latest'
    ? sql<boolean>`(s.published_at, s.id) < (${at}::timestamptz, ${id}::uuid)`
    : sql<boolean>`(s.adopted, s.published_at, s.id)
        < (${Number(adopted)}::int, ${at}::timestamptz, ${id}::uuid)`
}

export async function listStudies(work: Reading, query: Query) {
  const limit = query.limit ?? 20
  let page = filtered(work, query).where(afterCursor(query.order, query.after))
  if (query.order !== 'latest') page = page.orderBy('s.adopted', 'desc')
  const rows = await page
    .orderBy('s.published_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(limit + 1)
    .execute()
  const { total } = await work.db
    .selectFrom(filtered(work, query).as('n'))
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map(cardOf),
    total: Number(total),
    next: rows.length > limit ? cursorOf(shown.at(-1)!) : null,
  }
}

export async function countStudies(
  work: Reading,
): Promise<AnswerOf<typeof endpoints.countStudies>> {
  const by = async (code: ReturnType<typeof sql<string>>) => {
    const rows = await work.db
      .selectFrom('cases.study as s')
      .where('s.state', '=', 'published')
      .select((eb) => [code.as('code'), eb.fn.countAll<string>().as('n')])
      .groupBy('code')
      .orderBy('code')
      .execute()
    return rows.map((row) => ({ code: row.code, count: Number(row.n) }))
  }
  const sums = await work.db
    .selectFrom('cases.study')
    .where('state', '=', 'published')
    .select((eb) => [
      eb.fn.countAll<string>().as('n'),
      eb.fn.coalesce(eb.fn.sum<string>('adopted'), sql<string>`0`).as('adopted'),
    ])
    .executeTakeFirstOrThrow()
  return {
    total: Number(sums.n),
    adopted: Number(sums.adopted),
    directions: await by(sql<string>`jsonb_array_elements_text(s.content -> 'directions')`),
    regions: await by(region),
    industries: await by(industry),
  }
}

/** Only what was verified; a name and a unit only where the organisation shows them. */
async function shownAdoptions(work: Reading, studyId: string, asked: PageWish) {
  const list = work.db
    .selectFrom('cases.adoption as a')
    .innerJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .where('a.study_id', '=', studyId)
    .where('a.state', '=', 'verified')
    .select(['a.id', 'a.wish', 'a.measure', 'a.finding', 'o.name', 'o.division'])
  const { shown, ...page } = await readPage(work, list, { key: sql<string>`a.id::text` }, asked)
  const rows = shown.map((row): ShownAdoption => {
    const wish = row.wish as AdoptionWish
    const { before, after } = row.finding as Finding
    return {
      id: row.id,
      orgName: wish.showsOrg ? row.name : null,
      unit: wish.showsOrg ? wish.unit : null,
      region: row.division === null ? null : regionOf(row.division),
      appliedOn: wish.appliedOn,
      measure: { ...(row.measure as Measure), before, after, standing: 'verified' },
    }
  })
  return { ...page, rows }
}

export async function listShownAdoptions(work: Reading, studyId: string, wish: PageWish) {
  found(await published(work).where('s.id', '=', studyId).executeTakeFirst(), 'study')
  return shownAdoptions(work, studyId, wish)
}

export async function readStudy(
  work: Reading,
  id: string,
): Promise<AnswerOf<typeof endpoints.readStudy>> {
  const row = found(await published(work).where('s.id', '=', id).executeTakeFirst(), 'study')
  const content = row.content as StudyContent
  const { orgId } = work.actor
  const adoption =
    orgId === null
      ? undefined
      : await work.db
          .selectFrom('cases.adoption')
          .where('study_id', '=', id)
          .where('org_id', '=', orgId)
          .where('state', '<>', 'withdrawn')
          .select('id')
          .executeTakeFirst()
  return {
    ...cardOf(row),
    problem: content.problem,
    approach: content.approach,
    result: content.result,
    conditions: content.conditions,
    measures: row.measures as Measure[],
    programmeTitle: row.programme_title as { zh: string; en: string } | null,
    basis: content.basis,
    files: await filesOf(work, studyThing, id),
    adoptions: await shownAdoptions(work, id, {}),
    own: orgId !== null && orgId === row.org_id,
    adoptionId: adoption?.id ?? null,
  }
}
