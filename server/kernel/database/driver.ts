/**
 * How the house speaks to PostgreSQL: statements that come again are prepared once a connection, and what need
 * not be waited for travels with what follows it.
 */
import {
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  Transaction,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from 'kysely'
import type { Socket } from 'node:net'
import type pg from 'pg'
import { unavailable } from '../../../domain/kernel/verdict.ts'
import type { Schema } from '../generated/schema.ts'
import { Problem } from '../problem.ts'

/** Longer texts have data in them, and do not come again. */
const textMax = 8000
const textsMax = 5000
/** PostgreSQL keeps a plan for each name and connection: ever new texts must not fill its memory. */
const namesMax = 500

type NameOf = (text: string) => string | undefined

/** The name of a text that was seen before; a text that comes once is not worth a plan. */
function makeNames(): NameOf {
  const names = new Map<string, string | null>()
  let named = 0
  return (text) => {
    const known = names.get(text)
    if (typeof known === 'string') return known
    if (known === undefined) {
      if (names.size < textsMax && text.length <= textMax) names.set(text, null)
      return undefined
    }
    if (named >= namesMax) return undefined
    const name = `s${named++}`
    names.set(text, name)
    return name
  }
}

const writes: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

type Connection = DatabaseConnection & {
  readonly client: pg.PoolClient
  /** Gathers what is said until the code at hand has nothing more to do, so that it travels in one packet. */
  readonly gather: () => void
}

function makeGather(client: pg.PoolClient): () => void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } })
    .connection
  let gathering = false
  return () => {
    if (gathering) return
    gathering = true
    stream.cork()
    process.nextTick(() => {
      gathering = false
      stream.uncork()
    })
  }
}

function makeConnection(client: pg.PoolClient, nameOf: NameOf): Connection {
  const gather = makeGather(client)
  return {
    client,
    gather,
    async executeQuery<R>({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) {
      try {
        gather()
        const { command, rowCount, rows } = await client.query({
          name: nameOf(sql),
          text: sql,
          values: parameters,
        } as pg.QueryConfig)
        if (!writes.has(command)) return { rows } as QueryResult<R>
        return { rows, numAffectedRows: BigInt(rowCount ?? 0) } as QueryResult<R>
      } catch (error) {
        // The driver's error knows only the socket; whoever reads the log wants to know who asked.
        const asker = new Error('asked').stack?.split('\n').slice(2).join('\n')
        if (error instanceof Error) error.stack = `${error.stack ?? ''}\n${asker ?? ''}`
        throw error
      }
    },
    streamQuery() {
      throw new Error('a pipelined connection streams nothing')
    },
  }
}

function refused(): never {
  throw new Error('transactions are opened by kernel/work')
}

/** The pool knows no code for it: every connection was in use for as long as anybody waits. */
function tellsFull(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect'
}

/** Connections of a pool. Transactions are not Kysely's business here: see `inTransaction`. */
function makeDriver(pool: pg.Pool | undefined): Driver {
  const nameOf = makeNames()
  const connections = new WeakMap<pg.PoolClient, Connection>()
  return {
    init: () => Promise.resolve(),
    async acquireConnection() {
      const client = await pool!.connect().catch((error: unknown) => {
        throw tellsFull(error) ? new Problem(unavailable('kernel.house_busy')) : error
      })
      let connection = connections.get(client)
      if (connection === undefined) {
        connection = makeConnection(client, nameOf)
        connections.set(client, connection)
      }
      return connection
    },
    beginTransaction: refused,
    commitTransaction: refused,
    rollbackTransaction: refused,
    async releaseConnection(connection) {
      ;(connection as Connection).client.release()
    },
    destroy: async () => pool?.end(),
  }
}

export function makeDialect(pool?: pg.Pool): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => makeDriver(pool),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

/** What Kysely wants of a transaction beside its connection, and never uses. */
const dialect = makeDialect()
const unused = { config: { dialect }, dialect, driver: dialect.createDriver() }

/** `read` is one snapshot on which PostgreSQL refuses every write. */
type Mode = 'read' | 'write'

const beginnings = {
  read: 'start transaction isolation level repeatable read read only',
  write: 'begin',
}

async function end(client: pg.PoolClient, mode: Mode): Promise<void> {
  const committed = client.query('commit')
  // The end of a reading transaction decides nothing, so it is not waited for.
  if (mode === 'read') return void committed.catch(() => undefined)
  const { command } = await committed
  // What PostgreSQL says to the COMMIT of a transaction in which a statement failed, however that was hidden.
  if (command !== 'COMMIT') throw new Error('the transaction was undone, an error in it was hidden')
}

/**
 * One transaction on one connection. Unlike Kysely's own, statements started side by side are sent side by
 * side: none waits for the answer to another, and BEGIN travels with the first, and with it who acts.
 */
export function inTransaction<T>(
  db: Kysely<Schema>,
  mode: Mode,
  /** Signed words of who acts, which hold until the end of this transaction. */
  context: string | null,
  act: (db: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  const executor = db.getExecutor()
  return executor.provideConnection(async (connection) => {
    const { client, gather } = connection as Connection
    let over = false
    const whileOpen = executor.withConnectionProvider({
      provideConnection(consumer) {
        if (over) return Promise.reject(new Error('the transaction of this work is over'))
        return consumer(connection)
      },
    })
    gather()
    // Not waited for: its fault is known before any later answer, and makes the whole work fail.
    let unopened: unknown
    const said = context === null ? '' : `; set local baigong.actor = '${context}'`
    void client.query(beginnings[mode] + said).catch((error: unknown) => (unopened = error))
    try {
      const result = await act(new Transaction<Schema>({ ...unused, executor: whileOpen }))
      over = true
      if (unopened !== undefined) throw unopened
      await end(client, mode)
      return result
    } catch (error) {
      over = true
      await client.query('rollback').catch(() => undefined)
      throw error
    }
  })
}
