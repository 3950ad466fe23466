/** An organisation: its kinds, the way from registration to verification, and who may decide. */
import { Type, type Static } from 'typebox'
import type { Lifecycle } from '../kernel/lifecycle.ts'
import { mayStep } from '../kernel/lifecycle.ts'
import { padDivisionCode } from '../kernel/division.ts'
import { Day, Id, Moment, nullable } from '../kernel/shapes.ts'
import type { UsccReading } from '../kernel/uscc.ts'
import { allOf, allowed, invalid, type Verdict } from '../kernel/verdict.ts'

export const orgKinds = [
  'enterprise',
  'institute',
  'association',
  'authority',
  'office',
  'operator',
] as const
export type OrgKind = (typeof orgKinds)[number]

/** What people may register themselves; the others are established by the operator. */
export const selfRegistered = ['enterprise', 'institute', 'association'] as const
export const established = ['authority', 'office', 'operator'] as const

export function isSelfRegistered(kind: OrgKind): boolean {
  return (selfRegistered as readonly string[]).includes(kind)
}

/** The role that administers an organisation of a kind. */
export function adminRoleOf(kind: OrgKind): string {
  return isSelfRegistered(kind) ? 'applicant.admin' : `${kind}.admin`
}

export const orgStates = ['pending', 'needsOfficer', 'verified', 'refused'] as const
export type OrgState = (typeof orgStates)[number]
type OrgVerb = 'verify' | 'refuse' | 'amend'

/** `needsOfficer`: the code fails its check and somebody must look at the licence. */
export const orgLifecycle: Lifecycle<OrgState, OrgVerb> = {
  pending: { verify: 'verified', refuse: 'refused', amend: 'pending' },
  needsOfficer: { verify: 'verified', refuse: 'refused', amend: 'pending' },
  verified: {},
  refused: { amend: 'pending' },
}

/** The state a registration begins in, by what its code says. */
export function stateByCode(reading: UsccReading): 'pending' | 'needsOfficer' {
  return reading.valid ? 'pending' : 'needsOfficer'
}

/** Whether a code can be registered at all: valid, or failing in a way an officer may accept. */
export function mayRegisterCode(reading: UsccReading): Verdict {
  if (reading.valid || reading.officerMayAccept) return allowed
  return invalid(`codes.${reading.reason ?? 'uscc_length'}`)
}

/** Accepting a code that fails its check needs the officer's reason; a sound one needs none. */
export function mayVerify(state: OrgState, reason: string): Verdict {
  return allOf(
    mayStep(orgLifecycle, state, 'verify', 'people.organisation_decided_already'),
    state === 'needsOfficer' && reason.trim().length < 4
      ? invalid('people.reason_for_code_needed')
      : allowed,
  )
}

export function mayRefuse(state: OrgState): Verdict {
  return mayStep(orgLifecycle, state, 'refuse', 'people.organisation_decided_already')
}

export function mayAmend(state: OrgState): Verdict {
  return mayStep(orgLifecycle, state, 'amend', 'people.organisation_verified_already')
}

/**
 * The beginning that the codes of all divisions below share: 510000 → 51, 510100 → 5101. Null for what is no
 * code of a division.
 */
export function divisionStem(code: string): string | null {
  const padded = padDivisionCode(code)
  return padded === null ? null : padded.replace(/(?:00){1,2}$/, '')
}

/** Whether a division lies in the other or is the other. */
export function divisionCovers(whole: string, part: string): boolean {
  const stem = divisionStem(whole)
  return stem !== null && part.startsWith(stem)
}

export const OrgName = Type.String({ minLength: 2, maxLength: 200, pattern: '\\S.*\\S' })
/** As typed: full width and blanks are accepted. */
export const UsccInput = Type.String({ minLength: 1, maxLength: 60 })
export const DivisionCode = Type.String({ pattern: '^(?:\\d{6}|XPCC)$' })
export const OrgKindShape = Type.Enum(orgKinds)
export const OrgStateShape = Type.Enum(orgStates)

/** What lists show of an organisation. */
export const OrganisationRow = Type.Object({
  id: Id,
  kind: OrgKindShape,
  name: Type.String(),
  uscc: nullable(Type.String()),
  division: nullable(Type.String()),
  state: OrgStateShape,
  usccFault: nullable(Type.String()),
  registeredByName: nullable(Type.String()),
  madeAt: Moment,
})
export type OrganisationRow = Static<typeof OrganisationRow>

export const FormerName = Type.Object({ name: OrgName, until: nullable(Day) })

/** One organisation, for its members and for who verifies it. */
export const Organisation = Type.Object({
  ...OrganisationRow.properties,
  verifiedAt: nullable(Moment),
  refusedReason: nullable(Type.String()),
  usccAcceptedReason: nullable(Type.String()),
  formerNames: Type.Array(FormerName),
  demo: Type.Boolean(),
})
export type Organisation = Static<typeof Organisation>
