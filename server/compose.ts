/** Puts a host together: database, keys, traces, words. The only place where the pieces meet. */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { pino, type Logger } from 'pino'
import { startDemoClock } from './demo/clock.ts'
import type { Config } from './kernel/config.ts'
import { keepContextKey, makeContextSigner, openDatabaseTime } from './kernel/database/context.ts'
import { openDatabase, type Database } from './kernel/database/database.ts'
import { openEmbedded, type EmbeddedCluster } from './kernel/database/embedded.ts'
import { migrate } from './kernel/database/migrate.ts'
import { openTypesetter, type Typesetter } from './kernel/documents/typeset.ts'
import { openSigningKeys } from './kernel/history/signingKeys.ts'
import { openTraces } from './kernel/history/trace.ts'
import { openTallies } from './kernel/tally.ts'
import type { Clock, Host } from './kernel/host.ts'
import { migrateJobs } from './kernel/jobs/worker.ts'
import { openVault } from './kernel/vault/masterKey.ts'
import { moduleOrder } from './modules.ts'
import { say } from './texts.ts'

export const systemClock: Clock = { now: () => new Date() }

export type OpenHost = {
  readonly host: Host
  readonly cluster: EmbeddedCluster | undefined
  /** Told later, since the worker needs the host and the host wakes the worker. */
  onWake(wake: () => void): void
  close(): Promise<void>
}

export function makeLogger(config: Config): Logger {
  return pino({
    level: config.logLevel,
    redact: ['req.headers.cookie', 'req.headers.authorization'],
    timestamp: pino.stdTimeFunctions.isoTime,
  })
}

type Given = {
  readonly config: Config
  readonly log: Logger
  readonly clock?: Clock
  readonly connection?: pg.ClientConfig
  /** Whether a running embedded database is left running when this process ends. */
  readonly keepAdopted?: boolean
  /** The database is a clone of a migrated one. */
  readonly migrated?: boolean
  /** One that others use as well, and that stays open when this house closes. */
  readonly typesetter?: Typesetter
}

/** Demos live in the time of the programme they show; every other house lives in its own. */
function houseClock(config: Config, owner: pg.Pool): Promise<Clock> | Clock {
  return config.demo ? startDemoClock(owner, systemClock) : systemClock
}

const askTimeEveryMs = 60_000
/** A tenth of what contexts hold. */
const noteworthyMs = 30_000

/** Contexts hold for minutes of the database's time. Answers what ends asking for it. */
async function signContexts(config: Config, database: Database, log: Logger): Promise<() => void> {
  const { contextKey } = openVault(config.dataDir)
  await keepContextKey(database.owner, contextKey)
  const time = await openDatabaseTime(database.owner, () => Date.now())
  database.signWith(makeContextSigner(contextKey, time.nowMs))
  async function askAgain(): Promise<void> {
    const movedMs = await time.ask()
    if (Math.abs(movedMs) < noteworthyMs) return
    log.warn(
      { movedMs },
      'our clock and that of the database moved apart: run an NTP client on both',
    )
  }
  // A database that does not answer says so elsewhere.
  const timer = setInterval(() => void askAgain().catch(() => undefined), askTimeEveryMs).unref()
  return () => clearInterval(timer)
}

/** Opens everything and brings the database forward. */
export async function openHost(given: Given): Promise<OpenHost> {
  const { config, log } = given
  let cluster: EmbeddedCluster | undefined
  let connection = given.connection
  if (connection === undefined && config.databaseUrl !== null) {
    connection = { connectionString: config.databaseUrl }
  }
  if (connection === undefined) {
    cluster = await openEmbedded(config.dataDir, { keepAdopted: given.keepAdopted ?? false })
    connection = cluster.connection
    if (cluster.movedTo)
      log.warn({ movedTo: cluster.movedTo }, 'the database lives outside the data folder')
  }
  if (!given.migrated) {
    await migrate(connection, moduleOrder)
    await migrateJobs(connection)
  }
  let closing = false
  // Only code and message: the error of a driver carries its whole connection.
  const note = (error: Error & { code?: string }): void => {
    if (!closing) log.warn({ code: error.code, reason: error.message }, 'database connection')
  }
  const database = openDatabase(connection, config.poolSize, note)
  const endTime = await signContexts(config, database, log)
  const traces = openTraces(database, note)
  const tallies = openTallies(database, note)
  let wake = (): void => undefined
  const ends: (() => Promise<void>)[] = []
  const typesetter = given.typesetter ?? openTypesetter()
  const host: Host = {
    config,
    database,
    clock: given.clock ?? (await houseClock(config, database.owner)),
    log,
    traces,
    tallies,
    typesetter,
    say,
    wake: () => wake(),
    atEnd: (close) => void ends.push(close),
  }
  await openSigningKeys(host)
  return {
    host,
    cluster,
    onWake(then) {
      wake = then
    },
    async close() {
      closing = true
      endTime()
      await Promise.all(ends.map((end) => end().catch(note)))
      if (typesetter !== given.typesetter) typesetter.close()
      const written = Promise.allSettled([traces.close(), tallies.close()])
      await Promise.race([written, sleep(2000)])
      await database.close()
      await cluster?.stop()
    },
  }
}
