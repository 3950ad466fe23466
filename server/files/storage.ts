/** Where bytes are kept, by their digest: a folder, or an S3-compatible store. Both keep the same promises. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ByteRange } from '../../domain/files/byteRange.ts'
import type { Config } from '../kernel/config.ts'
import type { Host } from '../kernel/host.ts'
import { folderStorage } from './storage.folder.ts'
import { s3Storage } from './storage.s3.ts'

export type Stored = { readonly digest: string; readonly bytes: number; readonly changedAt: Date }

/**
 * What every keeper of bytes can do. One that is away for a while throws `Problem` "files.store_away" once its
 * own attempts are spent: whoever asked comes again, and nothing was half done.
 */
export type Storage = {
  /** Whether putting takes as long as a network does, and is better done outside of a transaction. */
  readonly far: boolean
  /** Keeps the bytes of a local file, which must be durable, under their digest; again is no harm. */
  readonly put: (digest: string, path: string) => Promise<void>
  /** The bytes, or a range of them. Read whole, they end in a fault unless they have their digest. */
  readonly get: (digest: string, range?: ByteRange) => Readable
  readonly stat: (digest: string) => Promise<Stored | null>
  readonly remove: (digest: string) => Promise<void>
  /** What is kept under digests that begin with these two digits, at most `limit`. */
  readonly list: (shard: string, limit: number) => Promise<Stored[]>
  /** Lends a local file with the bytes, for as long as `act` runs. */
  readonly withLocal: <T>(digest: string, act: (path: string) => Promise<T>) => Promise<T>
  /** Removes what transfers that broke off before this moment left behind. */
  readonly tidy: (before: Date) => Promise<void>
}

/** What is kept is not what it was: another digest, or no bytes at all. */
export class DamagedBytes extends Error {
  constructor(digest: string, fault: string) {
    super(`${digest}: ${fault}`)
    this.name = 'DamagedBytes'
  }
}

export function insistDigest(digest: string): void {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error('no digest')
}

/** `ab/cd/abcd…`: the same place in a folder and in a bucket, so that one can be copied into the other. */
export function placeOf(digest: string): string {
  insistDigest(digest)
  return `${digest.slice(0, 2)}/${digest.slice(2, 4)}/${digest}`
}

/** Holds the last piece back until the digest is known, so that damaged bytes never arrive as a whole. */
async function* checkedBytes(source: AsyncIterable<Uint8Array>, digest: string) {
  const hash = createHash('sha256')
  let held: Uint8Array | undefined
  for await (const chunk of source) {
    hash.update(chunk)
    if (held !== undefined) yield held
    held = chunk
  }
  if (hash.digest('hex') !== digest) throw new DamagedBytes(digest, 'other bytes than were kept')
  if (held !== undefined) yield held
}

export function checked(source: AsyncIterable<Uint8Array>, digest: string): Readable {
  return Readable.from(checkedBytes(source, digest), { objectMode: false })
}

/** The storage that a configuration names; `note` hears of a store that is away. */
export function openStorage(config: Config, note: (fault: string) => void): Storage {
  const { dataDir, s3 } = config
  return s3 === null
    ? folderStorage(join(dataDir, 'files'))
    : s3Storage(s3, { scratch: join(dataDir, 'uploads'), note })
}

const storages = new WeakMap<Host, Storage>()

/** The storage of this host. */
export function storageOf(host: Host): Storage {
  const known = storages.get(host)
  if (known) return known
  const made = openStorage(host.config, (fault) => host.log.warn({ fault }, 'file store'))
  storages.set(host, made)
  return made
}
