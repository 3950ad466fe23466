/**
 * Jobs of a process that was killed. graphile-worker keeps such a job locked for four hours, since it cannot know
 * whether somebody still works at it; PostgreSQL can: who does jobs holds an advisory lock on a connection of its
 * own, which ends with the process.
 */
import type { WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import type { Host } from '../host.ts'

/** `job` in ASCII; the other half of the key is the pool's name. */
const lockClass = 0x6a6f62
/** A pool that began a moment ago may not hold its lock yet. */
const settledS = 15
const againAfterMs = 1000

export type Liveness = { stop(): Promise<void> }

/** Says that the pools which these events tell of are alive, until it is stopped or the process ends. */
export function sayAlive(host: Host, events: WorkerEvents): Liveness {
  const pools = new Set<string>()
  let client: pg.Client | undefined
  let stopped = false
  const hold = (id: string) =>
    client?.query('select pg_advisory_lock_shared($1, hashtext($2))', [lockClass, id])
  /** A connection that is lost has lost its locks: they are taken again on another. */
  const open = async (): Promise<void> => {
    if (stopped) return
    const next = new pg.Client(host.database.connection)
    const again = () => {
      if (client !== next) return
      client = undefined
      setTimeout(() => void open(), againAfterMs).unref()
    }
    next.on('error', again)
    next.on('end', again)
    client = next
    try {
      await next.connect()
      for (const id of pools) await hold(id)
    } catch (error) {
      host.log.warn({ err: error }, 'job liveness')
      again()
    }
  }
  const opened = open()
  events.on('pool:create', ({ workerPool: { id } }) => {
    pools.add(id)
    void opened.then(() => hold(id)).catch(() => undefined)
  })
  return {
    async stop() {
      stopped = true
      await opened
      const last = client
      client = undefined
      await last?.end().catch(() => undefined)
    },
  }
}

/** Gives back what pools hold that are no more; answers their names. Pools that run once say nothing of themselves. */
export async function releaseJobsOfTheDead(owner: pg.Pool): Promise<readonly string[]> {
  const client = await owner.connect()
  try {
    const { rows } = await client.query<{ id: string }>(
      `select distinct locked_by as id from graphile_worker.jobs
       where locked_at < now() - make_interval(secs => $1) and locked_by like 'pool-%'`,
      [settledS],
    )
    const dead: string[] = []
    for (const { id } of rows) {
      const key = [lockClass, id]
      const tried = await client.query('select pg_try_advisory_lock($1, hashtext($2)) as free', key)
      if (tried.rows[0].free !== true) continue
      await client.query('select pg_advisory_unlock($1, hashtext($2))', key)
      dead.push(id)
    }
    if (dead.length > 0) {
      await client.query('select graphile_worker.force_unlock_workers($1::text[])', [dead])
    }
    return dead
  } finally {
    client.release()
  }
}
