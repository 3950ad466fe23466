/**
 * Keeps answers that take long and never change for their key. Promises are kept: whoever asks meanwhile waits for
 * the same answer. What failed is asked anew.
 */
export function keeper<Key extends string | object, Value>(most: number) {
  const kept = new Map<Key, Promise<Value>>()
  return (key: Key, make: () => Promise<Value>): Promise<Value> => {
    const known = kept.get(key)
    if (known !== undefined) return known
    if (kept.size >= most) kept.clear()
    const made = make()
    kept.set(key, made)
    made.catch(() => kept.delete(key))
    return made
  }
}
