import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor, type Actor } from '../../domain/kernel/actor.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { withdrawApplication } from './application.actions.ts'
import { passCandidates } from './candidate.actions.ts'
import { shippedProgrammes } from './programme.actions.ts'
import {
  actorFor,
  applicantPermits,
  as,
  makeApplicant,
  makeChecked,
  makeDraft,
  makeFile,
  makeProgramme,
  officerPermits,
  type Applicant,
} from './samples.ts'
import { submitApplication } from './submission.actions.ts'

let w: World
let p: Personas
let shipped: ProgrammeDefinition
let officer: Actor
let cityOfficer: Actor
let serial = 0

const setup = <T>(act: Parameters<typeof writing<T>>[2]) =>
  writing(w.host, { actor: systemActor, requestId: 'test-setup' }, act)

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  shipped = (await shippedProgrammes()).find(({ id }) => id === 'shuangchuang-2019')!
  officer = actorFor(p.provincialOfficer.personId, p.orgs.province.id, officerPermits)
  cityOfficer = actorFor(p.cityOfficer.personId, p.orgs.city.id, officerPermits)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

type Change = Partial<ProgrammeDefinition['units'][number]>

/** The 2019 programme under another id, with some units changed. */
async function programmeWith(id: string, units: Readonly<Record<string, Change>>): Promise<string> {
  const definition = {
    ...shipped,
    id,
    units: shipped.units.map((unit) => ({ ...unit, ...units[unit.code] })),
  }
  const seats = { '51': p.orgs.province.id, '5101': p.orgs.city.id }
  return setup((work) => makeProgramme(work, definition, { orgId: p.orgs.office.id, seats }))
}

const quota = (max: number, strength: 'hard' | 'inPrinciple') => ({
  value: { max, strength, conditional: [] },
  source: 'example' as const,
})

async function checkedFiles(programmeId: string, count: number, division: string, by: Actor) {
  const ids: string[] = []
  await setup(async (work) => {
    for (let at = 0; at < count; at++) {
      const applicant = await makeApplicant(work, { serial: ++serial, division })
      const wish = { programmeId, applicant, directions: ['8'], title: `平台${serial}（演示）` }
      const { candidateId } = await makeFile(work, wish)
      await makeChecked(work, by, candidateId)
      ids.push(candidateId)
    }
  })
  return ids
}

const insert = (who: Persona, programmeId: string, unit: string, candidateId: string) =>
  who.post(`/api/programmes/${programmeId}/units/${unit}/recommendation/ranks`, {
    change: { kind: 'insert', candidateId },
  })
const codesOf = (answers: readonly { statusCode: number; json: () => { code?: string } }[]) =>
  answers.map((answer) => (answer.statusCode === 200 ? 'taken' : answer.json().code)).toSorted()
const meterOf = async (who: Persona, programmeId: string, unit: string) => {
  const list = await who.get(`/api/programmes/${programmeId}/units/${unit}/recommendation`)
  return list.json().meter
}

test.each(['hard', 'inPrinciple'] as const)(
  '24 inserts at once for the last 5 places: exactly 5 (%s)',
  async (strength) => {
    const programmeId = await programmeWith(`race-${strength.toLowerCase()}`, {
      '51': { quota: quota(5, strength) },
    })
    const ids = await checkedFiles(programmeId, 24, '510700', officer)
    const answers = await Promise.all(
      ids.map((id) => insert(p.provincialOfficer, programmeId, '51', id)),
    )
    const full = `programmes.quota_full${strength === 'hard' ? '' : '_in_principle'}`
    expect(codesOf(answers)).toEqual([...Array(19).fill(full), ...Array(5).fill('taken')])
    const meter = await meterOf(p.provincialOfficer, programmeId, '51')
    expect([meter.used, meter.free, meter.over]).toEqual([5, 0, 0])
  },
)

