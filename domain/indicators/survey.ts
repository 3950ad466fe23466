/**
 * 普及率调查: enterprises asked about one period, by the office that owns the survey. Its figures are computed from
 * what was answered, each by a definition of its own that is never changed.
 */
import { Type, type Static } from 'typebox'
import { Day, Id, Moment, nullable } from '../kernel/shapes.ts'
import { allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import { tellsParts } from './disclosure.ts'
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
  /** Whether it tells provinces and industries in public, or its total alone. */
  parts: Type.Boolean(),
  /** Enterprises of the smallest group that its publication would let be found by subtraction; null for none. */
  fewest: nullable(Type.Integer()),
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
  /** False for a figure that tells its total alone, so that no difference to another one shows a few. */
  parts: Type.Boolean(),
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

/** The same for the public, beside the definitions that it can read, or could, in their order. */
export function publicFigureOf(
  definition: PenetrationDefinition,
  groups: readonly SurveyedGroup[],
  told: readonly PenetrationDefinition[],
) {
  const { byRegion, byIndustry, ...figure } = figureOf(definition, groups)
  const parts = tellsParts(definition, told)
  return {
    ...figure,
    parts,
    byRegion: parts ? publicParts(byRegion) : [],
    byIndustry: parts ? publicParts(byIndustry) : [],
  }
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

export function mayPublish({
  total: { surveyed },
  fewest,
}: {
  readonly total: Pick<Penetration, 'surveyed'>
  readonly fewest: number | null
}): Verdict {
  if (surveyed < publicPartMin) {
    return conflict('indicators.figure_too_small', { min: publicPartMin, surveyed })
  }
  return fewest === null
    ? allowed
    : conflict('indicators.figure_tells_few', { min: publicPartMin, fewest })
}

/** What was published stays what it was computed from: it is withdrawn before its answers change. */
export function mayChangeAnswers({ published }: Pick<SurveyBrief, 'published'>): Verdict {
  return published === 0 ? allowed : conflict('indicators.survey_is_published')
}

export function mayUndo(reason: string): Verdict {
  return isWrittenReason(reason) ? allowed : invalid('indicators.undo_unexplained')
}
