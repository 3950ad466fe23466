/**
 * Which rows of a posted count are looked at: drawn from a text that both sides see, so that anybody can draw them
 * again and nobody chose them.
 */

/** FNV-1a over the text, spread by splitmix64: small, and the same on every machine. */
function* numbersFrom(seed: string): Generator<bigint> {
  let state = 0xcbf29ce484222325n
  for (const sign of seed) {
    state = BigInt.asUintN(64, (state ^ BigInt(sign.codePointAt(0)!)) * 0x100000001b3n)
  }
  for (;;) {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n)
    let mixed = state
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n)
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn)
    yield mixed ^ (mixed >> 31n)
  }
}

/** Distinct rows from 1 to `rowCount`, in order; all of them where there are no more than `size`. */
export function sampleRows(seed: string, rowCount: number, size: number): number[] {
  if (rowCount <= size) return Array.from({ length: Math.max(0, rowCount) }, (_, at) => at + 1)
  const drawn = new Set<number>()
  for (const number of numbersFrom(seed)) {
    drawn.add(Number((number * BigInt(rowCount)) >> 64n) + 1)
    if (drawn.size >= size) break
  }
  return [...drawn].toSorted((a, b) => a - b)
}
