/** iCalendar (RFC 5545): events that every calendar takes, as one text. */
import { momentMs, type MomentText } from './moment.ts'

export type CalendarEvent = {
  /** The same for the same event, so that a calendar updates it when it is taken in again. */
  readonly uid: string
  readonly from: MomentText
  readonly to: MomentText
  readonly title: string
  readonly place: string
  readonly note: string
  readonly cancelled: boolean
}

const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n')

/** `20190802T013000Z` */
const stamp = (moment: MomentText): string =>
  new Date(momentMs(moment)).toISOString().replaceAll(/[-:]|\.\d+/g, '')

const octetsMax = 75

/** Of one character in UTF-8. */
function octetsOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4
}

/** No line is longer than 75 octets: longer ones go on after a break and a blank, and no character is cut. */
function folded(line: string): string {
  const lines: string[] = []
  let now = ''
  let octets = 0
  for (const sign of line) {
    if (octets + octetsOf(sign) > octetsMax) {
      lines.push(now)
      now = ''
      // What goes on begins with a blank, which counts.
      octets = 1
    }
    now += sign
    octets += octetsOf(sign)
  }
  return [...lines, now].join('\r\n ')
}

function linesOf(event: CalendarEvent, made: MomentText): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${stamp(made)}`,
    `DTSTART:${stamp(event.from)}`,
    `DTEND:${stamp(event.to)}`,
    `SUMMARY:${escaped(event.title)}`,
    ...(event.place === '' ? [] : [`LOCATION:${escaped(event.place)}`]),
    ...(event.note === '' ? [] : [`DESCRIPTION:${escaped(event.note)}`]),
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ]
}

export const calendarType = 'text/calendar;charset=utf-8'

export function calendarOf(events: readonly CalendarEvent[], made: MomentText): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Baigong//Sessions//ZH',
    'CALSCALE:GREGORIAN',
    ...events.flatMap((event) => linesOf(event, made)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}
