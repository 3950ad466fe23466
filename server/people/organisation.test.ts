import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeUscc } from '../../domain/kernel/uscc.ts'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { makePerson, makeSession } from './samples.ts'

let w: World
let p: Personas
let serial = 50_000

beforeAll(async () => {
  w = await world()
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const code = () => makeUscc('enterprise', '510100', ++serial)
const bend = (uscc: string) => uscc.slice(0, 17) + (uscc[17] === '0' ? '1' : '0')

/** Somebody signed in who belongs nowhere yet. */
async function newcomer(name: string): Promise<Caller & { personId: string; email: string }> {
  const email = `newcomer.${++serial}@demo.test`
  const start = { actor: systemActor, requestId: 'test-newcomer' }
  return writing(w.host, start, async (work) => {
    const personId = await makePerson(work, { name, email, passwordHash: '' })
    return { ...w.as(await makeSession(work, personId, null)), personId, email }
  })
}

const registration = (uscc: string, more: object = {}) => ({
  kind: 'enterprise',
  name: '云杉传动技术有限公司（演示）',
  uscc,
  division: '510100',
  ...more,
})

/** Registers and answers a caller who acts for the new organisation. */
async function registered(uscc = code(), more: object = {}) {
  const caller = await newcomer('秦越')
  const answer = await caller.post('/api/people/organisations', registration(uscc, more))
  const org = answer.json()
  const changed = await caller.put('/api/people/session/organisation', { orgId: org.id })
  const token = changed.cookies.find(({ name }) => name === 'baigong_session')?.value ?? ''
  return { caller: w.as(token), org, answer }
}

test('whoever registers an organisation administers it, and its code is read in full width', async () => {
  const uscc = code()
  const wide = uscc.replace(/[0-9A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
  const { caller, org } = await registered(` ${wide} `)
  expect(org).toEqual({
    id: org.id,
    kind: 'enterprise',
    name: '云杉传动技术有限公司（演示）',
    uscc,
    division: '510100',
    state: 'pending',
    usccFault: null,
    registeredByName: '秦越',
    madeAt: w.now().toISOString(),
    verifiedAt: null,
    refusedReason: null,
    usccAcceptedReason: null,
    formerNames: [],
    demo: false,
  })
  const me = (await caller.get('/api/people/me')).json()
  expect(me.memberships).toMatchObject([{ orgId: org.id, roles: ['applicant.admin'] }])
  expect(me.permits).toContain('people.organisation.edit')
})

test('of two who register one code at once, one does, and the other learns what to do', async () => {
  const uscc = code()
  const callers = await Promise.all([newcomer('秦越'), newcomer('秦远')])
  const answers = await Promise.all(
    callers.map((caller) => caller.post('/api/people/organisations', registration(uscc))),
  )
  expect(answers.map((one) => one.statusCode).toSorted()).toEqual([200, 409])
  const refused = answers.find((one) => one.statusCode === 409)?.json()
  expect(refused.code).toBe('people.uscc_is_taken')
  expect(refused.detail).toBe(
    '该统一社会信用代码已登记。请申请加入该单位，由其管理员确认；若不是你的同事登记的，请联系平台运营方。',
  )
  const [caller] = callers
  const checked = (await caller?.get(`/api/people/organisation-codes/${uscc}`))?.json()
  expect(checked).toEqual({
    code: uscc,
    valid: true,
    reason: null,
    officerMayAccept: false,
    takenBy: { id: expect.any(String), name: '云杉传动技术有限公司（演示）', state: 'pending' },
  })
})

test('a code that fails its check goes to an officer, who accepts it only with a reason', async () => {
  const { org, caller } = await registered(bend(code()))
  expect(org).toMatchObject({ state: 'needsOfficer', usccFault: 'uscc_check_digit' })
  const verify = (reason: string) =>
    p.cityOfficer.post(`/api/people/organisations/${org.id}/verification`, { reason })
  expect((await verify('')).json().code).toBe('people.reason_for_code_needed')
  const verified = (await verify('已核验营业执照原件')).json()
  expect(verified).toMatchObject({
    state: 'verified',
    verifiedAt: w.now().toISOString(),
    usccAcceptedReason: '已核验营业执照原件',
  })
  expect((await verify('再来一次')).json().code).toBe('people.organisation_decided_already')
  expect((await caller.get(`/api/people/organisations/${org.id}`)).json()).toEqual(verified)
})

test('a misshapen code and an unknown division are refused', async () => {
  const caller = await newcomer('秦越')
  const send = (body: object) => caller.post('/api/people/organisations', body)
  expect((await send(registration('9151'))).json().code).toBe('codes.uscc_length')
  const nowhere = await send(registration(code(), { division: '990000' }))
  expect(nowhere.json().code).toBe('people.division_unknown')
})

test('officers see what lies in their division, the operator all, others nothing', async () => {
  const { org } = await registered(code(), { division: '510700' })
  const path = `/api/people/organisations/${org.id}`
  for (const caller of [p.operator, p.provincialOfficer]) {
    expect((await caller.get(path)).json()).toEqual(org)
  }
  for (const caller of [p.cityOfficer, p.otherApplicant, p.leader]) {
    expect((await caller.get(path)).statusCode).toBe(404)
  }
  const list = async (caller: Caller) =>
    (await caller.get('/api/people/organisations?state=pending&limit=200'))
      .json()
      .rows.map((row: { id: string }) => row.id)
  expect(await list(p.provincialOfficer)).toContain(org.id)
  expect(await list(p.cityOfficer)).not.toContain(org.id)
  expect((await p.otherApplicant.get('/api/people/organisations')).json().code).toBe(
    'kernel.permit_missing',
  )
  const refusal = `/api/people/organisations/${org.id}/refusal`
  expect((await p.cityOfficer.post(refusal, { reason: '材料不全' })).statusCode).toBe(404)
})

test('organisations are found by a few signs of their name or code, whatever signs they are', async () => {
  const { org } = await registered(code(), { name: '雁栖100%纯电传动Ab有限公司（演示）' })
  const found = async (text: string) => {
    const query = `limit=200&text=${encodeURIComponent(text)}`
    const { rows } = (await p.operator.get(`/api/people/organisations?${query}`)).json()
    return rows.map(({ id }: { id: string }) => id)
  }
  for (const text of ['雁栖', '纯电传动aB', '0%纯', '雁', org.uscc, org.uscc.slice(2, 9)]) {
    expect(await found(text)).toContain(org.id)
  }
  for (const text of ['雁%', '雁栖纯电', '_雁']) expect(await found(text)).toEqual([])
})

test('a refused registration says why, frees its code, and can be mended', async () => {
  const uscc = code()
  const { org, caller } = await registered(uscc)
  const refused = await p.operator.post(`/api/people/organisations/${org.id}/refusal`, {
    reason: '名称与营业执照不一致',
  })
  expect(refused.json()).toMatchObject({ state: 'refused', refusedReason: '名称与营业执照不一致' })
  const free = (await caller.get(`/api/people/organisation-codes/${uscc}`)).json()
  expect(free.takenBy).toBeNull()
  const mended = await caller.put(
    `/api/people/organisations/${org.id}/registration`,
    registration(uscc, { name: '云杉传动科技有限公司（演示）' }),
  )
  expect(mended.json()).toMatchObject({
    state: 'pending',
    refusedReason: null,
    name: '云杉传动科技有限公司（演示）',
  })
  await p.operator.post(`/api/people/organisations/${org.id}/verification`, { reason: '' })
  const late = await caller.put(
    `/api/people/organisations/${org.id}/registration`,
    registration(uscc),
  )
  expect(late.json().code).toBe('people.organisation_verified_already')
})

test('a renamed organisation keeps its former names', async () => {
  const { org, caller } = await registered()
  const path = `/api/people/organisations/${org.id}`
  const body = { name: '云杉智能装备有限公司', since: '2019-06-01', reason: '工商变更登记' }
  expect((await caller.post(`${path}/name`, body)).statusCode).toBe(403)
  await p.operator.post(`${path}/name`, body)
  await caller.post(`${path}/former-names`, { name: '云杉齿轮厂', until: null })
  expect((await caller.get(path)).json()).toMatchObject({
    name: '云杉智能装备有限公司',
    formerNames: [
      { name: '云杉传动技术有限公司（演示）', until: '2019-06-01' },
      { name: '云杉齿轮厂', until: null },
    ],
  })
  const twice = await caller.post(`${path}/former-names`, { name: '云杉齿轮厂', until: null })
  expect(twice.json().code).toBe('people.former_name_is_known')
})

test('the operator establishes an authority and invites its administrator', async () => {
  const body = {
    kind: 'authority',
    name: '绵阳市工业主管部门（演示）',
    division: '510700',
    administratorEmail: `mianyang.${++serial}@demo.test`,
  }
  expect(
    (await p.operator.post('/api/people/organisations/established', body)).json(),
  ).toMatchObject({ kind: 'authority', state: 'verified', division: '510700' })
  const answer = await p.cityOfficer.post('/api/people/organisations/established', body)
  expect(answer.json().code).toBe('kernel.permit_missing')
})

const profile = {
  applicantType: 'manufacturer',
  industry: 'C3489',
  staff: 420,
  staffInResearch: 60,
  figures: [{ year: 2018, revenueFen: 3_000_000_000_000, assetsFen: 1, researchFen: 5 }],
}

test('a profile is saved over the version that was edited and not over another', async () => {
  const { org, caller } = await registered()
  const path = `/api/people/organisations/${org.id}/profile`
  const first = await caller.put(path, { version: 1, profile })
  expect(first.json()).toMatchObject({ orgId: org.id, version: 2, profile })
  expect(first.json().gaps).toContain('introduction')
  expect(first.json().gaps).not.toContain('staff')
  const stale = await caller.put(path, { version: 1, profile: { staff: 1 } })
  expect(stale.json()).toMatchObject({
    code: 'people.profile_changed_meanwhile',
    facts: { edited: 1, version: 2 },
  })
  await caller.put(path, { version: 2, profile: { ...profile, staff: 421 } })
  const versions = (await caller.get(`${path}/versions?limit=1`)).json()
  expect(versions).toMatchObject({
    rows: [{ version: 3, changedByName: '秦越', profile: { staff: 421 } }],
    total: 2,
    next: '3',
  })
  const both = await Promise.all(
    [430, 431].map((staff) => caller.put(path, { version: 3, profile: { ...profile, staff } })),
  )
  expect(both.map((one) => one.statusCode).toSorted()).toEqual([200, 409])
})

test('what cannot be right is named field by field', async () => {
  const { org, caller } = await registered()
  const wrong = {
    version: 1,
    profile: { staff: 10, staffInResearch: 11, industry: 'C9999', postcode: '12' },
    representative: { identityNumber: '110101199003070000' },
  }
  const answer = await caller.put(`/api/people/organisations/${org.id}/profile`, wrong)
  expect(answer.json().faults).toEqual([
    { at: '/profile/postcode', code: 'codes.postcode_format', message: expect.any(String) },
    {
      at: '/profile/staffInResearch',
      code: 'people.part_exceeds_whole',
      message: '分项（11）不能大于总数（10），请核对。',
      facts: { part: 11, whole: 10 },
    },
    {
      at: '/profile/industry',
      code: 'codes.industry_format',
      message: expect.any(String),
      facts: { given: 'C9999' },
    },
    {
      at: '/representative/identityNumber',
      code: 'codes.resident_id_check_digit',
      message: expect.any(String),
    },
  ])
})

test('the legal representative’s numbers are sealed, masked, and shown only with a trace', async () => {
  const { org, caller } = await registered()
  const path = `/api/people/organisations/${org.id}`
  const representative = { identityNumber: '11010119900307001Ｘ', phone: '13800138000' }
  const bad = await caller.put(`${path}/profile`, { version: 1, profile: {}, representative })
  expect(bad.json().faults[0].code).toBe('codes.resident_id_check_digit')
  const good = { ...representative, identityNumber: '110101199003070118' }
  const { residentIdCheckSign } = await import('../../domain/kernel/identity.ts')
  const start = good.identityNumber.slice(0, 17)
  good.identityNumber = `${start}${residentIdCheckSign(start)}`
  const saved = await caller.put(`${path}/profile`, {
    version: 1,
    profile: { representativeName: '秦越' },
    representative: good,
  })
  expect(saved.json().representative).toEqual({
    identityNumberMasked: `110***********${good.identityNumber.slice(14)}`,
    phoneMasked: '138****8000',
  })
  const { rows } = await w.host.database.owner.query(
    'select profile::text, representative_sealed from people.organisation where id = $1',
    [org.id],
  )
  const stored = `${rows[0].profile} ${rows[0].representative_sealed.toString('latin1')}`
  expect(stored).toContain('秦越')
  expect(stored).not.toContain(good.identityNumber)
  expect(stored).not.toContain('13800138000')
  await caller.put(`${path}/profile`, {
    version: 2,
    profile: {},
    representative: { phone: null },
  })
  const seen = await caller.get(`${path}/representative`)
  expect(seen.json()).toEqual({ identityNumber: good.identityNumber, phone: null })
  expect((await p.operator.get(`${path}/representative`)).statusCode).toBe(404)
  await w.host.traces.flush()
  const traces = await w.host.database.owner.query(
    'select endpoint, facts from kernel.trace where thing_id = $1',
    [org.id],
  )
  expect(traces.rows).toEqual([
    { endpoint: 'people.profile.reveal', facts: { field: 'representative' } },
  ])
})

test('another organisation’s profile is missing to read and to write', async () => {
  const { org } = await registered()
  const path = `/api/people/organisations/${org.id}/profile`
  expect((await p.otherApplicant.get(path)).statusCode).toBe(404)
  const answer = await p.otherApplicant.put(path, { version: 1, profile: {} })
  expect(answer.statusCode).toBe(404)
  expect((await p.cityOfficer.get(path)).statusCode).toBe(200)
})
