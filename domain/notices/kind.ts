/**
 * Kinds of notices are data: a code, how urgent it is, whether one may do without it, where it goes unless a
 * person chose otherwise, and its words. The module whose news it is registers it.
 */
import type { Language } from '../kernel/text.ts'
import type { Facts } from '../kernel/verdict.ts'

/** The ways beside the inbox, which always gets everything. */
export const channels = ['mail', 'sms', 'wecom', 'dingtalk', 'feishu'] as const
export type Channel = (typeof channels)[number]

export const choices = ['at_once', 'digest', 'off'] as const
export type Choice = (typeof choices)[number]

export type KindWords = {
  /** What the preferences page calls it. */
  readonly label: string
  /** One line; placeholders are `{{name}}`. */
  readonly subject: string
  /** Paragraphs, divided by line breaks. */
  readonly body: string
}

export type NoticeKind = {
  /** `<module>.<noun_and_what_happened>`. */
  readonly code: string
  /** Urgent ones wait for no digest. */
  readonly urgent: boolean
  /** Whether a person may have it nowhere but in the inbox. */
  readonly optional: boolean
  readonly defaults: Readonly<Partial<Record<Channel, Choice>>>
  /** The page of the thing, with placeholders; `/notices` where there is none. */
  readonly path?: string
  /** Who can be told at all: holders of one of these; everybody where it is silent. */
  readonly permits?: readonly string[]
  readonly words: Readonly<Record<Language, KindWords>>
  /** Facts whose values are codes: fact name → language → code → word. */
  readonly terms?: Readonly<
    Record<string, Readonly<Record<Language, Readonly<Record<string, string>>>>>
  >
}

/** The facts with words in place of codes, in a language. */
export function spokenFacts(kind: NoticeKind, language: Language, facts: Facts): Facts {
  const spoken = Object.entries(kind.terms ?? {}).map(([name, terms]) => {
    const code = String(facts[name] ?? '')
    return [name, terms[language][code] ?? code]
  })
  return { ...facts, ...Object.fromEntries(spoken) }
}

/** Puts facts into the places of a text; a fact that is not given leaves nothing. */
export function fill(template: string, facts: Facts): string {
  return template.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_match, name: string) =>
    String(facts[name] ?? ''),
  )
}

/** Puts facts into an address within the site, so that no fact can lead elsewhere. */
export function fillPath(template: string, facts: Facts): string {
  return template.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_match, name: string) =>
    encodeURIComponent(String(facts[name] ?? '')),
  )
}

/** A subject is one line of bounded length. */
export function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > 200 ? `${line.slice(0, 199)}…` : line
}

/**
 * Where and when a notice goes: what the person chose, else what the kind says. What is not optional comes by
 * mail at least with the digest, what is urgent waits for none.
 */
export function choiceFor(kind: NoticeKind, channel: Channel, chosen: Choice | undefined): Choice {
  const wished = chosen ?? kind.defaults[channel] ?? 'off'
  const least = wished === 'off' && channel === 'mail' && !kind.optional ? 'digest' : wished
  return least === 'digest' && kind.urgent ? 'at_once' : least
}
