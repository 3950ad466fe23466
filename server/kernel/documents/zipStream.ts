/**
 * Archives, streamed: names in UTF-8 with the flag that Windows, macOS and 7-Zip look for, entry
 * times given by the caller, the same bytes for the same input.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

export type ZipSource =
  | { readonly bytes: Uint8Array }
  | { readonly file: string }
  | { readonly open: () => Readable }

export type ZipEntry = { readonly path: string; readonly source: ZipSource }

/** Already compressed; packing them harder only costs time. */
const packed = /\.(pdf|docx|xlsx|pptx|zip|7z|rar|jpe?g|png|gif|webp|mp4|mov)$/i

/** Folders must not lead out of the archive, and \ : and the like mean something else on Windows. */
function insist(path: string): void {
  const parts = path.split('/')
  const bad = parts.some(
    (part) => part === '' || part === '.' || part === '..' || /[. ]$/.test(part),
  )
  if (bad || /[\\:*?"<>|\u0000-\u001F]/.test(path))
    throw new RangeError(`not a portable path: ${path}`)
}

/** ZIP keeps wall time without a zone; it shows Beijing time wherever it is written and opened. */
function beijingWallTime(isoMoment: string): Date {
  const shifted = new Date(Date.parse(isoMoment) + 8 * 3_600_000)
  return new Date(
    shifted.getUTCFullYear(),
    shifted.getUTCMonth(),
    shifted.getUTCDate(),
    shifted.getUTCHours(),
    shifted.getUTCMinutes(),
    shifted.getUTCSeconds(),
  )
}

const maxEntries = 50_000

/** Throws on a path that is not portable or given twice (also when only the case differs). */
export function zipStream(entries: readonly ZipEntry[], isoMoment: string): Readable {
  if (entries.length > maxEntries) throw new RangeError(`at most ${maxEntries} entries`)
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  zip.on('error', (error: Error) => output.destroy(error))
  const seen = new Set<string>()
  const mtime = beijingWallTime(isoMoment)
  for (const { path, source } of entries) {
    insist(path)
    const key = path.normalize('NFC').toLowerCase()
    if (seen.has(key)) throw new RangeError(`twice in the archive: ${path}`)
    seen.add(key)
    const options = {
      mtime,
      mode: 0o100644,
      forceDosTimestamp: true,
      compress: true,
      compressionLevel: packed.test(path) ? 1 : 6,
    }
    if ('bytes' in source) zip.addBuffer(Buffer.from(source.bytes), path, options)
    else {
      zip.addReadStreamLazy(path, options, (give) => {
        const input = 'file' in source ? createReadStream(source.file) : source.open()
        // An error without a listener would end the process; a reader that leaves must not leave files open.
        input.once('error', (error: Error) => output.destroy(error))
        output.once('close', () => input.destroy())
        give(null, input)
      })
    }
  }
  zip.end()
  return output
}

/** Bytes and SHA-256 of a stream that is read to its end. */
export async function digestOfStream(stream: AsyncIterable<Uint8Array>): Promise<{
  readonly bytes: number
  readonly sha256: string
}> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of stream) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { bytes, sha256: hash.digest('hex') }
}
