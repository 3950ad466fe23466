/** What came of a round: after the freeze, for its office and its supervisors, and never before. */
import type { Marks } from '../../domain/evaluation/marks.ts'
import {
  reproduceRanking,
  type RankedItem,
  type RankingExport,
} from '../../domain/evaluation/ranking.ts'
import { maySeeInRound } from '../../domain/evaluation/round.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import { scoreOf } from '../../domain/evaluation/scoring.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { trace } from '../kernel/history/trace.ts'
import { Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { readRound } from './round.queries.ts'
import { frozenReviews } from './sealed.ts'

const draws = 1000
/** Of the model's draws, not of any rank: the same for everybody, so that each computes the same. */
const seed = 20_190_728

export type ReadReview = {
  readonly itemId: string
  readonly expertId: string
  readonly marks: Marks
}
type Read = ReadReview & { readonly expert: string }

async function readFrozen(work: Reading, id: string) {
  const round = await readRound(work, id)
  // The office knows the round: that its reviews are closed is no secret from it.
  if (!maySeeInRound('office', 'othersReviews', round.state).ok) {
    throw new Problem(conflict('evaluation.results_after_freeze'))
  }
  const marks = new Map((await frozenReviews(work, id)).map((one) => [one.assignmentId, one.marks]))
  const reviews: Read[] = round.assignments.flatMap((one) => {
    const own = marks.get(one.id)
    return own === undefined ? [] : [{ ...one, marks: own }]
  })
  return { round, reviews }
}

/** Items in the order of their numbers, experts in that of their ids: neither says who they are. */
export function exportOf(
  round: { readonly rubric: Rubric; readonly itemRows: readonly { readonly id: string }[] },
  reviews: readonly ReadReview[],
): RankingExport {
  const { rubric } = round
  const experts = [...new Set(reviews.map(({ expertId }) => expertId))].toSorted()
  const items = round.itemRows.map(({ id }) => id)
  return {
    shape: 1,
    total: rubric.total,
    dimensions: rubric.dimensions.map(({ code, max, weight }) => ({
      code,
      max,
      weight: weight ?? 1,
    })),
    items: items.length,
    experts: experts.length,
    reviews: reviews.map(({ itemId, expertId, marks }) => {
      const score = scoreOf(rubric, marks)
      return {
        item: items.indexOf(itemId),
        expert: experts.indexOf(expertId),
        points: rubric.dimensions.map(({ code }) => score.byDimension[code] ?? 0),
        vetoed: score.vetoed.length > 0,
      }
    }),
    method: 'raw',
    seed,
    draws,
  }
}

const number = (value: number): number | null =>
  Number.isFinite(value) ? Math.round(value * 100) / 100 : null

const byMethod = (of: Readonly<Record<'raw' | 'z' | 'additive', number | null>>) => ({
  raw: of.raw === null ? null : number(of.raw),
  z: of.z === null ? null : number(of.z),
  additive: of.additive === null ? null : number(of.additive),
})

export async function readResults(work: Reading, id: string) {
  const { round, reviews } = await readFrozen(work, id)
  trace(work, 'evaluation.round.results', id)
  if (reviews.length === 0) return { items: [] }
  const ranking = reproduceRanking(exportOf(round, reviews))
  const rankedAt = new Map(ranking.items.map((one): [number, RankedItem] => [one.item, one]))
  return {
    items: round.itemRows.map((item, at) => {
      const ranked = rankedAt.get(at)!
      return {
        itemId: item.id,
        scores: byMethod(ranked.scores),
        ranks: byMethod(ranked.ranks),
        error: number(ranked.error),
        likely: ranked.likely === null ? null : [...ranked.likely],
        range: ranked.range === null ? null : [...ranked.range],
        vetoed: ranked.vetoed,
        reviews: reviews
          .filter(({ itemId }) => itemId === item.id)
          .map(({ expert, marks }) => ({
            expert,
            total: scoreOf(round.rubric, marks).total,
            marks,
          })),
      }
    }),
  }
}

export async function exportRound(work: Reading, id: string): Promise<RankingExport> {
  const { round, reviews } = await readFrozen(work, id)
  trace(work, 'evaluation.round.export', id)
  return exportOf(round, reviews)
}
