/** Searching a table of codes the way people type: a code, the start of a name, or words in any order. */
import { toHalfWidth } from './halfWidth.ts'

export type CodeRow = { readonly code: string; readonly name: string }

/** The most rows a search answers. */
export const codeSearchLimit = 200

/** Lower is better; null is no hit. `context` are the names of the row and all above it. */
function rank(row: CodeRow, terms: readonly string[], context: string): number | null {
  const [first = ''] = terms
  if (terms.length === 1) {
    if (row.code === first || row.name === first) return 0
    if (row.name.startsWith(first)) return 1
    if (row.code.startsWith(first)) return 2
  }
  if (terms.every((term) => row.name.includes(term))) return 3
  return terms.every((term) => context.includes(term) || row.code.startsWith(term)) ? 4 : null
}

/**
 * Best first: the same code or name, names that start with the words, codes that do, names that hold all
 * words, and then rows whose names together with the names above them hold all words. Equals keep the
 * order of the table. An empty text finds nothing.
 */
export function searchCodes<Row extends CodeRow>(
  rows: readonly Row[],
  text: string,
  contextOf: (row: Row) => string,
  limit: number,
): Row[] {
  const terms = toHalfWidth(text.slice(0, 100)).toUpperCase().split(/\s+/u).filter(Boolean)
  if (terms.length === 0) return []
  const hits: { row: Row; rank: number }[] = []
  for (const row of rows) {
    const found = rank(row, terms, contextOf(row))
    if (found !== null) hits.push({ row, rank: found })
  }
  return hits
    .sort((a, b) => a.rank - b.rank)
    .slice(0, Math.min(limit, codeSearchLimit))
    .map((hit) => hit.row)
}
