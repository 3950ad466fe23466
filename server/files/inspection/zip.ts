/** ZIP archives (PKWARE APPNOTE 6.3): the directory is read, every entry is really unpacked and counted. */
import { pipeline, Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import type { Finding } from '../../../domain/files/inspection.ts'
import { finding, inspectionLimits } from '../../../domain/files/inspectionReport.ts'
import { type Bytes, unreadable } from './bytes.ts'

export type ZipEntry = {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly packedBytes: number
  readonly unpackedBytes: number
  readonly at: number
}

const endSize = 22
const maxCommentBytes = 65_535
const chunkBytes = 256 * 1024
const stored = 0
const deflated = 8

type Directory = { readonly at: number; readonly bytes: number; readonly entries: number }

function readDirectory(file: Bytes): Directory {
  const tailAt = Math.max(0, file.size - endSize - maxCommentBytes)
  const tail = file.read(tailAt, endSize + maxCommentBytes)
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + endSize > tail.length) return unreadable('zip: no end record')
  const entries = tail.readUInt16LE(end + 10)
  const bytes = tail.readUInt32LE(end + 12)
  const at = tail.readUInt32LE(end + 16)
  if (entries !== 0xffff && bytes !== 0xffffffff && at !== 0xffffffff) return { at, bytes, entries }
  return readDirectory64(file, tail, end)
}

function readDirectory64(file: Bytes, tail: Buffer, end: number): Directory {
  const locator = end - 20
  if (locator < 0 || tail.toString('latin1', locator, locator + 4) !== 'PK\x06\x07') {
    return unreadable('zip64: no locator')
  }
  const record = file.read(Number(tail.readBigUInt64LE(locator + 8)), 56)
  if (record.length < 56 || record.toString('latin1', 0, 4) !== 'PK\x06\x06') {
    return unreadable('zip64: no end record')
  }
  return {
    entries: Number(record.readBigUInt64LE(32)),
    bytes: Number(record.readBigUInt64LE(40)),
    at: Number(record.readBigUInt64LE(48)),
  }
}

/** Values of 32 bits that did not fit stand in the extra field 1, in the order unpacked, packed, place. */
function wide(extra: Buffer, values: readonly number[]): number[] {
  let field: Buffer | undefined
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1)
      field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2))
  }
  let next = 0
  return values.map((value) => {
    if (value !== 0xffffffff || field === undefined) return value
    if (next + 8 > field.length) return unreadable('zip64: extra field too short')
    next += 8
    return Number(field.readBigUInt64LE(next - 8))
  })
}

function readEntry(directory: Buffer, at: number): { entry: ZipEntry; nextAt: number } {
  if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) {
    return unreadable('zip: directory broken')
  }
  const flags = directory.readUInt16LE(at + 8)
  const [nameBytes, extraBytes, noteBytes] = [28, 30, 32].map((k) => directory.readUInt16LE(at + k))
  const extraAt = at + 46 + nameBytes!
  const nextAt = extraAt + extraBytes! + noteBytes!
  const name = directory.subarray(at + 46, extraAt)
  const [unpackedBytes, packedBytes, localAt] = wide(
    directory.subarray(extraAt, extraAt + extraBytes!),
    [24, 20, 42].map((k) => directory.readUInt32LE(at + k)),
  )
  const entry: ZipEntry = {
    name: name.toString((flags & 0x800) !== 0 ? 'utf8' : 'latin1'),
    method: directory.readUInt16LE(at + 10),
    encrypted: (flags & 1) !== 0,
    packedBytes: packedBytes!,
    unpackedBytes: unpackedBytes!,
    at: localAt!,
  }
  return { entry, nextAt }
}

/** The entries of the directory, at most one more than the limit. */
export function zipEntries(file: Bytes): { entries: ZipEntry[]; declared: number } {
  const directory = readDirectory(file)
  const maxDirectoryBytes = inspectionLimits.maxEntries * 1024
  const bytes = file.read(directory.at, Math.min(directory.bytes, maxDirectoryBytes))
  const entries: ZipEntry[] = []
  const wanted = Math.min(directory.entries, inspectionLimits.maxEntries + 1)
  for (let at = 0; entries.length < wanted;) {
    const { entry, nextAt } = readEntry(bytes, at)
    entries.push(entry)
    at = nextAt
  }
  return { entries, declared: Math.max(directory.entries, entries.length) }
}

