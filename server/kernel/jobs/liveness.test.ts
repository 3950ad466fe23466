/** Jobs of killed processes come again; those of processes that live, however long they take, do not. */
import { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { modules } from '../../modules.ts'
import { world, type World } from '../../testing/world.ts'
import { releaseJobsOfTheDead, sayAlive } from './liveness.ts'
import { startWorker } from './worker.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const owner = () => w.host.database.owner

/** A job of tomorrow that somebody began some seconds ago. */
async function lockedBy(pool: string, secondsAgo = 60): Promise<void> {
  const { rows } = await owner().query(
    `select id from graphile_worker.add_job('kernel.housekeeping', run_at => now() + interval '1 day')`,
  )
  await owner().query(
    `update graphile_worker._private_jobs
     set locked_by = $2, locked_at = now() - make_interval(secs => $3) where id = $1`,
    [rows[0].id, pool, secondsAgo],
  )
}

async function holders(): Promise<string[]> {
  const { rows } = await owner().query(
    'select locked_by from graphile_worker.jobs where locked_by is not null order by locked_by',
  )
  return rows.map((row) => row.locked_by)
}

/** Advisory locks that say of a pool that it lives. */
async function alive(): Promise<number> {
  const { rows } = await owner().query(
    `select count(*)::int as n from pg_locks where locktype = 'advisory' and classid = $1
     and database = (select oid from pg_database where datname = current_database())`,
    [0x6a6f62],
  )
  return rows[0].n
}

test('only what a pool holds that is no more is given back', async () => {
  const events: WorkerEvents = new EventEmitter()
  const liveness = sayAlive(w.host, events)
  events.emit('pool:create', { workerPool: { id: 'pool-living' } } as never)
  await expect.poll(alive).toBe(1)
  for (const pool of ['pool-killed', 'pool-living', 'otpool-once']) await lockedBy(pool)
  await lockedBy('pool-beginning', 1)
  expect(await releaseJobsOfTheDead(owner())).toEqual(['pool-killed'])
  expect(await holders()).toEqual(['otpool-once', 'pool-beginning', 'pool-living'])
  // Its connection is lost, not its process: it says again that it lives.
  await owner().query(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = $1
     and database = (select oid from pg_database where datname = current_database())`,
    [0x6a6f62],
  )
  await expect.poll(alive).toBe(0)
  await expect.poll(alive).toBe(1)
  expect(await releaseJobsOfTheDead(owner())).toEqual([])
  await liveness.stop()
  await expect.poll(alive).toBe(0)
  expect(await releaseJobsOfTheDead(owner())).toEqual(['pool-living'])
})

test('a worker says that it lives until it stops', async () => {
  const worker = await startWorker(w.host, modules)
  await expect.poll(alive).toBe(1)
  await worker.stop()
  await expect.poll(alive).toBe(0)
})
