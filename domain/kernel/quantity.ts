/**
 * Quantities with units. Factors within a dimension are exact fractions, so that converting there and back
 * is the identity; nothing converts across dimensions, and pieces are not persons.
 */
import { type Static, Type } from 'typebox'

import { toHalfWidth, withoutBlanks } from './halfWidth.ts'
import {
  addRatios,
  compareRatios,
  decimalOfRatio,
  divideRatios,
  exactDecimalOfRatio,
  multiplyRatios,
  type Ratio,
  ratio,
  ratioOfDecimal,
} from './ratio.ts'
import { type Reading, read } from './reading.ts'
import { type UnitCode, unitCodes, unitOf, unitOfWord } from './units.ts'
import { invalid, type Refusal } from './verdict.ts'

export type Quantity = { readonly amount: Ratio; readonly unit: UnitCode }

/** A quantity on the wire and in a row: a plain decimal, because a JSON number is a float. */
export const QuantityText = Type.Object({
  value: Type.String({ pattern: '^-?[0-9]{1,30}(\\.[0-9]{1,20})?$' }),
  unit: Type.Enum(unitCodes),
})
export type QuantityText = Static<typeof QuantityText>

export function quantity(amount: bigint | Ratio, unit: UnitCode): Quantity {
  return { amount: typeof amount === 'bigint' ? ratio(amount) : amount, unit }
}

/** Reads the wire shape, whose value is a decimal and whose unit is a code. */
export function readQuantity(text: QuantityText): Reading<Quantity> {
  const amount = ratioOfDecimal(text.value)
  return amount === null
    ? invalid('codes.quantity_format', { given: text.value.slice(0, 60) })
    : read({ amount, unit: text.unit })
}

/** The wire shape: exact where the decimal ends within 20 places, else rounded to `places`. */
export function writeQuantity({ amount, unit }: Quantity, places = 6): QuantityText {
  const exact = exactDecimalOfRatio(amount)
  const fits = exact !== null && (exact.split('.')[1]?.length ?? 0) <= 20
  return { value: fits ? exact : decimalOfRatio(amount, places), unit }
}

/** Reads what a person types, `12.5 mm`, `１２０ 万元`, `30%`; `defaultUnit` holds where none is written. */
export function parseQuantity(text: string, defaultUnit?: UnitCode): Reading<Quantity> {
  const compact = withoutBlanks(toHalfWidth(text)).replaceAll('−', '-')
  const match = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(.*)$/u.exec(compact)
  const amount = match === null ? null : ratioOfDecimal((match[1] ?? '').replaceAll(',', ''))
  if (match === null || amount === null) {
    return invalid('codes.quantity_format', { given: text.slice(0, 60) })
  }
  const word = match[2] ?? ''
  const unit = word === '' ? defaultUnit : unitOfWord(word)
  if (unit === undefined) return invalid('codes.quantity_unit', { unit: word.slice(0, 60) })
  return read({ amount, unit })
}

function otherDimension(from: UnitCode, to: UnitCode): Refusal {
  return invalid('codes.quantity_dimension', { from, to })
}

export function convertQuantity(given: Quantity, unit: UnitCode): Reading<Quantity> {
  const [from, to] = [unitOf(given.unit), unitOf(unit)]
  if (from.dimension !== to.dimension) return otherDimension(given.unit, unit)
  return read({
    amount: divideRatios(multiplyRatios(given.amount, from.factor), to.factor),
    unit,
  })
}

/** The sum, in the unit of the first. */
export function addQuantities(a: Quantity, b: Quantity): Reading<Quantity> {
  const converted = convertQuantity(b, a.unit)
  if (!converted.ok) return converted
  return read({ amount: addRatios(a.amount, converted.value.amount), unit: a.unit })
}

export function scaleQuantity(given: Quantity, factor: Ratio): Quantity {
  return { amount: multiplyRatios(given.amount, factor), unit: given.unit }
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export function compareQuantities(a: Quantity, b: Quantity): Reading<number> {
  const converted = convertQuantity(b, a.unit)
  return converted.ok ? read(compareRatios(a.amount, converted.value.amount)) : converted
}
