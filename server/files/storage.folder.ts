/** Bytes kept in a folder of this machine. */
import { createReadStream } from 'node:fs'
import { constants, copyFile, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { checked, placeOf, type Storage, type Stored } from './storage.ts'

const half = '.half'
const readBytes = 256 * 1024

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
  await copyFile(from, `${to}${half}`, constants.COPYFILE_FICLONE)
  const handle = await open(`${to}${half}`, 'r+')
  await handle.sync()
  await handle.close()
  await rename(`${to}${half}`, to)
}

/** Links where it can, which makes keeping a 2 GB upload a matter of a millisecond; copies elsewhere. */
async function keep(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    if (isFault(error, 'EEXIST')) return
    if (!isFault(error, 'EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK')) throw error
    await copyDurably(from, to)
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).toSorted()
}

async function removeHalves(folder: string, before: Date): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries.filter(({ name }) => name.endsWith(half))) {
    const path = join(entry.parentPath, entry.name)
    const facts = await stat(path).catch(() => null)
    if (facts !== null && facts.mtime < before) await rm(path, { force: true })
  }
}

/** `<folder>/ab/cd/abcd…`. */
export function folderStorage(folder: string): Storage {
  const pathOf = (digest: string): string => join(folder, placeOf(digest))
  const statOf = async (digest: string): Promise<Stored | null> => {
    const facts = await stat(pathOf(digest)).catch(() => null)
    return facts && { digest, bytes: facts.size, changedAt: facts.mtime }
  }
  return {
    far: false,
    async put(digest, path) {
      const target = pathOf(digest)
      await mkdir(dirname(target), { recursive: true })
      await keep(path, target)
      for (const level of [dirname(target), dirname(dirname(target)), folder]) {
        await syncFolder(level)
      }
    },
    get(digest, range) {
      const stream = createReadStream(pathOf(digest), { ...range, highWaterMark: readBytes })
      return range === undefined ? checked(stream, digest) : stream
    },
    stat: statOf,
    remove: (digest) => rm(pathOf(digest), { force: true }),
    async list(shard, limit) {
      const found: Stored[] = []
      for (const next of await namesIn(join(folder, shard))) {
        for (const name of await namesIn(join(folder, shard, next))) {
          const one = /^[0-9a-f]{64}$/.test(name) ? await statOf(name) : null
          if (one) found.push(one)
          if (found.length >= limit) return found
        }
      }
      return found
    },
    withLocal: (digest, act) => act(pathOf(digest)),
    tidy: (before) => removeHalves(folder, before),
  }
}
