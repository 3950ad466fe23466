import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { reading, writing } from '../kernel/work.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { membersWith } from './audience.ts'
import { readInvitationMessage } from './invitation.queries.ts'
import { makeMembership, makePerson, makeSession } from './samples.ts'

/** What an applicant's member may do, in the order in which one is told. */
const memberPermits = [
  'booking.capacity.write',
  'booking.reservation.hold',
  'cases.study.write',
  'catalog.offer.write',
  'parts.part.write',
  'price.card.write',
  'programmes.application.edit',
]

let w: World
let serial = 0

beforeAll(async () => {
  w = await world()
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const start = { actor: systemActor, requestId: 'test-member' }
const tokenOf = (answer: Awaited<ReturnType<Caller['get']>>) =>
  answer.cookies.find(({ name }) => name === 'baigong_session')?.value ?? ''

async function newcomer(email: string): Promise<Caller & { personId: string }> {
  return writing(w.host, start, async (work) => {
    const personId = await makePerson(work, { name: '顾南枝', email, passwordHash: '' })
    return { ...w.as(await makeSession(work, personId, null)), personId }
  })
}

async function tokenOfInvitation(invitationId: string): Promise<string> {
  const letter = await reading(w.host, start, (work) => readInvitationMessage(work, invitationId))
  return letter?.link.split('#')[1] ?? ''
}

const address = () => `guest.${++serial}@demo.test`

async function invited(p: Personas, email: string, roles = ['applicant.member']) {
  const answer = await p.applicant.post('/api/people/invitations', { email, roles })
  return { answer, token: await tokenOfInvitation(answer.json().id) }
}

type Row = { id: string; name: string; roles: string[] }
async function members(caller: Caller): Promise<Row[]> {
  const { rows } = (await caller.get('/api/people/members')).json()
  return rows.map(({ id, name, roles }: Row) => ({ id, name, roles }))
}

test('somebody invited reads the invitation, signs up by it and is a member', async () => {
  const p = await personas(w)
  const email = address()
  const { answer, token } = await invited(p, email)
  expect(answer.json()).toMatchObject({ email, roles: ['applicant.member'], expired: false })
  const read = await w.stranger.post('/api/people/invitations/by-token', { token })
  expect(read.json()).toEqual({
    orgName: p.orgs.enterprise.name,
    email,
    roles: [{ nameZh: '申报人员', nameEn: 'Application author' }],
    invitedByName: '周亦舟',
    expiresAt: answer.json().expiresAt,
    hasAccount: false,
  })
  const joined = await w.stranger.post('/api/people/invitations/sign-up', {
    token,
    name: '顾南枝',
    password: 'a long enough phrase',
    language: 'zh',
  })
  expect(joined.json()).toMatchObject({
    person: { name: '顾南枝', email },
    actingOrg: { id: p.orgs.enterprise.id },
    permits: memberPermits,
  })
  expect((await members(p.applicant)).map(({ name }) => name)).toEqual([
    '周亦舟',
    '林晚晴',
    '顾南枝',
  ])
  const again = await w.stranger.post('/api/people/invitations/by-token', { token })
  expect(again.json().code).toBe('people.invitation_not_open')
})

test('an invitation accepted twice at once makes one member', async () => {
  const p = await personas(w)
  const email = address()
  const guest = await newcomer(email)
  const { token } = await invited(p, email)
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => guest.post('/api/people/invitations/acceptance', { token })),
  )
  expect(answers.map((one) => one.statusCode).toSorted()).toEqual([200, 409, 409, 409])
  expect((await members(p.applicant)).length).toBe(3)
  expect((await guest.get('/api/people/me')).json().actingOrg.id).toBe(p.orgs.enterprise.id)
})

