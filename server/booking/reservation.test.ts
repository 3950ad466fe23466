/** Holds and reservations: taken, answered, given back, and never twice. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedOffer } from '../catalog/catalog.sample.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { expireHolds } from './booking.jobs.ts'
import {
  blockOf,
  capacityAt,
  holdOf,
  hoursWish,
  outlookAt,
  setOf,
  slotsWish,
  stepOn,
} from './booking.sample.ts'

let w: World
let p: Personas

/** A Monday. */
const monday = '2019-07-08T10:00:00+08:00'
const reason = '设备临时检修，无法按期安排。'

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

test('hours are held over weeks as early as they go, and a refusal says what is left', async () => {
  const id = await offerWith(hoursWish, '跨周机时')
  const held = await holdOf(p.otherApplicant, id, {
    hours: 200,
    from: '2019-07-15',
    until: '2019-07-26',
  })
  expect(held.json()).toMatchObject({
    state: 'held',
    hours: 200,
    parts: [
      { week: '2019-07-15', hours: 160 },
      { week: '2019-07-22', hours: 40 },
    ],
    // Two working days.
    expiresAt: '2019-07-10T02:00:00.000Z',
    orgName: p.applicant.org.name,
    holderName: p.otherApplicant.org.name,
    steps: [{ verb: 'hold', by: p.otherApplicant.name }],
  })
  const { id: one } = held.json()
  const more = { hours: 121, from: '2019-07-15', until: '2019-07-26' }
  expect(told(await holdOf(p.otherApplicant, id, more))).toEqual({
    code: 'booking.hours_gone',
    wanted: 121,
    left: 120,
    until: '2019-07-26',
    fits: '2019-08-04',
  })
  const seen = await capacityAt(p.applicant, id)
  expect(weekOf(seen.weeks, '2019-07-22')).toMatchObject({
    openHours: 160,
    freeHours: 120,
    heldHours: 40,
    firmHours: 0,
    rows: [{ id: one, state: 'held', own: false, holder: p.otherApplicant.org.name, hours: 40 }],
  })
})

test('a hold is answered by the maker’s administrator, and what is firm is released with a reason', async () => {
  const id = await offerWith(hoursWish, '答复与释放')
  const wish = { hours: 200, from: '2019-07-15', until: '2019-07-26' }
  const { id: one } = (await holdOf(p.otherApplicant, id, wish)).json()
  expect(code(await stepOn(p.otherApplicant, one, { verb: 'confirm', seen: 1 }))).toBe(
    'booking.not_maker',
  )
  expect(code(await stepOn(p.colleague, one, { verb: 'confirm', seen: 1 }))).toBe(
    'booking.role_cannot',
  )
  expect((await stepOn(p.programmeOfficer, one, { verb: 'confirm', seen: 1 })).statusCode).toBe(404)
  const firm = await stepOn(p.applicant, one, { verb: 'confirm', seen: 1 })
  // Who it was on the other side is theirs.
  expect(firm.json()).toMatchObject({
    state: 'firm',
    expiresAt: null,
    steps: [
      { verb: 'confirm', by: p.applicant.name },
      { verb: 'hold', by: null },
    ],
  })
  expect(told(await stepOn(p.applicant, one, { verb: 'release', seen: 1, reason }))).toEqual({
    code: 'booking.moved_on',
    seen: 1,
    version: 2,
  })
  expect(code(await stepOn(p.applicant, one, { verb: 'release', seen: 2, reason: '无' }))).toBe(
    'booking.reason_too_short',
  )
  const gone = await stepOn(p.otherApplicant, one, { verb: 'release', seen: 2, reason })
  expect(gone.json()).toMatchObject({ state: 'released', steps: [{ reason }, {}, {}] })
  const { weeks } = await outlookAt(w.stranger, id)
  expect(weekOf(weeks, '2019-07-15')).toMatchObject({ freeHours: 160 })
  await w.settle()
  const inbox = async (who: Persona) =>
    (await who.get('/api/notices')).json().rows.map(({ kind }: { kind: string }) => kind)
  expect(await inbox(p.applicant)).toEqual(
    expect.arrayContaining(['booking.held', 'booking.released_by_holder']),
  )
  expect(await inbox(p.otherApplicant)).toEqual(expect.arrayContaining(['booking.confirmed']))
})

