/** An index as files: each segment one that never changes, called by its digest, and a small list of them. */
import { createHash } from 'node:crypto'
import type { SearchSchema } from '../schema.ts'
import { Fault } from '../segment/fault.ts'
import { openSegment, type Segment } from '../segment/segment.ts'
import { emptyIndex, holdSegment, type SearchIndex } from './hold.ts'

const format = 1
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export type SegmentFile = { readonly name: string; readonly bytes: Uint8Array }
export type Snapshot = {
  /** To be written, and flushed, before the manifest. Those already kept under their name need not be written. */
  readonly files: readonly SegmentFile[]
  readonly manifest: Uint8Array
}

const names = new WeakMap<Segment, string>()

function fileOf(segment: Segment): SegmentFile {
  const bytes = new Uint8Array(segment.buffer)
  const name = names.get(segment) ?? digestOf(bytes)
  names.set(segment, name)
  return { name, bytes }
}

type Entry = { readonly name: string; readonly bytes: number; readonly gone: string }
type Manifest = {
  readonly format: number
  readonly schema: string
  /** Of the event log: what the index knows of. */
  readonly cursor: string
  readonly segments: readonly Entry[]
}

const bytesOfGone = (gone: Uint32Array): Buffer =>
  Buffer.from(gone.buffer, gone.byteOffset, gone.byteLength)

/** `cursor` says up to where the log of events has been read into this index. */
export function snapshotOf(index: SearchIndex, cursor: string): Snapshot {
  const files = index.held.map(({ segment }) => fileOf(segment))
  const manifest: Manifest = {
    format,
    schema: index.schema.version,
    cursor,
    segments: index.held.map(({ gone }, place) => ({
      name: files[place]!.name,
      bytes: files[place]!.bytes.length,
      gone: bytesOfGone(gone).toString('base64'),
    })),
  }
  const told = Buffer.from(JSON.stringify(manifest))
  return { files, manifest: Buffer.concat([Buffer.from(`${digestOf(told)}\n`), told]) }
}

function isEntry(value: unknown): value is Entry {
  const entry = value as Partial<Entry> | null
  return (
    typeof entry === 'object' &&
    typeof entry?.name === 'string' &&
    typeof entry.gone === 'string' &&
    Number.isSafeInteger(entry.bytes)
  )
}

function manifestOf(bytes: Uint8Array): Manifest {
  const text = Buffer.from(bytes)
  const end = text.indexOf(10)
  if (end !== 64) throw new Fault('manifest_content')
  const told = text.subarray(end + 1)
  if (text.subarray(0, end).toString('latin1') !== digestOf(told)) throw new Fault('segment_digest')
  let manifest: Partial<Manifest> | null
  try {
    manifest = JSON.parse(told.toString('utf8')) as Partial<Manifest> | null
  } catch {
    throw new Fault('manifest_content')
  }
  if (
    manifest?.format !== format ||
    typeof manifest.schema !== 'string' ||
    typeof manifest.cursor !== 'string' ||
    !Array.isArray(manifest.segments) ||
    !manifest.segments.every(isEntry)
  ) {
    throw new Fault('manifest_content')
  }
  return manifest as Manifest
}

function goneOf({ gone }: Entry, documents: number): Uint32Array {
  const bytes = Buffer.from(gone, 'base64')
  const bits = new Uint32Array(Math.ceil(documents / 32))
  if (bytes.length !== bits.byteLength) throw new Fault('manifest_content')
  new Uint8Array(bits.buffer).set(bytes)
  return bits
}

/** A buffer that begins at a multiple of eight and holds nothing else. */
function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = bytes
  if (byteOffset === 0 && byteLength === buffer.byteLength) return buffer as ArrayBuffer
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer
}

/** Reads an index back; throws a `Fault` with its code for whatever is torn, strange or of another schema. */
export function openSnapshot(
  schema: SearchSchema,
  manifest: Uint8Array,
  readFile: (name: string) => Uint8Array | undefined,
): { index: SearchIndex; cursor: string } {
  const { segments, cursor, schema: version } = manifestOf(manifest)
  if (version !== schema.version) throw new Fault('segment_schema')
  const index = emptyIndex(schema)
  for (const entry of segments) {
    const bytes = readFile(entry.name)
    if (bytes === undefined) throw new Fault('segment_absent')
    if (bytes.length !== entry.bytes) throw new Fault('segment_length')
    if (digestOf(bytes) !== entry.name) throw new Fault('segment_digest')
    const segment = openSegment(schema, ownBuffer(bytes))
    names.set(segment, entry.name)
    index.held.push(holdSegment(index, segment, goneOf(entry, segment.documents)))
  }
  return { index, cursor }
}
