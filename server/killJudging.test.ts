/**
 * The house is killed while experts write and hand in, places are taken away and given anew, rounds are frozen by
 * two at once, and a selection is drafted, confirmed, put before the public and objected to: nothing acknowledged
 * may be missing afterwards, nothing half done, a freeze is whole or none, no name is public early, seals verify and
 * every invariant holds. Every third time it is killed once more while it recovers. `KILL_ROUNDS` makes it longer.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type pg from 'pg'
import { expertOf, itemOf, roundOf, secondOfficer, setupIn } from './evaluation/round.sample.ts'
import { makeServing } from './evaluation/samples.ts'
import { verifyHistory } from './kernel/history/verify.ts'
import { brokenInvariants } from './kernel/invariants.ts'
import { modules } from './modules.ts'
import { makeMembership, makePerson, makeSession } from './people/samples.ts'
import { acceptedEntries, managed, scoreFile } from './programmes/selection.sample.ts'
import {
  checkFreezing,
  freezeUntilDeath,
  makeFreezing,
  must,
  openRules,
  type Freezing,
  type Office,
  type Reader,
} from './testing/killFreezes.ts'
import { openHouseProcess } from './testing/houseProcess.ts'
import { ask, enterMoment, killOnce, openData, untilAll, writesAtKills } from './testing/killing.ts'
import {
  checkPlace,
  checkWriter,
  contestUntilDeath,
  writerOf,
  writeUntilDeath,
  type Place,
  type Writer,
} from './testing/killReviews.ts'
import {
  checkChoosing,
  chooseUntilDeath,
  choosingOf,
  watchUntilDeath,
  type Choosing,
} from './testing/killSelection.ts'
import { personas, type Personas } from './testing/personas.ts'
import { worldIn, type Caller, type World } from './testing/world.ts'

const rounds = Number(process.env['KILL_ROUNDS'] ?? 1)
const readersPerItem = 3
const itemsWritten = 8
const contested = 4
const frozenAtOnce = 3
const moment = '2019-07-18T10:00:00+08:00'

const tokenOf = ({ cookie }: Pick<Caller, 'cookie'>): string =>
  cookie.replace('baigong_session=', '')
const titles = [
  '甲项目平台（演示）',
  '乙项目平台（演示）',
  '丙项目平台（演示）',
  '丁项目平台（演示）',
]

/** Experts who may read as much as there is. */
async function makeReaders(w: World, p: Personas, count: number): Promise<Reader[]> {
  const readers: Reader[] = []
  for (let at = 0; at < count; at++) {
    const name = `评审专家${at + 1}`
    const email = `reader.${at}@demo.test`
    const wish = { ...expertOf(name, email), load: { min: 0, max: 500 } }
    const made = await p.programmeOfficer.post('/api/evaluation/experts', wish)
    expect([made.statusCode, made.json().code]).toEqual([200, undefined])
    const expertId = made.json().id as string
    const token = await setupIn(w)(async (work) => {
      const personId = await makePerson(work, { name, email, passwordHash: '' })
      await makeMembership(work, personId, p.orgs.institute.id, ['expert'])
      await makeServing(work, expertId, personId)
      return makeSession(work, personId, p.orgs.institute.id)
    })
    const path = `/api/evaluation/me/experts/${expertId}/commitment`
    expect((await w.as(token).post(path, { version: 1 })).statusCode).toBe(200)
    readers.push({ token, expertId })
  }
  return readers
}

/** Four accepted entries with their scores. */
async function makeScored(w: World, p: Personas): Promise<void> {
  await acceptedEntries(
    w,
    p,
    titles.map((title) => [title, ['4']]),
  )
  const lines = titles.map((title, at) => `51,${at + 1},${title},4,${90 - at},`)
  const content = scoreFile(lines).toString('base64')
  const list = await p.programmeOfficer.post(`${managed}/score-lists`, {
    fileName: '评审得分.csv',
    content,
  })
  const commit = `/api/programmes/score-lists/${list.json().list.id}/commit`
  const taken = await p.programmeOfficer.post(commit, { expected: titles.length })
  expect([taken.statusCode, taken.json().code]).toEqual([200, undefined])
}

