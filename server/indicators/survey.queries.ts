/** Surveys as the organisation that asked sees them, and published figures as everybody does. */
import { sql } from 'kysely'
import { xpccCode } from '../../domain/kernel/province.ts'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { thingWords } from '../../domain/console/sentence.ts'
import { fewestTold, tellsParts } from '../../domain/indicators/disclosure.ts'
import type {
  PenetrationDefinition,
  PlatformUse,
  SurveyedGroup,
} from '../../domain/indicators/penetration.ts'
import type * as endpoints from '../../domain/indicators/survey.endpoints.ts'
import {
  figureOf,
  publicFigureOf,
  type PublicFigure,
  type SurveyBrief,
} from '../../domain/indicators/survey.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'

/** Another organisation's is not there. */
export const ownSurveys = (work: Reading) =>
  work.db.selectFrom('indicators.survey as s').where('s.org_id', '=', work.actor.orgId)

const briefs = (work: Reading) =>
  ownSurveys(work)
    .innerJoin('people.pub_organisation as o', 'o.id', 's.org_id')
    .select((eb) => [
      's.id',
      's.title',
      's.from_day',
      's.until_day',
      's.made_at',
      'o.name as org_name',
      eb
        .selectFrom('indicators.surveyed as e')
        .whereRef('e.survey_id', '=', 's.id')
        .select(eb.fn.countAll<number>().as('n'))
        .as('enterprises'),
      eb
        .selectFrom('indicators.survey_figure as f')
        .whereRef('f.survey_id', '=', 's.id')
        .select(eb.fn.countAll<number>().as('n'))
        .as('figures'),
      eb
        .selectFrom('indicators.survey_figure as f')
        .whereRef('f.survey_id', '=', 's.id')
        .where('f.published_at', 'is not', null)
        .select(eb.fn.countAll<number>().as('n'))
        .as('published'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof briefs>['executeTakeFirstOrThrow']>>

const briefOf = (row: Row): SurveyBrief => ({
  id: row.id,
  title: row.title,
  fromDay: row.from_day,
  untilDay: row.until_day,
  enterprises: Number(row.enterprises),
  figures: Number(row.figures),
  published: Number(row.published),
  madeAt: row.made_at.toISOString(),
})

export async function listSurveys(work: Reading, query: QueryOf<typeof endpoints.listSurveys>) {
  const limit = query.limit ?? 50
  let page = briefs(work)
    .orderBy('s.id', 'desc')
    .limit(limit + 1)
  if (query.after !== undefined) page = page.where('s.id', '<', query.after)
  const rows = await page.execute()
  const { total } = await ownSurveys(work)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const shown = rows.slice(0, limit).map(briefOf)
  return { rows: shown, total: Number(total), next: rows.length > limit ? shown.at(-1)!.id : null }
}

/** How many answered alike: however many enterprises there are, a figure reads these few lines. */
export async function groupsOf(work: Reading, surveyId: string): Promise<SurveyedGroup[]> {
  const { rows } = await sql<{
    industry: string
    region: string
    leading: boolean
    use: PlatformUse
    enterprises: number
  }>`
    select substr(industry, 2, 2) as industry,
      case when division = ${xpccCode} then division else left(division, 2) end as region,
      is_leading as "leading", platform_use as use, count(*)::integer as enterprises
    from indicators.surveyed where survey_id = ${surveyId}
    group by 1, 2, 3, 4`.execute(work.db)
  return rows
}

export async function briefOfSurvey(work: Reading, id: string): Promise<SurveyBrief> {
  return briefOf(found(await briefs(work).where('s.id', '=', id).executeTakeFirst(), 'survey'))
}

/** What the public reads or has read of these very answers, first told first. */
export async function toldDefinitions(work: Reading, id: string): Promise<PenetrationDefinition[]> {
  const rows = await work.db
    .selectFrom('indicators.survey_figure')
    .where('survey_id', '=', id)
    .where('told_at', 'is not', null)
    .select('definition')
    .orderBy('told_at')
    .orderBy('id')
    .execute()
  return rows.map(({ definition }) => definition as PenetrationDefinition)
}

export async function readSurvey(
  work: Reading,
  id: string,
): Promise<AnswerOf<typeof endpoints.readSurvey>> {
  const row = found(await briefs(work).where('s.id', '=', id).executeTakeFirst(), 'survey')
  const groups = await groupsOf(work, id)
  const figures = await work.db
    .selectFrom('indicators.survey_figure')
    .where('survey_id', '=', id)
    .select(['id', 'definition', 'made_at', 'published_at', 'told_at'])
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  const told = await toldDefinitions(work, id)
  return {
    ...briefOf(row),
    orgName: row.org_name ?? '',
    list: figures.map((one) => {
      const definition = one.definition as PenetrationDefinition
      return {
        id: one.id,
        ...figureOf(definition, groups),
        madeAt: one.made_at.toISOString(),
        publishedAt: one.published_at?.toISOString() ?? null,
        parts: tellsParts(definition, told),
        fewest: one.told_at === null ? fewestTold([...told, definition], groups) : null,
      }
    }),
  }
}

export async function listSurveyed(
  work: Reading,
  id: string,
  query: QueryOf<typeof endpoints.listSurveyed>,
) {
  const { enterprises } = await briefOfSurvey(work, id)
  const limit = query.limit ?? 50
  let page = work.db
    .selectFrom('indicators.surveyed')
    .where('survey_id', '=', id)
    .selectAll()
    .orderBy('id')
    .limit(limit + 1)
  if (query.after !== undefined) page = page.where('id', '>', query.after)
  const rows = await page.execute()
  const shown = rows.slice(0, limit).map((row) => ({
    id: row.id,
    uscc: row.uscc,
    name: row.name,
    industry: row.industry,
    division: row.division,
    leading: row.is_leading,
    use: row.platform_use as PlatformUse,
  }))
  return { rows: shown, total: enterprises, next: rows.length > limit ? shown.at(-1)!.id : null }
}

/** A figure that is not public is not there, for its own office either: they read the survey. */
export async function readFigure(work: Reading, id: string): Promise<PublicFigure> {
  const row = await work.db
    .selectFrom('indicators.survey_figure as f')
    .innerJoin('indicators.survey as s', 's.id', 'f.survey_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 's.org_id')
    .where('f.id', '=', id)
    .where('f.published_at', 'is not', null)
    .select([
      'f.id',
      'f.definition',
      'f.published_at',
      'f.survey_id',
      's.title',
      's.from_day',
      's.until_day',
      'o.name as org_name',
    ])
    .executeTakeFirst()
  const figure = found(row, 'figure')
  return {
    id: figure.id,
    title: figure.title,
    orgName: figure.org_name ?? '',
    fromDay: figure.from_day,
    untilDay: figure.until_day,
    publishedAt: figure.published_at!.toISOString(),
    ...publicFigureOf(
      figure.definition as PenetrationDefinition,
      await groupsOf(work, figure.survey_id),
      await toldDefinitions(work, figure.survey_id),
    ),
  }
}

export async function surveyTitles(work: Reading, ids: readonly string[], language: Language) {
  const rows = await ownSurveys(work).where('s.id', 'in', ids).select(['s.id', 's.title']).execute()
  return new Map(rows.map(({ id, title }) => [id, thingWords(language, 'quoted', { name: title })]))
}
