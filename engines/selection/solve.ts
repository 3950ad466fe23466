/**
 * The best list under bounds: the greatest sum of scores with a cap, so many of each direction, so many of
 * each region, so many directions of one project. A project lies in one region, an application in one
 * direction: the bounds form a network (region → project → direction), and its best flow is the exact
 * answer. Least numbers that cannot be met come first: as many of them are met as possible, and the
 * shortfall is told; only then do scores count.
 */
import type { Bound, Scenario, SelectionCandidate } from '../../domain/evaluation/selection.ts'
import { networkOf, type Network } from './flow.ts'

export type Shortfall = {
  readonly kind: 'direction' | 'region'
  readonly code: string
  readonly asked: number
  readonly met: number
}

export type SelectionAnswer = {
  /** Ids, the best first; equal scores in the order in which they were given. */
  readonly chosen: readonly string[]
  /** Hundredths of points. */
  readonly sum: number
  /** Empty where every least number is met. */
  readonly shortfalls: readonly Shortfall[]
}

const free: Bound = { min: 0, max: null }
const unlimited = 1_000_000

type Group = {
  readonly kind: Shortfall['kind']
  readonly code: string
  readonly min: number
  readonly arcs: readonly number[]
}

type Builder = {
  readonly network: Network
  readonly groups: Group[]
  /** More than all scores together. */
  readonly prize: number
}

/** Two arcs side by side: the least number earns a prize each, the rest is only let through. */
function bounded(
  { network, groups, prize }: Builder,
  kind: Shortfall['kind'],
  code: string,
  { min, max }: Bound,
  [from, to]: readonly [number, number],
): void {
  const least = network.arc(from, to, min, prize)
  network.arc(from, to, Math.max((max ?? unlimited) - min, 0), 0)
  groups.push({ kind, code, min, arcs: [least] })
}

function numbered(codes: Iterable<string>, first: number): ReadonlyMap<string, number> {
  return new Map([...new Set(codes)].map((code, at) => [code, first + at]))
}

/** Where nothing is bound everybody is taken. */
function allOf(candidates: readonly SelectionCandidate[]): SelectionAnswer {
  const chosen = candidates.toSorted((one, other) => other.score - one.score)
  return {
    chosen: chosen.map(({ id }) => id),
    sum: chosen.reduce((sum, { score }) => sum + score, 0),
    shortfalls: [],
  }
}

/** `candidates` are those that qualify; their scores are whole hundredths of at least 0. */
export function solveSelection(
  candidates: readonly SelectionCandidate[],
  scenario: Scenario,
): SelectionAnswer {
  const regions = numbered(
    [...candidates.map(({ region }) => region), ...Object.keys(scenario.byRegion)],
    3,
  )
  const projects = numbered(
    candidates.map(({ project }) => project),
    3 + regions.size,
  )
  const directions = numbered(
    [...candidates.map(({ direction }) => direction), ...Object.keys(scenario.byDirection)],
    3 + regions.size + projects.size,
  )
  if (boundCount(scenario) === 0) return allOf(candidates)
  const [source, capped, sink] = [0, 1, 2]
  const network = networkOf(3 + regions.size + projects.size + directions.size)
  // One more than its score for each, so that one of no points is taken where there is room.
  const prize = candidates.reduce((sum, { score }) => sum + score + 1, 1)
  const builder: Builder = { network, groups: [], prize }
  network.arc(source, capped, scenario.cap ?? unlimited, 0)
  for (const [code, node] of regions) {
    bounded(builder, 'region', code, scenario.byRegion[code] ?? free, [capped, node])
  }
  const placed = new Set<string>()
  for (const { project, region } of candidates) {
    if (placed.has(project)) continue
    placed.add(project)
    network.arc(regions.get(region)!, projects.get(project)!, scenario.perProject ?? unlimited, 0)
  }
  const taken = candidates.map((candidate) =>
    network.arc(
      projects.get(candidate.project)!,
      directions.get(candidate.direction)!,
      1,
      candidate.score + 1,
    ),
  )
  for (const [code, node] of directions) {
    bounded(builder, 'direction', code, scenario.byDirection[code] ?? free, [node, sink])
  }
  network.solve(source, sink)
  const chosen = candidates
    .filter((_, at) => network.flowOn(taken[at]!) === 1)
    .toSorted((one, other) => other.score - one.score)
  return {
    chosen: chosen.map(({ id }) => id),
    sum: chosen.reduce((sum, { score }) => sum + score, 0),
    shortfalls: builder.groups.flatMap(({ kind, code, min, arcs }) => {
      const met = arcs.reduce((sum, arc) => sum + network.flowOn(arc), 0)
      return met < min ? [{ kind, code, asked: min, met }] : []
    }),
  }
}

