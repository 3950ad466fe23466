/** A throw-away server of the oldest PostgreSQL that the house supports, where this machine has one. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { lesserUser } from '../kernel/database/place.ts'
import type { ScratchServer } from './scratch.ts'

const programs = '/usr/lib/postgresql/15/bin'
const startTimeoutMs = 30_000

type Owner = { readonly uid?: number; readonly gid?: number }

function owner(): Owner {
  if (process.getuid?.() !== 0) return {}
  const { uid, gid } = lesserUser()
  return { uid, gid }
}

function start(program: string, args: readonly string[], as: Owner, cwd: string): ChildProcess {
  return spawn(join(programs, program), args, { ...as, cwd, stdio: 'ignore' })
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function waitUntilAnswering(connectionString: string, server: ChildProcess): Promise<void> {
  for (let waitedMs = 0; waitedMs < startTimeoutMs; waitedMs += 50) {
    if (await answers(connectionString)) return
    if (server.exitCode !== null) throw new Error(`PostgreSQL 15 ended with ${server.exitCode}`)
    await sleep(50)
  }
  throw new Error('PostgreSQL 15 did not answer')
}

/** What makes tests fast, and what an operator would set on a machine like the embedded database's. */
const keepingSettings = {
  fast: ['-c', 'fsync=off'],
  durable: ['-c', 'shared_buffers=256MB', '-c', 'max_wal_size=2GB', '-c', 'max_connections=120'],
}

/** Undefined where the machine has no PostgreSQL 15. The socket's folder is private, so nobody else gets in. */
export async function openOlderServer(
  keeping: 'fast' | 'durable' = 'fast',
): Promise<(ScratchServer & { readonly url: string }) | undefined> {
  if (!existsSync(join(programs, 'postgres'))) return undefined
  const as = owner()
  const folder = await mkdtemp(join(tmpdir(), 'baigong-15-'))
  await chmod(folder, 0o700)
  await mkdir(join(folder, 'socket'))
  for (const path of [folder, join(folder, 'socket')]) {
    if (as.uid !== undefined && as.gid !== undefined) await chown(path, as.uid, as.gid)
  }
  const cluster = join(folder, 'cluster')
  const settings = ['-D', cluster, '-U', 'baigong', '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust']
  const [code] = await once(start('initdb', [...settings, '-N'], as, folder), 'close')
  if (code !== 0) throw new Error(`initdb of PostgreSQL 15 ended with ${code}`)
  const listening = ['-k', join(folder, 'socket'), '-c', 'listen_addresses=']
  const server = start(
    'postgres',
    ['-D', cluster, ...listening, ...keepingSettings[keeping]],
    as,
    folder,
  )
  const url = `postgres:///postgres?host=${join(folder, 'socket')}&user=baigong`
  await waitUntilAnswering(url, server)
  return {
    url,
    connection: { connectionString: url },
    async stop() {
      const ended = once(server, 'close')
      server.kill('SIGINT')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
