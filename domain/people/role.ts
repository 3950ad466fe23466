/** Roles are rows; here is what holds of all of them. */
import { forbidden, invalid, allowed, type Verdict } from '../kernel/verdict.ts'
import { adminRoleOf, type OrgKind } from './organisation.ts'

export type Role = {
  readonly code: string
  readonly orgKinds: readonly string[]
  readonly nameZh: string
  readonly nameEn: string
  readonly permits: readonly string[]
  readonly builtIn: boolean
}

/** `<module>.<noun>.<verb>`, or two parts where the noun is the module's own. */
export const permitPattern = '^[a-z][a-zA-Z]*(?:\\.[a-z][a-zA-Z]*){1,2}$'
export const roleCodePattern = '^[a-z][a-zA-Z]*(?:\\.[a-z][a-zA-Z]*)?$'

/** Whether these roles can be held in an organisation of this kind. */
export function mayHold(roles: readonly string[], kind: OrgKind, known: readonly Role[]): Verdict {
  for (const code of roles) {
    const role = known.find((one) => one.code === code)
    if (role === undefined) return invalid('people.role_unknown', { role: code })
    if (!role.orgKinds.includes(kind)) return invalid('people.role_not_here', { role: code })
  }
  return new Set(roles).size === roles.length ? allowed : invalid('people.role_twice')
}

/** A deputy gets no more than the principal has, and never the running of the organisation. */
export function mayDepute(
  roles: readonly string[],
  held: readonly string[],
  kind: OrgKind,
): Verdict {
  if (roles.includes(adminRoleOf(kind))) return forbidden('people.administration_not_deputed')
  const beyond = roles.find((role) => !held.includes(role))
  return beyond === undefined ? allowed : forbidden('people.role_not_held', { role: beyond })
}

/** Whether an organisation keeps somebody who administers it. */
export function keepsAdministrator(
  kind: OrgKind,
  members: readonly { readonly roles: readonly string[] }[],
): boolean {
  const role = adminRoleOf(kind)
  return members.some(({ roles }) => roles.includes(role))
}