type Cast = {
  readonly office: Office
  readonly readers: readonly Reader[]
  readonly writers: readonly Writer[]
  readonly places: readonly Place[]
  readonly choosing: Choosing
}

async function makeCast(dataDir: string) {
  const w = await worldIn(dataDir, '2019-07-10T09:00:00+08:00')
  const p = await personas(w)
  const others = [await secondOfficer(w, p), await secondOfficer(w, p)]
  await makeScored(w, p)
  const readers = await makeReaders(w, p, 6)
  const first = tokenOf(p.programmeOfficer)
  const office: Office = { first, others: [tokenOf(others[0]!), tokenOf(others[1]!)] }
  await w.settle()
  await w[Symbol.asyncDispose]()
  return { office, readers }
}

/** Items that are written, and items whose one place is contested: one round in review, made in the living house. */
async function makeRound(url: string, office: Office, readers: readonly Reader[]) {
  const { first } = office
  const path = '/api/evaluation/rounds'
  const wish = roundOf({ reviewsPerItem: 1, rules: openRules })
  const { id } = await must(ask(url, first, 'POST', path, wish))
  type Given = Reader & { readonly item: string }
  const given: Given[] = []
  for (let at = 0; at < itemsWritten + contested; at++) {
    const item = await must(ask(url, first, 'POST', `${path}/${id}/items`, itemOf(`项目${at}`)))
    const count = at < itemsWritten ? readersPerItem : 1
    for (let turn = 0; turn < count; turn++) {
      const reader = readers[(at + turn) % readers.length]!
      const { expertId } = reader
      const places = `/api/evaluation/items/${item.id}/assignments`
      await must(
        ask(url, first, 'POST', places, { expertId, reason: '领域相符，由多位专家共同评阅。' }),
      )
      given.push({ ...reader, item: item.id })
    }
  }
  for (const verb of ['assign', 'invite']) {
    await must(ask(url, first, 'POST', `${path}/${id}/steps`, { verb }))
  }
  const writers: Writer[] = []
  for (const { item, expertId, token } of given) {
    const { assignments } = await must(ask(url, first, 'GET', `/api/evaluation/items/${item}`))
    const own = assignments.find((one: Reader) => one.expertId === expertId).id as string
    const accept = `/api/evaluation/me/reviews/${own}/accept`
    await must(ask(url, token, 'POST', accept, { clear: true }))
    writers.push(writerOf(token, own))
  }
  await must(ask(url, first, 'POST', `${path}/${id}/steps`, { verb: 'start' }))
  const alone = itemsWritten * readersPerItem
  const places = given.slice(alone).map(({ item, expertId, token }, at): Place => ({
    ...{ officer: office.others[at % 2]!, item, expertId, expert: token, abstains: at % 2 === 1 },
    ...{ writer: writers[alone + at]!, gone: [], trying: false },
  }))
  return { writers: writers.slice(0, alone), places }
}

type Told = { freezes: number; looks: number }

