/** What is wrong with the values of a need, by the kind that is looked for. */
import { type FieldFault, valueFaults } from './checkFields.ts'
import { type Field, type FieldOf, fieldsOf, type Kind, type Matching } from './kind.ts'
import type { NeedValues } from './match.ts'

export const needTermsMax = 50

type Fault = Omit<FieldFault, 'field'>

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value)
const areNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every(isNumber)

function spanFault(value: unknown): Fault | null {
  if (isNumber(value)) return null
  if (!areNumbers(value) || value.length !== 2) return { code: 'need_no_span' }
  return value[0]! <= value[1]! ? null : { code: 'value_reversed' }
}

function partFault(field: Field, value: unknown): Fault | null {
  const lengths = field.about.shape === 'cylinder' ? [2, 3] : [3]
  if (!areNumbers(value) || !lengths.includes(value.length)) {
    return { code: field.about.shape === 'cylinder' ? 'need_no_round' : 'need_no_part' }
  }
  return value.every((length) => length > 0) ? null : { code: 'value_not_above', facts: { min: 0 } }
}

function listFault(field: Field, value: unknown): Fault | null {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
    return { code: 'value_no_list' }
  }
  if (value.length === 0) return { code: 'value_too_few', facts: { min: 1 } }
  if (value.length > needTermsMax) return { code: 'value_too_many', facts: { max: needTermsMax } }
  if (field.about.shape === 'choice') {
    const unknown = value.find((one) => !(field as FieldOf<'choice'>).enum.includes(one))
    return unknown === undefined
      ? null
      : { code: 'value_unknown', facts: { given: unknown.slice(0, 40) } }
  }
  return valueFaults({ ...field, minItems: 1, maxItems: needTermsMax } as Field, value)[0] ?? null
}

function needFault(field: Field, as: Matching, value: unknown): Fault | null {
  switch (as) {
    case 'atLeast':
    case 'atMost':
      return isNumber(value) ? null : { code: 'value_no_number' }
    case 'contains':
      return spanFault(value)
    case 'envelope':
      return partFault(field, value)
    case 'oneOf':
    case 'allOf':
      return listFault(field, value)
    case 'holds':
      return value === true ? null : { code: 'need_no_flag' }
  }
}

/** Everything that is wrong, in the order of the fields; none means that `matchFields` takes it. */
export function checkNeed(kind: Kind, need: NeedValues): FieldFault[] {
  const faults: FieldFault[] = []
  for (const [id, field] of fieldsOf(kind)) {
    if (!Object.hasOwn(need, id)) continue
    const { match } = field.about
    const fault =
      match === undefined
        ? { code: 'need_of_no_match' }
        : needFault(field, match.as, need[id] as unknown)
    if (fault !== null) faults.push({ field: id, ...fault })
  }
  for (const id of Object.keys(need)) {
    if (!Object.hasOwn(kind.fields.properties, id)) {
      faults.push({ field: id, code: 'value_of_no_field', facts: { given: id.slice(0, 40) } })
    }
  }
  return faults
}
