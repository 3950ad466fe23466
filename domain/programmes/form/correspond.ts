/** Which item of one form answers to which of another, and what a value becomes on the way. */
import { read, type Reading } from '../../kernel/reading.ts'
import { invalid } from '../../kernel/verdict.ts'
import { readAddress, type Address } from './address.ts'
import { isRecord, rowsIn, type Value } from './answers.ts'
import type { FormDefinition } from './definition.ts'
import { checkField } from './fieldCheck.ts'
import { holdsRows, type Column, type Item } from './items.ts'
import { answeredEntries, outlineOf, type Entry } from './outline.ts'
import { readText } from './readText.ts'
import { showValue } from './show.ts'

/**
 * The new item for an old address: the one that names it in `formerly`, else the same address, else the only
 * item of that id. Made once for a pair of forms.
 */
export function successors(
  from: FormDefinition,
  to: FormDefinition,
): (item: Address) => Entry | undefined {
  const outline = outlineOf(to)
  const asked = answeredEntries(outline)
  const byName = new Map<string, Entry | null>()
  const byFormer = new Map<string, Entry>()
  for (const entry of asked) {
    byName.set(entry.item.id, byName.has(entry.item.id) ? null : entry)
    for (const former of entry.item.formerly ?? []) byFormer.set(former, entry)
  }
  const old = outlineOf(from)
  return (item) => {
    const name = item.slice(item.indexOf('.') + 1)
    const same = outline.at.get(item)
    const found =
      byFormer.get(item) ??
      (same !== undefined && asked.includes(same) ? same : undefined) ??
      byFormer.get(name) ??
      byName.get(name) ??
      undefined
    return found !== undefined && old.at.has(item) ? found : undefined
  }
}

/** The column of the same id, else of the same Chinese label. */
export function columnIn(from: Entry, to: Entry, columnId: string): Column | undefined {
  const same = to.columns.get(columnId)
  if (same !== undefined) return same
  const label = from.columns.get(columnId)?.label.zh
  return [...to.columns.values()].find((column) => column.label.zh === label)
}

type Field = Item | Column

function isAlike(from: Field, to: Field): boolean {
  if (from.kind !== to.kind) return false
  return from.kind !== 'code' || to.kind !== 'code' || from.scheme === to.scheme
}

/**
 * A single value for another field. Values of like kind pass; others take the way over their text, as if a
 * person had copied them. Options pass by id, else by label.
 */
export function convertValue(from: Field, to: Field, value: Value): Reading<Value> {
  const optioned = to.kind === 'choice' || to.kind === 'multiChoice'
  if (isAlike(from, to) && !optioned) return read(value)
  if (to.kind === 'choice' && to.options.some((option) => option.id === value)) return read(value)
  if (to.kind === 'multiChoice' && Array.isArray(value)) {
    const known = (value as string[]).filter((id) => to.options.some((option) => option.id === id))
    if (known.length === value.length) return read(value)
  }
  const text = showValue(from, value, { language: 'zh' })
  return text === '' ? invalid('programmes.form_not_by_text') : readText(to, text)
}

export type CarryOutcome = 'kept' | 'moved' | 'converted' | 'lost'

export type CarryLine = {
  readonly from: Address
  readonly to?: Address
  readonly outcome: CarryOutcome
  /** Why it was lost. */
  readonly code?: string
  /** What was lost, so that a person can still copy it. */
  readonly value?: Value
}

export function lost(from: Address, code: string, value: Value): CarryLine {
  return { from, outcome: 'lost', code, value }
}

/** The value an edit or answer has at `to`, judged as a draft would. */
export function fitting(to: FormDefinition, at: Address, reading: Reading<Value>): Reading<Value> {
  if (!reading.ok) return reading
  const fault = checkField(outlineOf(to), at, reading.value)
  return fault === undefined ? reading : invalid(fault.code, fault.facts)
}

/** Rows for another table: fixed rows by id, columns by id or label. Cells that fit nowhere are lost. */
export function convertRows(from: Entry, to: Entry, value: Value, report: CarryLine[]): Value {
  const freeRows = to.item.kind !== 'table' || to.item.rows === undefined
  return rowsIn(value).flatMap((row) => {
    if (!to.fixedRows.has(row.id) && (!freeRows || !holdsRows(to.item))) {
      report.push(lost(`${from.at}/${row.id}`, 'programmes.form_row_unknown', null))
      return []
    }
    const cells: Record<string, Value> = {}
    for (const [id, cell] of Object.entries(row.cells)) {
      const source = from.columns.get(id)
      const target = columnIn(from, to, id)
      const found =
        source === undefined || target === undefined
          ? invalid('programmes.form_column_unknown')
          : convertValue(source, target, cell)
      if (found.ok && target !== undefined) cells[target.id] = found.value
      else if (!found.ok) report.push(lost(`${from.at}/${row.id}/${id}`, found.code, cell))
    }
    return [{ id: row.id, cells }]
  })
}

export function isStatements(value: Value): value is { readonly [directionId: string]: string } {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string')
}

export function partOf(at: Address): { part?: string; column?: string } {
  const { part, column } = readAddress(at) ?? {}
  return { ...(part === undefined ? {} : { part }), ...(column === undefined ? {} : { column }) }
}
