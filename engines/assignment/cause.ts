/**
 * Why there is no plan. Families of limits are given up one after the other: what stays is a set none of which is
 * idle. Items out of reach by themselves are told apart from those that loads tie together, and of these the fewest
 * are sought that cannot be read together.
 */
import type { Highs } from 'highs'
import type { AssignmentProblem } from '../../domain/evaluation/assignmentPlan.ts'
import {
  repairCauses,
  repairKinds,
  type Binding,
  type BindingCause,
  type RepairKind,
  type RepairOption,
} from '../../domain/evaluation/assignmentRepair.ts'
import { chooserOf, openPairs } from './choose.ts'
import type { Clock } from './grow.ts'
import { invitationsOf } from './invite.ts'
import { repairOf } from './repair.ts'
import { canBe } from './start.ts'
import { levelOf, type Pair, type Table } from './table.ts'
import { activeIn, single, without } from './without.ts'

type Told = {
  readonly causes: readonly BindingCause[]
  readonly alone: readonly Binding[]
  readonly repairs: readonly RepairOption[]
}

/** Seconds for causes, and for repairs by one kind of change or by more experts. */
const causeSeconds = 15
const furtherSeconds = 15

const limited = (clock: Clock, seconds: number): Clock => ({
  spent: clock.spent,
  secondsMax: Math.min(clock.secondsMax, clock.spent() + seconds),
})

type Asking = {
  /** False only where it is proved that nothing can be. */
  readonly may: (problem: AssignmentProblem) => boolean
  /** Whether every answer so far was certain. */
  readonly isExact: () => boolean
  readonly startAnew: () => void
}

function askingOf(solver: Highs, clock: Clock): Asking {
  let exact = true
  return {
    may: (problem) => {
      const found = clock.spent() > clock.secondsMax ? null : canBe(solver, problem, clock)
      if (found === null) exact = false
      return found ?? true
    },
    isExact: () => exact,
    startAnew: () => void (exact = true),
  }
}

/** Sets of families none of which is idle; each set begins where those before it are given up. */
function bindingSets(asking: Asking, problem: AssignmentProblem): Binding[][] {
  const sets: Binding[][] = []
  let left = problem
  for (;;) {
    let kept = left
    const binds: Binding[] = []
    for (const family of activeIn(left)) {
      const tried = without(kept, family)
      if (asking.may(tried)) binds.push(family)
      else kept = tried
    }
    sets.push(binds)
    if (binds.length === 0) return sets
    left = binds.reduce(without, left)
    if (asking.may(left)) return sets
  }
}

/** How the register looks from an item. */
function expertsFor(
  problem: AssignmentProblem,
  table: Table,
  item: number,
): BindingCause['experts'] {
  const { id } = table.items[item]!
  const causes = new Map(
    problem.forbidden.flatMap((pair) => (pair.item === id ? [[pair.expert, pair.cause]] : [])),
  )
  const counts = { conflicts: 0, refused: 0, excluded: 0, level: 0, open: 0 }
  table.experts.forEach((expert, at) => {
    const cause = causes.get(expert.id)
    if (table.pinned[item]!.has(at)) counts.open++
    else if (cause === 'office') counts.excluded++
    else if (cause === 'refused') counts.refused++
    else if (cause !== undefined) counts.conflicts++
    else if (levelOf(table, item, at) < table.minLevel[item]!) counts.level++
    else if (table.loadMax[at]! > 0) counts.open++
  })
  return { all: table.experts.length, ...counts }
}

function countsOf(table: Table, items: readonly number[]) {
  const open = openPairs(table)
  const m = table.experts.length
  const asked = items.reduce((sum, item) => sum + table.needs[item]!, 0)
  const possible = table.experts.reduce((sum, _, expert) => {
    const its = items.filter((item) => open[item * m + expert] === 1).length
    return sum + Math.min(its, table.loadMax[expert]!)
  }, 0)
  return { asked, possible }
}

/** Items that nobody's load keeps out of reach: their own rules do. */
function unreachable(asking: Asking, problem: AssignmentProblem, table: Table): number[] {
  const m = table.experts.length
  const open = openPairs(table)
  for (let at = 0; at < open.length; at++) if (table.loadMax[at % m] === 0) open[at] = 0
  const choose = chooserOf(table, open)
  const [floor, prices] = [0, new Float64Array(m)]
  return table.items.flatMap((item, at) => {
    const { chosen, value } = choose(at, { prices, floor, worth: 'nothing' })
    if (chosen !== null) return []
    return value === -Infinity || !asking.may(single(problem, item.id)) ? [at] : []
  })
}

/** The fewest items that cannot be read together, by halves; all stay where time runs out. */
function fewest(isOut: (items: readonly number[]) => boolean, all: readonly number[]): number[] {
  const seek = (kept: readonly number[], fresh: boolean, left: readonly number[]): number[] => {
    if (fresh && isOut(kept)) return []
    if (left.length === 1) return [...left]
    const half = left.length >> 1
    const [first, second] = [left.slice(0, half), left.slice(half)]
    const ofSecond = seek([...kept, ...first], true, second)
    const ofFirst = seek([...kept, ...ofSecond], ofSecond.length > 0, first)
    return [...ofFirst, ...ofSecond]
  }
  return all.length === 0 || isOut([]) ? [] : seek([], false, all)
}

