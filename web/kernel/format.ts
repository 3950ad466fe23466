/**
 * How numbers, money and moments are written. Everybody reads the time of the programme's zone,
 * whatever their device says: a deadline is one moment.
 */
import { dayZh } from './text.days.zh.ts'
import { useTranslation } from './words.ts'
import type { Language } from '../../domain/kernel/text.ts'

export const zone = 'Asia/Shanghai'

const fenPerYuan = 100
const fenPerWan = 1_000_000

const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  const kept = formats.get(key)
  if (kept !== undefined) return kept
  const made = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: zone,
    ...options,
  })
  formats.set(key, made)
  return made
}

function partOf(
  moment: Date,
  language: Language,
  options: Intl.DateTimeFormatOptions,
  type: Intl.DateTimeFormatPartTypes,
): string {
  const parts = format(language, options).formatToParts(moment)
  return parts.find((part) => part.type === type)?.value ?? ''
}

/** A calendar day is read at noon of the zone, so that no shift can move it. */
function asMoment(when: Date | string): Date {
  if (when instanceof Date) return when
  return new Date(when.length === 10 ? `${when}T12:00:00+08:00` : when)
}

export type DayStyle = {
  /** Adds the weekday: 7月9日（周五）, 9 Jul (Fri). */
  readonly weekday?: boolean
  /** Adds the year. */
  readonly year?: boolean
}

/** 7月9日 or 9 Jul, of a day (`2027-07-09`) or a moment. */
export function formatDay(when: Date | string, language: Language, style: DayStyle = {}): string {
  const moment = asMoment(when)
  const day = partOf(moment, language, { day: 'numeric' }, 'day')
  const weekday = partOf(moment, language, { weekday: 'short' }, 'weekday')
  const year = partOf(moment, 'en', { year: 'numeric' }, 'year')
  if (language === 'zh') {
    const month = partOf(moment, 'en', { month: 'numeric' }, 'month')
    const head = style.year === true ? year + dayZh.year : ''
    const tail = style.weekday === true ? dayZh.open + weekday + dayZh.close : ''
    return head + month + dayZh.month + day + dayZh.day + tail
  }
  const month = partOf(moment, 'en', { month: 'short' }, 'month').slice(0, 3)
  const tail = style.year === true ? ` ${year}` : ''
  return `${day} ${month}${tail}${style.weekday === true ? ` (${weekday})` : ''}`
}

/** 17:00 */
export function formatTime(when: Date | string): string {
  return format('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    asMoment(when),
  )
}

/** 7月9日（周五）17:00 or 9 Jul (Fri) 17:00. */
export function formatMoment(
  when: Date | string,
  language: Language,
  style: DayStyle = { weekday: true },
): string {
  const day = formatDay(when, language, style)
  const gap = language === 'zh' && style.weekday === true ? '' : ' '
  return `${day}${gap}${formatTime(when)}`
}

/** The day on which a due moment falls: one that ends at midnight belongs to the day it ends. */
export function dueDay(when: Date | string): Date {
  return new Date(asMoment(when).getTime() - 1)
}

/** 7月9日（周五）17:00, and 7月9日（周五）24:00 where the day's end is meant. */
export function formatDue(when: Date | string, language: Language): string {
  if (formatTime(when) !== '00:00') return formatMoment(when, language)
  const gap = language === 'zh' ? '' : ' '
  return `${formatDay(dueDay(when), language, { weekday: true })}${gap}24:00`
}

/** 2027-07-09 in the programme's zone, for codes and inputs. */
export function formatIsoDay(when: Date | string): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  return format('en', parts).format(asMoment(when)).split('/').toReversed().join('-')
}

const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 })

/** 48,216 or 0.5; at most six decimals, none added. */
export function formatNumber(value: number): string {
  return plain.format(value)
}

/** Fen as 万元 without the unit: 4,180 or 12.5. */
export function formatWan(fen: number): string {
  return plain.format(fen / fenPerWan)
}

/** Fen as 元 with two decimals and without the unit: 24,480.00. */
export function formatYuan(fen: number): string {
  return (fen / fenPerYuan).toLocaleString('en-US', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
}

/** 96.4% of a ratio, with at most one decimal. */
export function formatRatio(ratio: number): string {
  return ratio.toLocaleString('en-US', { style: 'percent', maximumFractionDigits: 1 })
}

const kilo = 1024

/** 812 B, 4.2 MB: bytes in the largest unit that keeps the figure above one. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB']
  let value = bytes
  let unit = 0
  while (value >= kilo && unit < units.length - 1) {
    value /= kilo
    unit += 1
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`
}

/** The formats in the language now shown. */
export function useFormat() {
  const { t, i18n } = useTranslation('kernel')
  const language: Language = i18n.language === 'en' ? 'en' : 'zh'
  return {
    language,
    day: (when: Date | string, style?: DayStyle) => formatDay(when, language, style),
    moment: (when: Date | string, style?: DayStyle) => formatMoment(when, language, style),
    due: (when: Date | string) => formatDue(when, language),
    time: formatTime,
    /** Names one after the other. */
    list: (names: readonly string[]) => names.join(language === 'zh' ? '、' : ', '),
    number: formatNumber,
    /** 4,180 万元 */
    wan: (fen: number) => t('format.wan', { amount: formatWan(fen) }),
    /** 15个工作日 */
    workingDays: (count: number) => t('format.workingDays', { count }),
  }
}
