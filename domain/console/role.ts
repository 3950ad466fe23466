/** Editing roles: what changes, whom it touches, and that somebody can still edit them afterwards. */
import { Type, type Static } from 'typebox'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'
import { orgKinds } from '../people/organisation.ts'
import { permitPattern, roleCodePattern } from '../people/role.ts'
import { reasonMax, reasonMin } from './approval.ts'

/** Without somebody who has it, no role can ever be changed again. */
export const editorPermit = 'console.role.edit'

export const permitsMax = 200
export const RoleCode = Type.String({ pattern: roleCodePattern, maxLength: 60 })

export const RoleContent = Type.Object({
  nameZh: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
  nameEn: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
  orgKinds: Type.Array(Type.Enum(orgKinds), { minItems: 1, maxItems: orgKinds.length }),
  permits: Type.Array(Type.String({ pattern: permitPattern, maxLength: 100 }), {
    maxItems: permitsMax,
  }),
})
export type RoleContent = Static<typeof RoleContent>

export const RoleRow = Type.Object({
  code: Type.String(),
  ...RoleContent.properties,
  builtIn: Type.Boolean(),
  /** How often it was changed here; 0 as shipped. */
  version: Type.Integer({ minimum: 0 }),
  holders: Type.Integer({ minimum: 0 }),
  changedAt: nullable(Moment),
  changedByName: nullable(Type.String()),
})
export type RoleRow = Static<typeof RoleRow>

export const RoleReason = Type.String({ minLength: reasonMin, maxLength: reasonMax })

export const RoleHolder = Type.Object({
  personId: Id,
  personName: Type.String(),
  orgId: Id,
  orgName: Type.String(),
  orgKind: Type.Enum(orgKinds),
})
export type RoleHolder = Static<typeof RoleHolder>

export const RoleChange = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  /** Null: the role was added by this change. */
  before: nullable(RoleContent),
  /** Null: the role was removed by this change. */
  after: nullable(RoleContent),
  reason: Type.String(),
  changedByName: nullable(Type.String()),
  changedAt: Moment,
})
export type RoleChange = Static<typeof RoleChange>

export type RoleDifference = {
  readonly addedPermits: readonly string[]
  readonly removedPermits: readonly string[]
  readonly addedKinds: readonly string[]
  readonly removedKinds: readonly string[]
  readonly renamed: boolean
}

const without = (these: readonly string[], those: readonly string[]): string[] =>
  these.filter((one) => !those.includes(one)).toSorted()

export function roleDifference(before: RoleContent, after: RoleContent): RoleDifference {
  return {
    addedPermits: without(after.permits, before.permits),
    removedPermits: without(before.permits, after.permits),
    addedKinds: without(after.orgKinds, before.orgKinds),
    removedKinds: without(before.orgKinds, after.orgKinds),
    renamed: before.nameZh !== after.nameZh || before.nameEn !== after.nameEn,
  }
}

export function changesNothing(difference: RoleDifference): boolean {
  const { addedPermits, removedPermits, addedKinds, removedKinds, renamed } = difference
  return (
    !renamed && [addedPermits, removedPermits, addedKinds, removedKinds].every((it) => !it.length)
  )
}

/** What a change of a role is judged by, beside the change itself. */
export type RoleSurroundings = {
  /** Kinds of organisations in which somebody holds it. */
  readonly heldInKinds: readonly string[]
  /** Persons who can edit roles through another role than this one. */
  readonly editorsElsewhere: number
}

/**
 * A role cannot be taken from a kind of organisation where somebody holds it, and the last way to the role
 * editor stays open. `after` null removes the role.
 */
export function mayChangeRole(
  before: RoleContent,
  after: RoleContent | null,
  around: RoleSurroundings,
): Verdict {
  const kinds = after?.orgKinds ?? []
  const held = around.heldInKinds.filter((kind) => !(kinds as readonly string[]).includes(kind))
  const opens = before.permits.includes(editorPermit) && !after?.permits.includes(editorPermit)
  return allOf(
    after !== null && changesNothing(roleDifference(before, after))
      ? invalid('console.role_unchanged')
      : allowed,
    held.length > 0
      ? conflict('console.role_held_in_kind', { kinds: held.join(), count: held.length })
      : allowed,
    opens && around.editorsElsewhere === 0 ? conflict('console.role_last_editor') : allowed,
  )
}

/** Permits by module, both in the order of the alphabet. */
export function permitsByModule(permits: readonly string[]): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const permit of [...new Set(permits)].toSorted()) {
    const module = permit.slice(0, permit.indexOf('.'))
    groups.set(module, [...(groups.get(module) ?? []), permit])
  }
  return groups
}
