/** Long work in small steps, so that whoever does it may do something else in between. */

/** All steps one after the other. */
export function atOnce<Done>(steps: Generator<undefined, Done>): Done {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

const runLength = 256
/** Items moved between two steps: well below a millisecond. */
const movedAtOnce = 1000

/** Sorted, equal ones in the order in which they stood: runs that are sorted whole, then merged two by two. */
export function* sortInSteps<Item>(
  items: readonly Item[],
  compare: (one: Item, other: Item) => number,
): Generator<undefined, Item[]> {
  let from: Item[] = []
  for (let at = 0; at < items.length; at += runLength) {
    for (const item of items.slice(at, at + runLength).sort(compare)) from.push(item)
    yield
  }
  for (let width = runLength; width < from.length; width *= 2) {
    const to: Item[] = []
    for (let at = 0; at < from.length; at += width * 2) {
      const [middle, end] = [at + width, Math.min(at + width * 2, from.length)]
      let [left, right] = [at, Math.min(middle, end)]
      while (left < middle && left < end && right < end) {
        to.push(compare(from[left]!, from[right]!) <= 0 ? from[left++]! : from[right++]!)
        if (to.length % movedAtOnce === 0) yield
      }
      while (left < middle && left < end) to.push(from[left++]!)
      while (right < end) to.push(from[right++]!)
      yield
    }
    from = to
  }
  return from
}
