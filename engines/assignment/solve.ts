/**
 * 最优分派. A linear programme over few pairs, grown until all pairs are accounted for, gives prices that bound
 * every plan; the worst item's cover is raised as far as any plan can; among the pairs that prices leave open
 * the best whole plan is sought. What is returned says how it is known to be the best.
 */
import type { Highs } from 'highs'
import type { AssignmentAnswer, AssignmentProblem } from '../../domain/evaluation/assignmentPlan.ts'
import { answerOf, empty, type Solved } from './answer.ts'
import { coverLimit, coverReached, coversOf, floorsFor, levelsOf, type Cover } from './cover.ts'
import { faultsIn } from './faults.ts'
import { grow, OutOfTime, type Clock, type Grown } from './grow.ts'
import { highs as loadSolver } from './highs.ts'
import { masterOf, PinnedTooMuch, SolverStopped, type Master, type Pair } from './master.ts'
import { priceAll, scale, type Prices } from './pricing.ts'
import { startPairs, startPrices } from './prices.ts'
import { repairOf } from './repair.ts'
import { search } from './search.ts'
import { isOpen, tableOf, utilityOf, type Table } from './table.ts'

export type Progress = {
  readonly step: 'start' | 'cover' | 'sum' | 'repair'
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
  readonly master: Master
  readonly covers: readonly Cover[]
  readonly clock: Clock
  readonly seed: number
  readonly tell: (step: Progress['step']) => void
  rounds: number
}

const startColumns = 10
const startRounds = 10
const eps = 1e-6

function grown(run: Run, floors: Int32Array): Grown {
  const found = grow(run.master, floors, run.clock)
  run.rounds += found.rounds
  return found
}

function atCover(run: Run, place: number): Grown {
  const floors = floorsFor(run.table, run.covers[place]!)
  run.master.setFloors(floors)
  return grown(run, floors)
}

/**
 * What is missing at a cover, in prices: where a dearer penalty moves them, the move alone is a proof over all
 * pairs that no plan reaches the cover. Doubt is left to the search.
 */
function coverRefused(run: Run, place: number, before: Grown): boolean {
  const { master, table } = run
  const { floor } = master.penalties
  const floors = floorsFor(table, run.covers[place]!)
  master.setFloorPenalty(floor * 2)
  const after = grown(run, floors)
  master.setFloorPenalty(floor)
  const old = new Map(before.prices.rows.map(({ row, price }) => [row, price]))
  const moved: Prices = {
    items: after.prices.items.map((price, at) => price - before.prices.items[at]!),
    experts: after.prices.experts.map((price, at) => price - before.prices.experts[at]!),
    rows: after.prices.rows.map(({ row, price }) => {
      const change = price - (old.get(row) ?? 0)
      const asks = row.group === 'senior' || row.group === 'floor'
      return { row, price: asks ? Math.min(0, change) : Math.max(0, change) }
    }),
  }
  return priceAll(table, moved, floors, 'nothing').boundParts < 0
}

type Raised = { readonly place: number; readonly limit: number; readonly at: Grown }

/** The highest cover that the relaxation reaches, and the lowest that is proved to be out of reach, less one. */
function raiseCover(run: Run, first: Grown): Raised {
  const { table, covers, master } = run
  const shares = master.pairs.map((pair, at) => ({ ...pair, share: first.shares[at]! }))
  let low = coverReached(table, covers, levelsOf(table, shares))
  let limit = Math.max(low, coverLimit(table, covers))
  let high = limit
  let best = first
  let unproved = false
  while (low < high) {
    run.tell('cover')
    const middle = Math.ceil((low + high) / 2)
    const there = atCover(run, middle)
    if (there.floor <= eps) {
      low = middle
      best = there
    } else {
      if (coverRefused(run, middle, there)) limit = Math.min(limit, middle - 1)
      else unproved = true
      high = middle - 1
    }
  }
  if (!unproved) limit = low
  const atLow = covers[low]!.levels > 0 ? atCover(run, low) : best
  return { place: low, limit, at: atLow }
}

/** Pairs that can be in a plan worth more than the bound less `slack`. */
function pairsWithin(run: Run, at: Grown, floors: Int32Array, slack: number): Pair[] {
  const pairs: Pair[] = []
  const least = -scale * (slack + 1e-3)
  priceAll(run.table, at.prices, floors, 'utility', (item, expert, gain) => {
    if (gain >= least || run.table.pinned[item]!.has(expert)) pairs.push({ item, expert })
  })
  return pairs
}

function wholePlan(run: Run, at: Grown): readonly Pair[] | null {
  if (at.shares.some((share) => share > eps && share < 1 - eps)) return null
  return run.master.pairs.filter((_, index) => at.shares[index]! > 0.5)
}

type Best = Pick<Solved, 'pairs' | 'bound' | 'proof'> | 'none' | 'outOfTime'

