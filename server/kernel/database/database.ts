/** The pools and the typed query builder over them. */
import {
  Kysely,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type TransactionSettings,
} from 'kysely'
import pg from 'pg'
import type { Schema } from '../generated/schema.ts'
import { webRole } from './migrate.ts'

export type Db = Kysely<Schema>

export type Database = {
  /** Transactions that may write. */
  readonly writer: Db
  /** Connections on which PostgreSQL itself refuses every write. */
  readonly reader: Db
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

/**
 * Sends BEGIN without waiting for its answer: on a pipelined connection it travels with the first
 * statement, so a transaction costs one round trip less. A failing BEGIN fails that statement too.
 * The COMMIT of a reading transaction decides nothing, so it is not waited for either.
 */
class EagerDriver extends PostgresDriver {
  readonly #reading = new WeakSet<DatabaseConnection>()

  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    if (settings.accessMode === 'read only') this.#reading.add(connection)
    void super.beginTransaction(connection, settings).catch(() => undefined)
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const committed = super.commitTransaction(connection)
    if (this.#reading.delete(connection)) void committed.catch(() => undefined)
    else await committed
  }
}

function dialect(pool: pg.Pool): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new EagerDriver({ pool }),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

type PoolWishes = { readonly max: number; readonly options: string; readonly pipeline: boolean }

function makePool(
  connection: pg.ClientConfig,
  wishes: PoolWishes,
  noteError: (error: Error) => void,
): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    ...wishes,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
  } as pg.PoolConfig)
  pool.on('error', noteError)
  return pool
}

/** Opens the pools; `noteError` hears of idle connections that broke. */
export function openDatabase(
  connection: pg.ClientConfig,
  poolSize: number,
  noteError: (error: Error) => void,
): Database {
  const limits = `-c statement_timeout=${statementTimeoutMs} -c idle_in_transaction_session_timeout=60000`
  const web = { max: poolSize, pipeline: true }
  const role = `-c role=${webRole} ${limits}`
  const writePool = makePool(connection, { ...web, options: role }, noteError)
  const readOnly = `${role} -c default_transaction_read_only=on`
  const readPool = makePool(connection, { ...web, options: readOnly }, noteError)
  const owner = makePool(connection, { max: 10, options: '', pipeline: false }, noteError)
  return {
    writer: new Kysely<Schema>({ dialect: dialect(writePool) }),
    reader: new Kysely<Schema>({ dialect: dialect(readPool) }),
    owner,
    ownerDb: new Kysely<Schema>({ dialect: dialect(owner) }),
    connection,
    async close() {
      await Promise.all([writePool.end(), readPool.end(), owner.end()])
    },
  }
}
