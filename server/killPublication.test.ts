/**
 * The house is killed while a selection is published, and while the list's papers are set and everybody is told: the
 * list is published whole or not at all, nothing twice, no name is found early. Each kill strikes a copy of one house
 * on the morning after its publicity. `KILL_ROUNDS` makes it longer.
 */
import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type pg from 'pg'
import { must, secondOfficer } from './evaluation/round.sample.ts'
import { verifyHistory } from './kernel/history/verify.ts'
import { brokenInvariants } from './kernel/invariants.ts'
import { modules } from './modules.ts'
import { acceptedEntries, managed, scoreFile } from './programmes/selection.sample.ts'
import { openHouseProcess } from './testing/houseProcess.ts'
import {
  checkPapers,
  checkPublication,
  lookUntilDeath,
  publishAtOnce,
  type Publishing,
} from './testing/killPublication.ts'
import {
  ask,
  enterMoment,
  letPass,
  openData,
  strike,
  untilAll,
  writesAtKills,
  type House,
} from './testing/killing.ts'
import { personas } from './testing/personas.ts'
import { openReceiver, type Receiver } from './testing/receiver.ts'
import { worldIn, type Caller } from './testing/world.ts'

const rounds = Number(process.env['KILL_ROUNDS'] ?? 1)
const atOnce = 24
const morning = '2019-07-26T10:00:00+08:00'
/** After which what was claimed before the kill may be taken up again. */
const pauseMinutes = 5
const titles = ['甲项目平台（演示）', '乙项目平台（演示）', '丙项目平台（演示）']

const copy = promisify(execFile)
const tokenOf = ({ cookie }: Pick<Caller, 'cookie'>): string =>
  cookie.replace('baigong_session=', '')

/** Three projects before the public, the last day over; an office and an applicant listen to what is published. */
async function makeMorning(dataDir: string, hooks: string) {
  const w = await worldIn(dataDir, '2019-07-10T09:00:00+08:00')
  const p = await personas(w)
  const second = await secondOfficer(w, p)
  const entries = await acceptedEntries(
    w,
    p,
    titles.map((title) => [title, ['4']]),
  )
  const office = p.programmeOfficer
  const lines = titles.map((title, at) => `51,${at + 1},${title},4,${90 - at},`)
  const content = scoreFile(lines).toString('base64')
  const { list } = await must(
    office.post(`${managed}/score-lists`, { fileName: '评审得分.csv', content }),
  )
  const expected = titles.length
  await must(office.post(`/api/programmes/score-lists/${list.id}/commit`, { expected }))
  const path = `${managed}/selection`
  const { digest, counts } = await must(office.get(path))
  const seen = { digest, count: counts.taken }
  await must(office.post(`${path}/steps`, { verb: 'propose', seen }))
  await must(second.post(`${path}/steps`, { verb: 'confirm', seen }))
  await must(office.post(`${path}/publicity`, { seen }))
  await w.host.database.owner.query(
    `insert into kernel.setting (name, value, changed_at) values ('webhooks.loopback', 'true', now())`,
  )
  for (const [at, who] of [p.operator, p.applicant].entries()) {
    const wish = { name: `内部系统${at}`, url: `${hooks}/${at}` }
    const kinds = ['programmes.selection.published']
    await must(who.post('/api/webhooks/subscriptions', { ...wish, kinds }))
  }
  w.travel(morning)
  for (const { schedules = [] } of modules) for (const { run } of schedules) await run(w.host)
  await w.settle()
  await w[Symbol.asyncDispose]()
  return {
    officers: [tokenOf(office), tokenOf(second)],
    applicants: entries.map(({ who }) => tokenOf(who)),
  }
}

type Morning = { readonly applicants: readonly string[]; readonly receiver: Receiver }

/** Kills soon after the button was pressed: in the middle of the statement, or while papers are set and all are told. */
async function killWhilePublishing(house: House, p: Publishing, round: number): Promise<void> {
  const looking = lookUntilDeath(house.url, p)
  await untilAll(() => p.looks >= 2)
  const publishing = publishAtOnce(house.url, p, atOnce)
  await sleep((round * 173) % 1200)
  await strike(house, round % 2 === 0 ? 'everything' : 'server')
  await Promise.all([publishing, looking])
}

