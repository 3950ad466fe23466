import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../../domain/kernel/actor.ts'
import { makeLogger, openHost } from '../../compose.ts'
import { moduleOrder, modules } from '../../modules.ts'
import { makeMembership, makeOrganisation, makePerson } from '../../people/samples.ts'
import { openOlderServer } from '../../testing/olderServer.ts'
import { openScratchServer, scratchName } from '../../testing/scratch.ts'
import { onDatabase, runOn } from '../database/elsewhere.ts'
import { world, type World } from '../../testing/world.ts'
import { announce } from '../events/announce.ts'
import { dispatchOnce } from '../events/dispatch.ts'
import { enqueue } from '../jobs/enqueue.ts'
import { sealOnce } from '../history/seal.ts'
import { verifyHistory } from '../history/verify.ts'
import type { Host } from '../host.ts'
import { writing } from '../work.ts'
import { backup, neutralSettings } from './backup.ts'
import { appliedMigrations, sequencesOf, tablesOf } from './catalog.ts'
import { restore } from './restore.ts'

const passphrase = 'a long enough passphrase'
/** Other tests' transactions on the same server hold the horizon of the logs back for a while. */
async function eventually(act: () => Promise<number>): Promise<number> {
  for (let waitedMs = 0; waitedMs < 30_000; waitedMs += 50) {
    const done = await act()
    if (done > 0) return done
    await sleep(50)
  }
  return 0
}

let w: World
let home: string
let made = 0

beforeAll(async () => {
  w = await world()
  home = await mkdtemp(join(tmpdir(), 'baigong-backup-'))
  await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, async (work) => {
    const orgId = await makeOrganisation(work, {
      name: '启衡\t机电\\（演示）\n第二行',
      kind: 'enterprise',
    })
    const personId = await makePerson(work, {
      name: '龘女士',
      email: 'zhou@demo.test',
      passwordHash: 'x',
    })
    await makeMembership(work, personId, orgId, ['applicant'])
    await enqueue(work, 'kernel.housekeeping', { note: '等待' })
  })
  await eventually(() => dispatchOnce(w.host, modules))
  await eventually(() => sealOnce(w.host))
  await mkdir(join(w.host.config.dataDir, 'files', 'ab'), { recursive: true })
  await writeFile(join(w.host.config.dataDir, 'files', 'ab', 'one'), 'the same')
  await writeFile(join(w.host.config.dataDir, 'files', 'two'), 'the same')
  await writeFile(join(w.host.config.dataDir, 'files', 'three'), Buffer.alloc(300_000, 7))
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
  await rm(home, { recursive: true, force: true })
})

/** A folder that does not exist yet. */
const place = (): string => join(home, `place-${++made}`)

async function withClient<T>(
  connection: pg.ClientConfig,
  act: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(neutralSettings)
    return await act(client)
  } finally {
    await client.end()
  }
}

/** Every row of every table as text, every sequence's position, the schema's version. */
function everything(connection: pg.ClientConfig): Promise<object> {
  return withClient(connection, async (client) => {
    const rows: Record<string, string[]> = {}
    for (const { name } of await tablesOf(client, moduleOrder)) {
      const found = await client.query<{ row: string }>(`select t::text as row from ${name} t`)
      rows[name] = found.rows.map(({ row }) => row).toSorted()
    }
    return {
      rows,
      sequences: await sequencesOf(client, moduleOrder),
      migrations: await appliedMigrations(client),
    }
  })
}

const wishOf = (connection: pg.ClientConfig, dataDir: string, folder: string) => ({
  connection,
  schemas: moduleOrder,
  modules: moduleOrder,
  dataDir,
  folder,
  now: w.now(),
})

