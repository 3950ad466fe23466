/** The least changes of settings that let a plan be: a programme in which the rules at hand may bend, each at its cost. */
import type { Highs } from 'highs'
import {
  repairCosts,
  type RepairCause,
  type RepairStep,
} from '../../domain/evaluation/assignmentRepair.ts'
import type { Clock } from './grow.ts'
import { programmeOf, type Programme } from './programme.ts'
import { brokenRows, keyOf, limitOf, weightIn, type LazyRow } from './rows.ts'
import { allPairs, levelOf, type Pair, type Table } from './table.ts'

type Bend = Exclude<RepairCause, 'moreExperts'>
type Slack = { readonly cause: Bend; readonly at: number; readonly column: number }

export type Repair = {
  /** None where a plan keeps every rule as it is. */
  readonly steps: readonly RepairStep[]
  readonly cost: number
  readonly chosen: readonly Pair[]
}

/** Rules that may bend are out of the way of pairs; what they are is counted in costs instead. */
function loosened(table: Table, may: ReadonlySet<Bend>): Table {
  return {
    ...table,
    minLevel: may.has('level') ? new Uint8Array(table.items.length) : table.minLevel,
    barred: may.has('excluded')
      ? table.barred.map(
          (set, item) => new Set([...set].filter((expert) => !table.excluded[item]!.has(expert))),
        )
      : table.barred,
  }
}

/** Levels by which an expert is below what is asked; whoever is pinned reads at any level. */
function deficitOf(table: Table, { item, expert }: Pair): number {
  if (table.pinned[item]!.has(expert)) return 0
  return Math.max(0, table.minLevel[item]! - levelOf(table, item, expert))
}

function pairCost(table: Table, { item, expert }: Pair): number {
  const its = table.pinned[item]!.has(expert)
    ? table.standing[item]!.has(expert)
      ? -repairCosts.standing
      : -repairCosts.pinned
    : 0
  const excluded = table.excluded[item]!.has(expert) ? repairCosts.excluded : 0
  return its + excluded
}

type Built = {
  readonly programme: Programme
  readonly columns: readonly number[]
  readonly slacks: readonly Slack[]
}

/** The seniors that are asked of an item are never more than its reviews: fewer reviews may ask for fewer. */
function fewerReviews(held: Programme, needs: number, seniors: number, needsRow: number) {
  const cost = repairCosts.itemNeeds
  const first = held.column({ cost, upper: needs })
  held.enter(needsRow, first, 1)
  if (seniors === 0) return { columns: [first], second: null }
  const second = held.column({ cost, upper: seniors })
  const after = held.column({ cost: 0, upper: 1 })
  held.enter(needsRow, second, 1)
  const full = held.row(0, Infinity)
  held.enter(full, first, 1)
  held.enter(full, after, seniors - needs)
  const only = held.row(-Infinity, 0)
  held.enter(only, second, 1)
  held.enter(only, after, -seniors)
  return { columns: [first, second], second }
}

type Building = {
  readonly table: Table
  readonly may: ReadonlySet<Bend>
  readonly held: Programme
  readonly slacks: Slack[]
  /** By item: its pairs with their columns. */
  readonly ofItem: ReadonlyMap<number, readonly (Pair & { readonly column: number })[]>
}

function bend(
  { may, held, slacks }: Pick<Building, 'may' | 'held' | 'slacks'>,
  [cause, at]: readonly [cause: Bend, at: number],
  row: number,
  value: 1 | -1,
): number | null {
  if (!may.has(cause)) return null
  const column = held.column({ cost: repairCosts[cause] })
  held.enter(row, column, value)
  slacks.push({ cause, at, column })
  return column
}

/** Levels of an item are lowered one by one, each for all experts at once. */
function addLevels({ table, held, slacks, ofItem }: Building): void {
  for (const [item, its] of ofItem) {
    for (let by = 1; by <= table.minLevel[item]!; by++) {
      const below = its.filter((pair) => deficitOf(table, pair) >= by)
      if (below.length === 0) continue
      const row = held.row(-Infinity, 0)
      for (const { column } of below) held.enter(row, column, 1)
      const column = held.column({ cost: repairCosts.level, upper: 1 })
      held.enter(row, column, -table.needs[item]!)
      slacks.push({ cause: 'level', at: item, column })
    }
  }
}

