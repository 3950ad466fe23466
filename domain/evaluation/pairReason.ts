/** Why an expert reads an item, in a sentence of either language. */
import { provinces } from '../kernel/province.ts'
import type { Language } from '../kernel/text.ts'
import type { PairReason } from './assignmentPlan.ts'
import { isExpertField } from './field.ts'
import { evaluationEn } from './text.en.ts'
import { evaluationZh } from './text.zh.ts'

const texts = { zh: evaluationZh, en: evaluationEn } as const

export function fieldWord(language: Language, code: string): string {
  return isExpertField(code) ? texts[language].field[code] : code
}

export function regionWord(code: string): string {
  return provinces.find((one) => one.code === code)?.name ?? code
}

/** One reason; names of fields and provinces in place of their codes. */
export function tellReason(language: Language, { code, values }: PairReason): string {
  const words: Record<string, string | number> = { ...values }
  if (words['field'] !== undefined) words['field'] = fieldWord(language, String(words['field']))
  if (words['region'] !== undefined) words['region'] = regionWord(String(words['region']))
  return texts[language].pairReason[code].replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(words[name] ?? ''),
  )
}

export function tellReasons(language: Language, reasons: readonly PairReason[]): string {
  const [comma, stop] = language === 'zh' ? ['；', '。'] : ['; ', '.']
  return reasons.map((reason) => tellReason(language, reason)).join(comma) + stop
}

/** Why an expert whom chance chose reads an item. */
export function drawReason(language: Language, field: string): string {
  return texts[language].drawReason.replace('{{field}}', fieldWord(language, field))
}
