/**
 * The search process is killed in the middle of writes, of its snapshot and of its own beginning: whoever asks next
 * starts another, and its index equals the rows. `MARKET_KILLS=50` for the long version.
 */
import { readdir, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mulberry32 } from '../../domain/kernel/mulberry.ts'
import { beginOf, market, millingContent, stepOf, writeOf } from '../catalog/catalog.sample.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { openSearch, type Search } from './search/client.ts'
import { compareIndex } from './search/compare.ts'

const kills = Number(process.env['MARKET_KILLS'] ?? 3)
const chance = mulberry32(4039)
/** A snapshot in every turn, so that many kills land in one. */
const bounds = { waitMs: 40_000, answerMs: 40_000, snapshotEveryMs: 0 }

let w: World
let p: Personas
let search: Search

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
  search = openSearch(w.host, bounds)
  await search.ask({ op: 'contents' })
}, 120_000)
afterAll(async () => {
  await search.close()
  await w[Symbol.asyncDispose]()
})

async function publish(number: number): Promise<string> {
  const title = `被打断的铣削 ${number}`
  const { id } = (await beginOf(p.applicant, 'milling', title)).json()
  const content = { ...millingContent, title }
  await writeOf(p.applicant, id, { seen: 1, content, audience: market })
  const answer = await stepOf(p.applicant, id, { verb: 'publish', seen: 2 })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return id
}

/** Published, and some of them paused again. */
async function write(number: number): Promise<void> {
  const id = await publish(number)
  if (number % 3 === 0) await stepOf(p.applicant, id, { verb: 'pause', seen: 3 })
}

const same = { missing: [], strange: [], old: [] }

async function becomesSame(): Promise<void> {
  const until = performance.now() + 5000
  let difference = await compareIndex(w.host, search)
  while (JSON.stringify(difference) !== JSON.stringify(same) && performance.now() < until) {
    await sleep(50)
    difference = await compareIndex(w.host, search)
  }
  expect(difference).toEqual(same)
}

test(
  `killed ${kills} times: the index equals the rows each time`,
  async () => {
    const beginnings = new Set<number>()
    for (let round = 0; round < kills; round++) {
      const writes = Array.from({ length: 24 }, (_, at) => write(round * 24 + at))
      const { pid } = await search.ask({ op: 'status' })
      beginnings.add(pid)
      await sleep(chance() * 400)
      process.kill(pid, 'SIGKILL')
      // Every third time the next one is killed while it begins.
      if (round % 3 === 2) {
        const next = await search.ask({ op: 'status' })
        beginnings.add(next.pid)
        process.kill(next.pid, 'SIGKILL')
      }
      await Promise.all(writes)
      await becomesSame()
    }
    expect(beginnings.size).toBeGreaterThanOrEqual(kills)
  },
  60_000 + kills * 20_000,
)

test('a snapshot that is torn is not taken, and one that is whole is', async () => {
  await search.ask({ op: 'snapshot' })
  const folder = join(w.host.config.dataDir, 'search')
  const segments = (await readdir(folder)).filter((name) => /^[0-9a-f]{64}$/.test(name))
  expect(segments.length).toBeGreaterThan(0)
  process.kill((await search.ask({ op: 'status' })).pid, 'SIGKILL')
  await becomesSame()
  for (const name of segments) await truncate(join(folder, name), 100).catch(() => undefined)
  process.kill((await search.ask({ op: 'status' })).pid, 'SIGKILL')
  await becomesSame()
})

test('two houses of one folder share a process; where the one that started it ends, the other starts its own', async () => {
  const other = openSearch(w.host, bounds)
  try {
    const [one, two] = await Promise.all([
      search.ask({ op: 'status' }),
      other.ask({ op: 'status' }),
    ])
    expect(two.pid).toBe(one.pid)
    await search.close()
    const next = await other.ask({ op: 'status' })
    expect(next.pid).not.toBe(one.pid)
    search = openSearch(w.host, bounds)
    expect((await search.ask({ op: 'status' })).pid).toBe(next.pid)
    await becomesSame()
  } finally {
    await other.close()
  }
})

test('what is made anew from rows is the same, and answers meanwhile', async () => {
  await becomesSame()
  const rebuilt = search.ask({ op: 'rebuild' })
  expect((await search.ask({ op: 'status' })).state).toBe('ready')
  await rebuilt
  await becomesSame()
})
