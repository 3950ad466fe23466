/** The peer of the API benchmark: node:http and pg, running given statements for each request, nothing else. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import pg from 'pg'

export type Statement = { readonly text: string; readonly values: readonly unknown[] }
/** What to run for each method, one list of statements a person, and where. */
export type BareWork = {
  readonly connection: pg.PoolConfig
  readonly statements: Readonly<Record<string, readonly (readonly Statement[])[]>>
}

type Bytes = { readonly type: 'Buffer'; readonly data: number[] }

function revive(_key: string, value: unknown): unknown {
  return (value as Bytes | null)?.type === 'Buffer' ? Buffer.from((value as Bytes).data) : value
}

/** Prepared once a connection, as Baigong's are: what is compared is the house, not the plan. */
function makeNames(): (text: string) => string {
  const names = new Map<string, string>()
  return (text) => {
    const name = names.get(text) ?? `s${names.size}`
    names.set(text, name)
    return name
  }
}

const nameOf = makeNames()

async function runAll(pool: pg.Pool, statements: readonly Statement[]): Promise<unknown[]> {
  const client = await pool.connect()
  try {
    const rows: unknown[] = []
    for (const { text, values } of statements) {
      const name = values.length === 0 ? undefined : nameOf(text)
      const answer = await client.query({ name, text, values: [...values] } as pg.QueryConfig)
      // BEGIN comes with who acts: several statements in one text are answered one by one.
      rows.push(...[answer].flat().flatMap((result) => result.rows))
    }
    return rows
  } finally {
    client.release()
  }
}

/** Reads its work from a file and prints the port it listens on. */
export function serveBare(file: string): void {
  const { connection, statements } = JSON.parse(readFileSync(file, 'utf8'), revive) as BareWork
  const pool = new pg.Pool({ ...connection, max: 16 })
  pool.on('error', (error) => console.error(error.message))
  let turn = 0
  const server = createServer((request, response) => {
    const variants = statements[request.method ?? ''] ?? []
    request.resume().on('end', () => {
      runAll(pool, variants[turn++ % variants.length] ?? []).then(
        (rows) => {
          response.writeHead(200, { 'content-type': 'application/json' })
          response.end(JSON.stringify(rows))
        },
        (error: Error) => {
          response.writeHead(500)
          response.end(error.message)
        },
      )
    })
  })
  server.listen(0, '127.0.0.1', () => console.log((server.address() as { port: number }).port))
}

if (import.meta.main) serveBare(process.argv[2] ?? '')
