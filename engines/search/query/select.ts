/** Who may be seen and passes some clauses, segment by segment, for whoever judges them by more than an index knows. */
import type { Held, SearchIndex } from '../index/hold.ts'
import { keepOf } from './clauses.ts'
import type { Clause } from './question.ts'
import type { Scratch } from './scratch.ts'
import { isVisible, markVisible } from './visible.ts'

export type Selected = {
  readonly held: Held
  /** In the room of the scratch: to be read before the next segment. */
  readonly documents: Uint16Array
  readonly count: number
}

export function* selectDocuments(
  index: SearchIndex,
  audience: readonly string[],
  clauses: readonly Clause[],
  { visible, candidates }: Scratch,
): Generator<Selected> {
  for (const held of index.held) {
    if (!markVisible(held, audience, visible)) continue
    let count = 0
    for (let document = 0; document < held.segment.documents; document++) {
      if (isVisible(visible, document)) candidates[count++] = document
    }
    for (const clause of clauses) {
      count = keepOf(index.schema, held, clause)(candidates, count, candidates)
    }
    if (count > 0) yield { held, documents: candidates, count }
  }
}

/** Those of a list that pass one more clause, in their order. */
export function passing(
  { schema }: SearchIndex,
  { held, documents, count }: Selected,
  clause: Clause,
): Uint16Array {
  const to = new Uint16Array(count)
  const kept = keepOf(schema, held, clause)(documents, count, to)
  return to.subarray(0, kept)
}
