/** Sorted words in one array of bytes: the dictionaries of a segment. */
const encoder = new TextEncoder()
const decoder = new TextDecoder()

export type Words = { readonly bytes: Uint8Array; readonly at: Uint32Array }

/** By code points, as their UTF-8 bytes stand; JavaScript's own order differs where surrogates are. */
export function sortWords(words: string[]): string[] {
  if (!words.some((word) => /[\ud800-\udfff]/.test(word))) return words.sort()
  return words.sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
}

export function packWords(words: readonly string[]): Words {
  const all = words.map((word) => encoder.encode(word))
  const at = new Uint32Array(words.length + 1)
  for (let index = 0; index < all.length; index++) at[index + 1] = at[index]! + all[index]!.length
  const bytes = new Uint8Array(at[words.length]!)
  for (let index = 0; index < all.length; index++) bytes.set(all[index]!, at[index])
  return { bytes, at }
}

export function wordAt({ bytes, at }: Words, index: number): string {
  return decoder.decode(bytes.subarray(at[index], at[index + 1]))
}

/** Negative, 0 or positive, as the word at `index` stands to `word` (its bytes). */
export function compareAt({ bytes, at }: Words, index: number, word: Uint8Array): number {
  const [begin, end] = [at[index]!, at[index + 1]!]
  const length = Math.min(end - begin, word.length)
  for (let place = 0; place < length; place++) {
    const difference = bytes[begin + place]! - word[place]!
    if (difference !== 0) return difference
  }
  return end - begin - word.length
}

/** First index whose word is not below `word`. */
export function placeOf(words: Words, word: Uint8Array): number {
  let [low, high] = [0, words.at.length - 1]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareAt(words, middle, word) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Index of a word, or -1. */
export function indexOf(words: Words, word: Uint8Array): number {
  const place = placeOf(words, word)
  return place < words.at.length - 1 && compareAt(words, place, word) === 0 ? place : -1
}

export const bytesOf = (word: string): Uint8Array => encoder.encode(word)

/** FNV-1a, then mixed: ids that differ in one sign lie far apart. */
export function hashOf(bytes: Uint8Array): number {
  let hash = 0x81_1c_9d_c5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01_00_01_93)
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85_eb_ca_6b)
  hash ^= hash >>> 13
  return hash >>> 0
}
