/**
 * The house is killed during the hour before the deadline, while many save, some hand in and take back, and two
 * officers fill the last places: nothing that was acknowledged may be missing afterwards, the quota must hold,
 * seals verify and every invariant hold. Every third time it is killed once more while it recovers.
 * `KILL_ROUNDS` makes it longer.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { systemActor } from '../domain/kernel/actor.ts'
import { makeUscc } from '../domain/kernel/uscc.ts'
import type { ProgrammeDefinition } from '../domain/programmes/programme.ts'
import { verifyHistory } from './kernel/history/verify.ts'
import { brokenInvariants } from './kernel/invariants.ts'
import { writing, type Writing } from './kernel/work.ts'
import { modules } from './modules.ts'
import { makeMembership, makeOrganisation, makePerson, makeSession } from './people/samples.ts'
import { shippedProgrammes } from './programmes/index.ts'
import {
  actorFor,
  makeApplicant,
  makeChecked,
  makeDraft,
  makeFile,
  makeProgramme,
  officerPermits,
} from './programmes/samples.ts'
import { openHouseProcess } from './testing/houseProcess.ts'
import {
  ask,
  enterMoment,
  killOnce,
  openData,
  untilAll,
  writesAtKills,
  type House,
} from './testing/killing.ts'

const savers = 16
const submitters = 8
const rankers = 2
const contested = 12
const places = 5
const rounds = Number(process.env['KILL_ROUNDS'] ?? 2)
/** The last hour of the call, by the demo's clock. */
const hourBegins = '2019-07-12T23:00:00+08:00'

type Saver = {
  readonly token: string
  readonly applicationId: string
  /** The last number whose save was acknowledged, and the one that may or may not have arrived. */
  acknowledged: number
  tried: number
  version: number
}

/** Hands in and takes back; `states` are those that may stand after the last request. */
type Submitter = {
  readonly token: string
  readonly applicationId: string
  readonly version: number
  states: readonly string[]
  done: number
}

/** Fills places and empties them. `version` is the order it saw last. */
type Ranker = {
  readonly token: string
  readonly candidateIds: readonly string[]
  version: number
  turn: number
  /** Answers of this round, whatever they said. */
  answered: number
  done: number
}

type Cast = {
  readonly savers: readonly Saver[]
  readonly submitters: readonly Submitter[]
  readonly rankers: readonly Ranker[]
}

const programmeId = 'kill-hour'

/** The 2019 programme with few places in one province. */
async function hourProgramme(): Promise<ProgrammeDefinition> {
  const shipped = (await shippedProgrammes()).find(({ id }) => id === 'shuangchuang-2019')!
  const quota = {
    value: { max: places, strength: 'hard' as const, conditional: [] },
    source: 'example' as const,
  }
  return {
    ...shipped,
    id: programmeId,
    units: shipped.units.map((unit) => (unit.code === '51' ? { ...unit, quota } : unit)),
  }
}

async function makeOfficers(work: Writing, count: number) {
  const orgId = await makeOrganisation(work, {
    name: '川省工业和信息化主管部门（演示）',
    kind: 'authority',
    uscc: makeUscc('government', '510000', 1),
    division: '510000',
  })
  const officers: { personId: string; token: string }[] = []
  for (let at = 0; at < count; at++) {
    const email = `officer${at}@demo.test`
    const personId = await makePerson(work, { name: '严若谷', email, passwordHash: '' })
    await makeMembership(work, personId, orgId, ['authority.officer'])
    officers.push({ personId, token: await makeSession(work, personId, orgId) })
  }
  return { orgId, officers }
}

async function makeCast(work: Writing): Promise<Cast> {
  const { orgId, officers } = await makeOfficers(work, rankers)
  await makeProgramme(work, await hourProgramme(), { seats: { '51': orgId } })
  let serial = 0
  const wishOf = async () => {
    const applicant = await makeApplicant(work, { serial: ++serial })
    const title = `平台${serial}（演示）`
    return { programmeId, applicant, directions: ['8'], title }
  }
  const drafts = async (count: number) => {
    const made: { token: string; applicationId: string; version: number }[] = []
    for (let at = 0; at < count; at++) {
      const wish = await wishOf()
      const { id, version } = await makeDraft(work, wish)
      const { personId, orgId: own } = wish.applicant
      made.push({ token: await makeSession(work, personId, own), applicationId: id, version })
    }
    return made
  }
  const saving = (await drafts(savers)).map((one) => ({ ...one, acknowledged: 0, tried: 0 }))
  const submitting = (await drafts(submitters)).map((one) => ({
    ...one,
    states: ['draft'] as readonly string[],
    done: 0,
  }))
  const candidateIds: string[] = []
  for (let at = 0; at < contested; at++) {
    const { candidateId } = await makeFile(work, await wishOf())
    await makeChecked(work, actorFor(officers[0]!.personId, orgId, officerPermits), candidateId)
    candidateIds.push(candidateId)
  }
  const ranking = officers.map(({ token }, at) => ({
    token,
    version: 0,
    turn: 0,
    answered: 0,
    candidateIds: candidateIds.filter((_one, index) => index % rankers === at),
    done: 0,
  }))
  return { savers: saving, submitters: submitting, rankers: ranking }
}

const applicationPath = (id: string) => `/api/programmes/applications/${id}`

/** Saves number after number until the house dies under it. */
async function saveUntilDeath(url: string, saver: Saver): Promise<void> {
  for (;;) {
    saver.tried = saver.acknowledged + 1
    const edit = {
      kind: 'set',
      at: 'B.summary',
      value: `第${saver.tried}次保存`,
      baseVersion: saver.version,
    }
    const path = `${applicationPath(saver.applicationId)}/edits`
    const saved = await ask(url, saver.token, 'POST', path, { edits: [edit] })
    if (saved?.status !== 200) return
    saver.acknowledged = saver.tried
    saver.version = saved.body.version
  }
}

