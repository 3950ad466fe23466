/**
 * A work calendar as iCalendar (RFC 5545): a weekly event a shift, with the days on which it rests (holidays, closures)
 * and those on which it runs besides (days that make up for holidays); an event an extra opening, one a closure.
 */
import { shiftsBegunOn, type Shift, type WorkCalendar } from '../booking/calendar.ts'
import { folded, stamp } from '../kernel/calendarFile.ts'
import { addDays, weekday } from '../kernel/moment.ts'

/** Says what an event is of a work calendar: `SHIFT`, `EXTRA` or `CLOSURE`; readers that do not know it lose nothing. */
export const partName = 'X-BAIGONG-PART'
export const keepsHolidaysName = 'X-BAIGONG-KEEPS-HOLIDAYS'
export const firstDayName = 'X-BAIGONG-FIRST-DAY'

const zone = 'Asia/Shanghai'
/** How far ahead the days are told on which a shift rests or runs besides. */
const daysAhead = 371

const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

const plain = (day: string): string => day.replaceAll('-', '')

/** `24:00` is the start of the day after. */
function wallTime(day: string, time: string): string {
  return time === '24:00'
    ? `${plain(addDays(day, 1))}T000000`
    : `${plain(day)}T${time.replace(':', '')}00`
}

const endDay = (day: string, from: string, to: string): string =>
  to > from ? day : addDays(day, 1)

const zoned = (name: string, times: readonly string[]): string[] =>
  times.length === 0 ? [] : [`${name};TZID=${zone}:${times.join(',')}`]

type Told = { readonly id: string; readonly from: string; readonly made: string }

function eventOf(told: Told, uid: string, lines: readonly string[]): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}.${told.id}@baigong`,
    `DTSTAMP:${stamp(told.made)}`,
    ...lines,
    'END:VEVENT',
  ]
}

const days = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => addDays(from, at))

function shiftEvent(calendar: WorkCalendar, at: number, told: Told): string[] {
  const shift: Shift = calendar.shifts[at]!
  const { weekdays, from, to, firstDay, lastDay } = shift
  const begin = firstDay !== null && firstDay > told.from ? firstDay : told.from
  if (lastDay !== null && begin > lastDay) return []
  // Begins with a regular day on or before the first, which rests if it is over: a day that makes up may come first.
  const first = days(addDays(begin, -6), 7).findLast((day) => weekdays.includes(weekday(day)))!
  const isRegular = (day: string): boolean =>
    weekdays.includes(weekday(day)) && (lastDay === null || day <= lastDay)
  const ahead = days(first, daysAhead).map((day) => ({
    ...{ day, regular: isRegular(day) },
    runs: day >= begin && shiftsBegunOn(calendar, day).includes(shift),
  }))
  const timesOf = (some: typeof ahead) => some.map(({ day }) => wallTime(day, from))
  const until = lastDay === null ? '' : `;UNTIL=${plain(lastDay)}T155959Z`
  const codes = weekdays.toSorted((one, other) => one - other).map((one) => weekdayCodes[one - 1])
  return eventOf(told, `shift-${at + 1}`, [
    ...zoned('DTSTART', [wallTime(first, from)]),
    ...zoned('DTEND', [wallTime(endDay(first, from, to), to)]),
    `RRULE:FREQ=WEEKLY;BYDAY=${codes.join(',')}${until}`,
    ...zoned('EXDATE', timesOf(ahead.filter(({ regular, runs }) => regular && !runs))),
    ...zoned('RDATE', timesOf(ahead.filter(({ regular, runs }) => runs && !regular))),
    'SUMMARY:班次 Shift',
    `${partName}:SHIFT`,
    ...(firstDay === null ? [] : [`${firstDayName}:${firstDay}`]),
  ])
}

const zoneLines = [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  'BEGIN:STANDARD',
  'DTSTART:19910915T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/** From a day on; what is over by then is left out. Equal calendars of a day and moment give equal texts. */
export function calendarText(calendar: WorkCalendar, told: Told): string {
  const { shifts, extras, closures, keepsHolidays } = calendar
  const shiftLines = shifts.flatMap((_, at) => shiftEvent(calendar, at, told))
  const extraLines = extras.flatMap(({ day, from, to }, at) =>
    day < told.from
      ? []
      : eventOf(told, `extra-${at + 1}`, [
          ...zoned('DTSTART', [wallTime(day, from)]),
          ...zoned('DTEND', [wallTime(endDay(day, from, to), to)]),
          'SUMMARY:加班 Extra shift',
          `${partName}:EXTRA`,
        ]),
  )
  const closureLines = closures.flatMap(({ from, to }, at) =>
    to < told.from
      ? []
      : eventOf(told, `closure-${at + 1}`, [
          `DTSTART;VALUE=DATE:${plain(from)}`,
          `DTEND;VALUE=DATE:${plain(addDays(to, 1))}`,
          'TRANSP:TRANSPARENT',
          'SUMMARY:停工 Closed',
          `${partName}:CLOSURE`,
        ]),
  )
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Baigong//Production calendar//ZH'],
    `${keepsHolidaysName}:${keepsHolidays ? 'TRUE' : 'FALSE'}`,
    ...zoneLines,
    ...shiftLines,
    ...extraLines,
    ...closureLines,
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