test('a hard quota is not opened by a reason', async () => {
  const programmeId = await programmeWith('hard-reason', { '51': { quota: quota(1, 'hard') } })
  const [one, other] = await checkedFiles(programmeId, 2, '510700', officer)
  await insert(p.provincialOfficer, programmeId, '51', one!)
  const refused = await p.provincialOfficer.post(
    `/api/programmes/${programmeId}/units/51/recommendation/ranks`,
    {
      change: { kind: 'insert', candidateId: other },
      reasons: { quota: '项目特别优秀，恳请破例推荐一次。' },
    },
  )
  expect(refused.json().code).toBe('programmes.quota_full')
})

test('a city that shares its province’s places races it for the last ones', async () => {
  const programmeId = await programmeWith('shared-pool', {
    '51': { quota: quota(4, 'hard') },
    '5101': {
      parent: '51',
      quotaIndependent: { value: false, source: 'example' },
      quota: { value: null, source: 'unknown' },
    },
  })
  const own = await checkedFiles(programmeId, 10, '510700', officer)
  const city = await checkedFiles(programmeId, 10, '510100', cityOfficer)
  const answers = await Promise.all([
    ...own.map((id) => insert(p.provincialOfficer, programmeId, '51', id)),
    ...city.map((id) => insert(p.cityOfficer, programmeId, '5101', id)),
  ])
  expect(codesOf(answers)).toEqual([
    ...Array(16).fill('programmes.quota_full'),
    ...Array(4).fill('taken'),
  ])
  const meter = await meterOf(p.cityOfficer, programmeId, '5101')
  expect([meter.pool, meter.sharedBy, meter.used]).toEqual(['51', ['51', '5101'], 4])
})

test('where quotas are independent, a full province takes nothing from its city', async () => {
  const programmeId = await programmeWith('independent', {
    '51': { quota: quota(2, 'hard') },
    '5101': { quota: quota(2, 'hard') },
  })
  const own = await checkedFiles(programmeId, 4, '510700', officer)
  const city = await checkedFiles(programmeId, 4, '510100', cityOfficer)
  const answers = await Promise.all([
    ...own.map((id) => insert(p.provincialOfficer, programmeId, '51', id)),
    ...city.map((id) => insert(p.cityOfficer, programmeId, '5101', id)),
  ])
  expect(codesOf(answers)).toEqual([
    ...Array(4).fill('programmes.quota_full'),
    ...Array(4).fill('taken'),
  ])
  expect((await meterOf(p.cityOfficer, programmeId, '5101')).used).toBe(2)
})

test('two officers move the same version at once: one order wins, the other must look again', async () => {
  const programmeId = await programmeWith('two-movers', { '51': { quota: quota(10, 'hard') } })
  const ids = await checkedFiles(programmeId, 6, '510700', officer)
  for (const id of ids) await insert(p.provincialOfficer, programmeId, '51', id)
  const path = `/api/programmes/${programmeId}/units/51/recommendation`
  const answers = await Promise.all(
    ids.slice(1).map((candidateId) =>
      p.provincialOfficer.post(`${path}/ranks`, {
        change: { kind: 'move', candidateId, place: 1, version: 6 },
      }),
    ),
  )
  expect(codesOf(answers)).toEqual([...Array(4).fill('programmes.list_moved_on'), 'taken'])
  const { ranked } = (await p.provincialOfficer.get(path)).json()
  expect(ranked.map(({ rank }: { rank: number }) => rank)).toEqual([1, 2, 3, 4, 5, 6])
})

