/**
 * Days and moments without a clock and without the zone of the machine. A day is `2019-07-28`, a moment is
 * UTC in RFC 3339 with milliseconds, `2019-07-27T16:00:00.000Z`. The one zone is that of China, fixed at
 * +08:00 (summer time, 1986 to 1991, lies before anything kept here).
 */

/** Beijing time. */
export const houseZone = 'Asia/Shanghai'
export type Zone = typeof houseZone

const zoneOffsetMs = 8 * 3_600_000
const dayMs = 86_400_000

export type DayText = string
export type MomentText = string

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/
const momentPattern =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

type Parts = { readonly year: number; readonly month: number; readonly day: number }

function partsOf(text: string): Parts | null {
  const match = dayPattern.exec(text)
  if (match === null) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const real = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return real ? { year, month, day } : null
}

function insistParts(text: string): Parts {
  const parts = partsOf(text)
  if (parts === null) throw new RangeError(`"${text}" is no day`)
  return parts
}

/** Whether the text is a day that the calendar has. */
export function isDay(text: string): boolean {
  return partsOf(text) !== null
}

/** Days since 1970-01-01, negative before. Throws a RangeError for what is no day. */
export function dayNumber(text: DayText): number {
  const { year, month, day } = insistParts(text)
  // Years that begin in March put the leap day last; 146,097 days are 400 years (Howard Hinnant's method).
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function dayText({ year, month, day }: Parts): DayText {
  if (year < 0 || year > 9999) throw new RangeError(`year ${year} has no four digits`)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** The inverse of `dayNumber`. */
export function dayOfNumber(number: number): DayText {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return dayText({
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  })
}

export function addDays(day: DayText, count: number): DayText {
  return dayOfNumber(dayNumber(day) + count)
}

/** The same day of a later or earlier month; the last of the month where it has no such day. */
export function addMonths(day: DayText, count: number): DayText {
  const parts = insistParts(day)
  const months = parts.year * 12 + parts.month - 1 + count
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1]
  return dayText({ year, month, day: Math.min(parts.day, daysInMonth(year, month)) })
}

/** Calendar days from one day to another, 0 for the same, negative backwards. */
export function daysBetween(from: DayText, to: DayText): number {
  return dayNumber(to) - dayNumber(from)
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekday(day: DayText): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}

/**
 * Milliseconds since 1970 of a moment in RFC 3339 with any offset; throws a RangeError for what is no
 * moment. Finer fractions are cut, 24:00 and leap seconds are refused.
 */
export function momentMs(text: MomentText): number {
  const match = momentPattern.exec(text)
  if (match === null) throw new RangeError(`"${text}" is no moment`)
  const [, day = '', hours, minutes, seconds, fraction = '', sign, offsetHours, offsetMinutes] =
    match
  const [hour, minute, second] = [Number(hours), Number(minutes), Number(seconds)]
  const [zoneHour, zoneMinute] = [Number(offsetHours ?? 0), Number(offsetMinutes ?? 0)]
  if (hour > 23 || minute > 59 || second > 59 || zoneHour > 23 || zoneMinute > 59) {
    throw new RangeError(`"${text}" is no moment`)
  }
  const ofDay =
    ((hour * 60 + minute) * 60 + second) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'))
  const offset = (zoneHour * 60 + zoneMinute) * 60_000 * (sign === '-' ? -1 : 1)
  return dayNumber(day) * dayMs + ofDay - offset
}

/** The inverse of `momentMs`, in UTC. */
export function momentOfMs(ms: number): MomentText {
  const number = Math.floor(ms / dayMs)
  const ofDay = ms - number * dayMs
  const part = (unitMs: number, size: number, width: number) =>
    String(Math.floor(ofDay / unitMs) % size).padStart(width, '0')
  const time = `${part(3_600_000, 24, 2)}:${part(60_000, 60, 2)}:${part(1000, 60, 2)}`
  return `${dayOfNumber(number)}T${time}.${part(1, 1000, 3)}Z`
}

/** The day that it is in China at a moment. */
export function dayOfMoment(moment: MomentText): DayText {
  return dayOfNumber(Math.floor((momentMs(moment) + zoneOffsetMs) / dayMs))
}

/** `2019-07-16 10:05`: day and time as clocks in China show them and both languages read them. */
export function minuteOf(at: Date): string {
  return momentOfMs(at.getTime() + zoneOffsetMs)
    .slice(0, 16)
    .replace('T', ' ')
}

/** The first moment of a day in China. */
export function startOfDay(day: DayText): MomentText {
  return momentOfMs(dayNumber(day) * dayMs - zoneOffsetMs)
}

/** The first moment after a day in China; a thing is still of the day strictly before it. */
export function endOfDay(day: DayText): MomentText {
  return startOfDay(addDays(day, 1))
}

/** Negative, zero or positive, as `a` is before, at or after `b`, whatever their offsets. */
export function compareMoments(a: MomentText, b: MomentText): number {
  return momentMs(a) - momentMs(b)
}
