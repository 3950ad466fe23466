import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { makeSession } from '../people/samples.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { shippedProgrammes } from './programme.actions.ts'
import { makeApplicant, makeDraft, makeFile, makeProgramme } from './samples.ts'

const programmeId = 'shuangchuang-2019'
let w: World
let p: Personas
let applicant: Caller
let draft: { readonly id: string }

const setup = <T>(act: Parameters<typeof writing<T>>[2]) =>
  writing(w.host, { actor: systemActor, requestId: 'test-setup' }, act)

beforeAll(async () => {
  w = await world('2019-07-08T09:00:00+08:00')
  p = await personas(w)
  const definition = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  await setup(async (work) => {
    const seats = { '51': p.orgs.province.id, '5101': p.orgs.city.id }
    await makeProgramme(work, definition, { orgId: p.orgs.office.id, seats })
    const writer = await makeApplicant(work, { serial: 1 })
    draft = await makeDraft(work, { programmeId, applicant: writer, title: '草稿平台（演示）' })
    applicant = w.as(await makeSession(work, writer.personId, writer.orgId))
    const other = await makeApplicant(work, { serial: 2 })
    const wish = { programmeId, applicant: other, directions: ['4'] }
    await makeFile(work, { ...wish, title: '送达平台（演示）' })
  })
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const waits = async (who: Caller) =>
  (await who.get('/api/programmes/waiting')).json().rows as {
    kind: string
    count: number
    until: string | null
    id: string | null
  }[]
const kinds = async (who: Caller) => (await waits(who)).map(({ kind, count }) => [kind, count])
const list = `/api/programmes/${programmeId}/units/51/recommendation`

test('a draft waits for its applicant until the unit closes', async () => {
  expect(await waits(applicant)).toEqual([
    {
      kind: 'draft',
      count: 1,
      title: { zh: '草稿平台（演示）', en: '草稿平台（演示）' },
      programmeId,
      unit: null,
      id: draft.id,
      until: '2019-07-12T16:00:00.000Z',
    },
  ])
  expect(await kinds(p.provincialOfficer)).toEqual([['toCheck', 1]])
  expect(await kinds(p.cityOfficer)).toEqual([])
  expect(await waits(p.stranger)).toBeUndefined()
})

test('a list waits for whoever must act on it next, and for nobody else', async () => {
  const [file] = (await p.provincialOfficer.get('/api/programmes/candidates')).json().rows
  const passed = { ids: [file.id], expected: 1 }
  await p.provincialOfficer.post('/api/programmes/candidates/pass-many', passed)
  const change = { kind: 'insert', candidateId: file.id }
  await p.provincialOfficer.post(`${list}/ranks`, { change })
  expect(await kinds(p.provincialOfficer)).toEqual([['toSend', 1]])
  const { version } = (await p.provincialOfficer.get(list)).json()
  await p.provincialOfficer.post(`${list}/send-to-check`, { version })
  expect(await kinds(p.provincialOfficer)).toEqual([])
  expect(await kinds(p.checker)).toEqual([['toPass', 1]])
  await p.checker.post(`${list}/pass`, { version })
  expect(await kinds(p.checker)).toEqual([])
  expect(await kinds(p.leader)).toEqual([['toSign', 1]])
})

test('an unanswered question waits for the office, one more for each', async () => {
  expect(await kinds(p.programmeOfficer)).toEqual([])
  const ask = { body: '报两个方向时材料怎样装订？' }
  await applicant.post(`/api/programmes/${programmeId}/questions`, ask)
  expect(await kinds(p.programmeOfficer)).toEqual([['toAnswerQuestion', 1]])
})
