/** 汇聚水平 of a followed project: before and now, with its definition, where it is read, listed and exported. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { taskGoal } from './following.actions.ts'
import { followed, paperPath, reportOf, signAs } from './following.sample.ts'
import { smallForm } from './package.sample.ts'
import { shippedProgrammes } from './programme.actions.ts'
import { makeProgramme } from './samples.ts'

const programmeId = 'shuangchuang-2019'
const opinion = '情况属实，同意。'
let w: World
let p: Personas
let pooling: string
let silent: string

beforeAll(async () => {
  w = await world('2019-12-12T09:00:00+08:00')
  p = await personas(w)
  const definition = (await shippedProgrammes()).find((one) => one.id === programmeId)!
  const seats = { '51': p.orgs.province.id, '5101': p.orgs.city.id }
  await writing(w.host, { actor: systemActor, requestId: 'test' }, (work) =>
    makeProgramme(work, definition, { orgId: p.orgs.office.id, form: smallForm, seats }),
  )
  const project = {
    ...{ programmeId, orgId: p.orgs.enterprise.id, selectedOn: '2019-12-10' },
    days: { from: '2019-07-01', to: '2021-06-30' },
  }
  const goals = [await taskGoal('pooled', '25.0', '80.0'), await taskGoal('shared', '0.0', '40.0')]
  pooling = await followed(w, { ...project, title: '汇聚平台（演示）' }, goals)
  silent = await followed(w, { ...project, title: '共享制造平台（演示）' })
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

/** Through all three hands; a task book is its unit's leader's to sign, a report its officer's. */
async function settle(paperId: string, unit: Persona): Promise<void> {
  for (const who of [p.applicant, unit, p.programmeOfficer]) {
    const answer = await signAs(who, paperId, who === p.applicant ? undefined : opinion)
    expect(answer.statusCode).toBe(200)
  }
}

const path = (id: string) => `/api/programmes/followings/${id}`

test('before the task book is signed and for a project without such goals nothing is claimed', async () => {
  expect((await p.applicant.get(path(pooling))).json().pooling).toEqual([])
  const { papers } = (await p.applicant.get(path(pooling))).json()
  await settle(papers[0].id, p.leader)
  expect((await p.programmeOfficer.get(path(silent))).json().pooling).toEqual([])
})

test('the level is told before and now, with who says it and what it means', async () => {
  expect((await p.programmeOfficer.get(path(pooling))).json().pooling).toMatchObject([
    { code: 'pooled', before: '25.0', after: null, period: null },
    { code: 'shared', before: '0.0', after: null },
  ])
  w.travel('2020-01-08T09:00:00+08:00')
  const said = { orgs: '130', smes: '90', trade: '15.00', pooled: '41.5', shared: '12.0' }
  const written = await p.applicant.put(`${path(pooling)}/papers`, {
    ...{ code: 'quarterly', period: '2019Q4', content: reportOf(said) },
  })
  const { id } = written.json()
  await settle(id, p.provincialOfficer)
  expect((await p.applicant.get(paperPath(id))).json().state).toBe('settled')
  const levels = [
    {
      ...{ code: 'pooled', name: { zh: '资源汇聚率', en: 'Resources pooled' } },
      ...{ before: '25.0', after: '41.5', period: '2019Q4', standing: 'selfReported' },
    },
    { code: 'shared', before: '0.0', after: '12.0', period: '2019Q4' },
  ]
  for (const who of [p.applicant, p.leader, p.programmeOfficer, p.supervisor]) {
    expect((await who.get(path(pooling))).json().pooling).toMatchObject(levels)
  }
  const { rows } = (await p.programmeOfficer.get('/api/programmes/followings')).json()
  const listed = Object.fromEntries(rows.map((row: { id: string }) => [row.id, row]))
  expect(listed[pooling].pooling).toMatchObject(levels)
  expect(listed[pooling].pooling[0].definition.zh).toContain('÷')
  expect(listed[silent].pooling).toEqual([])
})