/** Where the packed bytes begin; the local header has its own lengths. */
function contentAt(file: Bytes, entry: ZipEntry): number {
  const local = file.read(entry.at, 30)
  if (local.length < 30 || local.readUInt32LE(0) !== 0x04034b50) return unreadable('zip: no entry')
  const at = entry.at + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
  return at + entry.packedBytes > file.size ? unreadable('zip: entry beyond the end') : at
}

function* packedChunks(file: Bytes, entry: ZipEntry): Generator<Buffer> {
  const start = contentAt(file, entry)
  for (let at = 0; at < entry.packedBytes; at += chunkBytes) {
    yield file.read(start + at, Math.min(chunkBytes, entry.packedBytes - at))
  }
}

/** The unpacked bytes, piece by piece; whoever has had enough stops asking. */
async function* unpacked(file: Bytes, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.method === stored) {
    yield* packedChunks(file, entry)
    return
  }
  if (entry.method !== deflated) return unreadable(`zip: method ${entry.method}`)
  const inflate = createInflateRaw({ chunkSize: chunkBytes })
  const source = Readable.from(packedChunks(file, entry), { objectMode: false })
  pipeline(source, inflate, () => undefined)
  try {
    for await (const chunk of inflate) yield chunk as Buffer
  } catch {
    return unreadable(`zip: ${entry.name.slice(0, 40)} does not unpack`)
  } finally {
    inflate.destroy()
  }
}

/** The first `maxBytes` of an entry. */
export async function unpack(file: Bytes, entry: ZipEntry, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let count = 0
  for await (const chunk of unpacked(file, entry)) {
    chunks.push(chunk)
    count += chunk.length
    if (count >= maxBytes) break
  }
  return Buffer.concat(chunks).subarray(0, maxBytes)
}

/** How many bytes an entry really unpacks to, counting little further than `limit`. */
export async function countUnpacked(file: Bytes, entry: ZipEntry, limit: number): Promise<number> {
  let count = 0
  for await (const chunk of unpacked(file, entry)) {
    count += chunk.length
    if (count > limit) break
  }
  return count
}

function unsafe(name: string): boolean {
  return /^[/\\]|^[a-zA-Z]:|(^|[/\\])\.\.([/\\]|$)|\0/.test(name)
}

function overlaps(entries: readonly ZipEntry[]): boolean {
  const ordered = entries.toSorted((a, b) => a.at - b.at)
  return ordered.some((entry, i) => {
    const next = ordered[i + 1]
    return next !== undefined && entry.at + 30 + entry.packedBytes > next.at
  })
}

/** What speaks against an archive, from its directory alone. */
export function directoryFindings(entries: readonly ZipEntry[], declared: number): Finding[] {
  const found: Finding[] = []
  const limit = inspectionLimits.maxEntries
  if (declared > limit) {
    return [finding('files.archive_too_many_entries', { entries: declared, limit })]
  }
  const bad = entries.find(({ name }) => unsafe(name))
  if (bad) found.push(finding('files.archive_unsafe_name', { name: bad.name.slice(0, 100) }))
  if (overlaps(entries)) found.push(finding('files.archive_overlaps'))
  if (entries.some(({ encrypted }) => encrypted)) found.push(finding('files.encrypted'))
  return found
}

/** What an archive of this size may unpack to. */
export function allowedBytesOf(file: Bytes): number {
  const { freeBytes, maxRatio, maxUnpackedBytes } = inspectionLimits
  return Math.min(Math.max(freeBytes, file.size * maxRatio), maxUnpackedBytes)
}

/** What speaks against an archive; the bytes it unpacks to are counted, whatever the directory says. */
export async function zipFindings(
  file: Bytes,
  entries: readonly ZipEntry[],
  declared: number,
): Promise<Finding[]> {
  const found = directoryFindings(entries, declared)
  if (found.length > 0) return found
  const allowedBytes = allowedBytesOf(file)
  const claimed = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0)
  let total = claimed > allowedBytes ? claimed : 0
  for (const entry of entries) {
    if (total > allowedBytes) break
    total += await countUnpacked(file, entry, allowedBytes - total)
  }
  if (total <= allowedBytes) return []
  const ratio = Math.round(total / Math.max(1, file.size))
  return [finding('files.archive_too_large', { ratio })]
}
