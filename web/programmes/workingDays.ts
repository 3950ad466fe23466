/** Working days until a due moment, by the Chinese calendar. */
import { workingDaysBetween } from '../../domain/kernel/workingDays.ts'
import { dueDay, formatIsoDay } from '../kernel/format.ts'

/** Working days after today up to and with the last day; negative when past. */
export function workingDaysLeft(dueAt: string, now: Date): number {
  return workingDaysBetween(formatIsoDay(now), formatIsoDay(dueDay(dueAt))).count
}
