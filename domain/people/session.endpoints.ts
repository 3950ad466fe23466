/** Signing in and out, and knowing who one is. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Nothing } from '../kernel/shapes.ts'
import { Email, Me, Password } from './person.ts'

export const readMe = endpoint({
  name: 'people.session.me',
  method: 'GET',
  path: '/api/people/me',
  audience: 'public',
  summary: { zh: '我是谁、代表哪个单位、能做什么', en: 'Who I am, for whom I act and what I may do' },
  answer: Me,
})

export const signIn = endpoint({
  name: 'people.session.signIn',
  method: 'POST',
  path: '/api/people/session',
  audience: 'public',
  summary: { zh: '用邮箱和密码登录', en: 'Sign in with e-mail and password' },
  body: Type.Object({
    email: Email,
    password: Password,
    code: Type.Optional(Type.String({ pattern: '^\\d{6}$' })),
  }),
  answer: Me,
  ratePerMinute: 20,
  problems: ['people.sign_in_wrong', 'people.second_factor_needed', 'people.person_disabled'],
})

export const signOut = endpoint({
  name: 'people.session.signOut',
  method: 'DELETE',
  path: '/api/people/session',
  audience: 'public',
  summary: { zh: '退出登录', en: 'Sign out' },
  answer: Nothing,
})

export const actFor = endpoint({
  name: 'people.session.actFor',
  method: 'PUT',
  path: '/api/people/session/organisation',
  audience: 'signedIn',
  summary: { zh: '选择代表哪个单位办理', en: 'Choose the organisation to act for' },
  body: Type.Object({ orgId: Id }),
  answer: Me,
  problems: ['people.not_a_member'],
})
