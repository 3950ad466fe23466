/** Looks up the rule texts and fills their placeholders, for places where no i18n library runs. */
import { evaluationRubricEn } from '../evaluation/text.rubric.en.ts'
import { evaluationRubricZh } from '../evaluation/text.rubric.zh.ts'
import type { Language } from '../kernel/text.ts'
import type { Facts, RuleSource, Why } from '../kernel/verdict.ts'
import type { Bilingual, Origin } from '../kernel/sourced.ts'
import { programmeRulesEn } from './text.rules.en.ts'
import { programmeRulesZh } from './text.rules.zh.ts'

const texts = { zh: programmeRulesZh, en: programmeRulesEn } as const

export type LabelKey = keyof typeof programmeRulesZh.label
export type RuleKey = keyof typeof programmeRulesZh.rule

/** `{{name}}` in a sentence is replaced by the fact of that name. */
export function fill(sentence: string, facts: Facts = {}): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    Object.hasOwn(facts, name) ? String(facts[name]) : whole,
  )
}

/** Rubrics are checked by the module that counts them, in its own words. */
const rubricTexts = { zh: evaluationRubricZh, en: evaluationRubricEn } as const

/** The sentence of `programmes.<reason>` or of a fault of a rubric; the code itself where no sentence is known. */
export function sentenceOf(code: string, facts: Facts | undefined, language: Language): string {
  const reason = code.slice(code.indexOf('.') + 1)
  const spoken = code.startsWith('evaluation.') ? rubricTexts : texts
  const sentences: Readonly<Record<string, string>> = spoken[language].reason
  return Object.hasOwn(sentences, reason) ? fill(sentences[reason]!, facts) : code
}

export function labelOf(key: LabelKey, language: Language): string {
  return texts[language].label[key]
}

export type InputLooked = {
  readonly label: LabelKey
  readonly value: string | number | boolean | null
  readonly at?: string
}

/** What a rule says, by whom: words of the notice themselves, or a sentence of ours about a value. */
export type RuleSaid = {
  readonly source: RuleSource
  readonly clause?: string
  readonly text: Bilingual | { readonly key: RuleKey; readonly facts?: Facts }
}

/** The source of a value of a programme as the source of a rule: what nobody published is the house's. */
export function saidBy(origin: Origin): { source: RuleSource; clause?: string } {
  if (origin.source === 'unknown') return { source: 'house' }
  return {
    source: origin.source,
    ...(origin.clause === undefined ? {} : { clause: origin.clause }),
  }
}

/** The three parts of an explanation, in the reader's language. */
export function whyOf(
  rule: RuleSaid,
  inputs: readonly InputLooked[],
  change: string | null,
  language: Language,
): Why {
  const text =
    'key' in rule.text
      ? fill(texts[language].rule[rule.text.key], rule.text.facts)
      : rule.text[language]
  return {
    rule: {
      source: rule.source,
      ...(rule.clause === undefined ? {} : { clause: rule.clause }),
      text,
    },
    inputs: inputs.map(({ label, value, at }) => ({
      label: labelOf(label, language),
      value: shown(value, language),
      ...(at === undefined ? {} : { at }),
    })),
    ...(change === null ? {} : { change }),
  }
}

function shown(value: InputLooked['value'], language: Language): string {
  if (value === null) return texts[language].label.unanswered
  if (typeof value === 'boolean') return texts[language].label[value ? 'yes' : 'no']
  return String(value)
}
