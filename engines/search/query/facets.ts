/** How many documents of a list hold each word of a column. */
import type { Held } from '../index/hold.ts'

/** Documents at the front of an array. */
export type List = { readonly documents: Uint16Array; readonly count: number }

function countSingle(
  ordinals: Uint8Array | Uint16Array | Uint32Array,
  own: Uint32Array,
  { documents, count }: List,
): void {
  for (let index = 0; index < count; index++) own[ordinals[documents[index]!]!]!++
}

function countMasks(masks: Uint32Array, own: Uint32Array, { documents, count }: List): void {
  for (let index = 0; index < count; index++) {
    let mask = masks[documents[index]!]!
    while (mask !== 0) {
      own[31 - Math.clz32(mask & -mask)]!++
      mask &= mask - 1
    }
  }
}

function countListed(
  { at, ordinals }: Held['segment']['keywords'][number],
  own: Uint32Array,
  { documents, count }: List,
): void {
  for (let index = 0; index < count; index++) {
    const document = documents[index]!
    const end = at[document + 1]!
    for (let place = at[document]!; place < end; place++) own[ordinals[place]!]!++
  }
}

/** Adds to `counts`, by number of the word in the index. */
export function countWords(held: Held, column: number, counts: Uint32Array, list: List): void {
  if (list.count === 0) return
  const keywords = held.segment.keywords[column]!
  const words = keywords.words.at.length - 1
  // The last place takes those who hold none.
  const own = new Uint32Array(words + 1)
  const shape = held.shapes[column]!
  if (shape.kind === 'single') countSingle(shape.ordinals, own, list)
  else if (shape.kind === 'masks') countMasks(shape.masks, own, list)
  else countListed(keywords, own, list)
  const valueOf = held.valueOf[column]!
  for (let word = 0; word < words; word++) counts[valueOf[word]!]! += own[word]!
}
