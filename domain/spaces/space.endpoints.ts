/** Spaces: one's own, those listed for all, and what is done with one. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { memberRoles, memberStates } from './member.ts'
import { joiningRules, manageSpaces, spaceKinds, spaceStates, SpaceWish } from './space.ts'

const closed = { additionalProperties: false } as const
const manages = { permit: manageSpaces } as const
const Seen = Type.Integer({ minimum: 1 })

/** What stands between the space and the actor's organisation; null where there was never anything. */
const Own = nullable(
  Type.Object({
    state: Type.Enum([...memberStates]),
    role: Type.Enum([...memberRoles]),
    /** Why it was removed, refused or had declined. */
    reason: nullable(Type.String()),
    changedAt: Moment,
  }),
)

export const SpaceCard = Type.Object({
  id: Id,
  kind: Type.Enum([...spaceKinds]),
  name: Type.String(),
  ownerOrgId: Id,
  ownerName: Type.String(),
  joining: Type.Enum([...joiningRules]),
  listed: Type.Boolean(),
  state: Type.Enum([...spaceStates]),
  /** Null to whoever has no part in an unlisted space any more. */
  members: nullable(Type.Integer()),
  own: Own,
  /** Whether the actor's organisation is a member that manages it. */
  manages: Type.Boolean(),
  /** Requests that wait, for those who may decide them. */
  requests: Type.Integer(),
})
export type SpaceCard = Static<typeof SpaceCard>

export const Space = Type.Object({
  ...SpaceCard.properties,
  version: Type.Integer(),
  /** Null to whoever has no part in an unlisted space any more. */
  about: nullable(Type.String()),
  closedReason: nullable(Type.String()),
  madeAt: Moment,
  changedAt: Moment,
})
export type Space = Static<typeof Space>

const Filter = {
  kind: Type.Optional(Type.Enum([...spaceKinds])),
  text: Type.Optional(Type.String({ maxLength: 100 })),
}

export const listSpaces = endpoint({
  name: 'spaces.space.list',
  method: 'GET',
  path: '/api/spaces',
  audience: 'signedIn',
  summary: {
    zh: '本单位加入、受邀或申请的共享空间',
    en: 'Spaces that one’s organisation has a part in',
  },
  query: Type.Object({
    ...PageQuery.properties,
    ...Filter,
    own: Type.Optional(Type.Enum([...memberStates])),
  }),
  answer: Type.Object({
    ...pageOf(SpaceCard).properties,
    /** What waits for the actor: invitations to answer, and requests to decide. */
    waiting: Type.Object({ invitations: Type.Integer(), requests: Type.Integer() }),
  }),
})

export const listListedSpaces = endpoint({
  name: 'spaces.space.find',
  method: 'GET',
  path: '/api/spaces/listed',
  audience: 'signedIn',
  summary: { zh: '名录可见的共享空间', en: 'The directory of spaces' },
  query: Type.Object({
    ...PageQuery.properties,
    ...Filter,
    joining: Type.Optional(Type.Enum([...joiningRules])),
  }),
  answer: pageOf(SpaceCard),
})

export const readSpace = endpoint({
  name: 'spaces.space.read',
  method: 'GET',
  path: '/api/spaces/:id',
  audience: 'signedIn',
  summary: { zh: '一个共享空间', en: 'One space' },
  params: OneId,
  answer: Space,
})

export const foundSpace = endpoint({
  name: 'spaces.space.found',
  method: 'POST',
  path: '/api/spaces',
  audience: manages,
  summary: { zh: '创建共享空间', en: 'Found a space' },
  body: SpaceWish,
  answer: Space,
  ratePerMinute: 30,
  problems: [
    'spaces.name_taken',
    'spaces.owned_full',
    'spaces.org_unverified',
    'spaces.unlisted_invites',
  ],
})

export const changeSpace = endpoint({
  name: 'spaces.space.change',
  method: 'PUT',
  path: '/api/spaces/:id',
  audience: manages,
  summary: { zh: '修改共享空间', en: 'Change a space' },
  params: OneId,
  body: Type.Object({ seen: Seen, wish: SpaceWish }, closed),
  answer: Space,
  problems: ['spaces.not_manager', 'spaces.closed', 'spaces.moved_on', 'spaces.name_taken'],
})

export const closeSpace = endpoint({
  name: 'spaces.space.close',
  method: 'POST',
  path: '/api/spaces/:id/closing',
  audience: manages,
  summary: { zh: '关闭共享空间', en: 'Close a space' },
  params: OneId,
  body: Type.Object({ seen: Seen, reason: Type.String({ maxLength: 2000 }) }, closed),
  answer: Space,
  problems: ['spaces.not_owner', 'spaces.closed', 'spaces.moved_on', 'spaces.reason_too_short'],
})

export const handOverSpace = endpoint({
  name: 'spaces.space.handOver',
  method: 'POST',
  path: '/api/spaces/:id/owner',
  audience: manages,
  summary: { zh: '移交共享空间', en: 'Hand a space over to another member' },
  params: OneId,
  body: Type.Object({ seen: Seen, orgId: Id }, closed),
  answer: Space,
  problems: [
    'spaces.not_owner',
    'spaces.owner_already',
    'spaces.heir_no_member',
    'spaces.owned_full',
  ],
})
