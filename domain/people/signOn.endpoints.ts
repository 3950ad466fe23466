/** Signing on from outside: through an identity provider or a directory, and linking accounts there. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, Nothing, nullable, OneId } from '../kernel/shapes.ts'
import { FreshProof } from './passkey.ts'
import { Me } from './person.ts'
import { secondFactor } from './session.endpoints.ts'

const Kind = Type.Union([Type.Literal('oidc'), Type.Literal('ldap')])

const entryProblems = [
  'people.sign_on_not_admitted',
  'people.sign_on_link_first',
  'people.person_disabled',
  'people.second_factor_needed',
  'people.second_factor_wrong',
] as const

export const listSignOns = endpoint({
  name: 'people.signOn.list',
  method: 'GET',
  path: '/api/people/sign-on',
  audience: 'public',
  summary: { zh: '可用的外部登录方式', en: 'Where one may sign on from' },
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({ id: Id, kind: Kind, nameZh: Type.String(), nameEn: Type.String() }),
    ),
  }),
})

const Leaving = Type.Object({ url: Type.String({ description: 'where the browser goes next' }) })

export const beginSignOn = endpoint({
  name: 'people.signOn.begin',
  method: 'POST',
  secret: true,
  path: '/api/people/sign-on/:id/begin',
  audience: 'public',
  summary: { zh: '前往外部身份平台登录', en: 'Leave for an identity provider to sign in' },
  params: OneId,
  body: Type.Object({}),
  answer: Leaving,
  ratePerMinute: 30,
  problems: ['people.sign_on_unavailable'],
})

export const beginLink = endpoint({
  name: 'people.signOn.beginLink',
  method: 'POST',
  secret: true,
  path: '/api/people/me/links/:id/begin',
  audience: 'signedIn',
  summary: { zh: '前往外部身份平台，关联账号', en: 'Leave for an identity provider to link' },
  params: OneId,
  body: Type.Object({ proof: FreshProof }),
  answer: Leaving,
  ratePerMinute: 30,
  problems: ['people.sign_on_unavailable', 'people.proof_needed'],
})

/** `secondFactor`: the provider's word held, and the account asks for more; see `finishSignOn`. */
const Returned = Type.Object({
  outcome: Type.Union([
    Type.Literal('signedIn'),
    Type.Literal('linked'),
    Type.Literal('secondFactor'),
  ]),
  me: nullable(Me),
  factors: nullable(Type.Object({ totp: Type.Integer(), passkeys: Type.Integer() })),
})

export const returnFromSignOn = endpoint({
  name: 'people.signOn.return',
  method: 'POST',
  secret: true,
  path: '/api/people/sign-on/return',
  audience: 'public',
  summary: { zh: '从外部身份平台返回', en: 'Come back from an identity provider' },
  body: Type.Object({
    /** What stood behind `?` in the address, as it was. */
    search: Type.String({ maxLength: 8000 }),
  }),
  answer: Returned,
  ratePerMinute: 30,
  problems: [
    'people.sign_on_expired',
    'people.sign_on_declined',
    'people.sign_on_failed',
    'people.identity_is_linked',
    ...entryProblems,
  ],
})

export const finishSignOn = endpoint({
  name: 'people.signOn.finish',
  method: 'POST',
  secret: true,
  path: '/api/people/sign-on/second-factor',
  audience: 'public',
  summary: { zh: '外部登录后的二次验证', en: 'The second factor after signing on' },
  body: Type.Object(secondFactor),
  answer: Me,
  ratePerMinute: 60,
  problems: ['people.sign_on_expired', 'people.too_many_attempts', ...entryProblems],
})

const directory = {
  login: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  /** The directory judges it; an empty one would let anybody in (RFC 4513 §5.1.2). */
  password: Type.String({ minLength: 1, maxLength: 200 }),
}

export const signInByDirectory = endpoint({
  name: 'people.signOn.directory',
  method: 'POST',
  secret: true,
  path: '/api/people/sign-on/:id/directory',
  audience: 'public',
  summary: { zh: '用企业目录账号登录', en: 'Sign in with a directory account' },
  params: OneId,
  body: Type.Object({ ...directory, ...secondFactor }),
  answer: Me,
  ratePerMinute: 60,
  problems: ['people.directory_failed', 'people.too_many_attempts', ...entryProblems],
})

export const linkDirectory = endpoint({
  name: 'people.signOn.linkDirectory',
  method: 'POST',
  secret: true,
  path: '/api/people/me/links/:id/directory',
  audience: 'signedIn',
  summary: { zh: '关联企业目录账号', en: 'Link a directory account' },
  params: OneId,
  body: Type.Object({ ...directory, proof: FreshProof }),
  answer: Nothing,
  ratePerMinute: 30,
  problems: ['people.directory_failed', 'people.identity_is_linked', 'people.proof_needed'],
})

export const listLinks = endpoint({
  name: 'people.signOn.links',
  method: 'GET',
  path: '/api/people/me/links',
  audience: 'signedIn',
  summary: { zh: '我关联的外部账号', en: 'Accounts elsewhere that open mine' },
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: Id,
        providerId: Id,
        nameZh: Type.String(),
        nameEn: Type.String(),
        madeAt: Moment,
        lastUsedAt: nullable(Moment),
      }),
    ),
  }),
})

export const unlink = endpoint({
  name: 'people.signOn.unlink',
  method: 'POST',
  secret: true,
  path: '/api/people/me/links/:id/remove',
  audience: 'signedIn',
  summary: { zh: '解除外部账号关联', en: 'Unlink an account elsewhere' },
  params: OneId,
  body: Type.Object({ proof: FreshProof }),
  answer: Nothing,
  problems: ['people.last_way_in', 'people.proof_needed'],
})
