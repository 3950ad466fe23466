/** Events that a module tells to programs of organisations: what happened, and what is said of it. */
import { Type, type TObject } from 'typebox'
import { Id } from './shapes.ts'

/**
 * `data` holds references, codes and states, never a personal value and nothing that is sealed: whoever may know
 * more asks for it by the reference.
 */
export type PublishedEvent = {
  /** As it is announced, `<module>.<noun>.<past verb>`. */
  readonly name: string
  readonly summary: { readonly zh: string; readonly en: string }
  readonly data: TObject
}

/** References by their names: `ids('applicationId', 'programmeId')`. */
export function ids<const Names extends readonly string[]>(...names: Names) {
  return Object.fromEntries(names.map((name) => [name, Id])) as {
    readonly [Name in Names[number]]: typeof Id
  }
}

/** Declares an event; the words in both languages, then what is said of it. */
export function published(
  name: string,
  zh: string,
  en: string,
  data: Parameters<typeof Type.Object>[0],
): PublishedEvent {
  return { name, summary: { zh, en }, data: Type.Object(data) }
}