test('what cannot be asked is told with the bound that it breaks', async () => {
  const id = await offerWith(hoursWish, '边界机时')
  const ask = (wish: object) => holdOf(p.otherApplicant, id, wish)
  expect(told(await ask({ hours: 0.5, until: '2019-07-19' }))).toMatchObject({
    code: 'booking.hours_too_few',
    least: 1,
  })
  expect(told(await ask({ hours: 201, until: '2019-07-19' }))).toMatchObject({
    code: 'booking.hours_too_many',
    most: 200,
  })
  expect(code(await ask({ hours: 8 }))).toBe('booking.until_missing')
  expect(code(await ask({ hours: 8, until: '2019-07-07' }))).toBe('booking.until_past')
  expect(code(await ask({ hours: 8, from: '2019-07-20', until: '2019-07-19' }))).toBe(
    'booking.days_reversed',
  )
  expect(told(await ask({ hours: 8, until: '2019-10-14' }))).toEqual({
    code: 'booking.too_far_ahead',
    last: '2019-10-13',
  })
  expect(code(await ask({ hours: 8, until: '2019-07-19', purpose: ' ' }))).toBe(
    'booking.purpose_missing',
  )
  expect((await ask({ hours: 8.25, until: '2019-07-19' })).statusCode).toBe(400)
  expect(code(await holdOf(p.applicant, id, { hours: 8, until: '2019-07-19' }))).toBe(
    'booking.own_offer',
  )
  await setOf(p.applicant, id, { ...hoursWish, takesHolds: false }, 1)
  expect(code(await ask({ hours: 8, until: '2019-07-19' }))).toBe('booking.takes_none')
})

test('an organisation that nobody has verified holds nothing', async () => {
  const id = await offerWith(hoursWish, '核验之后')
  const put = (change: string) =>
    w.host.database.owner.query(`update people.organisation set ${change} where id = $1`, [
      p.otherApplicant.org.id,
    ])
  await put(`state = 'pending', verified_at = null`)
  const answer = await holdOf(p.otherApplicant, id, { hours: 8, until: '2019-07-19' })
  await put(`state = 'verified', verified_at = made_at`)
  expect(code(answer)).toBe('booking.org_unverified')
  expect((await outlookAt(p.otherApplicant, id)).own).toBe(0)
})

test('only whoever sees the offer sees its outlook and holds of it', async () => {
  const named = { spaces: [], organisations: [p.otherApplicant.org.id] }
  const id = await offerWith(hoursWish, '指定单位的机时', named)
  expect((await w.stranger.get(`/api/booking/offers/${id}/outlook`)).statusCode).toBe(404)
  expect((await p.programmeOfficer.get(`/api/booking/offers/${id}/fits?hours=8`)).statusCode).toBe(
    404,
  )
  expect((await holdOf(p.programmeOfficer, id, { hours: 8, until: '2019-07-19' })).statusCode).toBe(
    404,
  )
  const held = await holdOf(p.otherApplicant, id, { hours: 8, until: '2019-07-19' })
  expect(held.statusCode).toBe(200)
  expect((await outlookAt(p.otherApplicant, id)).own).toBe(1)
  const list = async (who: Persona, query = '') =>
    (await who.get(`/api/booking/desk/reservations?offer=${id}${query}`)).json()
  expect((await list(p.applicant, '&waits=answer')).total).toBe(1)
  expect((await list(p.applicant, '&side=holding')).total).toBe(0)
  expect((await list(p.otherApplicant, '&side=holding')).rows[0].id).toBe(held.json().id)
  expect((await list(p.programmeOfficer)).total).toBe(0)
  expect(
    (await p.programmeOfficer.get(`/api/booking/desk/reservations/${held.json().id}`)).statusCode,
  ).toBe(404)
})

test('slots exclude one another, run over closed hours, and say when the next is free', async () => {
  const id = await offerWith(slotsWish, '三坐标时段')
  const at = (text: string) => new Date(`${text}:00+08:00`).toISOString()
  const first = await holdOf(p.otherApplicant, id, { hours: 4, startsAt: at('2019-07-09T14:00') })
  expect(first.json()).toMatchObject({
    state: 'held',
    startsAt: at('2019-07-09T14:00'),
    endsAt: at('2019-07-10T09:00'),
    parts: [{ week: '2019-07-08', hours: 4 }],
    // It begins before two working days are over.
    expiresAt: at('2019-07-09T14:00'),
  })
  const over = await holdOf(p.otherApplicant, id, { hours: 2, startsAt: at('2019-07-10T08:30') })
  expect(told(over)).toEqual({
    code: 'booking.slot_taken',
    start: '2019-07-10 08:30',
    fits: '2019-07-10 09:00',
  })
  const closed = await holdOf(p.otherApplicant, id, { hours: 2, startsAt: at('2019-07-13T10:00') })
  expect(told(closed)).toEqual({
    code: 'booking.slot_closed',
    start: '2019-07-13 10:00',
    fits: '2019-07-15 08:00',
  })
  const odd = await holdOf(p.otherApplicant, id, { hours: 2, startsAt: at('2019-07-10T10:10') })
  expect(code(odd)).toBe('booking.start_off_grain')
  const block = await blockOf(p.colleague, id, { hours: 2, startsAt: at('2019-07-10T09:00') })
  expect(block.json()).toMatchObject({ state: 'firm', holderOrgId: p.applicant.org.id })
  const fits = (
    await w.stranger.get(`/api/booking/offers/${id}/fits?hours=3&from=2019-07-09&until=2019-07-11`)
  ).json()
  expect(fits).toMatchObject({
    slots: [
      { from: at('2019-07-09T08:00'), to: at('2019-07-09T11:00') },
      { from: at('2019-07-10T11:00'), to: at('2019-07-10T14:00') },
      { from: at('2019-07-11T08:00'), to: at('2019-07-11T11:00') },
    ],
    fitsBy: null,
  })
  const seen = await capacityAt(p.applicant, id)
  expect(weekOf(seen.weeks, '2019-07-08')).toMatchObject({
    openHours: 45,
    heldHours: 4,
    firmHours: 0,
    ownHours: 2,
    // Two hours of Monday are over.
    freeHours: 37,
  })
  expect(told(await setOf(p.applicant, id, hoursWish, 1))).toEqual({
    code: 'booking.mode_in_use',
    count: 2,
  })
})

