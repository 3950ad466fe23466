/** Beginning a survey, defining its figures, and publishing them. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import {
  mayDefine,
  orderedDefinition,
  type PenetrationDefinition,
} from '../../domain/indicators/penetration.ts'
import type * as endpoints from '../../domain/indicators/survey.endpoints.ts'
import { mayPublish, maySurvey } from '../../domain/indicators/survey.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { ownOrgId } from '../people/index.ts'
import { ownSurveys, readSurvey } from './survey.queries.ts'

async function addFigure(
  work: Writing,
  surveyId: string,
  definition: PenetrationDefinition,
): Promise<void> {
  insist(mayDefine(definition))
  await work.db
    .insertInto('indicators.survey_figure')
    .values({
      id: newId(work.now),
      survey_id: surveyId,
      definition: JSON.stringify(orderedDefinition(definition)),
      made_by: work.actor.personId,
      made_at: work.now,
    })
    .execute()
}

export async function makeSurvey(work: Writing, body: BodyOf<typeof endpoints.makeSurvey>) {
  insist(maySurvey(body.fromDay, body.untilDay))
  const id = newId(work.now)
  await work.db
    .insertInto('indicators.survey')
    .values({
      id,
      org_id: ownOrgId(work),
      title: body.title.trim(),
      from_day: body.fromDay,
      until_day: body.untilDay,
      made_by: work.actor.personId,
      made_at: work.now,
    })
    .execute()
  await addFigure(work, id, body.definition)
  await record(work, 'indicators.survey.make', id)
  return { id }
}

/** Whoever publishes and whoever changes answers wait for each other. */
export async function lockSurvey(work: Writing, id: string): Promise<void> {
  found(
    await ownSurveys(work).where('s.id', '=', id).select('s.id').forUpdate().executeTakeFirst(),
    'survey',
  )
}

export async function defineFigure(
  work: Writing,
  id: string,
  definition: BodyOf<typeof endpoints.defineFigure>,
) {
  await lockSurvey(work, id)
  await addFigure(work, id, definition)
  await record(work, 'indicators.survey.define', id)
  return readSurvey(work, id)
}

export async function publishFigure(work: Writing, figureId: string, isPublic: boolean) {
  const row = await ownSurveys(work)
    .innerJoin('indicators.survey_figure as f', 'f.survey_id', 's.id')
    .where('f.id', '=', figureId)
    .select('f.survey_id')
    .executeTakeFirst()
  const { survey_id: surveyId } = found(row, 'figure')
  await lockSurvey(work, surveyId)
  if (isPublic) {
    const { list } = await readSurvey(work, surveyId)
    insist(mayPublish(list.find(({ id }) => id === figureId)!))
  }
  const changed = await work.db
    .updateTable('indicators.survey_figure')
    .set((eb) =>
      isPublic
        ? { published_at: work.now, told_at: eb.fn.coalesce('told_at', eb.val(work.now)) }
        : { published_at: null },
    )
    .where('id', '=', figureId)
    .where('published_at', isPublic ? 'is' : 'is not', null)
    .returning('id')
    .executeTakeFirst()
  if (changed !== undefined) {
    const figure = { figure: figureId }
    if (isPublic) await record(work, 'indicators.survey.publish', surveyId, figure)
    else await record(work, 'indicators.survey.withdraw', surveyId, figure)
  }
  return readSurvey(work, surveyId)
}
