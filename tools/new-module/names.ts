/** The names that a new module is written with. */
export type Names = {
  /** `mentoring`: folder, schema, namespace of words. */
  readonly module: string
  /** `session` */
  readonly noun: string
  /** `Session` */
  readonly Noun: string
  /** `sessions` */
  readonly nouns: string
  readonly Nouns: string
}

const word = /^[a-z]{3,20}$/
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** Answers the names, or the sentence that says what is wrong with them. */
export function namesOf(module: string | undefined, noun?: string): Names | string {
  if (module === undefined) return 'usage: npm run new-module NAME [NOUN]'
  const thing = noun ?? module.replace(/s$/, '')
  const wrong = [module, thing].find((name) => !word.test(name))
  if (wrong !== undefined) return `"${wrong}" is not one lower-case word of 3 to 20 letters`
  const nouns = thing.endsWith('y') ? `${thing.slice(0, -1)}ies` : `${thing}s`
  return { module, noun: thing, Noun: capital(thing), nouns, Nouns: capital(nouns) }
}

export type Written = { readonly path: string; readonly text: string }
