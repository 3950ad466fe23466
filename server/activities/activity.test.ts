/** Activities: quotas and the line, tickets that check in once, materials, feedback, what people are told. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepFile } from '../testing/access/stageHouse.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { activityPath as path, activityWish, openActivity } from './activities.sample.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const code = (answer: { json: () => { code: string } }) => answer.json().code
const come = (who: Persona, id: string) => who.post(path(id, '/registration'))
const go = (who: Persona, id: string) => who.delete(path(id, '/registration'))
const mine = async (who: Persona, id: string) => (await who.get(path(id))).json().mine
const told = async (who: Persona) =>
  (await who.get('/api/notices')).json().rows.map(({ kind }: { kind: string }) => kind)
const reason = '讲课人因故不能到场，改期另行通知。'

test.each([
  [{ endsAt: activityWish.startsAt }, 'activities.ends_before_it_starts'],
  [{ closesAt: activityWish.endsAt }, 'activities.closes_after_it_starts'],
  [{ online: 'http://meet.example.test' }, 'activities.link_wrong'],
])('one with %j is refused as %s', async (change, refusal) => {
  const answer = await p.programmeOfficer.post('/api/activities', { ...activityWish, ...change })
  expect(code(answer)).toBe(refusal)
})

test('a draft is its host’s; published it is everybody’s, with the way in for those who come', async () => {
  expect((await p.applicant.post('/api/activities', activityWish)).statusCode).toBe(403)
  const draft = (await p.cityOfficer.post('/api/activities', activityWish)).json()
  expect((await p.cityOfficer.get(path(draft.id))).json()).toMatchObject({ own: true, version: 1 })
  for (const who of [p.stranger, p.programmeOfficer, p.applicant]) {
    expect((await who.get(path(draft.id))).statusCode).toBe(404)
  }
  expect(code(await p.applicant.post(path(draft.id, '/registration')))).toBe('kernel.missing')
  await p.cityOfficer.post(path(draft.id, '/steps'), { verb: 'publish', seen: 1 })
  const open = (await p.stranger.get(path(draft.id))).json()
  expect(open).toMatchObject({
    hostName: p.orgs.city.name,
    online: null,
    hasOnline: true,
    placesLeft: 2,
    taken: null,
    mine: null,
  })
  await come(p.applicant, draft.id)
  expect((await p.applicant.get(path(draft.id))).json().online).toBe(activityWish.online)
  expect(await mine(p.applicant, draft.id)).toMatchObject({ state: 'registered', inLine: null })
  const moved = { ...activityWish, place: '三楼会议室' }
  const wrong = await p.cityOfficer.put(path(draft.id), { seen: 1, wish: moved })
  expect(code(wrong)).toBe('activities.moved_on')
  await w.settle()
  await p.cityOfficer.put(path(draft.id), { seen: 2, wish: moved })
  const short = await p.cityOfficer.post(path(draft.id, '/steps'), {
    verb: 'cancel',
    seen: 3,
    reason: '改期',
  })
  expect(code(short)).toBe('activities.reason_too_short')
  await w.settle()
  await p.cityOfficer.post(path(draft.id, '/steps'), { verb: 'cancel', seen: 3, reason })
  await w.settle()
  expect((await told(p.applicant)).toSorted()).toEqual([
    'activities.activity_cancelled',
    'activities.activity_moved',
    'activities.registered',
  ])
  expect(code(await come(p.otherApplicant, draft.id))).toBe('activities.not_open')
})

test('a draft whose day has passed is given another before it is published; given up, it holds no files', async () => {
  const days = (month: string) => ({
    startsAt: `2019-${month}-18T01:00:00.000Z`,
    endsAt: `2019-${month}-18T04:00:00.000Z`,
    closesAt: `2019-${month}-17T09:00:00.000Z`,
  })
  const host = p.programmeOfficer
  const wish = { ...activityWish, ...days('06') }
  const { id } = (await host.post('/api/activities', wish)).json()
  const step = (verb: string, seen: number) => host.post(path(id, '/steps'), { verb, seen, reason })
  expect(code(await step('publish', 1))).toBe('activities.publish_late')
  await host.put(path(id), { seen: 1, wish: { ...wish, ...days('08') } })
  expect((await step('publish', 2)).json()).toMatchObject({ state: 'open', cancelReason: null })
  const other = (await host.post('/api/activities', wish)).json()
  const versionId = (await keepFile(w, host, '资料.pdf', 1)).id
  const held = await host.put(path(other.id, '/materials'), { versionId, audience: 'everybody' })
  expect(held.json().materials).toMatchObject([{ versionId }])
  const holds = () =>
    w.host.database.owner.query('select 1 from files.attachment where thing_id = $1', [other.id])
  expect((await holds()).rowCount).toBe(1)
  const gone = await host.post(path(other.id, '/steps'), { verb: 'discard', seen: 1 })
  expect(gone.json()).toMatchObject({ state: 'discarded', materials: [] })
  expect((await holds()).rowCount).toBe(0)
})

test('who waits for what is called off is told of no place: none is given back any more', async () => {
  const id = await openActivity(p.cityOfficer, { capacity: 1 })
  await come(p.applicant, id)
  await come(p.expert, id)
  const list = '/api/activities/registrations/mine'
  expect((await p.expert.get(list)).json()).toMatchObject({
    rows: [{ state: 'waiting', inLine: 1, hasFeedback: false, activity: { id, waiting: 1 } }],
    total: 1,
    next: null,
  })
  expect((await p.applicant.get(`${list}?limit=1`)).json()).toMatchObject({
    rows: [{ state: 'registered', inLine: null, activity: { id } }],
    total: 2,
  })
  await p.cityOfficer.post(path(id, '/steps'), { verb: 'cancel', seen: 2, reason })
  expect(code(await go(p.applicant, id))).toBe('activities.not_open')
  await w.settle()
  expect((await told(p.expert)).toSorted()).toEqual([
    'activities.activity_cancelled',
    'activities.registered',
  ])
})

test('two who want the last place: one has it, the other waits and moves up when somebody leaves', async () => {
  const id = await openActivity(p.programmeOfficer)
  await come(p.cityOfficer, id)
  const both = await Promise.all([come(p.otherApplicant, id), come(p.expert, id)])
  expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  const states = both.map((answer) => answer.json().mine.state).toSorted()
  expect(states).toEqual(['registered', 'waiting'])
  expect((await p.stranger.get(path(id))).json()).toMatchObject({ placesLeft: 0, waiting: 1 })
  const last = (await mine(p.expert, id)).state === 'waiting' ? p.expert : p.otherApplicant
  expect(await mine(last, id)).toMatchObject({ inLine: 1 })
  expect(code(await last.get(path(id, '/ticket')))).toBe('activities.check_in_waiting')
  await come(p.leader, id)
  expect(code(await come(p.leader, id))).toBe('activities.registered_already')
  expect(await mine(p.leader, id)).toMatchObject({ inLine: 2 })
  // Leaving and shrinking at the same time leave no place twice.
  await go(p.cityOfficer, id)
  await w.settle()
  expect(await mine(last, id)).toMatchObject({ state: 'registered', inLine: null })
  expect(await mine(p.leader, id)).toMatchObject({ state: 'waiting', inLine: 1 })
  expect(await told(last)).toContain('activities.moved_up')
  const { version } = (await p.programmeOfficer.get(path(id))).json()
  const change = (capacity: number, seen: number) =>
    p.programmeOfficer.put(path(id), { seen, wish: { ...activityWish, capacity } })
  expect(code(await change(1, version))).toBe('activities.capacity_below_taken')
  expect((await change(3, version)).json()).toMatchObject({ taken: 3, waiting: 0 })
  expect(await mine(p.leader, id)).toMatchObject({ state: 'registered' })
  const { rows } = (await p.programmeOfficer.get(path(id, '/registrations'))).json()
  expect(rows).toHaveLength(3)
  expect((await p.cityOfficer.get(path(id, '/registrations'))).statusCode).toBe(404)
})

test('an organisation and a region have their quotas; the line passes over whom they stop', async () => {
  const id = await openActivity(p.supportingInstitute, { capacity: 10, perOrg: 1, perRegion: 2 })
  const state = async (who: Persona) => (await come(who, id)).json().mine.state
  expect(await state(p.applicant)).toBe('registered')
  expect(await state(p.colleague)).toBe('waiting')
  expect(await state(p.otherApplicant)).toBe('registered')
  // Sichuan is full with two; the institute is of Beijing.
  expect(await state(p.leader)).toBe('waiting')
  expect(await state(p.expert)).toBe('registered')
  await go(p.otherApplicant, id)
  expect([await mine(p.colleague, id), await mine(p.leader, id)]).toMatchObject([
    { state: 'waiting', inLine: 1 },
    { state: 'registered' },
  ])
  await go(p.applicant, id)
  expect(await mine(p.colleague, id)).toMatchObject({ state: 'registered' })
})

test('a ticket checks in once, on the day, by its own host; digits do where nothing can be scanned', async () => {
  const id = await openActivity(p.programmeOfficer, { capacity: null })
  await come(p.applicant, id)
  await come(p.colleague, id)
  const ticket = (await p.applicant.get(path(id, '/ticket'))).json()
  expect(ticket).toMatchObject({ personName: p.applicant.name, orgName: p.applicant.org.name })
  expect(ticket.qr).toMatch(/^data:image\/png;base64,/)
  const scanned = ticket.address.split('/').at(-1)
  const check = (who: Persona, body: object) => who.post('/api/activities/check-ins', body)
  const scan = { ticket: scanned }
  expect(code(await check(p.programmeOfficer, scan))).toBe('activities.check_in_ahead')
  w.travel('2019-07-18T08:30:00+08:00')
  for (const [who, body] of [
    [p.programmeOfficer, { ticket: `_${scanned.slice(1)}` }],
    [p.programmeOfficer, { ticket: scanned.replace(/.{4}$/, 'AAAA') }],
    [p.cityOfficer, scan],
  ] as const) {
    expect(code(await check(who, body))).toBe('activities.ticket_unknown')
  }
  const twice = await Promise.all([
    check(p.programmeOfficer, scan),
    check(p.programmeOfficer, scan),
  ])
  expect(twice.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  expect(code(twice.find(({ statusCode }) => statusCode === 409)!)).toBe(
    'activities.checked_in_already',
  )
  const { code: digits } = (await p.colleague.get(path(id, '/ticket'))).json()
  expect(code(await check(p.programmeOfficer, { ticket: digits }))).toBe(
    'activities.activity_unnamed',
  )
  const said = await check(p.programmeOfficer, { ticket: digits, activityId: id })
  expect(said.json()).toMatchObject({
    activityTitle: activityWish.title,
    registration: { personName: p.colleague.name, way: 'code', state: 'registered' },
  })
  expect(code(await go(p.colleague, id))).toBe('activities.attended_already')
  const list = `${path(id, '/registrations-snapshot')}?attended=true`
  expect((await p.programmeOfficer.get(list)).json().rows).toMatchObject([
    { personName: p.applicant.name, orgName: p.applicant.org.name, region: '51', way: 'scan' },
    { personName: p.colleague.name, way: 'code' },
  ])
  w.travel('2019-07-18T13:00:00+08:00')
  const good = { content: 5, organisation: 4, use: 5, applies: true, words: '例子实在，可以照做。' }
  const say = (who: Persona, body: object) => who.put(path(id, '/feedback'), body)
  expect(code(await say(p.otherApplicant, good))).toBe('activities.did_not_attend')
  await say(p.applicant, { ...good, content: 1 })
  await say(p.applicant, good)
  expect((await say(p.colleague, { ...good, words: '', use: 2 })).json().mine).toMatchObject({
    hasFeedback: true,
  })
  expect((await p.programmeOfficer.get(path(id, '/feedback'))).json()).toEqual({
    count: 2,
    attended: 2,
    applies: 2,
    content: [0, 0, 0, 0, 2],
    organisation: [0, 0, 0, 2, 0],
    use: [0, 1, 0, 0, 1],
    words: [good.words],
  })
})

test('who was checked in by mistake is taken back, unless they have said how it was', async () => {
  const day = '2019-08-18'
  const id = await openActivity(p.programmeOfficer, {
    capacity: null,
    startsAt: `${day}T01:00:00.000Z`,
    closesAt: '2019-08-17T09:00:00.000Z',
    endsAt: `${day}T09:00:00.000Z`,
  })
  await come(p.colleague, id)
  w.travel(`${day}T08:30:00+08:00`)
  const { code: ticket } = (await p.colleague.get(path(id, '/ticket'))).json()
  const check = () =>
    p.programmeOfficer.post('/api/activities/check-ins', { ticket, activityId: id })
  const { registration } = (await check()).json()
  const undo = (who: Persona) =>
    who.delete(`/api/activities/registrations/${registration.id}/attendance`)
  expect(code(await undo(p.cityOfficer))).toBe('kernel.missing')
  expect((await undo(p.programmeOfficer)).json()).toMatchObject({
    ...{ personName: p.colleague.name, state: 'registered', attendedAt: null, way: null },
  })
  const list = `${path(id, '/registrations-snapshot')}?attended=true`
  expect((await p.programmeOfficer.get(list)).json().rows).toEqual([])
  expect(code(await undo(p.programmeOfficer))).toBe('activities.not_checked_in')
  await check()
  w.travel(`${day}T13:00:00+08:00`)
  const good = { content: 5, organisation: 4, use: 5, applies: true, words: '' }
  await p.colleague.put(path(id, '/feedback'), good)
  expect(code(await undo(p.programmeOfficer))).toBe('activities.check_in_has_feedback')
  w.travel('2019-07-08T09:00:00+08:00')
})
