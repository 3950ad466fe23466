/** By files alone: each programme that ships runs from the call to the last signature, through the public API. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { makeUscc } from '../../domain/kernel/uscc.ts'
import { sampleAnswers } from '../../domain/programmes/form/sample.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { writing } from '../kernel/work.ts'
import { makeMembership, makeOrganisation, makePerson, makeSession } from '../people/samples.ts'
import {
  addProgramme,
  openProgramme,
  seatUnit,
  shippedForm,
  shippedProgrammes,
} from '../programmes/index.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { editsOf } from './applications.ts'

type Level = readonly [programmeId: string, unit: string]
type Run = {
  readonly id: string
  /** The programme to which it is applied where the file is a lower level's. */
  readonly top?: string
  readonly day: string
  readonly division: string
  readonly directions: readonly string[]
  readonly levels: readonly Level[]
}

/** In the order of their days: time goes only forward. */
const runs: readonly Run[] = [
  {
    id: 'shuangchuang-2018',
    day: '2018-07-16',
    division: '430100',
    directions: ['3', '8'],
    levels: [['shuangchuang-2018', '43']],
  },
  {
    id: 'guangdong-2018',
    top: 'shuangchuang-2018',
    day: '2018-07-16',
    division: '440600',
    directions: ['4'],
    levels: [
      ['guangdong-2018', '4406'],
      ['shuangchuang-2018', '44'],
    ],
  },
  {
    id: 'sichuan-2018',
    top: 'shuangchuang-2018',
    day: '2018-07-16',
    division: '510700',
    directions: ['1'],
    levels: [
      ['sichuan-2018', '5107'],
      ['shuangchuang-2018', '51'],
    ],
  },
  {
    id: 'innovation-2019',
    day: '2019-06-12',
    division: '510100',
    directions: [],
    levels: [['innovation-2019', '51']],
  },
  {
    id: 'shuangchuang-2019',
    day: '2019-07-08',
    division: '510100',
    directions: ['2', '4', '6'],
    levels: [['shuangchuang-2019', '5101']],
  },
  {
    id: 'fusion-2020',
    day: '2020-06-15',
    division: '330200',
    directions: ['1'],
    levels: [['fusion-2020', '3302']],
  },
  {
    id: 'industrial-internet-2022',
    day: '2022-09-14',
    division: '320500',
    directions: ['1'],
    levels: [['industrial-internet-2022', '32']],
  },
]

type Authority = Readonly<Record<'officer' | 'checker' | 'leader', Caller>>

let w: World
const shipped = new Map<string, ProgrammeDefinition>()
const authorities = new Map<string, Authority>()
const keyOf = (programmeId: string, unit: string) => `${programmeId} ${unit}`

const setup = <T>(act: Parameters<typeof writing<T>>[2]) =>
  writing(w.host, { actor: systemActor, requestId: 'test-setup' }, act)

/** One authority on the seat of a unit, with its three persons signed in. */
async function seatAuthority(programmeId: string, unit: string): Promise<void> {
  await setup(async (work) => {
    const name = `${programmeId} ${unit} 主管部门（演示）`
    const orgId = await makeOrganisation(work, { name, kind: 'authority' })
    const person = async (role: string): Promise<Caller> => {
      const email = `${role}.${orgId.slice(-8)}@demo.test`
      const personId = await makePerson(work, { name: role, email, passwordHash: '' })
      await makeMembership(work, personId, orgId, [`authority.${role}`])
      return w.as(await makeSession(work, personId, orgId))
    }
    const [officer, checker] = [await person('officer'), await person('checker')]
    authorities.set(keyOf(programmeId, unit), { officer, checker, leader: await person('leader') })
    await seatUnit(work, { programmeId, unitCode: unit, orgId, authorityName: name })
  })
}

