/**
 * The best experts of one item at prices, under all rules of the item. Rules on seniors and levels are kept by
 * a small table over kinds of experts; regions and employers by branching, the most promising branch first. What
 * is told is a bound on every choice even where the search is cut short, so that proofs may rest on it.
 */
import { isOpen, type Table } from './table.ts'

export type Wish = {
  /** By expert. */
  readonly prices: Float64Array
  /** Levels that the experts must have together. */
  readonly floor: number
  /** Whether a pair's utility counts beside the prices. */
  readonly worth: 'utility' | 'nothing'
  /** An expert who must be among them. */
  readonly forced?: number
  /** An expert who must not. */
  readonly without?: number
}

export type Choice = {
  /** No choice is worth more; -Infinity: there is none. */
  readonly value: number
  readonly chosen: readonly number[] | null
}

export type Chooser = (item: number, wish: Wish) => Choice

type Scratch = {
  readonly table: Table
  readonly open: Uint8Array
  readonly worth: Float64Array
  values: Float64Array
  parents: Int16Array
}
type Node = {
  readonly bound: number
  readonly chosen: readonly number[]
  readonly forced: readonly number[]
  readonly out: readonly number[]
}
type Kind = { readonly senior: number; readonly level: number; readonly experts: number[] }

const nodesMax = 300
const never: Choice = { value: -Infinity, chosen: null }

/** By item, then expert: whether the pair may be. */
export function openPairs(table: Table): Uint8Array {
  const m = table.experts.length
  const open = new Uint8Array(table.items.length * m)
  for (let item = 0; item < table.items.length; item++) {
    for (let expert = 0; expert < m; expert++) {
      if (isOpen(table, item, expert)) open[item * m + expert] = 1
    }
  }
  return open
}

function levelIn({ table }: Scratch, item: number, expert: number): number {
  return table.level[table.classOf[item]! * table.experts.length + expert]!
}

function tooMany(codes: Int32Array, chosen: readonly number[], most: number): readonly number[] {
  if (most >= chosen.length) return []
  for (const one of chosen) {
    const same = chosen.filter((other) => codes[other] === codes[one])
    if (same.length > most) return same
  }
  return []
}

/** Experts of one region or employer of whom at least one has to go. */
function clash({ table }: Scratch, item: number, chosen: readonly number[]): readonly number[] {
  const same = tooMany(table.region, chosen, table.maxSameRegion[item]!)
  return same.length > 0 ? same : tooMany(table.employer, chosen, table.maxSameEmployer[item]!)
}

/** Whether experts keep every rule of an item: number, seniors, levels, regions, employers. */
export function isLawful(table: Table, item: number, chosen: readonly number[], floor: number) {
  const m = table.experts.length
  let [seniors, levels] = [0, 0]
  for (const one of chosen) {
    seniors += table.senior[one]!
    levels += table.level[table.classOf[item]! * m + one]!
  }
  return (
    seniors >= Math.min(table.seniors[item]!, table.needs[item]!) &&
    levels >= floor &&
    tooMany(table.region, chosen, table.maxSameRegion[item]!).length === 0 &&
    tooMany(table.employer, chosen, table.maxSameEmployer[item]!).length === 0
  )
}

function fillWorth({ table, open, worth }: Scratch, item: number, wish: Wish): void {
  const m = table.experts.length
  const [row, pairs] = [table.classOf[item]! * m, item * m]
  const factor = wish.worth === 'utility' ? 1 : 0
  for (let expert = 0; expert < m; expert++) {
    worth[expert] =
      open[pairs + expert] === 1
        ? table.utility[row + expert]! * factor - wish.prices[expert]!
        : -Infinity
  }
  if (wish.without !== undefined) worth[wish.without] = -Infinity
}

/** The `count` worth most, by descending worth. */
function top(worth: Float64Array, count: number, forced: readonly number[]): number[] {
  const best: number[] = []
  let least = -Infinity
  for (let expert = 0; expert < worth.length; expert++) {
    const its = worth[expert]!
    if (its === -Infinity || (best.length === count && its <= least)) continue
    if (forced.includes(expert)) continue
    let at = best.length
    while (at > 0 && worth[best[at - 1]!]! < its) at--
    best.splice(at, 0, expert)
    if (best.length > count) best.pop()
    least = worth[best.at(-1)!]!
  }
  return best
}

const sumOf = (worth: Float64Array, chosen: readonly number[]): number =>
  chosen.reduce((sum, one) => sum + worth[one]!, 0)

/** Experts by what the rules on seniors and levels see of them, the worthiest first. */
function kindsOf(scratch: Scratch, item: number, seniors: boolean, levels: boolean): Kind[] {
  const { table, worth } = scratch
  const kinds = new Map<number, Kind>()
  for (let expert = 0; expert < worth.length; expert++) {
    if (worth[expert] === -Infinity) continue
    const senior = seniors ? table.senior[expert]! : 0
    const level = levels ? levelIn(scratch, item, expert) : 0
    const key = senior * 4 + level
    let kind = kinds.get(key)
    if (kind === undefined) kinds.set(key, (kind = { senior, level, experts: [] }))
    kind.experts.push(expert)
  }
  for (const { experts } of kinds.values()) {
    experts.sort((one, other) => worth[other]! - worth[one]! || one - other)
  }
  return [...kinds.values()]
}

