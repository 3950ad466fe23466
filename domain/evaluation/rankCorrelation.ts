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

/** Kendall's τ-b (Kendall 1945), by pairs; 0 where one side is all ties. */
export function kendall(a: readonly number[], b: readonly number[]): number {
  let [sum, ofA, ofB] = [0, 0, 0]
  for (let one = 0; one < a.length; one++) {
    for (let other = one + 1; other < a.length; other++) {
      const x = Math.sign(a[one]! - a[other]!)
      const y = Math.sign(b[one]! - b[other]!)
      sum += x * y
      ofA += x * x
      ofB += y * y
    }
  }
  return ofA === 0 || ofB === 0 ? 0 : sum / Math.sqrt(ofA * ofB)
}
