/** A whole list for an export. */
import { conflict } from '../../domain/kernel/verdict.ts'
import { Problem } from './problem.ts'
import type { Reading } from './work.ts'

/** As many as a spreadsheet is pleasant with, and as many as an import may have brought. */
export const exportMost = 20_000
const rowsAtOnce = 1000

type Page<Row> = {
  readonly rows: readonly Row[]
  readonly total: number
  readonly next: string | null
}

/**
 * Everything that a list would show page after page. A reading is one snapshot, so all pages are of one moment:
 * what changes meanwhile is in it whole or not at all.
 */
export async function wholeList<Row>(
  work: Reading,
  readPage: (page: { readonly limit: number; readonly after?: string }) => Promise<Page<Row>>,
): Promise<{ rows: Row[]; takenAt: string }> {
  const rows: Row[] = []
  for (let after: string | null | undefined; after !== null;) {
    const page = await readPage({ limit: rowsAtOnce, ...(after === undefined ? {} : { after }) })
    rows.push(...page.rows)
    if (Math.max(page.total, rows.length) > exportMost) {
      throw new Problem(conflict('kernel.export_too_large', { limit: exportMost }))
    }
    after = page.next
  }
  return { rows, takenAt: work.now.toISOString() }
}
