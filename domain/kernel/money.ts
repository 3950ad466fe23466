/**
 * Money is a whole number of fen in a plain `number` whose name ends in `Fen`, never a fraction.
 * Every function throws a RangeError beyond ±9,007,199,254,740,991 fen (some 90 万亿元), where a
 * number would start to lose fen.
 */
import { Type } from 'typebox'

import { toHalfWidth, withoutBlanks } from './halfWidth.ts'
import {
  decimalOfRatio,
  multiplyRatios,
  type Ratio,
  ratio,
  ratioOfDecimal,
  roundRatio,
} from './ratio.ts'
import { type Reading, read } from './reading.ts'
import { withThousands } from './thousands.ts'
import { invalid } from './verdict.ts'

/** An amount on the wire and in a row: an integer of fen, CNY. */
export const Fen = Type.Integer({
  minimum: Number.MIN_SAFE_INTEGER,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'CNY, whole fen',
})

/** How many fen one unit is. */
export const moneyUnits = {
  fen: 1n,
  jiao: 10n,
  yuan: 100n,
  qianyuan: 100_000n,
  wanyuan: 1_000_000n,
  baiwanyuan: 100_000_000n,
  qianwanyuan: 1_000_000_000n,
  yiyuan: 10_000_000_000n,
} as const

export type MoneyUnit = keyof typeof moneyUnits

const unitWords: Readonly<Record<string, MoneyUnit>> = {
  分: 'fen',
  角: 'jiao',
  元: 'yuan',
  圆: 'yuan',
  千元: 'qianyuan',
  万: 'wanyuan',
  万元: 'wanyuan',
  百万元: 'baiwanyuan',
  千万元: 'qianwanyuan',
  亿: 'yiyuan',
  亿元: 'yiyuan',
}

const amountPattern =
  /^([+-]?)(?:¥|￥|RMB|CNY|人民币)?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([^\d.,]*)$/iu

function fenOf(value: bigint): number {
  const fen = Number(value)
  if (!Number.isSafeInteger(fen)) throw new RangeError(`${value} fen is beyond exact amounts`)
  return fen
}

/**
 * Reads `1,234.50 万元`, `￥100`, `-3 元`, also in full width; `defaultUnit` holds where none is written.
 * Refuses what is no amount, an unknown unit, less than one fen, and more than a number can hold;
 * it never rounds.
 */
export function parseMoney(text: string, defaultUnit: MoneyUnit = 'yuan'): Reading<number> {
  const compact = withoutBlanks(toHalfWidth(text)).replaceAll('−', '-').replaceAll('￥', '¥')
  const match = compact.length > 60 ? null : amountPattern.exec(compact)
  if (match === null) return invalid('codes.money_format', { given: text.slice(0, 60) })
  const [, sign = '', whole = '', fraction = '', word = ''] = match
  const unit = word === '' ? defaultUnit : unitWords[word.replace(/[整正]$/u, '')]
  if (unit === undefined) return invalid('codes.money_unit', { unit: word })
  const amount = ratioOfDecimal(`${sign}${whole.replaceAll(',', '')}${fraction}`)
  if (amount === null) return invalid('codes.money_format', { given: text.slice(0, 60) })
  const fen = multiplyRatios(amount, ratio(moneyUnits[unit]))
  if (fen.denominator !== 1n) return invalid('codes.money_too_fine', { given: text.slice(0, 60) })
  const value = Number(fen.numerator)
  if (!Number.isSafeInteger(value)) {
    return invalid('codes.money_too_large', { given: text.slice(0, 60) })
  }
  return read(value)
}

/**
 * The numeral alone, `1,234.50`: the word of the unit is a text (`unit.wanyuan`).
 * Rounds to `places` only for showing, a half away from zero (四舍五入).
 */
export function formatMoney(
  fen: number,
  { unit = 'yuan', places = 2, grouped = true }: FormatMoneyOptions = {},
): string {
  const numeral = decimalOfRatio(ratio(BigInt(fen), moneyUnits[unit]), places)
  return grouped ? withThousands(numeral) : numeral
}

export type FormatMoneyOptions = {
  readonly unit?: MoneyUnit
  readonly places?: number
  readonly grouped?: boolean
}

export function sumFen(amounts: Iterable<number>): number {
  let total = 0n
  for (const fen of amounts) total += BigInt(fen)
  return fenOf(total)
}

export function subtractFen(fen: number, takenFen: number): number {
  return fenOf(BigInt(fen) - BigInt(takenFen))
}

/** `fen` times an exact fraction (a rate, a share, a quantity), rounded once, a half away from zero. */
export function multiplyFen(fen: number, factor: Ratio): number {
  return fenOf(roundRatio(multiplyRatios(ratio(BigInt(fen)), factor)))
}

/**
 * Splits a total by whole, non-negative weights so that the parts sum to it exactly. Rule: everyone gets
 * the exact share cut to whole fen towards zero; the fen left over go one each to the largest cut-off
 * remainders, equal remainders in the order of the list. Throws if no weight is positive.
 */
export function allocateFen(totalFen: number, weights: readonly number[]): number[] {
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) {
    throw new RangeError('a weight is a whole number of at least zero')
  }
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n)
  if (sum === 0n) throw new RangeError('an amount needs at least one positive weight')
  const sign = totalFen < 0 ? -1n : 1n
  const total = BigInt(totalFen) * sign
  const shares = weights.map((weight, at) => {
    const exact = total * BigInt(weight)
    return { at, whole: exact / sum, remainder: exact % sum }
  })
  const left = Number(total - shares.reduce((given, share) => given + share.whole, 0n))
  const favoured = new Set(
    shares
      .toSorted((a, b) =>
        a.remainder === b.remainder ? a.at - b.at : a.remainder > b.remainder ? -1 : 1,
      )
      .slice(0, left)
      .map((share) => share.at),
  )
  return shares.map(({ at, whole }) => fenOf((whole + (favoured.has(at) ? 1n : 0n)) * sign))
}
