/** The words of this module by language, for letters that no page shows. */
import { noticesEn } from '../../domain/notices/text.en.ts'
import { noticesZh } from '../../domain/notices/text.zh.ts'
import type { Language, SameKeys } from '../../domain/kernel/text.ts'

export const noticeWords: Readonly<Record<Language, SameKeys<typeof noticesZh>>> = {
  zh: noticesZh,
  en: noticesEn,
}
