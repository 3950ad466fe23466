/** Answers as edits: what brings a whole item, with its rows and parts, into a form that is being written. */
import { cellAddress, partAddress, type Address } from './address.ts'
import { isRecord, rowsIn, type Value } from './answers.ts'
import type { Edit, SetField } from './edits.ts'
import { holdsRows } from './items.ts'
import { spreadKeys } from './orderKeys.ts'
import type { Entry } from './outline.ts'
import { liveRows, type FormState } from './state.ts'

export type FillOptions = {
  readonly baseVersion: number
  /** Gives an id to a row that is added. */
  readonly newRowId: (item: Address, ordinal: number) => string
}

/**
 * The edits by which an item becomes `value`. Rows that stand there and that the form does not fix are
 * removed first, so that what was carried does not mix with what stood; they can be brought back.
 */
export function fill(
  entry: Entry,
  value: Value,
  state: FormState,
  { baseVersion, newRowId }: FillOptions,
): Edit[] {
  const set = (at: Address, given: Value): SetField => ({
    kind: 'set',
    at,
    value: given,
    baseVersion,
  })
  if (entry.item.kind === 'statement') {
    const parts = isRecord(value) ? Object.entries(value) : []
    return parts.map(([id, text]) => set(partAddress(entry.at, id), text as Value))
  }
  if (!holdsRows(entry.item)) return [set(entry.at, value)]
  const rows = rowsIn(value)
  const free = rows.filter((row) => !entry.fixedRows.has(row.id))
  const keys = spreadKeys(free.length)
  const gone = liveRows(state, entry.at).map(({ id }): Edit => ({
    kind: 'removeRow',
    at: entry.at,
    rowId: id,
    baseVersion,
  }))
  return [
    ...gone,
    ...rows.flatMap((row) => {
      const ordinal = free.indexOf(row)
      const rowId = ordinal < 0 ? row.id : newRowId(entry.at, ordinal)
      const cells = Object.entries(row.cells).map(([column, cell]) =>
        set(cellAddress(entry.at, rowId, column), cell),
      )
      if (ordinal < 0) return cells
      const added: Edit = { kind: 'addRow', at: entry.at, rowId, key: keys[ordinal]!, baseVersion }
      return [added, ...cells]
    }),
  ]
}
