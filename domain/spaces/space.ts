/** 共享空间: a circle of organisations that share with one another what they do not show to the open market. */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'

/** 企业内部、产业链、区域、项目. */
export const spaceKinds = ['enterprise', 'chain', 'region', 'project'] as const
export type SpaceKind = (typeof spaceKinds)[number]

/** How others come in: at once, by asking its managers, or only where a manager invites them. */
export const joiningRules = ['open', 'asked', 'invited'] as const
export type JoiningRule = (typeof joiningRules)[number]

/** Closed for good: whoever goes on founds another. */
export const spaceStates = ['active', 'closed'] as const
export type SpaceState = (typeof spaceStates)[number]

export const membersMax = 5000
/** Invitations and requests that nobody has answered yet. */
export const waitingMax = 5000
/** Active spaces that one organisation owns. */
export const ownedMax = 200

/** Held by those who may bind their organisation; all its persons read what it is a member of. */
export const manageSpaces = 'spaces.space.manage'

export const SpaceWish = Type.Object(
  {
    kind: Type.Enum([...spaceKinds]),
    name: Type.String({ minLength: 2, maxLength: 100, pattern: '\\S.*\\S' }),
    about: Type.String({ maxLength: 2000 }),
    joining: Type.Enum([...joiningRules]),
    /** Whether it stands in the directory, where every organisation finds it. */
    listed: Type.Boolean(),
  },
  { additionalProperties: false },
)
export type SpaceWish = Static<typeof SpaceWish>

export type SpaceFacts = {
  readonly ownerOrgId: string
  readonly state: SpaceState
  readonly joining: JoiningRule
  /** Whether the actor's organisation is a member that manages it. */
  readonly manages: boolean
}

/** Whether the actor may bind the organisation for which they act. */
export function binds(actor: Actor): Verdict {
  if (actor.orgId === null) return forbidden('kernel.no_organisation')
  return permits(actor, manageSpaces)
    ? allowed
    : forbidden('spaces.role_cannot', { permit: manageSpaces })
}

export function isActive({ state }: Pick<SpaceFacts, 'state'>): Verdict {
  return state === 'active' ? allowed : conflict('spaces.closed')
}

/** What the space's managers do: change it, invite, decide, remove. */
export function mayManage(actor: Actor, space: SpaceFacts): Verdict {
  return allOf(
    space.manages ? allowed : forbidden('spaces.not_manager'),
    binds(actor),
    isActive(space),
  )
}

/** What its owner alone does: close it and hand it over. */
export function mayOwn(actor: Actor, space: SpaceFacts): Verdict {
  return allOf(
    actor.orgId === space.ownerOrgId ? allowed : forbidden('spaces.not_owner'),
    binds(actor),
    isActive(space),
  )
}

/** An owner hands over to a member, which manages it from then on. */
export function mayHandOver(
  actor: Actor,
  space: SpaceFacts,
  to: { readonly orgId: string; readonly member: boolean },
): Verdict {
  return allOf(
    mayOwn(actor, space),
    to.orgId === space.ownerOrgId ? conflict('spaces.owner_already') : allowed,
    to.member ? allowed : conflict('spaces.heir_no_member'),
  )
}

/** What nobody finds, nobody can join or ask for: an unlisted space invites. */
export function rulesFit({ joining, listed }: Pick<SpaceWish, 'joining' | 'listed'>): Verdict {
  return listed || joining === 'invited' ? allowed : invalid('spaces.unlisted_invites')
}

/** What is changed is what was seen: two managers do not write over each other. */
export function hasSeen(version: number, seen: number): Verdict {
  return version === seen ? allowed : conflict('spaces.moved_on', { seen, version })
}

export function saysWhy(reason: string | null | undefined): Verdict {
  return isWrittenReason(reason) ? allowed : invalid('spaces.reason_too_short')
}

/** Whether what is typed can stand as a space. */
export function isWhole({ name, joining, listed }: SpaceWish): Verdict {
  return allOf(
    name.trim().length >= 2 ? allowed : invalid('spaces.name_too_short'),
    rulesFit({ joining, listed }),
  )
}
