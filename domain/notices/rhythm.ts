/** When a person wants the digest, and when reminders fall due; all in Beijing time and working days. */
import { Type, type Static } from 'typebox'
import {
  addDays,
  compareMoments,
  dayOfMoment,
  type DayText,
  momentMs,
  momentOfMs,
  type MomentText,
  startOfDay,
} from '../kernel/moment.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../kernel/workingDays.ts'

export const Rhythm = Type.Object({
  /** Full hour of the day. */
  digestHour: Type.Integer({ minimum: 0, maximum: 23 }),
  workingDaysOnly: Type.Boolean(),
})
export type Rhythm = Static<typeof Rhythm>

export const houseRhythm: Rhythm = { digestHour: 9, workingDaysOnly: true }

const hourMs = 3_600_000

function hourOf(day: DayText, hour: number): MomentText {
  return momentOfMs(momentMs(startOfDay(day)) + hour * hourMs)
}

/** The next moment strictly after `now` at which the digest is sent. */
export function nextDigestAt(now: MomentText, rhythm: Rhythm): MomentText {
  let day = dayOfMoment(now)
  for (;;) {
    const at = hourOf(day, rhythm.digestHour)
    const wanted = !rhythm.workingDaysOnly || isWorkingDay(day)
    if (wanted && compareMoments(at, now) > 0) return at
    day = addDays(day, 1)
  }
}

/** The last day on which something that closes at this moment can still be done. */
export function lastDayBefore(closesAt: MomentText): DayText {
  return dayOfMoment(momentOfMs(momentMs(closesAt) - 1))
}

export type ReminderMoment = { readonly beforeDays: number; readonly at: MomentText }

/**
 * When to remind of a deadline: at `hour` on the day so many working days before its last day, and only what
 * still lies ahead of `now`. `beforeDays` 0 is the last day itself, working or not.
 */
export function reminderMoments(
  closesAt: MomentText,
  beforeDays: readonly number[],
  hour: number,
  now: MomentText,
): ReminderMoment[] {
  const last = lastDayBefore(closesAt)
  return [...new Set(beforeDays)]
    .map((before) => ({
      beforeDays: before,
      at: hourOf(before === 0 ? last : addWorkingDays(last, -before).day, hour),
    }))
    .filter(({ at }) => compareMoments(at, now) > 0 && compareMoments(at, closesAt) < 0)
    .toSorted((a, b) => compareMoments(a.at, b.at))
}

/** Working days from today to the last day, today not counted; 0 on that day. */
export function workingDaysLeft(closesAt: MomentText, now: MomentText): number {
  return Math.max(0, workingDaysBetween(dayOfMoment(now), lastDayBefore(closesAt)).count)
}