type Asked = { readonly count: number; readonly seniors: number; readonly levels: number }

/** The best choice under the rules on seniors and levels alone: a table over number, seniors and levels so far. */
function fillTable(
  scratch: Scratch,
  candidates: readonly { readonly expert: number; readonly kind: Kind }[],
  { count, seniors, levels }: Asked,
): readonly number[] | null {
  const { worth } = scratch
  const [step, layer] = [levels + 1, (levels + 1) * (seniors + 1)]
  const states = layer * (count + 1)
  const size = states * candidates.length
  if (scratch.values.length < states) scratch.values = new Float64Array(states)
  if (scratch.parents.length < size) scratch.parents = new Int16Array(size)
  const { values, parents } = scratch
  values.fill(-Infinity, 0, states)
  parents.fill(-1, 0, size)
  values[0] = 0
  candidates.forEach(({ expert, kind }, at) => {
    for (let taken = Math.min(at, count - 1); taken >= 0; taken--) {
      for (let from = taken * layer; from < (taken + 1) * layer; from++) {
        if (values[from] === -Infinity) continue
        const inLayer = from - taken * layer
        const nextSeniors = Math.min(seniors, Math.floor(inLayer / step) + kind.senior)
        const nextLevels = Math.min(levels, (inLayer % step) + kind.level)
        const to = (taken + 1) * layer + nextSeniors * step + nextLevels
        const value = values[from]! + worth[expert]!
        if (value > values[to]!) {
          values[to] = value
          parents[at * states + to] = from
        }
      }
    }
  })
  let state = states - 1
  if (values[state] === -Infinity) return null
  const chosen: number[] = []
  for (let at = candidates.length - 1; at >= 0; at--) {
    const parent = parents[at * states + state]!
    if (parent < 0) continue
    chosen.push(candidates[at]!.expert)
    state = parent
  }
  return chosen
}

function relaxed(
  scratch: Scratch,
  item: number,
  kinds: readonly Kind[],
  floor: number,
  { forced, out }: Pick<Node, 'forced' | 'out'>,
): Node | null {
  const { table, worth } = scratch
  const count = table.needs[item]! - forced.length
  if (count < 0 || clash(scratch, item, forced).length > 0) return null
  let seniors = Math.min(table.seniors[item]!, table.needs[item]!)
  let levels = floor
  for (const one of forced) {
    seniors -= table.senior[one]!
    levels -= levelIn(scratch, item, one)
  }
  const candidates = kinds.flatMap((kind) => {
    const its: { expert: number; kind: Kind }[] = []
    for (const expert of kind.experts) {
      if (its.length === count) break
      if (!out.includes(expert) && !forced.includes(expert)) its.push({ expert, kind })
    }
    return its
  })
  const asked = { count, seniors: Math.max(0, seniors), levels: Math.max(0, levels) }
  const more = fillTable(scratch, candidates, asked)
  if (more === null) return null
  const chosen = [...forced, ...more]
  return { bound: sumOf(worth, chosen), chosen, forced, out }
}

function branch(
  scratch: Scratch,
  item: number,
  kinds: readonly Kind[],
  floor: number,
  forced: readonly number[],
): Choice {
  const first = relaxed(scratch, item, kinds, floor, { forced, out: [] })
  const open = first === null ? [] : [first]
  for (let nodes = 0; open.length > 0; nodes++) {
    let at = 0
    open.forEach(({ bound }, index) => {
      if (bound > open[at]!.bound) at = index
    })
    const [node] = open.splice(at, 1)
    const same = clash(scratch, item, node!.chosen)
    if (same.length === 0) return { value: node!.bound, chosen: node!.chosen }
    if (nodes > nodesMax) return { value: node!.bound, chosen: null }
    const free = same.filter((one) => !node!.forced.includes(one))
    free.forEach((one, index) => {
      const next = relaxed(scratch, item, kinds, floor, {
        forced: [...node!.forced, ...free.slice(0, index)],
        out: [...node!.out, one],
      })
      if (next !== null) open.push(next)
    })
  }
  return never
}

export function chooserOf(table: Table, open: Uint8Array): Chooser {
  const scratch: Scratch = {
    table,
    open,
    worth: new Float64Array(table.experts.length),
    values: new Float64Array(0),
    parents: new Int16Array(0),
  }
  return (item, wish) => {
    fillWorth(scratch, item, wish)
    const { worth } = scratch
    const pinned = [...table.pinned[item]!]
    const extra = wish.forced === undefined || pinned.includes(wish.forced) ? [] : [wish.forced]
    const forced = [...pinned, ...extra]
    const needs = table.needs[item]!
    if (forced.length > needs || forced.some((one) => worth[one] === -Infinity)) return never
    const quick = [...forced, ...top(worth, needs - forced.length, forced)]
    if (quick.length < needs) return never
    if (isLawful(table, item, quick, wish.floor)) {
      return { value: sumOf(worth, quick), chosen: quick }
    }
    const kinds = kindsOf(scratch, item, table.seniors[item]! > 0, wish.floor > 0)
    return branch(scratch, item, kinds, wish.floor, forced)
  }
}
