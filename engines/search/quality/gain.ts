/** Normalised discounted cumulative gain: 1 where the best judged stand first, in the order of their grades. */
export type Grades = ReadonlyMap<string, number>

const discounted = (grades: readonly number[]): number =>
  grades.reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0)

export function gainAt(most: number, ranked: readonly string[], grades: Grades): number {
  const best = [...grades.values()].toSorted((one, other) => other - one).slice(0, most)
  const ideal = discounted(best)
  if (ideal === 0) return 0
  return discounted(ranked.slice(0, most).map((id) => grades.get(id) ?? 0)) / ideal
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
