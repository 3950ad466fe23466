/**
 * What people answer. Answers are flat: the address of an item leads to its value. Blank is what is
 * missing, null, the empty text and the empty list.
 */
import type { Address } from './address.ts'

/** A row of a table, of the indicators, of the people, or one attached file; ids never change. */
export type Row = { readonly id: string; readonly cells: Readonly<Record<string, Value>> }

/** Calendar days; either end may still be missing in a draft. */
export type DayRange = { readonly from: string | null; readonly to: string | null }

/** A declaration made: by whom, when, and typed here or signed on a stamped scan. */
export type CommitmentMade = {
  readonly agreed: boolean
  readonly name: string
  readonly date: string | null
  readonly way: 'typed' | 'scan'
  readonly fileId?: string
}

/** One statement a direction, by the id of the direction. */
export type Statements = { readonly [directionId: string]: string }

/** Numbers are numbers, money is whole fen, days are `2019-07-28`, choices are ids of options. */
export type Value =
  | null
  | string
  | number
  | boolean
  | readonly string[]
  | readonly Row[]
  | DayRange
  | CommitmentMade
  | Statements

export type Answers = Readonly<Record<Address, Value>>

export function isBlank(value: Value | undefined): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.length === 0
}

/** Length as people and JSON Schema count it: code points, so that 𠮷 is one sign. */
export function countChars(text: string): number {
  let count = text.length
  for (let index = 0; index < text.length - 1; index += 1) {
    const code = text.charCodeAt(index)
    if (code >= 0xd800 && code < 0xdc00) {
      const next = text.charCodeAt(index + 1)
      if (next >= 0xdc00 && next < 0xe000) count -= 1
    }
  }
  return count
}

/** Equal as JSON: the order of keys does not count. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null)
    return false
  if (Array.isArray(left) !== Array.isArray(right)) return false
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every(
      (key) =>
        Object.hasOwn(right, key) &&
        sameValue((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]),
    )
  )
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The keys and values of an object, none of anything else; for reading answers that were never checked. */
export function recordIn(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {}
}

/** The rows of a value, without what is no row; for reading answers that were never checked. */
export function rowsIn(value: unknown): readonly Row[] {
  if (!Array.isArray(value)) return []
  return value.filter((row) => isRecord(row) && typeof row.id === 'string' && isRecord(row.cells))
}
