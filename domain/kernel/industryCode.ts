/**
 * The form of a code of 国民经济行业分类 GB/T 4754-2017: a section letter and up to four digits, `C3911`.
 * Everything that can be known without the table, which is in `industry.ts`.
 */
import { toHalfWidth } from './halfWidth.ts'

export type IndustryLevel = 'section' | 'division' | 'group' | 'class'

const pattern = /^[A-T](?:\d{2,4})?$/
const levels: Readonly<Record<number, IndustryLevel>> = {
  1: 'section',
  3: 'division',
  4: 'group',
  5: 'class',
}

/** The last division of each section, A to T; sections hold consecutive divisions. */
const lastDivisions = [
  5, 12, 43, 46, 50, 52, 60, 62, 65, 69, 70, 72, 75, 79, 82, 83, 85, 90, 96, 97,
] as const

/** The letter of the section that a division (the first two digits) lies in; null beyond 01 to 97. */
export function sectionOfDivision(division: number): string | null {
  if (!Number.isInteger(division) || division < 1) return null
  const at = lastDivisions.findIndex((last) => division <= last)
  return at === -1 ? null : String.fromCharCode(65 + at)
}

/**
 * The full code for what people write: `3911`, `c3911` and `C3911` are one. Null where the form is wrong or
 * the letter and the digits contradict each other; says nothing on whether the code is in the table.
 */
export function normaliseIndustryCode(text: string): string | null {
  const written = toHalfWidth(text).trim().toUpperCase()
  const digits = /^[A-T]?(\d*)$/.exec(written)?.[1]
  if (digits === undefined || written === '') return null
  const section = digits === '' ? written : sectionOfDivision(Number(digits.slice(0, 2)))
  if (section === null) return null
  const code = `${section}${digits}`
  return isIndustryCodeForm(code) && code.endsWith(written) ? code : null
}

/** `^[A-T](\d{2}(\d(\d)?)?)?$` */
export function isIndustryCodeForm(code: string): boolean {
  return pattern.test(code)
}

/** The level of a well-formed code. */
export function industryLevel(code: string): IndustryLevel | null {
  return isIndustryCodeForm(code) ? (levels[code.length] ?? null) : null
}

/** The code above: C3911, C391, C39, C, null. */
export function parentIndustryCode(code: string): string | null {
  return code.length <= 1 ? null : code.slice(0, code.length === 3 ? 1 : -1)
}

/** Section C, divisions 13 to 43. */
export function isManufacturing(code: string): boolean {
  return normaliseIndustryCode(code)?.startsWith('C') ?? false
}
