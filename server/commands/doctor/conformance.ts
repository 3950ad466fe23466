/**
 * Whether a server that calls itself PostgreSQL keeps the promises the house is built on. Each probe runs on a
 * schema of its own, which is dropped afterwards.
 */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { text as textOf } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { no, yes, type Finding } from './finding.ts'

type Pair = { readonly a: pg.Client; readonly b: pg.Client; readonly schema: string }
type Probe = (pair: Pair) => Promise<unknown>

class Unlike extends Error {}

function insist(holds: boolean, otherwise: string): void {
  if (!holds) throw new Unlike(otherwise)
}

/** The error a statement must end with; its absence is the fault. */
async function errorOf(statement: Promise<unknown>): Promise<pg.DatabaseError> {
  try {
    await statement
  } catch (error) {
    return error as pg.DatabaseError
  }
  throw new Unlike('a statement that must fail succeeded')
}

const one = async <T extends pg.QueryResultRow>(client: pg.Client, sql: string): Promise<T> =>
  (await client.query<T>(sql)).rows[0]!

const patienceMs = 10_000

/** Whether it comes true in a while: transactions of others on the same server hold the horizon back. */
async function soon(holds: () => Promise<boolean>): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 50) {
    if (await holds()) return true
    await sleep(50)
  }
  return false
}

