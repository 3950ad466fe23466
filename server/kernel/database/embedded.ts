/** Starts, adopts and stops the embedded PostgreSQL cluster of one data folder. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { preparePlace, type ClusterPlace } from './place.ts'
import { isAlive, lockStarting } from './startLock.ts'

export type EmbeddedCluster = {
  /** How to connect as owner; the application's pools use the same with another role. */
  readonly connection: pg.ClientConfig
  readonly movedTo?: string
  /** Whether this process started the cluster. */
  readonly started: boolean
  stop(): Promise<void>
}

const startTimeoutMs = 60_000
const ownerName = 'baigong'
const databaseName = 'baigong'

/** For data that nobody wants back after a crash: nothing is flushed, nothing is tidied. */
const throwawaySettings: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_compression: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '1GB',
  autovacuum: 'off',
  jit: 'off',
}

function settings(place: ClusterPlace, throwaway: boolean): string[] {
  const pairs: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: place.socketDir,
    unix_socket_permissions: '0700',
    max_connections: '120',
    shared_buffers: '256MB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    wal_compression: 'on',
    // Each page is written whole to the log once after a checkpoint: fewer of them, less to write. In a deadline
    // hour 2 GB would call for one every three minutes.
    max_wal_size: '8GB',
    checkpoint_timeout: '15min',
    checkpoint_completion_target: '0.9',
    log_min_messages: 'warning',
    log_timezone: 'UTC',
    timezone: 'UTC',
    lc_messages: 'C',
    ...(throwaway ? throwawaySettings : {}),
  }
  return Object.entries(pairs).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function spawnOptions(place: ClusterPlace) {
  return {
    cwd: place.socketDir,
    // A detached group keeps a Ctrl-C in the terminal from reaching PostgreSQL before the server has drained.
    detached: true,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    ...(place.runAs === undefined ? {} : { uid: place.runAs.uid, gid: place.runAs.gid }),
  }
}

function run(place: ClusterPlace, program: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(place.native, 'bin', program), args, {
      ...spawnOptions(place),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} failed (${code}): ${output}`)),
    )
  })
}

/** Makes the cluster once; a half-made one (killed while being made) is removed first. */
async function initialise(place: ClusterPlace): Promise<void> {
  if (existsSync(join(place.cluster, 'PG_VERSION')) && existsSync(place.passwordFile)) return
  await rm(place.cluster, { recursive: true, force: true })
  const password = randomBytes(24).toString('base64url')
  const handOver = join(place.socketDir, 'initial-password')
  await writeFile(handOver, password, { mode: 0o600 })
  if (place.runAs !== undefined) await chown(handOver, place.runAs.uid, place.runAs.gid)
  await run(place, 'initdb', [
    '-D',
    place.cluster,
    '-U',
    ownerName,
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--auth=scram-sha-256',
    `--pwfile=${handOver}`,
    '--no-instructions',
  ])
  await rm(handOver)
  await writeFile(place.passwordFile, password, { mode: 0o600 })
  await chmod(place.passwordFile, 0o600)
}

type DatabaseError = Error & { readonly code?: string }

/** What stands in the way of a connection; null where there is one. */
async function refusalOf(connection: pg.ClientConfig): Promise<DatabaseError | null> {
  const client = new pg.Client({
    ...connection,
    database: 'postgres',
    connectionTimeoutMillis: 3000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return null
  } catch (error) {
    return error as DatabaseError
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** What PostgreSQL answers while it starts; after a crash it may read gigabytes of its log first. */
const stillStarting = '57P03'
/** So often a start is tried again: what a killed cluster leaves running ends within a moment, and stands in its way. */
const triesMax = 5
const pauseMs = 50

type Start = () => Promise<ChildProcess | undefined>

/** `start` begins one where none runs, and answers the new process. Answers whether the last was begun here. */
async function waitUntilAnswering(
  connection: pg.ClientConfig,
  first: ChildProcess | undefined,
  start: Start,
): Promise<boolean> {
  let refusal: DatabaseError | null = null
  let giveUpAt = performance.now() + startTimeoutMs
  let child = first
  for (let tries = 1; performance.now() < giveUpAt; await sleep(pauseMs)) {
    refusal = await refusalOf(connection)
    if (refusal === null) return child !== undefined
    if (refusal.code === stillStarting) giveUpAt = performance.now() + startTimeoutMs
    const end = child === undefined ? null : (child.exitCode ?? child.signalCode)
    if (end !== null) {
      if (tries++ >= triesMax) throw new Error(`PostgreSQL stopped while starting (${end})`)
      await sleep(pauseMs * 2 ** tries)
    }
    // One that is being killed still seems to run for a moment.
    if (child === undefined || end !== null) child = await start()
  }
  const why = refusal === null ? '' : `: ${refusal.code ?? ''} ${refusal.message}`
  throw new Error(`PostgreSQL did not answer within ${startTimeoutMs / 1000} s${why}`)
}

async function runningPid(place: ClusterPlace): Promise<number | undefined> {
  const file = join(place.cluster, 'postmaster.pid')
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
  return pid > 0 && isAlive(pid) ? pid : undefined
}

async function ensureDatabase(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' })
  await client.connect()
  const { rowCount } = await client.query('select from pg_database where datname = $1', [
    databaseName,
  ])
  if (rowCount === 0) await client.query(`create database ${databaseName}`)
  await client.end()
}

/** SIGINT is PostgreSQL's "fast" stop: clients are cut off, everything is flushed. */
async function stopPid(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT')
  for (let round = 0; round < 600 && isAlive(pid); round++) await sleep(20)
}

type OpenOptions = {
  /** Leaves an adopted cluster running at `stop`, for commands beside a running server. */
  readonly keepAdopted: boolean
  /** Of a cluster that is started: whether it may lose everything when the machine fails. */
  readonly throwaway?: boolean
}

/** Opens the cluster of a data folder: starts it, or adopts the one that a killed process left running. */
export async function openEmbedded(
  dataDir: string,
  options: OpenOptions,
): Promise<EmbeddedCluster> {
  await mkdir(dataDir, { recursive: true })
  const unlock = await lockStarting(dataDir)
  try {
    return await openLocked(dataDir, options)
  } finally {
    await unlock()
  }
}

/** Starts a cluster where none runs; undefined where one does, to be adopted. */
async function startIn(place: ClusterPlace, throwaway: boolean): Promise<ChildProcess | undefined> {
  if ((await runningPid(place)) !== undefined) return undefined
  await initialise(place)
  const program = join(place.native, 'bin', 'postgres')
  const child = spawn(program, ['-D', place.cluster, ...settings(place, throwaway)], {
    ...spawnOptions(place),
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  child.unref()
  return child
}

async function openLocked(dataDir: string, options: OpenOptions): Promise<EmbeddedCluster> {
  const place = await preparePlace(dataDir)
  const start: Start = () => startIn(place, options.throwaway ?? false)
  const child = await start()
  const connection: pg.ClientConfig = {
    host: place.socketDir,
    user: ownerName,
    password: (await readFile(place.passwordFile, 'utf8')).trim(),
    database: databaseName,
  }
  const started = await waitUntilAnswering(connection, child, start)
  await ensureDatabase(connection)
  return {
    connection,
    started,
    ...(place.movedTo === undefined ? {} : { movedTo: place.movedTo }),
    async stop() {
      const pid = await runningPid(place)
      if (pid !== undefined && (started || !options.keepAdopted)) await stopPid(pid)
    },
  }
}
