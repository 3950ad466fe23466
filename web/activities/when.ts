/** When an activity is, in the language shown; and moments from days and times as people type them. */
import type { ActivityCard } from '../../domain/activities/activity.ts'
import { formatIsoDay, formatTime, useFormat } from '../kernel/format.ts'

/** 7月18日（周四）09:00–12:00, or with both days where it lasts longer. */
export function useWhen(): (activity: Pick<ActivityCard, 'startsAt' | 'endsAt'>) => string {
  const { moment } = useFormat()
  return ({ startsAt, endsAt }) => {
    const from = moment(startsAt, { weekday: true, year: true })
    return formatIsoDay(startsAt) === formatIsoDay(endsAt)
      ? `${from}–${formatTime(endsAt)}`
      : `${from} – ${moment(endsAt, { weekday: true })}`
  }
}

export const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** Of the house's zone; null while one of them is missing. */
export function momentOf(day: string | null, time: string): string | null {
  if (day === null || !timePattern.test(time)) return null
  return new Date(`${day}T${time}:00+08:00`).toISOString()
}
