/** Makes a backup: every table in one snapshot, the files it refers to, what is needed to go on from there. */
import { createReadStream } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { appliedMigrations, sequencesOf, tablesOf, unfinishedJobs, type Table } from './catalog.ts'
import type { FileKeeper } from './fileKeeper.ts'
import { formatVersion, type Contents, type Header } from './contents.ts'
import { BackupRefused, keyOf, newEncryption, parcelName, writeParcel } from './parcel.ts'

export type BackupWish = {
  readonly connection: pg.ClientConfig
  readonly schemas: readonly string[]
  readonly dataDir: string
  /** Given where files lie in a store of their own. */
  readonly files?: FileKeeper
  /** Must not exist yet. */
  readonly folder: string
  readonly now: Date
  readonly passphrase?: string
  /** The instance's keys as well: without them nobody reads sealed values or signs on. Needs a passphrase. */
  readonly withKeys: boolean
}

/** Text that is written the same by every supported version, whatever the server's settings. */
export const neutralSettings = `set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';
  set extra_float_digits = 1; set timezone = 'UTC'; set bytea_output = 'hex';
  set client_encoding = 'UTF8'; set statement_timeout = 0; set row_security = off`

async function exists(path: string): Promise<boolean> {
  return readdir(path).then(
    () => true,
    () => false,
  )
}

async function tableParcel(client: pg.Client, table: Table, folder: string, key?: Buffer) {
  const columns = table.columns.join(', ')
  const stream = client.query(copyTo(`copy ${table.name} (${columns}) to stdout`))
  const parcel = await writeParcel(folder, `tables/${table.name}`, stream, key)
  return { name: table.name, columns: [...table.columns], rows: stream.rowCount, parcel }
}

async function filesBelow(folder: string): Promise<string[]> {
  if (!(await exists(folder))) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .toSorted()
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** Files of one folder of the data folder; equal contents are kept once. */
async function fileParcels(from: string, as: string, folder: string, key?: Buffer) {
  const kept: Contents['files'] = []
  for (const path of await filesBelow(from)) {
    const name = parcelName(await digestOf(join(from, path)), key)
    const at = `${as}/${name.slice(0, 2)}/${name}`
    kept.push({
      path,
      parcel: await writeParcel(folder, at, createReadStream(join(from, path)), key),
    })
  }
  return kept
}

/** Files of a store: what was removed since the snapshot is of no version and may be absent. */
async function keptParcels(keeper: FileKeeper, folder: string, key?: Buffer) {
  const kept: Contents['files'] = []
  for await (const { path, sha256 } of keeper.all()) {
    const name = parcelName(sha256, key)
    const at = `files/${name.slice(0, 2)}/${name}`
    kept.push({ path, parcel: await writeParcel(folder, at, keeper.open(sha256), key) })
  }
  return kept
}

/** One snapshot for everything that PostgreSQL keeps. */
async function databaseContents(wish: BackupWish, folder: string, key?: Buffer) {
  const client = new pg.Client(wish.connection)
  await client.connect()
  try {
    await client.query(neutralSettings)
    await client.query('begin isolation level repeatable read read only')
    const migrations = await appliedMigrations(client)
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    const sequences = await sequencesOf(client, wish.schemas)
    const jobs = await unfinishedJobs(client)
    const tables: Contents['tables'] = []
    for (const table of await tablesOf(client, wish.schemas)) {
      tables.push(await tableParcel(client, table, folder, key))
    }
    await client.query('commit')
    return { migrations, postgres: rows[0]?.server_version ?? '', sequences, jobs, tables }
  } finally {
    await client.end()
  }
}

async function write(wish: BackupWish, folder: string): Promise<Contents> {
  const encryption = wish.passphrase === undefined ? null : newEncryption()
  const key = encryption === null ? undefined : await keyOf(wish.passphrase!, encryption)
  const database = await databaseContents(wish, folder, key)
  // After the snapshot: every file that it names is there by now, and files are never changed.
  const files =
    wish.files === undefined
      ? await fileParcels(join(wish.dataDir, 'files'), 'files', folder, key)
      : await keptParcels(wish.files, folder, key)
  const keys = wish.withKeys
    ? await fileParcels(join(wish.dataDir, 'keys'), 'keys', folder, key)
    : []
  const contents: Contents = { madeAt: wish.now.toISOString(), ...database, files, keys }
  const bytes = Buffer.from(JSON.stringify(contents))
  const listed = await writeParcel(
    folder,
    'contents',
    (async function* () {
      yield bytes
    })(),
    key,
  )
  const header: Header & { contents: typeof listed } = {
    format: 'baigong-backup',
    version: formatVersion,
    encryption,
    contents: listed,
  }
  await writeFile(join(folder, 'backup.json'), `${JSON.stringify(header, null, 2)}\n`, {
    mode: 0o600,
  })
  return contents
}

/** Under another name until it is whole: a folder of the wished name is a finished backup. */
export async function backup(wish: BackupWish): Promise<Contents> {
  if (wish.withKeys && wish.passphrase === undefined) {
    throw new BackupRefused('keys travel only encrypted: give a passphrase as well')
  }
  if (await exists(wish.folder)) throw new BackupRefused(`${wish.folder} exists already`)
  const partial = `${wish.folder}.partial`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { recursive: true, mode: 0o700 })
  try {
    const contents = await write(wish, partial)
    await rename(partial, wish.folder)
    return contents
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
}

/** A passphrase from a file, without the line's end. */
export async function readPassphrase(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new BackupRefused(`${file} cannot be read: ${error.message}`)
  })
  const passphrase = text.replace(/\r?\n$/, '')
  if (passphrase.length < 12) throw new BackupRefused('a passphrase has at least 12 signs')
  return passphrase
}
