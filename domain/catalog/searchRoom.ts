/**
 * How many fields of a kind the market's index can hold to be searched: it has the same columns whatever kinds there
 * are. What many kinds have in common (materials, tolerance, days) has a column by its name; every other field has the
 * next free column of its shape. Fields by which needs are matched or offers narrowed down come first; what has neither
 * mark takes what is left.
 */
import { fieldsOf, type Field, type FieldShape, type Kind } from './kind.ts'
import type { KindFault } from './readKind.ts'

/** Columns of each shape for fields of a kind's own. */
export const searchRoom = { measures: 10, spans: 4, words: 14, boxes: 1, cylinders: 1 } as const
export type Room = keyof typeof searchRoom

/** Fields of a kind by which offers are narrowed down and counted at once. */
export const facetsMost = 8

/** Of many kinds, under the same id and in the same unit. */
export const commonMeasures: Readonly<Record<string, string | undefined>> = {
  tolerance: 'mm',
  fastest: 'workingDay',
  years: undefined,
}
export const commonWords = ['materials', 'grades'] as const
export const commonSpan = { id: 'batch', unit: 'piece' } as const

/** The how manieth column of its room, counted from 0; or one by its own name. */
export type Place = { readonly room: Room; readonly at: number | 'common' }

export type FieldPlaces = {
  /** Null for texts and days, which are read as words and no more. */
  readonly value: Place | null
  /** Of a measure by which offers are narrowed down: its numbers as words. */
  readonly facet: Place | null
}

const roomOf: Readonly<Record<FieldShape, Room | null>> = {
  ...{ measure: 'measures', span: 'spans', box: 'boxes', cylinder: 'cylinders' },
  ...{ choice: 'words', choices: 'words', terms: 'words', flag: 'words', text: null, day: null },
}

function isCommon(id: string, { about }: Field): boolean {
  const unit = 'unit' in about ? about.unit : undefined
  if (about.shape === 'measure') {
    return Object.hasOwn(commonMeasures, id) && commonMeasures[id] === unit
  }
  if (about.shape === 'span') return id === commonSpan.id && unit === commonSpan.unit
  return roomOf[about.shape] === 'words' && (commonWords as readonly string[]).includes(id)
}

export const isSearched = ({ about }: Field): boolean =>
  about.match !== undefined || about.facet === true

/** Where each field would lie, whether there is room or not. */
export function placesOf(kind: Kind): ReadonlyMap<string, FieldPlaces> {
  const taken = { measures: 0, spans: 0, words: 0, boxes: 0, cylinders: 0 }
  const next = (room: Room): Place => ({ room, at: taken[room]++ })
  const all = fieldsOf(kind)
  const inOrder = [
    ...all.filter(([, field]) => isSearched(field)),
    ...all.filter(([, field]) => !isSearched(field)),
  ]
  return new Map(
    inOrder.map(([id, field]) => {
      const room = roomOf[field.about.shape]
      const common = room !== null && isCommon(id, field)
      const value = room === null ? null : common ? { room, at: 'common' as const } : next(room)
      const counted = field.about.shape === 'measure' && field.about.facet === true
      return [id, { value, facet: counted ? next('words') : null }] as const
    }),
  )
}

export const hasRoom = ({ room, at }: Place): boolean => at === 'common' || at < searchRoom[room]

const fullCodes: Readonly<Record<Room, string>> = {
  measures: 'kind_measures_full',
  spans: 'kind_spans_full',
  words: 'kind_words_full',
  boxes: 'kind_boxes_full',
  cylinders: 'kind_cylinders_full',
}

/** Every field that is to be searched, and for which there is no room. */
function* fullOf(kind: Kind): Generator<KindFault> {
  const places = placesOf(kind)
  let facets = 0
  for (const [id, field] of fieldsOf(kind)) {
    const at = `/fields/properties/${id}/about`
    const { value, facet } = places.get(id)!
    const full = [value, facet].find((place) => place !== null && !hasRoom(place))
    if (full && isSearched(field)) {
      yield { at, code: fullCodes[full.room], facts: { id, most: searchRoom[full.room] } }
    }
    if (field.about.facet === true && facets++ >= facetsMost) {
      yield { at: `${at}/facet`, code: 'kind_facets_full', facts: { id, most: facetsMost } }
    }
  }
}

/**
 * What keeps a kind from being published because the market could not search it. What was published without room
 * before this was asked stays as it is: its fields cannot be taken back.
 */
export function roomFaults(kind: Kind, before: Kind | undefined): KindFault[] {
  const key = ({ at, code }: KindFault): string => `${at} ${code}`
  const known = new Set(before === undefined ? [] : [...fullOf(before)].map(key))
  return [...fullOf(kind)].filter((fault) => !known.has(key(fault)))
}
