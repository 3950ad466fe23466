/** A day by which something is wanted, as people say it: 月底前, 8 月 20 日前, 10 个工作日内, by Aug 20, within two weeks. */
import { addDays, addMonths, dayNumber, isDay, weekday, type DayText } from '../kernel/moment.ts'
import { addWorkingDays } from '../kernel/workingDays.ts'

const hanDigits = '零一二三四五六七八九'

/** 10, 十, 十五, 两, 二十 … up to ninety-nine. */
export function wholeNumber(text: string): number | null {
  if (/^\d{1,4}$/.test(text)) return Number(text)
  if (text === '两') return 2
  const found = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text)
  if (found === null || text === '') return null
  const [, tens, ten, ones] = found
  const value = (digit: string | undefined, other: number): number =>
    digit === undefined ? other : hanDigits.indexOf(digit)
  if (ten === undefined)
    return tens !== undefined && ones !== undefined ? null : value(tens ?? ones, 0)
  return value(tens, 1) * 10 + value(ones, 0)
}

/** Not the end of another number. */
const count = '(?<![\\d.])(\\d{1,3}|[一二两三四五六七八九十]{1,3})'
const englishCounts = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
]
const englishCount = `(\\d{1,3}|${englishCounts.join('|')}|an?)`
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName = `(${months.join('|')})[a-z]*\\.?`

const inEnglish = (text: string): number =>
  /^an?$/.test(text)
    ? 1
    : englishCounts.includes(text)
      ? englishCounts.indexOf(text) + 1
      : Number(text)

const monthEnd = (day: DayText): DayText => addDays(`${addMonths(`${day.slice(0, 7)}-01`, 1)}`, -1)

const two = (value: number): string => String(value).padStart(2, '0')

/** A day of the year; the next one that is not past where no year is said. */
function dayOf(now: DayText, month: number, day: number, year?: number): DayText | null {
  const years = year === undefined ? [Number(now.slice(0, 4)), Number(now.slice(0, 4)) + 1] : [year]
  const all = years.map((one) => `${one}-${two(month)}-${two(day)}`).filter(isDay)
  return all.find((one) => year !== undefined || one >= now) ?? null
}

function endOfMonth(now: DayText, month: number): DayText | null {
  const first = dayOf(now, month, 1)
  const own = Number(now.slice(5, 7)) === month ? now : first
  return own === null ? null : monthEnd(own)
}

type Rule = readonly [
  pattern: RegExp,
  read: (found: RegExpExecArray, now: DayText) => DayText | null,
]

const number = (text: string | undefined): number => wholeNumber(text ?? '') ?? 0
/** What is counted ends on a day; nothing is due after more than some years. */
const within = (days: number, add: (days: number) => DayText): DayText | null =>
  days > 0 && days <= 1500 ? add(days) : null
const lead = '(?:交期|交货期?|货期)?(?:要求)?\\s*'
const before = '\\s*(?:前|之前|以前|内|交货|交付|要)?'
const by = '(?:due\\s+|needed\\s+)?(?:by|before|until)\\s+(?:the\\s+)?'

