/**
 * A form as it is kept while several people write: every field with the version in which it last changed,
 * every row with its place and, once removed, its grave, so that nothing typed is ever lost.
 */
import { cellAddress, itemOf, partAddress, readAddress, type Address } from './address.ts'
import { isRecord, rowsIn, type Answers, type Row, type Value } from './answers.ts'
import type { FormDefinition } from './definition.ts'
import { holdsRows } from './items.ts'
import { spreadKeys } from './orderKeys.ts'
import { hasFreeRows, outlineOf, type Entry, type Outline } from './outline.ts'

/** `by` names who wrote last, for the page that shows both sides of a conflict. */
export type Field = { readonly value: Value; readonly version: number; readonly by?: string }

export type RowState = {
  readonly key: string
  /** The version in which the row was added or last moved. */
  readonly version: number
  /** The version in which it was removed; its cells stay for whoever wants it back. */
  readonly removed?: number
  readonly by?: string
}

export type FormState = {
  /** Rises by one with every batch of edits that changes something. */
  readonly version: number
  /** By field address: items, `item/direction`, `item/row/column`. */
  readonly fields: Readonly<Record<Address, Field>>
  /** By row address `item/row`. Rows that the definition fixes have no entry. */
  readonly rows: Readonly<Record<Address, RowState>>
}

export const emptyState: FormState = { version: 0, fields: {}, rows: {} }

export type FieldPlace = {
  readonly entry: Entry
  readonly part?: string
  readonly column?: string
}

/** Where a field that can be set stands; undefined where the definition knows no such field. */
export function fieldPlace(outline: Outline, at: Address): FieldPlace | undefined {
  const place = readAddress(at)
  const entry = place === undefined ? undefined : outline.at.get(place.item)
  if (place === undefined || entry === undefined || place.part === '*') return undefined
  const { part, column } = place
  if (holdsRows(entry.item)) {
    const known = part !== undefined && column !== undefined && entry.columns.has(column)
    if (!known || (!hasFreeRows(entry.item) && !entry.fixedRows.has(part))) return undefined
    return { entry, part, column }
  }
  if (entry.item.kind === 'statement')
    return part !== undefined && column === undefined ? { entry, part } : undefined
  return part === undefined ? { entry } : undefined
}

/** Fields by item, made once for a state: a form of thousands of cells is walked once, not once an item. */
function byItem<T>(things: Readonly<Record<Address, T>>): Map<Address, [Address, T][]> {
  const grouped = new Map<Address, [Address, T][]>()
  for (const at of Object.keys(things)) {
    const item = itemOf(at)
    const list = grouped.get(item)
    if (list === undefined) grouped.set(item, [[at, things[at]!]])
    else list.push([at, things[at]!])
  }
  return grouped
}

/** Rows of one item that are not removed, in their order; equal keys sort by id. */
export function liveRows(state: FormState, item: Address): { id: string; key: string }[] {
  const prefix = `${item}/`
  return Object.entries(state.rows)
    .filter(([at, row]) => at.startsWith(prefix) && row.removed === undefined)
    .map(([at, row]) => ({ id: at.slice(prefix.length), key: row.key }))
    .toSorted(byKey)
}

function byKey(one: { key: string; id: string }, other: { key: string; id: string }): number {
  if (one.key !== other.key) return one.key < other.key ? -1 : 1
  return one.id < other.id ? -1 : 1
}

function rowsOf(
  entry: Entry,
  cells: readonly [Address, Field][],
  rows: readonly [Address, RowState][],
): Row[] {
  const cellsOf = new Map<string, Record<string, Value>>()
  for (const [at, field] of cells) {
    const { part, column } = readAddress(at) ?? {}
    if (part === undefined || column === undefined) continue
    const row = cellsOf.get(part) ?? {}
    if (field.value !== null) row[column] = field.value
    cellsOf.set(part, row)
  }
  const fixed = [...entry.fixedRows.keys()].filter((id) => cellsOf.has(id))
  const free = rows
    .filter(([, row]) => row.removed === undefined)
    .map(([at, row]) => ({ id: at.slice(entry.at.length + 1), key: row.key }))
    .toSorted(byKey)
  return [...fixed, ...free.map((row) => row.id)].map((id) => ({
    id,
    cells: cellsOf.get(id) ?? {},
  }))
}

/** The answers as they are checked, shown and sealed. Parked ones are among them. */
export function answersOf(definition: FormDefinition, state: FormState): Answers {
  const fields = byItem(state.fields)
  const rows = byItem(state.rows)
  const answers: Record<Address, Value> = {}
  for (const entry of outlineOf(definition).entries) {
    const own = fields.get(entry.at) ?? []
    if (holdsRows(entry.item)) {
      const list = rowsOf(entry, own, rows.get(entry.at) ?? [])
      if (list.length > 0) answers[entry.at] = list
    } else if (entry.item.kind === 'statement') {
      const texts = own.filter(([, field]) => typeof field.value === 'string')
      if (texts.length > 0)
        answers[entry.at] = Object.fromEntries(
          texts.map(([at, field]) => [at.slice(entry.at.length + 1), field.value as string]),
        )
    } else if (own[0] !== undefined && own[0][1].value !== null) answers[entry.at] = own[0][1].value
  }
  return answers
}

/** A state that holds these answers at one version; the answers must have passed a draft check. */
export function stateOf(definition: FormDefinition, answers: Answers, version = 1): FormState {
  const fields: Record<Address, Field> = {}
  const rows: Record<Address, RowState> = {}
  for (const entry of outlineOf(definition).entries) {
    const value = Object.hasOwn(answers, entry.at) ? answers[entry.at] : undefined
    if (value === undefined || value === null) continue
    if (holdsRows(entry.item)) {
      const list = rowsIn(value)
      const keys = spreadKeys(list.length)
      list.forEach((row, index) => {
        if (!entry.fixedRows.has(row.id))
          rows[partAddress(entry.at, row.id)] = { key: keys[index]!, version }
        for (const [column, cell] of Object.entries(row.cells))
          fields[cellAddress(entry.at, row.id, column)] = { value: cell, version }
      })
    } else if (entry.item.kind === 'statement') {
      for (const [direction, text] of Object.entries(isRecord(value) ? value : {}))
        fields[partAddress(entry.at, direction)] = { value: text as string, version }
    } else fields[entry.at] = { value, version }
  }
  return { version, fields, rows }
}
