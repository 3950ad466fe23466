/** What a copy still says of the year it was copied from: dates and names that an officer mostly forgets. */
import { pointerPart } from '../kernel/sourced.ts'

/** Texts of the reader's other language repeat the same place. */
const silent: ReadonlySet<string> = new Set(['en', 'clause', 'note', 'id', 'years'])

/** Places of texts and days that name the year of the source; none where both are of one year. */
export function leftoversOf(definition: unknown, source: unknown): string[] {
  const yearOf = (value: unknown) => (value as { readonly year?: unknown } | null)?.year
  const year = yearOf(source)
  if (typeof year !== 'number' || yearOf(definition) === year) return []
  const found: string[] = []
  const visit = (value: unknown, at: string): void => {
    if (typeof value === 'string') {
      if (value.includes(String(year))) found.push(at)
    } else if (Array.isArray(value)) {
      value.forEach((member, index) => visit(member, `${at}/${index}`))
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        if (!silent.has(name)) visit(member, `${at}/${pointerPart(name)}`)
      }
    }
  }
  visit(definition, '')
  return found
}
