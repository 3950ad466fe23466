/** The parameters of an instance of a STEP file, read when they are asked for. */
import { refuse } from '../refusal.ts'
import { latin, lineOf, skipBlank, type Instance, type StepFile } from './scan.ts'
import { textOf } from './text.ts'

export type Reference = { readonly ref: number }
/** `.TRUE.`; also the star of a derived value. */
export type Enumeration = { readonly enumeration: string }
export type Typed = { readonly name: string; readonly args: readonly Value[] }
export type Value = null | number | string | Reference | Enumeration | Typed | readonly Value[]

/** The parameters by keyword: one entry, several for a complex instance. */
export type Parts = ReadonlyMap<string, readonly Value[]>

export function isReference(value: Value | undefined): value is Reference {
  return typeof value === 'object' && value !== null && 'ref' in value
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value)
}

export function isTyped(value: Value | undefined): value is Typed {
  return typeof value === 'object' && value !== null && 'args' in value
}

export function enumerationOf(value: Value | undefined): string | undefined {
  if (typeof value !== 'object' || value === null || !('enumeration' in value)) return undefined
  return value.enumeration
}

type Cursor = { readonly bytes: Uint8Array; readonly end: number; at: number }

const maxDepth = 40

function malformed({ bytes, at }: Cursor): never {
  return refuse('parts.step_syntax', { line: lineOf(bytes, at) })
}

const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?$/

function numberAt(cursor: Cursor): number {
  const { bytes } = cursor
  const start = cursor.at
  while (cursor.at < cursor.end && /[-+.0-9eEdD]/.test(String.fromCharCode(bytes[cursor.at]!))) {
    cursor.at++
  }
  const text = latin(bytes, start, cursor.at)
  if (!numberPattern.test(text)) {
    cursor.at = start
    return malformed(cursor)
  }
  return Number(text.replace(/[dD]/, 'e'))
}

function wordAt(cursor: Cursor): string {
  const start = cursor.at
  while (cursor.at < cursor.end && /\w/.test(String.fromCharCode(cursor.bytes[cursor.at]!))) {
    cursor.at++
  }
  if (cursor.at === start) malformed(cursor)
  return latin(cursor.bytes, start, cursor.at).toUpperCase()
}

function stringAt(cursor: Cursor): string {
  const { bytes, end } = cursor
  const start = cursor.at + 1
  let at = start
  for (; at < end; at++) {
    if (bytes[at] !== 39) continue
    if (bytes[at + 1] !== 39) break
    at++
  }
  if (at >= end) malformed(cursor)
  cursor.at = at + 1
  return textOf(bytes.subarray(start, at))
}

/** Digits alone; more than these no system writes, and they would be another number. */
function referenceAt(cursor: Cursor): number {
  const start = cursor.at
  const ref = numberAt(cursor)
  return /^\d{1,15}$/.test(latin(cursor.bytes, start, cursor.at)) ? ref : malformed(cursor)
}

function closedBy(cursor: Cursor, sign: string): void {
  const start = cursor.at
  const at = cursor.bytes.indexOf(sign.charCodeAt(0), start)
  if (at < 0 || at >= cursor.end) malformed(cursor)
  cursor.at = at + 1
}

function valueAt(cursor: Cursor, depth: number): Value {
  cursor.at = skipBlank(cursor.bytes, cursor.at)
  const sign = String.fromCharCode(cursor.bytes[cursor.at] ?? 0)
  const start = cursor.at
  switch (sign) {
    case '$':
      cursor.at++
      return null
    case '*':
      cursor.at++
      return { enumeration: '*' }
    case "'":
      return stringAt(cursor)
    case '(':
      cursor.at++
      return listAt(cursor, depth + 1)
    case '#':
      cursor.at++
      return { ref: referenceAt(cursor) }
    case '"':
      cursor.at++
      closedBy(cursor, '"')
      return latin(cursor.bytes, start + 1, cursor.at - 1)
    case '.':
      if (/\d/.test(String.fromCharCode(cursor.bytes[start + 1] ?? 0))) return numberAt(cursor)
      cursor.at++
      closedBy(cursor, '.')
      return { enumeration: latin(cursor.bytes, start + 1, cursor.at - 1).toUpperCase() }
    default:
      return /[-+0-9]/.test(sign) ? numberAt(cursor) : typedAt(cursor, depth)
  }
}

function typedAt(cursor: Cursor, depth: number): Typed {
  const name = wordAt(cursor)
  cursor.at = skipBlank(cursor.bytes, cursor.at)
  if (cursor.bytes[cursor.at] !== 40) malformed(cursor)
  cursor.at++
  return { name, args: listAt(cursor, depth + 1) }
}

/** What stands between brackets; the cursor is after the opening one. */
function listAt(cursor: Cursor, depth: number): Value[] {
  if (depth > maxDepth) malformed(cursor)
  const values: Value[] = []
  for (;;) {
    cursor.at = skipBlank(cursor.bytes, cursor.at)
    if (cursor.at >= cursor.end) malformed(cursor)
    const byte = cursor.bytes[cursor.at]
    if (byte === 41) {
      cursor.at++
      return values
    }
    if (byte === 44) cursor.at++
    else values.push(valueAt(cursor, depth))
  }
}

/** The parameters of an instance; refuses what is not written as the standard says. */
export function partsOf({ bytes }: StepFile, instance: Instance): Parts {
  const cursor: Cursor = { bytes, end: instance.end, at: instance.start }
  if (!instance.complex) return new Map([[instance.names[0]!, listAt(cursor, 0)]])
  const parts = new Map<string, readonly Value[]>()
  for (;;) {
    cursor.at = skipBlank(bytes, cursor.at)
    if (cursor.at >= cursor.end || bytes[cursor.at] === 41) return parts
    const { name, args } = typedAt(cursor, 0)
    parts.set(name, args)
  }
}

/** All instances that a value names, in order. */
export function referencesIn(values: readonly Value[], found: number[] = []): number[] {
  for (const value of values) {
    if (isReference(value)) found.push(value.ref)
    else if (isList(value)) referencesIn(value, found)
    else if (isTyped(value)) referencesIn(value.args, found)
  }
  return found
}

/** All numbers in a value. */
export function numbersIn(values: readonly Value[], found: number[] = []): number[] {
  for (const value of values) {
    if (typeof value === 'number') found.push(value)
    else if (isList(value)) numbersIn(value, found)
    else if (isTyped(value)) numbersIn(value.args, found)
  }
  return found
}
