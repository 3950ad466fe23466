/** Scenarios are solved apart and kept: a page is read more often than anything on it changes. */
import { fileURLToPath } from 'node:url'
import type { Scenario, SelectionCandidate } from '../../domain/evaluation/selection.ts'
import { stableJson, type Json } from '../../domain/kernel/stableJson.ts'
import { unavailable } from '../../domain/kernel/verdict.ts'
import {
  boundCount,
  solveSelection,
  type ConstraintCost,
  type SelectionAnswer,
} from '../../engines/selection/solve.ts'
import { askApart } from '../kernel/apart.ts'
import { keeper } from '../kernel/keeper.ts'
import { Problem } from '../kernel/problem.ts'
import { sha256Of } from '../kernel/sha256.ts'
import type { ScenarioAnswer, ScenarioOrder } from './selectionChild.ts'

const child = fileURLToPath(new URL('./selectionChild.ts', import.meta.url))
/** Below the minute that a transaction may wait. */
const limits = { heapMegabytes: 512, timeLimitMs: 30_000 }

async function askChild<Answer extends ScenarioAnswer>(order: ScenarioOrder): Promise<Answer> {
  const answer = await askApart<ScenarioOrder, Answer>(child, order, limits)
  if (answer === null) throw new Problem(unavailable('programmes.selection_not_solved'))
  return answer
}

const keptMost = 40
const solved = keeper<string, SelectionAnswer>(keptMost)
const explained = keeper<SelectionAnswer, readonly ConstraintCost[]>(keptMost)

export function solve(
  qualified: readonly SelectionCandidate[],
  scenario: Scenario,
): Promise<SelectionAnswer> {
  const text = stableJson({ qualified, scenario } as unknown as Json)
  return solved(sha256Of(text), async () =>
    // Where nothing is bound, everybody is taken: nothing to compute.
    boundCount(scenario) === 0
      ? solveSelection(qualified, scenario)
      : askChild({ qualified, scenario }),
  )
}

/** Bounds looked at in one answer: each is a list solved anew. */
export const explainedMost = 12

/** What each bound costs, for as long as the answer that `solve` gave is kept. */
export function explain(
  qualified: readonly SelectionCandidate[],
  scenario: Scenario,
  answer: SelectionAnswer,
): Promise<readonly ConstraintCost[]> {
  return explained(answer, () =>
    askChild({ qualified, scenario, explain: { answer, most: explainedMost } }),
  )
}
