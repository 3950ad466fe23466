/**
 * A form file leaves places for what differs from programme to programme: `{{year}}`, `{{year-1}}` to
 * `{{year-9}}`, and in sentences `{{priorYears}}`. Rules have places of their own, for their facts.
 */
import type { Bilingual } from '../../kernel/sourced.ts'
import type { Json } from '../../kernel/stableJson.ts'
import type { Language } from '../../kernel/text.ts'
import type { FormDefinition } from './definition.ts'
import { type DefinitionFault, fault } from './definitionFault.ts'

export type Places = {
  readonly year: number
  /** Years of earlier lists, as sentences name them. */
  readonly priorYears: Bilingual
}

const place = /\{\{(year(?:-([1-9]))?|priorYears)\}\}/g

/** A place that means nothing here is left, for the check to refuse. */
function filledText(text: string, places: Places, language: Language | null): string {
  return text.replaceAll(place, (whole, name: string, before: string | undefined) => {
    if (name !== 'priorYears') return String(places.year - Number(before ?? 0))
    return language === null ? whole : places.priorYears[language]
  })
}

function filled(thing: Json, places: Places, language: Language | null): Json {
  if (typeof thing === 'string') return filledText(thing, places, language)
  if (Array.isArray(thing)) return thing.map((one: Json) => filled(one, places, language))
  if (thing === null || typeof thing !== 'object') return thing
  return Object.fromEntries(
    Object.entries(thing as { readonly [key: string]: Json }).map(([key, value]) => [
      key,
      filled(value, places, key === 'zh' || key === 'en' ? key : language),
    ]),
  )
}

/** The form with the places of its file filled. */
export function filledForm(file: FormDefinition, places: Places): FormDefinition {
  return filled(file as unknown as Json, places, null) as unknown as FormDefinition
}

type Text = { readonly at: string; readonly text: string }

/** Every text in a part of the file, and where it stands. */
function* textsIn(part: unknown, at: string): Generator<Text> {
  if (typeof part === 'string') yield { at, text: part }
  else if (typeof part === 'object' && part !== null) {
    for (const [key, value] of Object.entries(part)) yield* textsIn(value, `${at}/${key}`)
  }
}

function* openIn(part: unknown, at: string, facts: readonly string[]): Generator<DefinitionFault> {
  for (const one of textsIn(part, at)) {
    const names = [...one.text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name]) => name!)
    for (const name of names.filter((given) => !facts.includes(given))) {
      yield fault(one.at, 'place_unknown', { name })
    }
  }
}

/** What is left open in a text is filled by nobody, save the facts of a rule in its own sentence. */
export function* openPlaces({ rules, ...form }: FormDefinition): Generator<DefinitionFault> {
  yield* openIn(form, '', [])
  for (const [r, { text, ...rule }] of rules.entries()) {
    yield* openIn(rule, `/rules/${r}`, [])
    yield* openIn(text, `/rules/${r}/text`, Object.keys(rule.facts ?? {}))
  }
}
