/** What identifies and reaches a person: checks of form, and masks for showing. */
import { toHalfWidth, withoutBlanks } from './halfWidth.ts'
import { dayNumber, type DayText, isDay } from './moment.ts'
import { isProvinceDigits } from './province.ts'
import { type Reading, read } from './reading.ts'
import { invalid } from './verdict.ts'

const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const residentSigns = '10X98765432'

/**
 * `resident`: 居民身份证. `residencePermit`: 港澳台居民居住证 (81, 82, 83). `foreigner`: 外国人永久居留身份证
 * in its form since 2023 (a 9, then the province). All three are numbered and summed alike.
 */
export type ResidentIdKind = 'resident' | 'residencePermit' | 'foreigner'

export type ResidentId = {
  readonly id: string
  readonly kind: ResidentIdKind
  readonly birthDay: DayText
  readonly sex: 'female' | 'male'
}

/** The last sign from the first 17 digits (GB 11643, ISO 7064 MOD 11-2). */
export function residentIdCheckSign(start: string): string {
  const sum = residentWeights.reduce((total, weight, at) => total + weight * Number(start[at]), 0)
  return residentSigns[sum % 11] ?? ''
}

function residentIdKind(id: string): ResidentIdKind | null {
  const start = id.slice(0, 2)
  if (['81', '82', '83'].includes(start)) return 'residencePermit'
  if (isProvinceDigits(start)) return 'resident'
  return id.startsWith('9') && isProvinceDigits(id.slice(1, 3)) ? 'foreigner' : null
}

/**
 * Checks a 公民身份号码 of 18 signs (GB 11643). `today` refuses births in the future. What was typed is not
 * repeated in a refusal: it is personal data.
 */
export function readResidentId(text: string, today?: DayText): Reading<ResidentId> {
  const id = withoutBlanks(toHalfWidth(text)).toUpperCase()
  if (id.length !== 18) return invalid('codes.resident_id_length', { length: id.length })
  if (!/^\d{17}[\dX]$/.test(id)) return invalid('codes.resident_id_format')
  const kind = residentIdKind(id)
  if (kind === null) return invalid('codes.resident_id_division')
  const birthDay = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
  const bornLater = () => today !== undefined && dayNumber(birthDay) > dayNumber(today)
  if (!isDay(birthDay) || birthDay < '1850-01-01' || bornLater()) {
    return invalid('codes.resident_id_birthday')
  }
  if (residentIdCheckSign(id) !== id[17]) return invalid('codes.resident_id_check_digit')
  return read({ id, kind, birthDay, sex: Number(id[16]) % 2 === 0 ? 'female' : 'male' })
}

/** A mobile number of the mainland as eleven digits; +86, blanks and hyphens are dropped. */
export function readMobile(text: string): Reading<string> {
  const digits = withoutBlanks(toHalfWidth(text))
    .replaceAll('-', '')
    .replace(/^(?:\+|00)86/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? read(digits) : invalid('codes.mobile_format')
}

/**
 * A telephone of an office or a mobile, written one way: `010-12345678`, with an extension
 * `010-12345678-801`, or eleven digits. Numbers beginning 400 and 800 stay as ten digits.
 */
export function readPhone(text: string): Reading<string> {
  const mobile = readMobile(text)
  if (mobile.ok) return mobile
  const compact = withoutBlanks(toHalfWidth(text)).replace(/^\((0\d{2,3})\)/, '$1-')
  const hotline = compact.replaceAll('-', '')
  if (/^[48]00\d{7}$/.test(hotline)) return read(hotline)
  // Areas of three digits are 010 and 02x; all others have four.
  const match = /^(010|02\d|0[3-9]\d{2})-?([2-9]\d{6,7})(?:(?:-|转)(\d{1,6}))?$/u.exec(compact)
  if (match === null) return invalid('codes.phone_format')
  const [, area = '', local = '', extension] = match
  return read(`${area}-${local}${extension === undefined ? '' : `-${extension}`}`)
}

/** A postcode of the mainland, six digits. */
export function readPostcode(text: string): Reading<string> {
  const digits = withoutBlanks(toHalfWidth(text))
  return /^[0-8]\d{5}$/.test(digits) ? read(digits) : invalid('codes.postcode_format')
}

const emailPattern =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/i

/**
 * An address as mail systems accept it (the dot-atom of RFC 5321, ASCII, a domain of two labels or more);
 * the domain in lower case, the local part as written.
 */
export function readEmail(text: string): Reading<string> {
  const address = withoutBlanks(toHalfWidth(text.slice(0, 400)))
  const at = address.lastIndexOf('@')
  if (address.length > 254 || at > 64 || !emailPattern.test(address)) {
    return invalid('codes.email_format')
  }
  return read(`${address.slice(0, at)}${address.slice(at).toLowerCase()}`)
}

/** Stars for all but the first and last signs; all stars where less than half would be hidden. */
export function mask(text: string, first: number, last: number): string {
  const signs = [...text]
  const hidden = signs.length - first - last
  if (hidden < signs.length / 3) return '*'.repeat(signs.length)
  return [...signs.slice(0, first), '*'.repeat(hidden), ...signs.slice(signs.length - last)].join(
    '',
  )
}

/** 138****1234 */
export function maskMobile(mobile: string): string {
  return mask(mobile, 3, 4)
}

/** 110***********1234 */
export function maskResidentId(id: string): string {
  return mask(id, 3, 4)
}

/** z****@example.cn; the number of stars tells nothing of the length. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 1 ? '*'.repeat(4) : `${[...address][0] ?? ''}****${address.slice(at)}`
}

/** 王** */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name]
  return rest.length === 0 ? '*' : `${first}${'*'.repeat(rest.length)}`
}
