/** The pools and the typed query builder over them. */
import { Kysely, type Transaction } from 'kysely'
import pg from 'pg'
import type { Schema } from '../generated/schema.ts'
import type { SignContext } from './context.ts'
import { inTransaction, makeDialect } from './driver.ts'
import { webRole } from './migrate.ts'

export type Db = Kysely<Schema>

type Open = <T>(
  actor: Parameters<SignContext>[0],
  act: (db: Transaction<Schema>) => Promise<T>,
) => Promise<T>

export type Database = {
  /** Connections that may write, for single statements. */
  readonly writer: Db
  /** Connections on which PostgreSQL itself refuses every write. */
  readonly reader: Db
  /** One transaction; only `kernel/work` opens one. */
  readonly openWriting: Open
  readonly openReading: Open
  /** From now on transactions say who acts; before, nobody does. */
  readonly signWith: (sign: SignContext) => void
  readonly contextOf: SignContext
  /** Owner rights: migrations, jobs, sealing. Never for requests. */
  readonly owner: pg.Pool
  readonly ownerDb: Db
  readonly connection: pg.ClientConfig
  close(): Promise<void>
}

const statementTimeoutMs = 15_000

// Whole numbers come as numbers (no table of ours counts beyond 2^53), days as text without a zone.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

type PoolWishes = {
  readonly max: number
  readonly options: string
  readonly pipeline: boolean
  /** Who gets no connection for so long is told that the house is busy. */
  readonly connectionTimeoutMillis: number
}

const waitMsMax = 10_000

function makePool(
  connection: pg.ClientConfig,
  wishes: PoolWishes,
  noteError: (error: Error) => void,
): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    ...wishes,
    idleTimeoutMillis: 30_000,
  } as pg.PoolConfig)
  pool.on('error', noteError)
  // One that breaks in use fails its statement, which tells it; unheard it would end the process as well.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Opens the pools; `noteError` hears of idle connections that broke. */
export function openDatabase(
  connection: pg.ClientConfig,
  poolSize: number,
  noteError: (error: Error) => void,
  connectionTimeoutMillis = waitMsMax,
): Database {
  let sign: SignContext = () => null
  const limits = `-c statement_timeout=${statementTimeoutMs} -c idle_in_transaction_session_timeout=60000 -c jit=off`
  const web = { max: poolSize, pipeline: true, connectionTimeoutMillis }
  const role = `-c role=${webRole} ${limits}`
  const writePool = makePool(connection, { ...web, options: role }, noteError)
  const readOnly = `${role} -c default_transaction_read_only=on`
  const readPool = makePool(connection, { ...web, options: readOnly }, noteError)
  const owner = makePool(
    connection,
    { max: 10, options: '', pipeline: false, connectionTimeoutMillis },
    noteError,
  )
  const writer = new Kysely<Schema>({ dialect: makeDialect(writePool) })
  const reader = new Kysely<Schema>({ dialect: makeDialect(readPool) })
  return {
    writer,
    reader,
    openWriting: (actor, act) => inTransaction(writer, 'write', sign(actor), act),
    openReading: (actor, act) => inTransaction(reader, 'read', sign(actor), act),
    signWith: (signer) => (sign = signer),
    contextOf: (actor) => sign(actor),
    owner,
    ownerDb: new Kysely<Schema>({ dialect: makeDialect(owner) }),
    connection,
    async close() {
      await Promise.all([writePool.end(), readPool.end(), owner.end()])
    },
  }
}
