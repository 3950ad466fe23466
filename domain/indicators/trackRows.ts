/** A track as it is read: for every indicator its periods, what was said in them, what counts, and its light. */
import { decimalOfRatio, ratioOfDecimal, type Ratio } from '../kernel/ratio.ts'
import { codesIn, compute, readFormula } from './formula.ts'
import type { DayText } from '../kernel/moment.ts'
import type { Indicator } from './indicator.ts'
import { dueDayOf, periodAt, periodsWithin, type Period } from './period.ts'
import { progressOf } from './progress.ts'
import type { SaidValue, TrackRow } from './track.ts'
import { countingValue, differ, doubtsOf, standings, type Standing } from './value.ts'

export type GoalFacts = {
  readonly indicator: Indicator
  readonly baseline: string | null
  readonly target: string | null
}

export type TrackDays = {
  readonly fromDay: string
  readonly untilDay: string
  readonly today: string
}

/** Working days after a period's end until its numbers are due. */
export const reportWithinWorkingDays = 10
/** Two years of quarters. */
const periodsShown = 8

type Counted = NonNullable<TrackRow['periods'][number]['counts']>
type Cell = { readonly counts: Counted | null; readonly missing: readonly string[] }

/** The last periods that have begun, the earliest first. */
function shownPeriods({ indicator }: GoalFacts, { fromDay, untilDay, today }: TrackDays): Period[] {
  const last = today < untilDay ? today : untilDay
  const current = periodAt(indicator.cadence, last < fromDay ? fromDay : last)
  const first = periodAt(indicator.cadence, fromDay)
  return periodsWithin(indicator.cadence, first.firstDay, current.lastDay).slice(-periodsShown)
}

/** Of which periods the rows of a track speak: of no other is anything read. */
export function shownIn(goals: readonly GoalFacts[], days: TrackDays): string[] {
  return [...new Set(goals.flatMap((goal) => shownPeriods(goal, days).map(({ text }) => text)))]
}

function keyOf(indicator: string, period: string): string {
  return `${indicator} ${period}`
}

const isDoubted = ({ sampled }: SaidValue): boolean => sampled?.outcome === 'doubted'

/** What counts for an entered indicator: the strongest that was said; what a sample doubts only where nothing else was. */
function enteredCell(said: readonly SaidValue[]): Cell {
  const value = countingValue(said.filter((one) => !isDoubted(one))) ?? countingValue(said)
  const counts = value === undefined ? null : { amount: value.amount, standing: value.standing }
  return { counts, missing: [] }
}

/** A formula of numbers alone nobody said; it stands as what is reported. */
function weakest(all: readonly (Standing | undefined)[]): Standing {
  return standings.find((standing) => all.includes(standing)) ?? 'selfReported'
}

/** What counts for a computed one: its formula over what counts in the same period, no stronger than the weakest. */
function computedCell(
  indicator: Indicator,
  formula: string,
  cellOf: (code: string) => Cell | undefined,
): Cell {
  const reading = readFormula(formula)
  if (!reading.ok) return { counts: null, missing: [] }
  const amountOf = (code: string): Ratio | undefined => {
    const amount = cellOf(code)?.counts?.amount
    return amount === undefined ? undefined : (ratioOfDecimal(amount) ?? undefined)
  }
  const computed = compute(reading.value, amountOf)
  if (!computed.ok) return { counts: null, missing: computed.missing }
  const amount = decimalOfRatio(computed.value, indicator.decimals)
  const standing = weakest(codesIn(reading.value).map((code) => cellOf(code)?.counts?.standing))
  return { counts: { amount, standing }, missing: [] }
}

function makeCellOf(
  goals: readonly GoalFacts[],
  saidAt: ReadonlyMap<string, readonly SaidValue[]>,
) {
  const byCode = new Map(goals.map(({ indicator }) => [indicator.code, indicator]))
  const cells = new Map<string, Cell>()
  function cellOf(code: string, period: string): Cell | undefined {
    const indicator = byCode.get(code)
    if (indicator === undefined) return undefined
    const key = keyOf(code, period)
    const known = cells.get(key)
    if (known !== undefined) return known
    const { formula } = indicator
    const cell =
      formula === undefined
        ? enteredCell(saidAt.get(key) ?? [])
        : computedCell(indicator, formula, (other) => cellOf(other, period))
    cells.set(key, cell)
    return cell
  }
  return cellOf
}

function doubtsIn(
  { accumulation }: Indicator,
  said: readonly SaidValue[],
  before: Cell | undefined,
  now: Cell,
): TrackRow['periods'][number]['doubts'] {
  if (now.counts === null) return []
  const changes = doubtsOf(accumulation, before?.counts?.amount, now.counts.amount)
  const self = said.findLast(({ standing }) => standing === 'selfReported')
  const posted = said.findLast(({ standing }) => standing === 'interfaceReported')
  const apart = self && posted ? differ(self.amount, posted.amount) : []
  const sampled = said
    .filter(isDoubted)
    .slice(-1)
    .map(({ sampled: found }) => ({
      code: 'sampled' as const,
      from: String(found!.wrong),
      to: String(found!.rows),
    }))
  return [...[...changes, ...apart].map(({ code, from, to }) => ({ code, from, to })), ...sampled]
}

function progressIn(goal: GoalFacts, amount: string | undefined, days: TrackDays, day: DayText) {
  const { baseline, target } = goal
  const way = { from: days.fromDay, until: days.untilDay }
  if (baseline !== null && target !== null) {
    return progressOf({ baseline, target, ...way }, amount, day)
  }
  const { expectedPercent } = progressOf({ baseline: '0', target: '1', ...way }, undefined, day)
  return { light: 'grey' as const, donePercent: null, expectedPercent, unknown: 'noGoal' as const }
}

type Shown = {
  readonly lastDay: DayText
  readonly dueDay: DayText
  readonly counts: Counted | null
}

/**
 * Progress is judged at the end of the last period that has a number: half a quarter later nobody can know more.
 * A period that should have been reported by now is expected of, so that silence turns a light.
 */
function judgedDay(periods: readonly Shown[], today: DayText): DayText {
  const last = periods.findLast(({ counts, dueDay }) => counts !== null || dueDay < today)
  return last === undefined || last.lastDay > today ? today : last.lastDay
}

export function trackRows(
  goals: readonly GoalFacts[],
  said: readonly SaidValue[],
  days: TrackDays,
): TrackRow[] {
  const saidAt = Map.groupBy(said, ({ indicator, period }) => keyOf(indicator, period))
  const cellOf = makeCellOf(goals, saidAt)
  return goals.map((goal) => {
    const { code } = goal.indicator
    const shown = shownPeriods(goal, days).map((period, index, all) => {
      const cell = cellOf(code, period.text)!
      const before = all[index - 1] && cellOf(code, all[index - 1]!.text)
      const own = saidAt.get(keyOf(code, period.text)) ?? []
      return {
        period: period.text,
        lastDay: period.lastDay,
        dueDay: dueDayOf(period, reportWithinWorkingDays).day,
        said: [...own],
        counts: cell.counts,
        missing: [...cell.missing],
        doubts: doubtsIn(goal.indicator, own, before, cell),
      }
    })
    const last = shown.findLast(({ counts }) => counts !== null)?.counts?.amount
    const judgedOn = judgedDay(shown, days.today)
    const { indicator, baseline, target } = goal
    const progress = progressIn(goal, last, days, judgedOn)
    const periods = shown.map(({ lastDay: _, ...period }) => period)
    return { indicator, baseline, target, periods, judgedOn, ...progress }
  })
}
