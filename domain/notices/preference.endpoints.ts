/** Choosing how to be told, also without signing in, from the foot of a mail. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { ChangedPreferences, Preferences } from './preference.ts'

export const readPreferences = endpoint({
  name: 'notices.preference.read',
  method: 'GET',
  path: '/api/notices/preferences',
  audience: 'signedIn',
  summary: { zh: '我的消息设置', en: 'How I am told' },
  answer: Preferences,
})

export const changePreferences = endpoint({
  name: 'notices.preference.change',
  method: 'PUT',
  path: '/api/notices/preferences',
  audience: 'signedIn',
  summary: {
    zh: '修改消息设置；未提到的不变',
    en: 'Change how I am told; what is not named stays',
  },
  body: ChangedPreferences,
  answer: Preferences,
  problems: ['notices.kind_unknown', 'notices.kind_is_needed', 'notices.kind_is_urgent'],
})

export const unsubscribe = endpoint({
  name: 'notices.preference.unsubscribe',
  method: 'POST',
  path: '/api/notices/unsubscribe',
  audience: 'public',
  summary: {
    zh: '凭邮件中的链接退订一类消息',
    en: 'End one kind of mail by the link at its foot',
  },
  body: Type.Object({
    token: Type.String({ pattern: '^[\\w-]{43}$' }),
    kind: Type.String({ maxLength: 100 }),
  }),
  answer: Type.Object({ label: Type.String() }),
  ratePerMinute: 30,
  problems: ['notices.unsubscribe_unknown', 'notices.kind_unknown', 'notices.kind_is_needed'],
})
