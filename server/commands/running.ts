/** Opens a host for one command and closes it, whatever happens. */
import { pino } from 'pino'
import { openHost } from '../compose.ts'
import { readConfig, type Config } from '../kernel/config.ts'
import { openEmbedded } from '../kernel/database/embedded.ts'
import type { Host } from '../kernel/host.ts'
import type pg from 'pg'

const standardError = 2

/** Runs `act` beside a server that may be running; the embedded database is left as it was found. */
export async function withHost<T>(act: (host: Host) => Promise<T>): Promise<T> {
  const config = readConfig()
  // Standard output belongs to the answer.
  const log = pino({ level: 'warn' }, pino.destination(standardError))
  const open = await openHost({ config, log, keepAdopted: true })
  try {
    return await act(open.host)
  } finally {
    await open.close()
  }
}

/** Only the database, not migrated: for commands that must take it as it is. */
export async function withDatabase<T>(
  config: Config,
  act: (connection: pg.ClientConfig) => Promise<T>,
): Promise<T> {
  if (config.databaseUrl !== null) return act({ connectionString: config.databaseUrl })
  const cluster = await openEmbedded(config.dataDir, { keepAdopted: true })
  try {
    return await act(cluster.connection)
  } finally {
    await cluster.stop()
  }
}
