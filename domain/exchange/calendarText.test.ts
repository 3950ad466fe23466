/** A calendar file runs on exactly the days and times on which the calendar is open. */
import { expect, test } from 'vitest'
import { merged, openSpans, type Span, type WorkCalendar } from '../booking/calendar.ts'
import { addDays, momentMs, startOfDay, weekday } from '../kernel/moment.ts'
import { calendarText } from './calendarText.ts'

const told = { id: 'a', from: '2019-07-08', made: '2019-07-08T02:00:00.000Z' }
const last = '2020-06-30'

type Event = Readonly<Record<string, string>>

/** Properties by their name, without parameters, as a reader that knows nothing of ours takes them. */
function eventsIn(text: string): Event[] {
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  const events: Record<string, string>[] = []
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push({})
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).split(';')[0]!
    if (events.length > 0) events.at(-1)![name] = line.slice(colon + 1)
  }
  return events
}

const wall = (time: string): number =>
  momentMs(startOfDay(`${time.slice(0, 4)}-${time.slice(4, 6)}-${time.slice(6, 8)}`)) +
  (Number(time.slice(9, 11)) * 60 + Number(time.slice(11, 13))) * 60_000
const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const plain = (day: string): string => day.replaceAll('-', '')

function spansOf(fromDay: string, { DTSTART, DTEND, RRULE, EXDATE, RDATE }: Event): Span[] {
  if (!DTSTART!.includes('T')) return []
  const length = wall(DTEND!) - wall(DTSTART!)
  const time = DTSTART!.slice(8)
  const starts = new Set([DTSTART!, ...(RDATE?.split(',') ?? [])])
  const byDay = /BYDAY=([^;]+)/.exec(RRULE ?? '')?.[1]?.split(',') ?? []
  const until = /UNTIL=(\d{8})/.exec(RRULE ?? '')?.[1] ?? plain(last)
  for (let day = addDays(fromDay, -7); day <= last; day = addDays(day, 1)) {
    const own = `${plain(day)}${time}`
    const within = own >= DTSTART! && plain(day) <= until
    if (within && byDay.includes(codes[weekday(day) - 1]!)) starts.add(own)
  }
  for (const day of EXDATE?.split(',') ?? []) starts.delete(day)
  return [...starts].map((start) => ({ from: wall(start), to: wall(start) + length }))
}

const calendar: WorkCalendar = {
  shifts: [
    { weekdays: [5, 1, 2, 3, 4], from: '08:00', to: '17:00', firstDay: null, lastDay: null },
    { weekdays: [6], from: '08:00', to: '24:00', firstDay: '2019-08-01', lastDay: '2019-12-20' },
    { weekdays: [1, 3], from: '20:00', to: '04:00', firstDay: null, lastDay: '2019-11-13' },
  ],
  keepsHolidays: true,
  closures: [{ from: '2019-08-19', to: '2019-08-25', note: '检修' }],
  extras: [{ day: '2019-08-24', from: '09:00', to: '12:00', note: '' }],
}

test.each([
  ['with holidays, closures, nights and terms', calendar, told.from],
  ['that knows no holiday', { ...calendar, keepsHolidays: false }, told.from],
  // A Sunday that makes up for a holiday comes before the first Monday.
  ['that begins with a day that makes up', calendar, '2019-09-29'],
])('a calendar %s runs in its file as it is open', (_name, one, fromDay) => {
  const text = calendarText(one, { ...told, from: fromDay })
  const spans = merged(eventsIn(text).flatMap((event) => spansOf(fromDay, event)))
  const [from, to] = [momentMs(startOfDay(fromDay)), momentMs(startOfDay(last))]
  const within = spans.filter((span) => span.from < to)
  const open = openSpans(one, from, to).filter((span) => span.to < to && span.from >= from)
  expect(open.length).toBeGreaterThan(150)
  expect(within.slice(0, open.length)).toEqual(open)
})

test('no line of the file is longer than 75 octets, and no note leaves with it', () => {
  const text = calendarText(calendar, told)
  expect(Math.max(...text.split('\r\n').map((line) => new TextEncoder().encode(line).length))).toBe(
    75,
  )
  expect(text).not.toContain('检修')
})
