/** Why an expert reads an item, in a sentence as it is kept; readers of other languages are told from the codes. */
import { provinces } from '../kernel/province.ts'
import type { PairReason } from './assignmentPlan.ts'
import { isExpertField } from './field.ts'
import { evaluationZh } from './text.zh.ts'

const fieldWord = (code: string): string => (isExpertField(code) ? evaluationZh.field[code] : code)

const regionWord = (code: string): string =>
  provinces.find((one) => one.code === code)?.name ?? code

/** One reason; names of fields and provinces in place of their codes. */
function tellReason({ code, values }: PairReason): string {
  const words: Record<string, string | number> = { ...values }
  if (words['field'] !== undefined) words['field'] = fieldWord(String(words['field']))
  if (words['region'] !== undefined) words['region'] = regionWord(String(words['region']))
  return evaluationZh.pairReason[code].replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(words[name] ?? ''),
  )
}

export function tellReasons(reasons: readonly PairReason[]): string {
  return `${reasons.map(tellReason).join('；')}。`
}
