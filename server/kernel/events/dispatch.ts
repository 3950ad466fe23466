/**
 * The dispatcher follows the event log in the order in which transactions became visible and turns each
 * event into one job for every module that hears it. One process dispatches at a time.
 */
import type pg from 'pg'
import type { Host } from '../host.ts'
import type { EventFacts, KeptEvent, Module } from '../module.ts'

const batchMax = 500
const lockKey = 7_100_003
const readerName = 'dispatcher'
/** The event by which a transaction asks for a named job. */
export const jobAsked = 'kernel.job.asked'

export type Hearing = { readonly module: string; readonly event: KeptEvent }
export type BatchHearing = { readonly module: string; readonly events: readonly KeptEvent[] }

type Cursor = { readonly xid: string; readonly id: number }

async function lockCursor(client: pg.ClientBase): Promise<Cursor | undefined> {
  const { rows: locks } = await client.query('select pg_try_advisory_xact_lock($1) as mine', [
    lockKey,
  ])
  if (!locks[0].mine) return undefined
  await client.query('insert into kernel.event_reader (name) values ($1) on conflict do nothing', [
    readerName,
  ])
  const { rows } = await client.query(
    'select last_xid::text as xid, last_id as id from kernel.event_reader where name = $1',
    [readerName],
  )
  return rows[0] as Cursor
}

/** Events after the cursor whose transactions, and all before them, are decided. */
async function decidedEvents(client: pg.ClientBase, cursor: Cursor) {
  const { rows } = await client.query(
    `select id, xid::text, at, name, facts from kernel.event
     where (xid, id) > ($1::xid8, $2) and xid < kernel.log_horizon()
     order by kernel.event.xid, id limit $3`,
    [cursor.xid, cursor.id, batchMax],
  )
  return rows as { id: number; xid: string; at: Date; name: string; facts: EventFacts }[]
}

type JobSpec = {
  readonly identifier: string
  readonly payload: unknown
  readonly job_key: string
  readonly max_attempts: number
  readonly queue_name?: string
}

type JobWish = { readonly task: string; readonly payload: unknown; readonly queue?: string }

const attempts = 12

/** One job for every module that hears the event, or the one job that was asked for. */
function jobsOf(modules: readonly Module[], event: KeptEvent): JobSpec[] {
  if (event.name === jobAsked) {
    const { task, payload, queue } = event.facts as JobWish
    const job_key = `${task}:${event.id}`
    const inLine = queue === undefined ? {} : { queue_name: queue }
    return [{ identifier: task, payload, job_key, max_attempts: attempts, ...inLine }]
  }
  return modules
    .filter((module) => module.hears?.[event.name] !== undefined)
    .map((module) => ({
      identifier: 'hear',
      payload: { module: module.name, event } satisfies Hearing,
      job_key: `hear:${module.name}:${event.id}`,
      max_attempts: attempts,
    }))
}

/** One job for each module that follows some of these events. */
function followingJobs(modules: readonly Module[], events: readonly KeptEvent[]): JobSpec[] {
  return modules.flatMap(({ name: module, follows }) => {
    const heard = events.filter(({ name }) => follows?.names.has(name))
    if (heard.length === 0) return []
    return {
      identifier: 'follow',
      payload: { module, events: heard } satisfies BatchHearing,
      job_key: `follow:${module}:${heard[0]!.id}`,
      max_attempts: attempts,
    }
  })
}

async function addJobs(client: pg.ClientBase, specs: readonly JobSpec[]): Promise<void> {
  if (specs.length === 0) return
  await client.query(
    `select graphile_worker.add_jobs(array(
       select json_populate_record(null::graphile_worker.job_spec, spec) from json_array_elements($1::json) spec))`,
    [JSON.stringify(specs)],
  )
}

/** Dispatches one batch; answers how many events it passed. */
export async function dispatchOnce(host: Host, modules: readonly Module[]): Promise<number> {
  const client = await host.database.owner.connect()
  try {
    await client.query('begin')
    const cursor = await lockCursor(client)
    if (cursor === undefined) return 0
    const events = await decidedEvents(client, cursor)
    const last = events.at(-1)
    if (last === undefined) return 0
    const kept = events.map(({ id, name, at, facts }) => ({ id, name, at, facts }))
    await addJobs(client, [
      ...kept.flatMap((event) => jobsOf(modules, event)),
      ...followingJobs(modules, kept),
    ])
    await client.query(
      'update kernel.event_reader set last_xid = $1::xid8, last_id = $2 where name = $3',
      [last.xid, last.id, readerName],
    )
    await client.query('commit')
    return events.length
  } finally {
    await client.query('rollback').catch(() => undefined)
    client.release()
  }
}
