/** The engine's own words, in the language a document is made in. */
import type { Language, SameKeys } from '../../kernel/text.ts'
import { programmeFormEn } from '../text.form.en.ts'
import { programmeFormZh } from '../text.form.zh.ts'

export type FormWords = SameKeys<typeof programmeFormZh>['form']

export function wordsIn(language: Language): FormWords {
  return language === 'zh' ? programmeFormZh.form : programmeFormEn.form
}

/** The sentences of faults, by reason. */
export function reasonsIn(language: Language): Readonly<Record<string, string>> {
  return (language === 'zh' ? programmeFormZh : programmeFormEn).reason
}

/** `{{name}}` replaced by facts, as i18next does it; what no fact names stays blank. */
export function filledIn(
  sentence: string,
  facts: Readonly<Record<string, string | number>> = {},
): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    Object.hasOwn(facts, name) ? String(facts[name]) : '',
  )
}
