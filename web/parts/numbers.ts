/** Sizes as people of the trade write them. */
import { formatNumber } from '../kernel/format.ts'

/** Thousandths of a millimetre at most. */
export const mm = (value: number): string => String(Math.round(value * 1000) / 1000)

/** A flat part has no height. */
export const boxSaid = (box: readonly number[]): string =>
  `${(box[2] === 0 ? box.slice(0, 2) : box).map(mm).join(' × ')} mm`

/** Five digits and the unit in which they are read: cm³ above a thousand mm³. */
function inUnits(value: number, small: string, large: string, step: number): string {
  const [shown, unit] = value < step ? [value, small] : [value / step, large]
  const digits = Number(shown.toPrecision(5))
  return `${digits >= 10_000 ? formatNumber(Math.round(digits)) : digits} ${unit}`
}

export const volumeSaid = (mm3: number): string => inUnits(mm3, 'mm³', 'cm³', 1000)
export const areaSaid = (mm2: number): string => inUnits(mm2, 'mm²', 'cm²', 100)
export const massSaid = (g: number): string => inUnits(g, 'g', 'kg', 1000)
