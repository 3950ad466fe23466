/**
 * Which columns the market's index has. What many kinds have in common (materials, tolerance, days) has a column by
 * its name; every other field of a kind has the next free column of its shape, which other kinds use for fields of
 * their own: a limit on such a field names its kind as well. So the columns are the same whatever kinds there are.
 */
import { fieldsOf, type Field, type Kind } from '../../../domain/catalog/kind.ts'
import type { SearchSchema } from '../../../engines/search/schema.ts'

const numbered = (letter: string, most: number): string[] =>
  Array.from({ length: most }, (_, at) => `${letter}${at}`)

const slots = {
  measure: numbered('m', 10),
  span: numbered('s', 4),
  words: numbered('w', 14),
} as const

/** Of many kinds, under the same id and in the same unit. */
export const commonMeasures: Readonly<Record<string, string | undefined>> = {
  tolerance: 'mm',
  fastest: 'workingDay',
  years: undefined,
}
export const commonWords = ['materials', 'grades'] as const
const commonSpan = { id: 'batch', unit: 'piece' } as const
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

const wordShapes: ReadonlySet<string> = new Set(['choice', 'choices', 'terms', 'flag'])

/** Takes the next name that is free; null where a kind has more fields than there are columns. */
function taker() {
  const next = { measure: 0, span: 0, words: 0 }
  return (of: keyof typeof slots): string | null => slots[of][next[of]++] ?? null
}

function valueSlot(id: string, { about }: Field, take: ReturnType<typeof taker>) {
  const unit = 'unit' in about ? about.unit : undefined
  const named = (column: Slot['column'], name: string | null): Slot | null =>
    name === null ? null : { column, name }
  if (about.shape === 'measure') {
    const common = Object.hasOwn(commonMeasures, id) && commonMeasures[id] === unit
    return named('number', common ? id : take('measure'))
  }
  if (about.shape === 'span') {
    const common = id === commonSpan.id && unit === commonSpan.unit
    return named('range', common ? id : take('span'))
  }
  if (about.shape === 'box' || about.shape === 'cylinder') return about.shape
  if (!wordShapes.has(about.shape)) return null
  const common = (commonWords as readonly string[]).includes(id)
  return named('words', common ? id : take('words'))
}

function fieldSlots(kind: Kind): ReadonlyMap<string, FieldSlots> {
  const take = taker()
  let [boxes, cylinders] = [0, 0]
  return new Map(
    fieldsOf(kind).map(([id, field]) => {
      let value = valueSlot(id, field, take)
      // There is one column for each: of a second box nothing is searched.
      if (value === 'box' && boxes++ > 0) value = null
      if (value === 'cylinder' && cylinders++ > 0) value = null
      const counted = field.about.shape === 'measure' && field.about.facet === true
      return [id, { value, facet: counted ? take('words') : null }] as const
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
  version: `market-3-${version}`,
  texts: [
    { name: 'title', boost: 2.5, lengthWeight: 0.4, averageLength: 5 },
    { name: 'kind', boost: 1.2, lengthWeight: 0, averageLength: 12 },
    { name: 'text', boost: 1, lengthWeight: 0.5, averageLength: 60 },
    { name: 'who', boost: 0.8, lengthWeight: 0, averageLength: 5 },
  ],
  numbers: [
    ...['day', 'published', 'standing', 'version', 'diameter', 'length'],
    ...Object.keys(commonMeasures),
    ...slots.measure,
  ],
  ranges: [commonSpan.id, ...slots.span],
  envelopes: ['box'],
  keywords: ['service', 'kind', 'region', 'certificates', ...commonWords, ...slots.words],
  points: ['place'],
})
