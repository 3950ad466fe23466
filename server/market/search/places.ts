/** Where the search process of a data folder keeps its snapshot and is reached. */
import { lstat, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256Of } from '../../kernel/sha256.ts'
import { protocol } from './wire.ts'

export type SearchPlaces = {
  /** Segment files and their manifest. */
  readonly folder: string
  readonly socket: string
}

/** What an address of a socket may take: 104 signs on some systems. */
const socketPathMax = 90

/** A folder that nobody else enters: who reaches the socket may ask with any keys. */
async function ownFolder(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  const { uid, mode } = await lstat(path)
  const own = process.getuid?.() ?? uid
  if (uid !== own || (mode & 0o077) !== 0) throw new Error(`${path} is open to others`)
  return path
}

export async function placesOf(dataDir: string): Promise<SearchPlaces> {
  const folder = await ownFolder(join(dataDir, 'search'))
  // Houses of another version speak otherwise and have a process of their own.
  const inside = join(folder, `socket.v${protocol}`)
  if (inside.length <= socketPathMax) return { folder, socket: inside }
  const away = await ownFolder(join(tmpdir(), `baigong-search-${sha256Of(folder).slice(0, 16)}`))
  return { folder, socket: join(away, `socket.v${protocol}`) }
}
