/** The migrated database that every world clones; made anew when a migration or a seed of rules changed. */
import { createHash } from 'node:crypto'
import pg from 'pg'
import { listMigrations, migrate } from '../kernel/database/migrate.ts'
import { migrateJobs } from '../kernel/jobs/worker.ts'
import { moduleOrder } from '../modules.ts'
import { onDatabase, runOn } from '../kernel/database/elsewhere.ts'
import type { ScratchServer } from './scratch.ts'

const lockKey = 7_100_100

async function templateName(): Promise<string> {
  const migrations = await listMigrations(moduleOrder)
  const digest = createHash('sha256').update(migrations.map((one) => one.digest).join())
  return `template_${digest.digest('hex').slice(0, 16)}`
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
  return (rowCount ?? 0) > 0
}

/** By server: what a process has found to be there stays there while it runs. */
const found = new Map<string, Promise<string>>()

/** Answers the template's name, making it if need be. */
export function ensureTemplate(server: ScratchServer): Promise<string> {
  const key = JSON.stringify(server.connection)
  const known = found.get(key) ?? makeTemplate(server)
  found.set(key, known)
  return known
}

/** Only one process makes it. */
async function makeTemplate(server: ScratchServer): Promise<string> {
  const name = await templateName()
  const client = new pg.Client(server.connection)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    if (await exists(client, name)) return name
    const half = `${name}_half`
    await client.query(`drop database if exists ${half} with (force)`)
    await client.query(`create database ${half}`)
    const connection = onDatabase(server.connection, half)
    await migrate(connection, moduleOrder)
    await migrateJobs(connection)
    await runOn(server.connection, `alter database ${half} rename to ${name}`)
    return name
  } finally {
    await client.end()
  }
}
