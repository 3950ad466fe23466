/** Signing in and out, knowing who one is, choosing for whom to act, and one's open sessions. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, Nothing, nullable, OneId } from '../kernel/shapes.ts'
import { Asked, SixDigits } from './challenge.ts'
import { PasskeyAnswer } from './passkey.ts'
import { Email, Me, MobileInput, Password } from './person.ts'

/** A second factor: six digits of the authenticator, one of the recovery codes, or a passkey. */
export const secondFactor = {
  code: Type.Optional(SixDigits),
  recoveryCode: Type.Optional(Type.String({ pattern: '^[a-z2-9]{5}-?[a-z2-9]{5}$' })),
  passkey: Type.Optional(PasskeyAnswer),
}

export const readMe = endpoint({
  name: 'people.session.me',
  method: 'GET',
  path: '/api/people/me',
  audience: 'public',
  summary: {
    zh: '我是谁、代表哪个单位、能做什么',
    en: 'Who I am, for whom I act and what I may do',
  },
  answer: Me,
})

export const signIn = endpoint({
  name: 'people.session.signIn',
  method: 'POST',
  secret: true,
  path: '/api/people/session',
  audience: 'public',
  summary: { zh: '用邮箱和密码登录', en: 'Sign in with e-mail and password' },
  body: Type.Object({ email: Email, password: Password, ...secondFactor }),
  answer: Me,
  ratePerMinute: 60,
  problems: [
    'people.sign_in_wrong',
    'people.second_factor_needed',
    'people.second_factor_wrong',
    'people.too_many_attempts',
    'people.person_disabled',
  ],
})

export const askMobileSignIn = endpoint({
  name: 'people.session.askMobileCode',
  method: 'POST',
  secret: true,
  path: '/api/people/session/mobile-code',
  audience: 'public',
  summary: { zh: '获取手机登录验证码', en: 'Ask for a sign-in code by text message' },
  body: Type.Object({ mobile: MobileInput }),
  answer: Asked,
  ratePerMinute: 20,
  problems: ['codes.mobile_format', 'people.too_many_attempts'],
})

export const signInByMobile = endpoint({
  name: 'people.session.signInByMobile',
  method: 'POST',
  secret: true,
  path: '/api/people/session/mobile',
  audience: 'public',
  summary: { zh: '用手机验证码登录', en: 'Sign in with a code sent to a mobile' },
  body: Type.Object({ challengeId: Id, mobileCode: SixDigits, ...secondFactor }),
  answer: Me,
  ratePerMinute: 60,
  problems: ['people.code_wrong', 'people.second_factor_needed', 'people.second_factor_wrong'],
})

export const signOut = endpoint({
  name: 'people.session.signOut',
  method: 'DELETE',
  path: '/api/people/session',
  audience: 'public',
  summary: { zh: '退出登录', en: 'Sign out' },
  answer: Type.Object({
    /** Where the browser goes so that the provider it came from forgets it too. */
    onwardUrl: Type.Optional(Type.String()),
  }),
})

export const actFor = endpoint({
  name: 'people.session.actFor',
  method: 'PUT',
  secret: true,
  path: '/api/people/session/organisation',
  audience: 'signedIn',
  summary: {
    zh: '选择代表哪个单位办理，或代替谁办理',
    en: 'Choose the organisation to act for, or whose deputy to act as',
  },
  body: Type.Object({ orgId: Id, deputyId: Type.Optional(Id) }),
  answer: Me,
  problems: ['people.not_a_member', 'people.not_a_deputy_now'],
})

export const stopViewing = endpoint({
  name: 'people.session.stopViewing',
  method: 'DELETE',
  path: '/api/people/session/viewing',
  audience: 'signedIn',
  summary: { zh: '结束以他人视角查看', en: 'Stop looking with somebody else’s eyes' },
  answer: Me,
})

export const OpenSession = Type.Object({
  id: Id,
  current: Type.Boolean(),
  userAgent: nullable(Type.String()),
  ip: nullable(Type.String()),
  actingOrgName: nullable(Type.String()),
  madeAt: Moment,
  seenAt: Moment,
  expiresAt: Moment,
})

export const listSessions = endpoint({
  name: 'people.session.list',
  method: 'GET',
  path: '/api/people/sessions',
  audience: 'signedIn',
  summary: { zh: '我已登录的设备', en: 'My open sessions' },
  answer: Type.Object({ rows: Type.Array(OpenSession) }),
})

export const endSession = endpoint({
  name: 'people.session.end',
  method: 'DELETE',
  path: '/api/people/sessions/:id',
  audience: 'signedIn',
  summary: { zh: '让一台设备退出登录', en: 'End one of my sessions' },
  params: OneId,
  answer: Nothing,
})

export const endOtherSessions = endpoint({
  name: 'people.session.endOthers',
  method: 'DELETE',
  path: '/api/people/sessions',
  audience: 'signedIn',
  summary: { zh: '让其他设备全部退出登录', en: 'End all my other sessions' },
  answer: Type.Object({ ended: Type.Integer({ minimum: 0 }) }),
})
