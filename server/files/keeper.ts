/** The file store as a backup sees it, and as the doctor tries it. */
import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { FileKeeper } from '../kernel/backup/fileKeeper.ts'
import { sha256Of } from '../kernel/sha256.ts'
import { placeOf, type Storage } from './storage.ts'

const shardCount = 256
const perShardMax = 1_000_000

async function* everything(storage: Storage) {
  for (let shard = 0; shard < shardCount; shard++) {
    const kept = await storage.list(shard.toString(16).padStart(2, '0'), perShardMax)
    for (const { digest } of kept) yield { path: placeOf(digest), sha256: digest }
  }
}

export function fileKeeper(storage: Storage): FileKeeper {
  return {
    all: () => everything(storage),
    open: (sha256) => storage.get(sha256),
    async keep(path, local) {
      const digest = path.split('/').at(-1) ?? ''
      if (path !== placeOf(digest)) throw new Error(`${path} is no place of the file store`)
      await storage.put(digest, local)
    },
  }
}

/** Keeps, reads, reads a part of, lists and removes a small file; throws where the store does not do so. */
export async function proveStorage(storage: Storage, scratch: string): Promise<void> {
  const bytes = Buffer.from(`baigong doctor ${randomUUID()}`)
  const digest = sha256Of(bytes)
  const path = join(scratch, `${randomUUID()}.part`)
  await mkdir(scratch, { recursive: true, mode: 0o700 })
  await writeFile(path, bytes, { mode: 0o600, flush: true })
  try {
    await storage.put(digest, path)
    const whole = await buffer(storage.get(digest))
    if (!whole.equals(bytes)) throw new Error('it gives other bytes than it was given')
    const part = await buffer(storage.get(digest, { start: 8, end: 13 }))
    if (part.toString() !== 'doctor') throw new Error('it gives no ranges')
    const listed = await storage.list(digest.slice(0, 2), perShardMax)
    if (!listed.some((one) => one.digest === digest))
      throw new Error('it does not list what it has')
  } finally {
    await storage.remove(digest).finally(() => rm(path, { force: true }))
  }
}
