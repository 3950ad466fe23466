/** What an operator sets about sessions; each holds for those opened from then on. */
import type { WholeSetting } from '../kernel/setting.ts'

/** However busy a session is, it ends after these days. */
export const sessionDaysSetting = {
  name: 'people.session_days',
  group: 'session',
  type: 'whole',
  unit: 'days',
  min: 1,
  max: 30,
  initial: 14,
} as const satisfies WholeSetting

/** A session that nobody used for these minutes has ended. */
export const idleMinutesSetting = {
  name: 'people.session_idle_minutes',
  group: 'session',
  type: 'whole',
  unit: 'minutes',
  min: 5,
  max: 7 * 24 * 60,
  initial: 12 * 60,
} as const satisfies WholeSetting
