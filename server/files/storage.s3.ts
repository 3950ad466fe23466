/** Bytes kept in an S3-compatible store: MinIO, Ceph, the object stores of the clouds. */
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ByteRange } from '../../domain/files/byteRange.ts'
import type { S3Settings } from '../kernel/config.s3.ts'
import { sha256Of } from '../kernel/sha256.ts'
import { type S3Client, recordsIn, s3Client } from './s3.client.ts'
import { abortOldParts, partBytes, putInParts } from './s3.parts.ts'
import {
  checked,
  DamagedBytes,
  insistDigest,
  placeOf,
  type Storage,
  type Stored,
} from './storage.ts'

type Around = { readonly scratch: string; readonly note: (fault: string) => void }

/** A connection on which nothing comes for this long is taken for broken. */
const silenceMs = 30_000
const resumesMax = 5
const listMax = 1000

async function statIn(s3: S3Client, digest: string): Promise<Stored | null> {
  const answer = await s3.send({ method: 'HEAD', key: placeOf(digest) })
  if (answer.status === 404) return null
  if (!answer.ok) throw await s3.fault('HEAD', answer)
  const changedAt = new Date(answer.headers.get('last-modified') ?? 0)
  return { digest, bytes: Number(answer.headers.get('content-length')), changedAt }
}

async function putIn(s3: S3Client, digest: string, path: string): Promise<void> {
  const { size } = await stat(path)
  if ((await statIn(s3, digest))?.bytes === size) return
  if (size > partBytes) return putInParts(s3, { digest, key: placeOf(digest), path, bytes: size })
  const body = new Uint8Array(await readFile(path))
  if (sha256Of(body) !== digest) {
    throw new DamagedBytes(digest, 'the file to be kept has changed')
  }
  const answer = await s3.send({ method: 'PUT', key: placeOf(digest), body, digest })
  if (!answer.ok) throw await s3.fault('PUT', answer)
  await answer.body?.cancel()
}

/** The bytes of one answer; silence breaks it. */
async function* bodyOf(answer: Response, silence: AbortController): AsyncGenerator<Uint8Array> {
  const timer = setTimeout(() => silence.abort(new Error('silence')), silenceMs)
  try {
    for await (const chunk of answer.body!) {
      timer.refresh()
      yield chunk
    }
  } finally {
    clearTimeout(timer)
  }
}

/** The bytes from `start` on; a connection that breaks is taken up again where it broke. */
async function* bytesIn(
  s3: S3Client,
  digest: string,
  range?: ByteRange,
): AsyncGenerator<Uint8Array> {
  const start = range?.start ?? 0
  const end = range?.end ?? ''
  const lengthBytes = range === undefined ? Infinity : range.end - range.start + 1
  for (let sent = 0, resumes = 0; ;) {
    const silence = new AbortController()
    const signal = AbortSignal.any([silence.signal])
    const wanted = range !== undefined || sent > 0
    const headers = wanted ? { range: `bytes=${start + sent}-${end}` } : {}
    const answer = await s3.send({ method: 'GET', key: placeOf(digest), headers, signal })
    if (answer.status === 404) throw new DamagedBytes(digest, 'nothing is kept')
    if (answer.status !== (wanted ? 206 : 200)) throw await s3.fault('GET', answer)
    try {
      const due = Math.min(Number(answer.headers.get('content-length')), lengthBytes - sent)
      let here = 0
      for await (const chunk of bodyOf(answer, silence)) {
        // Some stores answer a range with more than it asks for.
        const piece = chunk.subarray(0, due - here)
        yield piece
        here += piece.length
        sent += piece.length
        if (here === due) return
      }
    } catch (error) {
      if (++resumes > resumesMax) throw s3.away(`GET broke off: ${(error as Error).message}`)
    }
  }
}

async function listIn(s3: S3Client, shard: string, limit: number) {
  const found: Stored[] = []
  for (let after = ''; found.length < limit;) {
    const query: Record<string, string> = {
      'list-type': '2',
      prefix: `${s3.prefix}${shard}/`,
      'max-keys': String(Math.min(listMax, limit - found.length)),
      ...(after === '' ? {} : { 'start-after': after }),
    }
    const answer = await s3.send({ method: 'GET', query })
    if (!answer.ok) throw await s3.fault('LIST', answer)
    const rows = recordsIn(await answer.text(), 'Contents')
    for (const row of rows) {
      const digest = row['Key']?.split('/').at(-1) ?? ''
      if (!/^[0-9a-f]{64}$/.test(digest)) continue
      const changedAt = new Date(row['LastModified'] ?? 0)
      found.push({ digest, bytes: Number(row['Size']), changedAt })
    }
    after = rows.at(-1)?.['Key'] ?? ''
    if (rows.length < listMax) break
  }
  return found.slice(0, limit)
}

/** `<prefix>ab/cd/abcd…` in a bucket that exists. */
export function s3Storage(settings: S3Settings, { scratch, note }: Around): Storage {
  const s3 = s3Client(settings, note)
  const get = (digest: string, range?: ByteRange): Readable => {
    insistDigest(digest)
    const bytes = bytesIn(s3, digest, range)
    return range === undefined
      ? checked(bytes, digest)
      : Readable.from(bytes, { objectMode: false })
  }
  return {
    far: true,
    put: (digest, path) => putIn(s3, digest, path),
    get,
    stat: (digest) => statIn(s3, digest),
    async remove(digest) {
      const answer = await s3.send({ method: 'DELETE', key: placeOf(digest) })
      if (!answer.ok && answer.status !== 404) throw await s3.fault('DELETE', answer)
      await answer.body?.cancel()
    },
    list: (shard, limit) => listIn(s3, shard, limit),
    async withLocal(digest, act) {
      await mkdir(scratch, { recursive: true, mode: 0o700 })
      // Named like an unfinished upload: should this process die, the part is swept as one.
      const path = join(scratch, `${randomUUID()}.part`)
      try {
        await pipeline(get(digest), createWriteStream(path, { mode: 0o600 }))
        return await act(path)
      } finally {
        await rm(path, { force: true })
      }
    },
    tidy: (before) => abortOldParts(s3, before),
  }
}
