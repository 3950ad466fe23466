/** The races of a call over HTTP, each person with a session of their own, all requests on their way at once. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor, type Actor } from '../../domain/kernel/actor.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { makeMembership, makePerson, makeSession } from '../people/samples.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { shippedProgrammes } from './programme.actions.ts'
import {
  actorFor,
  makeApplicant,
  makeChecked,
  makeDraft,
  makeFile,
  makeProgramme,
  officerPermits,
} from './samples.ts'

let w: World
let p: Personas
let shipped: ProgrammeDefinition
let officer: Actor
let second: Caller
let serial = 3000

const setup = <T>(act: (work: Writing) => Promise<T>) =>
  writing(w.host, { actor: systemActor, requestId: 'test-setup' }, act)

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  shipped = (await shippedProgrammes()).find(({ id }) => id === 'shuangchuang-2019')!
  officer = actorFor(p.provincialOfficer.personId, p.orgs.province.id, officerPermits)
  const token = await setup(async (work) => {
    const person = { name: '江若谷', email: 'second.officer@demo.test', passwordHash: '' }
    const personId = await makePerson(work, person)
    await makeMembership(work, personId, p.orgs.province.id, ['authority.officer'])
    return makeSession(work, personId, p.orgs.province.id)
  })
  second = w.as(token)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

async function programme(id: string, places: number, more: Partial<ProgrammeDefinition> = {}) {
  const quota = {
    value: { max: places, strength: 'hard' as const, conditional: [] },
    source: 'example' as const,
  }
  const units = shipped.units.map((unit) => (unit.code === '51' ? { ...unit, quota } : unit))
  const seats = { '51': p.orgs.province.id, '5101': p.orgs.city.id }
  const definition = { ...shipped, ...more, id, units }
  return setup((work) => makeProgramme(work, definition, { orgId: p.orgs.office.id, seats }))
}

/** An applicant at their desk, with a session. */
async function applicantOf(work: Writing, division = '510700') {
  const applicant = await makeApplicant(work, { serial: ++serial, division })
  const token = await makeSession(work, applicant.personId, applicant.orgId)
  return { applicant, caller: w.as(token), title: `平台${serial}（演示）` }
}

type Said = { readonly statusCode: number; readonly json: () => { readonly code?: string } }
const codeOf = (answer: Said) => (answer.statusCode === 200 ? 'taken' : answer.json().code)
const rows = async (sql: string, values: readonly unknown[]) =>
  (await w.host.database.owner.query(sql, [...values])).rows

test('two officers fill the last place: one has it, the other is told that it is full', async () => {
  const programmeId = await programme('last-place', 8)
  const path = `/api/programmes/${programmeId}/units/51/recommendation/ranks`
  const ids = await setup(async (work) => {
    const made: string[] = []
    for (let at = 0; at < 9; at++) {
      const { applicant, title } = await applicantOf(work)
      const wish = { programmeId, applicant, directions: ['8'], title }
      const { candidateId } = await makeFile(work, wish)
      await makeChecked(work, officer, candidateId)
      made.push(candidateId)
    }
    return made
  })
  const insert = (who: Caller, candidateId: string) =>
    who.post(path, { change: { kind: 'insert', candidateId } })
  for (const id of ids.slice(0, 7)) expect((await insert(second, id)).statusCode).toBe(200)
  const answers = await Promise.all([insert(p.provincialOfficer, ids[7]!), insert(second, ids[8]!)])
  expect(answers.map(codeOf).toSorted()).toEqual(['programmes.quota_full', 'taken'])
  // Both name the same file for a place that another gave back: it stands there once.
  const list = (await second.get(path.replace('/ranks', ''))).json()
  const out = { kind: 'remove', candidateId: ids[0], version: list.version }
  expect((await second.post(path, { change: out })).statusCode).toBe(200)
  const same = await Promise.all([insert(p.provincialOfficer, ids[0]!), insert(second, ids[0]!)])
  expect(same.map(codeOf).toSorted()).toEqual(['programmes.already_ranked', 'taken'])
  const { meter } = (await second.get(path.replace('/ranks', ''))).json()
  expect([meter.used, meter.free, meter.over]).toEqual([8, 0, 0])
})

test('one applicant hands in one project through city and province at once: it travels one way', async () => {
  const limits = {
    ...shipped.limits,
    projectsPerApplicant: {
      value: { max: 2, strength: 'hard' as const },
      source: 'example' as const,
    },
  }
  const programmeId = await programme('two-units', 50, { limits })
  for (let round = 0; round < 5; round++) {
    const { caller, drafts, orgId } = await setup(async (work) => {
      const one = await applicantOf(work, '510100')
      const { applicant, title } = one
      const wish = { programmeId, applicant, directions: ['8'], title }
      const city = await makeDraft(work, { ...wish, wayKey: `${programmeId}/5101` })
      const province = await makeDraft(work, { ...wish, wayKey: `${programmeId}/51` })
      return { caller: one.caller, drafts: [city, province], orgId: applicant.orgId }
    })
    const answers = await Promise.all(
      drafts.map(({ id, version }) =>
        caller.post(`/api/programmes/applications/${id}/submit`, { draftVersion: version }),
      ),
    )
    // Seen beforehand, or stopped by the database: both are told in words.
    const [late, first] = answers.map(codeOf).toSorted()
    expect(first).toBe('taken')
    expect(late).toMatch(/^programmes\.project_travels_(elsewhere|once)$/)
    const found = await rows(
      `select count(*)::int as n from programmes.candidate c
       join programmes.application a on a.id = c.application_id where a.org_id = $1`,
      [orgId],
    )
    expect(found).toEqual([{ n: 1 }])
  }
})

