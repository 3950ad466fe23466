/** Settings are declared: a name, what it may be, what it is unless somebody chose otherwise. */
import { Type, type Static } from 'typebox'
import {
  type DeclaredSetting,
  isText,
  isWithin,
  type TextSetting,
  type WholeSetting,
} from '../kernel/setting.ts'
import { Moment, nullable, Sha256 } from '../kernel/shapes.ts'
import { allowed, invalid, type Verdict } from '../kernel/verdict.ts'

export type LinesSetting = DeclaredSetting & {
  readonly type: 'lines'
  readonly maxLines: number
  readonly maxLength: number
  readonly initial: readonly string[]
}

/** A rule of the house that holds or does not. */
export type FlagSetting = DeclaredSetting & { readonly type: 'flag'; readonly initial: boolean }

export type SettingSpec = WholeSetting | TextSetting | LinesSetting | FlagSetting
export type SettingValue = number | string | boolean | readonly string[]

const SettingValueShape = Type.Union([
  Type.Integer(),
  Type.Boolean(),
  Type.String({ maxLength: 2000 }),
  Type.Array(Type.String({ maxLength: 500 }), { maxItems: 20 }),
])
export const AnySettingValue = SettingValueShape

export const SettingRow = Type.Object({
  name: Type.String(),
  group: Type.String(),
  type: Type.Enum(['whole', 'text', 'lines', 'flag'] as const),
  unit: nullable(Type.String()),
  /** Smallest and largest number; longest text; most lines. */
  min: nullable(Type.Integer()),
  max: nullable(Type.Integer()),
  initial: SettingValueShape,
  value: SettingValueShape,
  /** How often it was changed; 0 while nobody chose. */
  version: Type.Integer({ minimum: 0 }),
  changedAt: nullable(Moment),
  changedByName: nullable(Type.String()),
})
export type SettingRow = Static<typeof SettingRow>

export const SettingChange = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  before: SettingValueShape,
  after: SettingValueShape,
  beforeDigest: Sha256,
  afterDigest: Sha256,
  reason: Type.String(),
  changedByName: nullable(Type.String()),
  changedAt: Moment,
})
export type SettingChange = Static<typeof SettingChange>

function checkWhole(spec: WholeSetting, value: SettingValue): Verdict {
  const { min, max } = spec
  return isWithin(spec, value) ? allowed : invalid('console.setting_out_of_range', { min, max })
}

function checkText(spec: TextSetting, value: SettingValue): Verdict {
  const { maxLength } = spec
  if (typeof value !== 'string') return invalid('console.setting_wrong_type')
  if (value.length > maxLength) return invalid('kernel.text_too_long', { limit: maxLength })
  return isText(spec, value) ? allowed : invalid('kernel.format_wrong')
}

function checkLines({ maxLines, maxLength }: LinesSetting, value: SettingValue): Verdict {
  if (!Array.isArray(value)) return invalid('console.setting_wrong_type')
  const lines = value as readonly string[]
  if (lines.length > maxLines) return invalid('kernel.list_too_long', { limit: maxLines })
  return lines.every((line) => line.length <= maxLength)
    ? allowed
    : invalid('kernel.text_too_long', { limit: maxLength })
}

/** Whether a value may be chosen for a setting. */
export function checkSetting(spec: SettingSpec, value: SettingValue): Verdict {
  if (spec.type === 'whole') return checkWhole(spec, value)
  if (spec.type === 'text') return checkText(spec, value)
  if (spec.type === 'lines') return checkLines(spec, value)
  return typeof value === 'boolean' ? allowed : invalid('console.setting_wrong_type')
}

/** The kept value where it still obeys its declaration, else the initial one: limits may have become tighter. */
export function effectiveValue(spec: SettingSpec, kept: unknown): SettingValue {
  if (kept === undefined || kept === null) return spec.initial
  return checkSetting(spec, kept as SettingValue).ok ? (kept as SettingValue) : spec.initial
}
