/** What a word that is being typed may become: by its signs, its pinyin or its initials. Only what the asker would find. */
import type { Held, SearchIndex } from '../index/hold.ts'
import { bitmapWords } from '../segment/segment.ts'
import { bytesOf, indexOf } from '../segment/words.ts'
import type { Normaliser } from '../text/normal.ts'
import { beginningWith, type Lexicon } from '../text/lexicon.ts'
import { isVisible, markVisible } from './visible.ts'

export type Suggestion = {
  readonly word: string
  /** Offers of the asker's audience that hold it. */
  readonly count: number
}

/** Words looked at for each way of reading what was typed. */
const lookedAt = 200

function candidatesOf(lexicon: Lexicon, typed: string): Set<string> {
  const found = new Set(beginningWith(lexicon.words, typed, lookedAt))
  if (!/^[a-z]+$/.test(typed)) return found
  for (const sound of beginningWith(lexicon.sounds, typed, lookedAt)) {
    for (const word of lexicon.bySound.get(sound)!) found.add(word)
  }
  for (const word of lexicon.byInitials.get(typed) ?? []) found.add(word)
  return found
}

function visibleCount(held: Held, word: Uint8Array, visible: Uint32Array): number {
  const { terms, postingsAt, postingDocuments } = held.segment
  const term = indexOf(terms, word)
  if (term < 0) return 0
  let count = 0
  for (let place = postingsAt[term]!; place < postingsAt[term + 1]!; place++) {
    if (isVisible(visible, postingDocuments[place]!)) count++
  }
  return count
}

/** The most frequent first; equal ones in the order of their signs. */
export function suggestWords(
  index: SearchIndex,
  lexicon: Lexicon,
  normal: Normaliser,
  audience: readonly string[],
  text: string,
  most: number,
): Suggestion[] {
  const typed = normal(text).trim()
  if (typed === '') return []
  const words = [...candidatesOf(lexicon, typed)]
    .toSorted((one, other) => lexicon.frequencyOf.get(other)! - lexicon.frequencyOf.get(one)!)
    .slice(0, lookedAt)
    .map((word) => ({ word, bytes: bytesOf(word), count: 0 }))
  const visible = new Uint32Array(bitmapWords)
  for (const held of index.held) {
    if (!markVisible(held, audience, visible)) continue
    for (const one of words) one.count += visibleCount(held, one.bytes, visible)
  }
  return words
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => ({ word, count }))
    .toSorted((one, other) => other.count - one.count || (one.word < other.word ? -1 : 1))
    .slice(0, most)
}
