/** The rows of a ranking for pictures: in their order, and where a line after some rank leaves each. */
import type { readResults } from '../../../domain/evaluation/round.endpoints.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'

export type Ranked = AnswerOf<typeof readResults>['items'][number]

/** By the plain mean's rank; what has none comes last. */
export function inOrder(rows: readonly Ranked[]): readonly Ranked[] {
  const at = ({ ranks }: Ranked) => ranks.raw ?? Infinity
  return rows.toSorted((a, b) => at(a) - at(b) || a.seq - b.seq)
}

export type Side = 'in' | 'open' | 'out'

/** Every rank that a row reaches: by a method, by the model's draws, by leaving something out. */
function reachOf({ ranks, likely, range }: Ranked): readonly number[] {
  return [ranks.raw, ranks.z, ranks.additive, ...(likely ?? []), ...(range ?? [])].filter(
    (rank) => rank !== null,
  )
}

/** Whether a row is among the first so many whatever is doubted; null for what is not ranked. */
export function sideOf(row: Ranked, cut: number): Side | null {
  const reach = reachOf(row)
  if (row.ranks.raw === null || reach.length === 0) return null
  if (Math.max(...reach) <= cut) return 'in'
  return Math.min(...reach) > cut ? 'out' : 'open'
}
