/** The syntax of PDF objects (ISO 32000-1 §7.2, §7.3): bytes to values. */
import { unreadable } from './bytes.ts'

export type PdfName = { readonly name: string }
export type PdfRef = { readonly ref: number }
export type PdfDict = ReadonlyMap<string, PdfValue>
/** A keyword: an operator in content, `obj`, `stream`, `R` elsewhere. */
export type PdfWord = { readonly word: string }
export type PdfValue =
  | null
  | boolean
  | number
  | Buffer
  | PdfName
  | PdfRef
  | PdfWord
  | PdfDict
  | readonly PdfValue[]

export const isDict = (value: unknown): value is PdfDict => value instanceof Map
export const isRef = (value: unknown): value is PdfRef =>
  typeof value === 'object' && value !== null && 'ref' in value
export const nameOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : undefined
export const wordOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'word' in value ? String(value.word) : undefined

const maxDepth = 64
const maxItems = 2_000_000
const space = new Set([0, 9, 10, 12, 13, 32])
const delimiter = new Set(Buffer.from('()<>[]{}/%'))

/** A place in a buffer. Every scanner moves it forward, so that reading ends. */
type Cursor = { readonly buffer: Buffer; at: number }

function skipSpace(cursor: Cursor): void {
  const { buffer } = cursor
  for (let comment = false; cursor.at < buffer.length; cursor.at++) {
    const byte = buffer[cursor.at]!
    if (byte === 0x25) comment = true
    if (byte === 10 || byte === 13) comment = false
    if (!comment && !space.has(byte)) return
  }
}

function scanToken(cursor: Cursor): string {
  const start = cursor.at
  while (cursor.at < cursor.buffer.length) {
    const byte = cursor.buffer[cursor.at]!
    if (space.has(byte) || delimiter.has(byte)) break
    cursor.at++
  }
  return cursor.buffer.toString('latin1', start, cursor.at)
}

function scanName(cursor: Cursor): PdfName {
  cursor.at++
  const name = scanToken(cursor).replaceAll(/#([0-9a-fA-F]{2})/g, (_match, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return { name }
}

function scanHexString(cursor: Cursor): Buffer {
  const { buffer, at } = cursor
  const end = buffer.indexOf(0x3e, at)
  const stop = end < 0 ? buffer.length : end
  const digits = buffer.toString('latin1', at + 1, stop).replaceAll(/[^0-9a-fA-F]/g, '')
  cursor.at = stop + 1
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex')
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** The byte that an escape stands for; none where it only breaks the line. */
function scanEscape(cursor: Cursor): number | undefined {
  const { buffer, at } = cursor
  const sign = String.fromCharCode(buffer[at] ?? 0)
  const octal = /^[0-7]{1,3}/.exec(buffer.toString('latin1', at, at + 3))?.[0]
  cursor.at += octal?.length ?? 1
  if (octal !== undefined) return Number.parseInt(octal, 8) & 0xff
  if (sign === '\r' && buffer[cursor.at] === 10) cursor.at++
  if (sign === '\r' || sign === '\n') return undefined
  return escapes[sign] ?? sign.charCodeAt(0)
}

function scanLiteralString(cursor: Cursor): Buffer {
  const bytes: number[] = []
  for (let depth = 0; cursor.at < cursor.buffer.length;) {
    const byte = cursor.buffer[cursor.at++]!
    if (byte === 0x5c) {
      const escaped = scanEscape(cursor)
      if (escaped !== undefined) bytes.push(escaped)
      continue
    }
    if (byte === 0x28 && depth++ === 0) continue
    if (byte === 0x29 && --depth === 0) break
    bytes.push(byte)
  }
  return Buffer.from(bytes)
}

function scanPlain(cursor: Cursor): PdfValue {
  const start = cursor.at
  const text = scanToken(cursor)
  if (text === '') {
    cursor.at = start + 1
    return { word: String.fromCharCode(cursor.buffer[start]!) }
  }
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) return Number(text)
  if (text === 'true' || text === 'false') return text === 'true'
  return text === 'null' ? null : { word: text }
}

function dictOf(list: readonly PdfValue[]): PdfDict {
  const found = new Map<string, PdfValue>()
  for (let i = 0; i + 1 < list.length; i += 2) {
    const key = nameOf(list[i])
    if (key === undefined) return unreadable('pdf: key is no name')
    found.set(key, list[i + 1]!)
  }
  return found
}

/** Reads values one after another from a buffer. */
export type PdfReader = {
  at: number
  /** The next value, or undefined at the end of the buffer. */
  next(): PdfValue | undefined
}

export function pdfReader(buffer: Buffer, at = 0): PdfReader {
  const cursor: Cursor & PdfReader = { buffer, at, next: () => read(0) }
  let items = 0

  /** Items up to a closing sign; two numbers and an R are a reference. */
  function readUntil(close: string, depth: number): PdfValue[] {
    const list: PdfValue[] = []
    for (;;) {
      const value = read(depth)
      if (value === undefined) return unreadable('pdf: never closed')
      const word = wordOf(value)
      if (word === close) return list
      const number = list.at(-2)
      if (word === 'R' && typeof number === 'number') list.splice(-2, 2, { ref: number })
      else list.push(value)
    }
  }

  function read(depth: number): PdfValue | undefined {
    skipSpace(cursor)
    if (cursor.at >= buffer.length) return undefined
    if (depth > maxDepth || ++items > maxItems) return unreadable('pdf: nested too deeply')
    const pair = buffer.toString('latin1', cursor.at, cursor.at + 2)
    if (pair === '<<' || pair === '>>') {
      cursor.at += 2
      return pair === '<<' ? dictOf(readUntil('>>', depth + 1)) : { word: pair }
    }
    if (pair[0] === '<') return scanHexString(cursor)
    if (pair[0] === '(') return scanLiteralString(cursor)
    if (pair[0] === '/') return scanName(cursor)
    if (pair[0] !== '[') return scanPlain(cursor)
    cursor.at++
    return readUntil(']', depth + 1)
  }

  return cursor
}
