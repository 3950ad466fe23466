/** Scenarios are solved in a process of their own: the same answer, and the house goes on meanwhile. */
import { expect, test } from 'vitest'
import type { SelectionCandidate } from '../../domain/evaluation/selection.ts'
import { costsOf, solveSelection } from '../../engines/selection/solve.ts'
import { explain, solve } from './selection.solver.ts'

const candidates = Array.from({ length: 1500 }, (_, at): SelectionCandidate => {
  const project = Math.floor(at / 3)
  return {
    id: `${project}:${at % 3}`,
    project: String(project),
    direction: String((project + (at % 3)) % 9),
    region: String(11 + (project % 37)),
    score: 5000 + ((at * 7919) % 4999),
    vetoed: [],
  }
})
const scenario = { cap: null, byDirection: {}, byRegion: { 11: { min: 1, max: 9 } }, perProject: 2 }

test('solved apart, once for all who ask, while the house goes on', async () => {
  let beats = 0
  const beat = setInterval(() => {
    beats += 1
  }, 1)
  const [one, other] = await Promise.all([solve(candidates, scenario), solve(candidates, scenario)])
  clearInterval(beat)
  expect(one).toEqual(solveSelection(candidates, scenario))
  expect(one.chosen.length).toBeGreaterThan(900)
  expect(other).toBe(one)
  // Computed here, the answer would come before a single beat.
  expect(beats).toBeGreaterThan(2)
  const few = candidates.slice(0, 120)
  const answer = await solve(few, scenario)
  const costs = await explain(few, scenario, answer)
  expect(costs).toEqual(costsOf(few, scenario, answer))
  expect(costs.map(({ kind }) => kind)).toContain('perProject')
  expect(await explain(few, scenario, answer)).toBe(costs)
})

test('where nothing is bound everybody is taken', async () => {
  const free = { cap: null, byDirection: {}, byRegion: {}, perProject: null }
  const { chosen } = await solve(candidates, free)
  expect(chosen.length).toBe(candidates.length)
})
