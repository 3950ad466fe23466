/** What an index holds of each offer, and how its words count. Everything else about an offer stays in the database. */

export type TextField = {
  readonly name: string
  /** How much a word here counts beside one elsewhere. */
  readonly boost: number
  /** From 0 (length does not matter) to 1 (a word in a text twice as long counts half). */
  readonly lengthWeight: number
  /** Terms of an ordinary text; fixed, so that a score does not depend on what else lies in a segment. */
  readonly averageLength: number
}

export type SearchSchema = {
  /** Changes whenever anything here or in the cutting of texts does: snapshots of another one are refused. */
  readonly version: string
  /** At most four. */
  readonly texts: readonly TextField[]
  readonly numbers: readonly string[]
  /** From a least to a greatest value, both included. */
  readonly ranges: readonly string[]
  /** Three lengths in which a part must fit. */
  readonly envelopes: readonly string[]
  /** Words of a list, one or many each: facets and filters. */
  readonly keywords: readonly string[]
  /** WGS-84. */
  readonly points: readonly string[]
}

export type Point = { readonly latitude: number; readonly longitude: number }
export type Triple = readonly [number, number, number]

export type SearchDocument = {
  readonly id: string
  /** Whoever holds one of these keys sees it; nobody else does. */
  readonly audience: readonly string[]
  /** Terms by field, in their order, as `termsOf` cut them. */
  readonly texts: Readonly<Record<string, readonly string[]>>
  readonly numbers?: Readonly<Record<string, number>>
  readonly ranges?: Readonly<Record<string, readonly [number, number]>>
  readonly envelopes?: Readonly<Record<string, Triple>>
  readonly keywords?: Readonly<Record<string, readonly string[]>>
  readonly points?: Readonly<Record<string, Point>>
}

/** Documents of a segment have numbers of 16 bits: what is computed for one segment stays near the processor. */
export const documentsMax = 65_536
export const textsMax = 4
/** Occurrences in one field that are told apart. */
export const occurrencesMax = 15
/** BM25's saturation. */
export const saturation = 1.2
