/** A first plan that keeps every rule, got by exchanges, or the proof by search that there is none. */
import type { Highs } from 'highs'
import type { AssignmentProblem } from '../../domain/evaluation/assignmentPlan.ts'
import { chooserOf, openPairs, type Chooser } from './choose.ts'
import { coversOf, type Cover } from './cover.ts'
import type { Clock } from './grow.ts'
import { reach } from './plan.ts'
import { startPrices } from './prices.ts'
import { search } from './search.ts'
import { swapsOf, type Swaps } from './swaps.ts'
import { allPairs, tableOf, type Pair, type Table } from './table.ts'

export type Step = 'start' | 'plan' | 'cover' | 'sum' | 'prices' | 'search' | 'repair' | 'end'

export type Run = {
  readonly solver: Highs
  readonly table: Table
  readonly open: Uint8Array
  readonly choose: Chooser
  readonly covers: readonly Cover[]
  readonly clock: Clock
  readonly outOfTime: () => boolean
  readonly seed: number
  readonly tell: (step: Step) => void
  effort: { columns: number; rows: number; rounds: number }
}

const startRounds = 10

export const pairsOf = (sets: readonly (readonly number[])[]): Pair[] =>
  sets.flatMap((experts, item) => experts.map((expert) => ({ item, expert })))

export function setsOf(table: Table, pairs: readonly Pair[]): number[][] {
  const sets: number[][] = table.items.map(() => [])
  for (const { item, expert } of pairs) sets[item]!.push(expert)
  return sets
}

/**
 * The best experts of every item at the prices; among equally good ones those who have least to read so far. What
 * that adds to prices is less than one point an item, which is the least by which whole prices can differ.
 */
function spread({ table, choose }: Run, floors: Int32Array, prices: Float64Array) {
  const loads = new Int32Array(table.experts.length)
  const leaning = prices.slice()
  const sets: (readonly number[])[] = []
  for (let item = 0; item < table.items.length; item++) {
    const small = 0.95 / Math.max(1, table.needs[item]!)
    loads.forEach((load, expert) => {
      const share = Math.min(1, load / Math.max(1, table.loadMax[expert]!))
      leaning[expert] = prices[expert]! + small * share
    })
    const wish = { prices: leaning, floor: floors[item]!, worth: 'utility' } as const
    const { chosen } = choose(item, wish)
    if (chosen === null) return null
    for (const expert of chosen) loads[expert]!++
    sets.push(chosen)
  }
  return sets
}

/** A plan that keeps every rule, whatever its cover; null where there is none, or none was found in time. */
export function firstPlan(run: Run): Swaps | null {
  const { table, choose, open } = run
  const floors = new Int32Array(table.items.length)
  const prices = startPrices(table, startRounds).map(Math.round)
  run.tell('plan')
  const sets = spread(run, floors, prices)
  if (sets === null) return null
  const swaps = swapsOf(table, open, floors, prices, sets)
  return reach(swaps, choose, run.outOfTime).how === 'reached' ? swaps : null
}

const searchedPairsMax = 800_000

/** Where exchanges leave doubt: whether any plan over all pairs keeps these floors. */
export function searchAny(run: Run, floors: Int32Array): readonly Pair[] | 'none' | 'doubtful' {
  const { solver, table, seed, clock } = run
  if (table.items.length * table.experts.length > searchedPairsMax) return 'doubtful'
  run.tell('search')
  const secondsMax = clock.secondsMax - clock.spent()
  const wish = { floors, seed, secondsMax, target: -Infinity }
  const found = search(solver, table, allPairs(table), wish)
  if (found.plan !== null) return found.plan.pairs
  return found.complete ? 'none' : 'doubtful'
}

export function runOf(
  solver: Highs,
  problem: AssignmentProblem,
  clock: Clock,
  tell: Run['tell'] = () => {},
): Run {
  const table = tableOf(problem)
  const open = openPairs(table)
  const covers = coversOf(table)
  if (covers.length === 0) covers.push({ levels: 0, reviews: 1 })
  return {
    ...{ solver, table, open, choose: chooserOf(table, open), covers, clock },
    ...{ outOfTime: () => clock.spent() > clock.secondsMax, seed: problem.seed, tell },
    effort: { columns: 0, rows: 0, rounds: 0 },
  }
}

/** Whether any plan keeps every rule; null where time runs out, or the problem is too large to search. */
export function canBe(solver: Highs, problem: AssignmentProblem, clock: Clock): boolean | null {
  if (problem.items.length === 0) return problem.experts.every(({ load }) => load.min === 0)
  const run = runOf(solver, problem, clock)
  if (firstPlan(run) !== null) return true
  if (run.outOfTime()) return null
  const any = searchAny(run, new Int32Array(run.table.items.length))
  if (any === 'doubtful') return null
  return any !== 'none'
}
