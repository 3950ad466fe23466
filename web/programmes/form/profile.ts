/** The organisation's profile in the words of the forms: `profile.<key>` of a definition's prefill. */
import type { Profile } from '../../../domain/people/profile.ts'

type Registered = {
  readonly name: string
  readonly uscc: string | null
  readonly division: string | null
}

const kinds: Readonly<Record<string, string>> = {
  manufacturer: 'manufacturer',
  informationTechnology: 'itCompany',
  internet: 'internetCompany',
  telecom: 'telecomOperator',
  researchInstitute: 'researchInstitute',
  other: 'other',
}

/** Values by key; what the profile does not hold is absent. Values that fit no field are dropped by `prefill`. */
export function formProfile(
  org: Registered,
  profile: Profile = {},
): Readonly<Record<string, unknown>> {
  const { applicantType, foundedOn, registeredAddress, postalAddress } = profile
  const values: Record<string, unknown> = {
    ...profile,
    name: org.name,
    uscc: org.uscc,
    division: org.division,
    applicantKind: applicantType === undefined ? undefined : kinds[applicantType],
    registeredOn: foundedOn,
    registeredAt: registeredAddress,
    address: postalAddress,
    legalName: profile.representativeName,
    profile: profile.introduction,
  }
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null),
  )
}
