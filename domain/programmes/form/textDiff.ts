/** What changed between two texts, in words: the ground on which long texts are merged and shown. */

/**
 * Tokens of a text: a run of Latin letters and digits is one word (so `4180` or `3.5` never splits), every
 * other sign, each 汉字 among them, stands alone, and so does each line break. Joined they are the text.
 */
export function tokensOf(text: string): string[] {
  return text.match(/[\p{Script=Latin}\p{M}\d]+(?:[.,'’-][\p{Script=Latin}\d]+)*|\r\n|[^]/gu) ?? []
}

/** Tokens `[from, to)` of the base are replaced by `put`. */
export type Hunk = { readonly from: number; readonly to: number; readonly put: readonly string[] }

type Span = { fromA: number; toA: number; fromB: number; toB: number }

/** Differences beyond this many tokens are taken as one replacement: they were not edits but a new text. */
const mostEdits = 1500
/** Fewer unchanged tokens than this between two changes are chance, such as a common 的. */
const leastIsland = 3

/**
 * The shortest path of Myers' greedy algorithm (An O(ND) Difference Algorithm, 1986), as spans that differ;
 * undefined when the texts differ in more than `mostEdits` tokens.
 */
function shortestPath(a: readonly string[], b: readonly string[]): Span[] | undefined {
  const most = Math.min(a.length + b.length, mostEdits)
  const reach = new Int32Array(2 * most + 3)
  const centre = most + 1
  const rounds: Int32Array[] = []
  for (let edits = 0; edits <= most; edits += 1) {
    rounds.push(reach.slice(centre - edits - 1, centre + edits + 2))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const below = reach[centre + diagonal - 1]!
      const above = reach[centre + diagonal + 1]!
      const down = diagonal === -edits || (diagonal !== edits && below < above)
      let x = down ? above : below + 1
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1
      reach[centre + diagonal] = x
      if (x >= a.length && x - diagonal >= b.length) return walkBack(rounds, a.length, b.length)
    }
  }
  return undefined
}

/** From the end back to the start: each round gives one edit. */
function walkBack(rounds: readonly Int32Array[], lengthA: number, lengthB: number): Span[] {
  const spans: Span[] = []
  let x = lengthA
  let y = lengthB
  for (let edits = rounds.length - 1; edits > 0; edits -= 1) {
    const reach = rounds[edits]!
    const at = (diagonal: number) => reach[diagonal + edits + 1]!
    const diagonal = x - y
    const down = diagonal === -edits || (diagonal !== edits && at(diagonal - 1) < at(diagonal + 1))
    const fromX = down ? at(diagonal + 1) : at(diagonal - 1)
    const fromY = fromX - (down ? diagonal + 1 : diagonal - 1)
    spans.push({
      fromA: fromX,
      toA: down ? fromX : fromX + 1,
      fromB: fromY,
      toB: down ? fromY + 1 : fromY,
    })
    x = fromX
    y = fromY
  }
  return spans.reverse()
}

function joinNear(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last !== undefined && span.fromA - last.toA < leastIsland) {
      last.toA = span.toA
      last.toB = span.toB
    } else joined.push({ ...span })
  }
  return joined
}

/** How `next` came from `base`. Hunks are in order and never touch; no hunk means no change. */
export function hunksBetween(base: readonly string[], next: readonly string[]): Hunk[] {
  let start = 0
  const shorter = Math.min(base.length, next.length)
  while (start < shorter && base[start] === next[start]) start += 1
  let end = 0
  while (end < shorter - start && base[base.length - 1 - end] === next[next.length - 1 - end])
    end += 1
  const a = base.slice(start, base.length - end)
  const b = next.slice(start, next.length - end)
  if (a.length === 0 && b.length === 0) return []
  const whole: Span = { fromA: 0, toA: a.length, fromB: 0, toB: b.length }
  const spans = a.length === 0 || b.length === 0 ? [whole] : (shortestPath(a, b) ?? [whole])
  return joinNear(spans).map((span) => ({
    from: span.fromA + start,
    to: span.toA + start,
    put: b.slice(span.fromB, span.toB),
  }))
}
