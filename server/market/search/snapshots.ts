/** An index on disk: segment files under their digests, then the manifest, each whole or not at all. */
import { readFileSync } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SearchIndex } from '../../../engines/search/index/hold.ts'
import { openSnapshot, snapshotOf } from '../../../engines/search/index/snapshot.ts'
import type { SearchSchema } from '../../../engines/search/schema.ts'
import { Fault } from '../../../engines/search/segment/fault.ts'

const manifestName = 'manifest'
const segmentName = /^[0-9a-f]{64}$/

async function writeWhole(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const half = join(folder, `${name}.${process.pid}.half`)
  const file = await open(half, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(half, join(folder, name))
}

/** What a rename did is on disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export async function writeSnapshot(
  folder: string,
  index: SearchIndex,
  cursor: string,
): Promise<void> {
  const { files, manifest } = snapshotOf(index, cursor)
  const there = new Set(await readdir(folder))
  for (const { name, bytes } of files) {
    if (!there.has(name)) await writeWhole(folder, name, bytes)
  }
  await syncFolder(folder)
  await writeWhole(folder, manifestName, manifest)
  await syncFolder(folder)
  const kept = new Set(files.map(({ name }) => name))
  for (const name of await readdir(folder)) {
    const left = segmentName.test(name) ? !kept.has(name) : name.endsWith('.half')
    if (left) await rm(join(folder, name), { force: true })
  }
}

const readOr = (path: string): Uint8Array | undefined => {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

export type Kept = { readonly index: SearchIndex; readonly cursor: string }

/** The index as it was written last, or the code of what is wrong with it. */
export function readSnapshot(folder: string, schema: SearchSchema): Kept | string {
  const manifest = readOr(join(folder, manifestName))
  if (manifest === undefined) return 'absent'
  try {
    return openSnapshot(schema, manifest, (name) => readOr(join(folder, name)))
  } catch (error) {
    if (error instanceof Fault) return error.code
    throw error
  }
}