test('an invitation is for its address only, runs out, is resent, and is revoked', async () => {
  const p = await personas(w)
  const email = address()
  const { answer, token } = await invited(p, email)
  const { id } = answer.json()
  const other = await newcomer(address())
  const accept = (caller: Caller, sent: string) =>
    caller.post('/api/people/invitations/acceptance', { token: sent })
  expect((await accept(other, token)).json().code).toBe('people.invitation_for_another')
  const twice = await p.applicant.post('/api/people/invitations', {
    email: email.toUpperCase(),
    roles: ['applicant.member'],
  })
  expect(twice.json().code).toBe('people.invitation_is_open')
  const guest = await newcomer(email)
  await p.applicant.post(`/api/people/invitations/${id}/resend`)
  const renewed = await tokenOfInvitation(id)
  expect((await accept(guest, token)).json().code).toBe('people.invitation_not_open')
  expect((await p.otherApplicant.delete(`/api/people/invitations/${id}`)).statusCode).toBe(404)
  expect((await p.applicant.delete(`/api/people/invitations/${id}`)).json()).toEqual({})
  expect((await accept(guest, renewed)).json().code).toBe('people.invitation_not_open')
  const late = await invited(p, email)
  const before = w.now()
  w.travel(new Date(before.getTime() + 15 * 86_400_000))
  expect((await accept(guest, late.token)).json().code).toBe('people.invitation_not_open')
  expect((await p.applicant.get('/api/people/invitations')).json().rows).toMatchObject([
    { email, expired: true },
  ])
  expect((await invited(p, email)).answer.statusCode).toBe(200)
})

test('roles of another kind of organisation, unknown ones, and members are refused', async () => {
  const p = await personas(w)
  const send = async (email: string, roles: string[]) =>
    (await p.applicant.post('/api/people/invitations', { email, roles })).json().code
  expect(await send(address(), ['operator.admin'])).toBe('people.role_not_here')
  expect(await send(address(), ['no.role'])).toBe('people.role_unknown')
  expect(await send(p.colleague.email, ['applicant.member'])).toBe('people.member_already')
  const byMember = await p.colleague.post('/api/people/invitations', {
    email: address(),
    roles: ['applicant.member'],
  })
  expect(byMember.json().code).toBe('kernel.permit_missing')
})

test('of two administrators who remove each other one stays', async () => {
  for (let round = 0; round < 4; round++) {
    const p = await personas(w)
    await p.applicant.patch(`/api/people/members/${p.colleague.membershipId}`, {
      roles: ['applicant.admin'],
    })
    const answers = await Promise.all([
      p.applicant.delete(`/api/people/members/${p.colleague.membershipId}`),
      p.colleague.delete(`/api/people/members/${p.applicant.membershipId}`),
    ])
    const statuses = answers.map((one) => one.statusCode).toSorted()
    expect(statuses[0]).toBe(200)
    expect(statuses[1]).toBeGreaterThan(400)
    const { rows } = await w.host.database.owner.query(
      'select roles from people.membership where org_id = $1 and ended_at is null',
      [p.orgs.enterprise.id],
    )
    expect(rows).toEqual([{ roles: ['applicant.admin'] }])
  }
})

test('the last administrator can neither leave nor give the role away', async () => {
  const p = await personas(w)
  const path = `/api/people/members/${p.applicant.membershipId}`
  expect((await p.applicant.delete(path)).json().code).toBe('people.last_administrator')
  const demoted = await p.applicant.patch(path, { roles: ['applicant.member'] })
  expect(demoted.json().code).toBe('people.last_administrator')
  expect((await members(p.applicant))[0]?.roles).toEqual(['applicant.admin'])
})

test('a member leaves, and nobody else is sent away by a member', async () => {
  const p = await personas(w)
  const remove = `/api/people/members/${p.applicant.membershipId}`
  expect((await p.colleague.delete(remove)).json().code).toBe('kernel.permit_missing')
  expect((await p.otherApplicant.delete(remove)).statusCode).toBe(404)
  expect(
    (await p.colleague.delete(`/api/people/members/${p.colleague.membershipId}`)).json(),
  ).toEqual({})
  expect((await p.colleague.get('/api/people/me')).json()).toMatchObject({
    actingOrg: null,
    memberships: [],
    permits: [],
  })
})

test('handing over gives all roles to the colleague, ends the membership and tells the others', async () => {
  const p = await personas(w)
  const answer = await p.applicant.post(
    `/api/people/members/${p.applicant.membershipId}/hand-over`,
    { toMemberId: p.colleague.membershipId },
  )
  expect(answer.json()).toMatchObject({ id: p.colleague.membershipId, name: '林晚晴' })
  expect(await members(p.colleague)).toEqual([
    {
      id: p.colleague.membershipId,
      name: '林晚晴',
      roles: ['applicant.member', 'applicant.admin'],
    },
  ])
  const { rows } = await w.host.database.owner.query(
    `select facts from kernel.event where name = 'people.membership.handedOver'
     and facts->>'organisationId' = $1`,
    [p.orgs.enterprise.id],
  )
  expect(rows).toMatchObject([
    { facts: { fromPersonId: p.applicant.personId, toPersonId: p.colleague.personId } },
  ])
})

