/** What came of a round: after the freeze, for its office and its supervisors, and never before. */
import type { Ranking, RankingExport } from '../../domain/evaluation/ranking.ts'
import { maySeeInRound, sensitivityMax } from '../../domain/evaluation/round.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import { scoreOf } from '../../domain/evaluation/scoring.ts'
import { conflict, missing } from '../../domain/kernel/verdict.ts'
import { setting } from '../console/index.ts'
import { trace } from '../kernel/history/trace.ts'
import { Problem } from '../kernel/problem.ts'
import { asHouse, type Reading } from '../kernel/work.ts'
import { itemAt } from './eligible.queries.ts'
import { conclusionsOf, recordsOf } from './conclusions.ts'
import { rankingOf } from './rankings.ts'
import { readRound, type RoundPage } from './round.queries.ts'
import { signaturesOf } from './bundle.signing.ts'
import { frozenDiscussion, frozenItemReviews, frozenReviews, type FrozenReview } from './sealed.ts'

const draws = 1000
/** Of the model's draws, not of any rank: the same for everybody, so that each computes the same. */
const seed = 20_190_728

async function insistFrozen(work: Reading, id: string): Promise<RoundPage> {
  const round = await readRound(work, id)
  // The office knows the round: that its reviews are closed is no secret from it.
  if (!maySeeInRound('office', 'othersReviews', round.state).ok) {
    throw new Problem(conflict('evaluation.results_after_freeze'))
  }
  return round
}

const itemRowsOf = (work: Reading, id: string) =>
  work.db
    .selectFrom('evaluation.item')
    .where('round_id', '=', id)
    .select(['id', 'seq', 'title', 'region', 'field_codes'])
    .orderBy('seq')
    .execute()

async function readFrozen(work: Reading, id: string) {
  const round = await insistFrozen(work, id)
  const itemRows = await itemRowsOf(work, id)
  return { round, itemRows, reviews: await frozenReviews(work, id) }
}

/** Items in the order of their numbers, experts in that of their ids: neither says who they are. */
export function exportOf(
  round: { readonly rubric: Rubric; readonly itemRows: readonly { readonly id: string }[] },
  reviews: readonly FrozenReview[],
): RankingExport {
  const { rubric } = round
  const ids = [...new Set(reviews.map(({ expertId }) => expertId))].toSorted()
  const experts = new Map(ids.map((id, at) => [id, at]))
  const items = new Map(round.itemRows.map(({ id }, at) => [id, at]))
  return {
    shape: 1,
    total: rubric.total,
    dimensions: rubric.dimensions.map(({ code, max, weight }) => ({
      code,
      max,
      weight: weight ?? 1,
    })),
    items: items.size,
    experts: experts.size,
    reviews: reviews.map(({ itemId, expertId, marks }) => {
      const score = scoreOf(rubric, marks)
      return {
        item: items.get(itemId)!,
        expert: experts.get(expertId)!,
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

const rounded = (value: number): number => Math.round(value * 100) / 100

/** Whose absence or which weight would change the order most: the likeness of the two rankings tells. */
function sensitivityOf(ranking: Ranking, experts: readonly string[]) {
  return ranking.variants
    .map(({ kind, of, factor, likeness, ranks }) => ({
      kind,
      of: typeof of === 'number' ? (experts[of] ?? '') : of,
      factor: factor ?? null,
      likeness: number(likeness),
      moved: ranks.filter((rank, at) => {
        const usual = ranking.items[at]!.ranks.raw
        return rank !== null && usual !== null && rank !== usual
      }).length,
    }))
    .toSorted((a, b) => (a.likeness ?? 1) - (b.likeness ?? 1) || b.moved - a.moved)
    .slice(0, sensitivityMax)
}

export async function readResults(work: Reading, id: string) {
  const { round, itemRows, reviews } = await readFrozen(work, id)
  trace(work, 'evaluation.round.results', id)
  if (reviews.length === 0) return { items: [], sensitivity: [] }
  const concluded = await conclusionsOf(work, id)
  const data = exportOf({ rubric: round.rubric, itemRows }, reviews)
  const { ranking, disagreements } = await rankingOf(id, data)
  const apart = new Map(disagreements.map((one) => [one.item, one]))
  const nameOf = new Map(reviews.map(({ expertId, expert }) => [expertId, expert]))
  const experts = [...nameOf.keys()].toSorted().map((expertId) => nameOf.get(expertId)!)
  const byItem = Map.groupBy(reviews, ({ itemId }) => itemId)
  return {
    sensitivity: sensitivityOf(ranking, experts),
    items: itemRows.map((item, at) => {
      const ranked = ranking.items[at]!
      const spread = apart.get(at)
      return {
        itemId: item.id,
        seq: item.seq,
        title: item.title,
        region: item.region,
        fields: item.field_codes,
        scores: byMethod(ranked.scores),
        ranks: byMethod(ranked.ranks),
        error: number(ranked.error),
        likely: ranked.likely === null ? null : [...ranked.likely],
        range: ranked.range === null ? null : [...ranked.range],
        vetoed: ranked.vetoed,
        panel: concluded.get(item.id) ?? null,
        spread: spread === undefined ? null : rounded(spread.spread),
        adjustedSpread: spread === undefined ? null : rounded(spread.adjustedSpread),
        reviews: (byItem.get(item.id) ?? []).map(({ expert, marks }) => ({
          expert,
          total: scoreOf(round.rubric, marks).total,
        })),
      }
    }),
  }
}

/** What the experts of one item wrote, once the round is frozen. */
export async function readItemReviews(work: Reading, itemId: string) {
  const { round_id: roundId } = await itemAt(work, itemId)
  const { rubric } = await insistFrozen(work, roundId)
  const reviews = await frozenItemReviews(work, itemId)
  trace(work, 'evaluation.round.reviews', itemId)
  const signatures = await signaturesOf(work, reviews)
  const said = await frozenDiscussion(work, itemId)
  const records = await recordsOf(work, roundId, itemId)
  return {
    rubric,
    records,
    discussion: said.map(({ mine: _mine, at, ...one }) => ({ ...one, at: at.toISOString() })),
    rows: reviews.map(({ assignmentId, expert, marks }) => ({
      assignmentId,
      expert,
      total: scoreOf(rubric, marks).total,
      marks,
      signature: signatures.get(assignmentId) ?? null,
    })),
  }
}

export async function exportRound(work: Reading, id: string): Promise<RankingExport> {
  const { round, itemRows, reviews } = await readFrozen(work, id)
  trace(work, 'evaluation.round.export', id)
  return exportOf({ rubric: round.rubric, itemRows }, reviews)
}

/** For anybody. A round that is not released looks like none, and so does every round of a house that keeps them. */
export async function exportReleased(work: Reading, id: string): Promise<RankingExport> {
  const open = await setting(work, 'evaluation.public_export')
  const round = await work.db
    .selectFrom('evaluation.round')
    .where('id', '=', id)
    .where('state', '=', 'released')
    .select('rubric')
    .executeTakeFirst()
  if (!open || round === undefined) throw new Problem(missing('kernel.missing', { noun: 'round' }))
  const itemRows = await itemRowsOf(work, id)
  const rubric = round.rubric as Rubric
  // Pseudonyms and numbers go out, and not whose reviews they are.
  const reviews = await asHouse(work, () => frozenReviews(work, id))
  return exportOf({ rubric, itemRows }, reviews)
}
