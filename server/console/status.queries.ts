/** How the house is doing: the database, its jobs, its seals, its disk. */
import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import type { Language } from '../../domain/kernel/text.ts'
import type * as endpoints from '../../domain/console/status.endpoints.ts'
import type { HouseStatus, Job } from '../../domain/console/status.endpoints.ts'
import { askedBy, holdsKey, keyForms, keyStanding } from '../kernel/history/signingKeys.ts'
import { readPage } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'
import { readParts } from './statusParts.ts'

async function databaseStatus(work: Reading): Promise<HouseStatus['database']> {
  const { rows } = await sql<HouseStatus['database']>`
    select current_setting('server_version') as version,
      pg_database_size(current_database()) as bytes,
      (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
      (select count(*)::int from public.migration) as migrations,
      (select name from public.migration order by applied_at desc, name desc limit 1)
        as "lastMigration"`.execute(work.db)
  return rows[0]!
}

type JobCounts = {
  readonly waiting: number
  readonly running: number
  readonly failed: number
  readonly oldest: Date | null
  readonly undispatched: number
}

async function jobStatus(work: Reading): Promise<HouseStatus['jobs']> {
  const { rows } = await sql<JobCounts>`
    select count(*) filter (where not running and attempts < max_attempts)::int as waiting,
      count(*) filter (where running)::int as running,
      count(*) filter (where not running and attempts >= max_attempts)::int as failed,
      min(run_at) filter (where not running and attempts < max_attempts and run_at <= now()) as oldest,
      (select count(*)::int from kernel.event e
       where (e.xid, e.id) > (
         coalesce((select last_xid from kernel.event_reader where name = 'dispatcher'), '0'),
         coalesce((select last_id from kernel.event_reader where name = 'dispatcher'), 0))) as undispatched
    from console.jobs()`.execute(work.db)
  const { oldest, ...counts } = rows[0]!
  return { ...counts, oldestDueAt: oldest?.toISOString() ?? null }
}

type SealCounts = {
  readonly last: number | null
  readonly sealed_at: Date | null
  readonly sm2: string | null
  readonly key: string | null
  readonly entries: number
  readonly unsealed: number
}

type Seals = HouseStatus['seals']

async function keyFaults(work: Reading, language: Language): Promise<Seals['keyFaults']> {
  const { config, say } = work.host
  const faults: Seals['keyFaults'] = []
  for (const form of keyForms) {
    const { keyId, refusal } = await keyStanding(askedBy(work), config.dataDir, form)
    if (refusal === null) continue
    const { code, facts } = refusal
    faults.push({
      code,
      message: say(language, code, facts),
      held: holdsKey(work.host, form, keyId),
    })
  }
  return faults
}

async function sealStatus(work: Reading): Promise<Omit<Seals, 'keyFaults'>> {
  const { rows } = await sql<SealCounts>`
    with last as (select * from kernel.seal order by seq desc limit 1)
    select (select seq from last) as last, (select sealed_at from last) as sealed_at,
      (select sm2_key_id from last) as sm2,
      coalesce((select key_id from kernel.signing_key where algorithm = 'ed25519'
        order by place desc limit 1), (select key_id from last)) as key,
      (select coalesce(sum(entries), 0)::bigint from kernel.seal) as entries,
      (select count(*)::int from kernel.history h where (h.xid, h.id) > (
        coalesce((select last_xid from last), '0'), coalesce((select last_id from last), 0))) as unsealed
    `.execute(work.db)
  const { last, sealed_at, sm2, key, entries, unsealed } = rows[0]!
  const sealedAt = sealed_at?.toISOString() ?? null
  return { last, sealedAt, entries, unsealed, keyId: key, sm2KeyId: sm2 }
}

export async function readStatus(work: Reading, language: Language): Promise<HouseStatus> {
  const disk = await statfs(work.host.config.dataDir)
  return {
    now: work.now.toISOString(),
    database: await databaseStatus(work),
    jobs: await jobStatus(work),
    seals: { ...(await sealStatus(work)), keyFaults: await keyFaults(work, language) },
    storage: { freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize },
    parts: await readParts(work, language),
  }
}

type JobRow = {
  readonly id: number
  readonly task: string
  readonly job_key: string | null
  readonly attempts: number
  readonly max_attempts: number
  readonly last_error: string | null
  readonly run_at: Date
  readonly made_at: Date
  readonly running: boolean
  readonly event: string | null
}

function stateOf(row: JobRow): Job['state'] {
  if (row.running) return 'running'
  return row.attempts >= row.max_attempts ? 'failed' : 'waiting'
}

/** `hear:<module>:<event id>` says who hears what; payloads stay in the queue. */
function jobShape(row: JobRow): Job {
  const heard = /^hear:(\w+):\d+$/.exec(row.job_key ?? '')
  return {
    id: row.id,
    task: row.task,
    module: heard?.[1] ?? null,
    event: row.event,
    state: stateOf(row),
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    lastError: row.last_error,
    runAt: row.run_at.toISOString(),
    madeAt: row.made_at.toISOString(),
  }
}

const inState = {
  running: sql<boolean>`running`,
  waiting: sql<boolean>`not running and attempts < max_attempts`,
  failed: sql<boolean>`not running and attempts >= max_attempts`,
}

/** Failed ones first, then what is due first. */
export async function listJobs(
  work: Reading,
  { state, ...wish }: QueryOf<typeof endpoints.listJobs>,
): Promise<AnswerOf<typeof endpoints.listJobs>> {
  const jobs = sql<JobRow>`(
    select j.*, e.name as event
    from console.jobs() j
    left join kernel.event e on e.id = substring(j.job_key from '^hear:\\w+:(\\d+)$')::bigint)`
  const all = work.db.selectFrom(jobs.as('j')).selectAll()
  const key = sql<string>`(attempts < max_attempts)::int || ' '
    || to_char(run_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') || ' ' || lpad(id::text, 20, '0')`
  const list = state === undefined ? all : all.where(inState[state])
  const { shown, ...page } = await readPage(work, list, { key, ascending: true }, wish)
  return { ...page, rows: shown.map(jobShape) }
}
