/** Values as people read them, in either language; `readText.ts` is the way back. */
import { formatMoney } from '../../kernel/money.ts'
import type { Language } from '../../kernel/text.ts'
import { recordIn, type Value } from './answers.ts'
import type { NameOfCode } from './context.ts'
import { isDay } from './days.ts'
import type { Column, Item } from './items.ts'
import { showNumber } from './numbers.ts'
import { moneyDecimals } from './scalars.ts'
import { wordsIn } from './words.ts'

export type Showing = { readonly language: Language; readonly nameOfCode?: NameOfCode }

/** Fen as 万元 without the unit: 418,000,000 as `418.00`. */
export function showMoney(fen: number, decimals = moneyDecimals): string {
  return formatMoney(fen, { unit: 'wanyuan', places: decimals })
}

export function showDay(day: string, language: Language): string {
  if (language === 'en' || !isDay(day)) return day
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

function showCode(
  field: Extract<Item | Column, { kind: 'code' }>,
  value: string,
  { nameOfCode, language }: Showing,
): string {
  const listed = field.scheme === 'division' || field.scheme === 'industry'
  const name = listed ? nameOfCode?.(field.scheme, value) : undefined
  if (name === undefined) return value
  return language === 'zh' ? `${name}（${value}）` : `${name} (${value})`
}

/** The empty text for what is blank or of the wrong shape; never throws. */
export function showValue(
  field: Item | Column,
  value: Value | undefined,
  showing: Showing,
): string {
  const { language } = showing
  if (value === undefined || value === null) return ''
  switch (field.kind) {
    case 'number':
      return typeof value === 'number' ? showNumber(value, field.decimals) : ''
    case 'money':
      return Number.isSafeInteger(value) ? showMoney(value as number, field.decimals) : ''
    case 'boolean':
      return typeof value === 'boolean' ? wordsIn(language)[value ? 'yes' : 'no'] : ''
    case 'date':
      return typeof value === 'string' ? showDay(value, language) : ''
    case 'choice':
      return field.options.find((option) => option.id === value)?.label[language] ?? ''
    case 'multiChoice':
      return field.options
        .filter((option) => Array.isArray(value) && (value as unknown[]).includes(option.id))
        .map((option) => option.label[language])
        .join(language === 'zh' ? '、' : '; ')
    case 'code':
      return typeof value === 'string' ? showCode(field, value, showing) : ''
    case 'dateRange': {
      const { from, to } = recordIn(value)
      const edge = (day: unknown) =>
        typeof day === 'string' ? showDay(day, language) : wordsIn(language).openEdge
      return `${edge(from)}${language === 'zh' ? '至' : ' to '}${edge(to)}`
    }
    default:
      return typeof value === 'string' ? value : ''
  }
}
