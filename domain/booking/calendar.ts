/**
 * 工作日历: when machines run. Shifts by weekday, several a day and over midnight; on statutory holidays and closed
 * days none, on adjusted working days those of a Friday where the day has none of its own; extra days beside. All in
 * Beijing time, whole minutes.
 */
import { Type, type Static } from 'typebox'
import {
  addDays,
  dayOfMoment,
  momentMs,
  momentOfMs,
  startOfDay,
  weekday,
} from '../kernel/moment.ts'
import { Day } from '../kernel/shapes.ts'
import { natureOfDay } from '../kernel/workingDays.ts'

const closed = { additionalProperties: false } as const

export const shiftsMax = 20
export const exceptionsMax = 200

/** `24:00` is the end of a day. */
const clockPattern = '^(?:[01]\\d|2[0-3]):[0-5]\\d$|^24:00$'
const TimeOfDay = Type.String({ pattern: clockPattern })
const Note = Type.String({ maxLength: 100 })

export const Shift = Type.Object(
  {
    /** 1 for Monday to 7 for Sunday. */
    weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
      minItems: 1,
      maxItems: 7,
      uniqueItems: true,
    }),
    from: TimeOfDay,
    /** At or before `from`: on the day after. */
    to: TimeOfDay,
    /** First and last day on which the shift begins; null for no bound. */
    firstDay: Type.Union([Day, Type.Null()]),
    lastDay: Type.Union([Day, Type.Null()]),
  },
  closed,
)
export type Shift = Static<typeof Shift>

export const WorkCalendar = Type.Object(
  {
    shifts: Type.Array(Shift, { maxItems: shiftsMax }),
    /** Rests on statutory holidays and works on the days that make up for them. */
    keepsHolidays: Type.Boolean(),
    closures: Type.Array(Type.Object({ from: Day, to: Day, note: Note }, closed), {
      maxItems: exceptionsMax,
    }),
    /** Open besides, also on a holiday or within a closure. */
    extras: Type.Array(
      Type.Object({ day: Day, from: TimeOfDay, to: TimeOfDay, note: Note }, closed),
      { maxItems: exceptionsMax },
    ),
  },
  closed,
)
export type WorkCalendar = Static<typeof WorkCalendar>

/** What a factory begins with: five days, eight to five. */
export const usualCalendar: WorkCalendar = {
  shifts: [
    { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '17:00', firstDay: null, lastDay: null },
  ],
  keepsHolidays: true,
  closures: [],
  extras: [],
}

export type CalendarFault = {
  readonly part: 'shifts' | 'closures' | 'extras'
  /** Of the row in its part, from 0. */
  readonly row: number
  readonly code: 'shift_ends_before' | 'closure_reversed' | 'extra_twice' | 'day_unknown'
}

const isReversed = (first: string | null, last: string | null): boolean =>
  first !== null && last !== null && last < first

/** What keeps a calendar from being kept. Its shape is checked at the door. */
export function calendarFaults(calendar: WorkCalendar): CalendarFault[] {
  const { shifts, closures, extras } = calendar
  const twice = extras.map(({ day, from }) => `${day} ${from}`)
  return [
    ...shifts.flatMap(({ firstDay, lastDay }, row): CalendarFault[] =>
      isReversed(firstDay, lastDay) ? [{ part: 'shifts', row, code: 'shift_ends_before' }] : [],
    ),
    ...closures.flatMap(({ from, to }, row): CalendarFault[] =>
      to < from ? [{ part: 'closures', row, code: 'closure_reversed' }] : [],
    ),
    ...twice.flatMap((one, row): CalendarFault[] =>
      twice.indexOf(one) < row ? [{ part: 'extras', row, code: 'extra_twice' }] : [],
    ),
  ]
}

/** From one moment up to another, in milliseconds since 1970. */
export type Span = { readonly from: number; readonly to: number }

const minuteMs = 60_000
const dayMs = 86_400_000

function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** A shift that begins on a day; it may end on the day after. */
function spanOn(day: string, from: string, to: string): Span {
  const start = momentMs(startOfDay(day))
  const [begin, end] = [minuteOfDay(from), minuteOfDay(to)]
  const length = end > begin ? end - begin : end - begin + 1440
  const first = start + begin * minuteMs
  return { from: first, to: first + length * minuteMs }
}

const within = (day: string, first: string | null, last: string | null): boolean =>
  (first === null || day >= first) && (last === null || day <= last)

const friday = 5

