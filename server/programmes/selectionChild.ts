/** The process that solves scenarios: a national list without a cap takes seconds, and the house must not wait. */
import type { Scenario, SelectionCandidate } from '../../domain/evaluation/selection.ts'
import {
  costsOf,
  solveSelection,
  type ConstraintCost,
  type SelectionAnswer,
} from '../../engines/selection/solve.ts'
import { answerApart } from '../kernel/apart.ts'

export type ScenarioOrder = {
  readonly qualified: readonly SelectionCandidate[]
  readonly scenario: Scenario
  /** To know what its bounds cost: the answer that they gave, and how many of them to look at. */
  readonly explain?: { readonly answer: SelectionAnswer; readonly most: number }
}
export type ScenarioAnswer = SelectionAnswer | readonly ConstraintCost[]

function solve({ qualified, scenario, explain }: ScenarioOrder): ScenarioAnswer {
  return explain === undefined
    ? solveSelection(qualified, scenario)
    : costsOf(qualified, scenario, explain.answer, explain.most)
}

answerApart(async (order: ScenarioOrder) => solve(order))
