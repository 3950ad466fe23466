/**
 * Bar: at 600 saves a second of 2 to 8 kB from 3,000 sessions, p95 ≤ 150 ms and p99 ≤ 500 ms; 3,000 submits
 * within a minute beside 50 uploads of 5 MB, p95 ≤ 1 s; no error. On the embedded database and on a server of
 * PostgreSQL 15 where the machine has one. Nothing acknowledged may be missing, seals and invariants must hold.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { outlineOf } from '../../domain/programmes/form/outline.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import { verifyHistory } from '../../server/kernel/history/verify.ts'
import { brokenInvariants } from '../../server/kernel/invariants.ts'
import { modules } from '../../server/modules.ts'
import { root } from '../steps.ts'
import type { LoadLine, LoadPlan, LoadTimes } from './load.plan.ts'
import { withOlderPlace, withPlace, type Place } from './place.ts'
import { machine, percentile, resultOf, type Report, type Result } from './report.ts'
import { copySpecimens, makeSpecimens, type Copied } from './sampleFiles.ts'
import { startBaigong, stopPeer } from './server.ts'
import { cpuMs, parentOf } from './usage.ts'

export type DeadlineOptions = {
  readonly seed: number
  readonly sessions: number
  readonly saves: number
  readonly seconds: number
  readonly submits: number
  readonly submit_seconds: number
  readonly uploads: number
  readonly upload_bytes: number
  /** 1: the embedded database alone. 2: PostgreSQL 15 as well. */
  readonly databases: number
}

const specimensMax = 8
const upload_share = 0.8
const saveBarMs = 150

type Usage = { readonly server: number; readonly database: number; readonly load: number }
type Loaded = { readonly times: LoadTimes; readonly usage: ReadonlyMap<string, Usage> }

/** Texts that are long in any application: what people type most in the last hour. */
function longTexts(form: FormDefinition): LoadPlan['fields'] {
  return outlineOf(form).entries.flatMap(({ at, item }) =>
    item.kind === 'text' && item.lines === 'rich' && item.shown === undefined
      ? [{ at, minChars: item.minChars ?? 1, maxChars: item.maxChars }]
      : [],
  )
}

