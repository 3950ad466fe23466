/** Quotas, limits, branding and footer. */
import { Type } from 'typebox'
import { type AnswerOf, endpoint } from '../kernel/endpoint.ts'
import type { Language } from '../kernel/text.ts'
import { reasonMax, reasonMin } from './approval.ts'
import { AnySettingValue, SettingChange, SettingRow } from './setting.ts'

const audience = { permit: 'console.setting.change' } as const
const OneSetting = Type.Object({ name: Type.String({ pattern: '^[a-z][a-z_.]{1,80}$' }) })

export const readBranding = endpoint({
  name: 'console.branding.read',
  method: 'GET',
  path: '/api/console/branding',
  audience: 'public',
  summary: { zh: '平台名称与页脚', en: 'What the place is called, and its footer' },
  answer: Type.Object({
    nameZh: Type.String(),
    nameEn: Type.String(),
    shortNameZh: Type.String(),
    shortNameEn: Type.String(),
    footerZh: Type.Array(Type.String()),
    footerEn: Type.Array(Type.String()),
    contactZh: Type.String(),
    contactEn: Type.String(),
    icpNumber: Type.String(),
  }),
})

/** What the place is called for short; '' where its operator chose no name. */
export function shortNameIn(brand: AnswerOf<typeof readBranding>, language: Language): string {
  return language === 'zh' ? brand.shortNameZh : brand.shortNameEn
}

export const listSettings = endpoint({
  name: 'console.setting.list',
  method: 'GET',
  path: '/api/console/settings',
  audience,
  summary: { zh: '全部设置、限额与当前取值', en: 'All settings, their limits and values' },
  answer: Type.Object({ rows: Type.Array(SettingRow) }),
})

export const changeSetting = endpoint({
  name: 'console.setting.change',
  method: 'PUT',
  path: '/api/console/settings/:name',
  audience,
  summary: { zh: '修改一项设置，说明原因', en: 'Change a setting with a reason' },
  params: OneSetting,
  body: Type.Object({
    /** The version that was seen. */
    version: Type.Integer({ minimum: 0 }),
    value: AnySettingValue,
    reason: Type.String({ minLength: reasonMin, maxLength: reasonMax }),
  }),
  answer: SettingRow,
  problems: [
    'console.setting_changed_meanwhile',
    'console.setting_out_of_range',
    'console.setting_wrong_type',
    'console.setting_unchanged',
  ],
})

export const listSettingChanges = endpoint({
  name: 'console.setting.changes',
  method: 'GET',
  path: '/api/console/settings/:name/changes',
  audience,
  summary: { zh: '一项设置的变更记录', en: 'How a setting came to its value' },
  params: OneSetting,
  answer: Type.Object({ rows: Type.Array(SettingChange) }),
})
