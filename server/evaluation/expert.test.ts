import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import type { ExpertInput } from '../../domain/evaluation/expert.ts'
import { readInvitationMessage } from '../people/index.ts'
import { makeMembership, makePerson, makeSession } from '../people/samples.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'

let w: World
let p: Personas
let second: Caller

const path = '/api/evaluation/experts'
const setup = <T>(act: Parameters<typeof writing<T>>[2]) =>
  writing(w.host, { actor: systemActor, requestId: 'test-setup' }, act)

const profileOf = (change: Partial<ExpertInput> = {}): ExpertInput => ({
  name: '潘若水',
  title: '研究员',
  seniority: 'senior',
  fields: [{ code: 'industrialPlatform', level: 3 }],
  region: '110000',
  employer: { code: p.orgs.institute.uscc ?? '', name: p.orgs.institute.name },
  past: [],
  load: { min: 0, max: 30 },
  availability: [],
  email: p.expert.email,
  ...change,
})

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  second = await setup(async (work) => {
    const email = 'second.officer@demo.test'
    const id = await makePerson(work, { name: '许明达', email, passwordHash: '' })
    await makeMembership(work, id, p.orgs.office.id, ['office.officer'])
    return w.as(await makeSession(work, id, p.orgs.office.id))
  })
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

test('nominated by one, admitted by another, invited, joined, committed', async () => {
  const made = (await p.programmeOfficer.post(path, profileOf())).json()
  expect(made).toEqual({
    id: made.id,
    version: 1,
    state: 'nominated',
    profile: profileOf(),
    commitment: null,
    account: 'none',
    nominatedBy: p.programmeOfficer.name,
    nominatedByMe: true,
    nominatedByOrg: null,
    reason: null,
    keeps: [],
    changedAt: w.now().toISOString(),
  })
  const own = await p.programmeOfficer.post(`${path}/${made.id}/approve`)
  expect([own.statusCode, own.json().code]).toEqual([403, 'evaluation.second_person_needed'])
  const admitted = (await second.post(`${path}/${made.id}/approve`)).json()
  expect([admitted.state, admitted.version, admitted.nominatedByMe]).toEqual(['approved', 2, false])

  const twice = await second.post(path, profileOf({ email: p.expert.email.toUpperCase() }))
  expect([twice.statusCode, twice.json().code]).toEqual([409, 'evaluation.expert_listed_already'])

  expect((await p.expert.get('/api/evaluation/me/experts')).json()).toMatchObject({
    rows: [],
    total: 0,
  })
  const invited = (await second.post(`${path}/${made.id}/invitation`)).json()
  expect(invited.account).toBe('invited')
  await joinAs(made.id)
  expect((await second.get(`${path}/${made.id}`)).json().account).toBe('linked')

  const { rows } = (await p.expert.get('/api/evaluation/me/experts')).json()
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ id: made.id, office: p.orgs.office.name, commitment: null })
  const old = await p.expert.post(`/api/evaluation/me/experts/${made.id}/commitment`, {
    version: 2,
  })
  expect(old.json().code).toBe('evaluation.commitment_outdated')
  const committed = await p.expert.post(`/api/evaluation/me/experts/${made.id}/commitment`, {
    version: 1,
  })
  expect(committed.json().commitment).toEqual({ version: 1, signedOn: '2019-07-01' })
})

/** What the expert does who gets the letter. */
async function joinAs(expertId: string): Promise<void> {
  const { invitation_id: id } = await w.host.database.ownerDb
    .selectFrom('evaluation.expert')
    .where('id', '=', expertId)
    .select('invitation_id')
    .executeTakeFirstOrThrow()
  const letter = await setup((work) => readInvitationMessage(work, id ?? ''))
  const answer = await p.expert.post('/api/people/invitations/acceptance', {
    token: letter!.link.split('#')[1],
  })
  expect(answer.statusCode).toBe(200)
  await w.settle()
}

