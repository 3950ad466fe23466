/** An index: segments, who is gone from them, and how it changes. The caller merges when there is time. */
import type { SearchDocument, SearchSchema } from '../schema.ts'
import { addDocument, finishSegment, isFull, startSegment } from '../segment/build.ts'
import { isGone, mergeSegments, type Gone } from '../segment/merge.ts'
import { documentOf, type Segment } from '../segment/segment.ts'
import { wordAt } from '../segment/words.ts'
import { shapeOf, type Shape } from './shape.ts'

export type Held = {
  readonly segment: Segment
  readonly gone: Gone
  goneCount: number
  /** By keyword column: number in the index of each word of the segment. */
  readonly valueOf: readonly Uint32Array[]
  readonly shapes: readonly Shape[]
}

/** Words of one keyword column over all segments, numbered as they came. */
export type Values = { readonly numberOf: Map<string, number>; readonly words: string[] }

export type SearchIndex = {
  readonly schema: SearchSchema
  held: Held[]
  readonly values: readonly Values[]
}

export function emptyIndex(schema: SearchSchema): SearchIndex {
  return {
    schema,
    held: [],
    values: schema.keywords.map(() => ({ numberOf: new Map(), words: [] })),
  }
}

function numbersOf(values: Values, column: Segment['keywords'][number]): Uint32Array {
  return Uint32Array.from({ length: column.words.at.length - 1 }, (_, ordinal) => {
    const word = wordAt(column.words, ordinal)
    const known = values.numberOf.get(word)
    if (known !== undefined) return known
    values.numberOf.set(word, values.words.length)
    return values.words.push(word) - 1
  })
}

export function holdSegment(index: SearchIndex, segment: Segment, gone?: Gone): Held {
  const bits = gone ?? new Uint32Array(Math.ceil(segment.documents / 32))
  let goneCount = 0
  for (let document = 0; document < segment.documents; document++) {
    if (isGone(bits, document)) goneCount++
  }
  const valueOf = segment.keywords.map((column, place) => numbersOf(index.values[place]!, column))
  return { segment, gone: bits, goneCount, valueOf, shapes: segment.keywords.map(shapeOf) }
}

function strike(held: Held, document: number): boolean {
  if (isGone(held.gone, document)) return false
  held.gone[document >>> 5]! |= 1 << (document & 31)
  held.goneCount++
  return true
}

/** Takes offers out; answers how many there were. */
export function removeDocuments(index: SearchIndex, ids: Iterable<string>): number {
  let removed = 0
  for (const id of ids) {
    for (const held of index.held) {
      const document = documentOf(held.segment, id)
      if (document >= 0 && strike(held, document)) removed++
    }
  }
  index.held = index.held.filter(({ segment, goneCount }) => goneCount < segment.documents)
  return removed
}

/** Adds offers or puts them in the place of those with their ids. They are found from the next question on. */
export function putDocuments(index: SearchIndex, documents: Iterable<SearchDocument>): void {
  const last = new Map<string, SearchDocument>()
  for (const document of documents) last.set(document.id, document)
  if (last.size === 0) return
  removeDocuments(index, last.keys())
  let builder = startSegment(index.schema)
  for (const document of last.values()) {
    if (isFull(builder)) {
      index.held.push(holdSegment(index, finishSegment(builder)))
      builder = startSegment(index.schema)
    }
    addDocument(builder, document)
  }
  index.held.push(holdSegment(index, finishSegment(builder)))
}

export function documentCount(index: SearchIndex): number {
  return index.held.reduce((sum, held) => sum + held.segment.documents - held.goneCount, 0)
}

export const hasDocument = (index: SearchIndex, id: string): boolean =>
  index.held.some((held) => {
    const document = documentOf(held.segment, id)
    return document >= 0 && !isGone(held.gone, document)
  })

/** Strikes from the merged segment who left while it was being made. */
function strikeLater(
  merged: Held,
  sources: readonly Held[],
  before: readonly Gone[],
  maps: readonly Int32Array[],
) {
  for (const [number, { segment, gone }] of sources.entries()) {
    for (let document = 0; document < segment.documents; document++) {
      if (isGone(gone, document) && !isGone(before[number]!, document)) {
        strike(merged, maps[number]![document]!)
      }
    }
  }
}

/** Merges some segments of an index in steps; between them it may be asked and changed. */
export function* mergeHeld(index: SearchIndex, sources: readonly Held[]): Generator<undefined> {
  const before = sources.map(({ gone }) => gone.slice())
  const frozen = sources.map(({ segment }, number) => ({ segment, gone: before[number]! }))
  const { segment, maps } = yield* mergeSegments(index.schema, frozen)
  const place = index.held.findIndex((held) => sources.includes(held))
  const kept = index.held.filter((held) => !sources.includes(held))
  if (segment !== undefined) {
    const merged = holdSegment(index, segment)
    strikeLater(merged, sources, before, maps)
    if (merged.goneCount < segment.documents) kept.splice(Math.max(0, place), 0, merged)
  }
  index.held = kept
}
