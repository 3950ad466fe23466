/** Giving a file out: ranges, a name that survives, and nothing a browser could run. */
import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { parseByteRange } from '../../domain/files/byteRange.ts'
import { downloadVersion } from '../../domain/files/version.endpoints.ts'
import { contentDisposition } from '../../domain/files/fileName.ts'
import { mayOpen } from '../../domain/files/version.ts'
import { invalid, missing } from '../../domain/kernel/verdict.ts'
import type { Input } from '../kernel/http/serve.ts'
import { trace } from '../kernel/history/trace.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { tellOpened } from './audience.ts'
import { storageOf } from './storage.ts'
import { type Visible, versionOf, visibleVersion } from './version.queries.ts'

const sandbox = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
// Browsers open no PDF in a sandbox; their viewers run no script of the page, and inspection refuses PDFs that
// bring scripts along.
const viewer = "default-src 'none'; object-src 'self'; frame-ancestors 'self'"

type Headers = {
  readonly inline: boolean
  /** Nothing of it is kept by a browser: whoever may read it no more finds none in a cache. */
  readonly confidential: boolean
}

function setHeaders(
  reply: FastifyReply,
  version: ReturnType<typeof versionOf>,
  { inline, confidential }: Headers,
) {
  const shown = inline && version.inline
  // What runs in no browser is named by its type; everything else is bytes to be saved.
  const type = version.inline ? version.mediaType : 'application/octet-stream'
  void reply
    .type(type)
    .header('content-disposition', contentDisposition(version.name, shown))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', type === 'application/pdf' ? viewer : sandbox)
    .header('cache-control', confidential ? 'private, no-store' : 'private, no-cache')
    .header('accept-ranges', 'bytes')
    .header('etag', `"${version.sha256}"`)
}

const isConfidential = ({ way }: Visible): boolean => way !== 'own' && way.confidential

/** Who opened what is in the database before the first byte leaves. */
async function traceIfConfidential(work: Reading, { row, way }: Visible): Promise<void> {
  if (way === 'own' || !way.confidential) return
  const facts = { thingKind: way.thing_kind, thingId: way.thing_id, digest: row.digest }
  trace(work, downloadVersion.name, row.id, facts)
  await tellOpened(work, way, row.name)
  await work.host.traces.flush()
}

/** A store that is away, or bytes that are gone, are told in words; a stream could only break off. */
async function insistKept(work: Reading, digest: string, bytes: number): Promise<void> {
  const stored = await storageOf(work.host).stat(digest)
  if (stored?.bytes === bytes) return
  work.host.log.error({ digest }, 'bytes are missing')
  throw new Problem(missing('files.bytes_missing', { digest: digest.slice(0, 12) }))
}

/** Answers the stream of bytes wanted, 206 for a range, 304 where the asker has them, 416 beyond the end. */
export async function download(
  work: Reading,
  { params, query, request, reply }: Input<typeof downloadVersion>,
): Promise<Readable | null> {
  const visible = await visibleVersion(work, params.id)
  const version = versionOf(visible.row)
  insist(mayOpen(version.inspection))
  await traceIfConfidential(work, visible)
  setHeaders(reply, version, {
    inline: query.inline ?? false,
    confidential: isConfidential(visible),
  })
  if (request.headers['if-none-match'] === `"${version.sha256}"`) {
    void reply.code(304)
    return null
  }
  const range = parseByteRange(request.headers.range, version.bytes)
  if (range === 'unsatisfiable') {
    void reply.header('content-range', `bytes */${version.bytes}`)
    throw new Problem(invalid('files.range_unsatisfiable', { bytes: version.bytes }))
  }
  await insistKept(work, version.sha256, version.bytes)
  if (range === 'whole') {
    void reply.header('content-length', version.bytes)
    return storageOf(work.host).get(version.sha256)
  }
  void reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${version.bytes}`)
    .header('content-length', range.end - range.start + 1)
  return storageOf(work.host).get(version.sha256, range)
}
