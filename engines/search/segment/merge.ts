/** Several segments become one without those that are gone. In steps, so that questions are answered in between. */
import type { SearchSchema } from '../schema.ts'
import { columnParts, columnsDraft, numberIn, type ColumnsDraft } from './columns.ts'
import { growing, push, whole, type Growing } from './growing.ts'
import { packParts, type Column } from './parts.ts'
import { openSegment, type AudienceColumn, type KeywordColumn, type Segment } from './segment.ts'
import { compareAt, wordAt, type Words } from './words.ts'

/** Bit by document; set where it is gone. */
export type Gone = Uint32Array

export const isGone = (gone: Gone, document: number): boolean =>
  (gone[document >>> 5]! & (1 << (document & 31))) !== 0

/** What a segment's document is called in the merged one; -1 where it is gone. */
export type Renamed = Int32Array

const stepPostings = 100_000

export type Source = { readonly segment: Segment; readonly gone: Gone }

function renamed(sources: readonly Source[]): { maps: Renamed[]; documents: number } {
  let documents = 0
  const maps = sources.map(({ segment, gone }) =>
    Int32Array.from({ length: segment.documents }, (_, document) =>
      isGone(gone, document) ? -1 : documents++,
    ),
  )
  return { maps, documents }
}

function copyValues(
  to: Growing<Float64Array> | Growing<Float32Array>,
  from: Column,
  map: Renamed,
  width: number,
): void {
  for (let document = 0; document < map.length; document++) {
    if (map[document]! < 0) continue
    for (let place = 0; place < width; place++) {
      push(to as Growing<Float64Array>, from[document * width + place]!)
    }
  }
}

type KeywordsDraft = ColumnsDraft['audience']

function copyKeywords(to: KeywordsDraft, from: KeywordColumn, map: Renamed): void {
  const numbers = new Int32Array(from.words.at.length).fill(-1)
  for (let document = 0; document < map.length; document++) {
    if (map[document]! < 0) continue
    for (let index = from.at[document]!; index < from.at[document + 1]!; index++) {
      const ordinal = from.ordinals[index]!
      if (numbers[ordinal]! < 0) numbers[ordinal] = numberIn(to, wordAt(from.words, ordinal))
      push(to.ordinals, numbers[ordinal]!)
    }
    push(to.at, to.ordinals.length)
  }
}

/** The audience is kept by key; by document it is read as keywords are. */
function byDocument({ keys, at, documents }: AudienceColumn, count: number): KeywordColumn {
  const begins = new Uint32Array(count + 1)
  for (const document of documents) begins[document + 1]!++
  for (let document = 0; document < count; document++) begins[document + 1]! += begins[document]!
  const next = begins.slice()
  const ordinals = new Uint32Array(documents.length)
  for (let key = 0; key < keys.at.length - 1; key++) {
    for (const document of documents.subarray(at[key], at[key + 1])) {
      ordinals[next[document]!++] = key
    }
  }
  return { words: keys, at: begins, ordinals }
}

function* copyColumns(draft: ColumnsDraft, sources: readonly Source[], maps: readonly Renamed[]) {
  for (const [number, { segment }] of sources.entries()) {
    const map = maps[number]!
    for (let document = 0; document < map.length; document++) {
      if (map[document]! >= 0) draft.ids.push(wordAt(segment.ids, document))
    }
    for (const [index, list] of draft.numbers.entries()) {
      copyValues(list, segment.numbers[index]!, map, 1)
    }
    for (const [index, list] of draft.ranges.entries()) {
      copyValues(list, segment.ranges[index]!, map, 2)
    }
    for (const [index, list] of draft.envelopes.entries()) {
      copyValues(list, segment.envelopes[index]!, map, 3)
    }
    for (const [index, list] of draft.points.entries()) {
      copyValues(list, segment.points[index]!, map, 3)
    }
    yield
    for (const [index, list] of draft.keywords.entries()) {
      copyKeywords(list, segment.keywords[index]!, map)
    }
    copyKeywords(draft.audience, byDocument(segment.audience, segment.documents), map)
    yield
  }
}

