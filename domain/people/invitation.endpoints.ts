/** Ways into an organisation: being invited, and asking to join. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, Nothing, nullable, OneId } from '../kernel/shapes.ts'
import { LinkToken } from './challenge.ts'
import { RoleCodes, Title } from './member.endpoints.ts'
import { UsccInput } from './organisation.ts'
import { Email, LanguageShape, Me, Password, PersonName } from './person.ts'

export const invitationDays = 14

export const Invitation = Type.Object({
  id: Id,
  email: Type.String(),
  roles: Type.Array(Type.String()),
  orgUnitId: nullable(Id),
  title: nullable(Type.String()),
  invitedByName: nullable(Type.String()),
  madeAt: Moment,
  expiresAt: Moment,
  expired: Type.Boolean(),
})
export type Invitation = Static<typeof Invitation>

export const listInvitations = endpoint({
  name: 'people.invitation.list',
  method: 'GET',
  path: '/api/people/invitations',
  audience: { permit: 'people.member.manage' },
  summary: { zh: '未接受的邀请', en: 'Open invitations' },
  answer: Type.Object({ rows: Type.Array(Invitation) }),
})

export const invite = endpoint({
  name: 'people.invitation.send',
  method: 'POST',
  secret: true,
  path: '/api/people/invitations',
  audience: { permit: 'people.member.manage' },
  summary: { zh: '邀请成员', en: 'Invite somebody' },
  body: Type.Object({
    email: Email,
    roles: RoleCodes,
    orgUnitId: Type.Optional(nullable(Id)),
    title: Type.Optional(nullable(Title)),
  }),
  answer: Invitation,
  ratePerMinute: 30,
  problems: [
    'people.invitation_is_open',
    'people.member_already',
    'people.role_unknown',
    'people.role_not_here',
    'people.members_too_many',
  ],
})

export const resendInvitation = endpoint({
  name: 'people.invitation.resend',
  method: 'POST',
  secret: true,
  path: '/api/people/invitations/:id/resend',
  audience: { permit: 'people.member.manage' },
  summary: { zh: '重发邀请，旧链接作废', en: 'Send again; the old link ends' },
  params: OneId,
  answer: Invitation,
  ratePerMinute: 30,
})

export const revokeInvitation = endpoint({
  name: 'people.invitation.revoke',
  method: 'DELETE',
  path: '/api/people/invitations/:id',
  audience: { permit: 'people.member.manage' },
  summary: { zh: '撤回邀请', en: 'Revoke an invitation' },
  params: OneId,
  answer: Nothing,
})

/** A POST although it reads: the token stays out of addresses and logs. */
export const readInvitation = endpoint({
  name: 'people.invitation.read',
  method: 'POST',
  secret: true,
  path: '/api/people/invitations/by-token',
  audience: 'public',
  summary: { zh: '查看收到的邀请', en: 'Read an invitation by its token' },
  body: Type.Object({ token: LinkToken }),
  answer: Type.Object({
    orgName: Type.String(),
    email: Type.String(),
    roles: Type.Array(Type.Object({ nameZh: Type.String(), nameEn: Type.String() })),
    invitedByName: nullable(Type.String()),
    expiresAt: Moment,
    /** Whether the invited address has an account, so that the page asks to sign in or to sign up. */
    hasAccount: Type.Boolean(),
  }),
  ratePerMinute: 60,
  problems: ['people.invitation_not_open'],
})

export const acceptInvitation = endpoint({
  name: 'people.invitation.accept',
  method: 'POST',
  secret: true,
  path: '/api/people/invitations/acceptance',
  audience: 'signedIn',
  summary: { zh: '以现有账号接受邀请', en: 'Accept an invitation with my account' },
  body: Type.Object({ token: LinkToken }),
  answer: Me,
  problems: [
    'people.invitation_not_open',
    'people.invitation_for_another',
    'people.member_already',
  ],
})

export const joinByInvitation = endpoint({
  name: 'people.invitation.join',
  method: 'POST',
  secret: true,
  path: '/api/people/invitations/sign-up',
  audience: 'public',
  summary: { zh: '注册新账号并接受邀请', en: 'Sign up and accept an invitation' },
  body: Type.Object({
    token: LinkToken,
    name: PersonName,
    password: Password,
    language: LanguageShape,
    agreementIds: Type.Optional(Type.Array(Id, { maxItems: 20 })),
  }),
  answer: Me,
  ratePerMinute: 30,
  problems: ['people.invitation_not_open', 'people.email_is_taken', 'people.password_too_weak'],
})

export const JoinRequest = Type.Object({
  id: Id,
  orgId: Id,
  orgName: Type.String(),
  personName: Type.String(),
  email: Type.String(),
  note: Type.String(),
  madeAt: Moment,
  decidedAt: nullable(Moment),
  accepted: nullable(Type.Boolean()),
  reason: nullable(Type.String()),
})
export type JoinRequest = Static<typeof JoinRequest>

export const askToJoin = endpoint({
  name: 'people.joinRequest.send',
  method: 'POST',
  secret: true,
  path: '/api/people/join-requests',
  audience: 'signedIn',
  summary: { zh: '申请加入已登记的单位', en: 'Ask to join a registered organisation' },
  body: Type.Object({ uscc: UsccInput, note: Type.String({ maxLength: 500 }) }),
  answer: JoinRequest,
  ratePerMinute: 10,
  problems: [
    'people.organisation_not_registered',
    'people.join_request_is_open',
    'people.member_already',
  ],
})

export const listMyJoinRequests = endpoint({
  name: 'people.joinRequest.mine',
  method: 'GET',
  path: '/api/people/me/join-requests',
  audience: 'signedIn',
  summary: { zh: '我的加入申请', en: 'My requests to join' },
  answer: Type.Object({ rows: Type.Array(JoinRequest) }),
})

export const listJoinRequests = endpoint({
  name: 'people.joinRequest.list',
  method: 'GET',
  path: '/api/people/join-requests',
  audience: { permit: 'people.member.manage' },
  summary: { zh: '待处理的加入申请', en: 'Open requests to join my organisation' },
  answer: Type.Object({ rows: Type.Array(JoinRequest) }),
})

export const decideJoinRequest = endpoint({
  name: 'people.joinRequest.decide',
  method: 'POST',
  secret: true,
  path: '/api/people/join-requests/:id/decision',
  audience: { permit: 'people.member.manage' },
  summary: { zh: '同意或谢绝加入申请', en: 'Accept or decline a request to join' },
  params: OneId,
  body: Type.Union([
    Type.Object({ accepted: Type.Literal(true), roles: RoleCodes }),
    Type.Object({
      accepted: Type.Literal(false),
      reason: Type.String({ minLength: 2, maxLength: 500 }),
    }),
  ]),
  answer: JoinRequest,
  problems: ['people.join_request_decided', 'people.member_already', 'people.role_not_here'],
})
