/** A meeting as a calendar file (RFC 5545) that any calendar takes. */

export type Meeting = {
  readonly id: string
  /** What makes it, for the line that calendars show to nobody. */
  readonly maker: string
  readonly title: string
  readonly startsAt: string
  /** Two hours later where no end is given. */
  readonly endsAt: string | null
  readonly place: string
  readonly online: string | null
  readonly body: string
  readonly cancelled: boolean
  /** Not yet agreed. */
  readonly tentative?: boolean
}

const escaped = (text: string): string =>
  text.replace(/([\\;,])/g, '\\$1').replace(/\r\n|\r|\n/g, '\\n')

const bytesOfSign = (sign: string): number => {
  const code = sign.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}

/** RFC 5545 folds after 75 octets, never inside a character. */
export function folded(line: string): string {
  const parts: string[] = ['']
  let room = 75
  for (const sign of line) {
    const size = bytesOfSign(sign)
    if (size > room) {
      parts.push('')
      room = 74
    }
    parts[parts.length - 1] += sign
    room -= size
  }
  return parts.join('\r\n ')
}

export const stamp = (moment: string): string =>
  `${new Date(moment).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

const usualMs = 2 * 60 * 60 * 1000

function linesOf(meeting: Omit<Meeting, 'maker'>, made: string): readonly string[] {
  const { id, title, startsAt, place, online, body, cancelled, tentative = false } = meeting
  const endsAt = meeting.endsAt ?? new Date(Date.parse(startsAt) + usualMs).toISOString()
  return [
    'BEGIN:VEVENT',
    `UID:${id}@baigong`,
    `DTSTAMP:${stamp(made)}`,
    `DTSTART:${stamp(startsAt)}`,
    `DTEND:${stamp(endsAt)}`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(place)}`,
    ...(body === '' ? [] : [`DESCRIPTION:${escaped(body)}`]),
    ...(online === null ? [] : [`URL:${online}`]),
    `STATUS:${cancelled ? 'CANCELLED' : tentative ? 'TENTATIVE' : 'CONFIRMED'}`,
    'END:VEVENT',
  ]
}

/** Several meetings of one maker in one file. */
export function calendarOf(
  meetings: readonly Omit<Meeting, 'maker'>[],
  maker: string,
  made: string,
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Baigong//${maker}//ZH`,
    ...meetings.flatMap((meeting) => linesOf(meeting, made)),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

export function calendarFile(meeting: Meeting, made: string): string {
  return calendarOf([meeting], meeting.maker, made)
}
