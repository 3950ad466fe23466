/** Codes of evaluation in words. */
import { useTranslation } from '../kernel/words.ts'
import type { PairReason } from '../../domain/evaluation/assignmentPlan.ts'
import { expertFields, isExpertField } from '../../domain/evaluation/field.ts'
import { englishDivision } from '../../domain/kernel/divisionName.ts'
import { type Province, provinces } from '../../domain/kernel/province.ts'
import { shownLanguage } from '../kernel/language.ts'

export function useFieldNames() {
  const { t } = useTranslation('evaluation')
  const nameOf = (code: string): string => (isExpertField(code) ? t(`field.${code}`) : code)
  return { nameOf, options: expertFields.map((value) => ({ value, label: nameOf(value) })) }
}

function provinceName({ code, name }: Province): string {
  return shownLanguage() === 'zh' ? name : (englishDivision(code) ?? name)
}

/** The provinces to choose from, by their names in the language shown. */
export function useRegionOptions() {
  useTranslation()
  return provinces.map((one) => ({
    value: one.code,
    label: provinceName(one),
    keywords: one.name,
  }))
}

/** The province of a code of any level. */
export function regionName(code: string): string {
  const province = provinces.find(
    (one) => one.code === code || code.startsWith(one.code.slice(0, 2)),
  )
  return province === undefined ? code : provinceName(province)
}

/** Why a plan or a draw chose an expert, in the language shown. */
export function useReasonWords() {
  const { t } = useTranslation('evaluation')
  const { nameOf } = useFieldNames()
  const told = ({ code, values }: PairReason): string => {
    const words: Record<string, string | number> = { ...values }
    if (words['field'] !== undefined) words['field'] = nameOf(String(words['field']))
    if (words['region'] !== undefined) words['region'] = regionName(String(words['region']))
    // What a sentence names is in the values of its code.
    return t(`pairReason.${code}`, words as never) as unknown as string
  }
  return (reasons: readonly PairReason[]): string => reasons.map(told).join(t('expert.and'))
}
