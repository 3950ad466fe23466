/** Brings a backup into an empty database and data folder, on any supported PostgreSQL. */
import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Writable } from 'node:stream'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { Type } from 'typebox'
import { Check } from 'typebox/value'
import { listMigrations, migrate } from '../database/migrate.ts'
import { migrateJobs } from '../jobs/worker.ts'
import { neutralSettings } from './backup.ts'
import { forcedTablesOf, foreignKeysOf, isEmpty, tablesOf } from './catalog.ts'
import { Contents, Header, type Parcel } from './contents.ts'
import type { FileKeeper } from './fileKeeper.ts'
import { BackupRefused, keyOf, readParcel } from './parcel.ts'

export type RestoreWish = {
  readonly connection: pg.ClientConfig
  /** Modules in the order of their migrations; each owns the schema of its name. */
  readonly modules: readonly string[]
  readonly dataDir: string
  /** Given where files shall lie in a store of their own. */
  readonly files?: FileKeeper
  readonly folder: string
  readonly passphrase?: string
}

const HeaderFile = Type.Intersect([
  Header,
  Type.Object({
    contents: Type.Object({ at: Type.String(), bytes: Type.Integer(), sha256: Type.String() }),
  }),
])

async function readHeader(folder: string) {
  const text = await readFile(join(folder, 'backup.json'), 'utf8').catch(() => undefined)
  if (text === undefined) throw new BackupRefused(`${folder} holds no finished backup`)
  let header: unknown
  try {
    header = JSON.parse(text)
  } catch {
    header = undefined
  }
  if (!Check(HeaderFile, header)) throw new BackupRefused('backup.json is not of a known version')
  return header
}

async function openBackup({ folder, passphrase }: RestoreWish) {
  const header = await readHeader(folder)
  if (header.encryption !== null && passphrase === undefined) {
    throw new BackupRefused('the backup is encrypted: give its passphrase')
  }
  const key = header.encryption === null ? undefined : await keyOf(passphrase!, header.encryption)
  const pieces: Buffer[] = []
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      pieces.push(chunk)
      done()
    },
  })
  await readParcel(folder, header.contents, key, sink)
  const contents: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'))
  if (!Check(Contents, contents)) throw new BackupRefused('its contents are not of a known version')
  return { contents, key }
}

/** A backup of a newer program, or one whose migrations read differently, cannot be understood here. */
async function insistKnown(modules: readonly string[], contents: Contents): Promise<void> {
  const known = new Map((await listMigrations(modules)).map(({ name, digest }) => [name, digest]))
  const strange = contents.migrations.filter(({ name, digest }) => known.get(name) !== digest)
  if (strange.length > 0) {
    const names = strange.map(({ name }) => name).join(', ')
    throw new BackupRefused(`this version of the program does not know ${names}; use a newer one`)
  }
}

type Placed = { readonly path: string; readonly parcel: Parcel }

/** Files land under their names only when they are whole; what is there already is kept. */
async function placeFiles(wish: RestoreWish, as: string, files: readonly Placed[], key?: Buffer) {
  for (const { path, parcel } of files) {
    const target = join(wish.dataDir, as, path)
    if (!target.startsWith(join(wish.dataDir, as))) throw new BackupRefused(`${path} leads outside`)
    if ((await stat(target).catch(() => undefined)) !== undefined) continue
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    const half = `${target}.restoring`
    await readParcel(
      wish.folder,
      parcel,
      key,
      createWriteStream(half, { mode: 0o600, flush: true }),
    )
    await rename(half, target)
  }
}

/** By way of a local file: a store takes only what is whole and has its digest. */
async function placeInStore(
  wish: RestoreWish,
  keeper: FileKeeper,
  files: readonly Placed[],
  key?: Buffer,
) {
  const folder = join(wish.dataDir, 'uploads')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const { path, parcel } of files) {
    const local = join(folder, `restoring-${parcel.sha256}.part`)
    try {
      const sink = createWriteStream(local, { mode: 0o600, flush: true })
      await readParcel(wish.folder, parcel, key, sink)
      await keeper.keep(path, local)
    } finally {
      await rm(local, { force: true })
    }
  }
}

async function insistNoOtherKeys({ dataDir }: RestoreWish, contents: Contents): Promise<void> {
  for (const { path } of contents.keys) {
    if ((await stat(join(dataDir, 'keys', path)).catch(() => undefined)) !== undefined) {
      throw new BackupRefused(
        `${dataDir} has a key "${path}" of its own: choose an empty data folder`,
      )
    }
  }
}

