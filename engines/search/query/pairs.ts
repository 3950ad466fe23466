/** How many documents hold each pair of words of two columns, in one pass over those an asker may know of. */
import type { Held, SearchIndex } from '../index/hold.ts'
import { keep } from './answer.ts'
import type { List } from './facets.ts'
import { clear, matchSegment } from './match.ts'
import { planOf } from './plan.ts'
import type { Clause } from './question.ts'
import type { Scratch } from './scratch.ts'
import { markVisible } from './visible.ts'

export type PairQuestion = {
  readonly audience: readonly string[]
  readonly clauses: readonly Clause[]
  readonly fields: readonly [one: string, other: string]
}

/** `other` is null for documents that hold the one word and none of the other column. */
export type PairCount = {
  readonly one: string
  readonly other: string | null
  readonly count: number
}

type Visit = (value: number) => void

/** Numbers in the index of the words that a document holds in a column. */
function eachWord(held: Held, column: number, document: number, visit: Visit): void {
  const { at, ordinals } = held.segment.keywords[column]!
  const valueOf = held.valueOf[column]!
  for (let place = at[document]!; place < at[document + 1]!; place++) {
    visit(valueOf[ordinals[place]!]!)
  }
}

function countHeld(
  held: Held,
  [one, other]: readonly [number, number],
  { documents, count }: List,
  counts: Uint32Array,
  width: number,
): void {
  for (let index = 0; index < count; index++) {
    const document = documents[index]!
    eachWord(held, one, document, (first) => {
      let alone = true
      eachWord(held, other, document, (second) => {
        alone = false
        counts[first * width + second]!++
      })
      if (alone) counts[first * width + width - 1]!++
    })
  }
}

function columnOf(index: SearchIndex, field: string): number {
  const column = index.schema.keywords.indexOf(field)
  if (column < 0) throw new Error(`the index has no field "${field}"`)
  return column
}

/** For columns of few words: the table of all pairs is kept while counting. */
export function countPairs(
  index: SearchIndex,
  { audience, clauses, fields }: PairQuestion,
  scratch: Scratch,
): PairCount[] {
  const columns = [columnOf(index, fields[0]), columnOf(index, fields[1])] as const
  const [ones, others] = [index.values[columns[0]]!.words, index.values[columns[1]]!.words]
  const width = others.length + 1
  const counts = new Uint32Array(ones.length * width)
  const plan = planOf(index, [], undefined)
  for (const [segmentNumber, held] of index.held.entries()) {
    if (!markVisible(held, audience, scratch.visible)) continue
    const count = matchSegment(held, segmentNumber, plan, scratch)
    const list = { documents: scratch.candidates, count }
    countHeld(held, columns, keep(index, held, clauses, list, scratch.passing), counts, width)
    clear(scratch, count)
  }
  const pairs: PairCount[] = []
  for (const [place, count] of counts.entries()) {
    if (count === 0) continue
    const other = others[place % width] ?? null
    pairs.push({ one: ones[Math.floor(place / width)]!, other, count })
  }
  return pairs
}
