/** What an expert writes into a rubric, and whether it may stand: as a draft, or as a complete review. */
import { Type, type Static } from 'typebox'
import { nullable } from '../kernel/shapes.ts'
import { Code, pointerPart } from '../kernel/sourced.ts'
import { isWrittenReason, reasonMinLength } from '../kernel/writtenReason.ts'
import {
  criteriaOf,
  hundredthsOf,
  Measure,
  Points,
  type Criterion,
  type Dimension,
  type Rubric,
  type Scale,
} from './rubric.ts'
import { faultsOf, type EvaluationFault, type Report } from './rubricCheck.ts'
import { scoreOf } from './scoring.ts'

const closed = { additionalProperties: false } as const

/** One per kind of scale; `band: null` says that none applies, which is a mark and not an omission. */
export const Mark = Type.Union([
  Type.Object({ points: Points }, closed),
  Type.Object({ value: Measure }, closed),
  Type.Object({ band: nullable(Code) }, closed),
  Type.Object({ counts: Type.Record(Code, Type.Integer({ minimum: 0, maximum: 1000 })) }, closed),
])
export type Mark = Static<typeof Mark>

export const recommendations = ['recommend', 'reserve', 'reject'] as const
export type Recommendation = (typeof recommendations)[number]

export const Marks = Type.Object(
  {
    criteria: Type.Record(Code, Mark),
    vetoes: Type.Array(
      Type.Object({ code: Code, reason: Type.String({ maxLength: 2000 }) }, closed),
      { maxItems: 50 },
    ),
    /** By dimension. */
    comments: Type.Record(Code, Type.String({ maxLength: 4000 })),
    opinion: Type.String({ maxLength: 8000 }),
    recommendation: nullable(Type.Enum([...recommendations])),
  },
  closed,
)
export type Marks = Static<typeof Marks>

export const emptyMarks: Marks = {
  criteria: {},
  vetoes: [],
  comments: {},
  opinion: '',
  recommendation: null,
}

/** `draft`: what is there must be right. `complete`: and nothing may be missing. */
export type MarksMode = 'draft' | 'complete'

export function checkMarks(rubric: Rubric, marks: Marks, mode: MarksMode): EvaluationFault[] {
  return faultsOf((report) => {
    checkKnown(rubric, marks, report)
    for (const dimension of rubric.dimensions) {
      for (const criterion of criteriaOf(dimension)) {
        checkMark(criterion, marks.criteria[criterion.code], mode, report)
      }
    }
    checkVetoes(rubric, marks, mode, report)
    if (mode === 'complete') checkWords(rubric, marks, report)
  })
}

function checkKnown(rubric: Rubric, marks: Marks, report: Report): void {
  const criteria = new Set(
    rubric.dimensions.flatMap((dimension) => criteriaOf(dimension).map(({ code }) => code)),
  )
  for (const code of Object.keys(marks.criteria)) {
    if (!criteria.has(code)) {
      report(`/criteria/${pointerPart(code)}`, 'evaluation.mark_criterion_unknown', { code })
    }
  }
  const dimensions = new Set(rubric.dimensions.map(({ code }) => code))
  for (const code of Object.keys(marks.comments)) {
    if (!dimensions.has(code)) {
      report(`/comments/${pointerPart(code)}`, 'evaluation.mark_criterion_unknown', { code })
    }
  }
}

/** The member that a mark of this scale has. */
function kindOf(scale: Scale): 'points' | 'value' | 'band' | 'counts' {
  if (scale.kind === 'judged') return 'points'
  if (scale.kind === 'linear') return 'value'
  if (scale.countable === true) return 'counts'
  return scale.bands[0]?.from === undefined ? 'band' : 'value'
}

function checkMark(
  { code, max, scale }: Criterion,
  mark: Mark | undefined,
  mode: MarksMode,
  report: Report,
): void {
  const at = `/criteria/${pointerPart(code)}`
  if (mark === undefined) {
    if (mode === 'complete') report(at, 'evaluation.mark_missing', { code })
    return
  }
  if (!(kindOf(scale) in mark)) {
    report(at, 'evaluation.mark_of_another_kind', { code })
    return
  }
  if ('points' in mark && scale.kind === 'judged') {
    if (mark.points > max) report(at, 'evaluation.mark_above_max', { points: mark.points, max })
    const step = hundredthsOf(scale.step)
    if (hundredthsOf(mark.points) % step !== 0) {
      report(at, 'evaluation.mark_between_steps', { points: mark.points, step: scale.step })
    }
  }
  if (scale.kind !== 'banded') return
  const named = 'counts' in mark ? Object.keys(mark.counts) : 'band' in mark ? [mark.band] : []
  for (const band of named) {
    if (band !== null && !scale.bands.some((one) => one.code === band)) {
      report(at, 'evaluation.mark_band_unknown', { band })
    }
  }
}

function checkVetoes(rubric: Rubric, marks: Marks, mode: MarksMode, report: Report): void {
  const known = new Set((rubric.vetoes ?? []).map(({ code }) => code))
  marks.vetoes.forEach(({ code, reason }, index) => {
    const at = `/vetoes/${index}`
    if (!known.has(code)) report(`${at}/code`, 'evaluation.veto_unknown', { code })
    if (marks.vetoes.findIndex((one) => one.code === code) !== index) {
      report(`${at}/code`, 'evaluation.veto_twice', { code })
    }
    if (mode === 'complete' && !isWrittenReason(reason)) {
      report(`${at}/reason`, 'evaluation.veto_without_reason', { min: reasonMinLength })
    }
  })
}

/** Whether the points of a dimension are so few that a comment must say why. */
function needsComment(dimension: Dimension, points: number, percent: number | undefined): boolean {
  return percent !== undefined && points * 100 < dimension.max * percent
}

function checkWords(rubric: Rubric, marks: Marks, report: Report): void {
  const requires = rubric.requires ?? { opinion: true, recommendation: true }
  if (requires.opinion && !isWrittenReason(marks.opinion)) {
    report('/opinion', 'evaluation.opinion_too_short', { min: reasonMinLength })
  }
  if (requires.recommendation && marks.recommendation === null) {
    report('/recommendation', 'evaluation.recommendation_missing')
  }
  // Two sentences that contradict each other would both be quoted in an objection.
  if (marks.recommendation === 'recommend' && marks.vetoes.length > 0) {
    report('/recommendation', 'evaluation.recommended_despite_veto')
  }
  const percent = requires.commentBelowPercent
  if (percent === undefined || !isScorable(rubric, marks)) return
  const { byDimension } = scoreOf(rubric, marks)
  for (const dimension of rubric.dimensions) {
    const said = (marks.comments[dimension.code] ?? '').trim()
    if (said === '' && needsComment(dimension, byDimension[dimension.code] ?? 0, percent)) {
      report(`/comments/${pointerPart(dimension.code)}`, 'evaluation.comment_missing', { percent })
    }
  }
}

function isScorable(rubric: Rubric, marks: Marks): boolean {
  return rubric.dimensions.every((dimension) =>
    criteriaOf(dimension).every(({ code, scale }) => {
      const mark = marks.criteria[code]
      if (mark === undefined) return true
      if (!(kindOf(scale) in mark)) return false
      return !('band' in mark) || mark.band === null || scale.kind !== 'banded'
        ? true
        : scale.bands.some((band) => band.code === mark.band)
    }),
  )
}
