/**
 * 最优分派. A whole plan is got by exchanges and its worst item's cover raised step by step, until what items
 * must ask of some experts is proved to be more than their loads allow. Prices of loads bound every plan over
 * all pairs; where plan and bound differ, a linear programme gives the best prices, and what they leave open is
 * searched. What is returned says how it is known to be the best.
 */
import type { Highs } from 'highs'
import type { AssignmentAnswer, AssignmentProblem } from '../../domain/evaluation/assignmentPlan.ts'
import { answerOf, empty, type Solved } from './answer.ts'
import { adopt } from './better.ts'
import { boundAt } from './bound.ts'
import { chooserOf, isLawful, openPairs, type Chooser } from './choose.ts'
import { coverLimit, coverReached, coversOf, floorsFor, levelsOf, type Cover } from './cover.ts'
import { faultsIn } from './faults.ts'
import { grow, OutOfTime, type Clock, type Grown } from './grow.ts'
import { highs as loadSolver } from './highs.ts'
import { masterOf, SolverStopped } from './master.ts'
import { raise, reach } from './plan.ts'
import { priceAll, scale } from './pricing.ts'
import { startPairs, startPrices } from './prices.ts'
import { repairOf } from './repair.ts'
import { search } from './search.ts'
import { keep, pricesIn, restore, setFloors, swapsOf, type Swaps } from './swaps.ts'
import { allPairs, tableOf, type Pair, type Table } from './table.ts'

export type Progress = {
  readonly step: 'start' | 'plan' | 'cover' | 'sum' | 'prices' | 'search' | 'repair' | 'end'
  readonly seconds: number
}
export type SolveOptions = {
  readonly secondsMax?: number
  /** Seconds of a clock that only runs forward. */
  readonly now: () => number
  readonly progress?: (progress: Progress) => void
}

type Run = {
  readonly solver: Highs
  readonly table: Table
  readonly open: Uint8Array
  readonly choose: Chooser
  readonly covers: readonly Cover[]
  readonly clock: Clock
  readonly outOfTime: () => boolean
  readonly seed: number
  readonly tell: (step: Progress['step']) => void
  effort: { columns: number; rows: number; rounds: number }
}

const startColumns = 10
const startRounds = 10
const eps = 1e-6

const whole = (bound: number): number => Math.floor(bound + 1e-9)

const pairsOf = (sets: readonly (readonly number[])[]): Pair[] =>
  sets.flatMap((experts, item) => experts.map((expert) => ({ item, expert })))

