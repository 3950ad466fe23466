/** Members of a space: who they are, how they come in and how they go. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { managerVerbs, memberRoles, memberStates, ownVerbs, stepVerbs } from './member.ts'
import { manageSpaces } from './space.ts'
import { Space } from './space.endpoints.ts'

const closed = { additionalProperties: false } as const
const manages = { permit: manageSpaces } as const
const Reason = Type.Optional(Type.String({ maxLength: 2000 }))

export const SpaceMember = Type.Object({
  orgId: Id,
  name: Type.String(),
  state: Type.Enum([...memberStates]),
  role: Type.Enum([...memberRoles]),
  owner: Type.Boolean(),
  /** Of the last step, for those who manage the space. */
  reason: nullable(Type.String()),
  /** Counts the steps of this membership. */
  version: Type.Integer(),
  changedAt: Moment,
})
export type SpaceMember = Static<typeof SpaceMember>

export const SpaceStep = Type.Object({
  number: Type.Integer(),
  verb: Type.Enum([...stepVerbs]),
  /** Whom it concerns; null where it is the space itself. */
  orgName: nullable(Type.String()),
  reason: nullable(Type.String()),
  by: Type.String(),
  byOrg: Type.String(),
  at: Moment,
})
export type SpaceStep = Static<typeof SpaceStep>

export const listMembers = endpoint({
  name: 'spaces.member.list',
  method: 'GET',
  path: '/api/spaces/:id/members',
  audience: 'signedIn',
  summary: { zh: '共享空间的成员、申请和邀请', en: 'Members, requests and invitations of a space' },
  params: OneId,
  query: Type.Object({
    ...PageQuery.properties,
    state: Type.Optional(Type.Enum([...memberStates])),
  }),
  answer: pageOf(SpaceMember),
})

export const listSteps = endpoint({
  name: 'spaces.step.list',
  method: 'GET',
  path: '/api/spaces/:id/steps',
  audience: 'signedIn',
  summary: { zh: '共享空间的办理经过', en: 'What was done in a space' },
  params: OneId,
  query: PageQuery,
  answer: pageOf(SpaceStep),
})

export const inviteMember = endpoint({
  name: 'spaces.member.invite',
  method: 'POST',
  path: '/api/spaces/:id/members',
  audience: manages,
  summary: { zh: '邀请单位加入共享空间', en: 'Invite an organisation into a space' },
  params: OneId,
  body: Type.Object(
    {
      /** Its full name, or its code. */
      org: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }),
    },
    closed,
  ),
  answer: SpaceMember,
  ratePerMinute: 60,
  problems: ['spaces.org_unknown', 'spaces.cannot_invite', 'spaces.not_manager', 'spaces.closed'],
})

export const stepOwnMembership = endpoint({
  name: 'spaces.member.step',
  method: 'POST',
  path: '/api/spaces/:id/membership',
  audience: manages,
  summary: {
    zh: '加入、申请、接受、谢绝、撤回或退出共享空间',
    en: 'Join a space, ask, accept, decline, take back or leave',
  },
  params: OneId,
  body: Type.Object({ verb: Type.Enum([...ownVerbs]), reason: Reason }, closed),
  answer: Space,
  problems: [
    'spaces.joins_not_at_once',
    'spaces.joins_by_invitation',
    'spaces.joins_at_once',
    'spaces.owner_stays',
    'spaces.org_unverified',
    'spaces.full',
    'spaces.closed',
  ],
})

export const decideMembership = endpoint({
  name: 'spaces.member.decide',
  method: 'POST',
  path: '/api/spaces/:id/members/:orgId/steps',
  audience: manages,
  summary: {
    zh: '批准、不予批准、收回邀请、移出成员或改变其角色',
    en: 'Admit, refuse, take an invitation back, remove a member or change its role',
  },
  params: Type.Object({ id: Id, orgId: Id }),
  body: Type.Object(
    { verb: Type.Enum([...managerVerbs]), seen: Type.Integer({ minimum: 1 }), reason: Reason },
    closed,
  ),
  answer: SpaceMember,
  problems: [
    'spaces.not_manager',
    'spaces.moved_on',
    'spaces.owner_stays',
    'spaces.manager_already',
    'spaces.member_already',
    'spaces.reason_too_short',
    'spaces.full',
    'spaces.closed',
  ],
})
