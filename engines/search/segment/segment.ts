/** A segment: up to 65,536 offers that never change, as typed arrays on one buffer. */
import { documentsMax, type SearchSchema } from '../schema.ts'
import { Fault } from './fault.ts'
import { openParts, type Column, type Parts } from './parts.ts'
import { compareAt, indexOf, bytesOf, hashOf, type Words } from './words.ts'

/** Per document a run of numbers into a dictionary. */
export type KeywordColumn = {
  readonly words: Words
  /** Where a document's words begin in `ordinals`. */
  readonly at: Uint32Array
  readonly ordinals: Uint32Array
}

/** Per key of the audience the documents it opens: a list, and a bitmap where the list is long. */
export type AudienceColumn = {
  readonly keys: Words
  readonly at: Uint32Array
  readonly documents: Uint16Array
  /** Which bitmap a key has, counted from 1; 0 for none. */
  readonly bitmapOf: Uint32Array
  readonly bitmaps: Uint32Array
}

export type Segment = {
  readonly buffer: ArrayBuffer
  readonly documents: number
  readonly terms: Words
  /** Where a term's postings begin. */
  readonly postingsAt: Uint32Array
  readonly postingDocuments: Uint16Array
  /** Saturated frequency over all fields, in 255ths: what scores are summed from. */
  readonly postingImpacts: Uint8Array
  /** Occurrences by field, four bits each: what a score is explained from. */
  readonly postingCounts: Uint16Array
  /** Terms by document and field. */
  readonly lengths: Uint16Array
  readonly ids: Words
  readonly idSlots: Uint32Array
  /** Orders equal scores: a hash of the id, which favours nobody's name. */
  readonly ties: Uint32Array
  readonly numbers: readonly Float64Array[]
  /** Two, three and three values a document. */
  readonly ranges: readonly Float64Array[]
  readonly envelopes: readonly Float64Array[]
  /** On the unit sphere; NaN where there is none. */
  readonly points: readonly Float32Array[]
  readonly keywords: readonly KeywordColumn[]
  readonly audience: AudienceColumn
}

export const bitmapWords = documentsMax / 32
/** Documents from which on a key of the audience has a bitmap: there it is the smaller of the two. */
export const bitmapFrom = documentsMax / 16

type Reader = <T extends Column>(name: string, make: new (length: number) => T) => T

function readerOf(parts: Parts): Reader {
  return (name, make) => {
    const column = parts.get(name)
    if (!(column instanceof make)) throw new Fault('segment_content')
    return column
  }
}

function insist(holds: boolean): void {
  if (!holds) throw new Fault('segment_content')
}

/** Begins at 0, never falls, ends at the number of what it points into. */
function insistOffsets(at: Uint32Array, entries: number, last: number): void {
  insist(at.length === entries + 1 && at[0] === 0 && at[entries] === last)
  for (let index = 0; index < entries; index++) insist(at[index]! <= at[index + 1]!)
}

function insistBelow(column: Column, limit: number): void {
  for (let index = 0; index < column.length; index++) insist(column[index]! < limit)
}

function wordsOf(read: Reader, name: string, sorted: boolean): Words {
  const words = { bytes: read(`${name}.bytes`, Uint8Array), at: read(`${name}.at`, Uint32Array) }
  const count = words.at.length - 1
  insist(count >= 0)
  insistOffsets(words.at, count, words.bytes.length)
  for (let index = 1; sorted && index < count; index++) {
    const before = words.bytes.subarray(words.at[index - 1], words.at[index])
    insist(compareAt(words, index, before) > 0)
  }
  return words
}

function keywordsOf(read: Reader, name: string, documents: number): KeywordColumn {
  const column = {
    words: wordsOf(read, `${name}.words`, true),
    at: read(`${name}.at`, Uint32Array),
    ordinals: read(`${name}.ordinals`, Uint32Array),
  }
  insistOffsets(column.at, documents, column.ordinals.length)
  insistBelow(column.ordinals, column.words.at.length - 1)
  return column
}