test('handing in while the deadline passes: what was taken came before it, the rest stays a draft', async () => {
  const programmeId = await programme('deadline', 50)
  const started = w.now()
  const all = await setup(async (work) => {
    const made: { caller: Caller; id: string; version: number }[] = []
    for (let at = 0; at < 24; at++) {
      const { applicant, caller, title } = await applicantOf(work)
      const draft = await makeDraft(work, { programmeId, applicant, directions: ['8'], title })
      made.push({ caller, ...draft })
    }
    return made
  })
  const first = all[0]!
  const { closesAt } = (await first.caller.get(`/api/programmes/applications/${first.id}`)).json()
  const submit = ({ caller, id, version }: (typeof all)[number]) =>
    caller.post(`/api/programmes/applications/${id}/submit`, { draftVersion: version })
  w.travel(new Date(Date.parse(closesAt) - 1))
  const early = all.slice(0, 12).map(submit)
  // These are on their way when the clock strikes.
  const passing = new Promise<void>((resolve) => setTimeout(resolve, 15)).then(() =>
    w.travel(closesAt),
  )
  const answers = [...(await Promise.all(early))]
  await passing
  answers.push(...(await Promise.all(all.slice(12).map(submit))))
  const codes = answers.map(codeOf)
  expect(new Set(codes.slice(12))).toEqual(new Set(['programmes.submission_closed']))
  for (const [at, { caller, id }] of all.entries()) {
    const { state } = (await caller.get(`/api/programmes/applications/${id}`)).json()
    const draft = await caller.get(`/api/programmes/applications/${id}/draft`)
    expect([state, draft.statusCode]).toEqual([codes[at] === 'taken' ? 'submitted' : 'draft', 200])
  }
  const late = await rows(
    `select count(*)::int as n from programmes.submission s
     join programmes.application a on a.id = s.application_id
     where a.programme_id = $1 and s.submitted_at >= $2`,
    [programmeId, closesAt],
  )
  expect(late).toEqual([{ n: 0 }])
  w.travel(started)
})

test('rank against withdraw: exactly one of the two holds, and the other is told why', async () => {
  const programmeId = await programme('rank-withdraw', 50)
  const path = `/api/programmes/${programmeId}/units/51/recommendation/ranks`
  for (let round = 0; round < 10; round++) {
    const made = await setup(async (work) => {
      const { applicant, caller, title } = await applicantOf(work)
      const file = await makeFile(work, { programmeId, applicant, directions: ['8'], title })
      return { ...file, caller }
    })
    const ranks = async () => {
      const body = { ids: [made.candidateId], expected: 1 }
      const passed = await second.post('/api/programmes/candidates/pass-many', body)
      if (passed.statusCode !== 200) return passed
      return second.post(path, { change: { kind: 'insert', candidateId: made.candidateId } })
    }
    const withdraws = () =>
      made.caller.post(`/api/programmes/applications/${made.applicationId}/withdraw`)
    const both = round % 2 === 0 ? [ranks(), withdraws()] : [withdraws(), ranks()]
    const answers = await Promise.all(both)
    const [ranked, withdrawn] = round % 2 === 0 ? answers : answers.toReversed()
    expect([ranked!.statusCode === 200, withdrawn!.statusCode === 200].toSorted()).toEqual([
      false,
      true,
    ])
    const found = await rows(
      `select a.state as application, c.rank is not null as ranked
       from programmes.application a join programmes.candidate c on c.application_id = a.id
       where a.id = $1`,
      [made.applicationId],
    )
    expect(found).toEqual([
      ranked!.statusCode === 200
        ? { application: 'submitted', ranked: true }
        : { application: 'draft', ranked: false },
    ])
  }
})

test('two tabs save one field at the same moment: one stands, the other is shown beside it', async () => {
  const programmeId = await programme('two-tabs', 50)
  const { caller, id, version } = await setup(async (work) => {
    const one = await applicantOf(work)
    const { applicant, title } = one
    const draft = await makeDraft(work, { programmeId, applicant, directions: ['8'], title })
    return { caller: one.caller, ...draft }
  })
  let base = version
  for (let round = 0; round < 6; round++) {
    const values = [`甲窗口第${round}次写的内容`, `乙窗口第${round}次写的另一段`]
    const answers = await Promise.all(
      values.map((value) =>
        caller.post(`/api/programmes/applications/${id}/edits`, {
          edits: [{ kind: 'set', at: 'B.summary', value, baseVersion: base }],
        }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    const said = answers.map((answer) => answer.json())
    const conflicts = said.map(({ conflicts: found }) => found.length)
    expect(conflicts.toSorted()).toEqual([0, 1])
    const winner = values[conflicts.indexOf(0)]!
    const draft = (await caller.get(`/api/programmes/applications/${id}/draft`)).json()
    expect(draft.fields['B.summary'].value).toBe(winner)
    const [told] = said[conflicts.indexOf(1)].conflicts
    expect([told.at, told.theirs]).toEqual(['B.summary', winner])
    base = draft.version
  }
})
