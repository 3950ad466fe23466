/** Writing and reading the pieces of a backup: digest, gzip and, with a key, AES-256-GCM. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  scrypt,
  type DecipherGCM,
} from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Header, Parcel } from './contents.ts'

type Bytes = AsyncIterable<Buffer>
type Encryption = NonNullable<Header['encryption']>

const nonceBytes = 12
const tagBytes = 16

/** Refused input, in a sentence for the one at the terminal. */
export class BackupRefused extends Error {}

export function newEncryption(): Encryption {
  const salt = randomBytes(16).toString('base64url')
  return { kdf: 'scrypt', n: 2 ** 17, r: 8, p: 1, salt, cipher: 'aes-256-gcm' }
}

/** 32 bytes from a passphrase; slow on purpose (128 MiB and about half a second). */
export function keyOf(passphrase: string, { n, r, p, salt }: Encryption): Promise<Buffer> {
  const limits = { N: n, r, p, maxmem: 2 * 128 * n * r }
  return new Promise((resolve, reject) => {
    const secret = passphrase.normalize('NFKC')
    scrypt(secret, Buffer.from(salt, 'base64url'), 32, limits, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}

/** A file's name in the backup; with a key it does not tell the digest of what it holds. */
export function parcelName(sha256: string, key: Buffer | undefined): string {
  if (key === undefined) return sha256
  return createHmac('sha256', key).update(sha256).digest('hex')
}

/** Binds each piece to its place, so that none can be put in another's. */
function encryptAs(at: string, key: Buffer) {
  return async function* (source: Bytes): Bytes {
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    cipher.setAAD(Buffer.from(at))
    yield nonce
    for await (const chunk of source) yield cipher.update(chunk)
    yield cipher.final()
    yield cipher.getAuthTag()
  }
}

/** Everything but the last `tagBytes`, which are held back until they are known to be the last. */
function decryptAs(at: string, key: Buffer) {
  return async function* (source: Bytes): Bytes {
    let held: Buffer = Buffer.alloc(0)
    let decipher: DecipherGCM | null = null
    for await (const chunk of source) {
      held = Buffer.concat([held, chunk])
      if (decipher === null) {
        if (held.length < nonceBytes) continue
        decipher = createDecipheriv('aes-256-gcm', key, held.subarray(0, nonceBytes))
        decipher.setAAD(Buffer.from(at))
        held = held.subarray(nonceBytes)
      }
      if (held.length <= tagBytes) continue
      yield decipher.update(held.subarray(0, -tagBytes))
      held = held.subarray(-tagBytes)
    }
    if (decipher === null || held.length !== tagBytes) throw new Error('it is cut short')
    decipher.setAuthTag(held)
    yield decipher.final()
  }
}

function counted(hash: ReturnType<typeof createHash>, count: (bytes: number) => void) {
  return async function* (source: Bytes): Bytes {
    for await (const chunk of source) {
      hash.update(chunk)
      count(chunk.length)
      yield chunk
    }
  }
}

async function* asItIs(source: Bytes): Bytes {
  yield* source
}

/** Writes one piece and answers what it holds. */
export async function writeParcel(
  folder: string,
  at: string,
  source: Bytes,
  key: Buffer | undefined,
): Promise<Parcel> {
  const file = join(folder, at)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let bytes = 0
  await pipeline(
    source,
    counted(hash, (more) => (bytes += more)),
    createGzip({ level: 4 }),
    key === undefined ? asItIs : encryptAs(at, key),
    createWriteStream(file, { mode: 0o600, flush: true }),
  )
  return { at, bytes, sha256: hash.digest('hex') }
}

/**
 * Streams one piece into `sink` and only then says whether it was whole: the receiver must be able to undo.
 * Throws `BackupRefused` where the piece is missing, changed, or the passphrase wrong.
 */
export async function readParcel(
  folder: string,
  parcel: Parcel,
  key: Buffer | undefined,
  sink: NodeJS.WritableStream,
): Promise<void> {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    await pipeline(
      createReadStream(join(folder, parcel.at)),
      key === undefined ? asItIs : decryptAs(parcel.at, key),
      createGunzip(),
      counted(hash, (more) => (bytes += more)),
      sink,
    )
  } catch (error) {
    throw new BackupRefused(`${parcel.at} cannot be read: ${(error as Error).message}`, {
      cause: error,
    })
  }
  if (hash.digest('hex') !== parcel.sha256 || bytes !== parcel.bytes) {
    throw new BackupRefused(`${parcel.at} holds something else than when the backup was made`)
  }
}
