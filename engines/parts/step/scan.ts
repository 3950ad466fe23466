/**
 * Reads the outer form of a STEP file (ISO 10303-21): header, instances, their places. Nothing is built of it
 * and nothing is trusted: whatever the bytes are, the scan ends and answers, or refuses with a code.
 */
import { refuse } from '../refusal.ts'

/** One instance: a keyword (several for a complex one) and where its parameters stand. */
export type Instance = {
  readonly id: number
  /** `ADVANCED_FACE`; of a complex instance all its keywords. */
  readonly names: readonly string[]
  readonly complex: boolean
  readonly start: number
  readonly end: number
}

export type StepFile = {
  readonly bytes: Uint8Array
  readonly schemas: readonly string[]
  /** In the order of the file. */
  readonly instances: ReadonlyMap<number, Instance>
  /** Files named in the section of references (edition 3). */
  readonly externals: readonly string[]
}

const code = (sign: string): number => sign.charCodeAt(0)
const [quote, slash, star, hash, semicolon, equals, open, close, newline] = [
  ...["'", '/', '*', '#', ';', '=', '(', ')', '\n'].map(code),
] as [number, number, number, number, number, number, number, number, number]
const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57
const isSpace = (byte: number): boolean => byte <= 32
const isWord = (byte: number): boolean =>
  (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || isDigit(byte) || byte === 95

/** Latin-1, one sign a byte: places in the text are places in the file. */
export function latin(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.max(0, end - start)).toString(
    'latin1',
  )
}

/** After the string that begins at `at`. Two quotes in it are one sign; an unclosed one ends the file. */
function afterString(bytes: Uint8Array, at: number): number {
  for (let next = at + 1; next < bytes.length; next++) {
    if (bytes[next] !== quote) continue
    if (bytes[next + 1] !== quote) return next + 1
    next++
  }
  return bytes.length
}

function afterComment(bytes: Uint8Array, at: number): number {
  for (let next = at + 2; next + 1 < bytes.length; next++) {
    if (bytes[next] === star && bytes[next + 1] === slash) return next + 2
  }
  return bytes.length
}

/** The next byte that is neither space nor comment. */
export function skipBlank(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length) {
    if (isSpace(bytes[at]!)) at++
    else if (bytes[at] === slash && bytes[at + 1] === star) at = afterComment(bytes, at)
    else break
  }
  return at
}

/** The semicolon that ends the statement begun at `from`, strings and comments passed over. */
function endOfStatement(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length) {
    const byte = bytes[at]!
    if (byte === semicolon) return at
    if (byte === quote) at = afterString(bytes, at)
    else if (byte === slash && bytes[at + 1] === star) at = afterComment(bytes, at)
    else at++
  }
  return -1
}

type Reader = { readonly bytes: Uint8Array; readonly names: Map<string, string> }

/** The word at `at`, one string for all that read alike. */
function wordAt({ bytes, names }: Reader, at: number): { word: string; end: number } {
  let end = at
  while (end < bytes.length && isWord(bytes[end]!)) end++
  const read = latin(bytes, at, end).toUpperCase()
  const known = names.get(read)
  if (known === undefined) names.set(read, read)
  return { word: known ?? read, end }
}

/** The parts of a complex instance, `(A(…) B(…))`: their keywords. */
function complexNames(reader: Reader, start: number, end: number): string[] {
  const { bytes } = reader
  const found: string[] = []
  let depth = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    if (byte === quote) at = afterString(bytes, at) - 1
    else if (byte === open) depth++
    else if (byte === close) depth--
    else if (depth === 1 && isWord(byte)) {
      const { word, end: after } = wordAt(reader, at)
      found.push(word)
      at = after - 1
    }
  }
  return found
}

/** `#12 = NAME(…)`, or undefined for a statement of another form. */
function instanceAt(reader: Reader, from: number, end: number): Instance | undefined {
  const { bytes } = reader
  let at = from + 1
  let id = 0
  while (isDigit(bytes[at]!) && id < Number.MAX_SAFE_INTEGER / 16) id = id * 10 + bytes[at++]! - 48
  if (at === from + 1) return undefined
  at = skipBlank(bytes, at)
  if (bytes[at] !== equals) return undefined
  at = skipBlank(bytes, at + 1)
  if (bytes[at] === open) {
    const names = complexNames(reader, at, end)
    return { id, names, complex: true, start: at + 1, end }
  }
  const { word, end: after } = wordAt(reader, at)
  if (word === '') return undefined
  const start = skipBlank(bytes, after)
  if (bytes[start] !== open) return undefined
  return { id, names: [word], complex: false, start: start + 1, end }
}

const schemaPattern = /FILE_SCHEMA\s*\(\s*\(([\s\S]{0,4000}?)\)\s*\)/i

function schemasOf(header: string): string[] {
  const listed = schemaPattern.exec(header)?.[1] ?? ''
  return [...listed.matchAll(/'([^']*)'/g)].map((match) => match[1]!.trim().split(/[\s{]/)[0]!)
}

function headOf(bytes: Uint8Array): number {
  const head = latin(bytes, 0, Math.min(bytes.length, 2048))
  const at = head.toUpperCase().indexOf('ISO-10303-21')
  return at < 0 ? refuse('parts.step_not_found') : at
}

/** A statement that is not an instance: where a section begins or ends. */
function sectionOf(bytes: Uint8Array, start: number, end: number): string {
  return latin(bytes, start, Math.min(end, start + 40))
    .trim()
    .toUpperCase()
}

export type ScanLimits = { readonly maxInstances: number }

/** The statements of the file, one after the other. */
export function scanStep(bytes: Uint8Array, { maxInstances }: ScanLimits): StepFile {
  const reader: Reader = { bytes, names: new Map() }
  const instances = new Map<number, Instance>()
  const externals: string[] = []
  let at = headOf(bytes)
  let [dataStart, ended] = [-1, false]
  const headStart = at
  while (!ended) {
    at = skipBlank(bytes, at)
    if (at >= bytes.length) break
    const end = endOfStatement(bytes, at)
    if (end < 0) break
    if (bytes[at] === hash && dataStart >= 0) {
      const instance = instanceAt(reader, at, end)
      if (instance === undefined) refuse('parts.step_syntax', { line: lineOf(bytes, at) })
      if (instances.has(instance.id)) refuse('parts.number_twice', { number: instance.id })
      if (instances.size >= maxInstances) refuse('parts.entities_too_many', { limit: maxInstances })
      instances.set(instance.id, instance)
    } else if (bytes[at] === hash) {
      const file = /<([^>#]+)/.exec(latin(bytes, at, Math.min(end, at + 1000)))?.[1]
      if (file !== undefined && externals.length < 1000) externals.push(file)
    } else {
      const word = sectionOf(bytes, at, end)
      if (/^DATA\b/.test(word) && dataStart < 0) dataStart = at
      ended = word.startsWith('END-ISO-10303-21')
    }
    at = end + 1
  }
  if (dataStart < 0) refuse('parts.step_no_data')
  if (!ended) refuse('parts.step_cut_off', { line: lineOf(bytes, bytes.length) })
  const schemas = schemasOf(latin(bytes, headStart, dataStart))
  return { bytes, schemas, instances, externals }
}

/** The line in which a place stands, from 1. */
export function lineOf(bytes: Uint8Array, at: number): number {
  let lines = 1
  for (let index = 0; index < at && index < bytes.length; index++) {
    if (bytes[index] === newline) lines++
  }
  return lines
}
