/** Settings are declared by the module that obeys them, and changed in the console. */
export type DeclaredSetting = {
  /** `<module>.<words_with_underscores>`; the row in `kernel.setting`. */
  readonly name: string
  /** Settings of one group stand together. */
  readonly group: string
}

export type TextSetting = DeclaredSetting & {
  readonly type: 'text'
  readonly maxLength: number
  /** Empty is always allowed; otherwise it must match. */
  readonly pattern?: string
  readonly initial: string
}

export type WholeSetting = DeclaredSetting & {
  readonly type: 'whole'
  readonly unit: 'bytes' | 'minutes' | 'hours' | 'days' | 'workingDays' | 'hourOfDay' | 'perMinute'
  readonly min: number
  readonly max: number
  readonly initial: number
}

/** Whether a kept value still obeys its declaration: limits may have become tighter since. */
export function isWithin({ min, max }: WholeSetting, value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max
}

/** Whether a kept text still obeys its declaration. */
export function isText({ maxLength, pattern }: TextSetting, value: unknown): value is string {
  if (typeof value !== 'string' || value.length > maxLength) return false
  return pattern === undefined || value === '' || new RegExp(pattern, 'u').test(value)
}

/** How many requests a person, or an address without one, may send in a minute. */
export const rateSetting = {
  name: 'kernel.rate_per_minute',
  group: 'requests',
  type: 'whole',
  unit: 'perMinute',
  min: 60,
  max: 100_000,
  initial: 1200,
} as const satisfies WholeSetting

/** Whether seals have a part by SM3 and SM2 beside the ordinary one. */
export const nationalSealsSetting = {
  name: 'kernel.national_seals',
  group: 'proof',
  type: 'flag',
  initial: false,
} as const
