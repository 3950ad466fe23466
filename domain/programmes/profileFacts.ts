/** An organisation's profile in the words of forms: what fields marked `profile.<name>` are filled with. */
import { enterpriseSize } from '../kernel/enterpriseSize.ts'
import type { Profile } from '../people/profile.ts'

export type ApplicantFacts = {
  readonly name: string
  readonly uscc: string | null
  readonly division: string | null
}

const kindOf = {
  manufacturer: 'manufacturer',
  informationTechnology: 'itCompany',
  internet: 'internetCompany',
  telecom: 'telecomOperator',
  researchInstitute: 'researchInstitute',
  other: 'other',
} as const

const ownershipOf = {
  institution: 'institution',
  stateSole: 'stateOwned',
  stateHeld: 'stateHeld',
  private: 'private',
  foreign: 'foreign',
  other: 'other',
} as const

/** 企业划型 by the latest year that the profile reports; null where the figures do not decide. */
function sizeOf(profile: Profile): string | null {
  if (profile.industry === undefined) return null
  const latest = (profile.figures ?? []).toSorted((one, other) => other.year - one.year)[0]
  const finding = enterpriseSize({
    industry: profile.industry,
    headcount: profile.staff ?? null,
    revenueFen: latest?.revenueFen ?? null,
    assetsFen: latest?.assetsFen ?? null,
  })
  return 'size' in finding ? finding.size : null
}

/** Values under the names that form definitions use; what the profile does not say is left out. */
export function profileFacts(
  applicant: ApplicantFacts,
  profile: Profile,
): Readonly<Record<string, unknown>> {
  const facts = {
    name: applicant.name,
    uscc: applicant.uscc,
    division: applicant.division,
    applicantKind: profile.applicantType && kindOf[profile.applicantType as keyof typeof kindOf],
    ownership: profile.ownership && ownershipOf[profile.ownership as keyof typeof ownershipOf],
    industry: profile.industry,
    size: sizeOf(profile),
    superior: profile.superior,
    registeredOn: profile.foundedOn,
    capitalFen: profile.capitalFen,
    registeredAt: profile.registeredAddress,
    address: profile.postalAddress,
    postcode: profile.postcode,
    fax: profile.fax,
    email: profile.email,
    website: profile.website,
    legalName: profile.representativeName,
    listed: profile.listed,
    highTech: profile.highTech,
    staff: profile.staff,
    profile: profile.introduction,
  }
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined && value !== null),
  )
}
