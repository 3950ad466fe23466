/** What an offer says, in people's words of both languages. */
import { fieldsOf, type FieldValues, type Kind } from '../../domain/catalog/kind.ts'
import type { SaidValue } from '../../domain/catalog/offer.endpoints.ts'
import { sayValue, type ValueWords } from '../../domain/catalog/sayValue.ts'
import { catalogEn } from '../../domain/catalog/text.en.ts'
import { catalogZh } from '../../domain/catalog/text.zh.ts'
import { codesEn } from '../../domain/kernel/text.codes.en.ts'
import { codesZh } from '../../domain/kernel/text.codes.zh.ts'

const unitIn = (names: Readonly<Record<string, string>>) => (code: string) => names[code] ?? code

const zh: ValueWords = { language: 'zh', unit: unitIn(codesZh.unit), ...catalogZh.flag }
const en: ValueWords = { language: 'en', unit: unitIn(codesEn.unit), ...catalogEn.flag }

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
