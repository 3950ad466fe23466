/**
 * Reviews wander from expert to expert along chains of handings-over, each in an item of its own: shortest
 * chains from whoever has too many to whoever is free, and closed ones that better the sum. When no closed
 * chain does, the potentials are prices at which every single exchange is a loss.
 */
import { isLawful } from './choose.ts'
import { barSwap, refresh, setItem, type Move, type Swaps } from './swaps.ts'

const eps = 1e-9

/** Carries handings-over out, unless together they would break the rules of an item: then the last is barred. */
function apply(swaps: Swaps, moves: readonly Move[]): boolean {
  const { table, sets, floors } = swaps
  const byItem = Map.groupBy(moves, ({ item }) => item)
  const next: (readonly [item: number, set: number[]])[] = []
  for (const [item, its] of byItem) {
    let set = sets[item]!
    for (const { from, to } of its) set = set.map((one) => (one === from ? to : one))
    const whole = new Set(set).size === set.length
    if (!whole || !isLawful(table, item, set, floors[item]!)) {
      barSwap(swaps, its.at(-1)!)
      return false
    }
    next.push([item, set])
  }
  for (const [item, set] of next) setItem(swaps, item, set)
  return true
}

/** Handings-over along a way through experts; whoever is free is the node after the last expert. */
function movesAlong({ via, table }: Swaps, way: readonly number[]): Move[] {
  const m = table.experts.length
  return way.slice(1).flatMap((to, at): Move[] => {
    const from = way[at]!
    return from === m || to === m ? [] : [{ item: via[from * m + to]!, from, to }]
  })
}

/** The lengths from one node to all. */
function lengthsFrom({ costs, loads, table }: Swaps, from: number, into: Float64Array): void {
  const m = table.experts.length
  if (from === m) {
    for (let to = 0; to < m; to++) into[to] = loads[to]! > table.loadMin[to]! ? 0 : Infinity
    into[m] = Infinity
    return
  }
  for (let to = 0, at = from * m; to < m; to++, at++) into[to] = costs[at]!
  into[m] = loads[from]! < table.loadMax[from]! ? 0 : Infinity
}

function cycleThrough(parents: Int32Array, from: number, to: number): number[] | null {
  const way = [to]
  for (let at = from; at !== -1; at = parents[at]!) {
    way.push(at)
    if (at === to) return way.toReversed()
    if (way.length > parents.length + 1) return null
  }
  return null
}

/** One pass of labels over what is queued; a closed chain that betters the sum ends it. */
function labels(swaps: Swaps, first: Iterable<number>): readonly number[] | null {
  const { potentials } = swaps
  const nodes = potentials.length
  const parents = new Int32Array(nodes).fill(-1)
  const queued = new Uint8Array(nodes)
  const lengths = new Float64Array(nodes)
  const queue = [...first]
  for (const node of queue) queued[node] = 1
  for (let at = 0; at < queue.length; at++) {
    const from = queue[at]!
    queued[from] = 0
    const base = potentials[from]!
    lengthsFrom(swaps, from, lengths)
    for (let to = 0; to < nodes; to++) {
      const length = base + lengths[to]!
      if (length >= potentials[to]! - eps) continue
      potentials[to] = length
      const cycle = cycleThrough(parents, from, to)
      if (cycle !== null) return cycle
      parents[to] = from
      if (queued[to] === 0) {
        queued[to] = 1
        queue.push(to)
      }
    }
  }
  return null
}

/** Until no closed chain betters the sum: then the potentials say so. */
export function settle(swaps: Swaps, outOfTime: () => boolean): number {
  const free = swaps.table.experts.length
  let cycles = 0
  let all = false
  for (;;) {
    const changed = refresh(swaps)
    const cycle = labels(swaps, all ? swaps.potentials.keys() : [...changed, free])
    if (cycle === null) return cycles
    // Labels were given on the way there: every node may have more to say now.
    all = true
    cycles++
    const before = swaps.total
    const moves = movesAlong(swaps, cycle)
    if (apply(swaps, moves) && swaps.total <= before && moves.length > 0) return cycles
    if (outOfTime()) return cycles
  }
}

type Ways = {
  /** Shortest ways that share no node, each from a source of its own load. */
  readonly ways: readonly (readonly number[])[]
  readonly reached: Uint8Array
}

type Tree = {
  readonly distance: Float64Array
  readonly parents: Int32Array
  readonly done: Uint8Array
  /** Of the nearest goal, and what each node lacks of being one; Infinity for none. */
  length: number
}