/** The best whole plan at a cover: from the linear programme itself, or sought among ever more pairs. */
function bestPlan(run: Run, at: Grown, place: number): Best {
  const { table, clock, solver, seed } = run
  const floors = floorsFor(table, run.covers[place]!)
  const bound = Math.floor(at.boundParts / scale + 1e-9)
  const whole = wholePlan(run, at)
  const sumOf = (pairs: readonly Pair[]): number =>
    pairs.reduce((sum, { item, expert }) => sum + utilityOf(table, item, expert), 0)
  if (whole !== null && sumOf(whole) === bound) return { pairs: whole, bound, proof: 'prices' }
  let slack = 0
  const everything = table.items.length * table.experts.length
  for (;;) {
    run.tell('sum')
    const pairs = pairsWithin(run, at, floors, slack)
    const secondsMax = clock.secondsMax - clock.spent()
    const found = search(solver, table, pairs, { floors, seed, secondsMax, target: bound })
    if (found.plan !== null) {
      const { total } = found.plan
      if (total === bound) return { pairs: found.plan.pairs, bound, proof: 'prices' }
      if (!found.complete) return { pairs: found.plan.pairs, bound, proof: 'none' }
      // Every pair of a better plan is within this distance of the bound.
      if (bound - total <= slack) return { pairs: found.plan.pairs, bound: total, proof: 'search' }
      slack = bound - total
      continue
    }
    if (!found.complete) return 'outOfTime'
    if (slack > everything * 20_000) return 'none'
    slack = slack === 0 ? 4 : slack * 8
  }
}

const searchedPairsMax = 60_000

/** Where prices left doubt and the problem is small: whether any whole plan is covered better than `reached`. */
function searchCovers(run: Run, reached: number, from: number) {
  const { table, covers, solver, seed, clock } = run
  const pairs = table.items.flatMap((_item, item) =>
    table.experts.flatMap((_expert, expert) =>
      isOpen(table, item, expert) ? [{ item, expert }] : [],
    ),
  )
  let limit = from
  if (pairs.length > searchedPairsMax) return { limit, found: false }
  for (; limit > reached; limit--) {
    const floors = floorsFor(table, covers[limit]!)
    const secondsMax = clock.secondsMax - clock.spent()
    const any = search(solver, table, pairs, { floors, seed, secondsMax, target: -Infinity })
    if (any.plan !== null) return { limit, found: true }
    if (!any.complete) break
  }
  return { limit, found: false }
}

function begun(run: Run): Grown | null {
  try {
    return atCover(run, 0)
  } catch (error) {
    if (error instanceof PinnedTooMuch) return null
    throw error
  }
}

function solveWith(run: Run, problem: AssignmentProblem): AssignmentAnswer {
  const { table, covers, clock } = run
  const effort = () => ({
    seconds: clock.spent(),
    pairs: table.items.length * table.experts.length,
    columns: run.master.pairs.length,
    rows: run.master.rows.length,
    rounds: run.rounds,
  })
  const first = begun(run)
  if (first === null || first.hard > eps) {
    run.tell('repair')
    const repair = repairOf(run.solver, table, clock)
    return { ...empty('infeasible'), repair, effort: effort() }
  }
  const raised = raiseCover(run, first)
  let { place, at, limit } = raised
  for (;;) {
    const best = bestPlan(run, at, place)
    if (best === 'outOfTime') return { ...empty('stopped'), effort: effort() }
    if (best !== 'none') {
      const reached = coverReached(table, covers, levelsOf(table, best.pairs))
      const higher = searchCovers(run, reached, limit)
      if (higher.found) {
        limit = place = higher.limit
        at = atCover(run, place)
        continue
      }
      const solved: Solved = { ...best, place: reached, limit: Math.max(reached, higher.limit) }
      return answerOf(problem, table, covers, solved, effort())
    }
    if (place === 0) {
      run.tell('repair')
      return {
        ...empty('infeasible'),
        repair: repairOf(run.solver, table, clock),
        effort: effort(),
      }
    }
    // No whole plan is there: proved by the search over all pairs.
    limit = --place
    at = atCover(run, place)
  }
}

export async function solveAssignment(
  problem: AssignmentProblem,
  options: SolveOptions,
): Promise<AssignmentAnswer> {
  const faults = faultsIn(problem)
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
  const prices = startPrices(table, startRounds)
  const start = startPairs(table, prices, startColumns)
  const master = masterOf(solver, table, { items: start.items, experts: prices })
  try {
    master.addPairs(start.pairs)
    const covers = coversOf(table)
    if (covers.length === 0) covers.push({ levels: 0, reviews: 1 })
    return solveWith(
      { solver, table, master, covers, clock, seed: problem.seed, tell, rounds: 0 },
      problem,
    )
  } catch (error) {
    if (!(error instanceof OutOfTime) && !(error instanceof SolverStopped)) throw error
    return { ...empty('stopped'), effort: { ...empty('stopped').effort, seconds: clock.spent() } }
  } finally {
    master.dispose()
  }
}