/** What everybody is told stands once, and what the log says of the list is one publication. */
const once = [
  `select count(*)::int as n from kernel.event where name = 'programmes.selection.published'`,
  `select count(*)::int as n from kernel.history where verb = 'programmes.selection.publish'`,
  `select count(*)::int as n from programmes.winner_batch where file_name like '演示函%'`,
]
const toldOnce = `select count(*)::int as n, count(distinct (person_id, thing_id))::int as different
  from notices.notice where kind = 'programmes.selection_published'`

async function expectOnce(owner: pg.Pool): Promise<void> {
  for (const sql of once) expect([sql, (await owner.query(sql)).rows]).toEqual([sql, [{ n: 1 }]])
  const { n, different } = (await owner.query(toldOnce)).rows[0]
  expect([n, different]).toEqual([titles.length, titles.length])
}

/** Each subscription hears of it under one id, however often that was tried. */
async function expectHeard({ received }: Receiver): Promise<void> {
  const ids = (at: number) =>
    received.filter(({ path }) => path.endsWith(`/${at}`)).map((hook) => hook.headers['webhook-id'])
  for (const at of [0, 1]) {
    // A dead process's jobs are free after a minute and a half, its claims and the next look after one each.
    await expect.poll(() => ids(at).length, { timeout: 300_000 }).toBeGreaterThan(0)
    expect(new Set(ids(at)).size).toBe(1)
  }
}

/** Everybody who applied is told. */
async function expectTold(url: string, applicants: readonly string[]): Promise<void> {
  const path = '/api/notices?kind=programmes.selection_published'
  for (const applicant of applicants) {
    const told = async () => (await ask(url, applicant, 'GET', path))?.body.total
    await expect.poll(told, { timeout: 300_000 }).toBe(1)
  }
}

async function oneRound(dataDir: string, m: Morning, p: Publishing, round: number) {
  const { receiver } = m
  receiver.received.length = 0
  const house = await openHouseProcess(dataDir)
  try {
    await killWhilePublishing(house, p, round)
    await letPass(dataDir, pauseMinutes)
    if (round % 3 === 1) {
      const rising = house.restart().catch(() => undefined)
      await sleep(150 + ((round * 271) % 1500))
      await house.kill('server')
      await rising
    }
    await house.restart()
    const found = await checkPublication(house.url, p)
    const outcome = found ? (p.acknowledged > 0 ? 'acknowledged' : 'published') : 'not'
    if (!found) await publishAtOnce(house.url, p, 3)
    expect(await checkPublication(house.url, { ...p, acknowledged: 1 })).toBe(true)
    await checkPapers(house.url, p)
    await expectHeard(receiver)
    await expectTold(house.url, m.applicants)
    return outcome
  } finally {
    await house.stop()
  }
}

test(
  `killed ${rounds} times while a selection is published: whole or not at all, and never twice`,
  { timeout: 3_600_000 },
  async () => {
    const parent = await mkdtemp(join(tmpdir(), 'baigong-kill-publication-'))
    // Root lends the database to a lesser user, who must be able to enter.
    await chmod(parent, 0o755)
    const receiver = await openReceiver()
    const before = join(parent, 'before')
    const { officers, applicants } = await makeMorning(before, receiver.url)
    await enterMoment(before, morning)
    const outcomes: Record<string, number> = {}
    for (let round = 0; round < rounds; round++) {
      const dataDir = join(parent, String(round))
      await copy('cp', ['-a', before, dataDir])
      const p: Publishing = {
        officers,
        titles,
        acknowledged: 0,
        papers: [],
        asked: false,
        looks: 0,
      }
      const outcome = await oneRound(dataDir, { applicants, receiver }, p, round)
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      const open = await openData(dataDir)
      await expectOnce(open.host.database.owner)
      expect(await brokenInvariants(open.host.database.owner, modules)).toEqual([])
      expect((await verifyHistory(open.host)).faults).toEqual([])
      await open.close()
      await rm(dataDir, { recursive: true, force: true })
    }
    const inFlight = writesAtKills()
    expect(Math.max(...inFlight)).toBeGreaterThanOrEqual(atOnce / 2)
    if (process.env['KILL_ROUNDS'] !== undefined) console.log({ rounds, ...outcomes, inFlight })
    await receiver.close()
    await rm(parent, { recursive: true, force: true })
  },
)
