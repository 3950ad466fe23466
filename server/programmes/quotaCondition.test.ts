import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { shippedProgrammes } from './programme.actions.ts'
import {
  actorFor,
  makeApplicant,
  makeChecked,
  makeFile,
  makeProgramme,
  officerPermits,
} from './samples.ts'

let w: World
let p: Personas
const programmeId = 'innovation-2019'
const list = `/api/programmes/${programmeId}/units/51/recommendation`
const condition = (code: string) =>
  `/api/programmes/${programmeId}/units/51/quota-conditions/${code}`
const reason = '已核对省级认定文件，条件成立。'

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  const definition = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  const officer = actorFor(p.provincialOfficer.personId, p.orgs.province.id, officerPermits)
  await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, async (work) => {
    await makeProgramme(work, definition, {
      orgId: p.orgs.office.id,
      seats: { '51': p.orgs.province.id },
    })
    for (let serial = 1; serial <= 5; serial++) {
      const applicant = await makeApplicant(work, { serial })
      const wish = { programmeId, applicant, title: `技术创新平台${serial}（演示）` }
      await makeChecked(work, officer, (await makeFile(work, wish)).candidateId)
    }
  })
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

test('four places instead of three once the office confirms the condition, and not a fifth', async () => {
  const { reserve } = (await p.provincialOfficer.get(list)).json()
  const insert = async (at: number) => {
    const change = { kind: 'insert', candidateId: reserve[at].id }
    const answer = await p.provincialOfficer.post(`${list}/ranks`, { change })
    return answer.json().code ?? 'taken'
  }
  expect([await insert(0), await insert(1), await insert(2), await insert(3)]).toEqual([
    'taken',
    'taken',
    'taken',
    'programmes.quota_full',
  ])
  const confirm = (who: typeof p.programmeOfficer, code: string, body: object) =>
    who.put(condition(code), body)
  const wish = { holds: true, reason }
  expect((await confirm(p.provincialOfficer, 'provincialScheme', wish)).statusCode).toBe(403)
  expect((await confirm(p.programmeOfficer, 'nothing', wish)).json().code).toBe(
    'programmes.condition_unknown',
  )
  const confirmed = await confirm(p.programmeOfficer, 'provincialScheme', wish)
  expect(confirmed.json()).toEqual({
    conditions: ['provincialScheme'],
    meter: {
      pool: '51',
      sharedBy: ['51'],
      max: 4,
      strength: 'hard',
      condition: 'provincialScheme',
      used: 3,
      waiting: 0,
      free: 1,
      over: 0,
      source: 'notice',
      clause: '公开转述',
    },
  })
  expect([await insert(3), await insert(4)]).toEqual(['taken', 'programmes.quota_full'])
})

test('a condition that is in use cannot be withdrawn, by either door', async () => {
  const withdrawn = await p.programmeOfficer.put(condition('provincialScheme'), {
    holds: false,
    reason,
  })
  expect([withdrawn.json().code, withdrawn.json().facts]).toEqual([
    'programmes.condition_in_use',
    { used: 4, max: 3 },
  ])
  const { meter } = (await p.provincialOfficer.get(list)).json()
  expect([meter.max, meter.used]).toEqual([4, 4])
})
