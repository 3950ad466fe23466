/** The process in which plans, draws and rankings are computed: it blocks for seconds, and the house must not. */
import { problemOf, type ArrangementMaterial } from '../../domain/evaluation/arrangement.ts'
import type { AssignmentAnswer } from '../../domain/evaluation/assignmentPlan.ts'
import type { LotPair, LotRecord } from '../../domain/evaluation/lot.ts'
import {
  findDisagreements,
  reproduceRanking,
  type Disagreement,
  type Ranking,
  type RankingExport,
} from '../../domain/evaluation/ranking.ts'
import { solveAssignment } from '../../engines/assignment/solve.ts'
import { drawLots } from '../../engines/lot/draw.ts'
import { answerApart } from '../kernel/apart.ts'

export type SolverOrder =
  | {
      readonly kind: 'plan'
      readonly material: ArrangementMaterial
      readonly secondsMax: number
    }
  | {
      readonly kind: 'rank'
      readonly data: RankingExport
      readonly groups: readonly string[] | undefined
    }
  | ({ readonly kind: 'draw' } & Pick<LotRecord, 'sheet' | 'secret' | 'randomness'>)

type PlanAnswer = { readonly kind: 'plan'; readonly answer: AssignmentAnswer }
/** `pairs` is null where nothing can be drawn under the rules. */
type DrawAnswer = { readonly kind: 'draw'; readonly pairs: readonly LotPair[] | null }
export type RankAnswer = {
  readonly kind: 'rank'
  readonly ranking: Ranking
  readonly disagreements: readonly Disagreement[]
}
export type SolverAnswer = PlanAnswer | DrawAnswer | RankAnswer

async function solve(order: SolverOrder): Promise<SolverAnswer> {
  if (order.kind === 'draw') return { kind: 'draw', pairs: drawLots(order) }
  if (order.kind === 'rank') {
    const { kind, data, groups } = order
    return {
      kind,
      ranking: reproduceRanking(data, groups),
      disagreements: findDisagreements(data, 0),
    }
  }
  const { material, secondsMax } = order
  const answer = await solveAssignment(problemOf(material), {
    secondsMax,
    now: () => performance.now() / 1000,
  })
  return { kind: 'plan', answer }
}

answerApart(solve)
