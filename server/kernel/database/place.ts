/**
 * Decides where the embedded cluster lives and as whom it runs. PostgreSQL refuses to run as root, so root
 * lends it to an existing lesser user, who must be able to reach binaries and data.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chown, mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256Of } from '../sha256.ts'
import { copyBinaries, hydrateLinks, packagedBinaries } from './binaries.ts'

export type ClusterPlace = {
  /** Holds `bin/`. */
  readonly native: string
  readonly cluster: string
  readonly socketDir: string
  readonly passwordFile: string
  /** The user PostgreSQL runs as; undefined means ourselves. */
  readonly runAs?: { readonly uid: number; readonly gid: number; readonly name: string }
  /** Set where the cluster could not live in the data folder: the sentence to tell people. */
  readonly movedTo?: string
}

const socketPathMax = 90
const lesserUsers = ['postgres', 'nobody'] as const

/** The user to whom root lends PostgreSQL, which refuses to run as root. */
export function lesserUser(): NonNullable<ClusterPlace['runAs']> {
  const rows = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of lesserUsers) {
    const row = rows.find((line) => line.startsWith(`${name}:`))?.split(':')
    if (row !== undefined) return { name, uid: Number(row[2]), gid: Number(row[3]) }
  }
  throw new Error('PostgreSQL does not run as root and no user "postgres" or "nobody" exists')
}

/** Whether the lesser user can enter the folder; asked of the operating system, not guessed from modes. */
function canReach(path: string, user: { uid: number; gid: number }): boolean {
  try {
    execFileSync('/bin/sh', ['-c', 'cd "$0"', path], {
      uid: user.uid,
      gid: user.gid,
      cwd: '/',
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  }
}

function shortHash(text: string): string {
  return sha256Of(text).slice(0, 12)
}

async function socketFolder(cluster: string, dataDir: string): Promise<string> {
  const inside = join(cluster, '..', 'socket')
  return inside.length <= socketPathMax ? inside : join(tmpdir(), `baigong-${shortHash(dataDir)}`)
}

/** Prepares folders with the right owners and answers where everything is. Idempotent. */
export async function preparePlace(dataDir: string): Promise<ClusterPlace> {
  await mkdir(dataDir, { recursive: true })
  const packaged = packagedBinaries()
  const passwordFile = join(dataDir, 'database-password')
  if (process.getuid?.() !== 0) {
    await hydrateLinks(packaged)
    const cluster = join(dataDir, 'postgres', 'cluster')
    const socketDir = await socketFolder(cluster, dataDir)
    await mkdir(socketDir, { recursive: true, mode: 0o700 })
    await mkdir(join(dataDir, 'postgres'), { recursive: true })
    return { native: packaged, cluster, socketDir, passwordFile }
  }
  return placeForRoot(dataDir, packaged, passwordFile)
}

async function placeForRoot(
  dataDir: string,
  packaged: string,
  passwordFile: string,
): Promise<ClusterPlace> {
  const user = lesserUser()
  await hydrateLinks(packaged)
  const pointer = join(dataDir, 'postgres-is-at')
  const reachable =
    !existsSync(pointer) && canReach(dataDir, user) && canReach(join(packaged, 'bin'), user)
  const away = join('/var/lib/baigong', shortHash(dataDir))
  const home = reachable
    ? join(dataDir, 'postgres')
    : existsSync(pointer)
      ? (await readFile(pointer, 'utf8')).trim()
      : away
  await mkdir(home, { recursive: true, mode: 0o755 })
  await chown(home, user.uid, user.gid)
  if (!reachable) await writeFile(pointer, `${home}\n`)
  const native = reachable
    ? packaged
    : await copyBinaries(packaged, join('/var/lib/baigong', `binaries-${shortHash(packaged)}`))
  const cluster = join(home, 'cluster')
  const socketDir = await socketFolder(cluster, dataDir)
  await mkdir(socketDir, { recursive: true, mode: 0o700 })
  await chown(socketDir, user.uid, user.gid)
  return {
    native,
    cluster,
    socketDir,
    passwordFile,
    runAs: user,
    ...(reachable ? {} : { movedTo: home }),
  }
}
