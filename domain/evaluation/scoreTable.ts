/** The scores of a round as numbers, and their plain means. */

/** One complete review: items and experts by their place in the lists of the round. */
export type ScoreRow = { readonly item: number; readonly expert: number; readonly score: number }

export type ScoreTable = {
  readonly items: number
  readonly experts: number
  readonly rows: readonly ScoreRow[]
}

/** Mean of each item; NaN for one without a review. */
export function meansBy(count: number, rows: readonly (readonly [number, number])[]): number[] {
  const sums = Array.from({ length: count }, () => 0)
  const counts = Array.from({ length: count }, () => 0)
  for (const [of, value] of rows) {
    sums[of] = sums[of]! + value
    counts[of] = counts[of]! + 1
  }
  return sums.map((sum, at) => sum / counts[at]!)
}

/** The plain mean: what everyone understands, and what a strict expert hurts. */
export function rawMeans({ items, rows }: ScoreTable): number[] {
  return meansBy(
    items,
    rows.map(({ item, score }): [number, number] => [item, score]),
  )
}
