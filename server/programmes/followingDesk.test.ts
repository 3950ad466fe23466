/** What of followed projects reaches people ahead of time, and what waits for nobody who only reads. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { keepFollowings } from './following.look.ts'
import { followed, signAs, signedInAgain } from './following.sample.ts'
import { smallForm } from './package.sample.ts'
import { shippedProgrammes } from './programme.actions.ts'
import { makeProgramme } from './samples.ts'

const programmeId = 'shuangchuang-2019'
let w: World
let p: Personas
let id: string

beforeAll(async () => {
  w = await world('2019-12-12T09:00:00+08:00')
  p = await personas(w)
  const definition = (await shippedProgrammes()).find((one) => one.id === programmeId)!
  await writing(w.host, { actor: systemActor, requestId: 'test' }, (work) =>
    makeProgramme(work, definition, {
      orgId: p.orgs.office.id,
      form: smallForm,
      seats: { '51': p.orgs.province.id },
    }),
  )
  id = await followed(w, {
    programmeId,
    orgId: p.orgs.enterprise.id,
    title: '共享制造平台（演示）',
    selectedOn: '2019-12-10',
    days: { from: '2019-10-01', to: '2021-09-30' },
  })
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const waitingFor = async (who: Persona) =>
  (await who.get('/api/programmes/followings/counts')).json().waiting

test('what lies with the office waits for those who handle it, and for nobody who only reads', async () => {
  const { papers } = (await p.applicant.get(`/api/programmes/followings/${id}`)).json()
  expect(await waitingFor(p.applicant)).toBe(1)
  await signAs(p.applicant, papers[0].id)
  expect([await waitingFor(p.leader), await waitingFor(p.checker)]).toEqual([1, 0])
  await signAs(p.leader, papers[0].id, '情况属实，同意。')
  expect(await waitingFor(p.programmeOfficer)).toBe(1)
  for (const reader of [p.supervisor, p.supportingInstitute]) {
    expect((await reader.get('/api/programmes/followings/counts')).json()).toMatchObject({
      total: 1,
      waiting: 0,
    })
    const listed = await reader.get('/api/programmes/followings?waiting=true')
    expect(listed.json().rows).toEqual([])
  }
  await signAs(p.programmeOfficer, papers[0].id, '情况属实，同意。')
})

test('a report is known to be due before it is late', async () => {
  w.travel('2020-01-02T09:00:00+08:00')
  p = await signedInAgain(w, p)
  const near = await p.applicant.get('/api/programmes/followings?dueWithinDays=30')
  expect(near.json().rows).toMatchObject([{ id, nextDueDay: '2020-01-15', overdue: 0 }])
})

test('the cap on construction is told ahead of time to project and office, once at each distance', async () => {
  const told = async (who: Persona, words: string) => {
    const { rows } = (await who.get('/api/notices?limit=100')).json()
    return rows.filter((one: any) => JSON.stringify(one).includes(words)).length
  }
  const seen = []
  for (const day of ['2021-07-01', '2021-07-05', '2021-08-10', '2021-09-03', '2021-10-08']) {
    w.travel(`${day}T09:00:00+08:00`)
    p = await signedInAgain(w, p)
    await keepFollowings(w.host)
    await keepFollowings(w.host)
    await w.settle()
    seen.push([
      day,
      await told(p.applicant, '达到建设期上限'),
      await told(p.programmeOfficer, '达到建设期上限'),
      await told(p.applicant, '已超过建设期上限'),
      await told(p.provincialOfficer, '建设期上限'),
    ])
  }
  expect(seen).toEqual([
    ['2021-07-01', 0, 0, 0, 0],
    ['2021-07-05', 1, 1, 0, 0],
    ['2021-08-10', 1, 1, 0, 0],
    ['2021-09-03', 2, 2, 0, 0],
    ['2021-10-08', 2, 2, 1, 0],
  ])
}, 60_000)
