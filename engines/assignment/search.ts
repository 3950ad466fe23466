/** The best whole plan out of given pairs, by branch and cut; every rule of an item is entered that its pairs could break. */
import type { Highs } from 'highs'
import { isFloorLike, limitOf, weightIn, type LazyRow } from './rows.ts'
import { utilityOf, type Pair, type Table } from './table.ts'

export type Found = {
  /** Nothing better is among the given pairs. */
  readonly complete: boolean
  readonly plan: { readonly pairs: readonly Pair[]; readonly total: number } | null
}

/** Rows of one item that some choice among its experts would break. */
function rowsFor(
  table: Table,
  item: number,
  experts: readonly number[],
  floors: Int32Array,
): LazyRow[] {
  const rows: LazyRow[] = []
  if (experts.some((expert) => table.senior[expert] === 0) && table.seniors[item]! > 0) {
    rows.push({ group: 'senior', item, key: 0 })
  }
  if (floors[item]! > 0) rows.push({ group: 'floor', item, key: 0 })
  for (const group of ['region', 'employer'] as const) {
    const keys = Map.groupBy(experts, (expert) => table[group][expert]!)
    for (const [key, same] of keys) {
      const row: LazyRow = { group, item, key }
      if (same.length > limitOf(table, row, floors)) rows.push(row)
    }
  }
  return rows
}

function programmeOf(highs: Highs, table: Table, pairs: readonly Pair[], floors: Int32Array) {
  const [n, m] = [table.items.length, table.experts.length]
  const { infinity } = highs
  const columnsOf: number[][] = table.items.map(() => [])
  pairs.forEach(({ item }, at) => columnsOf[item]!.push(at))
  const lower: number[] = [...table.needs, ...table.loadMin]
  const upper: number[] = [...table.needs, ...table.loadMax]
  const entries: (readonly [row: number, weight: number])[][] = pairs.map(({ item, expert }) => [
    [item, 1],
    [n + expert, 1],
  ])
  columnsOf.forEach((columns, item) => {
    const experts = columns.map((at) => pairs[at]!.expert)
    for (const row of rowsFor(table, item, experts, floors)) {
      const limit = limitOf(table, row, floors)
      for (const at of columns) {
        const weight = weightIn(table, row, pairs[at]!.expert)
        if (weight !== 0) entries[at]!.push([lower.length, weight])
      }
      lower.push(isFloorLike(row.group) ? limit : -infinity)
      upper.push(isFloorLike(row.group) ? infinity : limit)
    }
  })
  const flat = entries.flat()
  const starts = [0]
  for (const its of entries) starts.push(starts.at(-1)! + its.length)
  return {
    numCols: pairs.length,
    numRows: lower.length,
    colCost: Float64Array.from(pairs, ({ item, expert }) => -utilityOf(table, item, expert)),
    colLower: Float64Array.from(pairs, ({ item, expert }) =>
      Number(table.pinned[item]!.has(expert)),
    ),
    colUpper: new Float64Array(pairs.length).fill(1),
    rowLower: Float64Array.from(lower),
    rowUpper: Float64Array.from(upper),
    integrality: new Int32Array(pairs.length).fill(1),
    matrix: {
      format: 'csc' as const,
      numRows: n + m === 0 ? 0 : lower.length,
      numCols: pairs.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(flat, ([row]) => row),
      values: Float64Array.from(flat, ([, weight]) => weight),
    },
  }
}

const [optimal, objectiveTarget, timeLimit, solutionLimit] = [7, 12, 13, 16]

export type SearchWish = {
  readonly floors: Int32Array
  readonly seed: number
  readonly secondsMax: number
  /** Enough: no plan is worth more than this; `-Infinity`: any plan will do. */
  readonly target: number
  /** A plan among the pairs to begin from. */
  readonly start?: readonly Pair[]
}

/** Utilities are whole numbers, so that a difference of less than one is none. */
export function search(
  highs: Highs,
  table: Table,
  pairs: readonly Pair[],
  { floors, seed, secondsMax, target, start }: SearchWish,
): Found {
  if (pairs.length === 0) return { complete: true, plan: null }
  return highs.withModel(programmeOf(highs, table, pairs, floors), (model) => {
    model.options.set({
      output_flag: false,
      mip_rel_gap: 0,
      mip_abs_gap: 0.99,
      random_seed: seed % 2_147_483_647,
      time_limit: Math.max(0.01, secondsMax),
      ...(Number.isFinite(target) ? { objective_target: -target } : { mip_max_improving_sols: 1 }),
    })
    if (start !== undefined) {
      const m = table.experts.length
      const its = new Set(start.map(({ item, expert }) => item * m + expert))
      const colValue = Float64Array.from(pairs, ({ item, expert }) =>
        Number(its.has(item * m + expert)),
      )
      model.setSolution({ colValue })
    }
    const { modelStatus } = model.run()
    const complete =
      modelStatus === optimal || modelStatus === objectiveTarget || modelStatus === solutionLimit
    const solved = complete || modelStatus === timeLimit
    if (!solved || Number(model.info.get('primal_solution_status')) !== 2) {
      return { complete: modelStatus !== timeLimit, plan: null }
    }
    const { colValue } = model.getSolution()
    const chosen = pairs.filter((_, at) => colValue[at]! > 0.5)
    const total = chosen.reduce((sum, { item, expert }) => sum + utilityOf(table, item, expert), 0)
    return { complete, plan: { pairs: chosen, total } }
  })
}
