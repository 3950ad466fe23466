/** Cells copied from a spreadsheet, put in from the cell where they are pasted; rows are added as needed. */
import { cellAddress } from '../../../../domain/programmes/form/address.ts'
import type { Column } from '../../../../domain/programmes/form/items.ts'
import { hasFreeRows, maxRowsOf, type Entry } from '../../../../domain/programmes/form/outline.ts'
import type { RowItem } from '../../../../domain/programmes/form/items.ts'
import { readText } from '../../../../domain/programmes/form/readText.ts'
import type { FormStore } from '../store.ts'

const rowsPastedMost = 2000

/** Rows and cells of a copied range; quoted cells may hold line breaks. Null for what is one cell. */
export function gridOf(text: string): string[][] | null {
  const clean = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  if (!/[\t\n]/.test(clean)) return null
  const rows: string[][] = [[]]
  for (const match of clean.matchAll(/("(?:[^"]|"")*"|[^\t\n]*)(\t|\n|$)/g)) {
    const [whole, cell = '', end] = match
    if (whole === '' && match.index >= clean.length) break
    const value = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
    rows.at(-1)?.push(value.trim())
    if (end === '\n') rows.push([])
    if (end === '') break
  }
  return rows
}

export type Pasted = {
  readonly cells: number
  readonly rows: number
  /** Cells whose text is no value of their column; they were left as they were. */
  readonly refused: number
}

/** Puts a copied range in, beginning at `rowId` and `columnId`. */
export function pasteInto(
  store: FormStore,
  entry: Entry,
  item: RowItem,
  from: { readonly rowIds: readonly string[]; readonly rowId: string; readonly columnId: string },
  grid: readonly (readonly string[])[],
): Pasted {
  const columns: readonly Column[] = [...entry.columns.values()]
  const first = columns.findIndex(({ id }) => id === from.columnId)
  const ids = [...from.rowIds]
  const start = ids.indexOf(from.rowId)
  let [cells, rows, refused] = [0, 0, 0]
  for (const [offset, texts] of grid.slice(0, rowsPastedMost).entries()) {
    let id = ids[start + offset]
    if (id === undefined) {
      if (!hasFreeRows(item) || ids.length >= maxRowsOf(item)) break
      id = store.addRow(entry.at)
      ids.push(id)
      rows += 1
    }
    for (const [step, text] of texts.entries()) {
      const column = columns[first + step]
      if (column === undefined) break
      if (entry.fixedRows.get(id)?.without?.includes(column.id) === true) continue
      if (text === '') continue
      const read = readText(column, text)
      if (!read.ok) refused += 1
      else {
        store.set(cellAddress(entry.at, id, column.id), read.value)
        cells += 1
      }
    }
  }
  return { cells, rows, refused }
}
