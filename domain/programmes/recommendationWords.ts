/** The three parts of an explanation, for the rules of review and recommendation. */
import type { Language } from '../kernel/text.ts'
import type { Facts, RuleSource, Why } from '../kernel/verdict.ts'
import type { Bilingual, Origin } from '../kernel/sourced.ts'
import { programmeRecommendationEn } from './text.recommendation.en.ts'
import { programmeRecommendationZh } from './text.recommendation.zh.ts'
import { fill, saidBy } from './words.ts'

const texts = { zh: programmeRecommendationZh, en: programmeRecommendationEn } as const

export type RecommendationRule = keyof typeof programmeRecommendationZh.recommendationRule
export type RecommendationLabel = keyof typeof programmeRecommendationZh.recommendationLabel
type Change = Extract<keyof typeof programmeRecommendationZh.reason, `change_${string}`>

export type Looked = {
  readonly label: RecommendationLabel
  readonly value: string | number
  readonly at?: string
}

function why(
  rule: Why['rule'],
  inputs: readonly Looked[],
  change: Change | null,
  language: Language,
): Why {
  return {
    rule,
    inputs: inputs.map(({ label, value, at }) => ({
      label: texts[language].recommendationLabel[label],
      value: String(value),
      ...(at === undefined ? {} : { at }),
    })),
    ...(change === null ? {} : { change: `programmes.${change}` }),
  }
}

/** A rule of the house. */
export function recommendationWhy(
  rule: RecommendationRule,
  facts: Facts,
  inputs: readonly Looked[],
  change: Change | null,
  language: Language,
): Why {
  const text = fill(texts[language].recommendationRule[rule], facts)
  return why({ source: 'house', text }, inputs, change, language)
}

/** A rule that the programme's text or an example of ours decides. */
export function programmeWhy(
  said: { readonly origin: Origin; readonly text: Bilingual },
  inputs: readonly Looked[],
  change: Change | null,
  language: Language,
): Why {
  const source: { source: RuleSource; clause?: string } = saidBy(said.origin)
  return why({ ...source, text: said.text[language] }, inputs, change, language)
}

/** A sentence of the rules in both languages, for rules that a programme gives only a number for. */
export function ruleText(rule: RecommendationRule, facts: Facts): Bilingual {
  return {
    zh: fill(texts.zh.recommendationRule[rule], facts),
    en: fill(texts.en.recommendationRule[rule], facts),
  }
}

/** An item of the checklist that the house itself asks for. */
export function checklistText(
  key: keyof typeof programmeRecommendationZh.checklist,
  facts: Facts = {},
): Bilingual {
  return { zh: fill(texts.zh.checklist[key], facts), en: fill(texts.en.checklist[key], facts) }
}

/** The sentences an opinion is put together from, in the order officers write them. */
export function opinionSentences(language: Language, facts: Facts): string[] {
  return Object.values(texts[language].opinion).map((sentence) => fill(sentence, facts))
}
