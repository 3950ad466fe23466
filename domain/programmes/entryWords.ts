/** What the office's formal check says of itself: its items, what it looked at, and why. */
import type { Bilingual, Origin } from '../kernel/sourced.ts'
import type { Language } from '../kernel/text.ts'
import type { Facts, Why } from '../kernel/verdict.ts'
import { programmeEntryEn } from './text.entry.en.ts'
import { programmeEntryZh } from './text.entry.zh.ts'
import { fill, saidBy } from './words.ts'

const texts = { zh: programmeEntryZh, en: programmeEntryEn } as const

export type EntryItemKey = keyof typeof programmeEntryZh.entryItem
export type EntryLabelKey = keyof typeof programmeEntryZh.entryLabel
export type EntryPhraseKey = keyof typeof programmeEntryZh.entryPhrase
type RuleKey = keyof typeof programmeEntryZh.entryRule

export function entryItemText(key: EntryItemKey, facts: Facts = {}): Bilingual {
  return { zh: fill(texts.zh.entryItem[key], facts), en: fill(texts.en.entryItem[key], facts) }
}

export function entryLabel(key: EntryLabelKey, language: Language): string {
  return texts[language].entryLabel[key]
}

export function entryPhrase(key: EntryPhraseKey, facts: Facts, language: Language): string {
  return fill(texts[language].entryPhrase[key], facts)
}

type Looked = { readonly label: EntryLabelKey; readonly value: string | number }

/** A rule of the house, with what it looked at. */
export function entryHouseWhy(rule: RuleKey, inputs: readonly Looked[], language: Language): Why {
  return {
    rule: { source: 'house', text: texts[language].entryRule[rule] },
    inputs: inputs.map(({ label, value }) => ({
      label: entryLabel(label, language),
      value: String(value),
    })),
  }
}

/** What is said of an item, by whom. */
export function itemRule(
  text: Bilingual,
  said: Origin | { readonly source: 'house'; readonly clause?: string },
  language: Language,
): Why['rule'] {
  const by = said.source === 'house' ? { source: 'house' as const } : saidBy(said)
  return { ...by, text: text[language] }
}
