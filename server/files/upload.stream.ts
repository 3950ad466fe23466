/**
 * Receiving the bytes of an upload. The body flows to disk outside any transaction, so that a slow line holds
 * no database connection; what arrived before the line broke is kept.
 */
import type { FileHandle } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sendBytes } from '../../domain/files/upload.endpoints.ts'
import { checkReceived, type Upload } from '../../domain/files/upload.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import type { Host } from '../kernel/host.ts'
import { checkDoor } from '../kernel/http/serve.ts'
import { Problem } from '../kernel/problem.ts'
import { storageOf } from './storage.ts'
import {
  digestOfFile,
  growingDigests,
  headOf,
  openStaged,
  removeStaged,
  stagedPath,
} from './staging.ts'
import {
  type Asking,
  type HeldUpload,
  holdMs,
  holdUpload,
  type Outcome,
  releaseHold,
  renewEveryMs,
  renewHold,
} from './upload.hold.ts'
import { type UploadRow, uploadOf } from './upload.queries.ts'

export const offsetMediaType = 'application/offset+octet-stream'
/** A line on which nothing comes for this long is taken for broken. */
const silenceMs = 60_000

const digests = growingDigests()

type Keeping = {
  /** What was acknowledged last; a request that fails falls back on it. */
  readonly acknowledgedBytes: () => number
  /** Resolves when a renewal that is under way is done; throws where the hold was lost. */
  readonly stop: () => Promise<void>
  readonly insistHeld: () => void
}

/** Renews the hold while bytes come, acknowledging what is on disk. */
function keepHold(
  host: Host,
  asking: Asking,
  held: HeldUpload,
  progress: { readonly handle: FileHandle; readonly atBytes: () => number },
): Keeping {
  let lost = false
  let acknowledged = progress.atBytes()
  let renewedAtMs = performance.now()
  let running: Promise<void> = Promise.resolve()
  const renew = async (): Promise<void> => {
    const atMs = performance.now()
    const durable = progress.atBytes()
    await progress.handle.datasync()
    lost ||= !(await renewHold(host, asking, held, durable))
    if (lost) return
    renewedAtMs = atMs
    acknowledged = durable
  }
  const timer = setInterval(() => {
    running = running.then(renew).catch((error: unknown) => host.log.warn({ err: error }, 'upload'))
  }, renewEveryMs)
  return {
    acknowledgedBytes: () => acknowledged,
    async stop() {
      clearInterval(timer)
      await running
    },
    // A process that slept past its hold must not write where another one writes by now.
    insistHeld() {
      if (lost || performance.now() - renewedAtMs > holdMs - 1000) {
        throw new Problem(conflict('files.upload_busy'))
      }
    },
  }
}

/** Writes all of it, wherever the file system takes only a part at a time. */
async function writeAt(handle: FileHandle, chunk: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < chunk.length;) {
    const { bytesWritten } = await handle.write(chunk, done, chunk.length - done, at + done)
    done += bytesWritten
  }
}

type Received = { readonly atBytes: number; readonly tooLong: boolean }

async function receive(
  body: IncomingMessage,
  held: HeldUpload,
  handle: FileHandle,
  keeping: Keeping,
  note: (atBytes: number) => void,
): Promise<Received> {
  const { id, bytes } = held.row
  let atBytes = held.row.received_bytes
  const silence = setTimeout(() => body.destroy(), silenceMs)
  try {
    // An early return leaves the line open, or the refusal could not be told.
    for await (const part of body.iterator({ destroyOnReturn: false })) {
      const chunk = part as Buffer
      silence.refresh()
      if (atBytes + chunk.length > bytes) return { atBytes, tooLong: true }
      keeping.insistHeld()
      await writeAt(handle, chunk, atBytes)
      digests.add(id, atBytes, chunk)
      atBytes += chunk.length
      note(atBytes)
    }
    return { atBytes, tooLong: false }
  } catch (error) {
    if (error instanceof Problem) throw error
    const code = (error as NodeJS.ErrnoException).code
    // A full or failing disk is our trouble; a line that broke is the caller's, who will come again.
    if (code !== undefined && code !== 'ECONNRESET' && code !== 'ERR_STREAM_PREMATURE_CLOSE') {
      throw error
    }
    return { atBytes, tooLong: false }
  } finally {
    clearTimeout(silence)
  }
}

