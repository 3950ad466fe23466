/** Holding an activity together: asked, answered, shown; co-hosts see who comes and check them in, and no more. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cohostsMax } from '../../domain/activities/cohost.ts'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { makeMembership, makeOrganisation, makePerson, makeSession } from '../people/samples.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { activityPath as path, activityWish, openActivity } from './activities.sample.ts'

let w: World
let p: Personas
let union: Caller
let id: string
const name = '智造平台行业协会（演示）'
const reason = '当日另有安排，无法派人协助（演示）。'

type Answer = Awaited<ReturnType<Caller['get']>>
const told = (answer: Answer) => [answer.statusCode, answer.json().code]
const ask = (who: Pick<Caller, 'post'>, org = name) => who.post(path(id, '/cohosts'), { org })
const answer = (who: Pick<Caller, 'post'>, verb: string, why?: string) =>
  who.post(path(id, '/cohosts/answer'), { verb, ...(why === undefined ? {} : { reason: why }) })
const seen = async (who: Pick<Caller, 'get'>) => (await who.get(path(id))).json()
const missing = [404, 'kernel.missing']
const later = {
  startsAt: '2019-08-18T01:00:00.000Z',
  endsAt: '2019-08-18T04:00:00.000Z',
  closesAt: '2019-08-17T09:00:00.000Z',
}

beforeAll(async () => {
  w = await world('2019-07-01T09:00:00+08:00')
  p = await personas(w)
  union = await writing(w.host, { actor: systemActor, requestId: 'test-cohost' }, async (work) => {
    const orgId = await makeOrganisation(work, { name, kind: 'association' })
    const personId = await makePerson(work, {
      name: '郁南星',
      email: 'union@demo.test',
      passwordHash: '',
    })
    await makeMembership(work, personId, orgId, ['applicant.admin'])
    return w.as(await makeSession(work, personId, orgId))
  })
  id = await openActivity(p.cityOfficer)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

test('an organisation is asked by name, and holds it together only once it has said yes', async () => {
  expect(told(await ask(p.cityOfficer, '查无此会'))).toEqual([400, 'activities.cohost_unknown'])
  expect(told(await ask(p.cityOfficer, p.orgs.city.name))).toEqual([
    400,
    'activities.cohost_is_host',
  ])
  expect(told(await ask(p.provincialOfficer))).toEqual(missing)
  expect((await ask(p.cityOfficer)).json().cohosts).toMatchObject([{ name, state: 'invited' }])
  expect(told(await ask(p.cityOfficer))).toEqual([409, 'activities.cohost_invited_already'])
  expect(await seen(union)).toMatchObject({ cohosting: 'invited', cohostNames: [], cohosts: [] })
  expect(told(await union.get(path(id, '/registrations')))).toEqual(missing)
  expect(told(await answer(union, 'decline'))).toEqual([400, 'activities.cohost_reason_too_short'])
  expect((await answer(union, 'decline', reason)).json()).toEqual({ state: 'declined' })
  expect(await seen(union)).toMatchObject({ cohosting: null })
  expect((await ask(p.cityOfficer)).statusCode).toBe(200)
  expect((await answer(union, 'accept')).json()).toEqual({ state: 'accepted' })
  expect(told(await answer(union, 'accept'))).toEqual([409, 'activities.cohost_answered_already'])
  expect(told(await answer(p.otherApplicant, 'accept'))).toEqual(missing)
  await w.settle()
  const kinds = (await p.cityOfficer.get('/api/notices')).json().rows.map((row: any) => row.kind)
  expect(kinds.filter((kind: string) => kind === 'activities.cohost_answered').length).toBe(2)
})

test('everybody reads who holds it; a ticket says so too', async () => {
  expect(await seen(p.stranger)).toMatchObject({
    hostName: p.orgs.city.name,
    cohostNames: [name],
    cohosts: [],
    cohosting: null,
    online: null,
    taken: null,
  })
  await p.applicant.post(path(id, '/registration'))
  const ticket = (await p.applicant.get(path(id, '/ticket'))).json()
  expect(ticket.hostNames).toEqual([p.orgs.city.name, name])
  expect((await union.get('/api/activities/cohosted')).json().rows).toMatchObject([
    { state: 'accepted', activity: { id } },
  ])
})

test('a co-host sees who registered and checks them in, and changes nothing', async () => {
  const list = (await union.get(path(id, '/registrations'))).json()
  expect(list.rows.map((row: any) => row.personName)).toEqual([p.applicant.name])
  expect(await seen(union)).toMatchObject({ own: false, taken: 1 })
  const { code } = (await p.applicant.get(path(id, '/ticket'))).json()
  const checkIn = (who: Pick<Caller, 'post'>) =>
    who.post('/api/activities/check-ins', { ticket: code, activityId: id })
  const { startsAt } = await seen(p.stranger)
  w.travel(startsAt)
  expect(told(await checkIn(p.provincialOfficer))).toEqual([404, 'activities.ticket_unknown'])
  expect((await checkIn(union)).json().registration.attendedAt).not.toBe(null)
  for (const refused of [
    await union.post(path(id, '/steps'), { verb: 'cancel', seen: 2, reason }),
    await union.post(path(id, '/cohosts'), { org: p.orgs.province.name }),
  ]) {
    expect(refused.statusCode).toBe(403)
  }
  // Released, it is a stranger again.
  const { cohosts } = await seen(p.cityOfficer)
  const released = await p.cityOfficer.delete(path(id, `/cohosts/${cohosts[0].orgId}`))
  expect(released.json().cohosts).toMatchObject([{ state: 'released' }])
  expect(told(await union.get(path(id, '/registrations')))).toEqual(missing)
  expect((await seen(p.stranger)).cohostNames).toEqual([])
  // It is told so, once, and led to what it may see.
  await w.settle()
  const ended = (await union.get('/api/notices'))
    .json()
    .rows.filter((row: any) => row.kind === 'activities.cohost_released')
  expect(ended).toMatchObject([{ path: '/cohosted-activities' }])
  expect((await union.get('/api/activities/cohosted')).json().rows).toEqual([])
})

test('those who declined fill no place; whoever was asked hears that it was moved, and called off', async () => {
  id = await openActivity(p.cityOfficer, later)
  const start = { actor: systemActor, requestId: 'test-cohost-declined' }
  await writing(w.host, start, async (work) => {
    for (let at = 0; at < cohostsMax; at++) {
      const orgId = await makeOrganisation(work, {
        name: `谢绝协办的单位 ${at}`,
        kind: 'association',
      })
      const answered = { invited_at: work.now, answered_at: work.now, state: 'declined', reason }
      const row = { activity_id: id, org_id: orgId, ...answered }
      await work.db.insertInto('activities.cohost').values(row).execute()
    }
  })
  expect((await ask(p.cityOfficer)).statusCode).toBe(200)
  expect((await answer(union, 'accept')).json()).toEqual({ state: 'accepted' })
  const { version } = await seen(p.cityOfficer)
  const wish = { ...activityWish, ...later, place: '三楼会议室' }
  await p.cityOfficer.put(path(id), { seen: version, wish })
  await w.settle()
  await p.cityOfficer.post(path(id, '/steps'), { verb: 'cancel', seen: version + 1, reason })
  await w.settle()
  const kinds = (await union.get('/api/notices')).json().rows.map((row: any) => row.kind)
  expect(kinds).toEqual(
    expect.arrayContaining(['activities.activity_cancelled', 'activities.activity_moved']),
  )
})
