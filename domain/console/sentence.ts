/** A line of the history as a sentence in the language of whoever reads. */
import type { Language } from '../kernel/text.ts'
import { consoleEn } from './text.en.ts'
import { consoleZh } from './text.zh.ts'

/** What a sentence says; names are those of the moment of reading. */
export type SentenceParts = {
  readonly verb: string
  readonly via: string
  readonly person: string | null
  readonly organisation: string | null
  readonly onBehalfOf: string | null
  readonly thing: string
  readonly facts: Readonly<Record<string, string>>
}

const words = { zh: consoleZh, en: consoleEn } as const

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_match, name: string) => values[name] ?? '—')
}

/** How a kind of thing is written in a sentence. */
export function thingWords(
  language: Language,
  style: keyof typeof consoleZh.thing,
  values: Readonly<Record<string, string>>,
): string {
  return fill(words[language].thing[style], values)
}

/** What a setting is called; its name where nobody has written one. */
export function settingLabel(language: Language, name: string): string {
  const labels: Readonly<Record<string, { readonly label: string }>> = words[language].setting
  return labels[name.replace('.', '__')]?.label ?? name
}

/** The template of a verb, found along its dots; undefined where nobody has written one. */
export function templateOf(language: Language, verb: string): string | undefined {
  let at: unknown = words[language].sentence
  for (const part of verb.split('.')) {
    // A verb comes from rows: only what a text file holds itself is a template.
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined
    at = (at as Record<string, unknown>)[part]
  }
  return typeof at === 'string' ? at : undefined
}

/** Who did it: a name with its organisation, and in whose place. */
export function whoOf(language: Language, parts: SentenceParts): string {
  const { actor } = words[language]
  if (parts.via === 'system') return actor.system
  if (parts.person === null) return actor.public
  const place =
    parts.organisation === null
      ? parts.person
      : fill(actor.ofOrganisation, { name: parts.person, org: parts.organisation })
  const keyed = parts.via === 'apiKey' ? fill(actor.byKey, { name: place }) : place
  return parts.onBehalfOf === null
    ? keyed
    : fill(actor.deputy, { name: keyed, principal: parts.onBehalfOf })
}

/** The sentence of its verb, or one that names the verb; always a sentence. */
export function sentenceOf(language: Language, parts: SentenceParts): string {
  const template = templateOf(language, parts.verb) ?? words[language].sentence.other
  return fill(template, {
    ...parts.facts,
    who: whoOf(language, parts),
    thing: parts.thing,
    verb: parts.verb,
  })
}
