/** Numbers with units in one unit a dimension, so that 0.4 米 meets 400 mm. */

type Unit = { readonly base: string; readonly times: number }

const length = (times: number): Unit => ({ base: 'mm', times })
const mass = (times: number): Unit => ({ base: 'kg', times })
const hours = (times: number): Unit => ({ base: 'h', times })

const units: Readonly<Record<string, Unit>> = {
  ...{ mm: length(1), 毫米: length(1), cm: length(10), 厘米: length(10), 公分: length(10) },
  ...{ m: length(1000), 米: length(1000), dm: length(100), μm: length(0.001), um: length(0.001) },
  ...{ 微米: length(0.001), 丝: length(0.01), kg: mass(1), 公斤: mass(1), 千克: mass(1) },
  ...{
    g: mass(0.001),
    克: mass(0.001),
    吨: mass(1000),
    t: mass(1000),
    小时: hours(1),
    h: hours(1),
  },
  ...{ 天: hours(24), 周: hours(168) },
}

const names = Object.keys(units).toSorted((one, other) => other.length - one.length)
/** A number and its unit; the unit ends there. */
export const measured = `\\d+(?:\\.\\d+)?\\s?(?:${names.join('|')})(?![a-z0-9])`
const parts = new RegExp(`^(\\d+(?:\\.\\d+)?)\\s?(${names.join('|')})$`)

/** `0.4米` → `400mm`; undefined for what is no number with a unit. */
export function inBaseUnit(text: string): string | undefined {
  const found = parts.exec(text)
  const unit = found && units[found[2]!]
  if (!unit) return undefined
  return `${Number((Number(found[1]) * unit.times).toPrecision(12))}${unit.base}`
}
