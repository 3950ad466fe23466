/** What an offer says, in people's words of both languages. */
import {
  fieldsOf,
  type FieldValue,
  type FieldValues,
  type Kind,
} from '../../domain/catalog/kind.ts'
import type { OfferContent } from '../../domain/catalog/offer.ts'
import { isBaseColumn } from '../../domain/catalog/offerColumns.ts'
import type { SaidValue } from '../../domain/catalog/offer.endpoints.ts'
import { sayValue, type ValueWords } from '../../domain/catalog/sayValue.ts'
import { catalogEn } from '../../domain/catalog/text.en.ts'
import { catalogZh } from '../../domain/catalog/text.zh.ts'
import { englishDivision } from '../../domain/kernel/divisionName.ts'
import { provinces, regionOf, xpccCode } from '../../domain/kernel/province.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { codesEn } from '../../domain/kernel/text.codes.en.ts'
import { codesZh } from '../../domain/kernel/text.codes.zh.ts'

const unitIn = (names: Readonly<Record<string, string>>) => (code: string) => names[code] ?? code

/** Units and signs in the words of each language. */
const zh: ValueWords = { language: 'zh', unit: unitIn(codesZh.unit), ...catalogZh.flag }
const en: ValueWords = { language: 'en', unit: unitIn(codesEn.unit), ...catalogEn.flag }

export const valueWords = { zh, en } as const

/** In the order of the kind's fields; of a kind that is gone nothing can be said. */
export function saidValues(kind: Kind | undefined, values: FieldValues): SaidValue[] {
  if (kind === undefined) return []
  return fieldsOf(kind).flatMap(([id, field]) => {
    const value = values[id]
    if (value === undefined) return []
    const { label } = field.about
    return [
      {
        field: id,
        label,
        value: { zh: sayValue(field, value, zh), en: sayValue(field, value, en) },
      },
    ]
  })
}

const words = { zh, en } as const
const regionIn = {
  zh: (code: string) => provinces.find((one) => regionOf(one.code) === code)?.shortName ?? code,
  en: (code: string) => englishDivision(code === xpccCode ? code : `${code}0000`) ?? code,
} as const

/** What of an offer stands in a column of a list. */
export const columnTeller =
  (kind: Kind, language: Language) =>
  (content: OfferContent, column: string): string => {
    if (column === 'region')
      return content.region === null ? '' : regionIn[language](content.region)
    if (isBaseColumn(column)) return content[column] ?? ''
    const field = kind.fields.properties[column]
    const value = content.values[column]
    return field === undefined || value === undefined
      ? ''
      : sayValue(field, value as FieldValue, words[language])
  }
