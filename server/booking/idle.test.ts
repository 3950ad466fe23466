/** Idle windows, outlooks of many offers at once, and calendars that read along. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { publishedOffer, stepOf } from '../catalog/catalog.sample.ts'
import { reading } from '../kernel/work.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { expireHolds } from './booking.jobs.ts'
import {
  blockOf,
  holdOf,
  hoursWish,
  outlookAt,
  setOf,
  slotsWish,
  stepOn,
} from './booking.sample.ts'
import { freeMinutesBefore } from './index.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

type Answer = { json: () => { code: string; facts?: object } }
const told = (answer: Answer) => ({ code: answer.json().code, ...answer.json().facts })
const idleAt = async (who: Pick<Persona, 'get'>, id: string) =>
  (await who.get(`/api/booking/offers/${id}/idle`)).json().idle
const publish = (who: Persona, id: string, from: string, until: string, note = '') =>
  who.post(`/api/booking/desk/offers/${id}/idle`, { from, until, note })

async function offerWith(
  wish: object,
  title: string,
  audience?: Parameters<typeof publishedOffer>[2],
) {
  const { id } = await publishedOffer(p.applicant, { title }, audience)
  await setOf(p.applicant, id, wish as typeof hoursWish)
  return id
}

test('an idle window shows what is free when somebody looks, to whom the offer is for, and ends by itself', async () => {
  const named = { spaces: [], organisations: [p.otherApplicant.org.id] }
  const id = await offerWith({ ...hoursWish, machines: 1 }, '闲置机时', named)
  expect(told(await publish(p.colleague, id, '2019-07-21', '2019-07-15'))).toMatchObject({
    code: 'booking.days_reversed',
  })
  expect(told(await publish(p.colleague, id, '2019-07-15', '2019-12-15'))).toMatchObject({
    code: 'booking.idle_too_long',
  })
  const out = await publish(p.colleague, id, '2019-07-15', '2019-07-21', '可夜班')
  expect(out.json()).toMatchObject({ offerTitle: '闲置机时', from: '2019-07-15', note: '可夜班' })
  expect(await idleAt(p.otherApplicant, id)).toMatchObject({ freeHours: 80, note: '可夜班' })
  const list = async (who: Pick<Persona, 'get'>) =>
    (await who.get('/api/booking/idle')).json().total
  expect([await list(p.otherApplicant), await list(w.stranger)]).toEqual([1, 0])
  expect((await w.stranger.get(`/api/booking/offers/${id}/idle`)).statusCode).toBe(404)
  await holdOf(p.otherApplicant, id, { hours: 78, from: '2019-07-15', until: '2019-07-21' })
  expect(await idleAt(p.otherApplicant, id)).toMatchObject({ freeHours: 2 })
  // A new one replaces the old.
  await publish(p.applicant, id, '2019-07-22', '2019-07-28')
  expect(await idleAt(p.otherApplicant, id)).toMatchObject({ from: '2019-07-22', freeHours: 80 })
  w.travel('2019-07-29T00:00:00+08:00')
  expect(await idleAt(p.otherApplicant, id)).toBeNull()
  await expireHolds(w.host)
  const heard = await w.host.database.owner.query(
    `select name from kernel.event where name like 'booking.idle.%' order by id`,
  )
  expect(heard.rows.map(({ name }) => name)).toEqual([
    'booking.idle.published',
    'booking.idle.published',
    'booking.idle.ended',
  ])
  w.travel('2019-07-08T10:00:00+08:00')
})

test('nothing free, or an offer that is not public, has no idle window; one is taken back', async () => {
  const id = await offerWith({ ...hoursWish, machines: 1 }, '满负荷机时')
  await blockOf(p.applicant, id, { hours: 80, from: '2019-07-15', until: '2019-07-21' })
  expect(told(await publish(p.applicant, id, '2019-07-15', '2019-07-21'))).toEqual({
    code: 'booking.idle_nothing_free',
    from: '2019-07-15',
    until: '2019-07-21',
  })
  expect((await publish(p.otherApplicant, id, '2019-07-22', '2019-07-28')).statusCode).toBe(404)
  await publish(p.applicant, id, '2019-07-22', '2019-07-28')
  const end = () => p.applicant.post(`/api/booking/desk/offers/${id}/idle-end`)
  expect((await end()).json()).toEqual({})
  expect((await end()).statusCode).toBe(404)
  expect(await idleAt(w.stranger, id)).toBeNull()
  await stepOf(p.applicant, id, { verb: 'pause', seen: 3 })
  expect(told(await publish(p.applicant, id, '2019-07-22', '2019-07-28')).code).toBe(
    'booking.offer_not_public',
  )
})

test('free hours before a due day are told for many offers at once, as each offer’s own page tells them', async () => {
  const hours = await offerWith(hoursWish, '很多之一')
  const slots = await offerWith(slotsWish, '很多之二')
  const unset = (await publishedOffer(p.applicant, { title: '很多之三' })).id
  await blockOf(p.applicant, hours, { hours: 100, from: '2019-07-15', until: '2019-07-21' })
  await blockOf(p.applicant, slots, { hours: 5, startsAt: '2019-07-16T00:00:00.000Z' })
  const days = ['2019-07-21', '2019-07-28', '2999-12-31', '2019-07-01']
  const byDay = await reading(w.host, { actor: systemActor, requestId: 'test' }, (work) =>
    freeMinutesBefore(work, [hours, slots, unset], days),
  )
  const free = byDay.get('2019-07-21')!
  // A day that is over has none, one beyond the horizon what lies within it.
  expect([...byDay.keys()]).toEqual(days.slice(0, 3))
  const sum = async (id: string, last = '2019-07-15') => {
    const { weeks } = await outlookAt(w.stranger, id)
    return weeks
      .filter(({ week }: { week: string }) => week <= last)
      .reduce((all: number, week: { freeHours: number }) => all + week.freeHours * 60, 0)
  }
  expect(Object.fromEntries(free)).toEqual({
    [hours]: await sum(hours),
    [slots]: await sum(slots),
  })
  expect(free.get(hours)).toBe((156 + 60) * 60)
  expect(byDay.get('2019-07-28')!.get(hours)).toBe(await sum(hours, '2019-07-22'))
  expect(byDay.get('2999-12-31')!.get(hours)).toBe(await sum(hours, '2999-12-31'))
  const published = await w.host.database.owner.query(
    `select open_minutes, free_minutes from booking.pub_week where offer_id = $1 and week = '2019-07-15'`,
    [hours],
  )
  expect(published.rows).toEqual([{ open_minutes: 9600, free_minutes: 3600 }])
})

test('a company’s outlook sums what the reader may see of it', async () => {
  const outlook = async (who: Pick<Persona, 'get'>) =>
    (await who.get(`/api/booking/companies/${p.otherApplicant.org.id}/outlook`)).json()
  expect(await outlook(w.stranger)).toEqual({ offers: 0, weeks: [] })
  const own = async (title: string, audience?: Parameters<typeof publishedOffer>[2]) => {
    const { id } = await publishedOffer(p.otherApplicant, { title }, audience)
    await setOf(p.otherApplicant, id, hoursWish)
  }
  await own('公开的一项')
  await own('只给一家的一项', { spaces: [], organisations: [p.applicant.org.id] })
  const open = await outlook(w.stranger)
  expect(open.offers).toBe(1)
  expect(open.weeks[1]).toEqual({ week: '2019-07-15', openHours: 160, freeHours: 160 })
  const both = await outlook(p.applicant)
  expect([both.offers, both.weeks[1].freeHours]).toEqual([2, 320])
})

test('a secret address tells reservations to a calendar, until it is renewed, closed, or its maker has left', async () => {
  const id = await offerWith(slotsWish, '订阅的时段')
  const wish = { hours: 2, startsAt: '2019-07-16T00:00:00.000Z', purpose: '首件; 全检, 两件' }
  const held = await holdOf(p.otherApplicant, id, wish)
  const renew = async (who: Persona) => (await who.post('/api/booking/desk/feed')).json().path
  const old = await renew(p.colleague)
  const text = await w.stranger.get(old)
  expect(text.headers['content-type']).toBe('text/calendar; charset=utf-8')
  const lines = text.body.replaceAll('\r\n ', '').split('\r\n')
  expect(lines).toEqual(
    expect.arrayContaining([
      'BEGIN:VCALENDAR',
      `UID:${held.json().id}@baigong`,
      'DTSTART:20190716T000000Z',
      'DTEND:20190716T020000Z',
      'SUMMARY:待确认：订阅的时段，2 小时',
      `DESCRIPTION:对方：${p.otherApplicant.org.name}\\n用途：首件\\; 全检\\, 两件`,
      'STATUS:TENTATIVE',
    ]),
  )
  await stepOn(p.applicant, held.json().id, { verb: 'confirm', seen: 1 })
  expect((await w.stranger.get(old)).body).toContain('STATUS:CONFIRMED')
  const fresh = await renew(p.colleague)
  expect((await w.stranger.get(old)).statusCode).toBe(404)
  expect((await w.stranger.get(fresh)).statusCode).toBe(200)
  // Each sees the side of the own organisation alone.
  const theirs = (await w.stranger.get(await renew(p.otherApplicant))).body.replaceAll('\r\n ', '')
  expect(theirs).toContain(`对方：${p.applicant.org.name}`)
  expect(theirs).not.toContain('很多之一')
  const stored = await w.host.database.owner.query('select * from booking.feed')
  expect(JSON.stringify(stored.rows)).not.toContain(fresh.slice(-47, -4))
  expect((await p.colleague.delete('/api/booking/desk/feed')).json()).toEqual({})
  expect((await w.stranger.get(fresh)).statusCode).toBe(404)
  const last = await renew(p.colleague)
  await w.host.database.owner.query('update people.membership set ended_at = now() where id = $1', [
    p.colleague.membershipId,
  ])
  expect((await w.stranger.get(last)).statusCode).toBe(404)
  expect(told(await p.programmeOfficer.post('/api/booking/desk/feed')).code).toBe(
    'booking.role_cannot',
  )
})
