/**
 * 分数校正: three ways to one score per item from the scores of several experts, shown side by side.
 * None is the truth: `recovery.ts` shows on panels of known quality when which helps.
 */
import { additiveModel } from './additive.ts'
import { meansBy, rawMeans, type ScoreTable } from './scoreTable.ts'

export const methods = ['raw', 'z', 'additive'] as const
export type Method = (typeof methods)[number]

/** Reviews of all experts together that an expert's own habits are weighed against. */
const shrinkReviews = 2

/**
 * Standard scores within each expert (z = (score − mean) / deviation), their mean put back on the scale of
 * points. Mean and deviation of an expert with few reviews are drawn towards those of all, as if two
 * reviews of the whole panel had been added: one review alone says nothing of its expert. Experts who all
 * read good items are taken for lenient: where items were not mixed, this method errs.
 */
export function zMeans({ items, experts, rows }: ScoreTable): number[] {
  const all = rows.length
  const mean = rows.reduce((sum, { score }) => sum + score, 0) / all
  const variance = rows.reduce((sum, { score }) => sum + (score - mean) ** 2, 0) / all
  if (!(variance > 0)) return rawMeans({ items, experts, rows })
  const sums = Array.from({ length: experts }, () => ({ n: 0, sum: 0, squares: 0 }))
  for (const { expert, score } of rows) {
    const own = sums[expert]!
    own.n += 1
    own.sum += score
  }
  const means = sums.map(({ n, sum }) => (sum + shrinkReviews * mean) / (n + shrinkReviews))
  for (const { expert, score } of rows) {
    sums[expert]!.squares += (score - means[expert]!) ** 2
  }
  const spreads = sums.map(({ n, squares }) =>
    Math.sqrt((squares + shrinkReviews * variance) / (n + shrinkReviews)),
  )
  return meansBy(
    items,
    rows.map(({ item, expert, score }): [number, number] => [
      item,
      mean + (Math.sqrt(variance) * (score - means[expert]!)) / spreads[expert]!,
    ]),
  )
}

/** Scores of all items by a method. */
export function normalised(table: ScoreTable, method: Method): number[] {
  switch (method) {
    case 'raw':
      return rawMeans(table)
    case 'z':
      return zMeans(table)
    case 'additive':
      return [...additiveModel(table).items]
  }
}
