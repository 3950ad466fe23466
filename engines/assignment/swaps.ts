/**
 * A whole plan, and what it costs to hand a review over: for every two experts the cheapest item in which one
 * may take the other's place. Potentials of experts are prices of their loads with the sign turned; where no
 * arc is shorter than potentials say, no exchange of single places betters the plan.
 */
import type { Table } from './table.ts'

/** What an item allows whoever comes once one of its experts has left. */
type Note = {
  readonly leaving: number
  readonly onlySenior: boolean
  /** Levels that whoever comes must bring. */
  readonly least: number
  /** Of which there are as many as may be. */
  readonly regions: readonly number[]
  readonly employers: readonly number[]
}

export type Swaps = {
  readonly table: Table
  readonly open: Uint8Array
  floors: Int32Array
  readonly sets: number[][]
  readonly loads: Int32Array
  readonly held: number[][]
  /** By expert; the last is that of whoever is free. */
  readonly potentials: Float64Array
  /** By expert who leaves, then expert who comes; `via` is -1 where there is no item. */
  readonly costs: Float64Array
  readonly via: Int32Array
  /** Experts whose costs are out of date: those through these items, or all. */
  readonly dirty: Map<number, Set<number> | 'all'>
  readonly notes: Note[][]
  /** By item: handings-over that would break its rules together with another one. */
  readonly barred: Map<number, Set<number>>
  total: number
}

export type Move = { readonly item: number; readonly from: number; readonly to: number }

export function swapsOf(
  table: Table,
  open: Uint8Array,
  floors: Int32Array,
  prices: Float64Array,
  sets: readonly (readonly number[])[],
): Swaps {
  const m = table.experts.length
  const swaps: Swaps = {
    table,
    open,
    floors,
    sets: table.items.map(() => []),
    loads: new Int32Array(m),
    held: table.experts.map(() => []),
    potentials: Float64Array.from([...prices, 0], (price) => -price + 0),
    costs: new Float64Array(m * m),
    via: new Int32Array(m * m),
    dirty: new Map(),
    notes: table.items.map(() => []),
    barred: new Map(),
    total: 0,
  }
  sets.forEach((set, item) => setItem(swaps, item, set))
  setFloors(swaps, floors)
  return swaps
}

const worthIn = ({ table }: Swaps, item: number, expert: number): number =>
  table.utility[table.classOf[item]! * table.experts.length + expert]!

function stale({ dirty }: Swaps, expert: number, item: number): void {
  const known = dirty.get(expert)
  if (known === undefined) dirty.set(expert, new Set([item]))
  else if (known !== 'all') known.add(item)
}

/** The experts of an item become others; whatever costs rest on them is looked at again. */
export function setItem(swaps: Swaps, item: number, next: readonly number[]): void {
  const { held, loads, sets } = swaps
  for (const one of sets[item]!) {
    const its = held[one]!
    its[its.indexOf(item)] = its.at(-1)!
    its.pop()
    loads[one]!--
    stale(swaps, one, item)
    swaps.total -= worthIn(swaps, item, one)
  }
  for (const one of next) {
    held[one]!.push(item)
    loads[one]!++
    stale(swaps, one, item)
    swaps.total += worthIn(swaps, item, one)
  }
  sets[item] = next as number[]
  swaps.barred.delete(item)
  swaps.notes[item] = []
}

export function setFloors(swaps: Swaps, floors: Int32Array): void {
  swaps.floors = floors
  swaps.barred.clear()
  for (const expert of swaps.table.experts.keys()) swaps.dirty.set(expert, 'all')
  for (const item of swaps.table.items.keys()) swaps.notes[item] = []
}

/** A handing-over that would break the rules of an item together with another one is left out. */
export function barSwap(swaps: Swaps, { item, from, to }: Move): void {
  const barred = swaps.barred.get(item) ?? new Set()
  swaps.barred.set(item, barred.add(from * swaps.table.experts.length + to))
  stale(swaps, from, item)
}

const none: readonly number[] = []

function full(codes: Int32Array, others: readonly number[], most: number): readonly number[] {
  if (most > others.length) return none
  const found: number[] = []
  for (const one of others) {
    let same = 0
    for (const other of others) if (codes[other] === codes[one]) same++
    if (same >= most) found.push(codes[one]!)
  }
  return found
}

function noteOf(swaps: Swaps, item: number, leaving: number): Note {
  const { table, sets, notes, floors } = swaps
  const known = notes[item]!.find((note) => note.leaving === leaving)
  if (known !== undefined) return known
  const others = sets[item]!.filter((one) => one !== leaving)
  const row = table.classOf[item]! * table.experts.length
  let [seniors, levels] = [0, 0]
  for (const one of others) {
    seniors += table.senior[one]!
    levels += table.level[row + one]!
  }
  const note: Note = {
    leaving,
    onlySenior: seniors < Math.min(table.seniors[item]!, table.needs[item]!),
    least: floors[item]! - levels,
    regions: full(table.region, others, table.maxSameRegion[item]!),
    employers: full(table.employer, others, table.maxSameEmployer[item]!),
  }
  notes[item]!.push(note)
  return note
}

