import { expect, test } from 'vitest'
import { chanceOf } from '../../domain/evaluation/chance.ts'
import { usualWeights, type AssignmentProblem } from '../../domain/evaluation/assignmentPlan.ts'
import {
  applyRepair,
  repairCosts,
  type BindingCause,
  type RepairOption,
} from '../../domain/evaluation/assignmentRepair.ts'
import { faultsIn } from './faults.ts'
import { solveAssignment } from './solve.ts'
import { levelOf, tableOf, type Table } from './table.ts'
import { activeIn, without } from './without.ts'

const solve = (problem: AssignmentProblem) =>
  solveAssignment(problem, { now: () => performance.now() / 1000, secondsMax: 60 })

/** Small problems that mostly ask too much, by every family of limits. */
function hardProblem(seed: number): AssignmentProblem {
  const chance = chanceOf(seed)
  const code = (kind: string, count: number): string => `${kind}${chance.whole(count)}`
  const items = Array.from({ length: 2 + chance.whole(2) }, (_, at) => ({
    id: `i${at}`,
    fields: [code('d', 3)],
    regions: [code('r', 3)],
    ...(chance.uniform() < 0.3 ? { needs: 1 + chance.whole(3) } : {}),
    ...(chance.uniform() < 0.3 ? { rules: { minLevel: chance.whole(3) } } : {}),
  }))
  const experts = Array.from({ length: 4 + chance.whole(2) }, (_, at) => ({
    id: `e${at}`,
    fields: { [code('d', 3)]: 1 + chance.whole(3), [code('d', 3)]: 1 + chance.whole(3) },
    region: code('r', 3),
    employer: code('o', 4),
    senior: chance.uniform() < 0.5,
    load: { min: chance.uniform() < 0.15 ? 1 : 0, max: 1 + chance.whole(items.length) },
  }))
  const pairs = items.flatMap((item) =>
    experts.map((expert) => ({ item: item.id, expert: expert.id, by: chance.uniform() })),
  )
  const causes = ['declared', 'office', 'refused'] as const
  return {
    seed,
    reviewsPerItem: 2,
    items,
    experts,
    rules: {
      seniorsPerItem: chance.whole(3),
      maxSameRegion: chance.uniform() < 0.6 ? 1 : null,
      maxSameEmployer: chance.uniform() < 0.6 ? 1 : null,
      minLevel: chance.whole(3),
    },
    weights: usualWeights,
    forbidden: pairs.flatMap(({ item, expert, by }) =>
      by < 0.3 ? [{ item, expert, cause: causes[chance.whole(3)]! }] : [],
    ),
    pinned: pairs.flatMap(({ item, expert, by }) => (by > 0.95 ? [{ item, expert }] : [])),
  }
}

const subsetsOf = (m: number): number[][] =>
  Array.from({ length: 1 << m }, (_, bits) =>
    Array.from({ length: m }, (_one, one) => one).filter((one) => (bits >> one) & 1),
  )

const most = (of: Int32Array, chosen: readonly number[]): number =>
  Math.max(0, ...chosen.map((one) => chosen.filter((other) => of[other] === of[one]).length))

/** What it costs one item to be read by these: Infinity where no change of settings allows it. */
function costOf(table: Table, item: number, chosen: readonly number[]): number {
  const needs = table.needs[item]!
  if (chosen.length > needs) return Infinity
  const has = new Set(chosen)
  const { level, excluded, pinned, itemNeeds, seniors, sameRegion, sameEmployer } = repairCosts
  let cost = (needs - chosen.length) * itemNeeds
  let deficit = 0
  for (const one of chosen) {
    if (table.pinned[item]!.has(one)) continue
    if (table.barred[item]!.has(one)) {
      if (!table.excluded[item]!.has(one)) return Infinity
      cost += excluded
    }
    deficit = Math.max(deficit, table.minLevel[item]! - levelOf(table, item, one))
  }
  cost += deficit * level
  cost += [...table.pinned[item]!].filter((one) => !has.has(one)).length * pinned
  const its = chosen.filter((one) => table.senior[one] === 1).length
  cost += Math.max(0, Math.min(table.seniors[item]!, chosen.length) - its) * seniors
  const over = (of: Int32Array, limit: number): number => Math.max(0, most(of, chosen) - limit)
  cost += over(table.region, table.maxSameRegion[item]!) * sameRegion
  return cost + over(table.employer, table.maxSameEmployer[item]!) * sameEmployer
}

