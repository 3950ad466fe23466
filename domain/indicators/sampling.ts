/**
 * 抽查: rows of a posted count that an office has drawn, asks for and looks at. The server draws, once a value unless a
 * reason is written; whoever posted answers with the rows, or with the whole list, which its digest binds.
 */
import { Type, type Static } from 'typebox'
import { Day, Id, Moment, nullable, Sha256 } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import { PeriodText } from './period.ts'
import { Amount } from './value.ts'

export const sampleSizeMax = 100
export const rowTextMax = 2000
/** Of a whole list; longer ones are answered with their rows alone. */
export const listBytesMax = 16 * 1024 * 1024
/** No text says how long a project may take: an example of the house. */
export const sampleWithinWorkingDays = 10

/** `verified`: every row is right. `doubted`: some row is wrong, or nothing came in time. */
export const sampleOutcomes = ['verified', 'doubted'] as const
export type SampleOutcome = (typeof sampleOutcomes)[number]

export const sampleStates = ['asked', 'answered', 'settled'] as const
export type SampleState = (typeof sampleStates)[number]

const RowNumber = Type.Integer({ minimum: 1, maximum: 1_000_000_000 })

export const SampledRow = Type.Object(
  { row: RowNumber, text: Type.String({ maxLength: rowTextMax }) },
  { additionalProperties: false },
)
export type SampledRow = Static<typeof SampledRow>

export const RowMark = Type.Object(
  { row: RowNumber, right: Type.Boolean(), note: nullable(Type.String({ maxLength: 500 })) },
  { additionalProperties: false },
)
export type RowMark = Static<typeof RowMark>

export const SampleBrief = Type.Object({
  id: Id,
  trackId: Id,
  /** The posted value. */
  valueId: Id,
  title: Type.String(),
  indicator: Type.String(),
  indicatorName: Type.Object({ zh: Type.String(), en: Type.String() }),
  period: PeriodText,
  amount: Amount,
  rowCount: Type.Integer(),
  /** How many rows were drawn, and for which time of this value. */
  size: Type.Integer(),
  ordinal: Type.Integer(),
  state: Type.Enum([...sampleStates]),
  /** Until when the rows are asked for. */
  dueDay: Day,
  drawnAt: Moment,
  answeredAt: nullable(Moment),
  /** True where the whole list came and its digest is the one that was posted; null where rows alone came. */
  listMatches: nullable(Type.Boolean()),
  outcome: nullable(Type.Enum([...sampleOutcomes])),
  /** Rows that were found wrong. */
  wrong: Type.Integer(),
})
export type SampleBrief = Static<typeof SampleBrief>

export const Sample = Type.Object({
  ...SampleBrief.properties,
  seed: Type.String(),
  rows: Type.Array(RowNumber),
  rowsSha256: Sha256,
  /** Why it was drawn again. */
  reason: nullable(Type.String()),
  drawnBy: Type.String(),
  answer: nullable(Type.Object({ by: Type.String(), rows: Type.Array(SampledRow) })),
  settlement: nullable(
    Type.Object({
      by: Type.String(),
      at: Moment,
      note: Type.String(),
      marks: Type.Array(RowMark),
    }),
  ),
  mayAnswer: Type.Boolean(),
  maySettle: Type.Boolean(),
})

/** The lines of a list that count: without empty ones, as the program that posts counts them. */
export function rowsOfList(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
}

/** Only what a platform posted has rows; one draw is open at a time, and a further one needs its reason. */
export function mayDrawSample(
  value: { readonly rowCount: number | null },
  earlier: readonly { readonly state: SampleState }[],
  reason: string | null | undefined,
): Verdict {
  if (value.rowCount === null || value.rowCount < 1) return conflict('indicators.sample_no_rows')
  if (earlier.some(({ state }) => state !== 'settled')) return conflict('indicators.sample_is_open')
  return earlier.length === 0 || isWrittenReason(reason)
    ? allowed
    : invalid('indicators.sample_again_unexplained', { count: earlier.length })
}

export function mayAnswerSample({ state }: { readonly state: SampleState }): Verdict {
  return state === 'asked' ? allowed : conflict('indicators.sample_is_answered')
}

export function listFits(bytes: number): Verdict {
  return bytes <= listBytesMax
    ? allowed
    : invalid('indicators.sample_list_too_long', { mb: listBytesMax / 1024 ** 2 })
}

/** Exactly the rows that were drawn, each once. */
export function answersRows(drawn: readonly number[], given: readonly SampledRow[]): Verdict {
  const rows = new Set(given.map(({ row }) => row))
  const lacking = drawn.filter((row) => !rows.has(row))
  if (lacking.length > 0) {
    const facts = { count: lacking.length, rows: lacking.slice(0, 10).join(', ') }
    return invalid('indicators.sample_rows_missing', facts)
  }
  const beyond = given.find(({ row }) => !drawn.includes(row))
  if (beyond !== undefined) return invalid('indicators.sample_row_not_drawn', { row: beyond.row })
  return rows.size === given.length ? allowed : invalid('indicators.sample_row_twice')
}

/** Before rows came only silence can be judged, and only once its day has passed. */
export function maySettleSample(
  sample: { readonly state: SampleState; readonly dueDay: string },
  today: string,
): Verdict {
  if (sample.state === 'settled') return conflict('indicators.sample_is_settled')
  return sample.state === 'answered' || sample.dueDay < today
    ? allowed
    : conflict('indicators.sample_not_answered', { day: sample.dueDay })
}

/** Every row that came is marked, and what is wrong says how. */
export function marksRows(answered: readonly number[], marks: readonly RowMark[]): Verdict {
  const marked = new Set(marks.map(({ row }) => row))
  const open = answered.filter((row) => !marked.has(row))
  const wrong = marks.find(({ right, note }) => !right && (note ?? '').trim() === '')
  return allOf(
    open.length === 0 && marks.length === answered.length && marked.size === marks.length
      ? allowed
      : invalid('indicators.sample_rows_unmarked', { count: open.length }),
    wrong === undefined ? allowed : invalid('indicators.sample_wrong_unsaid', { row: wrong.row }),
  )
}

export function outcomeOf(marks: readonly RowMark[]): SampleOutcome {
  return marks.length > 0 && marks.every(({ right }) => right) ? 'verified' : 'doubted'
}
