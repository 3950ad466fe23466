/**
 * Reading and rewriting small ZIP archives (Word and Excel files) in memory, with limits against bombs.
 * Large packages are streamed elsewhere and never pass here.
 */
import { unzipSync, zipSync, type Unzipped } from 'fflate'
import { invalid, type Refusal } from '../../../domain/kernel/verdict.ts'

export type ArchiveLimits = {
  readonly maxBytes: number
  readonly maxEntries: number
  readonly maxTotalBytes: number
  /** Unpacked size over packed size of one entry; XML rarely passes 60. */
  readonly maxRatio: number
}

export const officeLimits: ArchiveLimits = {
  maxBytes: 20 * 1024 * 1024,
  maxEntries: 2_000,
  maxTotalBytes: 200 * 1024 * 1024,
  maxRatio: 300,
}

/** Every ZIP entry starts with this; what does not is no Word or Excel file. */
const localHeader = 0x04034b50

/**
 * The wanted entries of an archive. Sizes are judged by the directory before anything is unpacked, and an
 * entry is never unpacked beyond the size its directory states, so a lying directory gains nothing.
 */
export function openArchive(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ArchiveLimits = officeLimits,
): { readonly ok: true; readonly entries: Unzipped } | Refusal {
  if (bytes.length > limits.maxBytes) {
    return invalid('kernel.archive_too_large', { maxBytes: limits.maxBytes })
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 22 || view.getUint32(0, true) !== localHeader) {
    return invalid('kernel.archive_unreadable')
  }
  let entryCount = 0
  let totalBytes = 0
  let bomb = false
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        entryCount += 1
        totalBytes += originalSize
        bomb ||=
          entryCount > limits.maxEntries ||
          totalBytes > limits.maxTotalBytes ||
          originalSize > Math.max(size, 1) * limits.maxRatio
        return !bomb && wanted(name)
      },
    })
    if (bomb) return invalid('kernel.archive_bomb', { maxEntries: limits.maxEntries })
    return { ok: true, entries }
  } catch {
    return invalid('kernel.archive_unreadable')
  }
}

/** The earliest moment a ZIP entry can carry; used where the moment of writing must not change the bytes. */
const earliest = new Date(1980, 0, 1)

/**
 * The same Office file with fixed entry times and some parts replaced, so that equal content is equal bytes.
 * Entry times are local wall time in ZIP; a fixed local date keeps them the same in every zone.
 */
export function repackOffice(
  bytes: Uint8Array,
  replace: Readonly<Record<string, string | ((before: string) => string)>>,
): Uint8Array {
  const entries = unzipSync(bytes)
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()
  for (const [name, next] of Object.entries(replace)) {
    const before = entries[name] ? decoder.decode(entries[name]) : ''
    entries[name] = encoder.encode(typeof next === 'string' ? next : next(before))
  }
  // [Content_Types].xml goes first: some readers recognise the kind of file by its first entry.
  const names = Object.keys(entries).sort((a, b) => (a < b ? -1 : 1))
  return zipSync(Object.fromEntries(names.map((name) => [name, entries[name]!])), {
    mtime: earliest,
    level: 6,
  })
}

const xmlSigns: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Text for XML, without the control characters that XML 1.0 cannot hold. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[&<>"]/g, (sign) => xmlSigns[sign]!)
}

/** `docProps/core.xml`: the libraries write the clock there; ours says what the caller says. */
export function coreProperties(title: string, created: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${xmlText(title)}</dc:title><dc:creator>Baigong</dc:creator>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${xmlText(created)}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${xmlText(created)}</dcterms:modified>` +
    '</cp:coreProperties>'
  )
}
