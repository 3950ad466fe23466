/** Edits made offline on an older version of the form, for the version that holds now. */
import { itemOf } from './address.ts'
import {
  columnIn,
  convertValue,
  fitting,
  lost,
  partOf,
  successors,
  type CarryLine,
} from './correspond.ts'
import type { FormDefinition } from './definition.ts'
import type { Edit, SetField } from './edits.ts'
import { isBlank } from './answers.ts'
import { holdsRows } from './items.ts'
import { hasFreeRows, outlineOf, type Entry } from './outline.ts'
import { fieldPlace } from './state.ts'

export type Rebased = {
  readonly edits: readonly Edit[]
  /** A line for every edit that did not stay as it was; an edit that did is not mentioned. */
  readonly report: readonly CarryLine[]
}

/** Base versions stay as they are: they count states of the application, not versions of the form. */
export function rebase(
  edits: readonly Edit[],
  oldDefinition: FormDefinition,
  newDefinition: FormDefinition,
): Rebased {
  const successorOf = successors(oldDefinition, newDefinition)
  const old = outlineOf(oldDefinition)
  const kept: Edit[] = []
  const report: CarryLine[] = []
  for (const edit of edits) {
    const value = edit.kind === 'set' ? edit.value : null
    const from = old.at.get(itemOf(edit.at))
    const to = successorOf(itemOf(edit.at))
    if (from === undefined || to === undefined) {
      report.push(lost(edit.at, 'programmes.form_field_unknown', value))
      continue
    }
    const moved =
      edit.kind === 'set'
        ? rebaseSet(edit, from, to, newDefinition, report)
        : rebaseRow(edit, to, report)
    if (moved !== undefined) kept.push(moved)
  }
  return { edits: kept, report }
}

function rebaseRow(
  edit: Exclude<Edit, SetField>,
  to: Entry,
  report: CarryLine[],
): Edit | undefined {
  if (!holdsRows(to.item) || !hasFreeRows(to.item) || to.fixedRows.has(edit.rowId)) {
    report.push(lost(`${edit.at}/${edit.rowId}`, 'programmes.form_rows_are_fixed', null))
    return undefined
  }
  if (to.at === edit.at) return edit
  report.push({ from: `${edit.at}/${edit.rowId}`, to: `${to.at}/${edit.rowId}`, outcome: 'moved' })
  return { ...edit, at: to.at }
}

function rebaseSet(
  edit: SetField,
  from: Entry,
  to: Entry,
  newDefinition: FormDefinition,
  report: CarryLine[],
): SetField | undefined {
  const { part, column } = partOf(edit.at)
  const target = column === undefined ? undefined : columnIn(from, to, column)
  const at = [to.at, part, target?.id ?? column].filter((piece) => piece !== undefined).join('/')
  const rowGone = from.fixedRows.has(part ?? '') && !to.fixedRows.has(part ?? '')
  const directionGone =
    to.item.kind === 'statement' &&
    !newDefinition.directions.some((candidate) => candidate.id === part)
  const fieldGone =
    (column !== undefined && target === undefined) ||
    fieldPlace(outlineOf(newDefinition), at) === undefined
  if (rowGone || directionGone || fieldGone) {
    const thing = rowGone ? 'row' : directionGone ? 'direction' : 'field'
    report.push(lost(edit.at, `programmes.form_${thing}_unknown`, edit.value))
    return undefined
  }
  const source = column === undefined ? from.item : from.columns.get(column)!
  const field = target ?? to.item
  const asIs = isBlank(edit.value) || field.kind === 'statement'
  const found = asIs
    ? { ok: true as const, value: edit.value }
    : convertValue(source, field, edit.value)
  const fits = fitting(newDefinition, at, found)
  if (!fits.ok) {
    report.push(lost(edit.at, fits.code, edit.value))
    return undefined
  }
  if (source.kind !== field.kind) report.push({ from: edit.at, to: at, outcome: 'converted' })
  else if (at !== edit.at) report.push({ from: edit.at, to: at, outcome: 'moved' })
  return { ...edit, at, value: fits.value }
}
