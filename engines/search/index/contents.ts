/** Everything that an index holds, for comparing it with where it came from. */
import { isGone } from '../segment/merge.ts'
import { wordAt } from '../segment/words.ts'
import type { SearchIndex } from './hold.ts'

/** Id and one number of each offer that is not gone; NaN where it states none. */
export function* contentsOf(
  index: SearchIndex,
  field: string,
): Generator<readonly [id: string, value: number]> {
  const place = index.schema.numbers.indexOf(field)
  for (const { segment, gone } of index.held) {
    for (let document = 0; document < segment.documents; document++) {
      if (isGone(gone, document)) continue
      yield [wordAt(segment.ids, document), segment.numbers[place]![document]!]
    }
  }
}

/** The sum of one number over all offers that are not gone. */
export function sumIn(index: SearchIndex, field: string): number {
  const place = index.schema.numbers.indexOf(field)
  let sum = 0
  for (const { segment, gone } of index.held) {
    const column = segment.numbers[place]!
    for (let document = 0; document < segment.documents; document++) {
      if (!isGone(gone, document)) sum += column[document]!
    }
  }
  return sum
}
