/** The lexicon of an index: the trade's words and those of its offers that somebody may see. */
import { atOnce } from '../steps.ts'
import { lexiconInSteps, type Known, type Lexicon } from '../text/lexicon.ts'
import { wordsOf, type Trade } from '../text/trade.ts'
import { markVisible, isVisible } from '../query/visible.ts'
import { bitmapWords, type Segment } from '../segment/segment.ts'
import { bytesOf, compareAt, indexOf, wordAt } from '../segment/words.ts'
import type { SearchIndex } from './hold.ts'

const knownMost = 50_000

/**
 * Words that at least `least` offers of this audience hold, the most frequent first, and those of the trade. Nothing
 * outside of the audience leaves a trace: a lexicon of the open market may serve everybody.
 */
export function lexiconOf(
  index: SearchIndex,
  trade: Trade,
  audience: readonly string[],
  least = 1,
): Lexicon {
  return atOnce(learnWords(index, trade, audience, least))
}

/** The same in steps: what is learnt are the words of the moment of the first one, whatever the index becomes. */
export function* learnWords(
  index: SearchIndex,
  trade: Trade,
  audience: readonly string[],
  least = 1,
  most = knownMost,
): Generator<undefined, Lexicon> {
  const seen = seenIn(index, audience)
  const own: Known[] = []
  for (const word of wordsOf(trade)) {
    const bytes = bytesOf(word)
    let frequency = 0
    for (const one of seen) {
      const term = indexOf(one.segment.terms, bytes)
      if (term >= 0) frequency += countSeen(one, term)
    }
    own.push({ word, frequency })
    if (own.length % 20 === 0) yield
  }
  const counted = yield* countWords(seen)
  const frequent = yield* mostFrequent(seen, counted, { least, most })
  return yield* lexiconInSteps([...own, ...frequent])
}

/** A segment, which never changes, and who could be seen in it. */
type Seen = { readonly segment: Segment; readonly visible: Uint32Array }

function seenIn(index: SearchIndex, audience: readonly string[]): Seen[] {
  return index.held.flatMap((held) => {
    const visible = new Uint32Array(bitmapWords)
    return markVisible(held, audience, visible) ? [{ segment: held.segment, visible }] : []
  })
}

function countSeen({ segment, visible }: Seen, term: number): number {
  const { postingsAt, postingDocuments } = segment
  let count = 0
  for (let place = postingsAt[term]!; place < postingsAt[term + 1]!; place++) {
    if (isVisible(visible, postingDocuments[place]!)) count++
  }
  return count
}

/** Words in the order of their bytes: where one of them stands, and in how many offers. */
type Counted = { readonly segments: number[]; readonly terms: number[]; readonly counts: number[] }

/** Postings and words looked at between two steps: well below a millisecond. */
const postingsAtOnce = 50_000
const wordsAtOnce = 500

const wordsIn = ({ segment }: Seen): number => segment.terms.at.length - 1

/**
 * All dictionaries run through beside one another, the segment whose next word is least on top of a heap: no map of
 * all words is ever made, for one of hundreds of thousands cannot grow in steps.
 */
function* countWords(seen: readonly Seen[]): Generator<undefined, Counted> {
  const counted: Counted = { segments: [], terms: [], counts: [] }
  const next = new Uint32Array(seen.length)
  const heap = heapOf(seen, next)
  let [postings, words] = [0, 0]
  while (heap.length > 0) {
    const first = heap[0]!
    const term = next[first]!
    const { terms } = seen[first]!.segment
    const word = terms.bytes.subarray(terms.at[term], terms.at[term + 1])
    let count = 0
    do {
      const [same] = heap as [number]
      const here = next[same]!++
      count += countSeen(seen[same]!, here)
      const { postingsAt } = seen[same]!.segment
      postings += postingsAt[here + 1]! - postingsAt[here]!
      if (here + 1 >= wordsIn(seen[same]!)) dropFirst(heap)
      sink(heap, seen, next, 0)
    } while (heap.length > 0 && isNext(seen, next, heap[0]!, word))
    if (count > 0) {
      counted.segments.push(first)
      counted.terms.push(term)
      counted.counts.push(count)
    }
    if (++words >= wordsAtOnce || postings >= postingsAtOnce) {
      yield
      ;[postings, words] = [0, 0]
    }
  }
  return counted
}

const isNext = (seen: readonly Seen[], next: Uint32Array, one: number, word: Uint8Array): boolean =>
  compareAt(seen[one]!.segment.terms, next[one]!, word) === 0

function dropFirst(heap: number[]): void {
  const last = heap.pop()!
  if (heap.length > 0) heap[0] = last
}

const standsBefore = (
  seen: readonly Seen[],
  next: Uint32Array,
  one: number,
  other: number,
): boolean => {
  const { bytes, at } = seen[other]!.segment.terms
  const word = bytes.subarray(at[next[other]!], at[next[other]! + 1])
  return compareAt(seen[one]!.segment.terms, next[one]!, word) < 0
}

function sink(heap: number[], seen: readonly Seen[], next: Uint32Array, from: number): void {
  for (let at = from; ;) {
    let least = at
    for (const child of [at * 2 + 1, at * 2 + 2]) {
      if (child < heap.length && standsBefore(seen, next, heap[child]!, heap[least]!)) least = child
    }
    if (least === at) return
    ;[heap[at], heap[least]] = [heap[least]!, heap[at]!]
    at = least
  }
}

function heapOf(seen: readonly Seen[], next: Uint32Array): number[] {
  const heap = [...seen.keys()].filter((one) => wordsIn(seen[one]!) > 0)
  for (let at = heap.length >>> 1; at >= 0; at--) sink(heap, seen, next, at)
  return heap
}

type Bounds = { readonly least: number; readonly most: number }

/** The least count of a word that is known, and how many of those with that very count are. */
function* threshold(counts: readonly number[], { least, most }: Bounds) {
  const words = new Map<number, number>()
  for (const [place, count] of counts.entries()) {
    if (count >= least) words.set(count, (words.get(count) ?? 0) + 1)
    if (place % 5000 === 0) yield
  }
  let room = most
  for (const [count, many] of [...words].toSorted((one, other) => other[0] - one[0])) {
    if (many >= room) return { count, room }
    room -= many
  }
  return { count: least, room: Infinity }
}

/** Of equally frequent words those that stand first by their bytes. */
function* mostFrequent(
  seen: readonly Seen[],
  { segments, terms, counts }: Counted,
  bounds: Bounds,
): Generator<undefined, Known[]> {
  const last = yield* threshold(counts, bounds)
  let { room } = last
  const known: Known[] = []
  for (const [place, frequency] of counts.entries()) {
    if (place % 500 === 0) yield
    if (frequency < last.count || (frequency === last.count && --room < 0)) continue
    known.push({ word: wordAt(seen[segments[place]!]!.segment.terms, terms[place]!), frequency })
  }
  return known
}
