/** Runs what is due: events heard by modules, named jobs, schedules, sealing. At least once each. */
import {
  Logger,
  parseCronItems,
  run,
  runMigrations,
  runOnce,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import { EventEmitter } from 'node:events'
import pg from 'pg'
import { systemActor } from '../../../domain/kernel/actor.ts'
import { dispatchOnce, type BatchHearing, type Hearing } from '../events/dispatch.ts'
import { sealOnce } from '../history/seal.ts'
import type { Host } from '../host.ts'
import { newId } from '../id.ts'
import type { EventFacts, Module } from '../module.ts'
import { writing } from '../work.ts'
import { releaseJobsOfTheDead, sayAlive } from './liveness.ts'

const jobsAtOnce = 3
const pulseMs = 1000
const sealEveryPulses = 5
/** About every minute, the first time soon after a start: what was killed may have been this very house. */
const releaseEveryPulses = 60
const releaseAtPulse = 20
const housekeepingCron = '17 * * * *'
const idempotencyKeptHours = 48

export type Worker = {
  /** Dispatches soon; called after a commit that announced something. */
  wake(): void
  stop(): Promise<void>
}

function hear(host: Host, modules: readonly Module[]) {
  const byName = new Map(modules.map((module) => [module.name, module]))
  return async (payload: unknown): Promise<void> => {
    const { module, event } = payload as Hearing
    const handler = byName.get(module)?.hears?.[event.name]
    if (handler === undefined) return
    const start = { actor: systemActor, requestId: newId(host.clock.now()) }
    await writing(host, start, (work) => handler(work, { ...event, at: new Date(event.at) }))
  }
}

function follow(host: Host, modules: readonly Module[]) {
  return async (payload: unknown): Promise<void> => {
    const { module, events } = payload as BatchHearing
    const follows = modules.find(({ name }) => name === module)?.follows
    if (follows === undefined) return
    const start = { actor: systemActor, requestId: newId(host.clock.now()) }
    const dated = events.map((event) => ({ ...event, at: new Date(event.at) }))
    await writing(host, start, (work) => follows.hear(work, dated))
  }
}

/** Forgets answers kept for repeated requests once nobody may repeat them. */
async function forgetIdempotencyKeys(host: Host): Promise<void> {
  await host.database.owner.query(
    `delete from kernel.idempotency where made_at < $1::timestamptz - make_interval(hours => $2)`,
    [host.clock.now(), idempotencyKeptHours],
  )
}

function tasksOf(host: Host, modules: readonly Module[]): TaskList {
  const tasks: TaskList = {
    hear: hear(host, modules),
    follow: follow(host, modules),
    'kernel.housekeeping': () => forgetIdempotencyKeys(host),
  }
  for (const module of modules) {
    for (const [name, job] of Object.entries(module.jobs ?? {})) {
      tasks[`${module.name}.${name}`] = (payload) => job(host, payload as EventFacts)
    }
    for (const schedule of module.schedules ?? []) {
      tasks[`${module.name}.${schedule.name}`] = () => schedule.run(host)
    }
  }
  return tasks
}

function schedulesOf(modules: readonly Module[]) {
  const own = [{ task: 'kernel.housekeeping', match: housekeepingCron }]
  const theirs = modules.flatMap((module) =>
    (module.schedules ?? []).map(({ name, cron }) => ({
      task: `${module.name}.${name}`,
      match: cron,
    })),
  )
  return parseCronItems([...own, ...theirs])
}

/** graphile-worker's own tables; needed before anything can be enqueued. */
export async function migrateJobs(connection: pg.ClientConfig): Promise<void> {
  const pool = new pg.Pool({ ...connection, max: 1 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    await runMigrations({ pgPool: pool, logger: quiet })
  } finally {
    await pool.end()
  }
}

const quiet = new Logger(() => () => undefined)

function loggerOf(host: Host): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') host.log.error(message)
    else if (level === 'warning') host.log.warn(message)
    else host.log.trace(message)
  })
}

export async function startWorker(host: Host, modules: readonly Module[]): Promise<Worker> {
  const pool = new pg.Pool({ ...host.database.connection, max: 6 })
  const note = (error: Error): void => host.log.warn({ err: error }, 'job connection')
  pool.on('error', note)
  pool.on('connect', (client) => client.on('error', note))
  const events: WorkerEvents = new EventEmitter()
  const alive = sayAlive(host, events)
  const runner: Runner = await run({
    events,
    pgPool: pool,
    concurrency: jobsAtOnce,
    noHandleSignals: true,
    taskList: tasksOf(host, modules),
    parsedCronItems: schedulesOf(modules),
    logger: loggerOf(host),
  })
  const beat = pulse(host, modules)
  return {
    wake: beat.wake,
    async stop() {
      await beat.stop()
      await runner.stop().catch(() => undefined)
      await alive.stop()
      await pool.end()
    },
  }
}

/** Does what is due now, and what that makes due, on the owner's connections; then nothing goes on running. */
export async function runDueJobs(host: Host, modules: readonly Module[]): Promise<void> {
  await runOnce({
    pgPool: host.database.owner,
    concurrency: jobsAtOnce,
    noHandleSignals: true,
    taskList: tasksOf(host, modules),
    logger: loggerOf(host),
  })
}

/** One loop: dispatch when woken or each second, seal every few seconds. Never two rounds at once. */
function pulse(host: Host, modules: readonly Module[]) {
  let stopped = false
  let woken = false
  let round = 0
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  async function beat(): Promise<void> {
    woken = false
    while ((await dispatchOnce(host, modules)) > 0 && !stopped);
    if (round % releaseEveryPulses === releaseAtPulse) {
      const dead = await releaseJobsOfTheDead(host.database.owner)
      if (dead.length > 0) host.log.warn({ pools: dead }, 'jobs of killed processes are done again')
    }
    if (round++ % sealEveryPulses === 0) while ((await sealOnce(host)) > 0 && !stopped);
  }
  function schedule(): void {
    if (stopped) return
    timer = setTimeout(go, woken ? 5 : pulseMs)
  }
  function go(): void {
    running = beat()
      .catch((error: unknown) => host.log.warn({ err: error }, 'dispatch'))
      .then(schedule)
  }
  go()
  return {
    wake() {
      if (woken || stopped) return
      woken = true
      clearTimeout(timer)
      running = running.then(() => {
        clearTimeout(timer)
        timer = setTimeout(go, 5)
      })
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
      clearTimeout(timer)
    },
  }
}
