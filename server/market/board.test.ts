/** 供给看板: an organisation reads how its own offers fare, day by day, and of nobody else's. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedOffer } from '../catalog/catalog.sample.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { searchReady } from './market.sample.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
  await searchReady(w.host)
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

type Reader = { readonly get: World['stranger']['get'] }
async function must(answer: ReturnType<Reader['get']>) {
  const said = await answer
  expect([said.statusCode, said.statusCode === 200 ? '' : said.body]).toEqual([200, ''])
  return said.json()
}
const board = async (who: Reader, query = '') => {
  await w.host.tallies.flush()
  return must(who.get(`/api/market/board${query}`))
}
const open = (who: Reader, id: string) => must(who.get(`/api/catalog/offers/${id}`))

test('it counts what others did on each day, with nought on the others, for each offer and for all', async () => {
  const { id: one } = await publishedOffer(p.applicant, { title: '看板上的铣削' })
  const { id: two } = await publishedOffer(p.applicant, { title: '看板上的镗削' })
  const { id: foreign } = await publishedOffer(p.otherApplicant, { title: '别家的铣削' })
  await open(w.stranger, one)
  await open(p.applicant, one)
  await open(p.otherApplicant, two)
  await open(w.stranger, foreign)
  w.travel('2019-07-10T10:00:00+08:00')
  await open(w.stranger, one)

  const own = await board(p.applicant)
  expect(own).toMatchObject({
    ...{ days: 30, weeks: 4, offers: 2 },
    totals: { found: 0, matched: 0, opened: 3, load: null, idle: 0 },
    rows: [
      { id: one, title: '看板上的铣削', opened: 2, freshness: 'fresh', load: null, idle: false },
      { id: two, opened: 1 },
    ],
  })
  const opened = (of: { byDay: { day: string; opened: number }[] }) =>
    of.byDay.filter((day) => day.opened > 0).map((day) => [day.day, day.opened])
  expect(own.byDay).toHaveLength(30)
  expect(own.byDay.at(-1).day).toBe('2019-07-10')
  expect(opened(own)).toEqual([
    ['2019-07-08', 2],
    ['2019-07-10', 1],
  ])
  expect(opened(await board(p.applicant, `?offerId=${two}`))).toEqual([['2019-07-08', 1]])
  expect(opened(await board(p.applicant, `?offerId=${foreign}`))).toEqual([])
  expect(await board(p.otherApplicant)).toMatchObject({ offers: 1, totals: { opened: 1 } })
  expect((await w.stranger.get('/api/market/board')).statusCode).toBe(401)

  w.travel('2019-08-08T10:00:00+08:00')
  expect((await board(p.applicant)).totals.opened).toBe(1)
})
