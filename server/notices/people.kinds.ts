/** News about one's own account and organisation: the module people announces, this one tells. */
import type { NoticeKind } from '../../domain/notices/kind.ts'
import { noticesEn } from '../../domain/notices/text.en.ts'
import { noticesZh } from '../../domain/notices/text.zh.ts'

type Key = keyof typeof noticesZh.kind

function kind(key: Key, more: Partial<NoticeKind>): NoticeKind {
  return {
    code: `notices.${key}`,
    urgent: false,
    optional: false,
    defaults: { mail: 'at_once' },
    words: { zh: noticesZh.kind[key], en: noticesEn.kind[key] },
    ...more,
  }
}

const change = { zh: noticesZh.change, en: noticesEn.change }
const wayChange = { zh: noticesZh.wayChange, en: noticesEn.wayChange }
const outcome = { zh: noticesZh.outcome, en: noticesEn.outcome }

export const peopleKinds: readonly NoticeKind[] = [
  kind('account_protected', { urgent: true, path: '/account', terms: { change } }),
  kind('account_ways_changed', { urgent: true, path: '/account', terms: { change: wayChange } }),
  kind('join_requested', { path: '/organisation/members' }),
  kind('join_decided', { path: '/organisation', terms: { outcome } }),
  kind('organisation_decided', { path: '/organisation', terms: { outcome } }),
  kind('deputy_named', { path: '/organisation/members' }),
]
