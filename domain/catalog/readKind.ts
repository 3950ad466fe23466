/** Reads a kind: its shape, and everything a shape cannot say. A kind that passes cannot fail later. */
import { Value } from 'typebox/value'
import { unitOf } from '../kernel/units.ts'
import { checkFields } from './checkFields.ts'
import {
  fieldSchemas,
  fieldsMax,
  Kind,
  type Field,
  type FieldShape,
  type Matching,
} from './kind.ts'
import { baseColumns, baseHeadersOf, headersOf } from './offerColumns.ts'

/** `at` is a JSON pointer into the kind; `code` is said by `catalog:reason.<code>`. */
export type KindFault = {
  readonly at: string
  readonly code: string
  readonly facts?: Readonly<Record<string, string | number>>
}

export type KindReading =
  | { readonly ok: true; readonly kind: Kind }
  | { readonly ok: false; readonly faults: readonly KindFault[] }

const faultsShown = 50

export const matchingsOf: Readonly<Record<FieldShape, readonly Matching[]>> = {
  measure: ['atLeast', 'atMost'],
  span: ['contains'],
  box: ['envelope'],
  cylinder: ['envelope'],
  choice: ['oneOf'],
  choices: ['oneOf', 'allOf'],
  terms: ['oneOf', 'allOf'],
  flag: ['holds'],
  text: [],
  day: [],
}

/** Text and days narrow nothing down; boxes are narrowed by what fits into them. */
export const facetShapes: ReadonlySet<FieldShape> = new Set([
  'measure',
  'span',
  'choice',
  'choices',
  'terms',
  'flag',
])

/** Takes any JSON. Fields are checked against the schema of their own shape first: the errors of a union tell nobody what is wrong. */
export function readKind(json: unknown): KindReading {
  const shape = [...shapeFaults(json)]
  if (shape.length > 0) return { ok: false, faults: shape.slice(0, faultsShown) }
  const kind = json as Kind
  const faults = [...fieldFaults(kind), ...cardFaults(kind)]
  if (faults.length === 0) faults.push(...sampleFaults(kind))
  return faults.length > 0
    ? { ok: false, faults: faults.slice(0, faultsShown) }
    : { ok: true, kind }
}

/** What is met most while a kind is written is said plainly. */
const plainCodes: Readonly<Record<string, string>> = {
  minLength: 'kind_text_missing',
  maxLength: 'kind_text_long',
  minItems: 'kind_none',
}

type ShapeError = {
  readonly keyword: string
  readonly instancePath: string
  readonly message: string
}

function shapeFault({ keyword, instancePath, message }: ShapeError, under = ''): KindFault {
  const code = plainCodes[keyword] ?? 'kind_shape'
  return { at: `${under}${instancePath}`, code, facts: { message } }
}

function* shapeFaults(json: unknown): Generator<KindFault> {
  for (const error of Value.Errors(Kind, json).slice(0, faultsShown)) yield shapeFault(error)
  // What is wrong with fields is told beside the rest, as far as they are fields at all.
  const properties = (json as Partial<Kind> | null)?.fields?.properties ?? {}
  for (const [id, field] of Object.entries(properties)) {
    const schema = (fieldSchemas as Partial<typeof fieldSchemas>)[field?.about?.shape]
    if (schema === undefined) continue
    for (const error of Value.Errors(schema, field).slice(0, 3)) {
      yield shapeFault(error, `/fields/properties/${id}`)
    }
  }
}

function* fieldFaults({ fields }: Kind): Generator<KindFault> {
  const entries = Object.entries(fields.properties)
  if (entries.length === 0 || entries.length > fieldsMax) {
    yield { at: '/fields/properties', code: 'kind_fields', facts: { most: fieldsMax } }
  }
  for (const [index, id] of fields.required.entries()) {
    if (!Object.hasOwn(fields.properties, id))
      yield { at: `/fields/required/${index}`, code: 'kind_field_unknown', facts: { id } }
  }
  const known = new Map<string, string>(
    baseColumns.flatMap((column) => baseHeadersOf(column).map((header) => [header, column])),
  )
  for (const [id, field] of entries) {
    const at = `/fields/properties/${id}`
    yield* meaningFaults(field, at)
    yield* optionFaults(field, at)
    for (const header of headersOf(id, field)) {
      const other = known.get(header) ?? id
      if (other !== id) {
        yield { at: `${at}/about`, code: 'kind_header_twice', facts: { header, other } }
      }
      known.set(header, id)
    }
  }
}

function* meaningFaults({ about }: Field, at: string): Generator<KindFault> {
  const { shape, match, facet } = about
  if (match !== undefined && !matchingsOf[shape].includes(match.as)) {
    yield { at: `${at}/about/match/as`, code: 'kind_match', facts: { as: match.as, shape } }
  }
  if (facet === true && !facetShapes.has(shape)) {
    yield { at: `${at}/about/facet`, code: 'kind_facet', facts: { shape } }
  }
  const sized = shape === 'box' || shape === 'cylinder'
  const given = 'unit' in about ? about.unit : undefined
  if (sized && (given === undefined || unitOf(given).dimension !== 'length')) {
    yield { at: `${at}/about/unit`, code: 'kind_unit_length' }
  }
}

function* optionFaults(field: Field, at: string): Generator<KindFault> {
  const ids = field.about.shape === 'choice' ? (field as { enum: string[] }).enum : undefined
  const listed =
    field.about.shape === 'choices' ? (field as { items: { enum: string[] } }).items.enum : ids
  if (listed === undefined || !('options' in field.about)) return
  const { options } = field.about
  for (const id of listed) {
    if (!Object.hasOwn(options, id))
      yield { at: `${at}/about/options`, code: 'kind_option_unnamed', facts: { id } }
  }
  for (const id of Object.keys(options)) {
    if (!listed.includes(id))
      yield { at: `${at}/about/options/${id}`, code: 'kind_option_unlisted', facts: { id } }
  }
}

function* cardFaults({ card, fields }: Kind): Generator<KindFault> {
  for (const [index, id] of card.entries()) {
    if (!Object.hasOwn(fields.properties, id))
      yield { at: `/card/${index}`, code: 'kind_field_unknown', facts: { id } }
  }
}

function* sampleFaults(kind: Kind): Generator<KindFault> {
  for (const { field, code, facts } of checkFields(kind, kind.sample.values, 'complete'))
    yield { at: `/sample/values/${field}`, code, ...(facts === undefined ? {} : { facts }) }
}
