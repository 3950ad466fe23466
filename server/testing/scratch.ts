/** Throw-away databases for tests and tools, on the embedded cluster or on `TEST_DATABASE_URL`. */
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { onDatabase, runOn } from '../kernel/database/elsewhere.ts'
import { openEmbedded } from '../kernel/database/embedded.ts'
import { scratchPlace } from './scratchPlace.ts'

/** A database server that tests may make databases on. */
export type ScratchServer = { readonly connection: pg.ClientConfig; stop(): Promise<void> }

export async function openScratchServer(): Promise<ScratchServer> {
  const url = process.env['TEST_DATABASE_URL']
  if (url !== undefined && url !== '') {
    return { connection: { connectionString: url }, stop: async () => undefined }
  }
  const { dataDir, leave } = await scratchPlace()
  const { connection, started, stop } = await openEmbedded(dataDir, {
    keepAdopted: true,
    throwaway: true,
  })
  return {
    connection,
    async stop() {
      await stop()
      if (started) await leave()
    },
  }
}

/** The same server and another database, as DATABASE_URL and TEST_DATABASE_URL name it. */
export function urlOf(connection: pg.ClientConfig, database: string): string {
  const { connectionString, host = '', user = '', password } = onDatabase(connection, database)
  if (connectionString !== undefined) return connectionString
  const query = new URLSearchParams({ host, user, password: String(password) })
  return `postgres:///${database}?${query.toString()}`
}

export function scratchName(): string {
  return `scratch_${randomBytes(6).toString('hex')}`
}

/** Makes an empty database, gives it, drops it. */
export async function withScratchDatabase<T>(
  act: (connection: pg.ClientConfig) => Promise<T>,
): Promise<T> {
  const server = await openScratchServer()
  const name = scratchName()
  try {
    await runOn(server.connection, `create database ${name}`)
    return await act(onDatabase(server.connection, name))
  } finally {
    await runOn(server.connection, `drop database if exists ${name} with (force)`)
    await server.stop()
  }
}
