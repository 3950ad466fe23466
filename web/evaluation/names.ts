/** Codes of evaluation in words. */
import { useTranslation } from 'react-i18next'
import { expertFields, isExpertField } from '../../domain/evaluation/field.ts'
import { provinces } from '../../domain/kernel/province.ts'

export function useFieldNames() {
  const { t } = useTranslation('evaluation')
  const nameOf = (code: string): string => (isExpertField(code) ? t(`field.${code}`) : code)
  return { nameOf, options: expertFields.map((value) => ({ value, label: nameOf(value) })) }
}

export const regionOptions = provinces.map(({ code, name }) => ({
  value: code as string,
  label: name,
}))

/** The province of a code of any level. */
export function regionName(code: string): string {
  const province = provinces.find(
    (one) => one.code === code || code.startsWith(one.code.slice(0, 2)),
  )
  return province?.name ?? code
}
