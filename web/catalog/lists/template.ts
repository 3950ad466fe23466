/** The template of a kind as a workbook, in the language of whoever fetches it. */
import { templateSheets } from '../../../domain/catalog/listTemplate.ts'
import type { Kind } from '../../../domain/catalog/kind.ts'
import { readKind } from '../../../domain/catalog/offer.endpoints.ts'
import { regionOf } from '../../../domain/kernel/province.ts'
import type { Language } from '../../../domain/kernel/text.ts'
import { call } from '../../kernel/call.ts'
import { useCodeNames } from '../../kernel/codes.ts'
import { useFormat } from '../../kernel/format.ts'
import { useTranslation } from '../../kernel/words.ts'
import { download } from '../../ui/download.ts'
import { sheetNameOf, workbookOf, xlsxType } from '../../ui/xlsx.ts'
import { useUnit } from '../FieldInput.tsx'

async function textsIn(language: Language) {
  const { template, flag } =
    language === 'zh'
      ? (await import('../../../domain/catalog/text.zh.ts')).catalogZh
      : (await import('../../../domain/catalog/text.en.ts')).catalogEn
  return { ...template, ...flag, heads: Object.values(template.heads) }
}

export function useTemplate(): (kindId: string) => Promise<void> {
  const { t } = useTranslation('catalog')
  const { language } = useFormat()
  const unit = useUnit()
  const names = useCodeNames()
  const region = (code: string) => names.region(regionOf(code))
  return async (kindId) => {
    const [answer, texts] = await Promise.all([
      call(readKind, { params: { id: kindId } }),
      textsIn(language),
    ])
    const kind = answer.kind as Kind
    const sheets = templateSheets(kind, { ...texts, language, unit, region })
    const choices = sheetNameOf(sheets[2].name)
    const book = sheets.map(({ picks, ...sheet }, at) => ({
      ...sheet,
      typed: at === 0,
      picks: picks.map(({ column, cells, strict }) => ({
        ...{ column, strict },
        from: `'${choices}'!${cells}`,
      })),
    }))
    const name = t('list.templateName', { kind: kind.name[language] })
    download(`${name}.xlsx`, workbookOf(book), xlsxType)
  }
}
