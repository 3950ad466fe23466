/** What nobody offers is counted for whoever runs the place; what is shown is counted for its maker. Never who asked. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedOffer } from '../catalog/catalog.sample.ts'
import { forgetOldTallies } from './unmet.jobs.ts'
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
const look = (who: Reader, query: string) => must(who.get(`/api/market/offers?${query}`))
const unmet = async (days = 30) => {
  await w.host.tallies.flush()
  return (await must(p.operator.get(`/api/market/unmet?days=${days}`))).rows
}
const tallied = async (what: string, thing: string) => {
  await w.host.tallies.flush()
  const { rows } = await w.host.database.owner.query(
    'select coalesce(sum(times), 0)::int as n from kernel.tally where what = $1 and thing = $2',
    [what, thing],
  )
  return rows[0].n
}

test('what nobody offers is counted as it was asked, without numbers of people, and who asked is nowhere', async () => {
  expect((await p.applicant.get('/api/market/unmet')).statusCode).toBe(403)
  await look(w.stranger, 'text=电子束焊')
  await look(p.applicant, 'text=电子束焊')
  await look(w.stranger, 'text=真空钎焊%2013912345678')
  await must(w.stranger.get('/api/market/matches?kind=forging&limits=tolerance:..0.1'))
  await look(w.stranger, '')
  expect(await unmet()).toEqual([
    { mode: 'words', query: { text: '电子束焊' }, times: 2, lastDay: '2019-07-08', now: 0 },
    {
      mode: 'need',
      query: { kind: 'forging', limits: 'tolerance:..0.1' },
      ...{ times: 1, lastDay: '2019-07-08', now: 0 },
    },
    { mode: 'words', query: { text: '真空钎焊' }, times: 1, lastDay: '2019-07-08', now: 0 },
  ])
  const { rows } = await w.host.database.owner.query('select * from kernel.tally')
  expect(JSON.stringify(rows)).not.toContain('13912345678')
  expect(JSON.stringify(rows)).not.toContain(p.applicant.org.id)
})

test('what is offered since then is told beside it, and what is old is forgotten', async () => {
  const { id } = await publishedOffer(p.applicant, { title: '电子束焊接' })
  const until = performance.now() + 2000
  while ((await look(p.applicant, 'text=电子束焊')).total === 0 && performance.now() < until) {
    await sleep(20)
  }
  expect((await unmet())[0]).toMatchObject({ query: { text: '电子束焊' }, now: 1 })
  expect(await tallied('market.found', id)).toBe(0)
  await look(w.stranger, 'text=电子束焊')
  await look(p.otherApplicant, 'text=电子束焊')
  expect(await tallied('market.found', id)).toBe(2)
  await must(w.stranger.get(`/api/catalog/offers/${id}`))
  await must(p.applicant.get(`/api/catalog/offers/${id}`))
  expect(await tallied('catalog.opened', id)).toBe(1)
  await must(w.stranger.get('/api/market/matches?kind=milling&limits=tolerance:..0.02'))
  expect(await tallied('market.matched', id)).toBe(1)
  await must(w.stranger.get('/api/market/matches?kind=milling&limits=tolerance:..0.001'))
  expect(await tallied('market.matched', id)).toBe(1)
  w.travel('2019-07-10T10:00:00+08:00')
  expect(await unmet(2)).toEqual([])
  w.travel('2020-09-10T10:00:00+08:00')
  await forgetOldTallies(w.host)
  const { rows } = await w.host.database.owner.query('select * from kernel.tally')
  expect(rows).toEqual([])
})
