/** Sessions as a file for one's own calendar. */
import { calendarOf, calendarType, type CalendarEvent } from '../../../domain/kernel/calendar.ts'
import { serverNow } from '../../kernel/clock.ts'
import { download } from '../../ui/download.ts'

type Where = { readonly place: string; readonly online: string }

export const placeOf = ({ place, online }: Where): string =>
  [place, online].filter((part) => part !== '').join(' / ')

export function downloadCalendar(name: string, events: readonly CalendarEvent[]): void {
  download(`${name}.ics`, calendarOf(events, serverNow().toISOString()), calendarType)
}

export const uidOf = (id: string): string => `${id}@baigong.session`
