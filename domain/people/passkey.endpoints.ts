/** Passkeys of one's own account, and signing in with one. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Nothing, OneId } from '../kernel/shapes.ts'
import {
  FreshProof,
  Passkey,
  PasskeyAnswer,
  PasskeyAsked,
  PasskeyName,
  PasskeyRegistration,
} from './passkey.ts'
import { Me } from './person.ts'

const proofProblems = [
  'people.password_wrong',
  'people.passkey_wrong',
  'people.proof_needed',
  'people.too_many_attempts',
] as const

export const askPasskey = endpoint({
  name: 'people.session.askPasskey',
  method: 'POST',
  secret: true,
  path: '/api/people/session/passkey-challenge',
  audience: 'public',
  summary: {
    zh: '获取通行密钥验证的挑战',
    en: 'Ask what a passkey is to sign, for signing in or as a proof',
  },
  body: Type.Object({}),
  answer: PasskeyAsked,
  ratePerMinute: 60,
})

export const signInByPasskey = endpoint({
  name: 'people.session.signInByPasskey',
  method: 'POST',
  secret: true,
  path: '/api/people/session/passkey',
  audience: 'public',
  summary: { zh: '用通行密钥登录，不必填写邮箱', en: 'Sign in with a passkey; no e-mail is typed' },
  body: PasskeyAnswer,
  answer: Me,
  ratePerMinute: 60,
  problems: [
    'people.passkey_wrong',
    'people.passkey_suspended',
    'people.person_disabled',
    'people.too_many_attempts',
  ],
})

export const listPasskeys = endpoint({
  name: 'people.passkey.list',
  method: 'GET',
  path: '/api/people/me/passkeys',
  audience: 'signedIn',
  summary: { zh: '我的通行密钥', en: 'My passkeys' },
  answer: Type.Object({ rows: Type.Array(Passkey) }),
})

export const askPasskeyRegistration = endpoint({
  name: 'people.passkey.ask',
  method: 'POST',
  secret: true,
  path: '/api/people/me/passkeys/challenge',
  audience: 'signedIn',
  summary: { zh: '开始添加通行密钥', en: 'Begin to add a passkey' },
  body: Type.Object({ proof: FreshProof }),
  answer: PasskeyAsked,
  ratePerMinute: 30,
  problems: [...proofProblems, 'people.passkeys_too_many'],
})

export const registerPasskey = endpoint({
  name: 'people.passkey.register',
  method: 'POST',
  secret: true,
  path: '/api/people/me/passkeys',
  audience: 'signedIn',
  summary: { zh: '添加通行密钥', en: 'Add a passkey' },
  body: Type.Object({ challengeId: Id, name: PasskeyName, response: PasskeyRegistration }),
  answer: Passkey,
  ratePerMinute: 30,
  problems: [
    'people.passkey_not_accepted',
    'people.passkey_registered_already',
    'people.passkeys_too_many',
  ],
})

export const renamePasskey = endpoint({
  name: 'people.passkey.rename',
  method: 'PATCH',
  path: '/api/people/me/passkeys/:id',
  audience: 'signedIn',
  summary: { zh: '给通行密钥改名', en: 'Rename a passkey' },
  params: OneId,
  body: Type.Object({ name: PasskeyName }),
  answer: Passkey,
})

export const removePasskey = endpoint({
  name: 'people.passkey.remove',
  method: 'POST',
  secret: true,
  path: '/api/people/me/passkeys/:id/remove',
  audience: 'signedIn',
  summary: { zh: '移除通行密钥', en: 'Remove a passkey' },
  params: OneId,
  body: Type.Object({ proof: FreshProof }),
  answer: Nothing,
  problems: [...proofProblems, 'people.last_way_in', 'people.passkey_is_second_factor'],
})

export const setPasskeyStep = endpoint({
  name: 'people.passkey.setStep',
  method: 'PUT',
  secret: true,
  path: '/api/people/me/passkey-step',
  audience: 'signedIn',
  summary: {
    zh: '设置密码登录后是否还要验证通行密钥',
    en: 'Choose whether a passkey is asked for after the password',
  },
  body: Type.Object({ on: Type.Boolean(), proof: FreshProof }),
  answer: Type.Object({
    /** New ones, shown once; empty where the account has some already or the step was ended. */
    recoveryCodes: Type.Array(Type.String()),
  }),
  problems: [...proofProblems, 'people.passkey_first'],
})
