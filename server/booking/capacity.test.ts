/** Capacity: set by the maker, seen in its free part by others, and kept within what time and shifts leave. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedOffer } from '../catalog/catalog.sample.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { keepWeeks } from './booking.jobs.ts'
import { blockOf, holdOf, hoursWish, outlookAt, setOf, twoShifts } from './booking.sample.ts'

let w: World
let p: Personas

/** A Monday. */
const monday = '2019-07-08T10:00:00+08:00'

beforeAll(async () => {
  w = await world(monday)
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

type Answer = { json: () => { code: string; facts?: object } }
const code = (answer: Answer) => answer.json().code
const told = (answer: Answer) => ({ code: answer.json().code, ...answer.json().facts })
const weekOf = (weeks: { week: string }[], week: string) =>
  weeks.find((one) => one.week === week) as { week: string } & Record<string, unknown>

async function offerWith(
  wish: object,
  title: string,
  audience?: Parameters<typeof publishedOffer>[2],
) {
  const { id } = await publishedOffer(p.applicant, { title }, audience)
  const answer = await setOf(p.applicant, id, wish as typeof hoursWish)
  expect(answer.statusCode).toBe(200)
  return id
}

test('a calendar and capacity are kept by the maker, and the free part is what others see', async () => {
  const { id } = await publishedOffer(p.applicant, { title: '机时供给' })
  expect(await outlookAt(w.stranger, id)).toBeNull()
  expect(code(await holdOf(p.otherApplicant, id, { hours: 8, until: '2019-07-19' }))).toBe(
    'booking.no_capacity',
  )
  const reversed = { ...hoursWish, leastHours: 9, mostHours: 8 }
  expect(told(await setOf(p.applicant, id, reversed))).toMatchObject({
    code: 'booking.bounds_reversed',
    least: 9,
    most: 8,
  })
  const slots = { ...hoursWish, mode: 'slots' as const }
  expect(code(await setOf(p.applicant, id, slots))).toBe('booking.slots_of_one')
  expect((await setOf(p.otherApplicant, id, hoursWish)).statusCode).toBe(404)
  const set = await setOf(p.colleague, id, hoursWish)
  expect(set.json()).toMatchObject({ version: 1, title: '机时供给', inUse: 0 })
  expect(told(await setOf(p.applicant, id, hoursWish))).toEqual({
    code: 'booking.moved_on',
    seen: 0,
    version: 1,
  })
  const { weeks, ...rest } = await outlookAt(w.stranger, id)
  expect(rest).toEqual({
    mode: 'hours',
    leastHours: 1,
    mostHours: 200,
    holdHours: 48,
    takesHolds: true,
    orgId: p.applicant.org.id,
    horizonWeeks: 13,
    horizon: '2019-10-13',
    own: 0,
  })
  // Of this week two hours of both machines have gone by; National Day has no shifts.
  expect(weekOf(weeks, '2019-07-08')).toMatchObject({ openHours: 160, freeHours: 156 })
  expect(weekOf(weeks, '2019-07-15')).toMatchObject({ openHours: 160, freeHours: 160 })
  expect(weekOf(weeks, '2019-09-30')).toMatchObject({ openHours: 32, freeHours: 32 - 0 })
})

test('shifts cannot be cut below what is taken; more open gives more', async () => {
  const id = await offerWith(hoursWish, '改班次的机时')
  await holdOf(p.otherApplicant, id, { hours: 100, from: '2019-07-15', until: '2019-07-19' })
  const cut = { ...hoursWish, machines: 1 }
  expect(told(await setOf(p.applicant, id, cut, 1))).toEqual({
    code: 'booking.week_too_short',
    week: '2019-07-15',
    taken: 100,
    open: 80,
  })
  const more = { ...hoursWish, machines: 3 }
  const wider = (await setOf(p.applicant, id, more, 1)).json()
  expect(weekOf(wider.weeks, '2019-07-15')).toMatchObject({ openHours: 240, freeHours: 140 })
  // By the calendar of the organisation from now on: 45 hours of three machines.
  const by = (await setOf(p.applicant, id, { ...more, calendar: null }, 2)).json()
  expect(weekOf(by.weeks, '2019-07-15')).toMatchObject({ openHours: 135, freeHours: 35 })
  const closed = {
    ...by.calendar,
    closures: [{ from: '2019-07-15', to: '2019-07-19', note: '检修' }],
  }
  const refused = await p.applicant.put('/api/booking/desk/calendar', { seen: 0, calendar: closed })
  expect(told(refused)).toMatchObject({ code: 'booking.week_too_short', open: 0 })
  const later = {
    ...by.calendar,
    closures: [{ from: '2019-07-22', to: '2019-07-23', note: '检修' }],
  }
  const kept = await p.applicant.put('/api/booking/desk/calendar', { seen: 0, calendar: later })
  expect(kept.json()).toMatchObject({ version: 1, offers: expect.any(Number) })
  const { weeks } = await outlookAt(w.stranger, id)
  expect(weekOf(weeks, '2019-07-22')).toMatchObject({ openHours: 81, freeHours: 81 })
})

test('what went by unused cannot be taken any more, and who holds hours loses none', async () => {
  w.travel('2019-08-05T08:00:00+08:00')
  const id = await offerWith({ ...hoursWish, machines: 1 }, '过去的机时')
  await blockOf(p.applicant, id, { hours: 10, until: '2019-08-11' })
  // Of 80 hours 16 have gone by; ten of them were worked.
  w.travel('2019-08-06T08:00:00+08:00')
  const free = async () =>
    weekOf((await outlookAt(w.stranger, id)).weeks, '2019-08-05')['freeHours']
  expect(await free()).toBe(64)
  await blockOf(p.applicant, id, { hours: 60, until: '2019-08-11' })
  expect(await free()).toBe(4)
  const more = await blockOf(p.applicant, id, { hours: 5, until: '2019-08-11' })
  expect(told(more)).toMatchObject({ code: 'booking.hours_gone', left: 4, fits: '2019-08-18' })
  // Until Tuesday evening 32 hours are open, and 76 are spoken for.
  const early = await blockOf(p.applicant, id, { hours: 1, until: '2019-08-06' })
  expect(told(early)).toMatchObject({ code: 'booking.hours_gone', left: 0 })
  expect(await free()).toBe(4)
})

test('each night the weeks that come within reach are opened', async () => {
  const id = await offerWith(hoursWish, '滚动的机时')
  const weeks = async () =>
    (
      await w.host.database.owner.query(
        'select count(*)::int as n from booking.week where offer_id = $1',
        [id],
      )
    ).rows[0].n
  const before = await weeks()
  w.travel('2019-08-20T08:00:00+08:00')
  await keepWeeks(w.host)
  expect(await weeks()).toBe(before + 2)
})

test('the calendar of an organisation is refused where it runs backwards', async () => {
  const { calendar, version } = (await p.applicant.get('/api/booking/desk/calendar')).json()
  const wrong = { ...calendar, closures: [{ from: '2019-09-02', to: '2019-09-01', note: '' }] }
  const refused = await p.applicant.put('/api/booking/desk/calendar', {
    seen: version,
    calendar: wrong,
  })
  expect(told(refused)).toEqual({ code: 'booking.closure_reversed', row: 1 })
  expect(
    code(
      await p.programmeOfficer.put('/api/booking/desk/calendar', { seen: 0, calendar: twoShifts }),
    ),
  ).toBe('booking.role_cannot')
})
