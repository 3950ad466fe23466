/**
 * 汇聚水平: how far a project has pooled its resources, before it began and now. Two indicators say it: what of the
 * resources that are owned stands on the platform, and what of that was used by others.
 */
import { Type, type Static } from 'typebox'
import { nullable } from '../kernel/shapes.ts'
import { Indicator } from './indicator.ts'
import { Amount, countingValue, standings, type IndicatorValue } from './value.ts'

export const poolingCodes = ['pooled', 'shared'] as const

export const PoolingLevel = Type.Object({
  code: Type.Enum([...poolingCodes]),
  name: Indicator.properties.name,
  unit: Indicator.properties.unit,
  /** As the project's task book has it: the number is never shown without. */
  definition: Indicator.properties.definition,
  /** The baseline. */
  before: nullable(Amount),
  /** What counts in the last period of which anything was said. */
  after: nullable(Amount),
  period: nullable(Type.String()),
  standing: nullable(Type.Enum([...standings])),
})
export type PoolingLevel = Static<typeof PoolingLevel>

/** Periods of one cadence sort as their texts do: 2019Q3 before 2020Q1. */
function lastSaid(values: readonly IndicatorValue[]): IndicatorValue | undefined {
  const last = values.reduce((late, { period }) => (period > late ? period : late), '')
  return countingValue(values.filter(({ period }) => period === last))
}

/** Levels of those goals that are about pooling, in one order. */
export function poolingOf(
  goals: readonly { readonly indicator: Indicator; readonly baseline: string | null }[],
  said: readonly IndicatorValue[],
): PoolingLevel[] {
  return poolingCodes.flatMap((code) => {
    const goal = goals.find(({ indicator }) => indicator.code === code)
    if (goal === undefined) return []
    const { name, unit, definition } = goal.indicator
    const value = lastSaid(said.filter(({ indicator }) => indicator === code))
    const { amount = null, period = null, standing = null } = value ?? {}
    return [
      { code, name, unit, definition, before: goal.baseline, after: amount, period, standing },
    ]
  })
}
