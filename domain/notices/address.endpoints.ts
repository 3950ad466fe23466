/** Linking one's accounts in messengers, each proved by a code. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { AddressWish, LinkedAddress, messengers } from './address.ts'

const Addresses = Type.Object({
  rows: Type.Array(LinkedAddress),
  /** Whether a mobile number is proved; it is changed with the account. */
  mobile: Type.Boolean(),
})
const params = Type.Object({ channel: Type.Enum(messengers) })

export const listAddresses = endpoint({
  name: 'notices.address.list',
  method: 'GET',
  path: '/api/notices/addresses',
  audience: 'signedIn',
  summary: { zh: '我的企业微信、钉钉、飞书账号', en: 'My accounts in messengers' },
  answer: Addresses,
})

export const askAddress = endpoint({
  name: 'notices.address.ask',
  method: 'POST',
  path: '/api/notices/addresses',
  audience: 'signedIn',
  summary: {
    zh: '绑定账号：向它发送 6 位验证码',
    en: 'Link an account: a code of six digits is sent there',
  },
  body: AddressWish,
  answer: Addresses,
  ratePerMinute: 10,
  problems: ['notices.address_form', 'notices.address_asked_just_now'],
})

export const proveAddress = endpoint({
  name: 'notices.address.prove',
  method: 'POST',
  path: '/api/notices/addresses/:channel/prove',
  audience: 'signedIn',
  summary: { zh: '输入收到的验证码，完成绑定', en: 'Prove an account by the code that arrived' },
  params,
  body: Type.Object({ code: Type.String({ pattern: '^\\d{6}$' }) }),
  answer: Addresses,
  ratePerMinute: 30,
  problems: ['notices.address_code_over', 'notices.address_code_wrong'],
})

export const removeAddress = endpoint({
  name: 'notices.address.remove',
  method: 'DELETE',
  path: '/api/notices/addresses/:channel',
  audience: 'signedIn',
  summary: { zh: '解除绑定', en: 'Unlink an account' },
  params,
  answer: Addresses,
})
