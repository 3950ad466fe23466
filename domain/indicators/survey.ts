/**
 * 普及率调查: enterprises asked about one period, by the office that owns the survey. Its figures are computed from
 * what was answered, each by a definition of its own that is never changed.
 */
import { Type, type Static } from 'typebox'
import { Day, Id, Moment, nullable } from '../kernel/shapes.ts'
import { allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import {
  Penetration,
  PenetrationDefinition,
  PenetrationRow,
  penetrationBy,
  penetrationOf,
  platformUses,
  publicPartMin,
  publicParts,
  type SurveyedGroup,
} from './penetration.ts'

export const SurveyBrief = Type.Object({
  id: Id,
  title: Type.String(),
  fromDay: Day,
  untilDay: Day,
  /** How many enterprises answered. */
  enterprises: Type.Integer(),
  figures: Type.Integer(),
  published: Type.Integer(),
  madeAt: Moment,
})
export type SurveyBrief = Static<typeof SurveyBrief>

const computed = {
  definition: PenetrationDefinition,
  total: Penetration,
  byRegion: Type.Array(PenetrationRow),
  byIndustry: Type.Array(PenetrationRow),
}

export const SurveyFigure = Type.Object({
  id: Id,
  ...computed,
  madeAt: Moment,
  publishedAt: nullable(Moment),
})
export type SurveyFigure = Static<typeof SurveyFigure>

/** What everybody reads of a published figure: no names, and no part that is small. */
export const PublicFigure = Type.Object({
  id: Id,
  title: Type.String(),
  orgName: Type.String(),
  fromDay: Day,
  untilDay: Day,
  publishedAt: Moment,
  ...computed,
})
export type PublicFigure = Static<typeof PublicFigure>

export const SurveyedEnterprise = Type.Object({
  id: Id,
  uscc: nullable(Type.String()),
  name: Type.String(),
  industry: Type.String(),
  division: Type.String(),
  leading: Type.Boolean(),
  use: Type.Enum([...platformUses]),
})
export type SurveyedEnterprise = Static<typeof SurveyedEnterprise>

export const SurveyBatch = Type.Object({
  id: Id,
  surveyId: Id,
  fileName: Type.String(),
  state: Type.Enum(['previewed', 'committed', 'undone']),
  rows: Type.Integer(),
  faulty: Type.Integer(),
  taken: Type.Integer(),
  madeBy: Type.String(),
  madeAt: Moment,
  committedAt: nullable(Moment),
  undoneAt: nullable(Moment),
})
export type SurveyBatch = Static<typeof SurveyBatch>

/** All that a definition makes of the answers. */
export function figureOf(
  definition: PenetrationDefinition,
  groups: readonly SurveyedGroup[],
): Pick<SurveyFigure, 'definition' | 'total' | 'byRegion' | 'byIndustry'> {
  return {
    definition,
    total: penetrationOf(definition, groups),
    byRegion: penetrationBy(definition, groups, 'region'),
    byIndustry: penetrationBy(definition, groups, 'industry'),
  }
}

/** The same for the public. */
export function publicFigureOf(
  definition: PenetrationDefinition,
  groups: readonly SurveyedGroup[],
): ReturnType<typeof figureOf> {
  const { byRegion, byIndustry, ...figure } = figureOf(definition, groups)
  return { ...figure, byRegion: publicParts(byRegion), byIndustry: publicParts(byIndustry) }
}

/** The form of a new survey; the call's schema asks the same. */
export function isNamed(title: string, fromDay: string | null, untilDay: string | null): Verdict {
  return title.trim().length >= 2 && fromDay !== null && untilDay !== null
    ? allowed
    : invalid('indicators.survey_unnamed')
}

export function maySurvey(fromDay: string, untilDay: string): Verdict {
  return fromDay <= untilDay
    ? allowed
    : invalid('indicators.survey_runs_backward', { fromDay, untilDay })
}

export function mayPublish({ surveyed }: Pick<Penetration, 'surveyed'>): Verdict {
  return surveyed >= publicPartMin
    ? allowed
    : conflict('indicators.figure_too_small', { min: publicPartMin, surveyed })
}

/** What was published stays what it was computed from: it is withdrawn before its answers change. */
export function mayChangeAnswers({ published }: Pick<SurveyBrief, 'published'>): Verdict {
  return published === 0 ? allowed : conflict('indicators.survey_is_published')
}

export function mayUndo(reason: string): Verdict {
  return isWrittenReason(reason) ? allowed : invalid('indicators.undo_unexplained')
}