async function outcomeOf(
  host: Host,
  held: HeldUpload,
  handle: FileHandle,
  received: Received,
): Promise<Outcome> {
  const { id, bytes, name, announced_sha256 } = held.row
  const receivedBytes = received.atBytes
  if (received.tooLong) {
    return { state: 'refused', receivedBytes, refusal: invalid('files.upload_too_long') }
  }
  await handle.datasync()
  if (receivedBytes < bytes) return { state: 'receiving', receivedBytes }
  const digest = digests.take(id, bytes) ?? (await digestOfFile(stagedPath(host, id)))
  const announced = { name, sha256: announced_sha256 }
  const verdict = checkReceived(announced, { head: await headOf(handle), sha256: digest })
  if (!verdict.ok) return { state: 'refused', receivedBytes, refusal: verdict }
  return { state: 'received', receivedBytes, digest }
}

/**
 * What a far store must have before the last byte is acknowledged: moving 2 GB takes longer than a transaction
 * may. Known refused content is not sent again; finishing says why.
 */
async function storeEarly(host: Host, id: string, digest: string): Promise<void> {
  const storage = storageOf(host)
  if (!storage.far) return
  const known = await host.database.reader
    .selectFrom('files.content')
    .where('digest', '=', digest)
    .select('state')
    .executeTakeFirst()
  if (known?.state !== 'refused') await storage.put(digest, stagedPath(host, id))
}

/** Opens the part file. One that was lost, with a folder that was not restored, begins again from nothing. */
async function openHeld(host: Host, asking: Asking, held: HeldUpload): Promise<FileHandle> {
  const { id, received_bytes } = held.row
  try {
    return await openStaged(host, id, received_bytes)
  } catch (error) {
    const lost = (error as NodeJS.ErrnoException).code === 'ENOENT'
    const receivedBytes = lost ? 0 : received_bytes
    await releaseHold(host, asking, held, { state: 'receiving', receivedBytes })
    throw lost ? new Problem(conflict('files.offset_wrong', { receivedBytes })) : error
  }
}

/** Receives one request's bytes into a held upload and says how far it came. */
async function receiveInto(
  host: Host,
  asking: Asking,
  held: HeldUpload,
  body: IncomingMessage,
): Promise<Upload> {
  let atBytes = held.row.received_bytes
  let outcome: Outcome | undefined
  let row: UploadRow | undefined
  const handle = await openHeld(host, asking, held)
  const keeping = keepHold(host, asking, held, { handle, atBytes: () => atBytes })
  try {
    const received = await receive(body, held, handle, keeping, (at) => (atBytes = at))
    outcome = await outcomeOf(host, held, handle, received)
    if (outcome.state === 'refused') await removeStaged(host, held.row.id)
    if (outcome.state === 'received') {
      const { receivedBytes, digest } = outcome
      // Every byte stays acknowledged while the store is away: the caller comes again with nothing to send.
      outcome = { state: 'receiving', receivedBytes }
      await storeEarly(host, held.row.id, digest)
      outcome = { state: 'received', receivedBytes, digest }
    }
  } finally {
    await keeping.stop()
    await handle.close()
    const failed: Outcome = { state: 'receiving', receivedBytes: keeping.acknowledgedBytes() }
    row = await releaseHold(host, asking, held, outcome ?? failed)
  }
  if (outcome.state === 'refused') throw new Problem(outcome.refusal)
  if (row === undefined) throw new Problem(conflict('files.upload_busy'))
  return uploadOf(row)
}

function offsetOf(request: FastifyRequest): number {
  const header = request.headers['upload-offset']
  if (typeof header !== 'string' || !/^\d{1,15}$/.test(header)) {
    throw new Problem(invalid('files.offset_missing'))
  }
  return Number(header)
}

/**
 * Adds the one route whose body is a stream. It stands beside `serve`, which opens a transaction for every
 * call; the door is the same.
 */
export function addUploadStream(app: FastifyInstance, host: Host): void {
  app.addContentTypeParser(offsetMediaType, (_request, body, done) => done(null, body))
  app.route({
    method: sendBytes.method,
    url: sendBytes.path,
    bodyLimit: sendBytes.bodyBytes!,
    config: { endpoint: sendBytes },
    schema: { params: sendBytes.params },
    preValidation: async (request) => checkDoor(sendBytes, request, request.identity.actor),
    handler: async (request, reply) => {
      const { id } = request.params as { id: string }
      const asking = { actor: request.identity.actor, requestId: request.id }
      const held = await holdUpload(host, asking, id, offsetOf(request))
      const upload = await receiveInto(host, asking, held, request.raw)
      return reply.header('upload-offset', upload.receivedBytes).send(upload)
    },
  })
}
