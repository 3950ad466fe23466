/** Rows added, moved, removed and brought back. */
import { partAddress, type Address } from './address.ts'
import { isNewer, quarrels, refuse, rowGone, signed, type Desk } from './desk.ts'
import type { AddRow, Edit, MoveRow, RemoveRow, RestoreRow, SetField } from './edits.ts'
import { holdsRows } from './items.ts'
import { isOrderKey } from './orderKeys.ts'
import { hasFreeRows, maxRowsOf } from './outline.ts'
import { fieldPlace } from './state.ts'

function countRows(desk: Desk, item: Address): number {
  const known = desk.rowCount.get(item)
  if (known !== undefined) return known
  const prefix = `${item}/`
  let count = 0
  for (const at of Object.keys(desk.rows))
    if (at.startsWith(prefix) && desk.rows[at]!.removed === undefined) count += 1
  desk.rowCount.set(item, count)
  return count
}

/** The row's item takes rows and has room for one more; otherwise the edit is refused. */
function mayGrow(desk: Desk, edit: Edit): boolean {
  const entry = desk.outline.at.get(edit.at)!
  const { item } = entry
  if (!holdsRows(item)) return false
  const max = maxRowsOf(item) - entry.fixedRows.size
  const count = countRows(desk, edit.at)
  if (count < max) {
    desk.rowCount.set(edit.at, count + 1)
    return true
  }
  refuse(desk, edit, edit.at, 'rows_too_many', { count: count + 1, max })
  return false
}

/** The address of the row an edit speaks of, or undefined after refusing it. */
function rowOf(desk: Desk, edit: Exclude<Edit, SetField>): Address | undefined {
  const entry = desk.outline.at.get(edit.at)
  const takesRows = entry !== undefined && holdsRows(entry.item) && hasFreeRows(entry.item)
  const rowAt = takesRows ? partAddress(edit.at, String(edit.rowId)) : ''
  const named = fieldPlace(desk.outline, `${rowAt}/${[...(entry?.columns.keys() ?? [])][0] ?? ''}`)
  if (takesRows && named !== undefined && !entry.fixedRows.has(edit.rowId)) return rowAt
  refuse(desk, edit, edit.at.slice(0, 64), takesRows ? 'row_unknown' : 'rows_are_fixed')
  return undefined
}

export function addRow(desk: Desk, edit: AddRow): void {
  const rowAt = rowOf(desk, edit)
  if (rowAt === undefined) return
  const there = desk.rows[rowAt]
  if (there?.removed !== undefined) return rowGone(desk, edit, rowAt, there)
  if (there !== undefined) return void desk.accepted.push({ edit, outcome: 'unchanged' })
  if (!isOrderKey(edit.key)) return refuse(desk, edit, rowAt, 'edit_unreadable')
  if (!mayGrow(desk, edit)) return
  desk.rows[rowAt] = { key: edit.key, ...signed(desk) }
  desk.own.add(rowAt)
  desk.accepted.push({ edit, outcome: 'taken' })
}

export function moveRow(desk: Desk, edit: MoveRow): void {
  const rowAt = rowOf(desk, edit)
  if (rowAt === undefined) return
  const row = desk.rows[rowAt]
  if (row === undefined || !isOrderKey(edit.key))
    return refuse(desk, edit, rowAt, row === undefined ? 'row_unknown' : 'edit_unreadable')
  if (row.removed !== undefined) return rowGone(desk, edit, rowAt, row)
  if (row.key === edit.key) return void desk.accepted.push({ edit, outcome: 'unchanged' })
  if (quarrels(desk, edit, 'rowMoved', rowAt, row)) return
  desk.rows[rowAt] = { key: edit.key, ...signed(desk) }
  desk.own.add(rowAt)
  desk.accepted.push({ edit, outcome: 'taken' })
}

function cellsOf(desk: Desk, rowAt: Address): readonly Address[] {
  if (desk.cells.size === 0) {
    for (const at of Object.keys(desk.fields)) {
      const row = at.slice(0, at.lastIndexOf('/'))
      const cells = desk.cells.get(row)
      if (cells === undefined) desk.cells.set(row, [at])
      else cells.push(at)
    }
  }
  return desk.cells.get(rowAt) ?? []
}

export function removeRow(desk: Desk, edit: RemoveRow): void {
  const rowAt = rowOf(desk, edit)
  if (rowAt === undefined) return
  const row = desk.rows[rowAt]
  if (row === undefined) return refuse(desk, edit, rowAt, 'row_unknown')
  if (row.removed !== undefined) return void desk.accepted.push({ edit, outcome: 'unchanged' })
  const changed = cellsOf(desk, rowAt).filter((at) =>
    isNewer(desk, at, desk.fields[at]!.version, edit),
  )
  if (changed.length > 0) {
    const latest = changed
      .map((at) => desk.fields[at]!)
      .reduce((one, other) => (other.version > one.version ? other : one))
    desk.conflicts.push({
      edit,
      kind: 'rowChanged',
      at: rowAt,
      theirs: latest.value,
      theirsVersion: latest.version,
      changed,
      ...(latest.by === undefined ? {} : { by: latest.by }),
    })
    return
  }
  desk.rowCount.set(edit.at, countRows(desk, edit.at) - 1)
  desk.rows[rowAt] = { ...row, ...signed(desk), version: row.version, removed: desk.version }
  desk.own.add(rowAt)
  desk.accepted.push({ edit, outcome: 'taken' })
}

export function restoreRow(desk: Desk, edit: RestoreRow): void {
  const rowAt = rowOf(desk, edit)
  if (rowAt === undefined) return
  const row = desk.rows[rowAt]
  if (row === undefined) return refuse(desk, edit, rowAt, 'row_unknown')
  if (row.removed === undefined) return void desk.accepted.push({ edit, outcome: 'unchanged' })
  if (!mayGrow(desk, edit)) return
  desk.rows[rowAt] = { key: row.key, ...signed(desk) }
  desk.own.add(rowAt)
  desk.accepted.push({ edit, outcome: 'taken' })
}