/** The least cost of any repair, by looking at every plan there could be; 0: none is needed. */
function leastCost(problem: AssignmentProblem): number {
  const table = tableOf(problem)
  const m = table.experts.length
  const choices = table.items.map((_, item) =>
    subsetsOf(m).flatMap((chosen) => {
      const cost = costOf(table, item, chosen)
      return cost === Infinity ? [] : [{ chosen, cost }]
    }),
  )
  let best = Infinity
  const loads = new Int32Array(m)
  const visit = (item: number, cost: number): void => {
    if (cost >= best) return
    if (item === table.items.length) {
      let sum = cost
      loads.forEach((load, one) => {
        sum += Math.max(0, load - table.loadMax[one]!) * repairCosts.loadMax
        sum += Math.max(0, table.loadMin[one]! - load) * repairCosts.loadMin
      })
      best = Math.min(best, sum)
      return
    }
    for (const { chosen, cost: its } of choices[item]!) {
      for (const one of chosen) loads[one]!++
      visit(item + 1, cost + its)
      for (const one of chosen) loads[one]!--
    }
  }
  visit(0, 0)
  return best
}

const canBe = (problem: AssignmentProblem): boolean => leastCost(problem) === 0

/** Of a cause: with these limits alone these items cannot be read; without any one of either they can. */
function brokenCause(
  whole: AssignmentProblem,
  cause: BindingCause,
  causes: readonly BindingCause[],
): string[] {
  const bad = causes.flatMap(({ kind, items }) => (kind === 'item' ? items : []))
  const others = { ...whole, items: whole.items.filter(({ id }) => !bad.includes(id)) }
  const problem = cause.kind === 'item' || bad.length === 0 ? whole : without(others, 'loadMin')
  const idle = activeIn(problem).filter((family) => !cause.binds.includes(family))
  const bare = idle.reduce(without, problem)
  const only = (items: readonly string[]): AssignmentProblem => ({
    ...bare,
    items: bare.items.filter(({ id }) => items.includes(id)),
    forbidden: bare.forbidden.filter(({ item }) => items.includes(item)),
    pinned: bare.pinned.filter(({ item }) => items.includes(item)),
  })
  const groups = cause.kind === 'item' ? cause.items.map((id) => [id]) : [cause.items]
  const faults: string[] = []
  for (const items of groups) {
    const its = only(items)
    if (items.length > 0 && canBe(its)) faults.push(`${items.join()} can be read`)
    for (const family of cause.binds) {
      const without1 = items.length === 0 ? without(bare, family) : without(its, family)
      if (!canBe(without1)) faults.push(`${items.join()}: ${family} is idle`)
    }
    if (cause.kind === 'together') {
      for (const id of items) {
        if (!canBe(only(items.filter((one) => one !== id)))) faults.push(`${id} is idle`)
      }
    }
  }
  return faults
}

function brokenOption(problem: AssignmentProblem, option: RepairOption): string[] {
  const { kind, steps } = option
  const mended = applyRepair(problem, steps)
  const faults: string[] = []
  if (kind === 'invite') return faults
  if (!canBe(mended)) faults.push(`${kind} mends nothing`)
  for (const step of steps) {
    const less = applyRepair(
      problem,
      steps.filter((one) => one !== step),
    )
    if (canBe(less)) faults.push(`${kind}: ${step.cause} is idle`)
    if (kind !== 'least' && step.cause !== kind) faults.push(`${kind} changes ${step.cause}`)
  }
  return faults
}

/** What is asserted of a problem that asks too much, and what the engine says. */
async function compare(problem: AssignmentProblem, cost: number) {
  const { seed } = problem
  const { status, repairs, causes, alone } = await solve(problem)
  const canDo = activeIn(problem).filter((family) => canBe(without(problem, family)))
  return {
    expected: {
      ...{ seed, status: 'infeasible', cost, hasCauses: true, faults: [], idle: [] },
      alone: canDo.toSorted(),
    },
    told: {
      ...{ seed, status, cost: repairs[0]?.cost, hasCauses: causes.length > 0 },
      faults: causes.flatMap((one) => brokenCause(problem, one, causes)),
      idle: repairs.flatMap((one) => brokenOption(problem, one)),
      alone: alone.toSorted(),
    },
    kinds: repairs.map(({ kind }) => kind),
    binds: causes.flatMap(({ kind, binds }) => [kind, ...binds]),
  }
}

test('on small problems causes bind without an idle one, and the smallest repair is the smallest', async () => {
  const seeds = Array.from({ length: 100 }, (_, at) => at + 1)
  const hard = seeds
    .map(hardProblem)
    .filter((one) => faultsIn(one).length === 0)
    .map((problem) => ({ problem, cost: leastCost(problem) }))
    .filter(({ cost }) => cost > 0)
  const compared: Awaited<ReturnType<typeof compare>>[] = []
  // One after another: all at once would wait for each other while their time runs.
  for (const { problem, cost } of hard) compared.push(await compare(problem, cost))
  expect(compared.map(({ told }) => told)).toEqual(compared.map(({ expected }) => expected))
  // All kinds were really there.
  expect(hard.length).toBeGreaterThan(40)
  expect(new Set(compared.flatMap(({ kinds }) => kinds)).size).toBeGreaterThan(7)
  expect(new Set(compared.flatMap(({ binds }) => binds)).size).toBeGreaterThan(9)
})
