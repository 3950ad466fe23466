/**
 * 最优分派. A whole plan is got by exchanges and its worst item's cover raised step by step, until what items
 * must ask of some experts is proved to be more than their loads allow. Prices of loads bound every plan over
 * all pairs; where plan and bound differ, a linear programme gives the best prices, and what they leave open is
 * searched. What is returned says how it is known to be the best.
 */
import {
  assignmentExpertsMost,
  type AssignmentAnswer,
  type AssignmentProblem,
  type WorstReason,
} from '../../domain/evaluation/assignmentPlan.ts'
import { answerOf, empty, type Solved } from './answer.ts'
import { adopt } from './better.ts'
import { boundAt } from './bound.ts'
import { whyNone } from './cause.ts'
import { isLawful } from './choose.ts'
import { coverLimit, coverReached, floorsFor, levelsOf } from './cover.ts'
import { faultsIn } from './faults.ts'
import { grow, OutOfTime, type Clock, type Grown } from './grow.ts'
import { highs as loadSolver } from './highs.ts'
import { masterOf, SolverStopped } from './master.ts'
import { raise, reach, type Reached } from './plan.ts'
import { priceAll, scale } from './pricing.ts'
import { startPairs } from './prices.ts'
import { search } from './search.ts'
import { firstPlan, pairsOf, runOf, searchAny, setsOf, type Run, type Step } from './start.ts'
import { keep, pricesIn, restore, setFloors, swapsOf, type Swaps } from './swaps.ts'
import type { Pair } from './table.ts'

export type Progress = {
  readonly step: Step
  readonly seconds: number
}
export type SolveOptions = {
  readonly secondsMax?: number
  /** Seconds of a clock that only runs forward. */
  readonly now: () => number
  readonly progress?: (progress: Progress) => void
}

const startColumns = 10
const eps = 1e-6

const whole = (bound: number): number => Math.floor(bound + 1e-9)

function placeOf({ table, covers }: Run, swaps: Swaps): number {
  return coverReached(table, covers, levelsOf(table, pairsOf(swaps.sets)))
}

type Raised = Pick<Solved, 'place' | 'limit' | 'worstReason'>

function reasonOf({ table }: Run, by: Extract<Reached, { how: 'refused' }>['by']): WorstReason {
  if ('item' in by) return { kind: 'item', item: table.items[by.item]!.id }
  const ids = table.experts.flatMap(({ id }, at) => (by.experts[at] === 1 ? [id] : []))
  return { kind: 'loads', side: by.side, experts: ids }
}

/** Raises the worst item's cover step by step; answers what it is, what no plan passes, and why. */
function raiseCover(run: Run, swaps: Swaps): Raised {
  const { table, covers, choose } = run
  const limit = Math.max(0, coverLimit(table, covers))
  let place = placeOf(run, swaps)
  while (place < limit) {
    run.tell('cover')
    const floors = floorsFor(table, covers[place + 1]!)
    const raised = raise(swaps, choose, floors, run.outOfTime)
    if (raised.how === 'refused') {
      return { place, limit: place, worstReason: reasonOf(run, raised.by) }
    }
    if (raised.how === 'doubtful') {
      const any = searchAny(run, floors)
      if (any === 'none') return { place, limit: place, worstReason: null }
      if (any === 'doubtful') return { place, limit, worstReason: null }
      const prices = pricesIn(swaps)
      restore(swaps, { ...keep(swapsOf(table, run.open, floors, prices, setsOf(table, any))) })
    }
    place = placeOf(run, swaps)
  }
  return { place, limit: place, worstReason: null }
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
  const reached = reach(swaps, choose, run.outOfTime).how === 'reached'
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
    const told = whyNone(run.solver, problem, table, clock)
    if (told === null) return { ...empty('stopped'), effort: effort() }
    if (told.chosen === null) return { ...empty('infeasible'), ...told.found, effort: effort() }
    const floors = new Int32Array(table.items.length)
    const prices = new Float64Array(table.experts.length)
    swaps = swapsOf(table, run.open, floors, prices, setsOf(table, told.chosen))
  }
  const raised = raiseCover(run, swaps)
  // The cover that is reached is kept from here on, by whichever way it came about.
  setFloors(swaps, floorsFor(table, covers[raised.place]!))
  const best = bestPlan(run, swaps)
  run.tell('end')
  return answerOf(problem, table, covers, { ...best, ...raised }, effort())
}

const pairsMax = 40_000_000

export async function solveAssignment(
  problem: AssignmentProblem,
  options: SolveOptions,
): Promise<AssignmentAnswer> {
  const faults = faultsIn(problem)
  const [items, experts] = [problem.items.length, problem.experts.length]
  if (experts > assignmentExpertsMost || items * experts > pairsMax) {
    faults.push({ code: 'tooLarge', item: '', expert: '' })
  }
  if (faults.length > 0) return { ...empty('faulty'), faults }
  const openedAt = options.now()
  const clock: Clock = {
    spent: () => options.now() - openedAt,
    secondsMax: options.secondsMax ?? 60,
  }
  const tell = (step: Step) => options.progress?.({ step, seconds: clock.spent() })
  tell('start')
  const solver = await loadSolver()
  if (items === 0) return { ...empty('optimal'), proof: 'prices' }
  const run = runOf(solver, problem, clock, tell)
  try {
    return solveWith(run, problem)
  } catch (error) {
    if (!(error instanceof OutOfTime) && !(error instanceof SolverStopped)) throw error
    return { ...empty('stopped'), effort: { ...empty('stopped').effort, seconds: clock.spent() } }
  }
}
