/**
 * Values of indicators. Who says a number is part of the number: what a project reports of itself, what a platform
 * posts through the evidence interface, and what the office verified stand side by side and never replace each other.
 */
import { Type, type Static } from 'typebox'
import {
  compareRatios,
  multiplyRatios,
  ratio,
  ratioOfDecimal,
  roundRatio,
  type Ratio,
} from '../kernel/ratio.ts'
import { Sha256 } from '../kernel/shapes.ts'
import { allowed, invalid, type Verdict } from '../kernel/verdict.ts'
import type { Accumulation, Indicator } from './indicator.ts'
import { PeriodText, periodOf } from './period.ts'

/** From the weakest to the strongest. */
export const standings = ['selfReported', 'interfaceReported', 'verified'] as const
export type Standing = (typeof standings)[number]

/** A plain decimal: a JSON number is a float. */
export const Amount = Type.String({ pattern: '^-?[0-9]{1,15}(\\.[0-9]{1,6})?$' })

export type IndicatorValue = {
  readonly indicator: string
  readonly period: string
  readonly amount: string
  readonly standing: Standing
}

/** What another platform posts: a number, and a digest of the rows that it was counted from. */
export const EvidencePost = Type.Object(
  {
    indicator: Type.String({ minLength: 1, maxLength: 64 }),
    period: PeriodText,
    amount: Amount,
    /** By which system it was counted, as its operator calls it. */
    sourceSystem: Type.String({ minLength: 1, maxLength: 100 }),
    rowCount: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
    /** SHA-256 of the rows as the platform keeps them, so that a sample can be checked against it later. */
    rowsSha256: Sha256,
  },
  { additionalProperties: false },
)
export type EvidencePost = Static<typeof EvidencePost>

/** The strongest of several values of one indicator and period; the last of those that are equally strong. */
export function countingValue<Value extends { readonly standing: Standing }>(
  values: readonly Value[],
): Value | undefined {
  const place = ({ standing }: Value): number => standings.indexOf(standing)
  return values.reduce<Value | undefined>(
    (best, value) => (best === undefined || place(value) >= place(best) ? value : best),
    undefined,
  )
}

function boundsOf(indicator: Indicator, amount: Ratio): Verdict {
  const { min, max } = indicator
  const below = min !== undefined && compareRatios(amount, ratioOfDecimal(String(min))!) < 0
  const above = max !== undefined && compareRatios(amount, ratioOfDecimal(String(max))!) > 0
  if (!below && !above) return allowed
  return invalid('indicators.amount_beyond', {
    name: indicator.code,
    min: min ?? '−∞',
    max: max ?? '∞',
  })
}

function hasPlaces(amount: Ratio, places: number): boolean {
  const scale = ratio(10n ** BigInt(places))
  const scaled = multiplyRatios(amount, scale)
  return compareRatios(scaled, ratio(roundRatio(scaled))) === 0
}

/** Whether a value may stand: its period, places and bounds. `today` lies in no period that has not begun. */
export function mayStand(
  indicator: Indicator,
  value: Pick<IndicatorValue, 'period' | 'amount'>,
  today: string,
): Verdict {
  const period = periodOf(value.period)
  if (period === undefined || period.cadence !== indicator.cadence) {
    return invalid('indicators.period_of_other_cadence', {
      period: value.period,
      cadence: indicator.cadence,
    })
  }
  if (period.firstDay > today) return invalid('indicators.period_ahead', { period: value.period })
  const amount = ratioOfDecimal(value.amount)
  if (amount === null)
    return invalid('indicators.amount_malformed', { given: value.amount.slice(0, 40) })
  if (!hasPlaces(amount, indicator.decimals)) {
    return invalid('indicators.amount_too_fine', { decimals: indicator.decimals })
  }
  return boundsOf(indicator, amount)
}

export type Doubt =
  | { readonly code: 'fell'; readonly from: string; readonly to: string }
  | { readonly code: 'jumped'; readonly from: string; readonly to: string; readonly times: number }
  | { readonly code: 'differs'; readonly from: string; readonly to: string }

/** A change beyond this many times what stood before is looked at by a person. */
export const jumpTimes = 3
/** Two who count one thing may differ by this share before a person looks, in hundredths. */
export const differenceHundredths = 5n

function hasJumped(before: Ratio, after: Ratio): boolean {
  const times = ratio(BigInt(jumpTimes))
  if (before.numerator <= 0n || after.numerator <= 0n) return false
  return (
    compareRatios(after, multiplyRatios(before, times)) > 0 ||
    compareRatios(before, multiplyRatios(after, times)) > 0
  )
}

/** What a person should look at in a number beside that of the period before. Nothing is refused for it. */
export function doubtsOf(
  accumulation: Accumulation,
  before: string | undefined,
  after: string,
): Doubt[] {
  const [from, to] = [before === undefined ? null : ratioOfDecimal(before), ratioOfDecimal(after)]
  if (before === undefined || from === null || to === null) return []
  const facts = { from: before, to: after }
  if (accumulation === 'running' && compareRatios(to, from) < 0) return [{ code: 'fell', ...facts }]
  return hasJumped(from, to) ? [{ code: 'jumped', ...facts, times: jumpTimes }] : []
}

/** Whether two counts of one thing are further apart than those who count may be. */
export function differ(a: string, b: string): Doubt[] {
  const [left, right] = [ratioOfDecimal(a), ratioOfDecimal(b)]
  if (left === null || right === null) return []
  const size = (value: Ratio): Ratio =>
    ratio(value.numerator < 0n ? -value.numerator : value.numerator, value.denominator)
  const gap = size({
    numerator: left.numerator * right.denominator - right.numerator * left.denominator,
    denominator: left.denominator * right.denominator,
  })
  const larger = compareRatios(size(left), size(right)) > 0 ? size(left) : size(right)
  const bound = multiplyRatios(larger, ratio(differenceHundredths, 100n))
  return compareRatios(gap, bound) > 0 ? [{ code: 'differs', from: a, to: b }] : []
}
