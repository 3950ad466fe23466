import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  qualify,
  type Scenario,
  type SelectionCandidate,
} from '../../domain/evaluation/selection.ts'
import { costsOf, solveSelection } from './solve.ts'

const of = (
  id: string,
  direction: string,
  region: string,
  score: number,
  project = id,
): SelectionCandidate => ({ id, project, direction, region, score, vetoed: [] })
const open: Scenario = { cap: null, byDirection: {}, byRegion: {}, perProject: null }

const list = [
  of('a', 'd1', '44', 9000),
  of('b', 'd1', '44', 8900),
  of('c', 'd2', '44', 8800),
  of('d', 'd2', '51', 7000),
]

test('without bounds everybody is taken, with a cap the best', () => {
  expect(solveSelection(list, open)).toEqual({
    chosen: ['a', 'b', 'c', 'd'],
    sum: 33_700,
    shortfalls: [],
  })
  expect(solveSelection(list, { ...open, cap: 2 }).chosen).toEqual(['a', 'b'])
})

test('at least one of each region, and what that costs', () => {
  const scenario = { ...open, cap: 3, byRegion: { 51: { min: 1, max: null } } }
  expect(solveSelection(list, scenario)).toEqual({
    chosen: ['a', 'b', 'd'],
    sum: 24_900,
    shortfalls: [],
  })
  expect(costsOf(list, scenario)).toEqual([
    {
      kind: 'cap',
      code: '',
      bound: 'max',
      value: 3,
      sumWithout: 33_700,
      countWithout: 4,
      enter: ['c'],
      leave: [],
    },
    {
      kind: 'region',
      code: '51',
      bound: 'min',
      value: 1,
      sumWithout: 26_700,
      countWithout: 3,
      enter: ['c'],
      leave: ['d'],
    },
  ])
})

test('least numbers that cannot be met are told, and the rest is still the best', () => {
  const scenario = {
    ...open,
    cap: 3,
    byRegion: { 51: { min: 2, max: null }, 65: { min: 1, max: null } },
  }
  expect(solveSelection(list, scenario)).toEqual({
    chosen: ['a', 'b', 'd'],
    sum: 24_900,
    shortfalls: [
      { kind: 'region', code: '51', asked: 2, met: 1 },
      { kind: 'region', code: '65', asked: 1, met: 0 },
    ],
  })
})

/** All subsets; the most least numbers met, then the most points and heads. */
function bruteForce(
  candidates: readonly SelectionCandidate[],
  scenario: Scenario,
): [number, number] {
  let best: [number, number] = [-1, -1]
  for (let subset = 0; subset < 1 << candidates.length; subset++) {
    const chosen = candidates.filter((_, at) => (subset >> at) & 1)
    const count = (member: 'direction' | 'region' | 'project', code: string) =>
      chosen.filter((one) => one[member] === code).length
    const bounds = [
      ...Object.entries(scenario.byDirection).map(([code, bound]) => ({
        bound,
        n: count('direction', code),
      })),
      ...Object.entries(scenario.byRegion).map(([code, bound]) => ({
        bound,
        n: count('region', code),
      })),
    ]
    const lawful =
      chosen.length <= (scenario.cap ?? Infinity) &&
      bounds.every(({ bound, n }) => n <= (bound.max ?? Infinity)) &&
      chosen.every(({ project }) => count('project', project) <= (scenario.perProject ?? Infinity))
    if (!lawful) continue
    const met = bounds.reduce((sum, { bound, n }) => sum + Math.min(n, bound.min), 0)
    const points = chosen.reduce((sum, { score }) => sum + score + 1, 0)
    if (met > best[0] || (met === best[0] && points > best[1])) best = [met, points]
  }
  return best
}

test('is as good as the best of all subsets', () => {
  const bound = fc
    .record({ min: fc.nat(2), more: fc.option(fc.nat(2), { nil: null }) })
    .map(({ min, more }) => ({ min, max: more === null ? null : min + more }))
  const candidate = fc.record({ project: fc.nat(5), direction: fc.nat(2), score: fc.nat(20) })
  fc.assert(
    fc.property(
      fc.array(candidate, { maxLength: 9 }),
      fc.option(fc.nat(6), { nil: null }),
      fc.option(fc.integer({ min: 1, max: 2 }), { nil: null }),
      fc.dictionary(fc.constantFrom('0', '1', '2'), bound),
      fc.dictionary(fc.constantFrom('0', '1'), bound),
      (rows, cap, perProject, byDirection, byRegion) => {
        const candidates = rows.map(({ project, direction, score }, at) =>
          of(String(at), String(direction), String(project % 2), score, `p${project}`),
        )
        const scenario = { cap, perProject, byDirection, byRegion }
        const { chosen, sum, shortfalls } = solveSelection(candidates, scenario)
        const asked = [...Object.values(byDirection), ...Object.values(byRegion)]
        const met =
          asked.reduce((total, { min }) => total + min, 0) -
          shortfalls.reduce((total, one) => total + one.asked - one.met, 0)
        expect([met, sum + chosen.length]).toEqual(bruteForce(candidates, scenario))
      },
    ),
    { numRuns: 300, seed: 9 },
  )
})

test('a nation of 705 projects is solved exactly in well under five seconds', () => {
  const candidates = Array.from({ length: 2115 }, (_, at) =>
    of(
      `${at}`,
      `d${at % 9}`,
      `r${Math.floor(at / 3) % 47}`,
      5000 + ((at * 7919) % 4800),
      `p${Math.floor(at / 3)}`,
    ),
  )
  const byRegion = Object.fromEntries(
    Array.from({ length: 47 }, (_, at) => [`r${at}`, { min: 1, max: 6 }]),
  )
  const byDirection = Object.fromEntries(
    Array.from({ length: 9 }, (_, at) => [`d${at}`, { min: 5, max: 20 }]),
  )
  const begun = performance.now()
  const answer = solveSelection(candidates, { cap: 120, byRegion, byDirection, perProject: 1 })
  expect(performance.now() - begun).toBeLessThan(5000)
  expect([answer.chosen.length, answer.shortfalls]).toEqual([120, []])
})

test('who qualifies', () => {
  const veto = { ...of('v', 'd1', '44', 9900), vetoed: ['accident'] }
  expect(qualify([...list, veto], { otherwise: 7500, byDirection: { d1: 8950 } })).toEqual([
    { id: 'a', ok: true, threshold: 8950 },
    { id: 'b', ok: false, threshold: 8950, cause: 'belowThreshold', missing: 50 },
    { id: 'c', ok: true, threshold: 7500 },
    { id: 'd', ok: false, threshold: 7500, cause: 'belowThreshold', missing: 500 },
    { id: 'v', ok: false, threshold: 8950, cause: 'vetoed', missing: 0 },
  ])
})
