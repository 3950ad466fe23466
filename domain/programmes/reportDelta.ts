/** 比上期增减: the difference of two numbers of one indicator, exactly, with its sign. */
import {
  addRatios,
  decimalOfRatio,
  multiplyRatios,
  ratio,
  ratioOfDecimal,
} from '../kernel/ratio.ts'

export function differenceText(
  before: string | null,
  after: string | null,
  decimals: number,
): string | null {
  const [from, to] = [ratioOfDecimal(before ?? ''), ratioOfDecimal(after ?? '')]
  if (from === null || to === null) return null
  const moved = addRatios(to, multiplyRatios(from, ratio(-1n)))
  const text = decimalOfRatio(moved, decimals)
  return moved.numerator > 0n ? `+${text}` : text
}
