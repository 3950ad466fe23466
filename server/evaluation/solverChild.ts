/** The process in which plans and draws are computed: it blocks for seconds, and the house must not. */
import { problemOf, type ArrangementMaterial } from '../../domain/evaluation/arrangement.ts'
import type { AssignmentAnswer } from '../../domain/evaluation/assignmentPlan.ts'
import type { LotPair, LotRecord } from '../../domain/evaluation/lot.ts'
import { solveAssignment } from '../../engines/assignment/solve.ts'
import { drawLots } from '../../engines/lot/draw.ts'
import { answerApart } from '../kernel/apart.ts'

export type SolverOrder =
  | {
      readonly kind: 'plan'
      readonly material: ArrangementMaterial
      readonly secondsMax: number
    }
  | ({ readonly kind: 'draw' } & Pick<LotRecord, 'sheet' | 'secret' | 'randomness'>)

export type PlanAnswer = { readonly kind: 'plan'; readonly answer: AssignmentAnswer }
/** `pairs` is null where nothing can be drawn under the rules. */
export type DrawAnswer = { readonly kind: 'draw'; readonly pairs: readonly LotPair[] | null }

async function solve(order: SolverOrder): Promise<PlanAnswer | DrawAnswer> {
  if (order.kind === 'draw') return { kind: 'draw', pairs: drawLots(order) }
  const { material, secondsMax } = order
  const answer = await solveAssignment(problemOf(material), {
    secondsMax,
    now: () => performance.now() / 1000,
  })
  return { kind: 'plan', answer }
}

answerApart(solve)