/** Enters what an item offers in place of an expert, to all experts or to these. */
function offer(swaps: Swaps, item: number, leaving: number, to?: readonly number[]): void {
  const { table, costs, via, open, sets } = swaps
  if (table.pinned[item]!.has(leaving)) return
  const m = table.experts.length
  const { senior, region, employer, utility, level } = table
  const { onlySenior, least, regions, employers } = noteOf(swaps, item, leaving)
  const barred = swaps.barred.get(item)
  const set = sets[item]!
  const [row, start, pairs] = [leaving * m, table.classOf[item]! * m, item * m]
  const lost = utility[start + leaving]!
  const count = to === undefined ? m : to.length
  for (let at = 0; at < count; at++) {
    const coming = to === undefined ? at : to[at]!
    const cost = lost - utility[start + coming]!
    if (cost >= costs[row + coming]! || open[pairs + coming] === 0) continue
    if (level[start + coming]! < least || (onlySenior && senior[coming] === 0)) continue
    if (regions.length > 0 && regions.includes(region[coming]!)) continue
    if (employers.length > 0 && employers.includes(employer[coming]!)) continue
    if (set.includes(coming) || barred?.has(row + coming)) continue
    costs[row + coming] = cost
    via[row + coming] = item
  }
}

function refreshRow(swaps: Swaps, leaving: number, items: Set<number> | 'all'): void {
  const { costs, via, held, table } = swaps
  const m = table.experts.length
  const row = leaving * m
  if (items === 'all') {
    costs.fill(Infinity, row, row + m)
    via.fill(-1, row, row + m)
    for (const item of held[leaving]!) offer(swaps, item, leaving)
    return
  }
  const lost: number[] = []
  for (let coming = 0; coming < m; coming++) {
    if (!items.has(via[row + coming]!)) continue
    costs[row + coming] = Infinity
    via[row + coming] = -1
    lost.push(coming)
  }
  for (const item of held[leaving]!) {
    if (items.has(item)) offer(swaps, item, leaving)
    else if (lost.length > 0) offer(swaps, item, leaving, lost)
  }
}

/** Brings all costs up to date; answers whose had to be. */
export function refresh(swaps: Swaps): number[] {
  const experts = [...swaps.dirty.keys()]
  for (const [expert, items] of swaps.dirty) refreshRow(swaps, expert, items)
  swaps.dirty.clear()
  return experts
}

/** Prices of loads, such that whoever is free costs nothing. */
export function pricesIn({ potentials, table }: Swaps): Float64Array {
  const free = potentials[table.experts.length]!
  return Float64Array.from(table.experts, (_, expert) => free - potentials[expert]!)
}

/** Who comes at the least loss, at prices, if an expert leaves an item; null where nobody may. */
export function insteadOf(swaps: Swaps, item: number, leaving: number, prices: Float64Array) {
  const { table, open, sets } = swaps
  const m = table.experts.length
  const { onlySenior, least, regions, employers } = noteOf(swaps, item, leaving)
  const [start, pairs] = [table.classOf[item]! * m, item * m]
  const worth = (expert: number): number => table.utility[start + expert]! - prices[expert]!
  let best = -1
  for (let coming = 0; coming < m; coming++) {
    if (open[pairs + coming] === 0 || table.level[start + coming]! < least) continue
    if (onlySenior && table.senior[coming] === 0) continue
    if (regions.includes(table.region[coming]!)) continue
    if (employers.includes(table.employer[coming]!)) continue
    if (sets[item]!.includes(coming)) continue
    if (best < 0 || worth(coming) > worth(best)) best = coming
  }
  if (best < 0) return null
  return { expert: best, loss: Math.max(0, Math.round(worth(leaving) - worth(best))) }
}

export type Kept = {
  readonly sets: readonly (readonly number[])[]
  readonly potentials: Float64Array
  readonly floors: Int32Array
  readonly total: number
}

export function keep({ sets, potentials, floors, total }: Swaps): Kept {
  return { sets: [...sets], potentials: potentials.slice(), floors, total }
}

export function restore(swaps: Swaps, kept: Kept): void {
  kept.sets.forEach((set, item) => {
    if (swaps.sets[item] !== set) setItem(swaps, item, set)
  })
  swaps.potentials.set(kept.potentials)
  if (swaps.floors !== kept.floors) setFloors(swaps, kept.floors)
}
