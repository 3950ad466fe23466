/** Reads numbers as people type them: 4,180 or ４１８０ or 12.5. Exact: no floating point on the way. */
import { withThousands } from '../../domain/kernel/thousands.ts'

export type DecimalFault = 'notNumber' | 'tooPrecise' | 'tooLarge'
export type DecimalReading =
  | { readonly ok: true; readonly units: number | null }
  | { readonly ok: false; readonly fault: DecimalFault }

function narrow(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s,\u3000\u3001]/g, '')
    .replace(/\u3002/g, '.')
}

/**
 * Reads a decimal as a whole number of its smallest units: `readDecimal('12.5', 6)` is 12,500,000.
 * Empty text reads as null.
 */
export function readDecimal(text: string, digits: number): DecimalReading {
  const clean = narrow(text)
  if (clean === '') return { ok: true, units: null }
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(clean)
  const [, sign = '', whole = '', fraction = ''] = match ?? []
  if (match === null || whole + fraction === '') return { ok: false, fault: 'notNumber' }
  const kept = fraction.replace(/0+$/, '')
  if (kept.length > digits) return { ok: false, fault: 'tooPrecise' }
  const units = Number(whole + kept.padEnd(digits, '0'))
  if (!Number.isSafeInteger(units)) return { ok: false, fault: 'tooLarge' }
  return { ok: true, units: sign === '-' && units !== 0 ? -units : units }
}

/** Writes whole units with thousands and no trailing zeros: 12,500,000 at six digits is 12.5. */
export function writeDecimal(units: number, digits: number): string {
  const figures = String(Math.abs(units)).padStart(digits + 1, '0')
  const whole = withThousands(figures.slice(0, figures.length - digits))
  const fraction = figures.slice(figures.length - digits).replace(/0+$/, '')
  return `${units < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