beforeAll(async () => {
  w = await world('2018-07-16T09:00:00+08:00')
  for (const definition of await shippedProgrammes()) shipped.set(definition.id, definition)
  await setup(async (work) => {
    for (const definition of shipped.values()) {
      await addProgramme(work, definition, await shippedForm(definition))
      await openProgramme(work, definition.id)
    }
  })
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

/** An answer that must be good, with what it says where it is not. */
async function good(asked: Promise<{ readonly statusCode: number; json: () => any }>) {
  const answer = await asked
  expect([answer.statusCode, answer.statusCode < 300 ? null : answer.json()]).toEqual([200, null])
  return answer.json()
}

/** A signed-in person of a new enterprise of the division. */
async function applicantOf(division: string, serial: number) {
  const uscc = makeUscc('enterprise', division, 800_000 + serial)
  const name = `云岭第${serial}精密机械有限公司（演示）`
  const caller = await setup(async (work) => {
    const orgId = await makeOrganisation(work, { name, kind: 'enterprise', uscc, division })
    const email = `files.${serial}@demo.test`
    const personId = await makePerson(work, { name: '苏见山', email, passwordHash: '' })
    await makeMembership(work, personId, orgId, ['applicant.admin'])
    return w.as(await makeSession(work, personId, orgId))
  })
  return { ...caller, name, uscc, division }
}

/** Starts, fills every field, finds nothing left in the check, and hands in. */
async function handIn(run: Run, serial: number) {
  const programmeId = run.top ?? run.id
  const who = await applicantOf(run.division, serial)
  const title = `${run.id} 平台（演示）`
  const { form } = await good(w.stranger.get(`/api/programmes/calls/${programmeId}/form`))
  const body = { title, directions: run.directions }
  const { id, draftVersion } = await good(
    who.post(`/api/programmes/${programmeId}/applications`, body),
  )
  const answers = sampleAnswers(form, title, {
    directions: run.directions,
    unitName: who.name,
    division: run.division,
    today: run.day,
    answers: {
      'cover.projectName': title,
      'cover.unitName': who.name,
      'A.uscc': who.uscc,
      'A.division': run.division,
    },
  })
  const edits = editsOf(form, answers, draftVersion)
  for (let from = 0; from < edits.length; from += 400) {
    const part = edits.slice(from, from + 400)
    await good(who.post(`/api/programmes/applications/${id}/edits`, { edits: part }))
  }
  const { faults } = await good(who.get(`/api/programmes/applications/${id}/check`))
  expect(faults.filter(({ severity }: { severity: string }) => severity !== 'soft')).toEqual([])
  const { draftVersion: version } = await good(who.get(`/api/programmes/applications/${id}`))
  await good(who.post(`/api/programmes/applications/${id}/submit`, { draftVersion: version }))
  return { who, id, title }
}

/** One authority: its officer passes and ranks the file, its checker passes the list, its leader signs. */
async function recommend([programmeId, unit]: Level, title: string, day: string) {
  const { officer, checker, leader } = authorities.get(keyOf(programmeId, unit))!
  const base = `/api/programmes/${programmeId}/units/${unit}/recommendation`
  const { rows } = await good(officer.get('/api/programmes/candidates'))
  const candidate = rows.find((row: { title: string }) => row.title === title)
  await good(
    officer.post('/api/programmes/candidates/pass-many', { ids: [candidate.id], expected: 1 }),
  )
  const change = { kind: 'insert', candidateId: candidate.id }
  const { version } = await good(officer.post(`${base}/ranks`, { change }))
  await good(officer.post(`${base}/send-to-check`, { version }))
  await good(checker.post(`${base}/pass`, { version }))
  const signed = await good(
    leader.post(`${base}/sign`, {
      version,
      documentNumber: `演示函〔${day.slice(0, 4)}〕1号`,
      documentDate: day,
      publicityWaiver: '已在单位网站公示五个工作日，无异议。',
    }),
  )
  expect([signed.state, signed.ranked.map((one: { title: string }) => one.title)]).toEqual([
    'signed',
    [title],
  ])
}

test('the files that the issue names are here, and no other', () => {
  expect([...shipped.keys()].toSorted()).toEqual(runs.map(({ id }) => id).toSorted())
  const of = (id: string) => shipped.get(id)!
  // The conditional quota of 2019, the consortium of 2020, the unpublished names of 2022.
  expect(of('innovation-2019').quotaConditions.map(({ code }) => code)).toEqual([
    'provincialScheme',
  ])
  expect(of('fusion-2020').consortium.value?.allowed).toBe(true)
  expect(
    of('industrial-internet-2022').directions.map(({ name }) => [name.value, name.source]),
  ).toEqual(Array.from({ length: 22 }, () => [null, 'unknown']))
  expect(of('guangdong-2018').feeds).toEqual({ programme: 'shuangchuang-2018', unit: '44' })
  expect(of('sichuan-2018').feeds).toEqual({ programme: 'shuangchuang-2018', unit: '51' })
})

test.each(runs.map((run, serial) => [run.id, run, serial] as const))(
  '%s runs: applied for, checked, handed in, and recommended level by level',
  async (_id, run, serial) => {
    w.travel(`${run.day}T10:00:00+08:00`)
    for (const level of run.levels) await seatAuthority(...level)
    const { who, id, title } = await handIn(run, serial + 1)
    for (const level of run.levels) await recommend(level, title, run.day)
    const read = await good(who.get(`/api/programmes/applications/${id}`))
    expect([read.state, read.stops.map((stop: Record<string, string>) => stop['unit'])]).toEqual([
      'recommended',
      run.levels.map(([, unit]) => unit),
    ])
  },
)
