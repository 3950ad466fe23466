/**
 * Edits that the server does not have yet: which of them speak of the same thing, how two become one, and
 * what the form looks like with them on top of what the server knows. Pure.
 */
import { cellAddress, partAddress } from '../../../domain/programmes/form/address.ts'
import type { Edit, SetField } from '../../../domain/programmes/form/edits.ts'
import type { FormState, RowState } from '../../../domain/programmes/form/state.ts'

/** Adding, moving and removing one row are separate things: each is sent, in the order in which it was done. */
export function keyOf(edit: Edit): string {
  if (edit.kind === 'set') return edit.at
  const verb = edit.kind === 'restoreRow' ? 'removeRow' : edit.kind
  return `${edit.at}/${edit.rowId}#${verb}`
}

/** The later edit, on the base of the earlier: what the person saw when they began. */
export function combine(earlier: Edit, later: Edit): Edit {
  const { baseVersion } = earlier
  if (earlier.kind !== 'set' || later.kind !== 'set') return { ...later, baseVersion }
  const { base: _mine, ...rest } = later
  return { ...rest, baseVersion, ...(earlier.base === undefined ? {} : { base: earlier.base }) }
}

/** A later edit of what was just saved: it builds on the text that was sent, in the version that took it. */
export function rebasedOn(edit: Edit, sent: Edit | undefined, version: number): Edit {
  if (edit.kind !== 'set') return { ...edit, baseVersion: version }
  if (sent?.kind === 'set' && typeof sent.value === 'string' && edit.base !== undefined) {
    return { ...edit, baseVersion: version, base: sent.value }
  }
  return { ...edit, baseVersion: version }
}

function withRow(
  rows: Record<string, RowState>,
  edit: Exclude<Edit, SetField>,
  version: number,
): void {
  const at = partAddress(edit.at, edit.rowId)
  const there = rows[at]
  switch (edit.kind) {
    case 'addRow':
      rows[at] ??= { key: edit.key, version }
      return
    case 'moveRow':
      if (there !== undefined) rows[at] = { ...there, key: edit.key }
      return
    case 'removeRow':
      if (there !== undefined) rows[at] = { ...there, removed: version + 1 }
      return
    case 'restoreRow':
      if (there !== undefined) {
        const { removed: _gone, ...alive } = there
        rows[at] = alive
      }
  }
}

/** What the person sees: the server's state with their own edits on top. Versions stay the server's. */
export function overlay(base: FormState, edits: Iterable<Edit>): FormState {
  const fields = { ...base.fields }
  const rows = { ...base.rows }
  for (const edit of edits) {
    if (edit.kind === 'set') {
      fields[edit.at] = { value: edit.value, version: base.fields[edit.at]?.version ?? 0 }
    } else withRow(rows, edit, base.version)
  }
  return { version: base.version, fields, rows }
}

/** The version an edit of a field builds on: the last state seen whole, or one's own later save of it. */
export function baseOfField(base: FormState, seen: number, at: string): number {
  return Math.max(seen, base.fields[at]?.version ?? 0)
}

/** The same for a row: its place and each of its cells may have been saved here since. */
export function baseOfRow(
  base: FormState,
  seen: number,
  item: string,
  rowId: string,
  columns: Iterable<string>,
): number {
  const row = base.rows[partAddress(item, rowId)]
  const cells = [...columns].map(
    (column) => base.fields[cellAddress(item, rowId, column)]?.version ?? 0,
  )
  return Math.max(seen, row?.version ?? 0, ...cells)
}