function setsOf(table: Table, pairs: readonly Pair[]): number[][] {
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
function firstPlan(run: Run): Swaps | null {
  const { table, choose, open } = run
  const floors = new Int32Array(table.items.length)
  const prices = startPrices(table, startRounds).map(Math.round)
  run.tell('plan')
  const sets = spread(run, floors, prices)
  if (sets === null) return null
  const swaps = swapsOf(table, open, floors, prices, sets)
  return reach(swaps, choose, run.outOfTime) === 'reached' ? swaps : null
}

const searchedPairsMax = 800_000

/** Where exchanges leave doubt: whether any plan over all pairs keeps these floors. */
function searchAny(run: Run, floors: Int32Array): readonly Pair[] | 'none' | 'doubtful' {
  const { solver, table, seed, clock } = run
  if (table.items.length * table.experts.length > searchedPairsMax) return 'doubtful'
  run.tell('search')
  const secondsMax = clock.secondsMax - clock.spent()
  const wish = { floors, seed, secondsMax, target: -Infinity }
  const found = search(solver, table, allPairs(table), wish)
  if (found.plan !== null) return found.plan.pairs
  return found.complete ? 'none' : 'doubtful'
}

function placeOf({ table, covers }: Run, swaps: Swaps): number {
  return coverReached(table, covers, levelsOf(table, pairsOf(swaps.sets)))
}

/** Raises the worst item's cover step by step; answers what it is, and what no plan passes. */
function raiseCover(run: Run, swaps: Swaps): { readonly place: number; readonly limit: number } {
  const { table, covers, choose } = run
  const limit = Math.max(0, coverLimit(table, covers))
  let place = placeOf(run, swaps)
  while (place < limit) {
    run.tell('cover')
    const floors = floorsFor(table, covers[place + 1]!)
    const raised = raise(swaps, choose, floors, run.outOfTime)
    if (raised === 'refused') return { place, limit: place }
    if (raised === 'doubtful') {
      const any = searchAny(run, floors)
      if (any === 'none') return { place, limit: place }
      if (any === 'doubtful') return { place, limit }
      const prices = pricesIn(swaps)
      restore(swaps, { ...keep(swapsOf(table, run.open, floors, prices, setsOf(table, any))) })
    }
    place = placeOf(run, swaps)
  }
  return { place, limit: place }
}

/** A plan from the programme's shares: items that they settle as they are, all others anew at its prices. */
function rounded(run: Run, swaps: Swaps, pairs: readonly Pair[], at: Grown): void {
  const { table, choose } = run
  const before = keep(swaps)
  const prices = pricesOf(at)
  const settled = setsOf(
    table,
    pairs.filter((_, index) => at.shares[index]! > 1 - eps),
  )
  const sets = settled.map((set, item) => {
    const floor = swaps.floors[item]!
    if (set.length === table.needs[item] && isLawful(table, item, set, floor)) return set
    return choose(item, { prices, floor, worth: 'utility' }).chosen ?? swaps.sets[item]!
  })
  restore(swaps, {
    ...{ sets, floors: swaps.floors, total: 0 },
    potentials: Float64Array.from([...prices, 0], (price) => -price + 0),
  })
  const reached = reach(swaps, choose, run.outOfTime) === 'reached'
  if (!reached || swaps.total < before.total) restore(swaps, before)
}

const pricesOf = (at: Grown): Float64Array => at.prices.experts.map((price) => price / scale)

type Best = Pick<Solved, 'pairs' | 'bound' | 'proof' | 'prices'>

/** So few pairs wished for by a round that its prices are nearly the best. */
const fewWished = 200

/** The linear programme over all pairs, from prices that are nearly its best, until plan and bound meet. */
function closedByPrices(run: Run, swaps: Swaps, from: number) {
  const { table, solver, clock, choose, outOfTime } = run
  run.tell('prices')
  const prices = pricesIn(swaps)
  const start = startPairs(table, prices, startColumns)
  const master = masterOf(solver, table, { items: start.items, experts: prices })
  let bound = from
  try {
    master.setFloors(swaps.floors)
    master.addPairs([...start.pairs, ...pairsOf(swaps.sets)])
    const at = grow(master, swaps.floors, clock, (round, wished) => {
      const { bound: exact } = boundAt(table, choose, swaps.floors, pricesOf(round))
      const lowered = Math.min(whole(exact), whole(round.boundParts / scale))
      const better = lowered < bound
      bound = Math.min(bound, lowered)
      if (wished > fewWished || !better) return 'goOn'
      rounded(run, swaps, master.pairs, round)
      return swaps.total >= bound ? 'enough' : 'goOn'
    })
    if (swaps.total < bound) rounded(run, swaps, master.pairs, at)
    while (swaps.total < bound && !outOfTime() && adopt(swaps, choose, outOfTime).better);
    run.effort = { columns: master.pairs.length, rows: master.rows.length, rounds: at.rounds }
    return { at, bound }
  } finally {
    master.dispose()
  }
}

/** The best plan at the floors that the plan at hand keeps. */
function bestPlan(run: Run, swaps: Swaps): Best {
  const { choose, outOfTime } = run
  run.tell('sum')
  const first = adopt(swaps, choose, outOfTime)
  const told = (bound: number, proof: Best['proof']): Best => ({
    ...{ pairs: pairsOf(swaps.sets), bound, proof },
    prices: pricesIn(swaps),
  })
  const from = whole(first.at.bound)
  if (swaps.total >= from) return told(from, 'prices')
  if (outOfTime()) return told(from, 'none')
  const { at, bound } = closedByPrices(run, swaps, from)
  return swaps.total >= bound ? told(bound, 'prices') : searched(run, swaps, at, bound)
}

/** Searches among the pairs that can be in a better plan than the one at hand, by the programme's prices. */
function searched(run: Run, swaps: Swaps, at: Grown, bound: number): Best {
  const { table, clock, solver, seed } = run
  run.tell('search')
  const own = pairsOf(swaps.sets)
  const { total } = swaps
  const most = at.boundParts / scale
  const least = -scale * (most - total)
  const pairs: Pair[] = []
  const mine = new Set(own.map(({ item, expert }) => item * table.experts.length + expert))
  priceAll(table, at.prices, swaps.floors, 'utility', (item, expert, gain) => {
    if (gain >= least || mine.has(item * table.experts.length + expert))
      pairs.push({ item, expert })
  })
  const wish = { floors: swaps.floors, seed, target: bound, start: own }
  const found = search(solver, table, pairs, {
    ...wish,
    secondsMax: clock.secondsMax - clock.spent(),
  })
  const better = found.plan !== null && found.plan.total > total ? found.plan : null
  const plan = better ?? { pairs: own, total }
  const told = { pairs: plan.pairs, prices: pricesOf(at) }
  if (plan.total >= bound) return { ...told, bound, proof: 'prices' }
  if (found.complete) return { ...told, bound: plan.total, proof: 'search' }
  return { ...told, bound, proof: 'none' }
}

function solveWith(run: Run, problem: AssignmentProblem): AssignmentAnswer {
  const { table, covers, clock } = run
  const effort = () => ({
    seconds: clock.spent(),
    pairs: table.items.length * table.experts.length,
    ...run.effort,
  })
  let swaps = firstPlan(run)
  if (swaps === null) {
    run.tell('repair')
    const repair = repairOf(run.solver, table, clock)
    if (repair === null) return { ...empty('stopped'), effort: effort() }
    if (repair.steps.length > 0) {
      return { ...empty('infeasible'), repair: repair.steps, effort: effort() }
    }
    const floors = new Int32Array(table.items.length)
    const prices = new Float64Array(table.experts.length)
    swaps = swapsOf(table, run.open, floors, prices, setsOf(table, repair.chosen))
  }
  const { place, limit } = raiseCover(run, swaps)
  // The cover that is reached is kept from here on, by whichever way it came about.
  setFloors(swaps, floorsFor(table, covers[place]!))
  const best = bestPlan(run, swaps)
  run.tell('end')
  return answerOf(problem, table, covers, { ...best, place, limit }, effort())
}

const pairsMax = 40_000_000
const expertsMax = 3000

export async function solveAssignment(
  problem: AssignmentProblem,
  options: SolveOptions,
): Promise<AssignmentAnswer> {
  const faults = faultsIn(problem)
  const [items, experts] = [problem.items.length, problem.experts.length]
  if (experts > expertsMax || items * experts > pairsMax) {
    faults.push({ code: 'tooLarge', item: '', expert: '' })
  }
  if (faults.length > 0) return { ...empty('faulty'), faults }
  const openedAt = options.now()
  const clock: Clock = {
    spent: () => options.now() - openedAt,
    secondsMax: options.secondsMax ?? 60,
  }
  const tell = (step: Progress['step']) => options.progress?.({ step, seconds: clock.spent() })
  tell('start')
  const solver = await loadSolver()
  const table = tableOf(problem)
  if (table.items.length === 0) return { ...empty('optimal'), proof: 'prices' }
  const open = openPairs(table)
  const covers = coversOf(table)
  if (covers.length === 0) covers.push({ levels: 0, reviews: 1 })
  const run: Run = {
    ...{ solver, table, open, choose: chooserOf(table, open), covers, clock },
    ...{ outOfTime: () => clock.spent() > clock.secondsMax, seed: problem.seed, tell },
    effort: { columns: 0, rows: 0, rounds: 0 },
  }
  try {
    return solveWith(run, problem)
  } catch (error) {
    if (!(error instanceof OutOfTime) && !(error instanceof SolverStopped)) throw error
    return { ...empty('stopped'), effort: { ...empty('stopped').effort, seconds: clock.spent() } }
  }
}
