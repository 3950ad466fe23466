import { expect, test } from 'vitest'
import { chanceOf } from '../../domain/evaluation/chance.ts'
import {
  usualWeights,
  type AssignmentAnswer,
  type AssignmentProblem,
} from '../../domain/evaluation/assignmentPlan.ts'
import { applyRepair } from '../../domain/evaluation/assignmentRepair.ts'
import { faultsIn } from './faults.ts'
import { sampleProblem } from './sample.ts'
import { solveAssignment } from './solve.ts'
import { levelOf, tableOf, utilityOf, type Table } from './table.ts'

const now = (): number => performance.now() / 1000
const solve = (problem: AssignmentProblem): Promise<AssignmentAnswer> =>
  solveAssignment(problem, { now, secondsMax: 60 })

/** Small problems in which every rule bites. */
function smallProblem(seed: number): AssignmentProblem {
  const chance = chanceOf(seed)
  const code = (kind: string, count: number): string => `${kind}${chance.whole(count)}`
  const items = Array.from({ length: 2 + chance.whole(3) }, (_, at) => ({
    id: `i${at}`,
    fields: [...new Set([code('d', 3), code('d', 3)])],
    regions: [code('r', 3)],
    ...(chance.uniform() < 0.2 ? { needs: 1 + chance.whole(3) } : {}),
  }))
  const experts = Array.from({ length: 4 + chance.whole(3) }, (_, at) => {
    const max = 1 + chance.whole(items.length)
    return {
      id: `e${at}`,
      fields: { [code('d', 3)]: 1 + chance.whole(3), [code('d', 3)]: 1 + chance.whole(3) },
      region: code('r', 3),
      employer: code('o', 5),
      senior: chance.uniform() < 0.6,
      load: { min: chance.uniform() < 0.2 ? 1 : 0, max },
    }
  })
  const pairs = items.flatMap((item) =>
    experts.map((expert) => ({ item: item.id, expert: expert.id, by: chance.uniform() })),
  )
  return {
    seed,
    reviewsPerItem: 2,
    items,
    experts,
    rules: {
      seniorsPerItem: chance.whole(2),
      maxSameRegion: chance.uniform() < 0.5 ? 1 : null,
      maxSameEmployer: 1,
      minLevel: chance.whole(2),
    },
    weights: usualWeights,
    forbidden: pairs.flatMap(({ item, expert, by }) =>
      by < 0.12 ? [{ item, expert, cause: 'declared' }] : [],
    ),
    pinned: pairs.flatMap(({ item, expert, by }) => (by > 0.97 ? [{ item, expert }] : [])),
  }
}

/** Whether so many experts of an item keep its rules. */
function lawful(table: Table, item: number, chosen: readonly number[]): boolean {
  const most = (of: Int32Array): number =>
    Math.max(0, ...chosen.map((one) => chosen.filter((other) => of[other] === of[one]).length))
  const seniors = chosen.filter((one) => table.senior[one] === 1).length
  return (
    chosen.length === table.needs[item] &&
    seniors >= Math.min(table.seniors[item]!, table.needs[item]!) &&
    most(table.region) <= table.maxSameRegion[item]! &&
    most(table.employer) <= table.maxSameEmployer[item]! &&
    [...table.pinned[item]!].every((one) => chosen.includes(one)) &&
    chosen.every(
      (one) =>
        table.pinned[item]!.has(one) ||
        (!table.barred[item]!.has(one) && levelOf(table, item, one) >= table.minLevel[item]!),
    )
  )
}

type Value = { readonly worst: number; readonly total: number }

/** All plans, item by item. */
function bruteForce(problem: AssignmentProblem): Value | null {
  const table = tableOf(problem)
  const m = table.experts.length
  const subsets = table.items.map((_item, item) =>
    Array.from({ length: 1 << m }, (_subset, bits) =>
      Array.from({ length: m }, (_one, one) => one).filter((one) => (bits >> one) & 1),
    ).filter((chosen) => lawful(table, item, chosen)),
  )
  let best: Value | null = null
  const loads = new Int32Array(m)
  const visit = (item: number, worst: number, total: number): void => {
    if (item === table.items.length) {
      if (loads.some((load, one) => load < table.loadMin[one]!)) return
      if (best === null || worst > best.worst + 1e-9) best = { worst, total }
      else if (Math.abs(worst - best.worst) < 1e-9 && total > best.total) best = { worst, total }
      return
    }
    for (const chosen of subsets[item]!) {
      if (chosen.some((one) => loads[one]! >= table.loadMax[one]!)) continue
      for (const one of chosen) loads[one]!++
      const levels = chosen.reduce((sum, one) => sum + levelOf(table, item, one), 0)
      const worth = chosen.reduce((sum, one) => sum + utilityOf(table, item, one), 0)
      visit(item + 1, Math.min(worst, levels / table.needs[item]!), total + worth)
      for (const one of chosen) loads[one]!--
    }
  }
  visit(0, Infinity, 0)
  return best
}

