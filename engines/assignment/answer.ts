/** The answer in the words of the problem: pairs with their reasons, and how it is known to be the best. */
import type {
  AssignedPair,
  AssignmentAnswer,
  AssignmentProblem,
  AssignmentProof,
  PairReason,
} from '../../domain/evaluation/assignmentPlan.ts'
import { openPairs } from './choose.ts'
import { floorsFor, levelsOf, type Cover } from './cover.ts'
import { insteadOf, swapsOf, type Swaps } from './swaps.ts'
import { levelOf, matchOf, utilityOf, type Pair, type Table } from './table.ts'

export type Solved = {
  readonly pairs: readonly Pair[]
  readonly bound: number
  readonly proof: AssignmentProof
  /** Places among the covers: of this plan, and of the best that any plan could have. */
  readonly place: number
  readonly limit: number
  readonly worstReason: AssignmentAnswer['worstReason']
  /** Of loads; they tell who would come in an expert's place. */
  readonly prices: Float64Array
}

export function empty(status: AssignmentAnswer['status']): AssignmentAnswer {
  return {
    status,
    worst: null,
    worstItems: [],
    worstBound: null,
    worstReason: null,
    total: 0,
    bound: 0,
    gap: 0,
    proof: 'none',
    pairs: [],
    causes: [],
    alone: [],
    repairs: [],
    faults: [],
    effort: { seconds: 0, pairs: 0, columns: 0, rows: 0, rounds: 0 },
  }
}

const fieldReasons = ['fieldNone', 'fieldFamiliar', 'fieldWorks', 'fieldLeads'] as const

function reasonsOf(table: Table, { item, expert }: Pair, load: number): PairReason[] {
  const [its, one] = [table.items[item]!, table.experts[expert]!]
  const { level, field, further } = matchOf(its, one)
  const reasons: PairReason[] = []
  if (table.pinned[item]!.has(expert)) reasons.push({ code: 'pinned', values: {} })
  reasons.push({ code: fieldReasons[level]!, values: { field, level } })
  if (further > 0) reasons.push({ code: 'furtherFields', values: { count: further } })
  if (one.senior) reasons.push({ code: 'senior', values: {} })
  const elsewhere = !its.regions.includes(one.region)
  reasons.push({ code: elsewhere ? 'otherRegion' : 'sameRegion', values: { region: one.region } })
  reasons.push({ code: 'load', values: { load, max: one.load.max } })
  return reasons
}

function finalSwaps(table: Table, worst: Cover, { pairs, prices }: Solved): Swaps {
  const sets: number[][] = table.items.map(() => [])
  for (const { item, expert } of pairs) sets[item]!.push(expert)
  return swapsOf(table, openPairs(table), floorsFor(table, worst), prices, sets)
}

function insteadIn(swaps: Swaps, { item, expert }: Pair, prices: Float64Array) {
  const { table } = swaps
  if (table.pinned[item]!.has(expert)) return null
  const next = insteadOf(swaps, item, expert, prices)
  return next === null ? null : { expert: table.experts[next.expert]!.id, loss: next.loss }
}

export function answerOf(
  problem: AssignmentProblem,
  table: Table,
  covers: readonly Cover[],
  solved: Solved,
  effort: AssignmentAnswer['effort'],
): AssignmentAnswer {
  const swaps = finalSwaps(table, covers[solved.place]!, solved)
  const loads = new Int32Array(table.experts.length)
  for (const { expert } of solved.pairs) loads[expert]!++
  const itemAt = new Map(problem.items.map(({ id }, at) => [id, at]))
  const pairs = solved.pairs
    .map((pair): AssignedPair => ({
      item: table.items[pair.item]!.id,
      expert: table.experts[pair.expert]!.id,
      level: levelOf(table, pair.item, pair.expert),
      utility: utilityOf(table, pair.item, pair.expert),
      reasons: reasonsOf(table, pair, loads[pair.expert]!),
      instead: insteadIn(swaps, pair, solved.prices),
    }))
    .toSorted(
      (one, other) =>
        itemAt.get(one.item)! - itemAt.get(other.item)! ||
        other.utility - one.utility ||
        (one.expert < other.expert ? -1 : 1),
    )
  const total = pairs.reduce((sum, { utility }) => sum + utility, 0)
  const worst = covers[solved.place]!
  const proved = solved.proof !== 'none' && solved.place === solved.limit
  const levels = levelsOf(table, solved.pairs)
  const isWorst = (at: number): boolean =>
    table.needs[at]! > 0 && levels[at]! * worst.reviews <= worst.levels * table.needs[at]!
  return {
    ...empty(proved ? 'optimal' : 'feasible'),
    worst,
    worstItems: table.items
      .flatMap(({ id }, at) => (isWorst(at) ? [id] : []))
      .toSorted((one, other) => itemAt.get(one)! - itemAt.get(other)!),
    worstBound: covers[solved.limit]!,
    worstReason: solved.worstReason,
    total,
    bound: solved.bound,
    gap: solved.bound - total,
    proof: solved.proof,
    pairs,
    effort,
  }
}
