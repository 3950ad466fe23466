/** For modules above: what came of a round that is released, by the subject that each item was sent as. */
import type { RoundStage } from '../../domain/evaluation/round.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import { scoreOf } from '../../domain/evaluation/scoring.ts'
import type { Reading } from '../kernel/work.ts'
import { concludedIn, type Concluded } from './conclusions.ts'
import { rankingOf } from './rankings.ts'
import { exportOf } from './results.queries.ts'
import { frozenReviews } from './sealed.ts'

type ByMethod = Readonly<Record<'raw' | 'z' | 'additive', number | null>>

export type ReleasedItem = {
  readonly subject: string
  /** Why it was reviewed once more; null where it was not. */
  readonly reason: string | null
  /** Points; null for a method that says nothing. */
  readonly scores: ByMethod
  /** Among the items of its group, as is what follows. */
  readonly ranks: ByMethod
  readonly error: number | null
  readonly likely: readonly [number, number] | null
  readonly range: readonly [number, number] | null
  readonly reviews: number
  /** Between the highest and the lowest review, points. */
  readonly spread: number | null
  /** Experts who stood back for a conflict. */
  readonly recused: number
  /** Names of the vetoes that a review raised. */
  readonly vetoed: readonly string[]
  /** What its panel concluded at each sitting, the earliest first; none where no panel sat. */
  readonly concluded: readonly Concluded[]
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

async function recusals(work: Reading, roundId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await work.db
    .selectFrom('evaluation.assignment')
    .where('round_id', '=', roundId)
    .where('cause', '=', 'conflict')
    .select((eb) => ['item_id', eb.fn.countAll<number>().as('n')])
    .groupBy('item_id')
    .execute()
  return new Map(rows.map((row) => [row.item_id, Number(row.n)]))
}

/**
 * Null while the round is not released: nothing of it is told before. Ranks are those among the items of one
 * group: a round may hold several directions, and none competes with another.
 */
export async function releasedResults(
  work: Reading,
  roundId: string,
  groupOf: (subject: string) => string,
) {
  const round = await work.db
    .selectFrom('evaluation.round')
    .where('id', '=', roundId)
    .where('state', '=', 'released')
    .select(['title', 'rubric', 'stage', 'frozen_at'])
    .executeTakeFirst()
  if (round === undefined) return null
  const rubric = round.rubric as Rubric
  const items = await work.db
    .selectFrom('evaluation.item')
    .where('round_id', '=', roundId)
    .select(['id', 'subject', 'reason'])
    .orderBy('seq')
    .execute()
  const reviews = await frozenReviews(work, roundId)
  const data = exportOf({ rubric, itemRows: items }, reviews)
  const groups = items.map(({ subject }) => groupOf(subject))
  const ranked = reviews.length === 0 ? [] : (await rankingOf(roundId, data, groups)).ranking.items
  const byItem = Map.groupBy(reviews, ({ itemId }) => itemId)
  const stoodBack = await recusals(work, roundId)
  const concluded = Map.groupBy(await concludedIn(work, roundId), ({ itemId }) => itemId)
  return {
    title: round.title,
    stage: round.stage as RoundStage,
    frozenAt: round.frozen_at!,
    items: items.map(({ id, subject, reason }, at): ReleasedItem => {
      const own = byItem.get(id) ?? []
      const scores = own.map(({ marks }) => scoreOf(rubric, marks))
      const totals = scores.map(({ total }) => total)
      const raised = new Set(scores.flatMap(({ vetoed }) => vetoed))
      const one = ranked[at]
      const none = { raw: null, z: null, additive: null }
      return {
        subject,
        reason,
        scores:
          one === undefined || own.length === 0
            ? none
            : {
                raw: finite(one.scores.raw),
                z: finite(one.scores.z),
                additive: finite(one.scores.additive),
              },
        ranks: one?.ranks ?? none,
        error: one === undefined ? null : finite(one.error),
        likely: one?.likely ?? null,
        range: one?.range ?? null,
        reviews: own.length,
        spread: totals.length < 2 ? null : Math.max(...totals) - Math.min(...totals),
        recused: stoodBack.get(id) ?? 0,
        vetoed: (rubric.vetoes ?? [])
          .filter(({ code }) => raised.has(code))
          .map(({ name }) => name.zh),
        concluded: concluded.get(id) ?? [],
      }
    }),
  }
}
