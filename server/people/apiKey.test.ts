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

const make = (scopes: string[], days = 30) =>
  p.applicant.post('/api/people/api-keys', { name: '产线对接', scopes, days })

function withKey(key: string, url: string, method: 'GET' | 'POST' = 'GET', payload: object = {}) {
  const headers = { authorization: `Bearer ${key}` }
  return w.app.inject(
    method === 'GET' ? { method, url, headers } : { method, url, headers, payload },
  )
}

test('a key is shown once, kept as a hash, and does what its scopes and its maker’s roles allow', async () => {
  const made = (await make(['people.member.list', 'people.organisation.list'])).json()
  expect(made.key).toMatch(/^bg_[a-z0-9]{8}_[\w-]{43}$/)
  expect(made.apiKey).toEqual({
    id: made.apiKey.id,
    name: '产线对接',
    prefix: made.key.slice(0, 11),
    scopes: ['people.member.list', 'people.organisation.list'],
    madeByName: '周亦舟',
    madeAt: w.now().toISOString(),
    expiresAt: new Date(w.now().getTime() + 30 * 86_400_000).toISOString(),
    lastUsedAt: null,
    revokedAt: null,
  })
  const { rows } = await w.host.database.owner.query(
    `select k::text as kept from people.api_key k where id = $1`,
    [made.apiKey.id],
  )
  expect(rows[0].kept).not.toContain(made.key.slice(12))
  const members = await withKey(made.key, '/api/people/members')
  expect(members.json().rows.map((one: { name: string }) => one.name)).toEqual(['周亦舟', '林晚晴'])
  const beyondScope = await withKey(made.key, '/api/people/units')
  expect(beyondScope.json()).toMatchObject({
    status: 403,
    code: 'kernel.scope_missing',
    facts: { scope: 'people.unit.list' },
  })
  // The scope is there, the maker's roles do not permit it.
  const beyondRoles = await withKey(made.key, '/api/people/organisations')
  expect(beyondRoles.json().code).toBe('kernel.permit_missing')
  // It is noted without anybody waiting for it.
  const listed = async () => (await p.applicant.get('/api/people/api-keys')).json().rows
  await expect.poll(async () => (await listed())[0].lastUsedAt).toBe(w.now().toISOString())
})

test('a scope that is named like a permission gives no permission', async () => {
  const { key } = (await make(['people.organisation.verify'])).json()
  const url = `/api/people/organisations/${p.orgs.otherEnterprise.id}/verification`
  const answer = await withKey(key, url, 'POST', { reason: '' })
  expect(answer.json().code).toBe('kernel.permit_missing')
})

test('a permission that is named like a call opens it to no key without the scope', async () => {
  const { key } = (await make(['people.member.list'])).json()
  const answer = await withKey(key, '/api/people/api-keys', 'POST', {
    name: 'x',
    scopes: ['people.member.list'],
    days: 1,
  })
  expect(answer.json().code).toBe('kernel.scope_missing')
})

test('sign-in, passwords and keys are never a key’s business', async () => {
  for (const scope of [
    'people.account.changePassword',
    'people.session.actFor',
    'people.apiKey.make',
  ]) {
    expect((await make([scope])).json().code).toBe('people.scope_never')
  }
})

test('a revoked, an expired and an unknown key are told so, and end with the membership', async () => {
  const codeOf = async (key: string) =>
    (await withKey(key, '/api/people/members')).json().code as string | undefined
  const revoked = (await make(['people.member.list'])).json()
  expect(await codeOf(revoked.key)).toBeUndefined()
  await p.applicant.delete(`/api/people/api-keys/${revoked.apiKey.id}`)
  expect(await codeOf(revoked.key)).toBe('people.key_unknown')
  expect(await codeOf('bg_nokey')).toBe('people.key_unknown')
  const short = (await make(['people.member.list'], 1)).json()
  expect(await codeOf(short.key)).toBeUndefined()
  w.travel(new Date(w.now().getTime() + 86_400_001))
  expect(await codeOf(short.key)).toBe('people.key_unknown')
  const last = (await make(['people.member.list'])).json()
  await p.applicant.post(`/api/people/members/${p.applicant.membershipId}/hand-over`, {
    toMemberId: p.colleague.membershipId,
  })
  expect(await codeOf(last.key)).toBe('people.key_unknown')
})
