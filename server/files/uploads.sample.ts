/** What tests need to upload: an application with the upload stream, and the whole way of a file. */
import type { FastifyInstance } from 'fastify'
import type { Upload } from '../../domain/files/upload.ts'
import type { Version } from '../../domain/files/version.ts'
import { buildApp } from '../kernel/http/app.ts'
import { modules } from '../modules.ts'
import { identifyWith } from '../people/index.ts'
import type { Caller, World } from '../testing/world.ts'
import { inspectContent } from './inspection.jobs.ts'
import { addUploadStream, offsetMediaType } from './upload.stream.ts'

/** An application on the world's host that receives uploads, listening on a free port of this machine. */
export async function uploadApp(w: World): Promise<FastifyInstance & { readonly base: string }> {
  const app = await buildApp(w.host, {
    modules,
    identify: identifyWith(w.host),
    extend: async (inner) => addUploadStream(inner, w.host),
  })
  const base = await app.listen({ port: 0, host: '127.0.0.1' })
  return Object.assign(app, { base })
}

/** Sends bytes from an offset on, over a real connection. */
export function send(
  base: string,
  caller: Caller,
  uploadId: string,
  offset: number,
  body: Uint8Array | ReadableStream,
  signal?: AbortSignal,
): Promise<Response> {
  return fetch(`${base}/api/files/uploads/${uploadId}`, {
    method: 'PATCH',
    body,
    headers: {
      cookie: caller.cookie,
      'x-baigong-csrf': '1',
      'content-type': offsetMediaType,
      'upload-offset': String(offset),
    },
    ...(signal === undefined ? {} : { signal }),
    duplex: 'half',
  } as RequestInit)
}

/** The whole way of a small file: create, send, finish. Throws where a step is refused. */
export async function uploadWhole(
  base: string,
  caller: Caller,
  name: string,
  bytes: Uint8Array,
  more: { readonly fileId?: string } = {},
): Promise<Version> {
  const made = await caller.post('/api/files/uploads', { name, bytes: bytes.length, ...more })
  if (made.statusCode !== 200) throw new Error(made.body)
  const { id } = made.json<Upload>()
  const sent = await send(base, caller, id, 0, bytes)
  if (sent.status !== 200) throw new Error(await sent.text())
  const finished = await caller.post(`/api/files/uploads/${id}/finish`)
  if (finished.statusCode !== 200) throw new Error(finished.body)
  return finished.json<Version>()
}

/** Inspects whatever waits, as the job does. */
export async function inspectWaiting(w: World): Promise<void> {
  const { rows } = await w.host.database.owner.query(
    `select digest from files.content where state = 'waiting'`,
  )
  for (const { digest } of rows as { digest: string }[]) await inspectContent(w.host, { digest })
}