async function oneRound(
  house: Awaited<ReturnType<typeof openHouseProcess>>,
  { office, readers, writers, places, choosing }: Cast,
  round: number,
  told: Told,
): Promise<void> {
  const { url } = house
  const freezing: Freezing[] = await Promise.all(
    Array.from({ length: frozenAtOnce }, (_, at) =>
      makeFreezing(
        url,
        office,
        [0, 1].map((turn) => readers[(2 * at + turn) % readers.length]!),
      ),
    ),
  )
  const answered = writers.map((one) => one.answered)
  const taken = places.map(({ gone }) => gone.length)
  choosing.answered = 0
  const watching = watchUntilDeath(url, choosing)
  const working = [
    ...writers.map((one) => writeUntilDeath(url, one, { alone: true })),
    ...places.map((one) => contestUntilDeath(url, one)),
    ...freezing.map((one, at) => freezeUntilDeath(url, one, 3 + 5 * at)),
    chooseUntilDeath(url, choosing),
  ]
  const killed = killOnce(house, round, () =>
    untilAll(
      () =>
        choosing.answered >= 2 &&
        places.every(({ gone }, at) => gone.length > taken[at]!) &&
        writers.every((one, at) => one.answered >= answered[at]! + 2),
    ),
  )
  // Whatever comes of it, the house is up again before anything is told.
  const came = await Promise.allSettled(working)
  await killed
  told.looks += await watching
  for (const one of came) if (one.status === 'rejected') throw one.reason
  for (const one of writers) await checkWriter(url, one)
  for (const one of places) await checkPlace(url, one)
  for (const one of freezing) await checkFreezing(url, one)
  await checkChoosing(url, choosing)
  told.freezes += freezing.filter(({ states }) => states[0] === 'frozen').length
}

/** What stands and what is written of it are one: each selects what is half done. */
const halves = [
  `select d.id from evaluation.round d where (d.state = 'frozen') <> (
     select count(*) = 1 from kernel.history h where h.verb = 'evaluation.round.freeze' and h.thing_id = d.id::text)`,
  `select a.id from evaluation.assignment a where a.state = 'submitted' and not exists (
     select from kernel.history h where h.verb = 'evaluation.assignment.handIn' and h.thing_id = a.id::text)`,
  `select a.id from evaluation.assignment a where (a.state = 'replaced') <> exists (
     select from kernel.history h where h.verb = 'evaluation.assignment.replace' and h.thing_id = a.id::text)`,
  `select o.id from programmes.objection o where (
     select count(*) from kernel.history h where h.verb = 'programmes.objection.raise' and h.thing_id = o.id::text) <> 1`,
  `select s.selection_id from programmes.selection_step s
     left join programmes.selection z on z.id = s.selection_id and s.version <= z.version where z.id is null`,
]

async function expectWhole(owner: pg.Pool): Promise<void> {
  for (const sql of halves) expect([sql, (await owner.query(sql)).rows]).toEqual([sql, []])
}

test(
  `killed ${rounds} times in review and selection: nothing acknowledged is lost, nothing is half done`,
  { timeout: 3_600_000 },
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'baigong-kill-'))
    // Root lends the database to a lesser user, who must be able to enter.
    await chmod(dataDir, 0o755)
    const { office, readers } = await makeCast(dataDir)
    await enterMoment(dataDir, moment)
    const house = await openHouseProcess(dataDir)
    const told: Told = { freezes: 0, looks: 0 }
    let cast: Cast
    try {
      const made = await makeRound(house.url, office, readers)
      cast = { office, readers, ...made, choosing: choosingOf(office) }
      for (let round = 0; round < rounds; round++) await oneRound(house, cast, round, told)
    } finally {
      await house.stop()
    }
    const { writers, places, choosing } = cast
    expect(writers.every(({ done }) => done > 0)).toBe(true)
    expect(places.every(({ gone }) => gone.length > 0)).toBe(true)
    expect(choosing.done.proposed).toBeGreaterThan(0)
    const least = Math.min(...writesAtKills())
    expect(least).toBeGreaterThanOrEqual(20)
    const open = await openData(dataDir)
    await expectWhole(open.host.database.owner)
    expect(await brokenInvariants(open.host.database.owner, modules)).toEqual([])
    const { faults, seals, entries } = await verifyHistory(open.host)
    expect(faults).toEqual([])
    if (process.env['KILL_ROUNDS'] !== undefined) {
      const written = writers.reduce((sum, { done }) => sum + done, 0)
      const replaced = places.reduce((sum, { gone }) => sum + gone.length, 0)
      const objections = choosing.objections.size
      const selection = JSON.stringify(choosing.done)
      console.log({ rounds, least, written, replaced, ...told, selection, objections })
      console.log({ seals, entries })
    }
    await open.close()
    await rm(dataDir, { recursive: true, force: true })
  },
)
