/**
 * Places in a list as texts that sort by code unit, with room between any two: rows move without touching
 * their neighbours. A key is a fraction in base 62 that never ends in its zero. (The idea: David Greenspan,
 * Implementing Fractional Indexing.)
 */
const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const base = signs.length
/** Longer keys mean thousands of moves into one gap; the list is then numbered afresh by the caller. */
export const orderKeyRoom = 120
const pattern = /^[0-9A-Za-z]*[1-9A-Za-z]$/

export function isOrderKey(key: unknown): key is string {
  return typeof key === 'string' && key.length <= orderKeyRoom && pattern.test(key)
}

function digit(key: string, index: number): number {
  return index < key.length ? signs.indexOf(key[index]!) : 0
}

/** A key between two; null is the start or the end of the list. Needs `before < after`. */
export function keyBetween(before: string | null, after: string | null): string {
  if (before !== null && after !== null && before >= after)
    throw new RangeError('no key lies between keys that are not in order')
  const low = before ?? ''
  let key = ''
  let bounded = after !== null
  for (let index = 0; ; index += 1) {
    const from = digit(low, index)
    const to = bounded ? digit(after!, index) : base
    if (to - from > 1) return key + signs[Math.floor((from + to) / 2)]
    key += signs[from]
    // One step below the upper bound everything that follows is free.
    if (to - from === 1) bounded = false
  }
}

/** `count` keys in order, evenly spread, for a list that is written at once. */
export function spreadKeys(count: number): string[] {
  const digits = Math.max(2, Math.ceil(Math.log(count + 2) / Math.log(base)) + 1)
  const step = Math.floor(base ** digits / (count + 1))
  return Array.from({ length: count }, (_, index) => {
    let rest = step * (index + 1)
    let key = ''
    for (let place = 0; place < digits; place += 1) {
      key = signs[rest % base] + key
      rest = Math.floor(rest / base)
    }
    return key.replace(/0+$/, '')
  })
}

/**
 * Two people who insert at one place would draw one key. Two signs from the row's id keep them apart, in an
 * order that everybody computes alike.
 */
export function keyFor(rowId: string, before: string | null, after: string | null): string {
  let hash = 0
  for (let index = 0; index < rowId.length; index += 1)
    hash = (Math.imul(hash, 31) + rowId.charCodeAt(index)) >>> 0
  const tail = signs[hash % base]! + signs[1 + (Math.floor(hash / base) % (base - 1))]!
  return keyBetween(before, after) + tail
}
