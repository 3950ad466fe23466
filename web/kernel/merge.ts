/** Texts of one namespace come from `domain` and from `web`; together they are one tree of words. */

type Tree = { readonly [key: string]: string | Tree }

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null
}

/** One tree of several. The later word wins, which no two files should need. */
export function mergeTexts<A extends object, B extends object>(first: A, second: B): A & B {
  const merged = { ...first } as Record<string, unknown>
  for (const [key, value] of Object.entries(second)) {
    const before = merged[key]
    merged[key] = isTree(before) && isTree(value) ? mergeTexts(before, value) : value
  }
  return merged as A & B
}