function causesOf(asking: Asking, problem: AssignmentProblem, table: Table): BindingCause[] {
  const bad = unreachable(asking, problem, table)
  const groups = new Map<string, { binds: Binding[]; items: number[]; exact: boolean }>()
  for (const item of bad) {
    asking.startAnew()
    for (const binds of bindingSets(asking, single(problem, table.items[item]!.id))) {
      const exact = asking.isExact()
      const key = JSON.stringify([binds, exact])
      const known = groups.get(key)
      if (known === undefined) groups.set(key, { binds, items: [item], exact })
      else known.items.push(item)
    }
  }
  const causes = [...groups.values()].map(({ binds, items, exact }): BindingCause => ({
    ...{ binds, kind: 'item', exact },
    items: items.map((item) => table.items[item]!.id),
    asked: Math.max(...items.map((item) => table.needs[item]!)),
    possible: Math.min(...items.map((item) => countsOf(table, [item]).possible)),
    experts: expertsFor(problem, table, items[0]!),
  }))
  const badIds = new Set(bad.map((item) => table.items[item]!.id))
  const others = { ...problem, items: problem.items.filter(({ id }) => !badIds.has(id)) }
  // Whoever would read what is out of reach has less to read: no least load is missed by that.
  const rest = bad.length === 0 ? others : without(others, 'loadMin')
  asking.startAnew()
  if (rest.items.length === 0 || asking.may(rest)) return causes
  return [...causes, ...together(asking, rest, table)]
}

/** What ties together items that could each be read alone. */
function together(asking: Asking, rest: AssignmentProblem, table: Table): BindingCause[] {
  const placeOf = new Map(table.items.map(({ id }, at) => [id, at]))
  return bindingSets(asking, rest).map((binds): BindingCause => {
    const bare = activeIn(rest)
      .filter((family) => !binds.includes(family))
      .reduce(without, rest)
    const all = bare.items.map(({ id }) => placeOf.get(id)!)
    const items = fewest((some) => {
      const ids = new Set(some.map((item) => table.items[item]!.id))
      return !asking.may({ ...bare, items: bare.items.filter(({ id }) => ids.has(id)) })
    }, all)
    return {
      ...{ binds, kind: 'together', exact: asking.isExact() },
      items: items.map((item) => table.items[item]!.id),
      ...countsOf(table, items.length === 0 ? all : items),
      experts: expertsFor(rest, table, items[0] ?? all[0]!),
    }
  })
}

/** Every change of settings; more experts are asked for apart. */
const bends = repairCauses.filter((cause) => cause !== 'moreExperts')

/** Repairs by changes of one kind alone, where the least is not of that kind anyway; then by more experts. */
function furtherRepairs(
  solver: Highs,
  problem: AssignmentProblem,
  table: Table,
  clock: Clock,
  least: RepairOption,
): RepairOption[] {
  const told = new Set([JSON.stringify(least.steps)])
  const ofOneKind = repairKinds.flatMap((kind): RepairOption[] => {
    if (kind === 'least' || kind === 'invite') return []
    const repair = repairOf(solver, table, clock, new Set([kind]))
    if (repair === null || told.has(JSON.stringify(repair.steps))) return []
    told.add(JSON.stringify(repair.steps))
    return [{ kind, cost: repair.cost, steps: repair.steps }]
  })
  const invited = invitationsOf(problem, clock, (one) => canBe(solver, one, clock))
  const steps = invited ?? []
  const cost = steps.reduce((sum, { to }) => sum + to, 0)
  const kind: RepairKind = 'invite'
  return steps.length === 0 ? ofOneKind : [...ofOneKind, { kind, cost, steps }]
}

/** Null where time runs out; `chosen` where there is a plan after all. */
export function whyNone(
  solver: Highs,
  problem: AssignmentProblem,
  table: Table,
  clock: Clock,
): { readonly found: Told; readonly chosen: readonly Pair[] | null } | null {
  const repair = repairOf(solver, table, clock, new Set(bends))
  const nothing: Told = { causes: [], alone: [], repairs: [] }
  if (repair !== null && repair.steps.length === 0) return { found: nothing, chosen: repair.chosen }
  const asking = askingOf(solver, limited(clock, causeSeconds))
  const causes = causesOf(asking, problem, table)
  asking.startAnew()
  const alone = activeIn(problem).filter(
    (family) => canBe(solver, without(problem, family), limited(clock, 5)) === true,
  )
  if (repair === null) {
    // What is told of causes is proved, or it is nothing.
    return causes.some(({ exact }) => exact)
      ? { found: { causes, alone, repairs: [] }, chosen: null }
      : null
  }
  const least: RepairOption = { kind: 'least', cost: repair.cost, steps: repair.steps }
  const further = furtherRepairs(solver, problem, table, limited(clock, furtherSeconds), least)
  return { found: { causes, alone, repairs: [least, ...further] }, chosen: null }
}
