/** 任务书: the goals of a project, taken from the indicators of its application and the lists of the house. */
import { Type, type Static } from 'typebox'
import { Indicator } from '../indicators/indicator.ts'
import { cadences, type Cadence } from '../indicators/period.ts'
import { PooledList } from '../indicators/pooledKinds.ts'
import { Amount } from '../indicators/value.ts'
import { Day, nullable } from '../kernel/shapes.ts'
import type { Answers, DayRange, Row } from './form/answers.ts'
import type { FormDefinition } from './form/definition.ts'
import { reportingOf } from './followingDue.ts'
import type { ProgrammeDefinition } from './programme.ts'

const closed = { additionalProperties: false } as const

export const TaskGoal = Type.Object(
  {
    definition: Indicator,
    baseline: nullable(Amount),
    target: nullable(Amount),
    /** What will show that the number is true. */
    evidence: Type.String({ maxLength: 500 }),
    /** What the application said; null for a project that was recorded without one. */
    applied: nullable(Type.Object({ baseline: nullable(Amount), target: nullable(Amount) })),
    /** Why it is not what was applied for. */
    why: nullable(Type.String({ maxLength: 2000 })),
  },
  closed,
)
export type TaskGoal = Static<typeof TaskGoal>

export const TaskBook = Type.Object(
  {
    kind: Type.Literal('taskBook'),
    fromDay: Day,
    untilDay: Day,
    /** Why it takes longer than the programme's cap. */
    longReason: nullable(Type.String({ maxLength: 2000 })),
    tasks: Type.String({ maxLength: 5000 }),
    goals: Type.Array(TaskGoal, { maxItems: 60 }),
    /** What is pooled when the project begins, of each kind that it is followed in. */
    pooling: Type.Optional(PooledList),
  },
  closed,
)
export type TaskBook = Static<typeof TaskBook>

/** A row of the form's table of indicators. */
type FormRow = {
  readonly id: string
  readonly label: { readonly zh: string; readonly en: string }
  readonly unit: { readonly zh: string; readonly en: string }
  readonly decimals: number
  readonly falling?: boolean
  readonly meaning?: { readonly zh: string; readonly en: string }
}

/** The finest cadence that some report of the programme has; yearly where none is periodic. */
function finestReported(programme: Pick<ProgrammeDefinition, 'reporting'>): Cadence {
  const reporting = reportingOf(programme)
  return cadences.find((cadence) => reporting.some((one) => one.cadence === cadence)) ?? 'yearly'
}

/** What nobody reports would never be known: an indicator follows a cadence in which the programme asks. */
export function cadenceWithin(
  own: Cadence,
  definition: Pick<ProgrammeDefinition, 'reporting'>,
): Cadence {
  const asked = reportingOf(definition).some(({ cadence }) => cadence === own)
  return asked ? own : finestReported(definition)
}

function madeDefinition(row: FormRow, cadence: Cadence): Indicator {
  return {
    code: row.id,
    name: row.label,
    unit: row.unit,
    decimals: row.decimals,
    cadence,
    accumulation: 'level',
    better: row.falling === true ? 'less' : 'more',
    min: 0,
    definition: row.meaning ?? row.label,
    evidence: row.label,
    directions: [],
    source: 'design',
  }
}

function amountOf(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : ''
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? text : null
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

/** A row that the applicant added: its words are the same in both languages. */
function ownRow(row: Row, place: number): FormRow | null {
  const [name, unit] = [textOf(row.cells['name']), textOf(row.cells['unit'])]
  if (name === '') return null
  const decimals = Math.max(
    ...['baseline', 'target'].map(
      (cell) => String(row.cells[cell] ?? '').split('.')[1]?.length ?? 0,
    ),
  )
  return {
    id: `own${place + 1}`,
    label: { zh: name, en: name },
    unit: { zh: unit || '—', en: unit || '—' },
    decimals,
  }
}

function indicatorItem(form: FormDefinition) {
  for (const section of form.sections) {
    const item = section.items.find(({ kind }) => kind === 'indicators')
    if (item?.kind === 'indicators') return { at: `${section.id}.${item.id}`, rows: item.rows }
  }
  return null
}

/** Goals from the application's table, with the definition of the same code where a list has one. */
export function goalsOfAnswers(
  form: FormDefinition,
  answers: Answers,
  known: readonly Indicator[],
  programme: Pick<ProgrammeDefinition, 'reporting'>,
): TaskGoal[] {
  const item = indicatorItem(form)
  const rows = (item === null ? [] : (answers[item.at] ?? [])) as readonly Row[]
  return rows.flatMap((row, place) => {
    const fixed = item?.rows.find(({ id }) => id === row.id)
    const own = fixed ?? ownRow(row, place)
    const applied = {
      baseline: amountOf(row.cells['baseline']),
      target: amountOf(row.cells['target']),
    }
    if (own === null || (applied.baseline === null && applied.target === null)) return []
    const defined = fixed && known.find(({ code }) => code === fixed.id)
    const base = defined ?? madeDefinition(own, 'quarterly')
    // A formula may lead to what the project does not follow: then its own number is reported.
    const { formula: _, ...entered } = base
    const definition = { ...entered, cadence: cadenceWithin(base.cadence, programme) }
    const evidence = textOf(row.cells['evidence']) || (defined?.evidence.zh ?? '')
    return [{ definition, ...applied, applied, evidence, why: null }]
  })
}

/** The construction period of the form, where both ends are given. */
export function periodOfAnswers(answers: Answers): { from: string; to: string } | null {
  const value = Object.entries(answers).find(([at]) => at.endsWith('.period'))?.[1]
  const { from, to } = (value ?? {}) as Partial<DayRange>
  return typeof from === 'string' && typeof to === 'string' && from < to ? { from, to } : null
}

/** What the project plans to do, as it applied: goals before content. */
export function tasksOfAnswers(answers: Answers): string {
  const parts = ['D.goals', 'D.content'].map((at) => textOf(answers[at]))
  return parts
    .filter((part) => part !== '')
    .join('\n')
    .slice(0, 5000)
}
