/** Settings are declared: a name, what it may be, what it is unless somebody chose otherwise. */
import { Type, type Static } from 'typebox'
import { isWithin, type WholeSetting } from '../kernel/setting.ts'
import { Moment, nullable, Sha256 } from '../kernel/shapes.ts'
import { allowed, invalid, type Verdict } from '../kernel/verdict.ts'

type Declared = {
  /** `<module>.<words_with_underscores>`; the row in `kernel.setting`. */
  readonly name: string
  /** Settings of one group stand together. */
  readonly group: string
}

export type TextSetting = Declared & {
  readonly type: 'text'
  readonly maxLength: number
  /** Empty is always allowed; otherwise it must match. */
  readonly pattern?: string
  readonly initial: string
}

export type LinesSetting = Declared & {
  readonly type: 'lines'
  readonly maxLines: number
  readonly maxLength: number
  readonly initial: readonly string[]
}

export type SettingSpec = WholeSetting | TextSetting | LinesSetting
export type SettingValue = number | string | readonly string[]

const SettingValueShape = Type.Union([
  Type.Integer(),
  Type.String({ maxLength: 2000 }),
  Type.Array(Type.String({ maxLength: 500 }), { maxItems: 20 }),
])
export const AnySettingValue = SettingValueShape

export const SettingRow = Type.Object({
  name: Type.String(),
  group: Type.String(),
  type: Type.Enum(['whole', 'text', 'lines'] as const),
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

function checkText({ maxLength, pattern }: TextSetting, value: SettingValue): Verdict {
  if (typeof value !== 'string') return invalid('console.setting_wrong_type')
  if (value.length > maxLength) return invalid('kernel.text_too_long', { limit: maxLength })
  const matches = pattern === undefined || value === '' || new RegExp(pattern, 'u').test(value)
  return matches ? allowed : invalid('kernel.format_wrong')
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
  return spec.type === 'text' ? checkText(spec, value) : checkLines(spec, value)
}

/** The kept value where it still obeys its declaration, else the initial one: limits may have become tighter. */
export function effectiveValue(spec: SettingSpec, kept: unknown): SettingValue {
  if (kept === undefined || kept === null) return spec.initial
  return checkSetting(spec, kept as SettingValue).ok ? (kept as SettingValue) : spec.initial
}
