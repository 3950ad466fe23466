/** Named arrays laid out in one buffer, so that a segment is one file and reading it back copies nothing. */
import { Fault } from './fault.ts'

const kinds = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const

type Kind = keyof typeof kinds
export type Column = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array
export type Parts = ReadonlyMap<string, Column>

const magic = 0x42_47_53_31
const headBytes = 16
const aligned = (bytes: number): number => (bytes + 7) & ~7

function kindOf(column: Column): Kind {
  const found = Object.entries(kinds).find(([, kind]) => column instanceof kind)
  return found![0] as Kind
}

type Entry = readonly [name: string, kind: Kind, at: number, length: number]
type Directory = {
  readonly schema: string
  readonly documents: number
  readonly parts: readonly Entry[]
}

/** Head (magic, length of the directory, length of all), directory as JSON, parts at multiples of eight. */
export function packParts(schema: string, documents: number, parts: Parts): ArrayBuffer {
  let at = 0
  const entries = [...parts].map(([name, column]): Entry => {
    const entry: Entry = [name, kindOf(column), at, column.length]
    at = aligned(at + column.byteLength)
    return entry
  })
  const directory: Directory = { schema, documents, parts: entries }
  const told = new TextEncoder().encode(JSON.stringify(directory))
  const begin = aligned(headBytes + told.length)
  const buffer = new ArrayBuffer(begin + at)
  const head = new DataView(buffer)
  head.setUint32(0, magic, true)
  head.setUint32(4, told.length, true)
  head.setFloat64(8, buffer.byteLength, true)
  const bytes = new Uint8Array(buffer)
  bytes.set(told, headBytes)
  for (const [name, , offset] of entries) {
    const column = parts.get(name)!
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), begin + offset)
  }
  return buffer
}

function isEntry(value: unknown): value is Entry {
  if (!Array.isArray(value) || value.length !== 4) return false
  const [name, kind, at, length] = value as unknown[]
  const counts = [at, length].every((one) => Number.isSafeInteger(one) && (one as number) >= 0)
  return typeof name === 'string' && typeof kind === 'string' && kind in kinds && counts
}

function directoryOf(bytes: Uint8Array): Directory {
  let told: unknown
  try {
    told = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Fault('segment_directory')
  }
  const directory = told as Partial<Directory> | null
  if (
    typeof directory !== 'object' ||
    typeof directory?.schema !== 'string' ||
    !Number.isSafeInteger(directory.documents) ||
    !Array.isArray(directory.parts) ||
    !directory.parts.every(isEntry)
  ) {
    throw new Fault('segment_directory')
  }
  return directory as Directory
}

export type Opened = {
  readonly schema: string
  readonly documents: number
  readonly parts: Parts
}

/** Views on the buffer; throws a coded `Fault` for whatever is not a whole segment. */
export function openParts(buffer: ArrayBuffer): Opened {
  if (buffer.byteLength < headBytes) throw new Fault('segment_length')
  const head = new DataView(buffer)
  if (head.getUint32(0, true) !== magic) throw new Fault('segment_magic')
  if (head.getFloat64(8, true) !== buffer.byteLength) throw new Fault('segment_length')
  const length = head.getUint32(4, true)
  if (headBytes + length > buffer.byteLength) throw new Fault('segment_length')
  const { schema, documents, parts } = directoryOf(new Uint8Array(buffer, headBytes, length))
  const begin = aligned(headBytes + length)
  const views = new Map<string, Column>()
  for (const [name, kind, at, count] of parts) {
    const bytes = count * kinds[kind].BYTES_PER_ELEMENT
    if (at % 8 !== 0 || begin + at + bytes > buffer.byteLength) throw new Fault('segment_length')
    views.set(name, new kinds[kind](buffer, begin + at, count))
  }
  return { schema, documents, parts: views }
}