test('one organisation keeps few holds of an offer waiting', async () => {
  const id = await offerWith(hoursWish, '不许占着')
  const ask = () => holdOf(p.otherApplicant, id, { hours: 1, until: '2019-07-19' })
  for (let turn = 0; turn < 10; turn++) expect((await ask()).statusCode).toBe(200)
  expect(told(await ask())).toEqual({ code: 'booking.holds_full', most: 10 })
})

test('the database itself refuses more than there is, and ranges that meet', async () => {
  const id = await offerWith(hoursWish, '数据库自己拒绝')
  await holdOf(p.otherApplicant, id, { hours: 150, from: '2019-07-15', until: '2019-07-19' })
  const run = (sql: string) => w.host.database.owner.query(sql, [id])
  await expect(
    run(`update booking.week set taken_minutes = taken_minutes + 601
      where offer_id = $1 and week = '2019-07-15'`),
  ).rejects.toMatchObject({ constraint: 'week_has_room' })
  const slots = await offerWith(slotsWish, '时段自己拒绝')
  await blockOf(p.applicant, slots, { hours: 2, startsAt: '2019-07-10T02:00:00.000Z' })
  await expect(
    w.host.database.owner.query(
      `insert into booking.reservation (id, offer_id, org_id, holder_org_id, mode, state, minutes,
         during, purpose, made_at, changed_at)
       select gen_random_uuid(), offer_id, org_id, org_id, 'slots', 'firm', 60,
         tstzrange('2019-07-10T03:00Z', '2019-07-10T05:00Z'), 'x', made_at, made_at
       from booking.reservation where offer_id = $1`,
      [slots],
    ),
  ).rejects.toMatchObject({ constraint: 'slot_is_taken' })
})

test('a hold that nobody answers expires: by the clock, and for whoever comes before it', async () => {
  const id = await offerWith({ ...hoursWish, machines: 1 }, '到期的机时')
  const all = { hours: 80, from: '2019-07-22', until: '2019-07-26' }
  const one = (await holdOf(p.otherApplicant, id, all)).json()
  expect(one.expiresAt).toBe('2019-07-10T02:00:00.000Z')
  w.travel('2019-07-10T09:59:00+08:00')
  await expireHolds(w.host)
  const list = await p.otherApplicant.get(`/api/booking/desk/reservations?offer=${id}&waits=ends`)
  expect(list.json()).toMatchObject({ total: 1, rows: [{ state: 'held' }] })
  w.travel('2019-07-10T10:00:00+08:00')
  // The clock has not come round, and what it took is free for all who look.
  const { weeks } = await outlookAt(w.stranger, id)
  expect(weekOf(weeks, '2019-07-22')).toMatchObject({ freeHours: 80 })
  expect(code(await stepOn(p.applicant, one.id, { verb: 'confirm', seen: 1 }))).toBe(
    'booking.hold_expired',
  )
  const next = await holdOf(p.otherApplicant, id, all)
  expect(next.json()).toMatchObject({ state: 'held', hours: 80 })
  const gone = (await p.applicant.get(`/api/booking/desk/reservations/${one.id}`)).json()
  expect(gone).toMatchObject({
    state: 'expired',
    steps: [{ verb: 'expire', by: null, org: null }, {}],
  })
  w.travel('2019-07-12T10:00:00+08:00')
  await expireHolds(w.host)
  await expireHolds(w.host)
  const later = (await p.applicant.get(`/api/booking/desk/reservations/${next.json().id}`)).json()
  expect(later).toMatchObject({ state: 'expired', version: 2 })
  await w.settle()
  const kinds = (await p.otherApplicant.get('/api/notices'))
    .json()
    .rows.map(({ kind }: { kind: string }) => kind)
  expect(kinds.filter((kind: string) => kind === 'booking.expired').length).toBeGreaterThanOrEqual(
    2,
  )
})
