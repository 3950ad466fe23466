/** Which documents of a segment an asker may know of. Everything that is answered passes through here. */
import type { Held } from '../index/hold.ts'
import { bitmapWords } from '../segment/segment.ts'
import { bytesOf, indexOf } from '../segment/words.ts'

/** Fills a bitmap with whoever holds one of the keys and is not gone; false where that is nobody. */
export function markVisible(held: Held, keys: readonly string[], visible: Uint32Array): boolean {
  const { audience, documents } = held.segment
  const words = Math.ceil(documents / 32)
  visible.fill(0, 0, words)
  let any = false
  for (const key of keys) {
    const place = indexOf(audience.keys, bytesOf(key))
    if (place < 0) continue
    any = true
    const bitmap = audience.bitmapOf[place]!
    if (bitmap > 0) {
      const from = (bitmap - 1) * bitmapWords
      for (let word = 0; word < words; word++) visible[word]! |= audience.bitmaps[from + word]!
    } else {
      for (let index = audience.at[place]!; index < audience.at[place + 1]!; index++) {
        const document = audience.documents[index]!
        visible[document >>> 5]! |= 1 << (document & 31)
      }
    }
  }
  if (!any) return false
  const { gone } = held
  for (let word = 0; word < words; word++) visible[word]! &= ~gone[word]!
  return true
}

export const isVisible = (visible: Uint32Array, document: number): boolean =>
  (visible[document >>> 5]! & (1 << (document & 31))) !== 0
