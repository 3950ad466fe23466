/** From documents to a segment. Memory is bounded by what one segment may hold. */
import {
  documentsMax,
  occurrencesMax,
  saturation,
  textsMax,
  type SearchDocument,
  type SearchSchema,
  type TextField,
} from '../schema.ts'
import { addColumns, columnParts, columnsDraft, numberIn, type ColumnsDraft } from './columns.ts'
import { growing, push, whole, type Growing } from './growing.ts'
import { packParts, type Column } from './parts.ts'
import { openSegment, type Segment } from './segment.ts'
import { packWords, sortWords } from './words.ts'

export type Builder = {
  readonly schema: SearchSchema
  readonly columns: ColumnsDraft
  readonly numberOf: Map<string, number>
  readonly words: string[]
  readonly terms: Growing<Uint32Array>
  readonly counts: Growing<Uint16Array>
  /** Where a document's postings begin. */
  readonly at: Growing<Uint32Array>
  readonly lengths: Growing<Uint16Array>
}

export function startSegment(schema: SearchSchema): Builder {
  if (schema.texts.length > textsMax) throw new Error('an index has at most four fields of text')
  const at = growing(Uint32Array)
  push(at, 0)
  return {
    ...{ schema, columns: columnsDraft(schema), numberOf: new Map(), words: [] },
    ...{ terms: growing(Uint32Array), counts: growing(Uint16Array), at },
    lengths: growing(Uint16Array),
  }
}

export const isFull = ({ columns }: Builder): boolean => columns.ids.length >= documentsMax

export function addDocument(builder: Builder, document: SearchDocument): void {
  const { schema, columns, lengths, terms, counts, at } = builder
  if (isFull(builder)) throw new Error('a segment is full')
  addColumns(columns, document)
  const own = new Map<number, number>()
  for (const [field, { name }] of schema.texts.entries()) {
    const words = document.texts[name] ?? []
    push(lengths, Math.min(words.length, 65_535))
    const shift = field * 4
    for (const word of words) {
      const term = numberIn(builder, word)
      const before = own.get(term) ?? 0
      if (((before >>> shift) & 15) < occurrencesMax) own.set(term, before + (1 << shift))
    }
  }
  for (const [term, count] of own) {
    push(terms, term)
    push(counts, count)
  }
  push(at, terms.length)
}

/** What one field adds to the frequency of a term before saturation. */
export function weighed(field: TextField, occurrences: number, length: number): number {
  const relative = 1 - field.lengthWeight + (field.lengthWeight * length) / field.averageLength
  return (field.boost * occurrences) / relative
}

/** Frequency over all fields, saturated, in 255ths. */
function impactOf(
  schema: SearchSchema,
  counts: number,
  lengths: Uint16Array,
  document: number,
): number {
  let frequency = 0
  const fields = schema.texts.length
  for (let field = 0; field < fields; field++) {
    const occurrences = (counts >>> (field * 4)) & 15
    if (occurrences === 0) continue
    frequency += weighed(schema.texts[field]!, occurrences, lengths[document * fields + field]!)
  }
  return Math.max(1, Math.round((255 * frequency) / (saturation + frequency)))
}

/** Postings by term instead of by document. */
function postingParts(parts: Map<string, Column>, builder: Builder, lengths: Uint16Array): void {
  const { schema, words, terms, counts, at } = builder
  const inOrder = sortWords([...words])
  const places = new Uint32Array(words.length)
  for (const [place, word] of inOrder.entries()) places[builder.numberOf.get(word)!] = place
  const postingsAt = new Uint32Array(words.length + 1)
  for (let index = 0; index < terms.length; index++) {
    postingsAt[places[terms.room[index]!]! + 1]!++
  }
  for (let term = 0; term < words.length; term++) postingsAt[term + 1]! += postingsAt[term]!
  const next = postingsAt.slice()
  const [documents, kept] = [new Uint16Array(terms.length), new Uint16Array(terms.length)]
  const impacts = new Uint8Array(terms.length)
  for (let document = 0; document < builder.columns.ids.length; document++) {
    for (let index = at.room[document]!; index < at.room[document + 1]!; index++) {
      const place = next[places[terms.room[index]!]!]!++
      documents[place] = document
      kept[place] = counts.room[index]!
      impacts[place] = impactOf(schema, counts.room[index]!, lengths, document)
    }
  }
  const packed = packWords(inOrder)
  parts.set('terms.bytes', packed.bytes).set('terms.at', packed.at)
  parts.set('postings.at', postingsAt).set('postings.documents', documents)
  parts.set('postings.impacts', impacts).set('postings.counts', kept)
}

export function finishSegment(builder: Builder): Segment {
  const { schema, columns } = builder
  const parts = new Map<string, Column>()
  const lengths = whole(builder.lengths)
  parts.set('lengths', lengths)
  postingParts(parts, builder, lengths)
  columnParts(parts, columns)
  return openSegment(schema, packParts(schema.version, columns.ids.length, parts))
}