/** One limit of an item stands for all its regions, or employers: it bends once. */
function addLimits(
  building: Building,
  rows: readonly LazyRow[],
  relief: readonly (number | null)[],
): void {
  const { table, held, ofItem } = building
  const shared = new Map<string, number | null>()
  const floors = new Int32Array(table.items.length)
  for (const row of rows) {
    const { group, item } = row
    const isSenior = group === 'senior'
    const limit = limitOf(table, row, floors)
    const at = isSenior ? held.row(limit, Infinity) : held.row(-Infinity, limit)
    for (const { expert, column } of ofItem.get(item) ?? []) {
      held.enter(at, column, weightIn(table, row, expert))
    }
    if (isSenior) {
      bend(building, ['seniors', item], at, 1)
      const its = relief[item]
      if (its != null) held.enter(at, its, 1)
      continue
    }
    const cause = group === 'region' ? 'sameRegion' : 'sameEmployer'
    const key = `${cause} ${item}`
    const known = shared.get(key)
    if (known != null) held.enter(at, known, -1)
    else shared.set(key, bend(building, [cause, item], at, -1))
  }
}

function build(
  table: Table,
  pairs: readonly Pair[],
  rows: readonly LazyRow[],
  may: ReadonlySet<Bend>,
): Built {
  const held = programmeOf()
  const slacks: Slack[] = []
  const needRows = table.items.map((_, item) => held.row(table.needs[item]!, table.needs[item]!))
  const loadRows = table.experts.map((_, expert) => {
    const row = held.row(table.loadMin[expert]!, table.loadMax[expert]!)
    if (table.loadMin[expert]! > 0) bend({ may, held, slacks }, ['loadMin', expert], row, 1)
    bend({ may, held, slacks }, ['loadMax', expert], row, -1)
    return row
  })
  const mustStay = (item: number, expert: number): boolean =>
    table.pinned[item]!.has(expert) &&
    !may.has(table.standing[item]!.has(expert) ? 'standing' : 'pinned')
  const columns = pairs.map((pair) => {
    const { item, expert } = pair
    const lower = Number(mustStay(item, expert))
    const column = held.column({ cost: pairCost(table, pair), lower, upper: 1 })
    held.enter(needRows[item]!, column, 1)
    held.enter(loadRows[expert]!, column, 1)
    return column
  })
  const relief = table.items.map((_, item) => {
    const needs = table.needs[item]!
    if (!may.has('itemNeeds') || needs === 0) return null
    const seniors = Math.min(table.seniors[item]!, needs)
    const { columns: its, second } = fewerReviews(held, needs, seniors, needRows[item]!)
    for (const column of its) slacks.push({ cause: 'itemNeeds', at: item, column })
    return second
  })
  const ofItem = Map.groupBy(
    pairs.map((pair, at) => ({ ...pair, column: columns[at]! })),
    ({ item }) => item,
  )
  const building = { table, may, held, slacks, ofItem }
  addLevels(building)
  addLimits(building, rows, relief)
  return { programme: held, columns, slacks }
}

const none = { items: [], experts: [], code: '' } as const

/** Sums of slacks by rule and place. */
function sumsOf(slacks: readonly Slack[], values: ArrayLike<number>): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { cause, at, column } of slacks) {
    const value = Math.round(values[column]!)
    if (value > 0) sums.set(`${cause} ${at}`, (sums.get(`${cause} ${at}`) ?? 0) + value)
  }
  return sums
}

