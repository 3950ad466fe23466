/** Columns of a segment in the making, and how they become parts. Building and merging write the same ones. */
import type { SearchDocument, SearchSchema } from '../schema.ts'
import { growing, push, whole, type Growing } from './growing.ts'
import type { Column } from './parts.ts'
import { bitmapFrom, bitmapWords, slotsFor } from './segment.ts'
import { bytesOf, hashOf, packWords, sortWords } from './words.ts'

type Listed = { readonly numberOf: Map<string, number>; readonly words: string[] }
type KeywordsDraft = Listed & {
  readonly at: Growing<Uint32Array>
  readonly ordinals: Growing<Uint32Array>
}

export type ColumnsDraft = {
  readonly schema: SearchSchema
  readonly ids: string[]
  readonly numbers: readonly Growing<Float64Array>[]
  readonly ranges: readonly Growing<Float64Array>[]
  readonly envelopes: readonly Growing<Float64Array>[]
  readonly points: readonly Growing<Float32Array>[]
  readonly keywords: readonly KeywordsDraft[]
  readonly audience: KeywordsDraft
}

function keywordsDraft(): KeywordsDraft {
  const draft = {
    numberOf: new Map<string, number>(),
    words: [] as string[],
    at: growing(Uint32Array),
    ordinals: growing(Uint32Array),
  }
  push(draft.at, 0)
  return draft
}

export function columnsDraft(schema: SearchSchema): ColumnsDraft {
  const doubles = (names: readonly string[]) => names.map(() => growing(Float64Array))
  return {
    schema,
    ids: [],
    numbers: doubles(schema.numbers),
    ranges: doubles(schema.ranges),
    envelopes: doubles(schema.envelopes),
    points: schema.points.map(() => growing(Float32Array)),
    keywords: schema.keywords.map(keywordsDraft),
    audience: keywordsDraft(),
  }
}

/** Number of a word, in the order in which words came. */
export function numberIn({ numberOf, words }: Listed, word: string): number {
  const known = numberOf.get(word)
  if (known !== undefined) return known
  numberOf.set(word, words.length)
  return words.push(word) - 1
}

export function pushWords(draft: KeywordsDraft, words: readonly string[]): void {
  const unlike = words.length > 1 ? [...new Set(words)] : words
  for (const word of unlike) push(draft.ordinals, numberIn(draft, word))
  push(draft.at, draft.ordinals.length)
}

const radians = Math.PI / 180

/** On the unit sphere: there a distance is a chord, without sines at the time of asking. */
export function onSphere(latitude: number, longitude: number): [number, number, number] {
  const [phi, lambda] = [latitude * radians, longitude * radians]
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
}

function pushAll(list: Growing<Float64Array> | Growing<Float32Array>, values: readonly number[]) {
  for (const value of values) push(list as Growing<Float64Array>, value)
}

export function addColumns(draft: ColumnsDraft, document: SearchDocument): void {
  const { schema } = draft
  draft.ids.push(document.id)
  for (const [index, name] of schema.numbers.entries()) {
    push(draft.numbers[index]!, document.numbers?.[name] ?? NaN)
  }
  for (const [index, name] of schema.ranges.entries()) {
    pushAll(draft.ranges[index]!, document.ranges?.[name] ?? [NaN, NaN])
  }
  for (const [index, name] of schema.envelopes.entries()) {
    const lengths = document.envelopes?.[name] ?? [NaN, NaN, NaN]
    // A part may lie in any orientation: both are compared from their longest side down.
    pushAll(
      draft.envelopes[index]!,
      lengths.toSorted((one, other) => other - one),
    )
  }
  for (const [index, name] of schema.points.entries()) {
    const point = document.points?.[name]
    const values = point ? onSphere(point.latitude, point.longitude) : [NaN, NaN, NaN]
    pushAll(draft.points[index]!, values)
  }
  for (const [index, name] of schema.keywords.entries()) {
    pushWords(draft.keywords[index]!, document.keywords?.[name] ?? [])
  }
  pushWords(draft.audience, document.audience)
}