function audienceOf(read: Reader, documents: number): AudienceColumn {
  const column = {
    keys: wordsOf(read, 'audience.keys', true),
    at: read('audience.at', Uint32Array),
    documents: read('audience.documents', Uint16Array),
    bitmapOf: read('audience.bitmapOf', Uint32Array),
    bitmaps: read('audience.bitmaps', Uint32Array),
  }
  const keys = column.keys.at.length - 1
  insistOffsets(column.at, keys, column.documents.length)
  insistBelow(column.documents, documents)
  insist(column.bitmapOf.length === keys && column.bitmaps.length % bitmapWords === 0)
  insistBelow(column.bitmapOf, column.bitmaps.length / bitmapWords + 1)
  return column
}

function floats(read: Reader, names: readonly string[], kind: string, documents: number) {
  const width = { number: 1, range: 2, envelope: 3 }[kind]!
  return names.map((_, index) => {
    const column = read(`${kind}.${index}`, Float64Array)
    insist(column.length === documents * width)
    return column
  })
}

function postingsOf(read: Reader, documents: number, terms: number) {
  const postings = {
    postingsAt: read('postings.at', Uint32Array),
    postingDocuments: read('postings.documents', Uint16Array),
    postingImpacts: read('postings.impacts', Uint8Array),
    postingCounts: read('postings.counts', Uint16Array),
  }
  const count = postings.postingDocuments.length
  insistOffsets(postings.postingsAt, terms, count)
  insist(postings.postingImpacts.length === count && postings.postingCounts.length === count)
  insistBelow(postings.postingDocuments, documents)
  return postings
}

/** Reads a segment back; throws a `Fault` for whatever does not hold together. */
export function openSegment(schema: SearchSchema, buffer: ArrayBuffer): Segment {
  const { schema: version, documents, parts } = openParts(buffer)
  if (version !== schema.version) throw new Fault('segment_schema')
  insist(documents > 0 && documents <= documentsMax)
  const read = readerOf(parts)
  const terms = wordsOf(read, 'terms', true)
  const ids = wordsOf(read, 'ids', false)
  const lengths = read('lengths', Uint16Array)
  const [ties, idSlots] = [read('ties', Uint32Array), read('ids.slots', Uint32Array)]
  insist(ids.at.length === documents + 1 && ties.length === documents)
  insist(lengths.length === documents * schema.texts.length)
  insist(idSlots.length === slotsFor(documents) && idSlots.includes(0))
  insistBelow(idSlots, documents + 1)
  const points = schema.points.map((_, index) => read(`point.${index}`, Float32Array))
  insist(points.every((column) => column.length === documents * 3))
  return {
    ...{ buffer, documents, terms, ids, lengths, ties, idSlots, points },
    ...postingsOf(read, documents, terms.at.length - 1),
    numbers: floats(read, schema.numbers, 'number', documents),
    ranges: floats(read, schema.ranges, 'range', documents),
    envelopes: floats(read, schema.envelopes, 'envelope', documents),
    keywords: schema.keywords.map((_, index) => keywordsOf(read, `keyword.${index}`, documents)),
    audience: audienceOf(read, documents),
  }
}

/** A power of two, at most half full. */
export function slotsFor(documents: number): number {
  return 2 ** Math.ceil(Math.log2(documents * 2 + 1))
}

/** Document of an id, or -1. */
export function documentOf({ ids, idSlots }: Segment, id: string): number {
  const bytes = bytesOf(id)
  const mask = idSlots.length - 1
  for (let slot = hashOf(bytes) & mask; idSlots[slot] !== 0; slot = (slot + 1) & mask) {
    const document = idSlots[slot]! - 1
    if (compareAt(ids, document, bytes) === 0) return document
  }
  return -1
}

export const termOf = ({ terms }: Segment, term: string): number => indexOf(terms, bytesOf(term))
