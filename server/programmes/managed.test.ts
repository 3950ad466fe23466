import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { addProgramme, shippedForm, shippedProgrammes } from './programme.actions.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  const definition = (await shippedProgrammes()).find(({ id }) => id === 'shuangchuang-2019')!
  await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, async (work) => {
    await addProgramme(work, definition, await shippedForm(definition))
  })
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const copy = {
  from: 'shuangchuang-2019',
  id: 'shared-2020',
  year: 2020,
  title: { zh: '2020年共享制造征集（演示）', en: '2020 shared manufacturing call (demo)' },
}

test('an officer starts from another programme, mends it, seats a unit and opens the call', async () => {
  const officer = p.programmeOfficer
  const made = (await officer.post('/api/programmes/managed', copy)).json()
  expect([made.id, made.state, made.madeFrom, made.seats.length]).toEqual([
    'shared-2020',
    'draft',
    'shuangchuang-2019',
    47,
  ])
  expect((await officer.post('/api/programmes/managed', copy)).json().code).toBe(
    'programmes.programme_id_taken',
  )

  const broken = structuredClone(made.definition)
  broken.units[3].quota.value.max = -1
  const refused = await officer.put('/api/programmes/managed/shared-2020', {
    version: 1,
    definition: broken,
  })
  expect(refused.statusCode).toBe(400)
  expect(refused.json().faults[0].at).toMatch(/^\/definition\/units\/3\/quota/)

  const mended = structuredClone(made.definition)
  mended.units[3].quota.value.max = 5
  const changed = (
    await officer.put('/api/programmes/managed/shared-2020', { version: 1, definition: mended })
  ).json()
  expect([changed.version, changed.definition.units[3].quota.value.max]).toEqual([2, 5])
  const late = await officer.put('/api/programmes/managed/shared-2020', {
    version: 1,
    definition: mended,
  })
  expect(late.json().code).toBe('programmes.programme_moved_on')

  const seat = {
    orgId: p.orgs.city.id,
    authorityName: p.orgs.city.name,
    conditions: [],
  }
  expect(
    (await officer.put('/api/programmes/managed/shared-2020/seats/5101', seat)).json(),
  ).toEqual({
    unitCode: '5101',
    unitName: { zh: '成都市', en: 'Chengdu' },
    orgName: p.orgs.city.name,
    ...seat,
  })
  const wrong = await officer.put('/api/programmes/managed/shared-2020/seats/5101', {
    ...seat,
    orgId: p.orgs.enterprise.id,
  })
  expect(wrong.json().code).toBe('programmes.not_an_authority')

  expect((await w.stranger.get('/api/programmes/calls/shared-2020')).statusCode).toBe(404)
  expect((await officer.post('/api/programmes/managed/shared-2020/open')).json().state).toBe('open')
  expect((await w.stranger.get('/api/programmes/calls/shared-2020')).json().title).toEqual(
    copy.title,
  )
  const tooLate = await officer.put('/api/programmes/managed/shared-2020', {
    version: 2,
    definition: mended,
  })
  expect(tooLate.json().code).toBe('programmes.programme_not_a_draft')
  expect((await officer.post('/api/programmes/managed/shared-2020/close')).json().state).toBe(
    'closed',
  )
})

test('nobody else may: an applicant and an authority are refused with the permission they lack', async () => {
  for (const who of [p.applicant, p.cityOfficer]) {
    const answer = await who.post('/api/programmes/managed', { ...copy, id: 'mine-2020' })
    expect([answer.statusCode, answer.json().facts]).toEqual([
      403,
      { permit: 'programmes.programme.manage' },
    ])
  }
})
