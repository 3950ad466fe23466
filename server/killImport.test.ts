/**
 * The house is killed while lists of offers are taken and undone: each is taken or taken back whole or not at all, what
 * was acknowledged stands, and others are told of each offer once. `KILL_ROUNDS` makes it longer.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { batches, listOf, market, millingRow } from './catalog/catalog.sample.ts'
import { verifyHistory } from './kernel/history/verify.ts'
import { brokenInvariants } from './kernel/invariants.ts'
import { modules } from './modules.ts'
import { openHouseProcess } from './testing/houseProcess.ts'
import { ask, openData, strike, type House } from './testing/killing.ts'
import { personas } from './testing/personas.ts'
import { worldIn } from './testing/world.ts'

const rounds = Number(process.env['KILL_ROUNDS'] ?? 2)
const rows = 1500
const reason = '清单取自旧台账，整批撤销后重新导入。'

const outcomes = ['not', 'whole', 'acknowledged'] as const
type Outcome = (typeof outcomes)[number]

type Acting = { readonly url: string; readonly token: string; readonly batch: string }
type State = 'previewed' | 'committed' | 'undone'

const acts = {
  commit: { body: { publish: true, audience: market }, to: 'committed' },
  undo: { body: { reason }, to: 'undone' },
} as const

const act = ({ url, token, batch }: Acting, verb: keyof typeof acts) =>
  ask(url, token, 'POST', `${batches}/${batch}/${verb}`, acts[verb].body)

/** How many offers there are for everybody, and in what state the list is: the two must say the same. */
async function stateOf({ url, token, batch }: Acting, title: string): Promise<State> {
  const { batch: found } = (await ask(url, token, 'GET', `${batches}/${batch}`))!.body
  const { total } = (await ask(url, null, 'GET', `/api/catalog/offers?text=${title}&limit=1`))!.body
  expect([found.state, found.taken, total]).toEqual(
    found.state === 'committed' ? ['committed', rows, rows] : [found.state, 0, 0],
  )
  return found.state
}

type Round = Acting & { readonly house: House; readonly title: string; readonly afterMs: number }

/** One kill in the middle of it; then it is done again where it was not. */
async function killWhile(r: Round, verb: keyof typeof acts, all: boolean): Promise<Outcome> {
  const acting = act(r, verb)
  await sleep(r.afterMs)
  await strike(r.house, all ? 'everything' : 'server')
  const acknowledged = (await acting)?.status === 200
  await r.house.restart()
  const now = { ...r, url: r.house.url }
  const { to } = acts[verb]
  const done = (await stateOf(now, r.title)) === to
  expect(done || !acknowledged).toBe(true)
  const again = done ? 200 : (await act(now, verb))?.status
  expect(again).toBe(200)
  expect(await stateOf(now, r.title)).toBe(to)
  return acknowledged ? 'acknowledged' : done ? 'whole' : 'not'
}

async function makeHouse(dataDir: string): Promise<string> {
  const w = await worldIn(dataDir, '2019-07-10T09:00:00+08:00')
  const { applicant } = await personas(w)
  await w[Symbol.asyncDispose]()
  return applicant.cookie.replace('baigong_session=', '')
}

async function preview(url: string, token: string, round: number) {
  const title = `杀${round}轮`
  const lines = Array.from({ length: rows }, (_, at) =>
    millingRow(`${round}-${at}`, `${title}铣削${at}`),
  )
  const { status, body } = (await ask(url, token, 'POST', batches, listOf(lines)))!
  expect([status, body.batch?.fresh]).toEqual([200, rows])
  return { title, batch: body.batch.id as string }
}

/** Of each offer one event says that it came, and one that it went. */
async function expectTold(dataDir: string): Promise<void> {
  const open = await openData(dataDir)
  const { owner } = open.host.database
  const told = await owner.query(
    `select facts ->> 'verb' as verb, count(*)::int as n, count(distinct facts ->> 'offerId')::int as offers
     from kernel.event where name = 'catalog.offer.moved' group by 1 order by 1`,
  )
  const each = { n: rounds * rows, offers: rounds * rows }
  expect(told.rows).toEqual([
    { verb: 'publish', ...each },
    { verb: 'undo', ...each },
  ])
  expect(await brokenInvariants(owner, modules)).toEqual([])
  expect((await verifyHistory(open.host)).faults).toEqual([])
  await open.close()
}

test(
  `killed ${rounds * 2} times while lists of ${rows} are taken and undone: whole or not at all`,
  { timeout: 3_600_000 },
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'baigong-kill-list-'))
    // Root lends the database to a lesser user, who must be able to enter.
    await chmod(dataDir, 0o755)
    const token = await makeHouse(dataDir)
    const house = await openHouseProcess(dataDir)
    const counted = { commit: {}, undo: {} } as Record<keyof typeof acts, Record<string, number>>
    try {
      for (let round = 0; round < rounds; round++) {
        const brought = await preview(house.url, token, round)
        for (const verb of ['commit', 'undo'] as const) {
          const afterMs = (round * 173 + 80) % 1500
          const r = { ...brought, house, url: house.url, token, afterMs }
          const outcome = await killWhile(r, verb, round % 2 === 0)
          counted[verb][outcome] = (counted[verb][outcome] ?? 0) + 1
        }
      }
    } finally {
      await house.stop()
    }
    await expectTold(dataDir)
    if (process.env['KILL_ROUNDS'] !== undefined) console.log(counted)
    await rm(dataDir, { recursive: true, force: true })
  },
)
