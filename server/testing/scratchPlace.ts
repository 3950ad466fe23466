/**
 * Where the database of the tests lives. Each test file clones some 1,500 small files, which takes a disk seven
 * hundred milliseconds of processor and memory forty: so in memory, where the machine has room for it.
 */
import { chmod, lstat, mkdir, readFile, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../kernel/config.ts'
import { sha256Of } from '../kernel/sha256.ts'

const memoryRoot = '/dev/shm'
const gibibyte = 2 ** 30
/** All worlds of a run together stay far below. */
const folderGibMin = 3
const memoryGibMin = 8

export type ScratchPlace = {
  readonly dataDir: string
  /** Gives the memory back once the cluster has stopped. */
  readonly leave: () => Promise<void>
}

async function hasRoom(): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(memoryRoot)
    const told = /^MemAvailable:\s*(\d+) kB/m.exec(await readFile('/proc/meminfo', 'utf8'))
    const memory = Number(told?.[1] ?? 0) * 1024
    return bavail * bsize >= folderGibMin * gibibyte && memory >= memoryGibMin * gibibyte
  } catch {
    return false
  }
}

/** Anybody may write beside it: what another user has put there is not ours. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined)
  return found !== undefined && found.isDirectory() && found.uid === process.getuid?.()
}

/** One a user and checkout, so that the next run finds what one that was killed has left. */
const nameOf = (what: string): string =>
  `baigong-${what}-${process.getuid?.() ?? 0}-${sha256Of(projectRoot).slice(0, 12)}`

/**
 * Where a whole run of the tests writes for a moment: houses that tests start as processes make clusters of their
 * own there. Undefined where there is no room for it.
 */
export async function memoryFolder() {
  const folder = join(memoryRoot, nameOf('tmp'))
  if (await isOurs(folder)) await rm(folder, { recursive: true })
  if (!(await hasRoom())) return undefined
  await mkdir(folder).catch(() => undefined)
  if (!(await isOurs(folder))) return undefined
  // Root lends its databases to a lesser user, who must be able to enter.
  await chmod(folder, 0o711)
  return {
    environment: { TMPDIR: folder },
    leave: () => rm(folder, { recursive: true, force: true }),
  }
}

/** The same for all processes of a run: the first decides, the others find its folder. */
export async function scratchPlace(): Promise<ScratchPlace> {
  const onDisk = join(projectRoot, '.baigong', 'test')
  const name = nameOf('test')
  const inMemory = join(memoryRoot, name)
  if (!(await isOurs(inMemory))) {
    if (!(await hasRoom())) return { dataDir: onDisk, leave: async () => undefined }
    await mkdir(inMemory, { mode: 0o711 }).catch(() => undefined)
    if (!(await isOurs(inMemory))) return { dataDir: onDisk, leave: async () => undefined }
  }
  return { dataDir: inMemory, leave: () => rm(inMemory, { recursive: true, force: true }) }
}
