/** Spaces: founded, found, joined by their rule, managed, left and closed; what is unlisted is nobody else's. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import {
  askedReason,
  decide,
  foundedSpace,
  inviteInto,
  spaceWish,
  stepOwn,
  unlisted,
} from './spaces.sample.ts'

let w: World
let p: Personas
const reason = '连续两个季度没有参与协作，按约定移出。'

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const code = (answer: { json: () => { code: string } }) => answer.json().code
const statuses = (answers: readonly { statusCode: number }[]) =>
  answers.map(({ statusCode }) => statusCode).toSorted()
const told = async (who: Persona) => {
  await w.settle()
  return (await who.get('/api/notices')).json().rows.map(({ kind }: { kind: string }) => kind)
}
const read = async (who: Persona, id: string) => (await who.get(`/api/spaces/${id}`)).json()
const members = async (who: Persona, id: string, query = '') =>
  (await who.get(`/api/spaces/${id}/members${query}`)).json().rows

test('asked for with a reason, decided once by one of two managers, told to both sides', async () => {
  const id = await foundedSpace(p.applicant)
  expect(code(await p.applicant.post('/api/spaces', spaceWish))).toBe('spaces.name_taken')
  expect((await p.colleague.post('/api/spaces', spaceWish)).statusCode).toBe(403)
  const open = { ...spaceWish, name: '未列入', joining: 'open', listed: false }
  expect(code(await p.applicant.post('/api/spaces', open))).toBe('spaces.unlisted_invites')
  const found = (await p.otherApplicant.get('/api/spaces/listed?text=传动件')).json()
  expect(found.rows).toMatchObject([{ id, own: null, members: 1, requests: 0 }])
  expect((await p.otherApplicant.get(`/api/spaces/${id}/members`)).statusCode).toBe(403)
  expect(code(await stepOwn(p.otherApplicant, id, 'join'))).toBe('spaces.joins_not_at_once')
  expect(code(await stepOwn(p.otherApplicant, id, 'ask', '想加入'))).toBe('spaces.reason_too_short')
  const asked = await stepOwn(p.otherApplicant, id, 'ask', askedReason)
  expect(asked.json()).toMatchObject({ own: { state: 'asked', role: 'member' }, members: 1 })
  expect(await told(p.applicant)).toContain('spaces.asked')
  expect((await p.applicant.get('/api/spaces')).json().waiting).toEqual({
    invitations: 0,
    requests: 1,
  })
  // A member's person without the permission sees members, and no request.
  expect(await members(p.colleague, id)).toMatchObject([{ state: 'member', owner: true }])
  const [request] = await members(p.applicant, id, '?state=asked')
  expect(request).toMatchObject({ orgId: p.otherApplicant.org.id, reason: askedReason, version: 1 })
  await inviteInto(p.applicant, id, p.programmeOfficer.org.name)
  expect(await told(p.programmeOfficer)).toContain('spaces.invited')
  await stepOwn(p.programmeOfficer, id, 'accept')
  await decide(p.applicant, id, p.programmeOfficer.org.id, { verb: 'promote', seen: 2 })
  const both = await Promise.all(
    ([p.applicant, p.programmeOfficer] as const).map((who, at) =>
      decide(who, id, request.orgId, {
        verb: at === 0 ? 'admit' : 'refuse',
        seen: 1,
        reason,
      }),
    ),
  )
  expect(statuses(both)).toEqual([200, 409])
  const now = await read(p.otherApplicant, id)
  expect(['member', 'declined']).toContain(now.own.state)
  expect(await told(p.otherApplicant)).toContain(
    now.own.state === 'member' ? 'spaces.admitted' : 'spaces.refused',
  )
  const steps = (await p.applicant.get(`/api/spaces/${id}/steps?limit=2`)).json()
  expect(steps).toMatchObject({ total: 6, rows: [{ number: 6 }, { verb: 'promote', number: 5 }] })
  expect((await p.otherApplicant.get(`/api/spaces/${id}/steps`)).statusCode).toBe(403)
})

test('unlisted it is nothing to strangers; who is removed reads why, loses the key, and comes back by invitation', async () => {
  const id = await foundedSpace(p.applicant, { ...unlisted, name: '核心供应空间' })
  const other = p.otherApplicant
  for (const path of ['', '/members', '/steps']) {
    expect((await other.get(`/api/spaces/${id}${path}`)).statusCode).toBe(404)
  }
  for (const verb of ['ask', 'join', 'leave']) {
    expect((await stepOwn(other, id, verb, askedReason)).statusCode).toBe(404)
  }
  expect((await inviteInto(other, id, p.orgs.office.name)).statusCode).toBe(404)
  expect((await other.get('/api/spaces/listed?text=核心供应')).json().total).toBe(0)
  expect(code(await inviteInto(p.applicant, id, '没有这个单位'))).toBe('spaces.org_unknown')
  const { orgId } = (await inviteInto(p.applicant, id, other.org.uscc!)).json()
  expect(code(await inviteInto(p.applicant, id, other.org.name))).toBe('spaces.cannot_invite')
  expect((await other.get('/api/spaces')).json().waiting).toEqual({ invitations: 1, requests: 0 })
  expect(code(await stepOwn(other, id, 'decline'))).toBe('spaces.reason_too_short')
  await stepOwn(other, id, 'decline', '本单位产能已满，明年再议。')
  expect(await told(p.applicant)).toContain('spaces.declined')
  await inviteInto(p.applicant, id, other.org.name)
  expect((await stepOwn(other, id, 'accept')).json()).toMatchObject({ members: 2 })
  const stale = { verb: 'remove', seen: 3, reason }
  expect(code(await decide(p.applicant, id, orgId, stale))).toBe('spaces.moved_on')
  const removed = await decide(p.applicant, id, orgId, { ...stale, seen: 4 })
  expect(removed.json()).toMatchObject({ state: 'removed', reason })
  const seen = await read(other, id)
  expect(seen).toMatchObject({ own: { state: 'removed', reason }, about: null, members: null })
  expect((await other.get(`/api/spaces/${id}/members`)).statusCode).toBe(403)
  expect(await told(other)).toContain('spaces.removed')
  expect((await stepOwn(other, id, 'ask', askedReason)).statusCode).toBe(409)
  await inviteInto(p.applicant, id, other.org.name)
  expect((await stepOwn(other, id, 'accept')).statusCode).toBe(200)
})

test('open to join at once; the owner stays until it hands over, and what is closed moves no more', async () => {
  const id = await foundedSpace(p.applicant, { joining: 'open', name: '川内协作空间' })
  const other = p.otherApplicant
  const twice = await Promise.all([stepOwn(other, id, 'join'), stepOwn(other, id, 'join')])
  expect(statuses(twice)).toEqual([200, 409])
  expect(code(await stepOwn(p.applicant, id, 'leave'))).toBe('spaces.owner_stays')
  const self = { verb: 'demote', seen: 1 }
  expect(code(await decide(p.applicant, id, p.applicant.org.id, self))).toBe('spaces.owner_stays')
  const wish = { ...spaceWish, joining: 'open', name: '川内协作空间二' }
  const [one, two] = await Promise.all(
    [1, 1].map((version) => p.applicant.put(`/api/spaces/${id}`, { seen: version, wish })),
  )
  expect(statuses([one!, two!])).toEqual([200, 409])
  expect(code(await other.put(`/api/spaces/${id}`, { seen: 2, wish }))).toBe('spaces.not_manager')
  const hand = { seen: 2, orgId: other.org.id }
  expect(code(await other.post(`/api/spaces/${id}/owner`, hand))).toBe('spaces.not_owner')
  const given = await p.applicant.post(`/api/spaces/${id}/owner`, hand)
  expect(given.json()).toMatchObject({ ownerOrgId: other.org.id, own: { role: 'manager' } })
  expect(await told(other)).toContain('spaces.handed_over')
  expect((await stepOwn(p.applicant, id, 'leave')).json().own.state).toBe('left')
  const end = { seen: 3, reason: '协作项目已经完成，不再续办。' }
  expect(code(await p.applicant.post(`/api/spaces/${id}/closing`, end))).toBe('spaces.not_owner')
  // Whoever joins while it closes is in before, or is refused; never in after.
  const [closed, joined] = await Promise.all([
    other.post(`/api/spaces/${id}/closing`, end),
    stepOwn(p.applicant, id, 'join'),
  ])
  expect(closed.statusCode).toBe(200)
  expect([200, 409]).toContain(joined.statusCode)
  expect(code(await stepOwn(p.applicant, id, 'join'))).toBe('spaces.closed')
  expect(code(await inviteInto(other, id, p.orgs.office.name))).toBe('spaces.closed')
  expect(await read(other, id)).toMatchObject({ state: 'closed', closedReason: end.reason })
})

test('an organisation that nobody verified neither founds nor asks; no more are owned or taken in than may be', async () => {
  const own = p.applicant.org.id
  const id = await foundedSpace(p.applicant, { joining: 'open', name: '满员空间' })
  const house = { actor: systemActor, requestId: 'test-spaces' }
  const run = (statement: ReturnType<typeof sql>) =>
    writing(w.host, house, ({ db }) => statement.execute(db).then(() => undefined))
  await run(sql`update spaces.space set members = 5000 where id = ${id}`)
  expect((await stepOwn(p.otherApplicant, id, 'join')).json()).toMatchObject({
    code: 'spaces.full',
    facts: { most: 5000 },
  })
  await run(sql`update spaces.space set members = 1 where id = ${id}`)
  await run(sql`insert into spaces.space (id, owner_org_id, kind, name, joining, listed, members,
      made_at, changed_at)
    select gen_random_uuid(), ${own}, 'project', '批量' || n, 'invited', false, 1, now(), now()
    from generate_series(1, 200) n`)
  expect(code(await p.applicant.post('/api/spaces', { ...spaceWish, name: '第二百零一' }))).toBe(
    'spaces.owned_full',
  )
  await run(sql`delete from spaces.space where owner_org_id = ${own} and name like '批量%'`)
  const unverify = (state: string) =>
    run(sql`update people.organisation set state = ${state}, verified_at =
      ${state === 'verified' ? w.now() : null} where id = ${p.otherApplicant.org.id}`)
  await unverify('pending')
  expect(code(await stepOwn(p.otherApplicant, id, 'join'))).toBe('spaces.org_unverified')
  expect(code(await p.otherApplicant.post('/api/spaces', spaceWish))).toBe('spaces.org_unverified')
  expect(code(await inviteInto(p.applicant, id, p.otherApplicant.org.name))).toBe(
    'spaces.org_unknown',
  )
  await unverify('verified')
})
