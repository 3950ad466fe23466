/** What is wrong with an input, in words that people use: each rule of the schemas has a sentence of its own. */
import type { Fault } from '../../../domain/kernel/problem.ts'
import type { Language } from '../../../domain/kernel/text.ts'
import type { Facts } from '../../../domain/kernel/verdict.ts'
import type { Say } from '../host.ts'

export type AjvFault = {
  readonly instancePath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}

const faultsMax = 50

/** Keywords by which an input can be refused, and the sentence of each. */
const keywordReasons: Readonly<Record<string, string>> = {
  required: 'kernel.field_missing',
  additionalProperties: 'kernel.field_unknown',
  maxLength: 'kernel.text_too_long',
  minLength: 'kernel.text_too_short',
  maximum: 'kernel.number_too_large',
  minimum: 'kernel.number_too_small',
  exclusiveMinimum: 'kernel.number_not_above',
  maxItems: 'kernel.list_too_long',
  additionalItems: 'kernel.list_too_long',
  minItems: 'kernel.list_too_short',
  maxProperties: 'kernel.list_too_long',
  minProperties: 'kernel.list_too_short',
  uniqueItems: 'kernel.list_repeats',
  enum: 'kernel.value_not_accepted',
  const: 'kernel.value_not_accepted',
  anyOf: 'kernel.value_not_accepted',
}

/** Formats by name, each with an example of how it is written. */
const formatReasons: Readonly<Record<string, string>> = {
  email: 'codes.email_format',
  date: 'kernel.day_format',
  'date-time': 'kernel.moment_format',
  uri: 'kernel.address_format',
}

/** Patterns whose rule can be told in a few words; of others the field itself says how it is written. */
const patternReasons: Readonly<Record<string, string>> = {
  '\\S': 'kernel.only_blanks',
  '\\S.*\\S': 'kernel.only_blanks',
  '^\\d{6}$': 'kernel.six_digits_expected',
}

/** Types of JSON, each in a sentence that says what is expected instead. */
const typeReasons: Readonly<Record<string, string>> = {
  string: 'kernel.text_expected',
  integer: 'kernel.whole_number_expected',
  number: 'kernel.number_expected',
  boolean: 'kernel.yes_or_no_expected',
  array: 'kernel.list_expected',
  object: 'kernel.parts_expected',
  null: 'kernel.nothing_expected',
}

/** Undefined where a rule has no sentence yet; a test goes through all rules of all endpoints. */
export function reasonOf({ keyword, params }: AjvFault): string | undefined {
  if (keyword === 'format') return formatReasons[String(params['format'])] ?? 'kernel.format_wrong'
  if (keyword === 'pattern')
    return patternReasons[String(params['pattern'])] ?? 'kernel.format_wrong'
  // Where one character is enough, too short means empty.
  if (keyword === 'minLength' && params['limit'] === 1) return 'kernel.field_missing'
  if (keyword !== 'type') return keywordReasons[keyword]
  return typeReasons[String(params['type']).split(',')[0]!]
}

/** A JSON pointer to the field, also where the field is absent. */
function pointerOf(context: string, fault: AjvFault): string {
  const absent = fault.params['missingProperty'] ?? fault.params['additionalProperty']
  const tail = typeof absent === 'string' ? `/${absent}` : ''
  return `/${context}${fault.instancePath}${tail}`
}

function plainFacts(params: Readonly<Record<string, unknown>>): Facts {
  const pairs = Object.entries(params).filter((pair): pair is [string, string | number] =>
    ['string', 'number'].includes(typeof pair[1]),
  )
  return Object.fromEntries(pairs)
}

/** "This or nothing" fails thrice: the half that says nothing, and the whole, add nothing for a reader. */
function telling(faults: readonly AjvFault[]): readonly AjvFault[] {
  const echoes = ({ keyword, params }: AjvFault) =>
    keyword === 'anyOf' || (keyword === 'type' && params['type'] === 'null')
  return faults.filter(
    (one) =>
      !echoes(one) ||
      !faults.some((other) => !echoes(other) && other.instancePath.startsWith(one.instancePath)),
  )
}

export function inputFaults(
  raw: readonly AjvFault[],
  context: string,
  say: Say,
  language: Language,
): readonly Fault[] {
  return telling(raw)
    .slice(0, faultsMax)
    .map((fault) => {
      const code = reasonOf(fault) ?? 'kernel.value_not_accepted'
      const facts = plainFacts(fault.params)
      return { at: pointerOf(context, fault), code, message: say(language, code, facts), facts }
    })
}
