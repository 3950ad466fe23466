/** The value of a field in people's words: 800 × 600 × 500 mm, 铝合金、不锈钢, 5–10 个工作日. */
import type { Language } from '../kernel/text.ts'
import { withThousands } from '../kernel/thousands.ts'
import type { Field, FieldValue } from './kind.ts'

export type ValueWords = {
  readonly language: Language
  /** The name of a unit by its code, as `domain/kernel/units.ts` has it. */
  readonly unit: (code: string) => string
  readonly yes: string
  readonly no: string
}

function numeral(value: number): string {
  const plain = String(value)
  return plain.includes('e') ? plain : withThousands(plain)
}

/** Chinese words and signs of share follow their number closely; letters stand apart. */
function withUnit(numbers: string, unit: string): string {
  if (unit === '') return numbers
  return /^[\u2E80-\uFFFF%‰]/.test(unit) ? `${numbers}${unit}` : `${numbers} ${unit}`
}

/** A dash between two numbers reads as a minus where one of them is below zero. */
const spanOf = (from: number, to: number): string =>
  from < 0 || to < 0 ? `${numeral(from)} … ${numeral(to)}` : `${numeral(from)}–${numeral(to)}`

function numbersOf({ about }: Field, value: readonly number[]): string {
  switch (about.shape) {
    case 'span':
      return spanOf(value[0]!, value[1]!)
    case 'cylinder':
      return `⌀${value.map(numeral).join(' × ')}`
    default:
      return value.map(numeral).join(' × ')
  }
}

function listOf({ about }: Field, ids: readonly string[], { language }: ValueWords): string {
  const options = 'options' in about ? about.options : {}
  const names = ids.map((id) => options[id]?.[language] ?? id)
  return names.join(language === 'zh' ? '、' : ', ')
}

const areNumbers = (value: readonly unknown[]): value is readonly number[] =>
  typeof value[0] === 'number'

/** Of a value that has passed `checkFields`. */
export function sayValue(field: Field, value: FieldValue, words: ValueWords): string {
  const code = 'unit' in field.about ? field.about.unit : undefined
  const unit = code === undefined ? '' : words.unit(code)
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return withUnit(numeral(value), unit)
  if (typeof value === 'string') {
    return field.about.shape === 'choice' ? listOf(field, [value], words) : value
  }
  return areNumbers(value)
    ? withUnit(numbersOf(field, value), unit)
    : listOf(field, value as readonly string[], words)
}
