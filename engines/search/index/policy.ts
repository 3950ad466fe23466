/** Which segments to merge next. The same index gives the same answer; there is neither clock nor chance in it. */
import { documentsMax } from '../schema.ts'
import type { Held, SearchIndex } from './hold.ts'

/** Segments of one size class that are merged together. */
const together = 8
/** Share of a segment that may be gone before it is written anew. */
const goneShareMax = 0.3

const left = ({ segment, goneCount }: Held): number => segment.documents - goneCount

/** Powers of eight, from 64 on: the smallest class holds what the last seconds brought. */
const sizeClass = (held: Held): number =>
  Math.max(0, Math.floor(Math.log2(Math.max(1, left(held) / 64)) / 3))

/**
 * The smallest class with eight segments is merged as far as one segment can hold it; else the segment that most
 * are gone from is written anew. Undefined where all is well.
 */
export function mergeDue(index: SearchIndex): readonly Held[] | undefined {
  const classes = new Map<number, Held[]>()
  for (const held of index.held) {
    if (left(held) > documentsMax / 2) continue
    const own = sizeClass(held)
    classes.set(own, [...(classes.get(own) ?? []), held])
  }
  for (const own of [...classes.keys()].toSorted((one, other) => one - other)) {
    const all = classes.get(own)!
    if (all.length < together) continue
    const chosen: Held[] = []
    let documents = 0
    for (const held of all.toSorted((one, other) => left(one) - left(other))) {
      if (documents + left(held) > documentsMax) break
      documents += left(held)
      chosen.push(held)
    }
    return chosen
  }
  const worst = index.held
    .filter(({ segment, goneCount }) => goneCount > segment.documents * goneShareMax)
    .toSorted((one, other) => other.goneCount - one.goneCount)[0]
  return worst && [worst]
}
