import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { makeUscc } from '../../domain/kernel/uscc.ts'
import { writing } from '../kernel/work.ts'
import { makePerson, makeSession } from '../people/samples.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'

let w: World
let p: Personas
let serial = 80_000

beforeAll(async () => {
  w = await world()
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const code = () => makeUscc('enterprise', '510100', ++serial)
const bend = (uscc: string) => uscc.slice(0, 17) + (uscc[17] === '0' ? '1' : '0')

async function newcomer(name: string): Promise<Caller & { personId: string }> {
  const start = { actor: systemActor, requestId: 'test-newcomer' }
  return writing(w.host, start, async (work) => {
    const email = `inbox.${++serial}@demo.test`
    const personId = await makePerson(work, { name, email, passwordHash: '' })
    return { ...w.as(await makeSession(work, personId, null)), personId }
  })
}

async function register(caller: Caller, uscc: string, name: string) {
  const body = { kind: 'enterprise', name, uscc, division: '510100' }
  const answer = await caller.post('/api/people/organisations', body)
  expect(answer.statusCode).toBe(200)
  await w.settle()
  return answer.json().id as string
}

async function inbox(query = '') {
  return (await p.operator.get(`/api/console/approvals${query}`)).json()
}

const itemOf = async (thingId: string) =>
  (await inbox()).rows.find((row: { thingId: string }) => row.thingId === thingId)

test('a registration comes to the operator with what must be checked, and is verified there', async () => {
  const uscc = code()
  const caller = await newcomer('秦越')
  const orgId = await register(caller, uscc, '云杉传动技术有限公司（演示）')
  const item = await itemOf(orgId)
  expect(item).toEqual({
    id: item.id,
    kind: 'people.organisation',
    thingId: orgId,
    title: '云杉传动技术有限公司（演示）',
    facts: [
      { name: 'orgKind', value: 'enterprise' },
      { name: 'uscc', value: uscc },
      { name: 'division', value: '510100' },
      { name: 'orgState', value: 'pending' },
    ],
    approvalNeedsReason: false,
    state: 'open',
    askedByName: '秦越',
    madeAt: w.now().toISOString(),
    decidedAt: null,
    decidedByName: null,
    reason: null,
  })
  const body = { outcome: 'approve', reason: '' }
  const answer = await p.operator.post(`/api/console/approvals/${item.id}/decision`, body)
  expect(answer.json()).toEqual({
    ...item,
    facts: [...item.facts.slice(0, 3), { name: 'orgState', value: 'verified' }],
    state: 'approved',
    decidedAt: w.now().toISOString(),
    decidedByName: '罗一鸣',
  })
  const again = await p.operator.post(`/api/console/approvals/${item.id}/decision`, body)
  expect(again.json().code).toBe('console.approval_decided_already')
  await w.settle()
  expect((await inbox('?state=decided&kind=people.organisation')).rows[0].state).toBe('approved')
  const org = (await p.operator.get(`/api/people/organisations/${orgId}`)).json()
  expect(org.state).toBe('verified')
})

test('a code that fails its check is accepted only with a reason', async () => {
  const uscc = bend(code())
  const orgId = await register(await newcomer('秦越'), uscc, '雾凇仪表有限公司（演示）')
  const item = await itemOf(orgId)
  expect([item.approvalNeedsReason, item.facts[2]]).toEqual([
    true,
    { name: 'usccFault', value: 'codes.uscc_check_digit' },
  ])
  const decide = (outcome: string, reason: string) =>
    p.operator.post(`/api/console/approvals/${item.id}/decision`, { outcome, reason })
  expect((await decide('approve', '')).json().code).toBe('console.approval_reason_needed')
  expect((await decide('refuse', '不')).json().code).toBe('console.approval_reason_needed')
  expect((await decide('approve', '已核对营业执照原件')).json().state).toBe('approved')
})

test('what an authority decides is settled here, with who decided it', async () => {
  const orgId = await register(await newcomer('秦越'), code(), '鹿鸣泵业有限公司（演示）')
  const item = await itemOf(orgId)
  const refusal = { reason: '营业执照图片不清晰' }
  await p.cityOfficer.post(`/api/people/organisations/${orgId}/refusal`, refusal)
  await w.settle()
  const settled = (await p.operator.get(`/api/console/approvals/${item.id}`)).json()
  expect([settled.state, settled.decidedByName, settled.reason]).toEqual([
    'settled',
    '何知远',
    null,
  ])
  expect(await itemOf(orgId)).toBeUndefined()
})

test('a request to join comes to the operator after three working days without an answer', async () => {
  const asker = await newcomer('季怀远')
  const asked = await asker.post('/api/people/join-requests', {
    uscc: p.orgs.enterprise.uscc,
    note: '新到工艺部',
  })
  const { id } = asked.json()
  await w.settle()
  expect(await itemOf(id)).toBeUndefined()
  const start = w.now()
  // Monday 1 July 2019; three working days end with Thursday.
  w.travel('2019-07-04T23:59:59+08:00')
  expect(await itemOf(id)).toBeUndefined()
  w.travel('2019-07-05T00:00:00+08:00')
  const item = await itemOf(id)
  expect([item.kind, item.title, item.facts]).toEqual([
    'people.joinRequest',
    p.orgs.enterprise.name,
    [
      { name: 'person', value: '季怀远' },
      { name: 'organisation', value: p.orgs.enterprise.name },
      { name: 'uscc', value: p.orgs.enterprise.uscc },
      { name: 'administrators', value: '1' },
    ],
  ])
  const decision = { outcome: 'approve', reason: '已电话核实在职' }
  const answer = await p.operator.post(`/api/console/approvals/${item.id}/decision`, decision)
  expect(answer.json().state).toBe('approved')
  const me = (await asker.get('/api/people/me')).json()
  expect(me.memberships).toMatchObject([
    { orgId: p.orgs.enterprise.id, roles: ['applicant.member'] },
  ])
  w.travel(start)
})

test('a verdict of the owning module undoes the whole decision', async () => {
  const orgId = await register(await newcomer('秦越'), code(), '砚山铸造有限公司（演示）')
  const item = await itemOf(orgId)
  // Verified elsewhere, and not heard of here yet.
  await p.cityOfficer.post(`/api/people/organisations/${orgId}/verification`, { reason: '' })
  const answer = await p.operator.post(`/api/console/approvals/${item.id}/decision`, {
    outcome: 'refuse',
    reason: '证照已经过期',
  })
  expect(answer.json().code).toBe('people.organisation_decided_already')
  expect((await p.operator.get(`/api/console/approvals/${item.id}`)).json().state).toBe('open')
  await w.settle()
  expect((await p.operator.get(`/api/console/approvals/${item.id}`)).json().state).toBe('settled')
})

test('pages follow each other by cursor', async () => {
  const caller = await newcomer('秦越')
  const ids: string[] = []
  for (let at = 0; at < 3; at++)
    ids.push(await register(caller, code(), `青岚机床有限公司${at}（演示）`))
  const first = await inbox('?limit=2&kind=people.organisation')
  const second = await inbox(`?limit=2&kind=people.organisation&after=${first.next}`)
  const shown = [...first.rows, ...second.rows].map((row: { thingId: string }) => row.thingId)
  expect(shown).toEqual(ids)
  expect([first.total, second.total]).toEqual([3, 3])
  expect(first.kinds).toEqual(['people.joinRequest', 'people.organisation'])
})

test('only who decides sees the inbox', async () => {
  for (const who of [p.auditor, p.supervisor, p.programmeOfficer, p.cityOfficer, p.applicant]) {
    const answer = await who.get('/api/console/approvals')
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'kernel.permit_missing'])
  }
  expect((await p.stranger.get('/api/console/approvals')).statusCode).toBe(401)
})
