import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world()
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

test('a persona is signed in for its organisation with what its roles permit', async () => {
  expect((await p.checker.get('/api/people/me')).json()).toEqual({
    person: { id: p.checker.personId, name: '龚景行', email: p.checker.email },
    actingOrg: { id: p.orgs.province.id, name: '四川省工业主管部门（演示）', kind: 'authority' },
    memberships: [
      {
        id: p.checker.membershipId,
        orgId: p.orgs.province.id,
        orgName: '四川省工业主管部门（演示）',
        orgKind: 'authority',
        orgState: 'verified',
        roles: ['authority.checker'],
      },
    ],
    onBehalfOf: null,
    deputyships: [],
    permits: [
      'indicators.track.follow',
      'programmes.candidate.read',
      'programmes.exception.confirm',
      'programmes.following.read',
      'programmes.recommendation.check',
      'programmes.recommendation.read',
    ],
    language: 'zh',
    demo: true,
    viewedBy: null,
  })
})

test('called again it makes other organisations and other people', async () => {
  const again = await personas(w)
  expect(again.applicant.org.uscc).not.toBe(p.applicant.org.uscc)
  expect(again.applicant.personId).not.toBe(p.applicant.personId)
})