test('check and rank against withdraw: exactly one of the two holds', async () => {
  const programmeId = await programmeWith('withdraw-race', { '51': { quota: quota(50, 'hard') } })
  const outcomes = new Set<string>()
  for (let round = 0; round < 12; round++) {
    const applicant = await setup((work) => makeApplicant(work, { serial: ++serial }))
    const wish = { programmeId, applicant, directions: ['8'], title: `平台${serial}（演示）` }
    const made = await setup((work) => makeFile(work, wish))
    const own = actorFor(applicant.personId, applicant.orgId, applicantPermits)
    const ranks = async () => {
      await setup((work) =>
        passCandidates(as(work, officer), { ids: [made.candidateId], expected: 1 }, 'zh'),
      )
      const answer = await insert(p.provincialOfficer, programmeId, '51', made.candidateId)
      expect(answer.statusCode).toBe(200)
    }
    const withdraws = () => setup((work) => withdrawApplication(as(work, own), made.applicationId))
    const both = round % 2 === 0 ? [ranks(), withdraws()] : [withdraws(), ranks()]
    const settled = await Promise.allSettled(both)
    const won = settled.map(({ status }) => status === 'fulfilled')
    expect(won.filter(Boolean)).toEqual([true])
    outcomes.add(won[round % 2] ? 'ranked' : 'withdrawn')
    const { rows } = await w.host.database.owner.query(
      `select a.state as application, c.state as candidate, c.rank is not null as ranked
       from programmes.application a join programmes.candidate c on c.application_id = a.id
       where a.id = $1`,
      [made.applicationId],
    )
    expect(rows).toEqual([
      won[round % 2]
        ? { application: 'submitted', candidate: 'checked', ranked: true }
        : { application: 'draft', candidate: 'withdrawn', ranked: false },
    ])
  }
  expect(outcomes.size).toBeGreaterThan(0)
})

/** An applicant of a city with two drafts of one project: through its city and through its province. */
async function twoDrafts(applicant: Applicant, programmeId: string, title: string) {
  return setup(async (work) => {
    const wish = { programmeId, applicant, directions: ['8'], title }
    const first = await makeDraft(work, { ...wish, wayKey: `${programmeId}/5101` })
    const second = await makeDraft(work, { ...wish, wayKey: `${programmeId}/51` })
    return [first, second]
  })
}

test('one project handed in through two units at once travels one way', async () => {
  const id = 'two-ways'
  const definition = {
    ...shipped,
    id,
    limits: {
      ...shipped.limits,
      projectsPerApplicant: {
        value: { max: 2, strength: 'hard' as const },
        source: 'example' as const,
      },
    },
  }
  const seats = { '51': p.orgs.province.id, '5101': p.orgs.city.id }
  await setup((work) => makeProgramme(work, definition, { orgId: p.orgs.office.id, seats }))
  for (let round = 0; round < 6; round++) {
    const applicant = await setup((work) =>
      makeApplicant(work, { serial: ++serial, division: '510100' }),
    )
    const drafts = await twoDrafts(applicant, id, `共享平台${round}（演示）`)
    const own = actorFor(applicant.personId, applicant.orgId, applicantPermits)
    const settled = await Promise.allSettled(
      drafts.map((draft) =>
        setup((work) => submitApplication(as(work, own), draft.id, draft.version)),
      ),
    )
    expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const { rows } = await w.host.database.owner.query(
      `select count(*)::int as n from programmes.candidate c
       join programmes.application a on a.id = c.application_id where a.org_id = $1`,
      [applicant.orgId],
    )
    expect(rows).toEqual([{ n: 1 }])
    const late = settled.findIndex(({ status }) => status === 'rejected')
    const again = setup((work) =>
      submitApplication(as(work, own), drafts[late]!.id, drafts[late]!.version),
    )
    await expect(again).rejects.toMatchObject({
      refusal: { code: 'programmes.project_travels_elsewhere' },
    })
  }
})

test('two signatures at once: one list, one signature, one digest', async () => {
  const programmeId = await programmeWith('two-signers', { '51': { quota: quota(5, 'hard') } })
  const ids = await checkedFiles(programmeId, 3, '510700', officer)
  for (const id of ids) await insert(p.provincialOfficer, programmeId, '51', id)
  const path = `/api/programmes/${programmeId}/units/51/recommendation`
  await p.provincialOfficer.post(`${path}/send-to-check`, { version: 3 })
  await p.checker.post(`${path}/pass`, { version: 3 })
  const wish = {
    version: 3,
    documentNumber: '川经信软件函〔2019〕90号',
    documentDate: '2019-07-01',
    publicityWaiver: '已在推荐前另行公示，不再重复公示。',
  }
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => p.leader.post(`${path}/sign`, wish)),
  )
  expect(codesOf(answers)).toEqual([...Array(5).fill('programmes.list_cannot_sign'), 'taken'])
})
