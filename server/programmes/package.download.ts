/** Giving out an archive: made from its kept files while it is read, and checked against its digest. */
import { createHash } from 'node:crypto'
import { Transform, type Readable } from 'node:stream'
import { contentDisposition } from '../../domain/files/fileName.ts'
import { downloadPart } from '../../domain/programmes/package.endpoints.ts'
import type { Host } from '../kernel/host.ts'
import type { Input } from '../kernel/http/serve.ts'
import { trace } from '../kernel/history/trace.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { partStream, type Source } from './package.plan.ts'
import { visiblePackage } from './package.queries.ts'

/** Ends with an error where the bytes are not those that were promised: a torn download beats a false one. */
function checked(sha256: string): Transform {
  const hash = createHash('sha256')
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
    flush(done) {
      done(hash.digest('hex') === sha256 ? null : new Error('the archive differs from its digest'))
    },
  })
}

export type StoredPart = {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  /** Opens the archive; call it once. */
  readonly open: (host: Host) => Readable
}

async function sourcesOf(work: Reading, packageId: string, medium: string, part: number) {
  const rows = await work.db
    .selectFrom('programmes.package_file')
    .where('package_id', '=', packageId)
    .where('medium', '=', medium)
    .where('part', '=', part)
    .select(['path', 'sha256', 'body'])
    .orderBy('position')
    .execute()
  return rows.map((row) => {
    const source: Source =
      row.body === null ? { kept: row.sha256 } : { bytes: Buffer.from(row.body) }
    return { path: row.path, source }
  })
}

/** An archive of a built package, from what the database says of it. */
export async function storedPart(
  work: Reading,
  pack: { readonly id: string; readonly signed_at: Date | null },
  medium: string,
  number: number,
): Promise<StoredPart> {
  const part = await work.db
    .selectFrom('programmes.package_part')
    .where('package_id', '=', pack.id)
    .where('medium', '=', medium)
    .where('number', '=', number)
    .select(['name', 'bytes', 'sha256'])
    .executeTakeFirst()
  const known = found(part, 'part')
  const manifest = await work.db
    .selectFrom('programmes.package_manifest as m')
    .innerJoin('files.pub_version as v', 'v.id', 'm.version_id')
    .where('m.package_id', '=', pack.id)
    .where('m.medium', '=', medium)
    .select(['m.body', 'v.digest'])
    .executeTakeFirstOrThrow()
  const files = await sourcesOf(work, pack.id, medium, number)
  const made = pack.signed_at!.toISOString()
  return {
    ...known,
    open: (host) => {
      const list = { json: Buffer.from(manifest.body), pdf: { kept: manifest.digest! } }
      const zip = partStream(host, files, list, made)
      const out = checked(known.sha256)
      zip.on('error', (error) => out.destroy(error))
      out.on('close', () => zip.destroy())
      return zip.pipe(out)
    },
  }
}

export async function sendPart(
  work: Reading,
  { params, reply }: Input<typeof downloadPart>,
): Promise<Readable> {
  const pack = await visiblePackage(work, params.id)
  const part = await storedPart(work, pack, params.medium, params.number)
  trace(work, downloadPart.name, pack.id, { medium: params.medium, part: params.number })
  await work.host.traces.flush()
  void reply
    .type('application/zip')
    .header('content-disposition', contentDisposition(part.name, false))
    .header('content-length', part.bytes)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-cache')
    .header('etag', `"${part.sha256}"`)
  return part.open(work.host)
}
