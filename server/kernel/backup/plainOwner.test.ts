/** A database whose owner is no superuser, as hosted ones are: it is migrated, restored into, and seals what it seals. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { moduleOrder } from '../../modules.ts'
import { openScratchServer, scratchName, urlOf } from '../../testing/scratch.ts'
import { world } from '../../testing/world.ts'
import { runOn } from '../database/elsewhere.ts'
import { webRole } from '../database/migrate.ts'
import { backup } from './backup.ts'
import { forcedTablesOf } from './catalog.ts'
import { restore } from './restore.ts'

async function forcedIn(connection: pg.ClientConfig): Promise<readonly string[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await forcedTablesOf(client, moduleOrder)
  } finally {
    await client.end()
  }
}

test('an owner without the rights of a superuser restores, and what was sealed is sealed again', async () => {
  await using w = await world()
  const { connection } = await openScratchServer()
  const [name, owner] = [scratchName(), scratchName()]
  const home = await mkdtemp(join(tmpdir(), 'baigong-plain-'))
  await runOn(connection, `create role ${owner} login createrole password 'plain'`)
  await runOn(connection, `grant ${webRole} to ${owner} with admin option`)
  await runOn(connection, `create database ${name} owner ${owner}`)
  const address = new URL(urlOf(connection, name).replace('postgres:///', 'postgres://x/'))
  const into: pg.ClientConfig = {
    host: address.searchParams.get('host') ?? address.hostname,
    database: name,
    user: owner,
    password: 'plain',
  }
  const wish = {
    ...{ schemas: moduleOrder, modules: moduleOrder, folder: join(home, 'kept'), now: w.now() },
  }
  try {
    const from = w.host.database.connection
    await backup({ ...wish, connection: from, dataDir: w.host.config.dataDir, withKeys: false })
    await restore({ ...wish, connection: into, dataDir: join(home, 'data') })
    const sealed = await forcedIn(into)
    expect(sealed).toContain('evaluation.assignment')
    expect(sealed).toEqual(await forcedIn(from))
  } finally {
    await runOn(connection, `drop database if exists ${name} with (force)`)
    await runOn(connection, `drop owned by ${owner}`)
    await runOn(connection, `drop role ${owner}`)
    await rm(home, { recursive: true, force: true })
  }
}, 120_000)