/** Distances from the sources over lengths reduced by the potentials (Dijkstra), up to the nearest goal's. */
function treeFrom(swaps: Swaps, sources: readonly number[], last: Float64Array): Tree {
  const { potentials } = swaps
  const nodes = potentials.length
  const distance = new Float64Array(nodes).fill(Infinity)
  const parents = new Int32Array(nodes).fill(-1)
  const done = new Uint8Array(nodes)
  const lengths = new Float64Array(nodes)
  const tree: Tree = { distance, parents, done, length: Infinity }
  const highest = Math.max(...sources.map((one) => potentials[one]!))
  for (const source of sources) distance[source] = highest - potentials[source]!
  for (;;) {
    let from = -1
    for (let node = 0; node < nodes; node++) {
      if (done[node] === 0 && (from < 0 || distance[node]! < distance[from]!)) from = node
    }
    if (from < 0 || distance[from] === Infinity || distance[from]! > tree.length + eps) break
    done[from] = 1
    const own = distance[from]!
    tree.length = Math.min(tree.length, own + last[from]!)
    const base = own + potentials[from]!
    lengthsFrom(swaps, from, lengths)
    for (let to = 0; to < nodes; to++) {
      const next = Math.max(own, base + lengths[to]! - potentials[to]!)
      if (next < distance[to]!) {
        distance[to] = next
        parents[to] = from
      }
    }
  }
  return tree
}

/** The shortest ways from any source to any goal; the potentials follow, so that these ways are no loss. */
function shortest(swaps: Swaps, sources: readonly number[], goals: readonly number[]): Ways {
  const { potentials } = swaps
  const nodes = potentials.length
  const lowest = Math.min(...goals.map((one) => potentials[one]!))
  const last = new Float64Array(nodes).fill(Infinity)
  for (const goal of goals) last[goal] = potentials[goal]! - lowest
  const { distance, parents, done, length } = treeFrom(swaps, sources, last)
  if (length === Infinity) return { ways: [], reached: done }
  const nearest = goals.filter((one) => distance[one]! + last[one]! <= length + eps)
  for (let node = 0; node < nodes; node++) {
    potentials[node]! += Math.min(distance[node]!, length)
  }
  const used = new Set<number>()
  const ways = nearest.flatMap((goal) => {
    const way = [goal]
    for (let at = parents[goal]!; at >= 0; at = parents[at]!) way.push(at)
    // One that was used may lead elsewhere by now.
    if (way.some((node) => used.has(node))) return []
    for (const node of way) used.add(node)
    return [way.toReversed()]
  })
  return { ways, reached: done }
}

export type Balanced =
  | { readonly done: true }
  | {
      readonly done: false
      /** `over`: nobody outside of `reached` can take anything from them; `under`: nobody in it can give. */
      readonly side: 'over' | 'under' | 'time'
      readonly reached: Uint8Array
    }

export function outside({ table, loads }: Swaps) {
  const all = [...table.experts.keys()]
  return {
    over: all.filter((one) => loads[one]! > table.loadMax[one]!),
    under: all.filter((one) => loads[one]! < table.loadMin[one]!),
  }
}

/** Experts who can take one more, or give one away, without leaving their limits. */
function ready({ table, loads }: Swaps, side: 'over' | 'under'): number[] {
  const { loadMax, loadMin } = table
  return [...table.experts.keys()].filter((one) =>
    side === 'over' ? loads[one]! < loadMax[one]! : loads[one]! > loadMin[one]!,
  )
}

/**
 * Brings every load within its limits at the least loss, chain by chain. Whoever is free stands for all who can
 * take or give one more: they are at its potential or beyond, so that ways to and from them are ways to it.
 */
export function balance(swaps: Swaps, outOfTime: () => boolean): Balanced {
  for (;;) {
    settle(swaps, outOfTime)
    const { over, under } = outside(swaps)
    if (over.length === 0 && under.length === 0) return { done: true }
    const side = over.length > 0 ? 'over' : 'under'
    const { experts } = swaps.table
    if (outOfTime()) return { done: false, side: 'time', reached: new Uint8Array(experts.length) }
    const able = ready(swaps, side)
    const found = side === 'over' ? shortest(swaps, over, able) : shortest(swaps, able, under)
    if (found.ways.length === 0) return { done: false, side, reached: found.reached }
    for (const way of found.ways) apply(swaps, movesAlong(swaps, way))
  }
}