type Postings = {
  readonly bytes: Growing<Uint8Array>
  readonly wordsAt: Growing<Uint32Array>
  readonly at: Growing<Uint32Array>
  readonly documents: Growing<Uint16Array>
  readonly impacts: Growing<Uint8Array>
  readonly counts: Growing<Uint16Array>
}

function postingsDraft(): Postings {
  const draft = {
    bytes: growing(Uint8Array),
    wordsAt: growing(Uint32Array),
    at: growing(Uint32Array),
    documents: growing(Uint16Array),
    impacts: growing(Uint8Array),
    counts: growing(Uint16Array),
  }
  push(draft.wordsAt, 0)
  push(draft.at, 0)
  return draft
}

function copyPostings(to: Postings, segment: Segment, term: number, map: Renamed): void {
  for (let index = segment.postingsAt[term]!; index < segment.postingsAt[term + 1]!; index++) {
    const document = map[segment.postingDocuments[index]!]!
    if (document < 0) continue
    push(to.documents, document)
    push(to.impacts, segment.postingImpacts[index]!)
    push(to.counts, segment.postingCounts[index]!)
  }
}

const bytesAt = ({ bytes, at }: Words, index: number): Uint8Array =>
  bytes.subarray(at[index], at[index + 1])

/** The next word of all dictionaries, by their bytes; undefined at the end of all. */
function leastWord(sources: readonly Source[], next: Uint32Array): Uint8Array | undefined {
  let least: Uint8Array | undefined
  for (const [number, { segment }] of sources.entries()) {
    const term = next[number]!
    if (term >= segment.terms.at.length - 1) continue
    if (least === undefined || compareAt(segment.terms, term, least) < 0) {
      least = bytesAt(segment.terms, term)
    }
  }
  return least
}

function* mergePostings(sources: readonly Source[], maps: readonly Renamed[]) {
  const to = postingsDraft()
  const next = new Uint32Array(sources.length)
  let stopAt = stepPostings
  for (;;) {
    const word = leastWord(sources, next)
    if (word === undefined) return to
    for (const [number, { segment }] of sources.entries()) {
      const term = next[number]!
      if (term >= segment.terms.at.length - 1 || compareAt(segment.terms, term, word) !== 0)
        continue
      copyPostings(to, segment, term, maps[number]!)
      next[number]!++
    }
    // A term that only those who are gone had goes with them.
    if (to.documents.length > to.at.room[to.at.length - 1]!) {
      for (const byte of word) push(to.bytes, byte)
      push(to.wordsAt, to.bytes.length)
      push(to.at, to.documents.length)
    }
    if (to.documents.length > stopAt) {
      stopAt = to.documents.length + stepPostings
      yield
    }
  }
}

function lengthsOf(schema: SearchSchema, sources: readonly Source[], maps: readonly Renamed[]) {
  const fields = schema.texts.length
  const lengths = growing(Uint16Array)
  for (const [number, { segment }] of sources.entries()) {
    const map = maps[number]!
    for (let document = 0; document < map.length; document++) {
      if (map[document]! < 0) continue
      for (let field = 0; field < fields; field++) {
        push(lengths, segment.lengths[document * fields + field]!)
      }
    }
  }
  return whole(lengths)
}

export type Merged = {
  /** Undefined where nothing is left. */
  readonly segment: Segment | undefined
  readonly maps: readonly Renamed[]
}

export function* mergeSegments(
  schema: SearchSchema,
  sources: readonly Source[],
): Generator<undefined, Merged> {
  const { maps, documents } = renamed(sources)
  if (documents === 0) return { segment: undefined, maps }
  const draft = columnsDraft(schema)
  yield* copyColumns(draft, sources, maps)
  const postings = yield* mergePostings(sources, maps)
  const parts = new Map<string, Column>()
  parts.set('lengths', lengthsOf(schema, sources, maps))
  parts.set('terms.bytes', whole(postings.bytes)).set('terms.at', whole(postings.wordsAt))
  parts.set('postings.at', whole(postings.at))
  parts.set('postings.documents', whole(postings.documents))
  parts.set('postings.impacts', whole(postings.impacts))
  parts.set('postings.counts', whole(postings.counts))
  yield
  columnParts(parts, draft)
  yield
  return { segment: openSegment(schema, packParts(schema.version, documents, parts)), maps }
}