function stepsOf(table: Table, sums: ReadonlyMap<string, number>, chosen: readonly Pair[]) {
  const at = (cause: Bend, place: number): number => sums.get(`${cause} ${place}`) ?? 0
  const kept = new Set(chosen.map(({ item, expert }) => item * table.experts.length + expert))
  const ofItems = table.items.flatMap(({ id }, item): RepairStep[] => {
    const items = [id]
    const change = (cause: Bend, from: number, to: number): RepairStep[] =>
      from === to ? [] : [{ ...none, cause, items, from, to }]
    const needs = table.needs[item]! - at('itemNeeds', item)
    const seniors = Math.min(table.seniors[item]!, table.needs[item]!)
    const own = chosen.filter((pair) => pair.item === item)
    const level = table.minLevel[item]!
    const fewer = at('seniors', item)
    const wider = (cause: 'sameRegion' | 'sameEmployer', limit: number): RepairStep[] =>
      at(cause, item) === 0 ? [] : change(cause, limit, limit + at(cause, item))
    return [
      ...change('itemNeeds', table.needs[item]!, needs),
      ...(fewer === 0 ? [] : change('seniors', seniors, Math.min(seniors, needs) - fewer)),
      ...change('level', level, level - at('level', item)),
      ...wider('sameRegion', table.maxSameRegion[item]!),
      ...wider('sameEmployer', table.maxSameEmployer[item]!),
      ...[...table.pinned[item]!].flatMap((expert): RepairStep[] => {
        if (kept.has(item * table.experts.length + expert)) return []
        const cause = table.standing[item]!.has(expert) ? 'standing' : 'pinned'
        return [{ ...none, cause, items, experts: [table.experts[expert]!.id], from: 1, to: 0 }]
      }),
      ...own.flatMap(({ expert }): RepairStep[] => {
        if (!table.excluded[item]!.has(expert) || table.pinned[item]!.has(expert)) return []
        const experts = [table.experts[expert]!.id]
        return [{ ...none, cause: 'excluded', items, experts, from: 1, to: 0 }]
      }),
    ]
  })
  const ofExperts = table.experts.flatMap(({ id }, expert): RepairStep[] => {
    const [min, max] = [table.loadMin[expert]!, table.loadMax[expert]!]
    const [less, more] = [at('loadMin', expert), at('loadMax', expert)]
    return [
      ...(less === 0 ? [] : [stepFor('loadMin', id, min, min - less)]),
      ...(more === 0 ? [] : [stepFor('loadMax', id, max, max + more)]),
    ]
  })
  return [...ofItems, ...ofExperts]
}

const stepFor = (cause: Bend, expert: string, from: number, to: number): RepairStep => ({
  ...none,
  ...{ cause, experts: [expert], from, to },
})

/** Rows that the chosen pairs break and that were not yet entered. */
function missing(table: Table, chosen: readonly Pair[], known: ReadonlySet<string>): LazyRow[] {
  const floors = new Int32Array(table.items.length)
  const sets = Map.groupBy(chosen, ({ item }) => item)
  return table.items.flatMap((_, item) => {
    const shares = (sets.get(item) ?? []).map(({ expert }) => ({ expert, share: 1 }))
    return brokenRows(table, item, shares, floors).filter((row) => !known.has(keyOf(row)))
  })
}

/**
 * The least sum of costs among changes of the kinds allowed; null where these cannot do it, or time runs out. All
 * pairs take part: what is out of order is mostly small, and its cause must not hide behind a guess.
 */
export function repairOf(
  solver: Highs,
  table: Table,
  clock: Clock,
  may: ReadonlySet<Bend>,
): Repair | null {
  const loose = loosened(table, may)
  const pairs = allPairs(loose)
  const rows: LazyRow[] = []
  const known = new Set<string>()
  const pins = table.pinned.reduce(
    (sum, set, item) =>
      sum +
      set.size * repairCosts.pinned +
      table.standing[item]!.size * (repairCosts.standing - repairCosts.pinned),
    0,
  )
  for (;;) {
    const left = clock.secondsMax - clock.spent()
    if (left <= 0) return null
    const { programme, columns, slacks } = build(table, pairs, rows, may)
    const solved = programme.solve(solver, left)
    if (solved === null) return null
    const chosen = pairs.filter((_, at) => solved.values[columns[at]!]! > 0.5)
    const broken = missing(loose, chosen, known)
    if (broken.length === 0) {
      const steps = stepsOf(table, sumsOf(slacks, solved.values), chosen)
      return { steps, cost: Math.round(solved.cost + pins), chosen }
    }
    for (const row of broken) known.add(keyOf(row))
    rows.push(...broken)
  }
}
