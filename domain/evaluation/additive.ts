/**
 * The additive model: score = project + expert + chance. Projects are fixed, so that none is drawn to the
 * middle for having few reviews; the strictness of experts is random with mean 0, and how much of it to
 * believe is estimated by restricted maximum likelihood (REML; Patterson and Thompson 1971, mixed model
 * equations after Henderson, as in Searle, Casella and McCulloch, "Variance Components", 1992).
 *
 * With Z the incidence of experts, M the projection that takes item means away, λ = σ²/σₑ²:
 *   S = ZᵀMZ + λI, e = S⁻¹ZᵀMy, project = mean of (score − e) over its reviews,
 *   Var(project) = σ²(N⁻¹ + B S⁻¹ Bᵀ), where row i of B holds 1/nᵢ for each expert of item i,
 *   −2ℓ(λ) = (reviews − items)·ln σ²(λ) + ln|S| − experts·ln λ, with σ² = (yᵀMy − rᵀS⁻¹r)/(reviews − items).
 */
import { chanceOf } from './chance.ts'
import { cholesky, logDeterminant, solveLower, solveUpper, type Triangle } from './cholesky.ts'
import { rawMeans, type ScoreTable } from './scoreTable.ts'

export type AdditiveModel = {
  /** Adjusted score of each item, NaN for one without a review. */
  readonly items: readonly number[]
  /** Standard errors of the items; NaN where nothing can be said (no item has two reviews). */
  readonly errors: readonly number[]
  /** Points by which each expert scores above (lenient) or below (strict) the panel, shrunk. */
  readonly experts: readonly number[]
  /** Deviations in points: of strictness among experts, and of a single review. */
  readonly strictness: number
  readonly noise: number
  readonly lambda: number
  /** Draws of all item scores together, as the model believes them. */
  readonly draws: (seed: number, count: number) => number[][]
}

/** A ratio below which strictness is no smaller than a thousandth of chance, and above which none is left. */
const lambdaRange = { min: 1e-3, max: 1e6 } as const

type System = {
  readonly experts: number
  readonly matrix: readonly Float64Array[]
  readonly right: Float64Array
  readonly square: number
  readonly freedom: number
  /** Experts of each item, one entry a review. */
  readonly readers: readonly (readonly number[])[]
}

function systemOf(table: ScoreTable, means: readonly number[]): System {
  const matrix = Array.from({ length: table.experts }, () => new Float64Array(table.experts))
  const right = new Float64Array(table.experts)
  const readers = Array.from({ length: table.items }, (): number[] => [])
  let square = 0
  for (const { item, expert, score } of table.rows) {
    const rest = score - means[item]!
    square += rest * rest
    right[expert] = right[expert]! + rest
    matrix[expert]![expert] = matrix[expert]![expert]! + 1
    readers[item]!.push(expert)
  }
  for (const own of readers) {
    for (const one of own) {
      const row = matrix[one]!
      for (const other of own) row[other] = row[other]! - 1 / own.length
    }
  }
  const reviewed = readers.filter((own) => own.length > 0).length
  return {
    experts: table.experts,
    matrix,
    right,
    square,
    freedom: table.rows.length - reviewed,
    readers,
  }
}

type Fit = {
  readonly lower: Triangle
  readonly effects: Float64Array
  readonly variance: number
  readonly deviance: number
}

function fitAt(system: System, lambda: number): Fit {
  const { matrix, right, square, freedom } = system
  const damped = matrix.map((row, at) => {
    const own = Float64Array.from(row)
    own[at] = own[at]! + lambda
    return own
  })
  const lower = cholesky(damped)
  const effects = solveUpper(lower, solveLower(lower, right))
  const explained = effects.reduce((sum, effect, at) => sum + effect * right[at]!, 0)
  // Scores that the model explains to the last digit would have no variance, and no logarithm.
  const variance = Math.max((square - explained) / freedom, 1e-9)
  const deviance =
    freedom * Math.log(variance) + logDeterminant(lower) - system.experts * Math.log(lambda)
  return { lower, effects, variance, deviance }
}

/** The λ of the least deviance: a coarse grid of logarithms, then golden section around the best. */
function bestLambda(system: System): number {
  const steps = 18
  const [low, high] = [Math.log(lambdaRange.min), Math.log(lambdaRange.max)]
  const at = (step: number): number => low + ((high - low) * step) / steps
  const deviances = Array.from(
    { length: steps + 1 },
    (_, step) => fitAt(system, Math.exp(at(step))).deviance,
  )
  const best = deviances.indexOf(Math.min(...deviances))
  let [from, to] = [at(Math.max(best - 1, 0)), at(Math.min(best + 1, steps))]
  const golden = (Math.sqrt(5) - 1) / 2
  for (let turn = 0; turn < 20; turn++) {
    const [one, other] = [to - golden * (to - from), from + golden * (to - from)]
    const isLower = fitAt(system, Math.exp(one)).deviance <= fitAt(system, Math.exp(other)).deviance
    if (isLower) to = other
    else from = one
  }
  return Math.exp((from + to) / 2)
}

function errorsOf({ readers }: System, { lower, variance }: Fit): number[] {
  return readers.map((own) => {
    if (own.length === 0) return Number.NaN
    const row = new Float64Array(lower.length)
    for (const expert of own) row[expert] = row[expert]! + 1 / own.length
    const half = solveLower(lower, row)
    const shared = half.reduce((sum, value) => sum + value * value, 0)
    return Math.sqrt(variance * (1 / own.length + shared))
  })
}

/** The model of a table. `lambda` keeps that of another fit, as when one expert is left out. */
export function additiveModel(table: ScoreTable, lambda?: number): AdditiveModel {
  const means = rawMeans(table)
  const system = systemOf(table, means)
  if (system.freedom <= 0) return withoutInformation(table, means)
  const chosen = lambda ?? bestLambda(system)
  const fit = fitAt(system, chosen)
  const { effects, variance, lower } = fit
  const items = system.readers.map(
    (own, at) => means[at]! - own.reduce((sum, one) => sum + effects[one]!, 0) / own.length,
  )
  return {
    items,
    errors: errorsOf(system, fit),
    experts: [...effects],
    strictness: Math.sqrt(variance / chosen),
    noise: Math.sqrt(variance),
    lambda: chosen,
    draws: (seed, count) => {
      const chance = chanceOf(seed)
      const deviation = Math.sqrt(variance)
      return Array.from({ length: count }, () => {
        const shifts = solveUpper(lower, Array.from(effects, chance.normal))
        return items.map((score, at) => {
          const own = system.readers[at]!
          const shift = own.reduce((sum, one) => sum + shifts[one]!, 0) / own.length
          return score + deviation * (chance.normal() / Math.sqrt(own.length) - shift)
        })
      })
    },
  }
}

/** Where no item has two reviews, projects and experts cannot be told apart: the means stand, unsure. */
function withoutInformation(table: ScoreTable, means: readonly number[]): AdditiveModel {
  return {
    items: means,
    errors: means.map(() => Number.NaN),
    experts: Array.from({ length: table.experts }, () => 0),
    strictness: Number.NaN,
    noise: Number.NaN,
    lambda: Number.NaN,
    draws: (_seed, count) => Array.from({ length: count }, () => [...means]),
  }
}
