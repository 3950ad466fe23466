/** A setting that is a whole number: declared by the module that obeys it, changed in the console. */
export type WholeSetting = {
  readonly type: 'whole'
  /** `<module>.<words_with_underscores>`; the row in `kernel.setting`. */
  readonly name: string
  /** Settings of one group stand together. */
  readonly group: string
  readonly unit: 'bytes' | 'minutes' | 'hours' | 'days' | 'workingDays' | 'hourOfDay' | 'perMinute'
  readonly min: number
  readonly max: number
  readonly initial: number
}

/** Whether a kept value still obeys its declaration: limits may have become tighter since. */
export function isWithin({ min, max }: WholeSetting, value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max
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