async function runLoad(
  plan: LoadPlan,
  dataDir: string,
  usageNow: (loadMs: number) => Usage,
): Promise<Loaded> {
  const [planFile, timesFile] = [join(dataDir, 'load.json'), join(dataDir, 'times.json')]
  await writeFile(planFile, JSON.stringify(plan))
  const program = join(root, 'tools/bench/load.ts')
  const child = spawn(process.execPath, [program, planFile, timesFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const usage = new Map<string, Usage>()
  for await (const line of createInterface({ input: child.stdout })) {
    const { phase, cpuMs: loadMs } = JSON.parse(line) as LoadLine
    usage.set(phase, usageNow(loadMs))
  }
  if (child.exitCode === null) await once(child, 'exit')
  if (child.exitCode !== 0) throw new Error(`the load generator ended with ${child.exitCode}`)
  return { times: JSON.parse(await readFile(timesFile, 'utf8')) as LoadTimes, usage }
}

function planOf(
  options: DeadlineOptions,
  port: number,
  form: FormDefinition,
  all: readonly Copied[],
): LoadPlan {
  return {
    port,
    seed: options.seed,
    sessions: all.map(({ token, applicationId, version }) => ({ token, applicationId, version })),
    fields: longTexts(form),
    saves: { perSecond: options.saves, seconds: options.seconds },
    submits: { count: Math.min(options.submits, all.length), seconds: options.submit_seconds },
    uploads: {
      count: Math.min(options.uploads, all.length),
      bytes: options.upload_bytes,
      seconds: Math.ceil(options.submit_seconds * upload_share),
    },
  }
}

async function postmasterOf({ host }: Place): Promise<number> {
  const { rows } = await host.database.owner.query('select pg_backend_pid() as pid')
  return parentOf(rows[0].pid as number)
}

/** What was acknowledged and does not stand; must be nothing. */
async function countLost(place: Place, all: readonly Copied[], versions: readonly number[]) {
  const { rows } = await place.host.database.owner.query<{ n: number }>(
    `select count(*)::int as n from unnest($1::uuid[], $2::int[]) t (id, version)
     left join programmes.application a on a.id = t.id
     where a.draft_version is distinct from t.version`,
    [all.map(({ applicationId }) => applicationId), versions],
  )
  return rows[0]!.n
}

const restWithinMs = 600_000

/** How long jobs and seals are behind after the last submit. */
async function untilRest({ host }: Place): Promise<number> {
  const begun = performance.now()
  const left = `select (select count(*) from graphile_worker.jobs where attempts < max_attempts)
    + (select count(*) from kernel.history h where (h.xid, h.id) >
        (select last_xid, last_id from kernel.seal order by seq desc limit 1)) as n`
  for (;;) {
    const { rows } = await host.database.owner.query(left)
    const waited = performance.now() - begun
    if (rows[0].n === 0 || waited > restWithinMs) return waited
    await sleep(200)
  }
}

type Checked = { readonly lost: number; readonly broken: number; readonly seal_faults: number }

async function check(place: Place, all: readonly Copied[], times: LoadTimes): Promise<Checked> {
  return {
    lost: await countLost(place, all, times.versions),
    broken: (await brokenInvariants(place.host.database.owner, modules)).length,
    seal_faults: (await verifyHistory(place.host)).faults.length,
  }
}

function perAct(usage: Loaded['usage'], from: string, to: string, count: number) {
  const [begin, end] = [usage.get(from)!, usage.get(to)!]
  const each = (part: keyof Usage): number =>
    Number(((end[part] - begin[part]) / Math.max(1, count)).toFixed(3))
  return {
    server_cpu_ms: each('server'),
    database_cpu_ms: each('database'),
    load_cpu_ms: each('load'),
  }
}

function resultsOf(
  who: string,
  loaded: Loaded,
  options: DeadlineOptions,
  checked: Checked,
  restMs: number,
): Result[] {
  const { times, usage } = loaded
  const p99 = (each: readonly number[]): number => Number(percentile(each, 0.99).toPrecision(3))
  const of = (what: string, each: readonly number[], seconds: number, more: object): Result => ({
    ...resultOf(who, what, { each, allMs: seconds * 1000 }),
    p99_ms: p99(each),
    count: each.length,
    ...more,
  })
  const saveBytes = Math.round(times.saveBytes / Math.max(1, times.save.length))
  return [
    of('save', times.save, options.seconds, {
      ...perAct(usage, 'save', 'submit', times.save.length),
      mean_bytes: saveBytes,
      ...secondsOf(times),
    }),
    of('submit', times.submit, options.submit_seconds, {
      ...perAct(usage, 'submit', 'end', times.submit.length),
    }),
    of('upload', times.upload, options.submit_seconds, {
      errors: times.errorCount,
      ...checked,
      jobs_done_after_ms: Math.round(restMs),
    }),
  ]
}

/** The shape of the saves in time: stalls show as slow seconds, however few of all acts they hold. */
function secondsOf({ save, saveDues }: LoadTimes) {
  const bySecond = Map.groupBy(save.keys(), (index) => Math.floor(saveDues[index]! / 1000))
  const slow = [...bySecond].flatMap(([second, indexes]) => {
    const times = indexes.map((index) => save[index]!)
    return percentile(times, 0.95) > saveBarMs ? [second] : []
  })
  return {
    slow_seconds: slow.length,
    slow_minutes: minutesOf(slow),
    worst_ms: Math.round(percentile(save, 1)),
  }
}

/** `0: 3, 5: 12`: in which minutes slow seconds lay, and how many in each. */
function minutesOf(seconds: readonly number[]): string {
  const byMinute = Map.groupBy(seconds, (second) => Math.floor(second / 60))
  return [...byMinute]
    .toSorted(([a], [b]) => a - b)
    .map(([minute, { length }]) => `${minute}: ${length}`)
    .join(', ')
}

async function measure(place: Place, who: string, options: DeadlineOptions): Promise<Result[]> {
  const { form, all: made } = await makeSpecimens(place, Math.min(specimensMax, options.sessions))
  const all = await copySpecimens(place, made, options.sessions)
  const peer = await startBaigong(place)
  try {
    const postmaster = await postmasterOf(place)
    const usageNow = (load: number): Usage => ({
      server: cpuMs(peer.child.pid!),
      database: cpuMs(postmaster),
      load,
    })
    const plan = planOf(options, peer.port, form, all)
    const loaded = await runLoad(plan, place.dataDir, usageNow)
    for (const error of loaded.times.errors) console.error(error)
    const restMs = await untilRest(place)
    return resultsOf(who, loaded, options, await check(place, all, loaded.times), restMs)
  } finally {
    await stopPeer(peer)
  }
}

export async function benchDeadline(options: DeadlineOptions): Promise<Report> {
  const versions: Record<string, string> = { node: process.version }
  const results: Result[] = []
  const measured = async (place: Place): Promise<void> => {
    versions[`postgres${results.length === 0 ? '' : '_older'}`] = place.postgres
    const who = `baigong on PostgreSQL ${place.postgres.split(' ')[0]}`
    results.push(...(await measure(place, who, options)))
  }
  await withPlace(measured)
  if (options.databases > 1) await withOlderPlace(measured)
  const { seed, ...sizes } = options
  return { name: 'deadline-hour', machine: machine(), versions, seed, sizes, results }
}
