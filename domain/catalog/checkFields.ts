/**
 * What is wrong with the values of an offer, by its kind. Agrees with any validator of JSON Schema on whether values
 * pass (a test holds it against one), and says besides in people's words what is wrong and what to do.
 */
import { type Field, type FieldOf, type FieldValues, fieldsOf, type Kind } from './kind.ts'

export type FieldFault = {
  readonly field: string
  /** Said by `catalog:reason.<code>`. */
  readonly code: string
  readonly facts?: Readonly<Record<string, string | number>>
}

/** A draft may lack what is required; what it has must be right. */
export type CheckMode = 'draft' | 'complete'

type Fault = Omit<FieldFault, 'field'>
type Bounds = {
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
}

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value)

function* outOfBounds(value: number, bounds: Bounds): Generator<Fault> {
  const { minimum, maximum, exclusiveMinimum } = bounds
  if (minimum !== undefined && value < minimum) {
    yield { code: 'value_too_small', facts: { min: minimum, given: value } }
  }
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
    yield { code: 'value_not_above', facts: { min: exclusiveMinimum, given: value } }
  }
  if (maximum !== undefined && value > maximum) {
    yield { code: 'value_too_large', facts: { max: maximum, given: value } }
  }
}

function* measureFaults(field: FieldOf<'measure'>, value: unknown): Generator<Fault> {
  if (!isNumber(value)) return yield { code: 'value_no_number' }
  if (field.type === 'integer' && !Number.isInteger(value)) yield { code: 'value_not_whole' }
  yield* outOfBounds(value, field)
}

type Tuple = FieldOf<'span'> | FieldOf<'box'> | FieldOf<'cylinder'>

function* tupleFaults(field: Tuple, value: unknown): Generator<Fault> {
  const numbers = Array.isArray(value) ? value : []
  if (numbers.length !== field.minItems || !numbers.every(isNumber)) {
    return yield { code: `value_no_${field.about.shape}` }
  }
  for (const one of numbers) yield* outOfBounds(one, field.items)
}

const isDay = (value: string): boolean => {
  const at = Date.parse(`${value}T00:00:00Z`)
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(value)
}

function* listFaults(
  field: FieldOf<'choices'> | FieldOf<'terms'>,
  value: unknown,
): Generator<Fault> {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
    return yield { code: 'value_no_list' }
  }
  const { minItems = 0, maxItems = Infinity } = field
  if (value.length < minItems) yield { code: 'value_too_few', facts: { min: minItems } }
  if (value.length > maxItems) yield { code: 'value_too_many', facts: { max: maxItems } }
  const twice = value.find((one, index) => value.indexOf(one) !== index)
  if (twice !== undefined) yield { code: 'value_twice', facts: { given: twice } }
  yield* field.about.shape === 'choices'
    ? unknownOptions(field as FieldOf<'choices'>, value)
    : longTerms(field as FieldOf<'terms'>, value)
}

function* unknownOptions(field: FieldOf<'choices'>, ids: readonly string[]): Generator<Fault> {
  const unknown = ids.find((id) => !field.items.enum.includes(id))
  if (unknown !== undefined) {
    yield { code: 'value_unknown', facts: { given: unknown.slice(0, 40) } }
  }
}

function* longTerms(field: FieldOf<'terms'>, terms: readonly string[]): Generator<Fault> {
  const { maxLength } = field.items
  if (terms.some((term) => term === '')) yield { code: 'value_empty_term' }
  const long = terms.find((term) => [...term].length > maxLength)
  if (long !== undefined) {
    yield { code: 'value_term_long', facts: { max: maxLength, given: long.slice(0, 40) } }
  }
}

function* textFaults(field: FieldOf<'text'>, value: unknown): Generator<Fault> {
  if (typeof value !== 'string') return yield { code: 'value_no_text' }
  // JSON Schema counts characters, not the halves of rare ones.
  const { length } = [...value]
  const { minLength = 0, maxLength } = field
  if (length < minLength) yield { code: 'value_too_short', facts: { min: minLength } }
  if (length > maxLength) yield { code: 'value_too_long', facts: { max: maxLength, given: length } }
}

/** What was given, as far as a message has room for it; anything that is not text as JSON. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.slice(0, 40)
}

function* choiceFaults(field: FieldOf<'choice'>, value: unknown): Generator<Fault> {
  if (typeof value !== 'string' || !field.enum.includes(value)) {
    yield { code: 'value_unknown', facts: { given: shown(value) } }
  }
}

/** What is wrong with one value of one field; nothing if it may stand. */
export function valueFaults(field: Field, value: unknown): readonly Fault[] {
  switch (field.about.shape) {
    case 'measure':
      return [...measureFaults(field as FieldOf<'measure'>, value)]
    case 'span':
    case 'box':
    case 'cylinder':
      return [...tupleFaults(field as Tuple, value)]
    case 'choice':
      return [...choiceFaults(field as FieldOf<'choice'>, value)]
    case 'choices':
    case 'terms':
      return [...listFaults(field as FieldOf<'choices'> | FieldOf<'terms'>, value)]
    case 'flag':
      return typeof value === 'boolean' ? [] : [{ code: 'value_no_flag' }]
    case 'text':
      return [...textFaults(field as FieldOf<'text'>, value)]
    case 'day':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value)
        ? []
        : [{ code: 'value_no_day' }]
  }
}

/** A span whose ends are the wrong way round passes as JSON Schema, which cannot compare them; people mean the other. */
export function isReversed(field: Field, value: unknown): boolean {
  return field.about.shape === 'span' && Array.isArray(value) && value[0] > value[1]
}

/** Everything that is wrong, in the order of the fields. */
export function checkFields(kind: Kind, values: FieldValues, mode: CheckMode): FieldFault[] {
  const faults: FieldFault[] = []
  for (const [id, field] of fieldsOf(kind)) {
    const value = Object.hasOwn(values, id) ? values[id] : undefined
    if (value === undefined) {
      if (mode === 'complete' && kind.fields.required.includes(id)) {
        faults.push({ field: id, code: 'value_missing' })
      }
      continue
    }
    const found = valueFaults(field, value)
    faults.push(...found.map((fault) => ({ field: id, ...fault })))
    if (found.length === 0 && isReversed(field, value)) {
      faults.push({ field: id, code: 'value_reversed' })
    }
  }
  for (const id of Object.keys(values)) {
    if (!Object.hasOwn(kind.fields.properties, id)) {
      faults.push({ field: id, code: 'value_of_no_field', facts: { given: id.slice(0, 40) } })
    }
  }
  return faults
}
