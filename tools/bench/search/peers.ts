/** The peers: the same terms of the same offers, the same words asked, the same audience, twenty best and their number. */
import { execFile, spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { withScratchDatabase } from '../../../server/testing/scratch.ts'
import { spentMs } from './spent.ts'

/** Each question as its words, each word as its alternatives; all words are to be met. */
export type PeerQuestion = readonly (readonly string[])[]
export type Measured = {
  readonly each: readonly number[]
  /** Processor time; empty where the peer is a server of its own. */
  readonly eachCpu: readonly number[]
  readonly hits: readonly number[]
  readonly buildSeconds: number
  readonly version: string
}

export type Task = {
  readonly files: readonly string[]
  readonly folder: string
  readonly questions: readonly PeerQuestion[]
  readonly audience: readonly string[]
}

const seconds = (begun: number): number => (performance.now() - begun) / 1000

export async function sqlitePeer({ files, folder, questions, audience }: Task): Promise<Measured> {
  const begun = performance.now()
  const database = new DatabaseSync(join(folder, 'fts5.db'))
  database.exec(`pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -500000;
    create virtual table offer using fts5(title, text, aud, content='', detail=column)`)
  const insert = database.prepare('insert into offer(rowid, title, text, aud) values (?, ?, ?, ?)')
  database.exec('begin')
  for (const file of files) {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const [id, title, text, aud] = line.split('\t')
      insert.run(Number(id), title!, text!, aud!)
    }
  }
  database.exec("commit; insert into offer(offer) values('optimize')")
  const buildSeconds = seconds(begun)
  const best = database.prepare(
    'select rowid from offer where offer match ? order by bm25(offer, 2.5, 1, 0) limit 20',
  )
  const count = database.prepare('select count(*) as n from offer where offer match ?')
  const [each, eachCpu, hits]: [number[], number[], number[]] = [[], [], []]
  for (const question of questions) {
    const words = question.map((group) => `{title text} : (${group.join(' OR ')})`)
    const match = [...words, `aud : (${audience.join(' OR ')})`].join(' AND ')
    const [started, used] = [performance.now(), process.cpuUsage()]
    best.all(match)
    const found = count.get(match) as { n: number }
    each.push(performance.now() - started)
    eachCpu.push(spentMs(used))
    hits.push(found.n)
  }
  const { v } = database.prepare('select sqlite_version() as v').get() as { v: string }
  database.close()
  return { each, eachCpu, hits, buildSeconds, version: v }
}

async function fillPostgres(client: pg.Client, files: readonly string[]): Promise<void> {
  await client.query('create unlogged table offer (id integer, title text, body text, aud text)')
  for (const file of files) {
    await pipeline(createReadStream(file), client.query(copyFrom('copy offer from stdin')))
  }
  await client.query(`set maintenance_work_mem = '1GB'`)
  await client.query(`create unlogged table indexed as select id,
    setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', body), 'D')
    || to_tsvector('simple', aud) as words from offer`)
  await client.query('create index on indexed using gin (words)')
  await client.query('vacuum analyze indexed')
}

export function postgresPeer({ files, questions, audience }: Task): Promise<Measured> {
  return withScratchDatabase(async (connection) => {
    const client = new pg.Client(connection)
    await client.connect()
    try {
      const begun = performance.now()
      await fillPostgres(client, files)
      const buildSeconds = seconds(begun)
      const [each, hits]: [number[], number[]] = [[], []]
      for (const question of questions) {
        const query = [...question, audience].map((group) => `(${group.join('|')})`).join('&')
        const started = performance.now()
        await client.query({
          name: 'best',
          text: `select id from indexed, to_tsquery('simple', $1) q where words @@ q
            order by ts_rank(words, q) desc, id limit 20`,
          values: [query],
        })
        const { rows } = await client.query<{ n: string }>({
          name: 'count',
          text: `select count(*) as n from indexed where words @@ to_tsquery('simple', $1)`,
          values: [query],
        })
        each.push(performance.now() - started)
        hits.push(Number(rows[0]!.n))
      }
      const { rows } = await client.query<{ server_version: string }>('show server_version')
      return { each, eachCpu: [], hits, buildSeconds, version: rows[0]!.server_version }
    } finally {
      await client.end()
    }
  })
}

/** Debian's own Python, for which its packages are. */
const python = '/usr/bin/python3'

/** Undefined, with a notice, where python3-xapian is not installed. */
export async function xapianPeer(task: Task): Promise<Measured | undefined> {
  try {
    await promisify(execFile)(python, ['-c', 'import xapian'])
  } catch {
    console.error('skipped: no Xapian here (Debian: python3-xapian)')
    return undefined
  }
  const child = spawn(python, [join(import.meta.dirname, 'xapian_peer.py'), task.folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(task))
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(`the Xapian peer ended with ${code}`)
  return JSON.parse(said) as Measured
}
