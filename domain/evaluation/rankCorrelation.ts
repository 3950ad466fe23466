/** How alike two orders are: 1 the same, 0 unrelated, −1 reversed. Ties are allowed for. */

/** Mean ranks (mid-ranks) of values, the highest value first. */
export function midRanks(values: readonly number[]): number[] {
  const order = values.map((_, at) => at).toSorted((a, b) => values[b]! - values[a]!)
  const ranks = Array.from(values, () => 0)
  for (let from = 0; from < order.length;) {
    let to = from
    while (to + 1 < order.length && values[order[to + 1]!] === values[order[from]!]) to++
    for (let at = from; at <= to; at++) ranks[order[at]!] = (from + to) / 2 + 1
    from = to + 1
  }
  return ranks
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length
  const [meanA, meanB] = [mean(a), mean(b)]
  let [both, ofA, ofB] = [0, 0, 0]
  a.forEach((value, at) => {
    const [x, y] = [value - meanA, b[at]! - meanB]
    both += x * y
    ofA += x * x
    ofB += y * y
  })
  return ofA === 0 || ofB === 0 ? 0 : both / Math.sqrt(ofA * ofB)
}

/** Spearman's ρ: the correlation of mid-ranks; 0 where one side is all ties. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  return pearson(midRanks(a), midRanks(b))
}

const pairsOf = (count: number): number => (count * (count - 1)) / 2

/** Pairs that are equal, in an order where equal ones are neighbours. */
function pairsTied(order: readonly number[], isTied: (one: number, other: number) => boolean) {
  let [pairs, from] = [0, 0]
  for (let at = 1; at <= order.length; at++) {
    if (at < order.length && isTied(order[from]!, order[at]!)) continue
    pairs += pairsOf(at - from)
    from = at
  }
  return pairs
}

/** Sorts by merging, and counts the pairs that stood the other way round. */
function sortCounting(values: readonly number[]): {
  readonly sorted: readonly number[]
  readonly swaps: number
} {
  if (values.length < 2) return { sorted: values, swaps: 0 }
  const middle = values.length >> 1
  const [left, right] = [sortCounting(values.slice(0, middle)), sortCounting(values.slice(middle))]
  const sorted: number[] = []
  let [at, other, swaps] = [0, 0, left.swaps + right.swaps]
  while (at < left.sorted.length || other < right.sorted.length) {
    const isLeft =
      other === right.sorted.length ||
      (at < left.sorted.length && left.sorted[at]! <= right.sorted[other]!)
    if (!isLeft) swaps += left.sorted.length - at
    sorted.push(isLeft ? left.sorted[at++]! : right.sorted[other++]!)
  }
  return { sorted, swaps }
}

/** Kendall's τ-b (Kendall 1945), counted by sorting (Knight 1966); 0 where one side is all ties. */
export function kendall(a: readonly number[], b: readonly number[]): number {
  const byA = a
    .map((_, at) => at)
    .toSorted((one, other) => a[one]! - a[other]! || b[one]! - b[other]!)
  const byB = byA.toSorted((one, other) => b[one]! - b[other]!)
  const sameA = (one: number, other: number) => a[one] === a[other]
  const sameB = (one: number, other: number) => b[one] === b[other]
  const [all, tiedA, tiedB] = [pairsOf(a.length), pairsTied(byA, sameA), pairsTied(byB, sameB)]
  const tiedBoth = pairsTied(byA, (one, other) => sameA(one, other) && sameB(one, other))
  const { swaps } = sortCounting(byA.map((at) => b[at]!))
  const [ofA, ofB] = [all - tiedA, all - tiedB]
  const sum = all - tiedA - tiedB + tiedBoth - 2 * swaps
  return ofA === 0 || ofB === 0 ? 0 : sum / Math.sqrt(ofA * ofB)
}