/** New number of each word once they are sorted, and the sorted words. */
function sorted(words: readonly string[]): { places: Uint32Array; inOrder: string[] } {
  const inOrder = sortWords([...words])
  const placeOf = new Map(inOrder.map((word, place) => [word, place]))
  return { places: Uint32Array.from(words, (word) => placeOf.get(word)!), inOrder }
}

function keywordParts(parts: Map<string, Column>, name: string, draft: KeywordsDraft): void {
  const { places, inOrder } = sorted(draft.words)
  const ordinals = whole(draft.ordinals)
  for (let index = 0; index < ordinals.length; index++) ordinals[index] = places[ordinals[index]!]!
  const words = packWords(inOrder)
  parts.set(`${name}.words.bytes`, words.bytes).set(`${name}.words.at`, words.at)
  parts.set(`${name}.at`, whole(draft.at)).set(`${name}.ordinals`, ordinals)
}

function audienceParts(parts: Map<string, Column>, draft: KeywordsDraft, documents: number): void {
  const { places, inOrder } = sorted(draft.words)
  const counts = new Uint32Array(inOrder.length + 1)
  for (let index = 0; index < draft.ordinals.length; index++) {
    counts[places[draft.ordinals.room[index]!]! + 1]!++
  }
  const at = counts
  for (let key = 1; key < at.length; key++) at[key]! += at[key - 1]!
  const next = at.slice()
  const listed = new Uint16Array(draft.ordinals.length)
  for (let document = 0; document < documents; document++) {
    for (let index = draft.at.room[document]!; index < draft.at.room[document + 1]!; index++) {
      listed[next[places[draft.ordinals.room[index]!]!]!++] = document
    }
  }
  const bitmapOf = new Uint32Array(inOrder.length)
  const long = [...inOrder.keys()].filter((key) => at[key + 1]! - at[key]! >= bitmapFrom)
  const bitmaps = new Uint32Array(long.length * bitmapWords)
  for (const [number, key] of long.entries()) {
    bitmapOf[key] = number + 1
    for (const document of listed.subarray(at[key], at[key + 1])) {
      bitmaps[number * bitmapWords + (document >>> 5)]! |= 1 << (document & 31)
    }
  }
  const keys = packWords(inOrder)
  parts.set('audience.keys.bytes', keys.bytes).set('audience.keys.at', keys.at)
  parts.set('audience.at', at).set('audience.documents', listed)
  parts.set('audience.bitmapOf', bitmapOf).set('audience.bitmaps', bitmaps)
}

function idParts(parts: Map<string, Column>, ids: readonly string[]): void {
  const words = packWords(ids)
  const slots = new Uint32Array(slotsFor(ids.length))
  const ties = new Uint32Array(ids.length)
  for (let document = 0; document < ids.length; document++) {
    const hash = hashOf(bytesOf(ids[document]!))
    ties[document] = hash
    let slot = hash & (slots.length - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = document + 1
  }
  parts.set('ids.bytes', words.bytes).set('ids.at', words.at)
  parts.set('ids.slots', slots).set('ties', ties)
}

export function columnParts(parts: Map<string, Column>, draft: ColumnsDraft): void {
  idParts(parts, draft.ids)
  for (const [index, list] of draft.numbers.entries()) parts.set(`number.${index}`, whole(list))
  for (const [index, list] of draft.ranges.entries()) parts.set(`range.${index}`, whole(list))
  for (const [index, list] of draft.envelopes.entries()) parts.set(`envelope.${index}`, whole(list))
  for (const [index, list] of draft.points.entries()) parts.set(`point.${index}`, whole(list))
  for (const [index, list] of draft.keywords.entries())
    keywordParts(parts, `keyword.${index}`, list)
  audienceParts(parts, draft.audience, draft.ids.length)
}
