/**
 * The linear programme over the pairs and rows known so far; both grow. What cannot be kept is paid for in
 * slack, so that it always has a solution.
 */
import type { Highs, Model } from 'highs'
import { roundPrice, type Prices } from './pricing.ts'
import { brokenRows, isFloorLike, keyOf, limitOf, weightIn, type LazyRow } from './rows.ts'
import { isOpen, utilityOf, type Pair, type Table } from './table.ts'

/** Prices of reviews and of loads to begin from. */
export type Start = { readonly items: Float64Array; readonly experts: Float64Array }

export type Relaxed = {
  /** Reviews, loads and seniors that are missing, and levels below the floor. */
  readonly hard: number
  readonly floor: number
  readonly prices: Prices
  /** Of every pair held, in the order in which they came. */
  readonly shares: Float64Array
  readonly broken: readonly LazyRow[]
}

/** Where a column beside the pairs makes up for what is missing. */
type Slack = {
  readonly cause: 'hard' | 'floor'
  readonly at: number
  readonly column: number
}

export type Master = {
  readonly table: Table
  readonly pairs: readonly Pair[]
  readonly rows: readonly LazyRow[]
  readonly has: (item: number, expert: number) => boolean
  readonly addPairs: (pairs: readonly Pair[]) => void
  readonly addRows: (rows: readonly LazyRow[]) => void
  readonly setFloors: (floors: Int32Array) => void
  readonly run: () => Relaxed
  readonly dispose: () => void
}

export class SolverStopped extends Error {}

const optimal = 7

/** Far above any utility: first the hard rules, then the floor. */
function penaltiesOf(table: Table): { readonly hard: number; readonly floor: number } {
  let [least, most] = [0, 0]
  for (const utility of table.utility) {
    least = Math.min(least, utility)
    most = Math.max(most, utility)
  }
  const spread = Math.max(1, most - least)
  return { hard: spread * 60, floor: spread * 8 }
}

type Held = {
  readonly model: Model
  readonly table: Table
  readonly start: Start
  readonly infinity: number
  readonly pairs: Pair[]
  readonly columnOf: number[]
  readonly columnsOf: number[][]
  readonly rows: LazyRow[]
  readonly slacks: Slack[]
  readonly rowsOf: number[][]
  readonly known: Uint8Array
  readonly knownRows: Set<string>
  readonly penalties: { readonly hard: number; readonly floor: number }
  floors: Int32Array
  columns: number
}

/**
 * Begins near the best: costs are counted from prices known beforehand, so that at first every pair stands at
 * the bound where those prices put it. Loads are columns of their own; that lets their prices be moved too.
 */
function begin(highs: Highs, table: Table, start: Start): Held {
  const [n, m] = [table.items.length, table.experts.length]
  const model = highs.createModel({
    numCols: m,
    numRows: n + m,
    colCost: Float64Array.from(start.experts, (price) => -price),
    colLower: Float64Array.from(table.loadMin),
    colUpper: Float64Array.from(table.loadMax),
    rowLower: Float64Array.from([...table.needs, ...new Float64Array(m)]),
    rowUpper: Float64Array.from([...table.needs, ...new Float64Array(m)]),
    matrix: {
      format: 'csc',
      numRows: n + m,
      numCols: m,
      starts: Int32Array.from({ length: m + 1 }, (_, at) => at),
      indices: Int32Array.from({ length: m }, (_, at) => n + at),
      values: new Float64Array(m).fill(-1),
    },
  })
  model.options.set({ output_flag: false, solver: 'simplex', presolve: 'off' })
  const held: Held = {
    model,
    table,
    start,
    infinity: highs.infinity,
    pairs: [],
    columnOf: [],
    columnsOf: table.items.map(() => []),
    rows: [],
    slacks: [],
    rowsOf: table.items.map(() => []),
    known: new Uint8Array(n * m),
    knownRows: new Set(),
    penalties: penaltiesOf(table),
    floors: new Int32Array(n),
    columns: m,
  }
  const items = Array.from({ length: n }, (_, at) => at)
  const loads = Array.from({ length: m }, (_, at) => n + at)
  addSlacks(held, 'hard', items, start.items)
  addSlacks(held, 'hard', loads, start.experts)
  return held
}

/** Columns that each stand for what one row misses. */
function addSlacks(
  held: Held,
  cause: Slack['cause'],
  rows: readonly number[],
  moved?: Float64Array,
): void {
  const { table, infinity } = held
  if (rows.length === 0) return
  for (const at of rows) held.slacks.push({ cause, at, column: held.columns++ })
  held.model.addCols({
    cost: Float64Array.from(rows, (_, at) => held.penalties[cause] + (moved?.[at] ?? 0)),
    lower: new Float64Array(rows.length),
    upper: new Float64Array(rows.length).fill(infinity),
    matrix: {
      format: 'csc',
      numRows: table.items.length + table.experts.length + held.rows.length,
      numCols: rows.length,
      starts: Int32Array.from({ length: rows.length + 1 }, (_, at) => at),
      indices: Int32Array.from(rows),
      values: new Float64Array(rows.length).fill(1),
    },
  })
}

function costOf({ table, start }: Held, { item, expert }: Pair): number {
  return start.items[item]! + start.experts[expert]! - utilityOf(table, item, expert)
}

