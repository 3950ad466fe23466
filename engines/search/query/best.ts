/** The best hits so far: a heap with the worst of them on top. */
import type { Segment } from '../segment/segment.ts'
import { wordAt } from '../segment/words.ts'

export type Found = {
  readonly score: number
  readonly tie: number
  readonly segmentNumber: number
  readonly document: number
  readonly segment: Segment
}

/** Before: greater score, then smaller hash of the id, then smaller id. The same wherever an offer is kept. */
function before(one: Found, other: Found): boolean {
  if (one.score !== other.score) return one.score > other.score
  if (one.tie !== other.tie) return one.tie < other.tie
  return wordAt(one.segment.ids, one.document) < wordAt(other.segment.ids, other.document)
}

export type Best = { readonly most: number; readonly heap: Found[] }

/** Least score that can still come in. */
export function threshold({ most, heap }: Best): number {
  // Who asks for none only counts.
  return heap.length < most ? -Infinity : (heap[0]?.score ?? Infinity)
}

function sink(heap: Found[], from: number): void {
  const one = heap[from]!
  let at = from
  for (;;) {
    let child = at * 2 + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && before(heap[child]!, heap[child + 1]!)) child++
    if (!before(one, heap[child]!)) break
    heap[at] = heap[child]!
    at = child
  }
  heap[at] = one
}

function rise(heap: Found[]): void {
  let at = heap.length - 1
  const one = heap[at]!
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!before(heap[parent]!, one)) break
    heap[at] = heap[parent]!
    at = parent
  }
  heap[at] = one
}

export function offer({ most, heap }: Best, found: Found): void {
  if (heap.length < most) {
    heap.push(found)
    rise(heap)
  } else if (most > 0 && before(found, heap[0]!)) {
    heap[0] = found
    sink(heap, 0)
  }
}

export const inOrder = ({ heap }: Best): Found[] =>
  heap.toSorted((one, other) => (before(one, other) ? -1 : 1))