function shiftsOn(calendar: WorkCalendar, day: string): readonly Shift[] {
  const { shifts, keepsHolidays } = calendar
  const valid = shifts.filter(({ firstDay, lastDay }) => within(day, firstDay, lastDay))
  const of = (number: number) => valid.filter(({ weekdays }) => weekdays.includes(number))
  const own = of(weekday(day))
  if (!keepsHolidays) return own
  const { kind } = natureOfDay(day)
  if (kind === 'holiday') return []
  return kind === 'makeUp' && own.length === 0 ? of(friday) : own
}

/** The shifts that begin on a day, with holidays, closures and days that make up for holidays looked at. */
export function shiftsBegunOn(calendar: WorkCalendar, day: string): readonly Shift[] {
  const shut = calendar.closures.some(({ from, to }) => day >= from && day <= to)
  return shut ? [] : shiftsOn(calendar, day)
}

/** What begins on a day, unmerged. */
function begunOn(calendar: WorkCalendar, day: string): Span[] {
  const shifts = shiftsBegunOn(calendar, day)
  const extras = calendar.extras.filter((extra) => extra.day === day)
  return [...shifts, ...extras].map(({ from, to }) => spanOn(day, from, to))
}

/** Disjoint, in order; spans that touch become one. */
export function merged(spans: readonly Span[]): Span[] {
  const result: { from: number; to: number }[] = []
  for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
    const last = result.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else if (to > from) result.push({ from, to })
  }
  return result
}

/** When it is open between two moments: disjoint, in order. */
export function openSpans(calendar: WorkCalendar, from: number, to: number): Span[] {
  if (to <= from) return []
  const spans: Span[] = []
  // What began on the day before may last over midnight.
  const last = dayOfMoment(momentOfMs(to - 1))
  for (let day = addDays(dayOfMoment(momentOfMs(from)), -1); day <= last; day = addDays(day, 1)) {
    spans.push(...begunOn(calendar, day))
  }
  return merged(spans).flatMap((span) => {
    const cut = { from: Math.max(span.from, from), to: Math.min(span.to, to) }
    return cut.to > cut.from ? [cut] : []
  })
}

const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { from, to }) => sum + to - from, 0)

/** How long it is open between two moments. */
export function openMinutes(calendar: WorkCalendar, from: number, to: number): number {
  return Math.floor(lengthOf(openSpans(calendar, from, to)) / minuteMs)
}

/** Further ahead nothing is looked for: a calendar without a shift has no next opening. */
const searchDays = 400

/** Open spans from a moment on, month by month, so that who finds early looks no further. */
function* spansFrom(calendar: WorkCalendar, at: number): Generator<Span> {
  const stepDays = 31
  for (let done = 0; done < searchDays; done += stepDays) {
    const from = at + done * dayMs
    yield* openSpans(calendar, from, from + stepDays * dayMs)
  }
}

/** The first moment, from `at` on, at which it is open; null where there is none within 400 days. */
export function nextOpening(calendar: WorkCalendar, at: number): number | null {
  for (const span of spansFrom(calendar, at)) return span.from
  return null
}

/** When work of so many minutes that starts at `at` ends, resting while it is closed; null as above. */
export function endOfWork(calendar: WorkCalendar, at: number, minutes: number): number | null {
  let left = minutes * minuteMs
  for (const { from, to } of spansFrom(calendar, at)) {
    if (to - from >= left) return from + left
    left -= to - from
  }
  return null
}

/** Monday of the week in China to which a day belongs. */
export function weekOfDay(day: string): string {
  return addDays(day, 1 - weekday(day))
}

export const weekOf = (at: number): string => weekOfDay(dayOfMoment(momentOfMs(at)))

/** From its Monday, 0:00, to that of the next week. */
export function weekSpan(week: string): Span {
  return { from: momentMs(startOfDay(week)), to: momentMs(startOfDay(addDays(week, 7))) }
}

/** So many weeks, the first that of `day`. */
export function weeksFrom(day: string, count: number): string[] {
  const first = weekOfDay(day)
  return Array.from({ length: count }, (_, index) => addDays(first, index * 7))
}

/** What so many parallel machines can run in a week. */
export function weekCapacityMinutes(
  calendar: WorkCalendar,
  week: string,
  machines: number,
): number {
  const { from, to } = weekSpan(week)
  return openMinutes(calendar, from, to) * machines
}

/** A moment so many hours later that count on working days only: who is asked on a Friday answers on a Tuesday. */
export function addWorkingDayHours(at: number, hours: number): number {
  let left = hours * 60 * minuteMs
  let now = at
  for (;;) {
    const day = dayOfMoment(momentOfMs(now))
    const end = momentMs(startOfDay(addDays(day, 1)))
    if (natureOfDay(day).working) {
      if (left <= end - now) return now + left
      left -= end - now
    }
    now = end
  }
}
