/** The settings of the house: quotas and limits, and how the place calls itself. */
import { brandNameSettings } from '../kernel/brand.ts'
import { nationalSealsSetting, rateSetting, type WholeSetting } from '../kernel/setting.ts'
import { digestHourSetting } from '../notices/settings.ts'
import { idleMinutesSetting, sessionDaysSetting } from '../people/settings.ts'
import type { FlagSetting, SettingSpec } from './setting.ts'

const mebibyte = 1024 * 1024
const gibibyte = 1024 * mebibyte

export const limitSettings = [
  {
    name: 'files.organisation_quota_bytes',
    group: 'storage',
    type: 'whole',
    unit: 'bytes',
    min: 100 * mebibyte,
    max: 10_240 * gibibyte,
    initial: 20 * gibibyte,
  },
  {
    name: 'files.person_quota_bytes',
    group: 'storage',
    type: 'whole',
    unit: 'bytes',
    min: 10 * mebibyte,
    max: 1024 * gibibyte,
    initial: 2 * gibibyte,
  },
  sessionDaysSetting,
  idleMinutesSetting,
  {
    name: 'console.viewing_minutes',
    group: 'session',
    type: 'whole',
    unit: 'minutes',
    min: 5,
    max: 120,
    initial: 30,
  },
  digestHourSetting,
  {
    name: 'console.join_request_days',
    group: 'programme',
    type: 'whole',
    unit: 'workingDays',
    min: 0,
    max: 30,
    initial: 3,
  },
  {
    name: 'programmes.publicity_days',
    group: 'programme',
    type: 'whole',
    unit: 'workingDays',
    min: 1,
    max: 60,
    initial: 5,
  },
  rateSetting,
] as const satisfies readonly WholeSetting[]

export const brandSettings = [
  ...brandNameSettings,
  {
    name: 'brand.footer_zh',
    group: 'footer',
    type: 'lines',
    maxLines: 6,
    maxLength: 200,
    initial: [],
  },
  {
    name: 'brand.footer_en',
    group: 'footer',
    type: 'lines',
    maxLines: 6,
    maxLength: 300,
    initial: [],
  },
  { name: 'brand.contact_zh', group: 'footer', type: 'text', maxLength: 200, initial: '' },
  { name: 'brand.contact_en', group: 'footer', type: 'text', maxLength: 300, initial: '' },
  {
    // 京ICP备12345678号-1: an abbreviation of a province, the filing or licence, its number.
    name: 'brand.icp_number',
    group: 'footer',
    type: 'text',
    maxLength: 40,
    pattern: '^[\\p{Script=Han}][A-Z]?\\d?-?(?:ICP)(?:备|证)\\d{6,10}号(?:-\\d{1,3})?$',
    initial: '',
  },
] as const satisfies readonly SettingSpec[]

const ruleSettings = [
  { name: 'programmes.four_eyes', group: 'programme', type: 'flag', initial: true },
  { name: 'evaluation.public_export', group: 'programme', type: 'flag', initial: false },
  nationalSealsSetting,
  { name: 'webhooks.private_networks', group: 'webhooks', type: 'flag', initial: false },
  { name: 'webhooks.loopback', group: 'webhooks', type: 'flag', initial: false },
] as const satisfies readonly FlagSetting[]

export const houseSettings = [...limitSettings, ...ruleSettings, ...brandSettings] as const

export type HouseSettingName = (typeof houseSettings)[number]['name']

/** The declaration of a setting, by its name. */
export function settingSpec(name: string): SettingSpec | undefined {
  return houseSettings.find((spec) => spec.name === name)
}

type SpecOf<N extends HouseSettingName> = Extract<
  (typeof houseSettings)[number],
  { readonly name: N }
>

/** What reading a setting of the house answers. */
export type ValueOf<N extends HouseSettingName> = SpecOf<N>['type'] extends 'whole'
  ? number
  : SpecOf<N>['type'] extends 'text'
    ? string
    : SpecOf<N>['type'] extends 'flag'
      ? boolean
      : readonly string[]