function addPairs(held: Held, wished: readonly Pair[]): void {
  const { table, known } = held
  const [n, m] = [table.items.length, table.experts.length]
  const cost: number[] = []
  const lower: number[] = []
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const { item, expert } of wished) {
    if (known[item * m + expert] === 1 || !isOpen(table, item, expert)) continue
    known[item * m + expert] = 1
    cost.push(costOf(held, { item, expert }))
    lower.push(Number(table.pinned[item]!.has(expert)))
    indices.push(item, n + expert)
    values.push(1, 1)
    for (const row of held.rowsOf[item]!) {
      const weight = weightIn(table, held.rows[row]!, expert)
      if (weight === 0) continue
      indices.push(n + m + row)
      values.push(weight)
    }
    starts.push(indices.length)
    held.columnsOf[item]!.push(held.pairs.length)
    held.pairs.push({ item, expert })
    held.columnOf.push(held.columns++)
  }
  if (cost.length === 0) return
  held.model.addCols({
    cost: Float64Array.from(cost),
    lower: Float64Array.from(lower),
    upper: new Float64Array(cost.length).fill(1),
    matrix: {
      format: 'csc',
      numRows: n + m + held.rows.length,
      numCols: cost.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  })
}

function addRows(held: Held, wished: readonly LazyRow[]): void {
  const { table, infinity } = held
  const fresh = wished.filter((row) => !held.knownRows.has(keyOf(row)))
  if (fresh.length === 0) return
  const first = held.rows.length
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  fresh.forEach((row, at) => {
    for (const pair of held.columnsOf[row.item]!) {
      const weight = weightIn(table, row, held.pairs[pair]!.expert)
      if (weight === 0) continue
      indices.push(held.columnOf[pair]!)
      values.push(weight)
    }
    starts.push(indices.length)
    held.knownRows.add(keyOf(row))
    held.rows.push(row)
    held.rowsOf[row.item]!.push(first + at)
  })
  const limits = fresh.map((row) => limitOf(table, row, held.floors))
  const asks = ({ group }: LazyRow): boolean => isFloorLike(group)
  held.model.addRows({
    lower: Float64Array.from(fresh, (row, at) => (asks(row) ? limits[at]! : -infinity)),
    upper: Float64Array.from(fresh, (row, at) => (asks(row) ? infinity : limits[at]!)),
    matrix: {
      format: 'csr',
      numRows: fresh.length,
      numCols: held.columns,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  })
  const base = table.items.length + table.experts.length
  for (const group of ['senior', 'floor'] as const) {
    const at = held.rows.flatMap((row, index) =>
      index >= first && row.group === group ? [base + index] : [],
    )
    addSlacks(held, group === 'floor' ? 'floor' : 'hard', at)
  }
}

function setFloors(held: Held, floors: Int32Array): void {
  held.floors = floors
  const base = held.table.items.length + held.table.experts.length
  held.rows.forEach((row, at) => {
    if (row.group !== 'floor') return
    held.model.changeRowBounds(base + at, floors[row.item]!, held.infinity)
  })
}

function pricesOf(held: Held, rowDual: Float64Array): Prices {
  const { table, start } = held
  const [n, m] = [table.items.length, table.experts.length]
  return {
    items: start.items.map((price, at) => roundPrice(price - rowDual[at]!, null)),
    experts: start.experts.map((price, at) => roundPrice(price - rowDual[n + at]!, null)),
    rows: held.rows.map((row, at) => ({
      row,
      price: roundPrice(-rowDual[n + m + at]!, isFloorLike(row.group)),
    })),
  }
}

function brokenBy(held: Held, shares: Float64Array): LazyRow[] {
  return held.columnsOf.flatMap((columns, item) => {
    const its = columns.flatMap((pair) =>
      shares[pair]! > 1e-7 ? [{ expert: held.pairs[pair]!.expert, share: shares[pair]! }] : [],
    )
    const all = brokenRows(held.table, item, its, held.floors)
    return all.filter((row) => !held.knownRows.has(keyOf(row)))
  })
}

function run(held: Held): Relaxed {
  const { model } = held
  const { modelStatus } = model.run()
  if (modelStatus !== optimal) throw new SolverStopped(`status ${modelStatus}`)
  const { colValue, rowDual } = model.getSolution()
  const shares = Float64Array.from(held.columnOf, (column) => colValue[column]!)
  let [hard, floor] = [0, 0]
  for (const { cause, column } of held.slacks) {
    if (cause === 'floor') floor += colValue[column]!
    else hard += colValue[column]!
  }
  return { hard, floor, prices: pricesOf(held, rowDual), shares, broken: brokenBy(held, shares) }
}

export function masterOf(highs: Highs, table: Table, start: Start): Master {
  const held = begin(highs, table, start)
  const m = table.experts.length
  return {
    table,
    pairs: held.pairs,
    rows: held.rows,
    has: (item, expert) => held.known[item * m + expert] === 1,
    addPairs: (pairs) => addPairs(held, pairs),
    addRows: (rows) => addRows(held, rows),
    setFloors: (floors) => setFloors(held, floors),
    run: () => run(held),
    dispose: () => void held.model.dispose(),
  }
}
