/** Where bytes are kept, by their digest. A folder now; whatever can do these five things may take its place. */
import { createReadStream } from 'node:fs'
import { constants, copyFile, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { ByteRange } from '../../domain/files/byteRange.ts'
import type { Host } from '../kernel/host.ts'

export type Stored = { readonly digest: string; readonly bytes: number; readonly changedAt: Date }

export type Storage = {
  /** Keeps the bytes of a local file, which must be durable, under their digest; again is no harm. */
  readonly put: (digest: string, path: string) => Promise<void>
  /** The bytes, or a range of them; fails while it is read where the digest is not kept. */
  readonly get: (digest: string, range?: ByteRange) => Readable
  readonly stat: (digest: string) => Promise<Stored | null>
  readonly remove: (digest: string) => Promise<void>
  /** What is kept under digests that begin with these two digits, at most `limit`. */
  readonly list: (shard: string, limit: number) => Promise<Stored[]>
  /** A local path that inspection may open. */
  readonly localPath: (digest: string) => Promise<string>
}

const digestPattern = /^[0-9a-f]{64}$/

function isFault(error: unknown, ...codes: readonly string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException).code ?? '')
}

async function syncFolder(path: string): Promise<void> {
  // Windows opens no folders; its file systems order such changes themselves.
  const handle = await open(path, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/** Copies beside the target and renames: what stands under a digest is always whole. */
async function copyDurably(from: string, to: string): Promise<void> {
  const half = `${to}.half`
  await copyFile(from, half, constants.COPYFILE_FICLONE)
  const handle = await open(half, 'r+')
  await handle.sync()
  await handle.close()
  await rename(half, to)
}

/** `<folder>/ab/cd/abcd…`; linking makes keeping a 2 GB upload a matter of a millisecond. */
export function folderStorage(folder: string): Storage {
  const pathOf = (digest: string): string => {
    if (!digestPattern.test(digest)) throw new Error('no digest')
    return join(folder, digest.slice(0, 2), digest.slice(2, 4), digest)
  }
  const statOf = async (digest: string): Promise<Stored | null> => {
    const facts = await stat(pathOf(digest)).catch(() => null)
    return facts && { digest, bytes: facts.size, changedAt: facts.mtime }
  }
  return {
    async put(digest, path) {
      const target = pathOf(digest)
      await mkdir(dirname(target), { recursive: true })
      try {
        await link(path, target)
      } catch (error) {
        if (isFault(error, 'EEXIST')) return
        if (!isFault(error, 'EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK')) throw error
        await copyDurably(path, target)
      }
      for (const level of [dirname(target), dirname(dirname(target)), folder]) {
        await syncFolder(level)
      }
    },
    get: (digest, range) => createReadStream(pathOf(digest), range),
    stat: statOf,
    remove: (digest) => rm(pathOf(digest), { force: true }),
    async list(shard, limit) {
      const inner = await readdir(join(folder, shard)).catch(() => [])
      const found: Stored[] = []
      for (const next of inner.toSorted()) {
        for (const name of await readdir(join(folder, shard, next))) {
          const one = digestPattern.test(name) ? await statOf(name) : null
          if (one) found.push(one)
          if (found.length >= limit) return found
        }
      }
      return found
    },
    localPath: async (digest) => pathOf(digest),
  }
}

const storages = new WeakMap<Host, Storage>()

/** The storage of this host: the folder `files` of its data folder. */
export function storageOf(host: Host): Storage {
  const known = storages.get(host)
  if (known) return known
  const made = folderStorage(join(host.config.dataDir, 'files'))
  storages.set(host, made)
  return made
}
