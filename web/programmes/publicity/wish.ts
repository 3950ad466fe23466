/** What somebody is writing as an objection, and whether it can be sent as it stands. */
import {
  mayObjectAs,
  type EvidenceFile,
  type ObjectionWish,
} from '../../../domain/programmes/objection.ts'
import { allowed, invalid, type Verdict } from '../../../domain/kernel/verdict.ts'

export const asked = ['text', 'evidence', 'name', 'mobile'] as const
const optional = ['idNumber', 'organisation', 'email'] as const

export type Written = Readonly<Record<(typeof asked)[number] | (typeof optional)[number], string>>

export const blank: Written = {
  text: '',
  evidence: '',
  name: '',
  mobile: '',
  idNumber: '',
  organisation: '',
  email: '',
}

const textLeast = 10

export function missingIn(written: Written): (typeof asked)[number][] {
  return asked.filter((field) => written[field].trim() === '')
}

export function wishOf(
  written: Written,
  key: string | undefined,
  files: readonly EvidenceFile[],
): ObjectionWish {
  const given = optional.filter((field) => written[field].trim() !== '')
  return {
    ...(key === undefined ? {} : { key }),
    text: written.text.trim(),
    evidence: written.evidence.trim(),
    objector: {
      name: written.name.trim(),
      mobile: written.mobile.trim(),
      ...Object.fromEntries(given.map((field) => [field, written[field].trim()])),
    },
    ...(files.length === 0 ? {} : { files: [...files] }),
  }
}

/** The server insists on the same. `guidance.*` codes are said by the dialog itself. */
export function maySend(written: Written, now: Date): Verdict {
  const items = missingIn(written)
  if (items.length > 0) return invalid('guidance.incomplete')
  if (written.text.trim().length < textLeast) return invalid('guidance.too_short')
  if (written.name.trim().length < 2) return invalid('guidance.incomplete')
  const who = mayObjectAs(wishOf(written, undefined, []).objector, now)
  return who.ok ? allowed : who
}