/** Every rule, checked on the answer alone: items and experts for whom one is broken. */
function brokenBy(problem: AssignmentProblem, answer: AssignmentAnswer): string[] {
  const table = tableOf(problem)
  const expertAt = new Map(table.experts.map(({ id }, at) => [id, at]))
  const loads = new Int32Array(table.experts.length)
  for (const { expert } of answer.pairs) loads[expertAt.get(expert)!]!++
  const items = table.items.flatMap(({ id }, item) => {
    const its = answer.pairs.filter((pair) => pair.item === id)
    const chosen = its.map(({ expert }) => expertAt.get(expert)!)
    return lawful(table, item, chosen) ? [] : [id]
  })
  const experts = table.experts.flatMap(({ id }, at) =>
    loads[at]! < table.loadMin[at]! || loads[at]! > table.loadMax[at]! ? [id] : [],
  )
  return [...items, ...experts]
}

const round = (value: number): number => Math.round(value * 1e6)

/** The cover of the worst item, as it is said to be; NaN where the pairs have another. */
function coverOf(problem: AssignmentProblem, { worst, pairs }: AssignmentAnswer): number {
  const shares = problem.items.flatMap(({ id, needs }) => {
    const its = pairs.filter(({ item }) => item === id)
    const count = needs ?? problem.reviewsPerItem
    return count === 0 ? [] : [its.reduce((sum, { level }) => sum + level, 0) / count]
  })
  const said = worst === null ? -1 : round(worst.levels / worst.reviews)
  return said === round(Math.min(...shares)) ? said : Number.NaN
}

/** What brute force says of a problem, and what the engine says. */
async function compare(problem: AssignmentProblem) {
  const best = bruteForce(problem)
  const answer = await solve(problem)
  const { seed } = problem
  if (best === null) {
    const mended = bruteForce(applyRepair(problem, answer.repairs[0]!.steps)) !== null
    const told = {
      seed,
      status: answer.status,
      changed: answer.repairs[0]!.steps.length > 0,
      mended,
    }
    return { expected: { seed, status: 'infeasible', changed: true, mended: true }, told }
  }
  const { status, total, bound } = answer
  return {
    expected: {
      ...{ seed, status: 'optimal', total: best.total, bound: best.total },
      ...{ worst: round(best.worst), broken: [] },
    },
    told: {
      seed,
      status,
      total,
      bound,
      worst: coverOf(problem, answer),
      broken: brokenBy(problem, answer),
    },
  }
}

test('is the best of all plans on 200 small problems, and a repair makes the others solvable', async () => {
  const seeds = Array.from({ length: 200 }, (_, at) => at + 1)
  const problems = seeds.map(smallProblem).filter((one) => faultsIn(one).length === 0)
  const compared: Awaited<ReturnType<typeof compare>>[] = []
  // One after another: all at once would wait for each other on the same thread while their time runs.
  for (const problem of problems) compared.push(await compare(problem))
  expect(compared.map(({ told }) => told)).toEqual(compared.map(({ expected }) => expected))
  // Both kinds were really there.
  const optimal = compared.filter(({ expected }) => expected.status === 'optimal').length
  expect(Math.min(optimal, compared.length - optimal)).toBeGreaterThan(20)
})

test('a middle-sized problem: the same seed gives the same plan, every pair has its reasons', async () => {
  const problem = sampleProblem({
    ...{ seed: 3, items: 120, experts: 40 },
    ...{ reviewsPerItem: 5, utilisation: 0.85 },
  })
  const [one, other] = [await solve(problem), await solve(problem)]
  expect(one.pairs).toEqual(other.pairs)
  expect([one.status, one.gap, one.pairs.length]).toEqual(['optimal', 0, 600])
  expect(brokenBy(problem, one)).toEqual([])
  const told = one.pairs.filter(
    ({ reasons }) =>
      reasons.filter(({ code }) => code.startsWith('field')).length === 1 &&
      reasons.at(-1)?.code === 'load',
  )
  expect(told).toHaveLength(600)
})

test('what contradicts itself is told before anything is solved', async () => {
  const problem = smallProblem(1)
  const pair = { item: problem.items[0]!.id, expert: problem.experts[0]!.id }
  const answer = await solve({
    ...problem,
    forbidden: [{ ...pair, cause: 'declared' }],
    pinned: [pair, { item: 'nobody', expert: pair.expert }],
  })
  expect(answer.status).toBe('faulty')
  expect(answer.faults).toEqual([
    { code: 'pinnedForbidden', ...pair },
    { code: 'pairUnknown', item: 'nobody', expert: pair.expert },
  ])
})
