/** Sessions as a file for one's own calendar. */
import { calendarOf, type Meeting } from '../../../domain/kernel/calendarFile.ts'
import { serverNow } from '../../kernel/clock.ts'
import { download } from '../../ui/download.ts'

type Where = { readonly place: string; readonly online: string }

/** The room, the online room, or both. */
export const placeOf = ({ place, online }: Where): string =>
  [place, online].filter((part) => part !== '').join(' / ')

type Shown = Where & { readonly id: string; readonly from: string; readonly to: string }

/** An online room is named in words, so that it stands with the place. */
export const meetingOf = (
  shown: Shown,
  words: { readonly title: string; readonly body: string; readonly cancelled?: boolean },
): Omit<Meeting, 'maker'> => ({
  id: shown.id,
  startsAt: shown.from,
  endsAt: shown.to,
  place: placeOf(shown),
  online: null,
  cancelled: false,
  ...words,
})

export type Meetings = readonly Omit<Meeting, 'maker'>[]

export function downloadCalendar(name: string, meetings: Meetings): void {
  const text = calendarOf(meetings, 'Sessions', serverNow().toISOString())
  download(`${name}.ics`, text, 'text/calendar;charset=utf-8')
}
