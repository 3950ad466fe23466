/** A keyword column in the form that is counted fastest. Made when a segment is held; not kept in its file. */
import type { KeywordColumn } from '../segment/segment.ts'

export type Shape =
  /** No document has more than one word: its number, or that of the last word and one more for none. */
  | { readonly kind: 'single'; readonly ordinals: Uint8Array | Uint16Array | Uint32Array }
  /** Few words: a bit for each. */
  | { readonly kind: 'masks'; readonly masks: Uint32Array }
  | { readonly kind: 'listed' }

const bits = 32

function isSingle({ at }: KeywordColumn): boolean {
  for (let document = 0; document + 1 < at.length; document++) {
    if (at[document + 1]! - at[document]! > 1) return false
  }
  return true
}

function roomFor(words: number, documents: number) {
  if (words < 2 ** 8) return new Uint8Array(documents)
  return words < 2 ** 16 ? new Uint16Array(documents) : new Uint32Array(documents)
}

export function shapeOf(column: KeywordColumn): Shape {
  const { at, ordinals } = column
  const [words, documents] = [column.words.at.length - 1, at.length - 1]
  if (isSingle(column)) {
    const room = roomFor(words, documents).fill(words)
    for (let document = 0; document < documents; document++) {
      if (at[document + 1]! > at[document]!) room[document] = ordinals[at[document]!]!
    }
    return { kind: 'single', ordinals: room }
  }
  if (words > bits) return { kind: 'listed' }
  const masks = new Uint32Array(documents)
  for (let document = 0; document < documents; document++) {
    for (let place = at[document]!; place < at[document + 1]!; place++) {
      masks[document]! |= 1 << ordinals[place]!
    }
  }
  return { kind: 'masks', masks }
}
