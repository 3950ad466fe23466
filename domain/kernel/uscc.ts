/**
 * 统一社会信用代码 GB 32100-2015: 18 signs, being the kind (2), the division of the registering authority
 * after GB/T 2260 (6), the organisation code after GB 11714 with a check sign of its own (9) and the check
 * sign of the whole (1).
 */
import { toHalfWidth, withoutBlanks } from './halfWidth.ts'
import { isProvinceDigits } from './province.ts'
import { type LegalPersonality, type UsccKind, usccKindOf, usccPairOf } from './usccKinds.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const outerWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const
const innerSigns = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** In the order in which one is named when several hold: the form first, then what it says, then sums. */
export const usccReasons = [
  'uscc_length',
  'uscc_alphabet',
  'uscc_kind_unknown',
  'uscc_division_digits',
  'uscc_division_unknown',
  'uscc_check_digit',
  'uscc_organisation_check_digit',
] as const
export type UsccReason = (typeof usccReasons)[number]

/** What `baigong code check` prints: `code` as normalised, `reason` the first fault. */
export type UsccCheck = {
  readonly code: string
  readonly valid: boolean
  readonly kind: UsccKind | null
  readonly reason: UsccReason | null
}

/** A sign that the alphabet lacks and the digit that is probably meant; `at` counts from 1. */
export type UsccHint = { readonly at: number; readonly found: string; readonly meant: string }

export type UsccReading = UsccCheck & {
  readonly faults: readonly UsccReason[]
  readonly legalPerson: LegalPersonality | null
  /** The parts of a code whose length and alphabet are right. */
  readonly parts: {
    /** Division of the registering authority, six signs. */
    readonly division: string
    /** 组织机构代码, nine signs. */
    readonly organisation: string
  } | null
  /** The check signs that the rest of the code asks for. */
  readonly expected: { readonly organisationCheck: string; readonly check: string } | null
  readonly hints: readonly UsccHint[]
  /** The code with all hints followed, where that one is valid. */
  readonly suggestion: string | null
  /** The organisation code begins M0000 or M0001: issued in the pilot, when the sums were not yet kept. */
  readonly earlyPilot: boolean
  /** Well-formed but failing: an officer who has seen the licence may accept it with a reason. */
  readonly officerMayAccept: boolean
}

const confusions: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5' }
const overridable: ReadonlySet<UsccReason> = new Set<UsccReason>([
  'uscc_division_unknown',
  'uscc_check_digit',
  'uscc_organisation_check_digit',
])

/** Half width, upper case, no blanks. Letters that look like digits stay: they become hints. */
export function normaliseUscc(text: string): string {
  return withoutBlanks(toHalfWidth(text)).toUpperCase()
}

/** The check sign of an organisation code from its first eight signs (GB 11714: 11 − Σ mod 11). */
export function organisationCheckSign(body: string): string {
  const sum = innerWeights.reduce(
    (total, w, at) => total + w * innerSigns.indexOf(body[at] ?? ''),
    0,
  )
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/** The last sign from the first 17 (31 − Σ mod 31, where 31 means 0). */
export function usccCheckSign(start: string): string {
  const sum = outerWeights.reduce(
    (total, w, at) => total + w * alphabet.indexOf(start[at] ?? ''),
    0,
  )
  return alphabet[(31 - (sum % 31)) % 31] ?? ''
}

/** National authorities register under 100000. */
function isAuthorityDivision(division: string): boolean {
  return division === '100000' || isProvinceDigits(division.slice(0, 2))
}

function contentFaults(code: string, expected: { organisationCheck: string; check: string }) {
  const division = code.slice(2, 8)
  const holds: Partial<Record<UsccReason, boolean>> = {
    uscc_kind_unknown: usccKindOf(code.slice(0, 2)) === null,
    uscc_division_digits: !/^\d{6}$/.test(division),
    uscc_division_unknown: /^\d{6}$/.test(division) && !isAuthorityDivision(division),
    uscc_check_digit: code[17] !== expected.check,
    uscc_organisation_check_digit: code[16] !== expected.organisationCheck,
  }
  return usccReasons.filter((reason) => holds[reason] === true)
}

function hintsOf(code: string): UsccHint[] {
  return [...code].flatMap((found, at) => {
    const meant = confusions[found]
    return meant === undefined ? [] : [{ at: at + 1, found, meant }]
  })
}

function misshapen(code: string, reason: 'uscc_length' | 'uscc_alphabet'): UsccReading {
  const hints = reason === 'uscc_alphabet' ? hintsOf(code) : []
  const corrected = code.replace(/[OIZS]/g, (sign) => confusions[sign] ?? sign)
  return {
    code,
    valid: false,
    kind: null,
    reason,
    faults: [reason],
    legalPerson: null,
    parts: null,
    expected: null,
    hints,
    suggestion: hints.length > 0 && checkUscc(corrected).valid ? corrected : null,
    earlyPilot: false,
    officerMayAccept: false,
  }
}

/** All that can be said of what somebody typed as a code. */
export function readUscc(text: string): UsccReading {
  const code = normaliseUscc(text)
  if (code.length !== 18) return misshapen(code, 'uscc_length')
  if ([...code].some((sign) => !alphabet.includes(sign))) return misshapen(code, 'uscc_alphabet')
  const expected = {
    organisationCheck: organisationCheckSign(code.slice(8, 16)),
    check: usccCheckSign(code.slice(0, 17)),
  }
  const faults = contentFaults(code, expected)
  const kind = usccKindOf(code.slice(0, 2))
  const [reason = null] = faults
  return {
    code,
    valid: reason === null,
    kind: kind?.kind ?? null,
    reason,
    faults,
    legalPerson: kind?.legalPerson ?? null,
    parts: { division: code.slice(2, 8), organisation: code.slice(8, 17) },
    expected,
    hints: [],
    suggestion: null,
    earlyPilot: /^M000[01]/.test(code.slice(8)),
    officerMayAccept: reason !== null && faults.every((fault) => overridable.has(fault)),
  }
}

/** The short answer of `readUscc`. */
export function checkUscc(text: string): UsccCheck {
  const { code, valid, kind, reason } = readUscc(text)
  return { code, valid, kind, reason }
}

/** How many different serials `makeUscc` has. */
export const usccSerials = 31 ** 6

/**
 * A valid code for tests and the demo world, always the same for the same arguments. The organisation part
 * begins XX, which no authority is known to issue, so that the code belongs to nobody.
 * Throws for a division that is not six known digits or a serial outside 0 to `usccSerials` − 1.
 */
export function makeUscc(kind: UsccKind, division: string, serial: number): string {
  if (!/^\d{6}$/.test(division) || !isAuthorityDivision(division)) {
    throw new RangeError(`"${division}" is no division of an authority`)
  }
  if (!Number.isInteger(serial) || serial < 0 || serial >= usccSerials) {
    throw new RangeError(`${serial} is no serial`)
  }
  let body = ''
  for (let rest = serial; body.length < 6; rest = Math.floor(rest / 31)) {
    body = `${alphabet[rest % 31] ?? ''}${body}`
  }
  const start = `${usccPairOf(kind)}${division}XX${body}`
  const withInner = `${start}${organisationCheckSign(start.slice(8))}`
  return `${withInner}${usccCheckSign(withInner)}`
}
