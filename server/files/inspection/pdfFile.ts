/** The structure of a PDF file (ISO 32000-1 §7.5): where objects are, and what they hold. */
import { type Bytes, unreadable } from './bytes.ts'
import { decode, maxStreamBytes } from './pdfFilters.ts'
import {
  isDict,
  isRef,
  nameOf,
  type PdfDict,
  pdfReader,
  type PdfValue,
  wordOf,
} from './pdfSyntax.ts'

const windowsBytes = [8 * 1024, 256 * 1024, 8 * 1024 * 1024]
const maxSections = 2000
const maxObjects = 1_000_000
const rebuildBytes = 256 * 1024 * 1024
const cachedObjects = 20_000
const cachedStreamBytes = 1024 * 1024

type Place = { readonly at: number } | { readonly within: number; readonly index: number }

type PdfObject = { readonly value: PdfValue; readonly stream: Buffer | null }

const nothing: PdfObject = { value: null, stream: null }

export type Pdf = {
  readonly trailer: PdfDict
  readonly numbers: () => Iterable<number>
  /** The value behind a reference, or the value itself; null where nothing is. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue
  readonly dict: (value: PdfValue | undefined) => PdfDict
  /** A stream's bytes, decoded; null where it is none or its filter is of images. */
  readonly stream: (value: PdfValue | undefined) => Buffer | null
}

type Parsed = { readonly value: PdfValue; readonly streamAt: number | null }

/** The object at a place, parsed in a window that grows where the object is larger. */
function parseObject(file: Bytes, at: number): Parsed {
  for (const length of windowsBytes) {
    const window = file.read(at, length)
    const whole = window.length < length
    try {
      const reader = pdfReader(window)
      const [number, generation, obj] = [reader.next(), reader.next(), reader.next()]
      if (typeof number !== 'number' || typeof generation !== 'number' || wordOf(obj) !== 'obj') {
        return unreadable('pdf: no object')
      }
      const value = reader.next()
      const after = reader.at
      const word = wordOf(reader.next())
      if (value === undefined || (word === undefined && !whole)) continue
      if (word !== 'stream') return { value, streamAt: null }
      const start = window.indexOf('stream', after, 'latin1') + 6
      const feed = window[start] === 13 && window[start + 1] === 10 ? 2 : 1
      return { value, streamAt: at + start + feed }
    } catch (error) {
      if (whole || length === windowsBytes.at(-1)) throw error
    }
  }
  return unreadable('pdf: object too large')
}

type Places = Map<number, Place>
type Section = { readonly trailer: PdfDict; readonly next: readonly number[] }

function readTable(file: Bytes, at: number, places: Places): Section {
  for (const length of [64 * 1024, 1024 * 1024, 32 * 1024 * 1024]) {
    const window = file.read(at, length)
    const end = window.indexOf('trailer', 0, 'latin1')
    if (end < 0 && window.length === length) continue
    if (end < 0) return unreadable('pdf: no trailer')
    const numbers = window.toString('latin1', 4, end).match(/\d+|[nf]/g) ?? []
    for (let i = 0; i + 1 < numbers.length;) {
      const first = Number(numbers[i])
      const count = Number(numbers[i + 1])
      i += 2
      for (let k = 0; k < count && i + 2 < numbers.length; k++, i += 3) {
        const used = numbers[i + 2] === 'n'
        if (used && !places.has(first + k) && places.size < maxObjects) {
          places.set(first + k, { at: Number(numbers[i]) })
        }
      }
    }
    const trailer = pdfReader(window, end + 7).next()
    if (!isDict(trailer)) return unreadable('pdf: no trailer')
    return { trailer, next: [trailer.get('XRefStm'), trailer.get('Prev')].filter(isNumber) }
  }
  return unreadable('pdf: cross-reference table too large')
}

const isNumber = (value: unknown): value is number => typeof value === 'number'
const plainResolve: Pdf['resolve'] = (value) => (isRef(value) ? null : (value ?? null))

function readStreamSection(file: Bytes, at: number, places: Places): Section {
  const { value, streamAt } = parseObject(file, at)
  if (!isDict(value) || streamAt === null) return unreadable('pdf: no cross-reference')
  const length = Math.min(Number(plainResolve(value.get('Length')) ?? 0), maxStreamBytes)
  const data = decode(value, file.read(streamAt, length), plainResolve)
  const widths = (value.get('W') as readonly PdfValue[] | undefined)?.map(Number) ?? []
  const rowBytes = widths.reduce((sum, width) => sum + width, 0)
  if (data === null || widths.length !== 3 || !(rowBytes > 0 && rowBytes < 32)) {
    return unreadable('pdf: cross-reference stream broken')
  }
  const index = (value.get('Index') as number[] | undefined) ?? [0, Number(value.get('Size') ?? 0)]
  let row = 0
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    for (let k = 0; k < index[pair + 1]! && (row + 1) * rowBytes <= data.length; k++, row++) {
      const number = index[pair]! + k
      const [type, second, third] = fields(data, row * rowBytes, widths)
      if (places.has(number) || places.size >= maxObjects) continue
      if (type === 1) places.set(number, { at: second })
      if (type === 2) places.set(number, { within: second, index: third })
    }
  }
  return { trailer: value, next: [value.get('Prev')].filter(isNumber) }
}

function fields(data: Buffer, at: number, widths: readonly number[]): [number, number, number] {
  const values = widths.map((width, i) => {
    const from = at + widths.slice(0, i).reduce((sum, one) => sum + one, 0)
    // A type of no width is 1: the object stands in the file itself.
    if (width === 0) return i === 0 ? 1 : 0
    return [...data.subarray(from, from + width)].reduce((sum, byte) => sum * 256 + byte, 0)
  })
  return values as [number, number, number]
}

