/** 供给分布: its numbers are those of a search by the same conditions, for each reader's own eyes. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedOffer } from '../catalog/catalog.sample.ts'
import { foundedSpace } from '../spaces/spaces.sample.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { searchReady } from './market.sample.ts'

let w: World
let p: Personas

type Reader = { readonly get: World['stranger']['get'] }
type Counted = { readonly offers: number; readonly fresh: number }
type Regions = readonly (Counted & { readonly region: string | null })[]

async function must(answer: ReturnType<Reader['get']>) {
  const said = await answer
  expect([said.statusCode, said.statusCode === 200 ? '' : said.body]).toEqual([200, ''])
  return said.json()
}
const supplyFor = (who: Reader, query = '') => must(who.get(`/api/market/supply${query}`))
const found = async (who: Reader, query: string): Promise<number> =>
  (await must(who.get(`/api/market/offers?${query}`))).total

beforeAll(async () => {
  w = await world('2019-01-08T10:00:00+08:00')
  p = await personas(w)
  await publishedOffer(p.applicant, { title: '旧的铣削' })
  w.travel('2019-07-08T10:00:00+08:00')
  await publishedOffer(p.applicant, { title: '新的铣削' })
  await publishedOffer(p.otherApplicant, { title: '江苏的铣削', region: '32' })
  const space = await foundedSpace(p.applicant, { name: '密封件产能空间' })
  const closed = { spaces: [space], organisations: [] }
  await publishedOffer(p.applicant, { title: '空间里的铣削', region: '33' }, closed)
  await searchReady(w.host)
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

test('a stranger counts what a stranger finds, a member what a member finds', async () => {
  for (const who of [w.stranger, p.applicant]) {
    const supply = await supplyFor(who)
    expect(supply.offers).toBe(await found(who, ''))
    expect(supply.fresh).toBe(await found(who, `confirmedDays=${supply.freshDays}`))
    const milling = supply.kinds.find(({ kind }: { kind: string }) => kind === 'milling')
    expect(milling.offers).toBe(await found(who, 'kind=milling'))
    for (const { region, offers, fresh } of milling.regions as Regions) {
      if (region === null) continue
      expect(offers).toBe(await found(who, `kind=milling&region=${region}`))
      const lately = `kind=milling&region=${region}&confirmedDays=${supply.freshDays}`
      expect(fresh).toBe(await found(who, lately))
    }
  }
  const [open, own] = [await supplyFor(w.stranger), await supplyFor(p.applicant)]
  const regions = (of: { regions: Regions }) => of.regions.map(({ region }) => region)
  expect(regions(own)).toContain('33')
  expect(regions(open)).not.toContain('33')
  expect(own.offers).toBe(open.offers + 1)
  expect(open.offers - open.fresh).toBe(1)
})

test('a service narrows down, and kinds of which nothing is on offer stand there with nought', async () => {
  const testing = await supplyFor(w.stranger, '?service=certification')
  expect(testing).toMatchObject({ offers: 0, fresh: 0, regions: [] })
  expect(testing.kinds.length).toBeGreaterThan(0)
  expect(
    testing.kinds.every(({ service }: { service: string }) => service === 'certification'),
  ).toBe(true)
  const production = await supplyFor(w.stranger, '?service=production')
  expect(production.offers).toBe((await supplyFor(w.stranger)).offers)
  const wrong = await w.stranger.get('/api/market/supply?service=nothing')
  expect(wrong.statusCode).toBe(400)
})