test('a changed role counts from the next request on', async () => {
  const p = await personas(w)
  const permits = async () => (await p.colleague.get('/api/people/me')).json().permits
  expect(await permits()).toEqual(memberPermits)
  await p.applicant.patch(`/api/people/members/${p.colleague.membershipId}`, { roles: ['expert'] })
  expect(await permits()).toEqual([])
})

async function actAs(caller: Caller, orgId: string, deputyId?: string): Promise<Caller> {
  const body = deputyId === undefined ? { orgId } : { orgId, deputyId }
  return w.as(tokenOf(await caller.put('/api/people/session/organisation', body)))
}

test('a deputy acts in the principal’s place for the time, with the roles named, and history says so', async () => {
  const p = await personas(w)
  const hour = 3_600_000
  const at = (ms: number) => new Date(w.now().getTime() + ms).toISOString()
  const named = await p.leader.post('/api/people/deputies', {
    deputyMemberId: p.checker.membershipId,
    roles: ['authority.leader'],
    fromAt: at(hour),
    untilAt: at(48 * hour),
    reason: '出差',
  })
  const deputyId = named.json().id
  const orgId = p.orgs.province.id
  const early = await p.checker.put('/api/people/session/organisation', { orgId, deputyId })
  expect(early.json().code).toBe('people.not_a_deputy_now')
  w.travel(at(2 * hour))
  const stranger = await p.provincialOfficer.put('/api/people/session/organisation', {
    orgId,
    deputyId,
  })
  expect(stranger.json().code).toBe('people.not_a_deputy_now')
  expect((await p.checker.get('/api/people/me')).json().deputyships).toEqual([
    {
      deputyId,
      orgId,
      orgName: p.orgs.province.name,
      principalName: '严若谷',
      roles: ['authority.leader'],
      untilAt: at(46 * hour),
    },
  ])
  const acting = await actAs(p.checker, orgId, deputyId)
  const me = (await acting.get('/api/people/me')).json()
  expect(me.onBehalfOf).toEqual({ personId: p.leader.personId, name: '严若谷' })
  expect(me.permits).toEqual([
    'indicators.track.follow',
    'programmes.candidate.read',
    'programmes.exception.confirm',
    'programmes.following.read',
    'programmes.following.sign',
    'programmes.recommendation.read',
    'programmes.recommendation.sign',
  ])
  const deputed = await acting.post('/api/people/deputies', {
    deputyMemberId: p.provincialOfficer.membershipId,
    roles: ['authority.leader'],
    fromAt: at(0),
    untilAt: at(hour),
    reason: '',
  })
  expect(deputed.json().code).toBe('people.deputy_of_deputy')
  await acting.patch('/api/people/me', { language: 'en' })
  const { rows } = await w.host.database.owner.query(
    `select person_id, on_behalf_of from kernel.history where verb = 'people.account.change'
     and person_id = $1`,
    [p.checker.personId],
  )
  expect(rows).toEqual([{ person_id: p.checker.personId, on_behalf_of: p.leader.personId }])
  const told = await reading(w.host, start, (work) =>
    membersWith(work, orgId, 'programmes.recommendation.sign'),
  )
  expect(told.map(({ name }) => name).toSorted()).toEqual(['严若谷', '龚景行'].toSorted())
  w.travel(at(47 * hour))
  expect((await acting.get('/api/people/me')).json()).toMatchObject({
    onBehalfOf: null,
    actingOrg: null,
    permits: [],
  })
})

test('a deputy gets no more than the principal has, never administration, and one grant at a time', async () => {
  const p = await personas(w)
  const at = (days: number) => new Date(w.now().getTime() + days * 86_400_000).toISOString()
  const name = async (caller: Caller, to: Persona, roles: string[], more: object = {}) =>
    (
      await caller.post('/api/people/deputies', {
        deputyMemberId: to.membershipId,
        roles,
        fromAt: at(0),
        untilAt: at(5),
        reason: '',
        ...more,
      })
    ).json().code
  expect(await name(p.leader, p.checker, ['authority.officer'])).toBe('people.role_not_held')
  const admin = await name(p.provincialAdmin, p.checker, ['authority.admin'])
  expect(admin).toBe('people.administration_not_deputed')
  expect(await name(p.leader, p.leader, ['authority.leader'])).toBe('people.deputy_is_oneself')
  const long = { untilAt: at(400) }
  expect(await name(p.leader, p.checker, ['authority.leader'], long)).toBe('people.deputy_period')
  expect(await name(p.leader, p.checker, ['authority.leader'])).toBeUndefined()
  const overlapping = await name(p.leader, p.checker, ['authority.leader'], { fromAt: at(1) })
  expect(overlapping).toBe('people.deputy_named_already')
  const others = { principalMemberId: p.leader.membershipId }
  const byStranger = await name(p.checker, p.provincialOfficer, ['authority.leader'], others)
  expect(byStranger).toBe('kernel.permit_missing')
  expect(
    await name(p.provincialAdmin, p.provincialOfficer, ['authority.leader'], others),
  ).toBeUndefined()
})

