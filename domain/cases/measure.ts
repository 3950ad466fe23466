/**
 * 成效: one indicator before and after. Tracked numbers are taken from the indicators module with their standing;
 * what a writer states without a track is self-reported and says where it was counted.
 */
import { Type, type Static } from 'typebox'
import { standings } from '../indicators/value.ts'
import type { TrackRow } from '../indicators/track.ts'
import type { Indicator } from '../indicators/indicator.ts'
import { mayBeSaid } from '../indicators/track.ts'
import { Amount, mayStand } from '../indicators/value.ts'
import { periodAt, periodOf } from '../indicators/period.ts'
import {
  compareRatios,
  decimalOfRatio,
  divideRatios,
  addRatios,
  multiplyRatios,
  ratio,
  ratioOfDecimal,
} from '../kernel/ratio.ts'
import { Day, nullable } from '../kernel/shapes.ts'
import { Bilingual, Code } from '../kernel/sourced.ts'
import { allOf, allowed, invalid, type Verdict } from '../kernel/verdict.ts'

const closed = { additionalProperties: false } as const

/** Numbers that a writer states: two counts of one indicator, each with its day, and where they were counted. */
export const StatedChange = Type.Object(
  {
    /** Code of the list of indicators that defines it. */
    listId: Code,
    indicator: Code,
    before: Amount,
    beforeDay: Day,
    after: Amount,
    afterDay: Day,
    source: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }),
  },
  closed,
)
export type StatedChange = Static<typeof StatedChange>

export const Measure = Type.Object({
  indicator: Code,
  name: Bilingual,
  unit: Bilingual,
  better: Type.Enum(['more', 'less', 'neither']),
  before: Amount,
  beforeDay: Day,
  after: Amount,
  afterDay: Day,
  /** Of the later number. */
  standing: Type.Enum([...standings]),
  /** Where the writer says that it was counted; null for what is tracked. */
  source: nullable(Type.String()),
})
export type Measure = Static<typeof Measure>

const named = ({ code, name, unit, better }: Indicator) => ({ indicator: code, name, unit, better })

/** A tracked indicator from its baseline to the last period that has a number; null while it has none. */
export function trackedMeasure(row: TrackRow, fromDay: string): Measure | null {
  const last = row.periods.findLast(({ counts }) => counts !== null)
  const period = last === undefined ? undefined : periodOf(last.period)
  if (row.baseline === null || last?.counts == null || period === undefined) return null
  return {
    ...named(row.indicator),
    before: row.baseline,
    beforeDay: fromDay,
    after: last.counts.amount,
    afterDay: period.lastDay,
    standing: last.counts.standing,
    source: null,
  }
}

export function statedMeasure(indicator: Indicator, change: StatedChange): Measure {
  const { before, beforeDay, after, afterDay, source } = change
  return {
    ...named(indicator),
    before,
    beforeDay,
    after,
    afterDay,
    standing: 'selfReported',
    source: source.trim(),
  }
}

/** Whether two stated numbers may stand: by their definition, and the later one not before the earlier. */
export function mayState(indicator: Indicator, change: StatedChange, today: string): Verdict {
  const { before, beforeDay, after, afterDay } = change
  if (afterDay <= beforeDay) return invalid('cases.change_runs_backward', { beforeDay, afterDay })
  if (afterDay > today) return invalid('cases.change_ahead', { day: afterDay })
  const stands = (amount: string, day: string) =>
    mayStand(indicator, { amount, period: periodAt(indicator.cadence, day).text }, today)
  return allOf(mayBeSaid(indicator), stands(before, beforeDay), stands(after, afterDay), allowed)
}

/** By how much it changed, in percent with one place and its sign; null from nothing. */
export function changePercent(before: string, after: string): string | null {
  const [from, to] = [ratioOfDecimal(before), ratioOfDecimal(after)]
  if (from === null || to === null || from.numerator === 0n) return null
  const difference = addRatios(to, multiplyRatios(from, ratio(-1n)))
  const size = from.numerator < 0n ? multiplyRatios(from, ratio(-1n)) : from
  const share = multiplyRatios(divideRatios(difference, size), ratio(100n))
  const text = decimalOfRatio(share, 1)
  return compareRatios(share, ratio(0n)) > 0 ? `+${text}` : text
}
