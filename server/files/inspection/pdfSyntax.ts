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
const delimiter = new Set([...Buffer.from('()<>[]{}/%')])
const endOfInput = Symbol('end')

/** Reads values one after another from a buffer. Every step moves forward, so that it ends. */
export type PdfReader = {
  at: number
  /** The next value, or undefined at the end of the buffer. */
  next(): PdfValue | undefined
}

export function pdfReader(buffer: Buffer, at = 0): PdfReader {
  const reader = { at, next: () => read(0) as PdfValue | undefined }
  let items = 0

  function skipSpace(): void {
    while (reader.at < buffer.length) {
      const byte = buffer[reader.at]!
      if (byte === 0x25) {
        while (reader.at < buffer.length && buffer[reader.at] !== 10 && buffer[reader.at] !== 13) {
          reader.at++
        }
      } else if (space.has(byte)) reader.at++
      else return
    }
  }

  function token(): string {
    const start = reader.at
    while (reader.at < buffer.length) {
      const byte = buffer[reader.at]!
      if (space.has(byte) || delimiter.has(byte)) break
      reader.at++
    }
    return buffer.toString('latin1', start, reader.at)
  }

  function name(): PdfName {
    reader.at++
    const raw = token()
    return {
      name: raw.replaceAll(/#([0-9a-fA-F]{2})/g, (_m, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    }
  }

  function hexString(): Buffer {
    const end = buffer.indexOf(0x3e, reader.at)
    const stop = end < 0 ? buffer.length : end
    const digits = buffer.toString('latin1', reader.at + 1, stop).replaceAll(/[^0-9a-fA-F]/g, '')
    reader.at = stop + 1
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex')
  }

  function literalString(): Buffer {
    const bytes: number[] = []
    let depth = 0
    while (reader.at < buffer.length) {
      const byte = buffer[reader.at++]!
      if (byte === 0x5c) {
        const escaped = escape()
        if (escaped !== undefined) bytes.push(escaped)
        continue
      }
      if (byte === 0x28 && depth++ === 0) continue
      if (byte === 0x29 && --depth === 0) break
      bytes.push(byte)
    }
    return Buffer.from(bytes)
  }

  const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

  function escape(): number | undefined {
    const sign = String.fromCharCode(buffer[reader.at] ?? 0)
    const octal = /^[0-7]{1,3}/.exec(buffer.toString('latin1', reader.at, reader.at + 3))?.[0]
    reader.at += octal?.length ?? 1
    if (octal !== undefined) return Number.parseInt(octal, 8) & 0xff
    if (sign === '\r' && buffer[reader.at] === 10) reader.at++
    if (sign === '\r' || sign === '\n') return undefined
    return escapes[sign] ?? sign.charCodeAt(0)
  }

  /** Items up to a closing sign. */
  function items_(close: string, depth: number): PdfValue[] {
    const list: PdfValue[] = []
    for (;;) {
      const value = read(depth)
      if (value === endOfInput || value === undefined) return unreadable('pdf: never closed')
      const word = wordOf(value)
      if (word === close) return list
      if (word === 'R' && typeof list.at(-2) === 'number') {
        const number = list.at(-2) as number
        list.splice(-2, 2, { ref: number })
      } else list.push(value as PdfValue)
    }
  }

  function dict(depth: number): PdfDict {
    const list = items_('>>', depth)
    const found = new Map<string, PdfValue>()
    for (let i = 0; i + 1 < list.length; i += 2) {
      const key = nameOf(list[i])
      if (key === undefined) return unreadable('pdf: key is no name')
      found.set(key, list[i + 1]!)
    }
    return found
  }

  function plain(): PdfValue {
    const start = reader.at
    const text = token()
    if (text === '') {
      reader.at = start + 1
      return { word: String.fromCharCode(buffer[start]!) }
    }
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) return Number(text)
    if (text === 'true' || text === 'false') return text === 'true'
    return text === 'null' ? null : { word: text }
  }

  function read(depth: number): PdfValue | undefined | typeof endOfInput {
    skipSpace()
    if (reader.at >= buffer.length) return undefined
    if (depth > maxDepth || ++items > maxItems) return unreadable('pdf: nested too deeply')
    const pair = buffer.toString('latin1', reader.at, reader.at + 2)
    if (pair === '<<') {
      reader.at += 2
      return dict(depth + 1)
    }
    if (pair === '>>') {
      reader.at += 2
      return { word: '>>' }
    }
    if (pair[0] === '<') return hexString()
    if (pair[0] === '(') return literalString()
    if (pair[0] === '/') return name()
    if (pair[0] === '[') {
      reader.at++
      return items_(']', depth + 1)
    }
    return plain()
  }

  return reader
}