/** The longest ways of saying it first. */
const rules: readonly Rule[] = [
  [
    new RegExp(
      `${lead}(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号]?${before}`,
    ),
    ([, year, month, day], now) => dayOf(now, Number(month), Number(day), Number(year)),
  ],
  [
    new RegExp(`${lead}${count}\\s*个?工作日(?:之?内|以内|交货|交付|到货)?`),
    ([, days], now) => within(number(days), (n) => addWorkingDays(now, n).day),
  ],
  [
    new RegExp(`${lead}${count}\\s*(?:天|日|个自然日)(?:之?内|以内|交货|交付|到货)`),
    ([, days], now) => within(number(days), (n) => addDays(now, n)),
  ],
  [
    new RegExp(`(?:交期|交货期?|货期)\\s*${count}\\s*(?:天|日)`),
    ([, days], now) => within(number(days), (n) => addDays(now, n)),
  ],
  [
    new RegExp(`${lead}${count}\\s*(?:个?星期|周|个?礼拜)(?:之?内|以内|交货|交付|到货)?`),
    ([, weeks], now) => within(number(weeks) * 7, (n) => addDays(now, n)),
  ],
  [
    new RegExp(`${lead}${count}\\s*个月(?:之?内|以内)`),
    ([, some], now) => (number(some) > 0 ? addMonths(now, Math.min(48, number(some))) : null),
  ],
  [
    new RegExp(`${lead}(?:下个?月底|下个?月末)${before}`),
    (_found, now) => monthEnd(addMonths(`${now.slice(0, 7)}-01`, 1)),
  ],
  [
    new RegExp(`${lead}${count}\\s*月(?:底|末)${before}`),
    ([, month], now) => (number(month) <= 12 ? endOfMonth(now, number(month)) : null),
  ],
  [new RegExp(`${lead}(?:本|这个?)?月(?:底|末)${before}`), (_found, now) => monthEnd(now)],
  [
    new RegExp(`${lead}(?:今年?|本)?年(?:底|末)${before}`),
    (_found, now) => `${now.slice(0, 4)}-12-31`,
  ],
  [
    new RegExp(`${lead}${count}\\s*月\\s*${count}\\s*[日号]?${before}`),
    ([, month, day], now) => dayOf(now, number(month), number(day)),
  ],
  [
    new RegExp(`${lead}(?:本周|这周)(?:内|末|五|之内)?${before}`),
    (_found, now) => addDays(now, Math.max(0, 5 - weekday(now))),
  ],
  [
    new RegExp(`${lead}下周(?:内|末|五|之内)?${before}`),
    (_found, now) => addDays(now, 12 - weekday(now)),
  ],
  [/后天(?:前|之前)?/, (_found, now) => addDays(now, 2)],
  [/明天(?:前|之前)?/, (_found, now) => addDays(now, 1)],
  [
    new RegExp(`${by}(\\d{4})-(\\d{1,2})-(\\d{1,2})`),
    ([, year, month, day], now) => dayOf(now, Number(month), Number(day), Number(year)),
  ],
  [new RegExp(`${by}end\\s+of\\s+(?:the\\s+|this\\s+)?month`), (_found, now) => monthEnd(now)],
  [
    new RegExp(`${by}end\\s+of\\s+next\\s+month`),
    (_found, now) => monthEnd(addMonths(`${now.slice(0, 7)}-01`, 1)),
  ],
  [
    new RegExp(`${by}end\\s+of\\s+(?:the\\s+|this\\s+)?year`),
    (_found, now) => `${now.slice(0, 4)}-12-31`,
  ],
  [
    new RegExp(`${by}end\\s+of\\s+${monthName}\\b`),
    ([, month], now) => endOfMonth(now, months.indexOf(month!) + 1),
  ],
  [
    new RegExp(`${by}${monthName}\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b`),
    ([, month, day], now) => dayOf(now, months.indexOf(month!) + 1, Number(day)),
  ],
  [
    new RegExp(`${by}(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${monthName}\\b`),
    ([, day, month], now) => dayOf(now, months.indexOf(month!) + 1, Number(day)),
  ],
  [
    new RegExp(`(?:with)?in\\s+${englishCount}\\s+(?:working|business)\\s+days?`),
    ([, days], now) => within(inEnglish(days!), (n) => addWorkingDays(now, n).day),
  ],
  [
    new RegExp(`(?:with)?in\\s+${englishCount}\\s+days?`),
    ([, days], now) => within(inEnglish(days!), (n) => addDays(now, n)),
  ],
  [
    new RegExp(`(?:with)?in\\s+${englishCount}\\s+weeks?`),
    ([, weeks], now) => within(inEnglish(weeks!) * 7, (n) => addDays(now, n)),
  ],
]

export type SaidDay = { readonly said: string; readonly day: DayText }

/** The first day that is said in a text of small letters; a day that is past is none to wait for. */
export function dueIn(text: string, now: DayText): SaidDay | null {
  for (const [pattern, read] of rules) {
    const found = pattern.exec(text)
    const day = found === null ? null : read(found, now)
    if (day !== null && dayNumber(day) >= dayNumber(now)) return { said: found![0], day }
  }
  return null
}
