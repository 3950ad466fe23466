/** What all papers of the programme share: footer, version code, dates and amounts as Chinese papers write them. */
import { formatMoney } from '../../../domain/kernel/money.ts'
import { fill } from '../../../domain/programmes/words.ts'
import { versionCode, type Paper } from '../../kernel/documents/paper.ts'
import type { Contact, Imprinted, Quota } from './shapes.ts'
import { documentsZh as zh } from './text.zh.ts'

export const countedWords = [
  zh.common.pageBefore,
  zh.common.pageBetween,
  zh.common.pageAfter,
] as const

export function versionNote(digest: string | null): string {
  return digest === null
    ? zh.common.noVersion
    : fill(zh.common.version, { code: versionCode(digest) })
}

/** Page x of y in the middle, the paper's name left, the version code right. */
export function countedFooter(label: string, { versionDigest }: Imprinted): Paper['footer'] {
  return { style: 'counted', label, counted: countedWords, note: versionNote(versionDigest) }
}

export function dashFooter({ versionDigest }: Imprinted): Paper['footer'] {
  return { style: 'dash', label: '', counted: countedWords, note: versionNote(versionDigest) }
}

/** Whom to ask; without a telephone number nothing stands in its place. */
export function contactSentence(contact: Contact, sentence: string): string {
  const { name, phone } = contact
  return phone === '' ? fill(zh.common.contactName, { name }) : fill(sentence, { name, phone })
}

/** 2019-07-06 → 2019年7月6日: Arabic figures, month and day without a leading zero (GB/T 9704 §7.3.5.4). */
export function longDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return fill(zh.common.date, { year: year!, month: month!, day: date! })
}

/** Whole fen as 万元 with two decimals, rounded half up once, with thousands marks. */
export const wanYuan = (fen: number): string => formatMoney(fen, { unit: 'wanyuan' })

export function quotaSentence(
  quota: Quota,
  count: number,
  words: { readonly quotaSoft: string; readonly quotaHard: string; readonly quotaUnknown: string },
): string {
  if (quota === null) return fill(words.quotaUnknown, { count })
  return fill(quota.strength === 'soft' ? words.quotaSoft : words.quotaHard, {
    max: quota.max,
    count,
  })
}

export function shownBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'] as const
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`
}