async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const pairs = files.map(async (entry): Promise<[string, string]> => {
    const path = join(entry.parentPath, entry.name)
    return [path.slice(folder.length), (await readFile(path)).toString('base64')]
  })
  return Object.fromEntries((await Promise.all(pairs)).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Opens a house on a restored database, without migrating or mending anything. */
async function withHost(
  connection: pg.ClientConfig,
  dataDir: string,
  act: (host: Host) => Promise<void>,
): Promise<void> {
  const config = { ...w.host.config, dataDir }
  const given = { config, log: makeLogger(config), connection, migrated: true }
  const open = await openHost({ ...given, clock: { now: () => w.now() } })
  try {
    await act(open.host)
  } finally {
    await open.close()
  }
}

/** What was restored is lived in: old seals hold, new rows are sealed and heard after the old ones. */
async function liveIn(host: Host): Promise<void> {
  const before = await verifyHistory(host)
  expect(before).toEqual({ ok: true, seals: 1, entries: 3, faults: [] })
  await writing(host, { actor: systemActor, requestId: 'test-after' }, async (work) => {
    await makeOrganisation(work, { name: '恢复之后（演示）', kind: 'enterprise' })
    await announce(work, 'people.organisation.restoredTest', {})
  })
  expect(await eventually(() => dispatchOnce(host, modules))).toBe(1)
  expect(await eventually(() => sealOnce(host))).toBe(1)
  expect(await verifyHistory(host)).toEqual({ ok: true, seals: 2, entries: 4, faults: [] })
}

async function expectRoundTrip(server: { readonly connection: pg.ClientConfig }): Promise<void> {
  const from = w.host.database.connection
  const folder = place()
  const dataDir = place()
  const name = scratchName()
  await runOn(server.connection, `create database ${name}`)
  const into = onDatabase(server.connection, name)
  try {
    const wish = wishOf(from, w.host.config.dataDir, folder)
    await backup({ ...wish, passphrase, withKeys: true })
    await restore({ ...wishOf(into, dataDir, folder), passphrase })
    expect(await everything(into)).toEqual(await everything(from))
    expect(await filesIn(join(dataDir, 'files'))).toEqual(
      await filesIn(join(w.host.config.dataDir, 'files')),
    )
    await withHost(into, dataDir, liveIn)
    // And on: what was lived in is backed up and restored once more, on the server it first came from.
    const again = place()
    await backup({ ...wishOf(into, dataDir, again), withKeys: false })
    const back = scratchName()
    const first = await openScratchServer()
    await runOn(first.connection, `create database ${back}`)
    const last = onDatabase(first.connection, back)
    await restore(wishOf(last, place(), again))
    expect(await everything(last)).toEqual(await everything(into))
    await runOn(first.connection, `drop database ${back} with (force)`)
  } finally {
    await runOn(server.connection, `drop database if exists ${name} with (force)`)
  }
}

test('a restored house is the same to the last row, and goes on: on the same PostgreSQL', async () => {
  await expectRoundTrip(await openScratchServer())
}, 120_000)

test('a restored house is the same to the last row, and goes on: on PostgreSQL 15', async (context) => {
  const older = await openOlderServer()
  if (older === undefined) return context.skip('PostgreSQL 15 is not installed here')
  try {
    await expectRoundTrip(older)
  } finally {
    await older.stop()
  }
}, 120_000)

test('a job that was not done is done after restoring', async () => {
  const folder = place()
  const wish = wishOf(w.host.database.connection, w.host.config.dataDir, folder)
  const { jobs } = await backup({ ...wish, withKeys: false })
  expect(jobs).toEqual([
    expect.objectContaining({ identifier: 'kernel.housekeeping', payload: { note: '等待' } }),
  ])
  const server = await openScratchServer()
  const name = scratchName()
  await runOn(server.connection, `create database ${name}`)
  const into = onDatabase(server.connection, name)
  await restore(wishOf(into, place(), folder))
  const queued = await withClient(into, (client) =>
    client.query('select task_identifier, attempts from graphile_worker.jobs'),
  )
  expect(queued.rows).toEqual([{ task_identifier: 'kernel.housekeeping', attempts: 0 }])
  await runOn(server.connection, `drop database ${name} with (force)`)
})

test('an encrypted backup shows neither rows nor digests, and opens with its passphrase only', async () => {
  const folder = place()
  const wish = wishOf(w.host.database.connection, w.host.config.dataDir, folder)
  const contents = await backup({ ...wish, passphrase, withKeys: false })
  const digests = contents.files.map(({ parcel }) => parcel.sha256)
  const names = Object.keys(await filesIn(folder)).join('\n')
  expect(digests.filter((digest) => names.includes(digest))).toEqual([])
  const target = wishOf(w.host.database.connection, place(), folder)
  await expect(restore(target)).rejects.toThrow('the backup is encrypted: give its passphrase')
  await expect(restore({ ...target, passphrase: 'another passphrase' })).rejects.toThrow(
    /^contents cannot be read: /,
  )
})

test('keys are refused without a passphrase, and a finished backup is never overwritten', async () => {
  const folder = place()
  const wish = wishOf(w.host.database.connection, w.host.config.dataDir, folder)
  await expect(backup({ ...wish, withKeys: true })).rejects.toThrow(
    'keys travel only encrypted: give a passphrase as well',
  )
  await backup({ ...wish, withKeys: false })
  await expect(backup({ ...wish, withKeys: false })).rejects.toThrow('exists already')
})

test('a changed piece leaves the database as empty as it was; a full database is refused', async () => {
  const folder = place()
  const wish = wishOf(w.host.database.connection, w.host.config.dataDir, folder)
  await backup({ ...wish, withKeys: false })
  await expect(restore({ ...wish, dataDir: place() })).rejects.toThrow(
    'the database is not empty: restore only into an empty one',
  )
  const server = await openScratchServer()
  const name = scratchName()
  await runOn(server.connection, `create database ${name}`)
  const into = onDatabase(server.connection, name)
  const table = join(folder, 'tables', 'kernel.history')
  const sound = await readFile(table)
  const bent = Buffer.from(sound)
  bent[bent.length - 12]! ^= 1
  await writeFile(table, bent)
  await expect(restore(wishOf(into, place(), folder))).rejects.toThrow(
    /^tables\/kernel\.history cannot be read: /,
  )
  await writeFile(table, sound)
  await restore(wishOf(into, place(), folder))
  await runOn(server.connection, `drop database ${name} with (force)`)
})
