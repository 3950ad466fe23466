/** A kind while it is written: any of it may be missing or wrong. Changes leave what they do not touch as it is. */
import type { FieldShape, Kind, Matching, Words } from '../../../domain/catalog/kind.ts'
import type { KindFault } from '../../../domain/catalog/readKind.ts'

type Json = Readonly<Record<string, unknown>>

export type DraftField = {
  readonly type?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly enum?: readonly string[]
  readonly items?: Json & {
    readonly minimum?: number
    readonly maximum?: number
    readonly maxLength?: number
  }
  readonly about: {
    readonly shape: FieldShape
    readonly label: Words
    readonly help?: Words
    readonly unit?: string
    readonly options?: Readonly<Record<string, Words>>
    readonly match?: {
      readonly as: Matching
      readonly axis: string
      readonly strict?: boolean
      readonly weight?: number
    }
    readonly facet?: boolean
    readonly tier?: string
    readonly headers?: readonly string[]
  }
}

export type Draft = Omit<Kind, 'fields'> & {
  readonly fields: Omit<Kind['fields'], 'properties'> & {
    readonly properties: Readonly<Record<string, DraftField>>
  }
}

const noWords: Words = { zh: '', en: '' }

export const blankDraft = (id: string): Draft =>
  ({
    ...{ shape: 'kind-1', id, version: 1, name: noWords, about: noWords },
    ...{ layer: 'capability', service: 'production', aliases: [], tradeUnits: ['piece'] },
    fields: { type: 'object', additionalProperties: false, required: [], properties: {} },
    card: [],
    sample: { title: noWords, values: {} },
  }) as Draft

/** What is missing of a draft that somebody else wrote stands there empty. */
export function wholeDraft(id: string, given: unknown): Draft {
  const blank = blankDraft(id)
  const some = (given ?? {}) as Partial<Draft>
  return {
    ...blank,
    ...some,
    name: { ...noWords, ...some.name },
    about: { ...noWords, ...some.about },
    fields: { ...blank.fields, ...some.fields },
    sample: { ...blank.sample, ...some.sample },
    id,
  }
}

const numbers = { type: 'number', minimum: 0, maximum: 100_000 }
const tuple = (length: number) => ({
  ...{ type: 'array', items: numbers, minItems: length, maxItems: length },
})

/** Of a field of each shape, what its owner need not think of. */
const frames: Readonly<Record<FieldShape, object>> = {
  measure: numbers,
  span: tuple(2),
  box: tuple(3),
  cylinder: tuple(2),
  choice: { type: 'string', enum: [] },
  choices: { type: 'array', items: { type: 'string', enum: [] }, uniqueItems: true },
  terms: {
    type: 'array',
    items: { type: 'string', minLength: 1, maxLength: 60 },
    ...{ uniqueItems: true, maxItems: 60 },
  },
  flag: { type: 'boolean' },
  text: { type: 'string', maxLength: 400 },
  day: { type: 'string', format: 'date' },
}

export function blankField(shape: FieldShape, label: Words = noWords): DraftField {
  const sized = shape === 'box' || shape === 'cylinder'
  const listed = shape === 'choice' || shape === 'choices'
  const about = {
    shape,
    label,
    ...(sized ? { unit: 'mm' } : {}),
    ...(listed ? { options: {} } : {}),
  }
  return { ...frames[shape], about } as DraftField
}

/** Options and the values that may stand there are one list. */
export function withOptions(
  field: DraftField,
  options: Readonly<Record<string, Words>>,
): DraftField {
  const ids = Object.keys(options)
  const about = { ...field.about, options }
  return field.about.shape === 'choice'
    ? { ...field, enum: ids, about }
    : { ...field, items: { ...field.items, enum: ids }, about }
}

/** Without what is undefined: it is not said. */
export function said<Part extends object>(part: Part): Part {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Part
}

export function withField(draft: Draft, id: string, field: DraftField): Draft {
  const properties = { ...draft.fields.properties, [id]: field }
  return { ...draft, fields: { ...draft.fields, properties } }
}

export function withoutField(draft: Draft, id: string): Draft {
  const { [id]: _field, ...properties } = draft.fields.properties
  const { [id]: _value, ...values } = draft.sample.values
  const others = (ids: readonly string[]) => ids.filter((one) => one !== id)
  return {
    ...draft,
    card: others(draft.card),
    sample: { ...draft.sample, values },
    fields: { ...draft.fields, properties, required: others(draft.fields.required) },
  }
}

export function movedField(draft: Draft, id: string, by: 1 | -1): Draft {
  const entries = Object.entries(draft.fields.properties)
  const at = entries.findIndex(([one]) => one === id)
  const to = at + by
  if (to < 0 || to >= entries.length) return draft
  const [field] = entries.splice(at, 1)
  entries.splice(to, 0, field!)
  return { ...draft, fields: { ...draft.fields, properties: Object.fromEntries(entries) } }
}

export const withOrWithout = (ids: readonly string[], id: string, on: boolean): string[] =>
  on ? [...ids.filter((one) => one !== id), id] : ids.filter((one) => one !== id)

/** What is wrong at a place or beneath it. */
export const faultsAt = (faults: readonly KindFault[], at: string): readonly KindFault[] =>
  faults.filter((fault) => fault.at === at || fault.at.startsWith(`${at}/`))