function readSections(file: Bytes): { places: Places; trailer: PdfDict } {
  const tail = file.read(Math.max(0, file.size - 2048), 2048).toString('latin1')
  const start = /startxref\s+(\d+)(?![\s\S]*startxref)/.exec(tail)?.[1]
  if (start === undefined) return unreadable('pdf: no startxref')
  const places: Places = new Map()
  const queue = [Number(start)]
  const seen = new Set<number>()
  let trailer: PdfDict | undefined
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (seen.has(at) || seen.size >= maxSections) continue
    seen.add(at)
    const table = file.read(at, 4).toString('latin1') === 'xref'
    const section = table ? readTable(file, at, places) : readStreamSection(file, at, places)
    trailer ??= section.trailer
    queue.push(...section.next)
  }
  return { places, trailer: trailer! }
}

/** Finds objects by their words where the table is broken; programs open such files, so we must as well. */
function rebuild(file: Bytes): { places: Places; trailer: PdfDict } {
  if (file.size > rebuildBytes) return unreadable('pdf: too large to rebuild')
  const text = file.read(0, file.size).toString('latin1')
  const places: Places = new Map()
  for (const match of text.matchAll(/(?<![0-9])(\d{1,7}) \d{1,5} obj\b/g)) {
    if (places.size < maxObjects) places.set(Number(match[1]), { at: match.index })
  }
  let trailer: PdfDict = new Map()
  for (const match of text.matchAll(/trailer\s*<</g)) {
    const value = attempt(() =>
      pdfReader(Buffer.from(text.slice(match.index + 7, match.index + 65_536), 'latin1')).next(),
    )
    if (isDict(value) && value.has('Root')) trailer = new Map([...trailer, ...value])
  }
  for (const [number, place] of trailer.has('Root') ? [] : places) {
    const value = attempt(() => parseObject(file, (place as { at: number }).at).value)
    if (!isDict(value)) continue
    if (nameOf(value.get('Type')) === 'Catalog') trailer = new Map([['Root', { ref: number }]])
  }
  return trailer.has('Root') ? { places, trailer } : unreadable('pdf: no catalogue')
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

export function openPdf(file: Bytes): Pdf {
  const sections = attempt(() => readSections(file))
  const sound = sections !== undefined && attempt(() => rootOf(file, sections)) === true
  return pdfOf(file, sound ? sections : rebuild(file))
}

function rootOf(file: Bytes, found: { places: Places; trailer: PdfDict }): boolean {
  const pdf = pdfOf(file, found)
  return pdf.dict(pdf.dict(found.trailer.get('Root')).get('Pages')).size > 0
}

type Found = { readonly places: Places; readonly trailer: PdfDict }

/** The objects packed in one object stream (§7.5.7), in order. */
function unpackObjects(dict: PdfDict, data: Buffer, resolve: Pdf['resolve']): PdfValue[] {
  const count = Math.min(Number(resolve(dict.get('N')) ?? 0), 65_536)
  const first = Number(resolve(dict.get('First')) ?? 0)
  const header = pdfReader(data)
  const offsets = Array.from({ length: count }, () => [header.next(), header.next()][1])
  return offsets.map((offset) => {
    const at = first + Number(offset ?? 0)
    return attempt(() => pdfReader(data, at).next()) ?? null
  })
}

/** Loads objects when they are asked for; one that leads back to itself is nothing. */
function objectsOf(file: Bytes, places: Places) {
  const cache = new Map<number, PdfObject>()
  const opening = new Set<number>()
  const packs = new Map<number, PdfValue[]>()

  function packed(within: number, index: number): PdfValue {
    const place = places.get(within)
    if (place === undefined || 'within' in place) return null
    if (!packs.has(within)) {
      const { value, stream } = objectOf(within)
      if (!isDict(value) || stream === null) return null
      const data = decode(value, stream, resolve)
      if (data === null) return null
      packs.set(within, unpackObjects(value, data, resolve))
    }
    return packs.get(within)?.[index] ?? null
  }

  function load(number: number): PdfObject {
    const place = places.get(number)
    if (place === undefined) return nothing
    if ('within' in place) return { value: packed(place.within, place.index), stream: null }
    const { value, streamAt } = parseObject(file, place.at)
    if (streamAt === null || !isDict(value)) return { value, stream: null }
    const length = Number(resolve(value.get('Length')) ?? 0)
    return { value, stream: file.read(streamAt, Math.min(length, maxStreamBytes)) }
  }

  function objectOf(number: number): PdfObject {
    const known = cache.get(number)
    if (known) return known
    if (opening.has(number)) return nothing
    opening.add(number)
    const loaded = attempt(() => load(number)) ?? nothing
    opening.delete(number)
    const small = (loaded.stream?.length ?? 0) < cachedStreamBytes
    if (cache.size < cachedObjects && small) cache.set(number, loaded)
    return loaded
  }

  function resolve(value: PdfValue | undefined): PdfValue {
    let current = value ?? null
    for (let hops = 0; isRef(current) && hops < 32; hops++) current = objectOf(current.ref).value
    return isRef(current) ? null : current
  }

  return { objectOf, resolve }
}

function pdfOf(file: Bytes, { places, trailer }: Found): Pdf {
  const { objectOf, resolve } = objectsOf(file, places)
  return {
    trailer,
    numbers: () => places.keys(),
    resolve,
    dict: (value) => {
      const resolved = resolve(value)
      return isDict(resolved) ? resolved : new Map()
    },
    stream(value) {
      const { value: dict, stream } = isRef(value) ? objectOf(value.ref) : nothing
      if (!isDict(dict) || stream === null) return null
      return attempt(() => decode(dict, stream, resolve)) ?? null
    },
  }
}
