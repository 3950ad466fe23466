/** Values of fields as the columns of a segment hold them. */
import type { Field, FieldValue } from '../../../domain/catalog/kind.ts'
import type { SearchSchema } from '../../../engines/search/schema.ts'
import type { KeywordColumn, Segment } from '../../../engines/search/segment/segment.ts'
import { wordAt } from '../../../engines/search/segment/words.ts'
import type { FieldSlots } from './marketSchema.ts'

export type Read = (document: number) => FieldValue | undefined

const wordsOf = new WeakMap<KeywordColumn, string[]>()

/** The words of a column, read once. */
function columnWords(column: KeywordColumn): readonly string[] {
  const known = wordsOf.get(column)
  if (known !== undefined) return known
  const words = Array.from({ length: column.words.at.length - 1 }, (_, at) =>
    wordAt(column.words, at),
  )
  wordsOf.set(column, words)
  return words
}

function readWords({ about }: Field, column: KeywordColumn): Read {
  const words = columnWords(column)
  const { at, ordinals } = column
  return (document) => {
    const [from, to] = [at[document]!, at[document + 1]!]
    if (from === to) return undefined
    if (about.shape === 'flag') return words[ordinals[from]!] === 'true'
    if (about.shape === 'choice') return words[ordinals[from]!]!
    // One loop for each of tens of thousands of offers: views and iterators would cost more than all the rest.
    const list: string[] = []
    for (let place = from; place < to; place++) list.push(words[ordinals[place]!]!)
    return list
  }
}

const readTuple =
  (column: Float64Array, width: 2 | 3): Read =>
  (document) => {
    const at = document * width
    const first = column[at]!
    if (Number.isNaN(first)) return undefined
    return width === 2 ? [first, column[at + 1]!] : [first, column[at + 1]!, column[at + 2]!]
  }

/** How the value of a field is read from the columns of a segment; undefined where they do not hold it. */
export function readerOf(
  schema: SearchSchema,
  segment: Segment,
  field: Field,
  slot: FieldSlots['value'],
): Read | undefined {
  const number = (name: string) => segment.numbers[schema.numbers.indexOf(name)]!
  if (slot === null) return undefined
  if (slot === 'box') return readTuple(segment.envelopes[schema.envelopes.indexOf('box')]!, 3)
  if (slot === 'cylinder') {
    const [diameters, lengths] = [number('diameter'), number('length')]
    return (document) => {
      const diameter = diameters[document]!
      return Number.isNaN(diameter) ? undefined : [diameter, lengths[document]!]
    }
  }
  if (slot.column === 'number') {
    const column = number(slot.name)
    return (document) => (Number.isNaN(column[document]!) ? undefined : column[document]!)
  }
  if (slot.column === 'range')
    return readTuple(segment.ranges[schema.ranges.indexOf(slot.name)]!, 2)
  return readWords(field, segment.keywords[schema.keywords.indexOf(slot.name)]!)
}
