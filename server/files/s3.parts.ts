/** Large objects go up in parts; a transfer that broke off is taken up again with the parts that arrived. */
import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { recordsIn, type S3Client } from './s3.client.ts'
import { DamagedBytes } from './storage.ts'

/** Three of them in memory at once; 2 GB are 128. */
export const partBytes = 16 * 1024 * 1024
const atOnce = 3

type Whole = {
  readonly digest: string
  readonly key: string
  readonly path: string
  readonly bytes: number
}
type Part = { readonly number: number; readonly etag: string }

const bare = (etag: string): string => etag.replaceAll('"', '')

/** An upload of this very key that broke off. Stores that list none begin anew. */
async function openUpload(s3: S3Client, key: string): Promise<string | undefined> {
  const answer = await s3.send({ method: 'GET', query: { uploads: '', prefix: s3.prefix + key } })
  if (!answer.ok) return undefined
  const rows = recordsIn(await answer.text(), 'Upload')
  return rows.find((row) => row['Key'] === s3.prefix + key)?.['UploadId']
}

async function beginUpload(s3: S3Client, key: string): Promise<string> {
  const answer = await s3.send({ method: 'POST', key, query: { uploads: '' } })
  if (!answer.ok) throw await s3.fault('begin', answer)
  const [row] = recordsIn(await answer.text(), 'InitiateMultipartUploadResult')
  const id = row?.['UploadId']
  if (id === undefined) throw s3.away('begin: no UploadId')
  return id
}

/** The parts that arrived before: number → ETag. */
async function arrived(s3: S3Client, key: string, uploadId: string): Promise<Map<number, string>> {
  const found = new Map<number, string>()
  const answer = await s3.send({ method: 'GET', key, query: { uploadId, 'max-parts': '1000' } })
  if (!answer.ok) return found
  for (const row of recordsIn(await answer.text(), 'Part')) {
    found.set(Number(row['PartNumber']), bare(row['ETag'] ?? ''))
  }
  return found
}

async function sendPart(
  s3: S3Client,
  { key }: Whole,
  uploadId: string,
  number: number,
  body: Uint8Array<ArrayBuffer>,
): Promise<Part> {
  const query = { partNumber: String(number), uploadId }
  const signal = AbortSignal.timeout(300_000)
  const answer = await s3.send({ method: 'PUT', key, query, body, signal })
  if (!answer.ok) throw await s3.fault(`part ${number}`, answer)
  await answer.body?.cancel()
  return { number, etag: bare(answer.headers.get('etag') ?? '') }
}

async function readPart(handle: FileHandle, number: number, bytes: number) {
  const at = (number - 1) * partBytes
  const body = new Uint8Array(Math.min(partBytes, bytes - at))
  for (let done = 0; done < body.length;) {
    const { bytesRead } = await handle.read(body, done, body.length - done, at + done)
    if (bytesRead === 0) throw new Error('the file to be kept is shorter than it was')
    done += bytesRead
  }
  return body
}

/** Sends every part that is not there yet, a few at once; the whole is hashed on the way. */
async function sendParts(s3: S3Client, whole: Whole, uploadId: string): Promise<Part[]> {
  const there = await arrived(s3, whole.key, uploadId)
  const count = Math.ceil(whole.bytes / partBytes)
  const hash = createHash('sha256')
  const parts: Part[] = []
  const running = new Set<Promise<void>>()
  const handle = await open(whole.path, 'r')
  try {
    for (let number = 1; number <= count; number++) {
      const body = await readPart(handle, number, whole.bytes)
      hash.update(body)
      const etag = createHash('md5').update(body).digest('hex')
      if (there.get(number) === etag) {
        parts.push({ number, etag })
        continue
      }
      const sending = sendPart(s3, whole, uploadId, number, body).then((part) => {
        parts.push(part)
        running.delete(sending)
      })
      running.add(sending)
      // What fails is heard of by whoever waits next.
      sending.catch(() => undefined)
      if (running.size >= atOnce) await Promise.race(running)
    }
    await Promise.all(running)
  } finally {
    await handle.close()
  }
  if (hash.digest('hex') !== whole.digest) {
    await s3.send({ method: 'DELETE', key: whole.key, query: { uploadId } })
    throw new DamagedBytes(whole.digest, 'the file to be kept has changed')
  }
  return parts.toSorted((a, b) => a.number - b.number)
}

function completion(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const list = parts.map(
    ({ number, etag }) => `<Part><PartNumber>${number}</PartNumber><ETag>"${etag}"</ETag></Part>`,
  )
  return new TextEncoder().encode(
    `<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`,
  )
}

/** Puts the parts together. Another process may have done so first, which is as good. */
async function complete(s3: S3Client, whole: Whole, uploadId: string, parts: readonly Part[]) {
  const body = completion(parts)
  const signal = AbortSignal.timeout(300_000)
  const answer = await s3.send({
    method: 'POST',
    key: whole.key,
    query: { uploadId },
    body,
    signal,
    headers: { 'content-type': 'application/xml' },
  })
  // A fault found late comes as an answer of 200.
  const text = await answer.clone().text()
  if (answer.ok && recordsIn(text, 'Error').length === 0) return
  const head = await s3.send({ method: 'HEAD', key: whole.key })
  if (head.ok && Number(head.headers.get('content-length')) === whole.bytes) return
  throw await s3.fault('complete', answer)
}

export async function putInParts(s3: S3Client, whole: Whole): Promise<void> {
  const uploadId = (await openUpload(s3, whole.key)) ?? (await beginUpload(s3, whole.key))
  const parts = await sendParts(s3, whole, uploadId)
  await complete(s3, whole, uploadId, parts)
}

/** Gives up uploads that nobody continued; stores that list none clear them by a rule of their own. */
export async function abortOldParts(s3: S3Client, before: Date): Promise<void> {
  const { prefix } = s3
  const answer = await s3.send({ method: 'GET', query: { uploads: '', prefix } })
  if (!answer.ok) return
  for (const row of recordsIn(await answer.text(), 'Upload')) {
    const { Key: key, UploadId: uploadId, Initiated: begun } = row
    if (key === undefined || uploadId === undefined || !(new Date(begun ?? 0) < before)) continue
    await s3.send({ method: 'DELETE', key: key.slice(prefix.length), query: { uploadId } })
  }
}