async function submitUntilDeath(url: string, one: Submitter): Promise<void> {
  for (;;) {
    const from = one.states[0]!
    const act = from === 'submitted' ? 'withdraw' : 'submit'
    const to = act === 'submit' ? 'submitted' : 'draft'
    one.states = [from, to]
    const body = act === 'submit' ? { draftVersion: one.version } : {}
    const path = `${applicationPath(one.applicationId)}/${act}`
    const answer = await ask(url, one.token, 'POST', path, body)
    if (answer?.status !== 200) return
    one.states = [to]
    one.done++
  }
}

const listPath = `/api/programmes/${programmeId}/units/51/recommendation`

/** Two officers insert and take out their own files; when the places are full one goes out again. */
async function rankUntilDeath(url: string, ranker: Ranker): Promise<void> {
  // Rounds are short: whoever began anew each time would only ever meet the first file.
  for (; ; ranker.turn++) {
    const at = ranker.turn
    const candidateId = ranker.candidateIds[at % ranker.candidateIds.length]!
    const inserts = Math.floor(at / ranker.candidateIds.length) % 2 === 0
    const change = inserts
      ? { kind: 'insert', candidateId }
      : { kind: 'remove', candidateId, version: ranker.version }
    const answer = await ask(url, ranker.token, 'POST', `${listPath}/ranks`, { change })
    if (answer === undefined) return
    ranker.answered++
    if (answer.status === 200) ranker.done++
    const list = answer.status === 200 ? answer : await ask(url, ranker.token, 'GET', listPath)
    if (list === undefined) return
    ranker.version = list.body.version
  }
}

async function checkSaver(url: string, saver: Saver): Promise<void> {
  const path = `${applicationPath(saver.applicationId)}/draft`
  const draft = (await ask(url, saver.token, 'GET', path))!.body as {
    version: number
    fields: Record<string, { value: string }>
  }
  const number = Number(/\d+/.exec(draft.fields['B.summary']?.value ?? '0')?.[0] ?? 0)
  expect([saver.acknowledged, saver.tried]).toContain(number)
  saver.acknowledged = number
  saver.version = draft.version
}

async function checkSubmitter(url: string, one: Submitter): Promise<void> {
  const answer = await ask(url, one.token, 'GET', applicationPath(one.applicationId))
  const { state } = answer!.body as { state: string }
  expect(one.states).toContain(state)
  one.states = [state]
}

async function checkPlaces(url: string, ranker: Ranker): Promise<void> {
  const list = (await ask(url, ranker.token, 'GET', listPath))!.body as {
    meter: { used: number; over: number }
    ranked: { rank: number }[]
  }
  expect(list.meter.used).toBeLessThanOrEqual(places)
  expect(list.meter.over).toBe(0)
  expect(list.ranked.map(({ rank }) => rank)).toEqual(list.ranked.map((_one, at) => at + 1))
  expect(list.ranked.length).toBe(list.meter.used)
}

async function oneRound(house: House, cast: Cast, round: number): Promise<void> {
  const { url } = house
  for (const ranker of cast.rankers) ranker.answered = 0
  const working = [
    ...cast.savers.map((one) => saveUntilDeath(url, one)),
    ...cast.submitters.map((one) => submitUntilDeath(url, one)),
    ...cast.rankers.map((one) => rankUntilDeath(url, one)),
  ]
  const killed = killOnce(house, round, () =>
    untilAll(() => cast.rankers.every(({ answered }) => answered >= 2)),
  )
  await Promise.all(working)
  await killed
  for (const one of cast.savers) await checkSaver(url, one)
  for (const one of cast.submitters) await checkSubmitter(url, one)
  await checkPlaces(url, cast.rankers[0]!)
}

const atWork = savers + submitters + rankers

test(
  `killed ${rounds} times with ${atWork} at work: nothing acknowledged is lost, the quota holds`,
  { timeout: 3_600_000 },
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'baigong-kill-'))
    // Root lends the database to a lesser user, who must be able to enter.
    await chmod(dataDir, 0o755)
    await enterMoment(dataDir, hourBegins)
    const before = await openData(dataDir)
    const cast = await writing(
      before.host,
      { actor: systemActor, requestId: 'test-setup' },
      makeCast,
    )
    await before.close()
    const house = await openHouseProcess(dataDir)
    try {
      for (let round = 0; round < rounds; round++) await oneRound(house, cast, round)
    } finally {
      await house.stop()
    }
    expect(cast.savers.every(({ acknowledged }) => acknowledged > 0)).toBe(true)
    expect(cast.submitters.every(({ done }) => done > 0)).toBe(true)
    expect(cast.rankers.every(({ done }) => done > 0)).toBe(true)
    const open = await openData(dataDir)
    expect(await brokenInvariants(open.host.database.owner, modules)).toEqual([])
    const verified = await verifyHistory(open.host)
    expect(verified.faults).toEqual([])
    if (process.env['KILL_ROUNDS'] !== undefined) {
      const saved = cast.savers.reduce((sum, { acknowledged }) => sum + acknowledged, 0)
      const handed = cast.submitters.reduce((sum, { done }) => sum + done, 0)
      const moved = cast.rankers.reduce((sum, { done }) => sum + done, 0)
      const { seals, entries } = verified
      const least = Math.min(...writesAtKills())
      console.log({ rounds, atWork, least, saved, handed, moved, seals, entries })
    }
    await open.close()
    await rm(dataDir, { recursive: true, force: true })
  },
)
