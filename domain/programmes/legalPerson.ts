/**
 * 独立法人资格 from the code and the licence. A code that begins 91 proves no legal person: a branch, a
 * partnership and a sole proprietorship carry one too, so the licence type is asked.
 */
import type { UsccReading } from '../kernel/uscc.ts'

/** 类型 on the licence, as far as the rule needs it. */
export const licenceTypes = [
  'company',
  'ownedByWholePeople',
  'cooperative',
  'institution',
  'socialOrganisation',
  'branch',
  'partnership',
  'soleProprietorship',
  'individual',
  'other',
] as const
export type LicenceType = (typeof licenceTypes)[number]

/** A licence type as it was kept; null where none or an unknown one was. */
export function licenceOf(kept: string | null | undefined): LicenceType | null {
  return licenceTypes.find((type) => type === kept) ?? null
}

const byLicence: Readonly<Record<LicenceType, 'yes' | 'no' | 'needsPerson'>> = {
  company: 'yes',
  ownedByWholePeople: 'yes',
  cooperative: 'needsPerson',
  institution: 'yes',
  socialOrganisation: 'needsPerson',
  branch: 'no',
  partnership: 'no',
  soleProprietorship: 'no',
  individual: 'no',
  other: 'needsPerson',
}

export type LegalPersonFinding = {
  readonly outcome: 'yes' | 'no' | 'needsPerson' | 'unanswered'
  readonly reason:
    | 'legal_person'
    | 'legal_person_code_kind'
    | 'legal_person_licence'
    | 'legal_person_licence_missing'
    | 'legal_person_judged'
    | 'legal_person_contradiction'
}

/** `code` is null while none was entered. Whether the code itself is right is another question. */
export function legalPersonOf(
  code: UsccReading | null,
  licence: LicenceType | null,
): LegalPersonFinding {
  const said = code?.legalPerson ?? 'licenceDecides'
  if (said === 'no') return { outcome: 'no', reason: 'legal_person_code_kind' }
  if (said === 'yes') {
    // An institution or a foundation whose licence is said to be a branch: somebody has to look.
    const contradicts = licence !== null && byLicence[licence] === 'no'
    return contradicts
      ? { outcome: 'needsPerson', reason: 'legal_person_contradiction' }
      : { outcome: 'yes', reason: 'legal_person' }
  }
  if (licence === null) return { outcome: 'unanswered', reason: 'legal_person_licence_missing' }
  switch (byLicence[licence]) {
    case 'yes':
      return { outcome: 'yes', reason: 'legal_person' }
    case 'no':
      return { outcome: 'no', reason: 'legal_person_licence' }
    case 'needsPerson':
      return { outcome: 'needsPerson', reason: 'legal_person_judged' }
  }
}
