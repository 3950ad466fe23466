/** Rankings of rounds that are frozen: computed apart, and once, since nothing of such a round changes any more. */
import type { RankingExport } from '../../domain/evaluation/ranking.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { Problem } from '../kernel/problem.ts'
import { solveApart } from './solver.ts'
import type { RankAnswer } from './solverChild.ts'

/** Below the database's own limit for work that stands idle. */
const timeLimitMs = 50_000
const keptMax = 8

/** By round, the one asked for first in front; whoever asks meanwhile waits for the same. */
const kept = new Map<string, Promise<RankAnswer>>()

async function compute(data: RankingExport): Promise<RankAnswer> {
  const told = await solveApart<'rank'>({ kind: 'rank', data }, timeLimitMs)
  if (told === null) throw new Problem(conflict('evaluation.results_not_computed'))
  return told
}

/** Only for a round that is frozen, and for whoever may see its results: both are asked before. */
export async function rankingOf(roundId: string, data: RankingExport): Promise<RankAnswer> {
  const known = kept.get(roundId)
  if (known !== undefined) return known
  const asked = compute(data)
  kept.set(roundId, asked)
  if (kept.size > keptMax) kept.delete(kept.keys().next().value!)
  try {
    return await asked
  } catch (error) {
    kept.delete(roundId)
    throw error
  }
}
