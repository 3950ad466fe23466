/** The lexicon of an index: the trade's words and those of its offers that somebody may see. */
import { makeLexicon, type Known, type Lexicon } from '../text/lexicon.ts'
import { wordsOf, type Trade } from '../text/trade.ts'
import { markVisible, isVisible } from '../query/visible.ts'
import { bitmapWords } from '../segment/segment.ts'
import { wordAt } from '../segment/words.ts'
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
  const frequencies = new Map<string, number>()
  const visible = new Uint32Array(bitmapWords)
  for (const held of index.held) {
    if (!markVisible(held, audience, visible)) continue
    const { segment } = held
    for (let term = 0; term < segment.terms.at.length - 1; term++) {
      let count = 0
      for (let place = segment.postingsAt[term]!; place < segment.postingsAt[term + 1]!; place++) {
        if (isVisible(visible, segment.postingDocuments[place]!)) count++
      }
      if (count === 0) continue
      const word = wordAt(segment.terms, term)
      frequencies.set(word, (frequencies.get(word) ?? 0) + count)
    }
  }
  const frequent = [...frequencies]
    .filter(([, frequency]) => frequency >= least)
    .toSorted((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
    .slice(0, knownMost)
  const own = wordsOf(trade).map((word): Known => ({ word, frequency: frequencies.get(word) ?? 0 }))
  return makeLexicon([...own, ...frequent.map(([word, frequency]) => ({ word, frequency }))])
}