test('how an expert is paid: masked to oneself, revealed with a trace, unreadable in the rows', async () => {
  const [mine] = (await p.expert.get('/api/evaluation/me/experts')).json().rows
  const fee = {
    payee: '潘若水',
    bank: '示例银行北京分行',
    account: '6222000011112222',
    idNumber: '110101199003070003',
  }
  const wish = { version: mine.version, availability: [], load: { min: 1, max: 12 }, fee }
  const mended = (await p.expert.put(`/api/evaluation/me/experts/${mine.id}`, wish)).json()
  expect(mended.fee).toEqual({
    payee: '••水',
    bank: '示例银行北京分行',
    account: '••••••••••••2222',
    idNumber: '••••••••••••••0003',
  })
  expect(mended.profile.load).toEqual({ min: 1, max: 12 })
  const stale = await p.expert.put(`/api/evaluation/me/experts/${mine.id}`, wish)
  expect([stale.statusCode, stale.json().code]).toEqual([409, 'evaluation.changed_meanwhile'])

  const seen = await second.get(`${path}/${mine.id}`)
  expect(seen.json().keeps).toEqual(['account', 'bank', 'idNumber', 'payee'])
  expect(seen.body).not.toContain('6222000011112222')
  const told = await second.get(`${path}/${mine.id}/personal`)
  expect(told.json()).toEqual(fee)
  await w.host.traces.flush()
  const traces = await w.host.database.ownerDb
    .selectFrom('kernel.trace')
    .where('endpoint', '=', 'evaluation.expert.reveal')
    .where('thing_id', '=', mine.id)
    .select('facts')
    .execute()
  expect(traces.map(({ facts }) => (facts as { field: string }).field).toSorted()).toEqual([
    'evaluation.fee.account',
    'evaluation.fee.bank',
    'evaluation.fee.idNumber',
    'evaluation.fee.payee',
  ])
  const { rows } = await w.host.database.owner.query(
    'select field, sealed from evaluation.expert_personal where expert_id = $1',
    [mine.id],
  )
  expect(rows).toHaveLength(4)
  for (const { sealed } of rows) expect(String(sealed)).not.toContain('6222000011112222')
})

test('the register is its office’s alone, and found by field, region, state and words', async () => {
  const other = profileOf({
    name: '钟意远',
    email: 'zhong@demo.test',
    region: '510000',
    seniority: 'other',
    fields: [{ code: 'security', level: 2 }],
    employer: { code: '', name: '锦城信息安全研究所（演示）' },
  })
  const { id } = (await p.programmeOfficer.post(path, other)).json()
  const names = async (query: string) =>
    ((await second.get(`${path}?${query}`)).json().rows as { profile: { name: string } }[]).map(
      ({ profile }) => profile.name,
    )
  expect(await names('')).toEqual(['潘若水', '钟意远'])
  expect(await names('field=security')).toEqual(['钟意远'])
  expect(await names('region=110000')).toEqual(['潘若水'])
  expect(await names('state=nominated')).toEqual(['钟意远'])
  expect(await names(`text=${encodeURIComponent('信息安全')}`)).toEqual(['钟意远'])
  const lacking = await second.post(`${path}/${id}/approve`)
  expect(lacking.json()).toMatchObject({ code: 'evaluation.expert_incomplete' })
  const reversed = await second.put(`${path}/${id}`, {
    version: 1,
    profile: { ...other, load: { min: 9, max: 3 } },
  })
  expect(reversed.statusCode).toBe(400)
  expect(reversed.json().faults).toMatchObject([
    { at: '/load/min', code: 'evaluation.expert_load_reversed' },
  ])
  for (const who of [p.applicant, p.provincialOfficer, p.supportingInstitute, p.operator]) {
    expect((await who.get(path)).statusCode).toBe(403)
    expect((await who.get(`${path}/${id}`)).body).not.toContain('钟意远')
  }
})

test('suspending and retiring say why, and the retired make room for a new entry', async () => {
  const wish = profileOf({ name: '陶静', email: 'tao@demo.test' })
  const { id } = (await p.programmeOfficer.post(path, wish)).json()
  await second.post(`${path}/${id}/approve`)
  const mute = await second.post(`${path}/${id}/steps`, { verb: 'suspend', reason: '忙' })
  expect(mute.json().code).toBe('evaluation.reason_too_short')
  const reason = '本人因长期出国来函请求暂停参加评审。'
  const away = (await second.post(`${path}/${id}/steps`, { verb: 'suspend', reason })).json()
  expect([away.state, away.reason]).toEqual(['suspended', reason])
  await second.post(`${path}/${id}/steps`, { verb: 'retire', reason })
  const anew = await p.programmeOfficer.post(path, wish)
  expect([anew.statusCode, anew.json().state]).toEqual([200, 'nominated'])
})
