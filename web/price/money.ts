/** Amounts as they stand on a page, and numbers of a formula in the unit that people read. */
import { formatMoney } from '../../domain/kernel/money.ts'
import { fromBase, type PriceUnit } from '../../domain/price/dimension.ts'

export const yuan = (fen: number): string => `${fen < 0 ? '-' : ''}¥${formatMoney(Math.abs(fen))}`

/** Three digits that mean something: nobody reads a thousandth of a minute. */
export function readable(value: number): string {
  const rounded = Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))
  return rounded.toLocaleString('en-US', { maximumFractionDigits: 6 })
}

export const inUnit = (base: number, unit: PriceUnit): string => readable(fromBase(base, unit))
