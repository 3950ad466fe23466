/**
 * Edits of several people on one form. Different fields merge; the same value twice is no quarrel; two
 * different values of one field are given back side by side; long texts merge by words where they can.
 */
import { itemOf, partAddress } from './address.ts'
import { isBlank, isRecord, sameValue, type Value } from './answers.ts'
import type { FormDefinition } from './definition.ts'
import { isNewer, quarrels, refuse, rowGone, signed, type Applied, type Desk } from './desk.ts'
import { editsLimit, type Edit, type SetField } from './edits.ts'
import { checkField } from './fieldCheck.ts'
import { addRow, moveRow, removeRow, restoreRow } from './mergeRows.ts'
import { outlineOf } from './outline.ts'
import { fieldPlace, type FormState } from './state.ts'
import { mergeText } from './textMerge.ts'

/** `by` is the id of the person who edits. */
export type ApplyOptions = { readonly by?: string }

export function applyEdits(
  definition: FormDefinition,
  state: FormState,
  edits: readonly Edit[],
  { by }: ApplyOptions = {},
): Applied {
  const desk: Desk = {
    outline: outlineOf(definition),
    version: state.version + 1,
    by,
    fields: { ...state.fields },
    rows: { ...state.rows },
    own: new Set(),
    accepted: [],
    conflicts: [],
    refused: [],
    rowCount: new Map(),
    cells: new Map(),
  }
  edits.forEach((edit, index) => {
    if (index >= editsLimit) refuse(desk, edit, '', 'edits_too_many', { max: editsLimit })
    else applyOne(desk, edit)
  })
  const { accepted, conflicts, refused } = desk
  const changed = accepted.some(({ outcome }) => outcome !== 'unchanged')
  const next = changed ? { version: desk.version, fields: desk.fields, rows: desk.rows } : state
  return { state: next, accepted, conflicts, refused }
}

function applyOne(desk: Desk, edit: Edit): void {
  const base: unknown = isRecord(edit) ? edit.baseVersion : undefined
  if (!Number.isInteger(base) || typeof edit.at !== 'string')
    return refuse(desk, edit, '', 'edit_unreadable')
  // A base from the future is a client that mixed up two forms, or lies.
  if (edit.baseVersion >= desk.version) return refuse(desk, edit, edit.at, 'base_unknown')
  switch (edit.kind) {
    case 'set':
      return setField(desk, edit)
    case 'addRow':
      return addRow(desk, edit)
    case 'moveRow':
      return moveRow(desk, edit)
    case 'removeRow':
      return removeRow(desk, edit)
    case 'restoreRow':
      return restoreRow(desk, edit)
    default:
      refuse(desk, edit, '', 'edit_unreadable')
  }
}

function setField(desk: Desk, edit: SetField): void {
  const place = fieldPlace(desk.outline, edit.at)
  if (place === undefined) return refuse(desk, edit, edit.at, 'field_unknown')
  const { entry, part, column } = place
  const fault = checkField(desk.outline, edit.at, edit.value)
  if (fault !== undefined) return void desk.refused.push({ edit, fault })
  if (column !== undefined && !entry.fixedRows.has(part!)) {
    const rowAt = partAddress(entry.at, part!)
    const row = desk.rows[rowAt]
    if (row === undefined) return refuse(desk, edit, edit.at, 'row_unknown')
    if (row.removed !== undefined) return void rowGone(desk, edit, rowAt, row)
  }
  const theirs = desk.fields[edit.at]
  const value = isBlank(edit.value) ? null : edit.value
  if (sameValue(theirs?.value ?? null, value))
    return void desk.accepted.push({ edit, outcome: 'unchanged' })
  if (theirs !== undefined && isNewer(desk, edit.at, theirs.version, edit)) {
    const merged = mergedText(desk, edit, theirs.value)
    if (merged === undefined)
      return void quarrels(desk, edit, 'field', edit.at, theirs, theirs.value)
    write(desk, edit.at, merged)
    // The sender has not seen the merged text: a later edit of this batch must merge again.
    desk.own.delete(edit.at)
    return void desk.accepted.push({ edit, outcome: 'merged', value: merged })
  }
  write(desk, edit.at, value)
  desk.accepted.push({ edit, outcome: 'taken' })
}

function write(desk: Desk, at: string, value: Value): void {
  if (desk.fields[at] === undefined) {
    const row = at.slice(0, at.lastIndexOf('/'))
    desk.cells.get(row)?.push(at)
  }
  desk.fields[at] = { value, ...signed(desk) }
  desk.own.add(at)
}

function mergedText(desk: Desk, edit: SetField, theirs: Value): string | undefined {
  const { item } = desk.outline.at.get(itemOf(edit.at))!
  const long = item.kind === 'statement' || (item.kind === 'text' && item.lines !== 'single')
  if (!long || typeof edit.base !== 'string') return undefined
  if (typeof edit.value !== 'string' || typeof theirs !== 'string') return undefined
  const merged = mergeText(edit.base, edit.value, theirs)
  if (!merged.clean) return undefined
  // Two texts within the limit may pass it together; better a conflict than a text nobody can save.
  return checkField(desk.outline, edit.at, merged.text) === undefined ? merged.text : undefined
}
