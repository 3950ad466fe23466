/** What the trade calls things: read from `data/search/`, or from an operator's own list of the same shape. */

export type Trade = {
  /** Words that are not to be cut. */
  readonly words: readonly string[]
  /** Names of one thing, each standing for every other. */
  readonly same: readonly (readonly string[])[]
  /** From a wider word to narrower ones, and not back. */
  readonly finds: readonly {
    readonly word: string
    readonly also: readonly string[]
    readonly weight: number
  }[]
  readonly grades: readonly { readonly name: string; readonly names: readonly string[] }[]
  /** Words of a typed sentence that name nothing. */
  readonly stop: readonly string[]
  /** Traditional and simplified signs in turn. */
  readonly pairs: string
}

/** Every word that must be known to the cutter. */
export function wordsOf(trade: Trade): string[] {
  const all = [
    ...trade.words,
    ...trade.same.flat(),
    ...trade.finds.flatMap(({ word, also }) => [word, ...also]),
    ...trade.grades.flatMap(({ names }) => names),
  ]
  return [...new Set(all)]
}
