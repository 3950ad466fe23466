/** What industries are called in English: sections and divisions of GB/T 4754 have names, what is finer has none. */
import table from '../../data/codes/gbt4754-en.json' with { type: 'json' }

const english: ReadonlyMap<string, string> = new Map(
  table.rows.map((row) => {
    const blank = row.indexOf(' ')
    return [row.slice(0, blank), row.slice(blank + 1)] as const
  }),
)

/** By section or division, `C` or `C34`; undefined for groups, classes and what no list holds. */
export function englishIndustry(code: string): string | undefined {
  return english.get(code)
}