/** Rows in, with foreign keys and triggers set aside until all are there; all or nothing. */
async function loadRows(
  client: pg.Client,
  wish: RestoreWish,
  contents: Contents,
  key?: Buffer,
): Promise<void> {
  await client.query('begin')
  const here = await tablesOf(client, wish.modules)
  const foreignKeys = await foreignKeysOf(client, wish.modules)
  for (const { table, name } of foreignKeys) {
    await client.query(`alter table ${table} drop constraint ${name}`)
  }
  const names = here.map(({ name }) => name)
  for (const name of names) await client.query(`alter table ${name} disable trigger user`)
  const forced = await forcedTablesOf(client, wish.modules)
  for (const name of forced) await client.query(`alter table ${name} no force row level security`)
  // Migrations bring rows of their own, such as built-in roles; the backup has them as they were.
  if (names.length > 0) await client.query(`truncate ${names.join(', ')}`)
  for (const { name, columns, parcel } of contents.tables) {
    if (!names.includes(name)) throw new BackupRefused(`the table ${name} is not known here`)
    const sink = client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`))
    await readParcel(wish.folder, parcel, key, sink)
  }
  for (const { name, lastValue } of contents.sequences) {
    await client.query('select setval($1::regclass, $2)', [name, lastValue])
  }
  for (const name of names) await client.query(`alter table ${name} enable trigger user`)
  for (const { table, name, definition } of foreignKeys) {
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  }
  for (const name of forced) await client.query(`alter table ${name} force row level security`)
  await client.query('commit')
}

/**
 * New log rows must follow the restored ones, whose transaction ids another server counted: see
 * kernel/migrations/0002_log_position.sql.
 */
async function continueLogs(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ offset: string }>(
    `select greatest(0, coalesce(max(xid::text::bigint), 0) + 1 - pg_current_xact_id()::text::bigint)::text
       as offset
     from (select xid from kernel.history union all select xid from kernel.event
           union all select last_xid from kernel.seal
           union all select last_xid from kernel.event_reader) logs`,
  )
  const offset = BigInt(rows[0]?.offset ?? '0')
  const shifted = (id: string): string => `(${id}::text::bigint + ${offset})::text::xid8`
  await client.query(`
    create or replace function kernel.log_position() returns xid8 language sql volatile
      as $$ select ${shifted('pg_current_xact_id()')} $$;
    create or replace function kernel.log_horizon() returns xid8 language sql stable
      as $$ select ${shifted('pg_snapshot_xmin(pg_current_snapshot())')} $$`)
}

async function addJobs(client: pg.Client, jobs: Contents['jobs']): Promise<void> {
  if (jobs.length === 0) return
  await client.query(
    `select graphile_worker.add_jobs(array(
       select json_populate_record(null::graphile_worker.job_spec, spec) from json_array_elements($1::json) spec))`,
    [JSON.stringify(jobs)],
  )
}

/** The database was empty, so whatever is there now came from here. */
async function clear(client: pg.Client, modules: readonly string[]): Promise<void> {
  await client.query('rollback')
  for (const module of modules) await client.query(`drop schema if exists "${module}" cascade`)
  await client.query('drop table if exists public.migration')
}

/** Restores; where it throws, the database is as empty as it was. */
export async function restore(wish: RestoreWish): Promise<Contents> {
  const { contents, key } = await openBackup(wish)
  await insistKnown(wish.modules, contents)
  await insistNoOtherKeys(wish, contents)
  const client = new pg.Client(wish.connection)
  await client.connect()
  try {
    await client.query(neutralSettings)
    if (!(await isEmpty(client, wish.modules))) {
      throw new BackupRefused('the database is not empty: restore only into an empty one')
    }
    try {
      if (wish.files === undefined) await placeFiles(wish, 'files', contents.files, key)
      else await placeInStore(wish, wish.files, contents.files, key)
      const stood = new Set(contents.migrations.map(({ name }) => name))
      await migrate(wish.connection, wish.modules, stood)
      await loadRows(client, wish, contents, key)
      await migrate(wish.connection, wish.modules)
      await migrateJobs(wish.connection)
      await continueLogs(client)
      await addJobs(client, contents.jobs)
      await placeFiles(wish, 'keys', contents.keys, key)
      await client.query('analyze')
    } catch (error) {
      await clear(client, wish.modules)
      throw error
    }
  } finally {
    await client.end()
  }
  return contents
}
