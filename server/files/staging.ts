/** The bytes of an unfinished upload: one file that grows, and the digest that grows with it. */
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host } from '../kernel/host.ts'

const headBytes = 4096
const digestsKept = 1000

function folderOf(host: Host): string {
  return join(host.config.dataDir, 'uploads')
}

export function stagedPath(host: Host, uploadId: string): string {
  return join(folderOf(host), `${uploadId}.part`)
}

/** Opens the part file and cuts what was never acknowledged. */
export async function openStaged(
  host: Host,
  uploadId: string,
  receivedBytes: number,
): Promise<FileHandle> {
  await mkdir(folderOf(host), { recursive: true, mode: 0o700 })
  const path = stagedPath(host, uploadId)
  // "r+" refuses to make a file: a lost part must not be taken for an empty one.
  const handle = await open(path, receivedBytes === 0 ? 'w+' : 'r+', 0o600)
  await handle.truncate(receivedBytes)
  return handle
}

export async function removeStaged(host: Host, uploadId: string): Promise<void> {
  await rm(stagedPath(host, uploadId), { force: true })
}

/** The first bytes, by which a kind of content is known. */
export async function headOf(handle: FileHandle): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
  return buffer.subarray(0, bytesRead)
}

export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    hash.update(chunk as Buffer)
  }
  return hash.digest('hex')
}

type Growing = { readonly hash: Hash; atBytes: number }

export type GrowingDigests = {
  /** Takes the next bytes into account if none before them is missing. */
  add(uploadId: string, atBytes: number, chunk: Uint8Array): void
  /** The digest of the whole, or undefined where it must be read again. */
  take(uploadId: string, bytes: number): string | undefined
}

/**
 * Digests of what this process received from the first byte on. A process that has not seen the beginning
 * (another one did, or this one was restarted) reads the file once, when it is whole.
 */
export function growingDigests(): GrowingDigests {
  const kept = new Map<string, Growing>()
  return {
    add(uploadId, atBytes, chunk) {
      if (atBytes === 0) kept.set(uploadId, { hash: createHash('sha256'), atBytes: 0 })
      const growing = kept.get(uploadId)
      if (growing === undefined) return
      if (growing.atBytes !== atBytes) {
        kept.delete(uploadId)
        return
      }
      growing.hash.update(chunk)
      growing.atBytes += chunk.length
      if (kept.size > digestsKept) kept.delete(kept.keys().next().value!)
    },
    take(uploadId, bytes) {
      const growing = kept.get(uploadId)
      kept.delete(uploadId)
      return growing?.atBytes === bytes ? growing.hash.digest('hex') : undefined
    },
  }
}

/** Part files that no upload owns any more and nobody has touched since `before`. */
export async function forgottenParts(
  host: Host,
  before: Date,
  isKnown: (uploadIds: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<string[]> {
  const names = await readdir(folderOf(host)).catch(() => [])
  const ids = names.filter((name) => name.endsWith('.part')).map((name) => name.slice(0, -5))
  const known = await isKnown(ids)
  const forgotten: string[] = []
  for (const id of ids.filter((one) => !known.has(one))) {
    const facts = await stat(stagedPath(host, id)).catch(() => null)
    if (facts && facts.mtime < before) forgotten.push(id)
  }
  return forgotten
}
