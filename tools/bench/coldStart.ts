/**
 * Bar: with dependencies installed and an empty data folder, `npm start` answers a page with a small core of the
 * demo world within 15 s; the rest of it stands within 120 s more. CPU time is told beside, for busy machines.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openEmbedded } from '../../server/kernel/database/embedded.ts'
import { root } from '../steps.ts'
import { machine, resultOf, type Report } from './report.ts'
import { freePort } from '../../server/testing/freePort.ts'
import { cpuMs } from './usage.ts'

export type ColdStartOptions = {
  readonly seed: number
  /** 1: the web is built as well, as on a fresh checkout. */
  readonly build: number
  /** Until the whole demo world stands; 0 stops at the first page. */
  readonly rest: number
}

const giveUpMs = 600_000

async function until(what: string, seen: () => Promise<boolean>): Promise<number> {
  const begun = performance.now()
  while (performance.now() - begun < giveUpMs) {
    if (await seen().catch(() => false)) return performance.now()
    await sleep(50)
  }
  throw new Error(`${what} did not come within ${giveUpMs / 1000} s`)
}

/** The page itself, and the call of the demo world through the API. */
async function answersPage(url: string): Promise<boolean> {
  const page = await fetch(url)
  const calls = await fetch(`${url}/api/programmes/calls`)
  const { rows } = (await calls.json()) as { rows: unknown[] }
  return page.ok && (await page.text()).includes('id="root"') && rows.length > 0
}

async function databaseOf(dataDir: string): Promise<pg.Client> {
  const { connection } = await openEmbedded(dataDir, { keepAdopted: true })
  const client = new pg.Client(connection)
  await client.connect()
  return client
}

type Standing = { readonly done: number; readonly total: number; readonly desks?: boolean }

async function worldStands(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query("select value from kernel.setting where name = 'demo.world'")
  const standing = rows[0]?.value as Standing | undefined
  return standing?.desks === true && standing.done === standing.total
}

const one = (ms: number) => ({ each: [ms], allMs: ms })

export async function benchColdStart(options: ColdStartOptions): Promise<Report> {
  if (options.build > 0) await rm(join(root, 'dist/web-inputs'), { force: true })
  const dataDir = await mkdtemp(join(tmpdir(), 'baigong-cold-'))
  // Root lends the database to a lesser user, who must be able to enter.
  await chmod(dataDir, 0o755)
  const port = await freePort()
  const begun = performance.now()
  const child = spawn(process.execPath, [join(root, 'tools/start.ts')], {
    env: { ...process.env, PORT: String(port), BAIGONG_DATA: dataDir, DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    const pageMs = (await until('the page', () => answersPage(`http://localhost:${port}`))) - begun
    const pageCpu = cpuMs(child.pid!)
    const results = [
      { ...resultOf('baigong', 'page with the core of the demo', one(pageMs)), cpu_ms: pageCpu },
    ]
    if (options.rest > 0) {
      const client = await databaseOf(dataDir)
      const restMs = (await until('the world', () => worldStands(client))) - begun - pageMs
      await client.end()
      const restCpu = cpuMs(child.pid!) - pageCpu
      const what = 'the whole demo world, after the page'
      results.push({ ...resultOf('baigong', what, one(restMs)), cpu_ms: restCpu })
    }
    const { seed, ...sizes } = options
    const versions = { node: process.version }
    return { name: 'cold-start', machine: machine(), versions, seed, sizes, results }
  } finally {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
    await rm(dataDir, { recursive: true, force: true })
  }
}
