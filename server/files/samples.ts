/** What tests need to upload: an application with the upload stream, and small files. */
import type { FastifyInstance } from 'fastify'
import type { Upload } from '../../domain/files/upload.ts'
import type { Version } from '../../domain/files/version.ts'
import type { Host } from '../kernel/host.ts'
import { buildApp } from '../kernel/http/app.ts'
import { identifyWith, people } from '../people/index.ts'
import { files } from './index.ts'
import { inspectContent } from './inspection.jobs.ts'
import { addUploadStream, offsetMediaType } from './upload.stream.ts'

/** A test's world, and who knocks at its door, as far as uploading needs them. */
type World = { readonly host: Host }
type Caller = {
  readonly cookie: string
  readonly post: (
    path: string,
    body?: object,
  ) => Promise<{ readonly statusCode: number; readonly body: string; json<T>(): T }>
}

/** An application on the world's host that receives uploads, listening on a free port of this machine. */
export async function uploadApp(w: World): Promise<FastifyInstance & { readonly base: string }> {
  const app = await buildApp(w.host, {
    modules: [people, files],
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

/** The smallest PDF with so many pages; `more` adds objects, `first` is the content of the first page. */
export function samplePdf(
  pages: number,
  given: { readonly first?: string; readonly catalog?: string; readonly trailer?: string } = {},
): Buffer {
  const kids = Array.from({ length: pages }, (_one, i) => `${i + 5} 0 R`).join(' ')
  const content = given.first ?? 'BT /F1 12 Tf 72 720 Td (Hello) Tj ET'
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${given.catalog ?? ''} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} /Resources << /Font << /F1 3 0 R >> >> >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /UniGB-UTF16-H >>',
    `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    ...Array.from(
      { length: pages },
      () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    ),
  ]
  let text = '%PDF-1.7\n'
  const places = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const xrefAt = text.length
  const rows = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${given.trailer ?? ''} >>\n`
  return Buffer.from(`${text}startxref\n${xrefAt}\n%%EOF\n`, 'latin1')
}

/** Text as a PDF string in UTF-16, as the sample's font reads it. */
export function pdfHex(text: string): string {
  return `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
}
