/**
 * Progress towards a target, and its light. The rule is data that is shown beside the light: by when how much of the
 * way should lie behind, and from which share of that on a light is green or amber.
 */
import {
  addRatios,
  compareRatios,
  decimalOfRatio,
  divideRatios,
  multiplyRatios,
  ratio,
  ratioOfDecimal,
  type Ratio,
} from '../kernel/ratio.ts'
import { daysBetween, type DayText } from '../kernel/moment.ts'

export const lights = ['green', 'amber', 'red', 'grey'] as const
export type Light = (typeof lights)[number]

export type LightRule = {
  /** Percent of the expected progress from which on it is green. */
  readonly greenFrom: number
  readonly amberFrom: number
}

export const houseLightRule: LightRule = { greenFrom: 90, amberFrom: 70 }

export type Goal = {
  readonly baseline: string
  readonly target: string
  /** The project's first day and the day by which the target should be reached. */
  readonly from: DayText
  readonly until: DayText
}

export type Progress = {
  readonly light: Light
  /** Percent of the way from the baseline to the target, one place; null where there is no way. */
  readonly donePercent: string | null
  readonly expectedPercent: string
  /** Why it is grey. */
  readonly unknown: 'noValue' | 'noWay' | 'notBegun' | null
}

const hundred = ratio(100n)
const one = ratio(1n)

function minus(a: Ratio, b: Ratio): Ratio {
  return addRatios(a, multiplyRatios(b, ratio(-1n)))
}

/** How much of the time lies behind on a day, from 0 to 1. */
function timeShare({ from, until }: Goal, day: DayText): Ratio {
  const all = daysBetween(from, until)
  if (all <= 0) return one
  const past = Math.min(all, Math.max(0, daysBetween(from, day)))
  return ratio(BigInt(past), BigInt(all))
}

function percent(share: Ratio): string {
  return decimalOfRatio(multiplyRatios(share, hundred), 1)
}

/** A target below the baseline is a way like any other: both the way and what is done of it are negative. */
function doneShare({ baseline, target }: Goal, amount: string): Ratio | null {
  const [from, to, now] = [baseline, target, amount].map(ratioOfDecimal)
  if (from == null || to == null || now == null) return null
  const way = minus(to, from)
  return way.numerator === 0n ? null : divideRatios(minus(now, from), way)
}

function lightOf(done: Ratio, expected: Ratio, { greenFrom, amberFrom }: LightRule): Light {
  const reaches = (from: number): boolean =>
    compareRatios(multiplyRatios(done, hundred), multiplyRatios(expected, ratio(BigInt(from)))) >= 0
  if (reaches(greenFrom)) return 'green'
  return reaches(amberFrom) ? 'amber' : 'red'
}

/**
 * Progress on a day: the expected way grows evenly with time. Before the first day and without a value nothing
 * is said.
 */
export function progressOf(
  goal: Goal,
  amount: string | undefined,
  day: DayText,
  rule: LightRule = houseLightRule,
): Progress {
  const expected = timeShare(goal, day)
  const grey = (unknown: Progress['unknown'], donePercent: string | null = null): Progress => ({
    light: 'grey',
    donePercent,
    expectedPercent: percent(expected),
    unknown,
  })
  if (amount === undefined) return grey('noValue')
  const done = doneShare(goal, amount)
  if (done === null) return grey('noWay')
  if (day < goal.from) return grey('notBegun', percent(done))
  return {
    light: lightOf(done, expected, rule),
    donePercent: percent(done),
    expectedPercent: percent(expected),
    unknown: null,
  }
}

/** The worst light of several; grey only where nothing else is known. */
export function worstLight(all: readonly Light[]): Light {
  const order: readonly Light[] = ['red', 'amber', 'green', 'grey']
  return order.find((light) => all.includes(light)) ?? 'grey'
}
