/** What an operator sets about notices. */
import type { WholeSetting } from '../kernel/setting.ts'

/** The hour of the digest for whoever chose none. */
export const digestHourSetting = {
  name: 'notices.digest_hour',
  group: 'notices',
  type: 'whole',
  unit: 'hourOfDay',
  min: 0,
  max: 23,
  initial: 9,
} as const satisfies WholeSetting
