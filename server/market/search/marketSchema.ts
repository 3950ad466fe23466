/** Which columns the market's index has, and where the fields of a kind lie in them: `searchRoom` says how many there are. */
import type { Kind } from '../../../domain/catalog/kind.ts'
import {
  commonMeasures,
  commonSpan,
  commonWords,
  hasRoom,
  placesOf,
  searchRoom,
  type Place,
  type Room,
} from '../../../domain/catalog/searchRoom.ts'
import type { SearchSchema } from '../../../engines/search/schema.ts'

/** Fields that say what is certified, gathered in one column besides. */
export const certificateFields: ReadonlySet<string> = new Set([
  'green',
  'accreditation',
  'marks',
  'audits',
  'qualifications',
])

export type Slot = { readonly column: 'number' | 'range' | 'words'; readonly name: string }

/** Where the values of a field lie; a cylinder lies in `diameter` and `length`, a box in `box`. */
export type FieldSlots = {
  readonly value: Slot | 'box' | 'cylinder' | null
  /** Of a measure by which offers are narrowed down: its numbers as words. */
  readonly facet: string | null
}

/** A limit on one of these names its kind as well: other kinds use them for fields of their own. */
const letters = { measures: 'm', spans: 's', words: 'w' } as const
const columns = { measures: 'number', spans: 'range', words: 'words' } as const

const slotNames = (room: keyof typeof letters): string[] =>
  Array.from({ length: searchRoom[room] }, (_, at) => `${letters[room]}${at}`)

const isLettered = (room: Room): room is keyof typeof letters => Object.hasOwn(letters, room)

/** Null where there is no room: of such a field nothing is searched. */
function slotAt(place: Place | null, id: string): FieldSlots['value'] {
  if (place === null || !hasRoom(place)) return null
  const { room, at } = place
  if (isLettered(room)) {
    return { column: columns[room], name: at === 'common' ? id : `${letters[room]}${at}` }
  }
  return room === 'boxes' ? 'box' : 'cylinder'
}

function fieldSlots(kind: Kind): ReadonlyMap<string, FieldSlots> {
  return new Map(
    [...placesOf(kind)].map(([id, { value, facet }]) => {
      const counted = slotAt(facet, id)
      return [
        id,
        {
          value: slotAt(value, id),
          facet: typeof counted === 'object' && counted !== null ? counted.name : null,
        },
      ] as const
    }),
  )
}

const known = new WeakMap<Kind, ReadonlyMap<string, FieldSlots>>()

export function slotsOf(kind: Kind): ReadonlyMap<string, FieldSlots> {
  const slotsBefore = known.get(kind)
  if (slotsBefore !== undefined) return slotsBefore
  const made = fieldSlots(kind)
  known.set(kind, made)
  return made
}

/** `version` says which words and kinds ship with the house: texts are cut by them. */
export const marketSchema = (version: string): SearchSchema => ({
  version: `market-4-${version}`,
  texts: [
    { name: 'title', boost: 2.5, lengthWeight: 0.4, averageLength: 5 },
    { name: 'kind', boost: 1.2, lengthWeight: 0, averageLength: 12 },
    { name: 'text', boost: 1, lengthWeight: 0.5, averageLength: 60 },
    { name: 'who', boost: 0.8, lengthWeight: 0, averageLength: 5 },
  ],
  numbers: [
    ...['day', 'published', 'standing', 'version', 'diameter', 'length'],
    ...Object.keys(commonMeasures),
    ...slotNames('measures'),
  ],
  ranges: [commonSpan.id, ...slotNames('spans')],
  envelopes: ['box'],
  keywords: ['service', 'kind', 'region', 'certificates', ...commonWords, ...slotNames('words')],
  points: ['place'],
})
