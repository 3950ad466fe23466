/** What stands in the papers of a followed project, and how each reads for those who sign. */
import { Type, type Static } from 'typebox'
import { Day, Id, Moment, nullable, Sha256 } from '../kernel/shapes.ts'
import { Code } from '../kernel/sourced.ts'
import { allOf, allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import { Indicator } from '../indicators/indicator.ts'
import { mayCountAll, PooledList, type Pooled } from '../indicators/pooledKinds.ts'
import { Amount, standings } from '../indicators/value.ts'
import { lights } from '../indicators/progress.ts'
import { LevelShape, PaperKindShape, PaperStateShape, type PaperKind } from './following.ts'
import { TaskBook } from './taskBook.ts'

const closed = { additionalProperties: false } as const
const Long = Type.String({ maxLength: 5000 })

export const filesMax = 20

export const EvidenceRef = Type.Object(
  {
    versionId: Id,
    /** The indicator that it shows; null for the report as a whole. */
    indicator: nullable(Code),
  },
  closed,
)

export const ReportValue = Type.Object(
  { indicator: Code, amount: Amount, note: nullable(Type.String({ maxLength: 2000 })) },
  closed,
)

/** One indicator as it stood when the report was handed in. */
export const ReportRow = Type.Object(
  {
    indicator: Code,
    name: Indicator.properties.name,
    unit: Indicator.properties.unit,
    baseline: nullable(Amount),
    target: nullable(Amount),
    period: nullable(Type.String()),
    amount: nullable(Amount),
    standing: nullable(Type.Enum([...standings])),
    /** Of the period before, and by how much it moved. */
    before: nullable(Amount),
    delta: nullable(Type.String()),
    light: Type.Enum([...lights]),
    donePercent: nullable(Type.String()),
    expectedPercent: Type.String(),
  },
  closed,
)
export type ReportRow = Static<typeof ReportRow>

const reportTexts = {
  /** 进展情况 */
  progress: Long,
  /** 经费使用 */
  funds: Long,
  /** 存在问题及措施 */
  problems: Long,
  /** 下一步计划；总结报告中为推广应用计划 */
  plan: Long,
}

export const Report = Type.Object(
  {
    kind: Type.Literal('report'),
    values: Type.Array(ReportValue, { maxItems: 60 }),
    /** Of every kind that the task book counts, as it stands at the end of the period. */
    pooling: Type.Optional(PooledList),
    ...reportTexts,
    /** Spent since the beginning, 10,000 yuan. */
    spent: nullable(Amount),
    files: Type.Array(EvidenceRef, { maxItems: filesMax }),
    /** Made by the house when it is handed in; empty before. */
    rows: Type.Array(ReportRow, { maxItems: 60 }),
  },
  closed,
)
export type ReportContent = Static<typeof Report>

export const Change = Type.Object(
  {
    kind: Type.Literal('change'),
    /** Two signs at least that are no blanks. */
    title: nullable(Type.String({ pattern: String.raw`\S.*\S`, maxLength: 200 })),
    untilDay: nullable(Day),
    targets: Type.Array(Type.Object({ indicator: Code, target: Amount }, closed), { maxItems: 60 }),
    /** What no field names: members, site, budget. */
    other: Type.String({ maxLength: 2000 }),
    reason: Type.String({ maxLength: 2000 }),
    /** What stood before, kept when it is signed. */
    before: nullable(
      Type.Object(
        {
          title: Type.String(),
          untilDay: Day,
          targets: Type.Array(Type.Object({ indicator: Code, target: nullable(Amount) }, closed)),
        },
        closed,
      ),
    ),
  },
  closed,
)
export type ChangeContent = Static<typeof Change>

export const Withdrawal = Type.Object(
  { kind: Type.Literal('withdrawal'), reason: Type.String({ maxLength: 2000 }) },
  closed,
)

export const Acceptance = Type.Object(
  {
    kind: Type.Literal('acceptance'),
    /** 任务目标完成情况 */
    done: Long,
    /** 成果和推广应用 */
    results: Long,
    files: Type.Array(EvidenceRef, { maxItems: filesMax }),
  },
  closed,
)

export const PaperContent = Type.Union([TaskBook, Report, Change, Withdrawal, Acceptance])
export type PaperContent = Static<typeof PaperContent>

export const Judgement = Type.Object(
  {
    opinion: Type.String({ minLength: 1, maxLength: 5000 }),
    heldOn: Day,
    experts: Type.Array(
      Type.Object(
        {
          name: Type.String({ minLength: 1, maxLength: 60 }),
          post: Type.String({ maxLength: 100 }),
          duty: Type.String({ maxLength: 60 }),
        },
        closed,
      ),
      { minItems: 1, maxItems: 15 },
    ),
  },
  closed,
)
export type Judgement = Static<typeof Judgement>

export const Signature = Type.Object({
  level: LevelShape,
  verb: Type.Enum(['sign', 'return', 'refuse', 'pass', 'fail']),
  opinion: nullable(Type.String()),
  by: Type.String(),
  orgName: Type.String(),
  at: Moment,
  /** SHA-256 of the canonical content that was signed. */
  digestSha256: Sha256,
  /** Of acceptance: when it was held, by which experts, and what they found. */
  judgement: nullable(Judgement),
})

export const PaperBrief = Type.Object({
  id: Id,
  kind: PaperKindShape,
  /** Of a report: which of the programme's list. */
  code: nullable(Code),
  period: nullable(Type.String()),
  state: PaperStateShape,
  version: Type.Integer(),
  handedInAt: nullable(Moment),
  settledAt: nullable(Moment),
  changedAt: Moment,
})
export type PaperBrief = Static<typeof PaperBrief>

export type TitledChange = Pick<ChangeContent, 'title' | 'untilDay' | 'targets' | 'other'>

function changesSomething({ title, untilDay, targets, other }: TitledChange): boolean {
  return title !== null || untilDay !== null || targets.length > 0 || other.trim() !== ''
}

/** What a goal differs in from the application it explains. */
function unexplainedGoal({ goals }: TaskBook): string | null {
  const differs = goals.find(
    ({ baseline, target, applied, why }) =>
      applied !== null &&
      (applied.baseline !== baseline || applied.target !== target) &&
      !isWrittenReason(why),
  )
  return differs?.definition.name.zh ?? null
}

function taskBookComplete(content: TaskBook): Verdict {
  if (content.goals.length === 0) return invalid('programmes.goals_missing')
  const unexplained = unexplainedGoal(content)
  if (unexplained !== null) {
    return invalid('programmes.goal_differs_unexplained', { indicator: unexplained })
  }
  const open = content.goals.find(({ baseline, target }) => baseline === null || target === null)
  if (open !== undefined) {
    return invalid('programmes.goal_open', { indicator: open.definition.name.zh })
  }
  return allOf(
    mayCountAll(content.pooling ?? []),
    content.tasks.trim().length >= 10 ? allowed : invalid('programmes.tasks_unsaid'),
  )
}

/** Of every kind of resource that the task book counts, and of no other. */
function poolingComplete(said: readonly Pooled[], asked: readonly Pooled[]): Verdict {
  const lacks = (kinds: readonly Pooled[]) => (one: Pooled) =>
    !kinds.some(({ kind }) => kind === one.kind)
  const open = asked.filter(lacks(said))
  if (open[0] !== undefined) {
    const { kind } = open[0]
    return invalid('programmes.pooling_missing', { count: open.length, kind })
  }
  const beyond = said.find(lacks(asked))
  return beyond === undefined
    ? mayCountAll(said)
    : invalid('programmes.pooling_not_asked', { kind: beyond.kind })
}

/** What the task book asks of a report: indicators of its cadence, and kinds of resources with their baseline. */
export type Asked = {
  readonly indicators: readonly Indicator[]
  readonly pooling: readonly Pooled[]
}

function reportComplete(content: ReportContent, asked: Asked): Verdict {
  const said = new Set(content.values.map(({ indicator }) => indicator))
  const open = asked.indicators.filter(({ code }) => !said.has(code))
  if (open.length > 0) {
    const names = open.map(({ name }) => name.zh).join(', ')
    return invalid('programmes.report_values_missing', { count: open.length, names })
  }
  return allOf(
    poolingComplete(content.pooling ?? [], asked.pooling),
    content.progress.trim().length >= 10 ? allowed : invalid('programmes.progress_unsaid'),
  )
}

/** Whether a paper says what it must before its project signs it. `asked` is of a report. */
export function isComplete(content: PaperContent, asked: Asked): Verdict {
  if (content.kind === 'taskBook') return taskBookComplete(content)
  if (content.kind === 'report') return reportComplete(content, asked)
  if (content.kind === 'acceptance') {
    return content.done.trim().length >= 10 ? allowed : invalid('programmes.results_unsaid')
  }
  if (content.kind === 'change' && !changesSomething(content)) {
    return conflict('programmes.change_changes_nothing')
  }
  return isWrittenReason(content.reason) ? allowed : invalid('programmes.reason_too_short')
}

/** An empty paper of a kind, to be written; task books are made from the application. */
export function emptyPaper(kind: Exclude<PaperKind, 'taskBook'>): PaperContent {
  if (kind === 'withdrawal') return { kind, reason: '' }
  if (kind === 'acceptance') return { kind, done: '', results: '', files: [] }
  if (kind === 'change') {
    return { kind, title: null, untilDay: null, targets: [], other: '', reason: '', before: null }
  }
  const texts = { progress: '', funds: '', problems: '', plan: '' }
  return { kind, values: [], ...texts, spent: null, files: [], rows: [] }
}
