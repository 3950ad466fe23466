import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { world, type World } from '../testing/world.ts'
import { makeMembership, makeOrganisation, makePerson } from './samples.ts'
import { hashPassword } from './session.actions.ts'

let w: World
let orgId: string
let personId: string

beforeAll(async () => {
  w = await world()
  const passwordHash = await hashPassword('correct horse')
  await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, async (work) => {
    orgId = await makeOrganisation(work, { name: '启衡机电（演示）', kind: 'enterprise' })
    personId = await makePerson(work, { name: '周亦舟', email: 'zhou@demo.test', passwordHash })
    await makeMembership(work, personId, orgId, ['applicant'])
  })
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const nobody = {
  person: null,
  actingOrg: null,
  memberships: [],
  permits: [],
  language: 'zh',
  demo: true,
  viewedBy: null,
}

test('a person signs in, is known, acts for the organisation, and signs out', async () => {
  const answer = await w.stranger.post('/api/people/session', {
    email: 'Zhou@demo.test',
    password: 'correct horse',
  })
  const me = {
    person: { id: personId, name: '周亦舟', email: 'zhou@demo.test' },
    actingOrg: { id: orgId, name: '启衡机电（演示）', kind: 'enterprise' },
    memberships: [
      { orgId, orgName: '启衡机电（演示）', orgKind: 'enterprise', roles: ['applicant'] },
    ],
    permits: [],
    language: 'zh',
    demo: true,
    viewedBy: null,
  }
  expect(answer.json()).toEqual(me)
  const token = answer.cookies.find(({ name }) => name === 'baigong_session')?.value ?? ''
  const zhou = w.as(token)
  expect((await zhou.get('/api/people/me')).json()).toEqual(me)
  expect((await zhou.delete('/api/people/session')).json()).toEqual({})
  expect((await zhou.get('/api/people/me')).json()).toEqual(nobody)
})

test('a wrong password and an unknown e-mail are refused with the same words', async () => {
  const wrong = await w.stranger.post('/api/people/session', {
    email: 'zhou@demo.test',
    password: 'wrong horse',
  })
  const unknown = await w.stranger.post('/api/people/session', {
    email: 'nobody@demo.test',
    password: 'wrong horse',
  })
  const { requestId: _a, ...first } = wrong.json()
  const { requestId: _b, ...second } = unknown.json()
  expect(wrong.statusCode).toBe(401)
  expect(first).toEqual({
    type: '/api/problems/people.sign_in_wrong',
    title: '需要登录',
    status: 401,
    code: 'people.sign_in_wrong',
    detail: '邮箱或密码不正确。请重新输入，或使用“忘记密码”。',
  })
  expect(second).toEqual(first)
})
