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

/**
 * Only for a round that is frozen, and for whoever may see its results: both are asked before. With `groups`,
 * one for each item, ranks are those within the group.
 */
export function rankingOf(
  roundId: string,
  data: RankingExport,
  groups?: readonly string[],
): Promise<RankAnswer> {
  return ranked([roundId, ...(groups ?? [])].join(' '), async () => {
    const told = await solveApart<'rank'>({ kind: 'rank', data, groups }, timeLimitMs)
    if (told === null) throw new Problem(unavailable('evaluation.results_not_computed'))
    return told
  })
}