const probes: Readonly<Record<string, Probe>> = {
  async 'a log is read only up to the oldest open transaction'({ a, b, schema }) {
    await a.query(
      `create table ${schema}.log (id int, xid xid8 not null default pg_current_xact_id())`,
    )
    const decided = `select id from ${schema}.log where xid < pg_snapshot_xmin(pg_current_snapshot())`
    await a.query('begin')
    await a.query(`insert into ${schema}.log values (1)`)
    await b.query(`insert into ${schema}.log values (2)`)
    insist((await b.query(decided)).rowCount === 0, 'a later row is seen before an earlier one')
    await a.query('commit')
    insist(
      await soon(async () => (await b.query(decided)).rowCount === 2),
      'decided rows stay unseen',
    )
  },
  async 'advisory locks hold between sessions'({ a, b }) {
    await a.query('begin; select pg_advisory_xact_lock(71007100)')
    const { mine } = await one<{ mine: boolean }>(
      b,
      'select pg_try_advisory_lock(71007100) as mine',
    )
    await a.query('commit')
    insist(!mine, 'two sessions have the same lock')
  },
  async 'skip locked passes over locked rows'({ a, b, schema }) {
    await a.query(
      `create table ${schema}.queue (id int); insert into ${schema}.queue values (1), (2)`,
    )
    await a.query(`begin; select id from ${schema}.queue where id = 1 for update`)
    const { rows } = await b.query(`select id from ${schema}.queue for update skip locked`)
    await a.query('rollback')
    insist(rows.length === 1 && rows[0].id === 2, 'locked rows are not passed over')
  },
  async 'constraints may be deferred to the commit'({ a, schema }) {
    await a.query(`create table ${schema}.rank (place int,
      constraint place_is_taken unique (place) deferrable initially deferred);
      insert into ${schema}.rank values (1), (2)`)
    await a.query(`begin; update ${schema}.rank set place = 3 - place; commit`)
  },
  async 'errors name the constraint that refused'({ a, schema }) {
    await a.query(`create table ${schema}.slot (during tstzrange,
      constraint slot_is_booked exclude using gist (during with &&))`)
    const book = `insert into ${schema}.slot values ('[2019-07-01,2019-07-02)')`
    await a.query(book)
    const { code, constraint } = await errorOf(a.query(book))
    insist(code === '23P01' && constraint === 'slot_is_booked', `${code} ${constraint}`)
  },
  async 'a snapshot stays as it was'({ a, b, schema }) {
    await a.query(`create table ${schema}.thing (id int)`)
    const count = `select count(*)::int as n from ${schema}.thing`
    await a.query('begin isolation level repeatable read read only')
    await a.query(count)
    await b.query(`insert into ${schema}.thing values (1)`)
    const { n } = await one<{ n: number }>(a, count)
    await a.query('commit')
    insist(n === 0, 'a repeatable read sees what came later')
  },
  async 'a read-only transaction refuses writes'({ a, schema }) {
    await a.query(`create table ${schema}.kept (id int)`)
    await a.query('begin read only')
    const { code } = await errorOf(a.query(`insert into ${schema}.kept values (1)`))
    await a.query('rollback')
    insist(code === '25006', String(code))
  },
  async 'a duplicate can be passed over'({ a, schema }) {
    await a.query(`create table ${schema}.key (id int primary key)`)
    const add = `insert into ${schema}.key values (1) on conflict do nothing`
    await a.query(add)
    insist((await a.query(add)).rowCount === 0, 'on conflict do nothing did something')
  },
  async 'notifications reach listeners'({ a, b, schema }) {
    const heard = new Promise<string>((resolve) =>
      b.once('notification', ({ payload }) => resolve(payload ?? '')),
    )
    await b.query(`listen ${schema}`)
    await a.query(`select pg_notify('${schema}', 'news')`)
    const late = new Promise<string>((resolve) => setTimeout(resolve, 3000, 'nothing').unref())
    insist((await Promise.race([heard, late])) === 'news', 'nothing was heard within 3 s')
  },
  async 'a statement that takes too long is ended'({ a }) {
    await a.query(`begin; set local statement_timeout = '50ms'`)
    const { code } = await errorOf(a.query('select pg_sleep(5)'))
    await a.query('rollback')
    insist(code === '57014', String(code))
  },
  async 'rows are copied out and in as text'({ a, schema }) {
    await a.query(
      `create table ${schema}.copied (id bigint generated always as identity, name text)`,
    )
    const sink = a.query(copyFrom(`copy ${schema}.copied (id, name) from stdin`))
    await pipeline(Readable.from(['7\t龘\\n㛃\n']), sink)
    const text = await textOf(a.query(copyTo(`copy ${schema}.copied to stdout`)))
    insist(text === '7\t龘\\n㛃\n', text)
  },
  async 'row-level security holds for the owner when it is forced'({ a, schema }) {
    const role = `${schema}_reader`
    await a.query(`create table ${schema}.sealed (id int); insert into ${schema}.sealed values (1);
      alter table ${schema}.sealed enable row level security;
      alter table ${schema}.sealed force row level security;
      begin; create role ${role} nologin; grant usage on schema ${schema} to ${role};
      grant select on ${schema}.sealed to ${role}; set local role ${role}`)
    const { rowCount } = await a.query(`select from ${schema}.sealed`)
    await a.query('rollback')
    insist(rowCount === 0, 'a sealed row was read')
  },
  async 'letters fold and signs stay apart'({ a }) {
    const sql = `select lower('Ä') = 'ä' as folds, 'é' <> 'e' and '龘' <> '龙' as apart`
    const { folds, apart } = await one<{ folds: boolean; apart: boolean }>(a, sql)
    insist(folds && apart, 'text is compared in another way than UTF-8 has it')
  },
}

async function tryProbe(name: string, probe: Probe, pair: Pair): Promise<Finding> {
  try {
    await probe(pair)
    return yes(name, 'holds')
  } catch (error) {
    for (const client of [pair.a, pair.b]) await client.query('rollback').catch(() => undefined)
    return no(name, (error as Error).message, 'this server cannot carry Baigong as it is')
  }
}

export async function checkConformance(connection: pg.ClientConfig): Promise<Finding[]> {
  const a = new pg.Client(connection)
  const b = new pg.Client(connection)
  for (const client of [a, b]) client.on('error', () => undefined)
  const schema = `baigong_doctor_${randomBytes(4).toString('hex')}`
  try {
    await Promise.all([a.connect(), b.connect()])
    await a.query(`create schema ${schema}`)
    const findings: Finding[] = []
    for (const [name, probe] of Object.entries(probes)) {
      findings.push(await tryProbe(name, probe, { a, b, schema }))
    }
    await a.query(`drop schema ${schema} cascade`)
    return findings
  } catch (error) {
    return [no('conformance', (error as Error).message, 'check DATABASE_URL and its rights')]
  } finally {
    await Promise.all([a.end(), b.end()].map((ended) => ended.catch(() => undefined)))
  }
}
