/**
 * A world for one test file: a clone of the migrated template database, the real application, people who
 * knock at its door, and time that can be travelled. Every module's invariants are checked when it ends.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { openHost, makeLogger, type OpenHost } from '../compose.ts'
import { readConfig } from '../kernel/config.ts'
import { dispatchOnce } from '../kernel/events/dispatch.ts'
import { openTypesetter } from '../kernel/documents/typeset.ts'
import { sealOnce } from '../kernel/history/seal.ts'
import type { Host } from '../kernel/host.ts'
import { brokenInvariants } from '../kernel/invariants.ts'
import { runDueJobs } from '../kernel/jobs/worker.ts'
import { makeApp } from '../listen.ts'
import { modules } from '../modules.ts'
import { onDatabase, runOn } from '../kernel/database/elsewhere.ts'
import { openScratchServer, scratchName } from './scratch.ts'
import { ensureTemplate } from './template.ts'

export type Caller = {
  readonly get: (path: string) => Promise<LightMyRequestResponse>
  readonly post: (
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ) => Promise<LightMyRequestResponse>
  readonly put: (
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ) => Promise<LightMyRequestResponse>
  readonly patch: (path: string, body?: object) => Promise<LightMyRequestResponse>
  readonly delete: (path: string) => Promise<LightMyRequestResponse>
  readonly inject: (options: InjectOptions) => Promise<LightMyRequestResponse>
  readonly cookie: string
}

export type World = {
  readonly host: Host
  readonly app: FastifyInstance
  /** Nobody signed in. */
  readonly stranger: Caller
  /** A caller with this session cookie value. */
  as(token: string): Caller
  /** Time stands still until it is moved; answers the new moment. */
  travel(to: Date | string): Date
  now(): Date
  /** Lets everything that was announced be heard, sealed and every job be done; one that keeps failing is a fault. */
  settle(): Promise<void>
  seal(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

function callerOf(app: () => FastifyInstance, token?: string): Caller {
  const cookie = token === undefined ? '' : `baigong_session=${token}`
  const base = { ...(cookie === '' ? {} : { cookie }), 'x-baigong-csrf': '1' }
  const inject = (options: InjectOptions) =>
    app().inject({ ...options, headers: { ...base, ...options.headers } })
  const write =
    (method: 'POST' | 'PUT' | 'PATCH') =>
    (url: string, body: object = {}, headers: Record<string, string> = {}) =>
      inject({ method, url, payload: body, headers })
  return {
    get: (url) => inject({ method: 'GET', url }),
    post: write('POST'),
    put: write('PUT'),
    patch: write('PATCH'),
    delete: (url) => inject({ method: 'DELETE', url }),
    inject,
    cookie,
  }
}

/**
 * Rows that nobody may pass yet: transactions of other databases of the same cluster hold the log back, so
 * "nothing passed" alone does not mean that nothing is left.
 */
const undispatchedSql = `select count(*)::int as n from kernel.event e
  left join kernel.event_reader r on r.name = 'dispatcher'
  where (e.xid, e.id) > (coalesce(r.last_xid, '0'), coalesce(r.last_id, 0))`
const unsealedSql = `select count(*)::int as n from kernel.history h
  left join (select last_xid, last_id from kernel.seal order by seq desc limit 1) s on true
  where (h.xid, h.id) > (coalesce(s.last_xid, '0'), coalesce(s.last_id, 0))`

async function countOf(host: Host, sql: string): Promise<number> {
  const { rows } = await host.database.owner.query(sql)
  return rows[0].n
}

const pauseMs = 10
const roundsMax = 1500

/** Repeats until nothing is left; a world that never comes to rest is a fault. */
async function untilNothing(act: () => Promise<number>): Promise<void> {
  for (let round = 0; round < roundsMax; round++) {
    if ((await act()) === 0) return
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  throw new Error('the world did not come to rest')
}

async function seal(host: Host): Promise<void> {
  await untilNothing(async () => {
    await sealOnce(host)
    return countOf(host, unsealedSql)
  })
}

const openJobsSql = `select count(*)::int as n from graphile_worker.jobs
  where run_at <= now() and attempts < max_attempts`
const failedJobsSql = `select id, task_identifier as task, attempts, last_error as error
  from graphile_worker.jobs
  where attempts > 0 and attempts < max_attempts and run_at > now() and locked_at is null`
/** More than any job of ours makes before it gives up by itself. */
const attemptsMax = 6

/** A job that failed would come again after seconds of everybody's time: here it comes again at once. */
async function hurryFailedJobs(host: Host): Promise<void> {
  const { rows } = await host.database.owner.query(failedJobsSql)
  const hopeless = rows.filter(({ attempts }) => attempts >= attemptsMax)
  if (hopeless.length > 0) {
    const told = hopeless.map(({ task, attempts, error }) => `${task}, ${attempts} times: ${error}`)
    throw new Error(`jobs fail again and again:\n${told.join('\n')}`)
  }
  const ids = rows.map(({ id }) => id)
  const again = 'select graphile_worker.reschedule_jobs($1::bigint[], run_at => now())'
  if (ids.length > 0) await host.database.owner.query(again, [ids])
}

/** Dispatches, seals and does jobs, in that order, until nothing is left; jobs that fail come again at once. */
async function settle(host: Host): Promise<void> {
  await untilNothing(async () => {
    while ((await dispatchOnce(host, modules)) > 0);
    while ((await sealOnce(host)) > 0);
    const undecided = (await countOf(host, undispatchedSql)) + (await countOf(host, unsealedSql))
    // A job may want what happened before it sealed.
    if (undecided > 0) return undecided
    await runDueJobs(host, modules)
    await hurryFailedJobs(host)
    return (
      (await countOf(host, undispatchedSql)) +
      (await countOf(host, unsealedSql)) +
      (await countOf(host, openJobsSql))
    )
  })
}

/** Worlds of one process set their papers with one press: warming one takes longer than most papers. */
const typesetter = openTypesetter()

/** Time that stands still until it is moved. */
function standingTime(start: string) {
  let moment = new Date(start)
  return { now: () => moment, travel: (to: Date | string) => (moment = new Date(to)) }
}
type Time = ReturnType<typeof standingTime>

type Living = { readonly open: OpenHost; readonly app: FastifyInstance }

/**
 * A world that ended is let go: test files of one worker stay loaded, and each keeps its world and its callers in
 * variables. Fourteen megabytes a world fill the memory until clearing it takes longer than the tests.
 */
async function worldOf(open: OpenHost, time: Time, leave: () => Promise<void>): Promise<World> {
  let living: Living | undefined = { open, app: await makeApp(open.host) }
  const now = (): Living => {
    if (living === undefined) throw new Error('the world has ended')
    return living
  }
  const app = (): FastifyInstance => now().app
  return {
    get host() {
      return now().open.host
    },
    get app() {
      return app()
    },
    stranger: callerOf(app),
    as: (token) => callerOf(app, token),
    travel: time.travel,
    now: time.now,
    settle: () => settle(now().open.host),
    seal: () => seal(now().open.host),
    async [Symbol.asyncDispose]() {
      const ending = now()
      const broken = await brokenInvariants(ending.open.host.database.owner, modules)
      await ending.app.close()
      await ending.open.close()
      await leave()
      living = undefined
      if (broken.length > 0) {
        throw new Error(
          broken.map((one) => `invariant broken: ${one.module}: ${one.name}`).join('\n'),
        )
      }
    },
  }
}

const settingsOf = (dataDir: string, settings: Readonly<Record<string, string>>) => ({
  ...readConfig({
    BAIGONG_DATA: dataDir,
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error',
    ...settings,
  }),
  ratePerMinute: 1_000_000,
  poolSize: 12,
})

/** `settings` are variables of the environment, such as PORT. */
export async function world(
  start: string = '2019-07-01T09:00:00+08:00',
  settings: Readonly<Record<string, string>> = {},
): Promise<World> {
  const server = await openScratchServer()
  const template = await ensureTemplate(server)
  const name = scratchName()
  await runOn(server.connection, `create database ${name} template ${template} strategy file_copy`)
  const dataDir = await mkdtemp(join(tmpdir(), 'baigong-world-'))
  const time = standingTime(start)
  const config = settingsOf(dataDir, settings)
  const open = await openHost({
    config,
    log: makeLogger(config),
    clock: time,
    connection: onDatabase(server.connection, name),
    migrated: true,
    typesetter,
  })
  return worldOf(open, time, async () => {
    await runOn(server.connection, `drop database if exists ${name} with (force)`)
    await rm(dataDir, { recursive: true, force: true })
  })
}

/** In a data folder with its own database, where it stays when the world ends: a house of its own goes on there. */
export async function worldIn(dataDir: string, start: string): Promise<World> {
  const time = standingTime(start)
  const config = settingsOf(dataDir, {})
  const open = await openHost({ config, log: makeLogger(config), clock: time, typesetter })
  return worldOf(open, time, async () => undefined)
}
