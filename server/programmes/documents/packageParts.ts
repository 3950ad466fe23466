/**
 * How the files of a package are spread over discs or mails. Every part is an archive of its own that opens
 * without the others; no file is ever cut.
 */
import { invalid, type Refusal } from '../../../domain/kernel/verdict.ts'

export type PackagedFile = {
  /** Path inside the archive, folders separated by /. */
  readonly path: string
  readonly bytes: number
  /** Files of one group, such as an application, stay together where a part has room for all of them. */
  readonly group: string
}

export type MediumLimit = {
  /** Room of one part as it travels; null for no limit. */
  readonly maxBytes: number | null
  /** Mail turns three bytes into four and breaks lines: 76 characters of text carry 57 bytes. */
  readonly encoding: 'none' | 'base64'
}

export type PackagePart<F extends PackagedFile = PackagedFile> = {
  readonly number: number
  readonly files: readonly F[]
  /** No archive of these files is larger than this. */
  readonly atMostBytes: number
}

/** Header, directory entry, data descriptor and ZIP64 fields of one entry; deflate adds at most 5 bytes a 16 KiB. */
function entryBytes({ path, bytes }: PackagedFile): number {
  const name = Buffer.byteLength(path)
  return bytes + 5 * (Math.floor(bytes / 16_383) + 1) + 2 * name + 30 + 46 + 24 + 64
}

const archiveEndBytes = 22 + 76
const decodedShare = (encoding: MediumLimit['encoding']) => (encoding === 'base64' ? 57 / 78 : 1)

/** The parts after the first carry this much of their own: a manifest of everything. */
export function planParts<F extends PackagedFile>(
  files: readonly F[],
  limit: MediumLimit,
  reservedBytes = 0,
): { readonly ok: true; readonly parts: readonly PackagePart<F>[] } | Refusal {
  const room =
    limit.maxBytes === null
      ? Infinity
      : Math.floor(limit.maxBytes * decodedShare(limit.encoding)) - archiveEndBytes - reservedBytes
  const tooLarge = files.find((file) => entryBytes(file) > room)
  if (tooLarge) {
    return invalid('programmes.file_exceeds_medium', {
      file: tooLarge.path,
      bytes: tooLarge.bytes,
      maxBytes: Math.max(0, room),
    })
  }
  const parts: { files: F[]; used: number }[] = []
  const put = (some: readonly F[], size: number): void => {
    const place = parts.find((part) => part.used + size <= room)
    if (place) {
      place.files.push(...some)
      place.used += size
    } else parts.push({ files: [...some], used: size })
  }
  for (const group of Map.groupBy(files, (file) => file.group).values()) {
    const size = group.reduce((sum, file) => sum + entryBytes(file), 0)
    if (size <= room) put(group, size)
    else for (const file of group) put([file], entryBytes(file))
  }
  return {
    ok: true,
    parts: parts.map((part, index) => ({
      number: index + 1,
      files: part.files,
      atMostBytes: part.used + archiveEndBytes + reservedBytes,
    })),
  }
}