test('a request to join is answered by the administrator, once', async () => {
  const p = await personas(w)
  const guest = await newcomer(address())
  const body = { uscc: ` ${p.orgs.enterprise.uscc?.toLowerCase()} `, note: '市场部' }
  const asked = (await guest.post('/api/people/join-requests', body)).json()
  expect(asked).toMatchObject({ orgName: p.orgs.enterprise.name, personName: '顾南枝' })
  const twice = await guest.post('/api/people/join-requests', body)
  expect(twice.json().code).toBe('people.join_request_is_open')
  expect((await p.applicant.get('/api/people/join-requests')).json().rows).toEqual([asked])
  expect((await p.otherApplicant.get('/api/people/join-requests')).json().rows).toEqual([])
  const decide = (caller: Caller) =>
    caller.post(`/api/people/join-requests/${asked.id}/decision`, {
      accepted: true,
      roles: ['applicant.member'],
    })
  expect((await decide(p.otherApplicant)).statusCode).toBe(404)
  expect((await decide(p.applicant)).json()).toMatchObject({ accepted: true })
  expect((await decide(p.applicant)).json().code).toBe('people.join_request_decided')
  expect((await members(p.applicant)).map(({ name }) => name)).toContain('顾南枝')
})

test('units form a tree that is neither circular nor emptied from below', async () => {
  const p = await personas(w)
  const add = async (name: string, parentId: string | null) =>
    (await p.applicant.post('/api/people/units', { name, parentId })).json()
  const works = (await add('制造部', null)).id
  const shop = (await add('一车间', works)).id
  expect((await add('一车间', works)).code).toBe('people.unit_name_is_taken')
  const circle = await p.applicant.put(`/api/people/units/${works}`, {
    name: '制造部',
    parentId: shop,
  })
  expect(circle.json().code).toBe('people.unit_under_itself')
  const foreign = await p.otherApplicant.post('/api/people/units', { name: '甲', parentId: works })
  expect(foreign.statusCode).toBe(404)
  expect((await p.applicant.delete(`/api/people/units/${works}`)).json().code).toBe(
    'people.unit_is_in_use',
  )
  await p.applicant.patch(`/api/people/members/${p.colleague.membershipId}`, { orgUnitId: shop })
  const theirs = await p.otherApplicant.patch(
    `/api/people/members/${p.otherApplicant.membershipId}`,
    { orgUnitId: shop },
  )
  expect(theirs.json().code).toBe('people.unit_is_in_use')
  expect((await p.applicant.get('/api/people/units')).json().rows).toEqual([
    { id: shop, parentId: works, name: '一车间', members: 1 },
    { id: works, parentId: null, name: '制造部', members: 0 },
  ])
  await p.applicant.patch(`/api/people/members/${p.colleague.membershipId}`, { orgUnitId: null })
  expect((await p.applicant.delete(`/api/people/units/${shop}`)).json()).toEqual({})
})

test('one person acts for one of several organisations at a time', async () => {
  const p = await personas(w)
  await writing(w.host, start, (work) =>
    makeMembership(work, p.applicant.personId, p.orgs.otherEnterprise.id, ['applicant.member']),
  )
  const other = await actAs(p.applicant, p.orgs.otherEnterprise.id)
  expect((await other.get('/api/people/me')).json()).toMatchObject({
    actingOrg: { id: p.orgs.otherEnterprise.id },
    permits: memberPermits,
  })
  expect((await p.applicant.get('/api/people/members')).json().code).toBe('people.session_ended')
  const answer = await other.put('/api/people/session/organisation', { orgId: p.orgs.city.id })
  expect(answer.json().code).toBe('people.not_a_member')
})
