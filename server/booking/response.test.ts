/** How soon a maker answers: counted from the steps taken, and told from five holds on. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedOffer } from '../catalog/catalog.sample.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { expireHolds } from './booking.jobs.ts'
import { blockOf, holdOf, hoursWish, setOf, stepOn } from './booking.sample.ts'

const start = '2019-07-08T10:00:00+08:00'
const startMs = Date.parse(start)
let w: World
let p: Personas
let offerId: string

beforeAll(async () => {
  w = await world(start)
  p = await personas(w)
  offerId = (await publishedOffer(p.applicant)).id
  await setOf(p.applicant, offerId, hoursWish)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const response = async () => {
  const path = `/api/booking/companies/${p.applicant.org.id}/response`
  return (await w.stranger.get(path)).json().response
}
const later = (minutes: number) => w.travel(new Date(startMs + minutes * 60_000))
const week = { hours: 2, from: '2019-07-15', until: '2019-07-26' }
async function held(): Promise<string> {
  return (await holdOf(p.otherApplicant, offerId, week)).json().id
}
const answer = async (id: string, verb: 'confirm' | 'decline') => {
  const reason = verb === 'decline' ? '设备临时检修，无法按期安排。' : null
  const done = await stepOn(p.applicant, id, { verb, seen: 1, ...(reason ? { reason } : {}) })
  expect([done.statusCode, done.statusCode === 200 ? '' : done.body]).toEqual([200, ''])
}

test('answers count with the time they took, what ran out counts as unanswered, and the rest says nothing', async () => {
  const ids = [await held(), await held(), await held(), await held(), await held()]
  // One's own work, a hold that waits and one that is withdrawn.
  await blockOf(p.applicant, offerId, week)
  const withdrawn = await held()
  await stepOn(p.otherApplicant, withdrawn, { verb: 'withdraw', seen: 1 })
  later(30)
  await answer(ids[0]!, 'confirm')
  later(60)
  await answer(ids[1]!, 'decline')
  later(240)
  await answer(ids[2]!, 'confirm')
  await answer(ids[3]!, 'confirm')
  expect(await response()).toBeNull()
  // The fifth runs out; whether the clock has come round yet makes no difference.
  w.travel('2019-07-20T10:00:00+08:00')
  const told = { holds: 5, answered: 4, medianMinutes: 150 }
  expect(await response()).toEqual(told)
  await expireHolds(w.host)
  expect(await response()).toEqual(told)
  w.travel('2020-08-01T10:00:00+08:00')
  expect(await response()).toBeNull()
})

test('an organisation of which one sees nothing has no answer', async () => {
  const path = `/api/booking/companies/${p.otherApplicant.org.id}/response`
  const none = await w.stranger.get(path)
  expect([none.statusCode, none.json().code]).toEqual([404, 'kernel.missing'])
})