export type ConstraintCost = {
  readonly kind: 'cap' | 'perProject' | 'direction' | 'region'
  readonly code: string
  readonly bound: 'min' | 'max'
  readonly value: number
  /** Hundredths of points and numbers that the list would gain or lose without this bound alone. */
  readonly sumWithout: number
  readonly countWithout: number
  /** Who would come in, who would go. */
  readonly enter: readonly string[]
  readonly leave: readonly string[]
}

type Relaxation = Pick<ConstraintCost, 'kind' | 'code' | 'bound' | 'value'> & {
  readonly without: Scenario
}

function relaxationsOf(scenario: Scenario): Relaxation[] {
  const found: Relaxation[] = []
  if (scenario.cap !== null) {
    const without = { ...scenario, cap: null }
    found.push({ kind: 'cap', code: '', bound: 'max', value: scenario.cap, without })
  }
  if (scenario.perProject !== null) {
    const without = { ...scenario, perProject: null }
    found.push({ kind: 'perProject', code: '', bound: 'max', value: scenario.perProject, without })
  }
  for (const [kind, member] of [
    ['direction', 'byDirection'],
    ['region', 'byRegion'],
  ] as const) {
    for (const [code, bound] of Object.entries(scenario[member])) {
      const relaxed = (change: Partial<Bound>): Scenario => ({
        ...scenario,
        [member]: { ...scenario[member], [code]: { ...bound, ...change } },
      })
      if (bound.min > 0) {
        found.push({ kind, code, bound: 'min', value: bound.min, without: relaxed({ min: 0 }) })
      }
      if (bound.max !== null) {
        found.push({ kind, code, bound: 'max', value: bound.max, without: relaxed({ max: null }) })
      }
    }
  }
  return found
}

/** How many bounds a scenario sets: each is one more list to solve for `costsOf`. */
export const boundCount = (scenario: Scenario): number => relaxationsOf(scenario).length

/**
 * What each bound costs: the best list without it, beside the best with all. Bounds that change nothing are
 * left out; of more than `most` bounds only the first are looked at.
 */
export function costsOf(
  candidates: readonly SelectionCandidate[],
  scenario: Scenario,
  answer: SelectionAnswer = solveSelection(candidates, scenario),
  most = Number.POSITIVE_INFINITY,
): ConstraintCost[] {
  const within = new Set(answer.chosen)
  const looked = relaxationsOf(scenario).slice(0, most)
  return looked.flatMap(({ without, ...bound }) => {
    const other = solveSelection(candidates, without)
    const freed = new Set(other.chosen)
    const enter = other.chosen.filter((id) => !within.has(id))
    const leave = answer.chosen.filter((id) => !freed.has(id))
    // With equal scores another list may come out that is no better.
    const same = other.sum === answer.sum && other.chosen.length === answer.chosen.length
    if (same && other.shortfalls.length === answer.shortfalls.length) return []
    return [{ ...bound, sumWithout: other.sum, countWithout: other.chosen.length, enter, leave }]
  })
}
