/** Rankings of rounds that are frozen: computed apart, and once, since nothing of such a round changes any more. */
import type { RankingExport } from '../../domain/evaluation/ranking.ts'
import { unavailable } from '../../domain/kernel/verdict.ts'
import { keeper } from '../kernel/keeper.ts'
import { Problem } from '../kernel/problem.ts'
import { solveApart } from './solver.ts'
import type { RankAnswer } from './solverChild.ts'

/** Below the minute that a transaction may wait. */
const timeLimitMs = 50_000
const keptMost = 8
const ranked = keeper<string, RankAnswer>(keptMost)

/** Only for a round that is frozen, and for whoever may see its results: both are asked before. */
export function rankingOf(roundId: string, data: RankingExport): Promise<RankAnswer> {
  return ranked(roundId, async () => {
    const told = await solveApart<'rank'>({ kind: 'rank', data }, timeLimitMs)
    if (told === null) throw new Problem(unavailable('evaluation.results_not_computed'))
    return told
  })
}
