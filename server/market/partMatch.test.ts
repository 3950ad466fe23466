/** From a part to ranked makers: prices by their cards, hours before the day, and what change admits whom. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  noFilters,
  readFilters,
  writeNeed,
  type MarketFilters,
} from '../../domain/market/filters.ts'
import { machineMinutesOf } from '../../domain/price/machineTime.ts'
import { priceModels } from '../../domain/price/models.ts'
import { blockOf, hoursWish, setOf } from '../booking/booking.sample.ts'
import { millingContent, publishedOffer } from '../catalog/catalog.sample.ts'
import { begunPart, sharedWith } from '../parts/parts.sample.ts'
import { cardInUse } from '../price/price.sample.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { searchReady } from './market.sample.ts'

let w: World
let p: Personas
/** Whose offers are compared: other files' people are none of these. */
let cheap: Persona
let dear: Persona
let buyer: Persona
let named: Persona
let partId: string
const ids: Record<string, string> = {}

const offerOf = async (who: Persona, name: string, audience?: object) => {
  const { values } = millingContent
  const content = { title: name, region: '65', values: { ...values, fastest: 5 } }
  ids[name] = (await publishedOffer(who, content, audience as never)).id
}

beforeAll(async () => {
  w = await world('2019-07-08T09:00:00+08:00')
  const [one, two, three] = [await personas(w), await personas(w), await personas(w)]
  p = one
  cheap = one.otherApplicant
  dear = two.applicant
  buyer = one.applicant
  await searchReady(w.host)
  await offerOf(cheap, '便宜铣削')
  await offerOf(dear, '昂贵铣削')
  await offerOf(two.otherApplicant, '无卡铣削')
  // The cheapest of all is for one organisation by name.
  named = three.otherApplicant
  const audience = { spaces: [], organisations: [named.org.id] }
  await offerOf(three.applicant, '点名铣削', audience)
  await cardInUse(three.applicant, { rates: { machineHour: 20 } })
  await cardInUse(cheap, { rates: { machineHour: 60 } })
  await cardInUse(dear, { rates: { machineHour: 110 }, shows: 'total' })
  const part = await begunPart(buyer, '支架')
  await sharedWith(buyer, part, audience)
  partId = part.id
  await w.settle()
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const said: MarketFilters = {
  ...noFilters,
  ...{ kind: 'milling', region: ['65'], quantity: 200, materials: ['aluminium'] },
  ...{ part: [60, 40, 20], limits: [{ field: 'tolerance', max: 0.02 }] },
}

const ask = (who: Pick<Caller, 'get'>, filters: MarketFilters, part: string | null = partId) => {
  const query = { ...writeNeed(filters), ...(part === null ? {} : { partId: part }) }
  const texts = Object.entries(query).map(([key, value]) => [key, String(value)] as const)
  return who.get(`/api/market/matches?${new URLSearchParams(Object.fromEntries(texts)).toString()}`)
}

async function match(who: Pick<Caller, 'get'>, filters: MarketFilters, part?: string | null) {
  const answer = await ask(who, filters, part)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json()
}

type Row = {
  readonly id: string
  readonly title: string
  readonly misses: number
  readonly price: { readonly quote: { readonly pieceFen: number; readonly netFen: number } | null }
  readonly capacity: object | null
}
const titles = ({ rows }: { readonly rows: readonly Row[] }) => rows.map(({ title }) => title)
const rowOf = ({ rows }: { readonly rows: readonly Row[] }, title: string) =>
  rows.find((row) => row.title === title)!

const asBuyerPrices = async () => {
  const { facts } = (await import('../../domain/price/partFacts.ts')).factsOfAnalysis(
    (
      await buyer.get(
        `/api/parts/revisions/${(await buyer.get(`/api/parts/${partId}`)).json().revision.id}/analysis`,
      )
    ).json().analysis,
  ) as { facts: object }
  const need = {
    ...{ quantity: 200, material: 'aluminium', toleranceMm: 0.02, finishes: [] },
    ...{ leadTimeDays: null, distanceKm: null },
  }
  return (await buyer.post('/api/price/quotes', { modelId: 'milling', facts, need })).json()
}

test('makers are ranked by what their cards make of the part, and the price is the one of an estimate', async () => {
  await expect.poll(async () => (await match(w.stranger, said, null)).admitted).toBe(3)
  const answer = await match(buyer, said)
  expect(titles(answer)).toEqual(['便宜铣削', '昂贵铣削', '无卡铣削'])
  const { makers } = await asBuyerPrices()
  for (const [title, who] of [
    ['便宜铣削', cheap],
    ['昂贵铣削', dear],
  ] as const) {
    const { quote } = makers.find(({ orgId }: { orgId: string }) => orgId === who.org.id)
    const { netFen, vatFen, pieceFen } = quote
    expect(rowOf(answer, title).price).toMatchObject({
      ...{ outcome: 'met', hasCard: true, reasons: [] },
      quote: { netFen, vatFen, pieceFen, open: who === cheap },
    })
  }
  expect(rowOf(answer, '无卡铣削').price).toEqual({
    ...{ outcome: 'unknown', closeness: 0.5, quote: null, hasCard: false, reasons: [] },
  })
  const nets = ['便宜铣削', '昂贵铣削'].map((title) => rowOf(answer, title).price.quote!.netFen)
  expect(answer.price).toMatchObject({
    ...{ lacks: [], refusal: null, modelId: 'milling', reasons: [], priced: 2, withoutCard: 1 },
    band: { makers: 2, netFen: [nets[0], nets[0], nets[1]] },
  })
  expect([answer.looked, answer.until]).toEqual([3, null])
  expect(rowOf(answer, '便宜铣削').capacity).toBeNull()
})

test('what must be said before a price, and why a person prices it, is told', async () => {
  const { quantity: _quantity, ...less } = { ...said, materials: [] }
  expect((await match(buyer, less)).price).toMatchObject({
    ...{ lacks: ['quantity', 'material'], band: null, priced: 0 },
  })
  const fine = await match(buyer, { ...said, limits: [], quantity: 900_000 })
  expect(rowOf(fine, '便宜铣削').price).toMatchObject({
    outcome: 'unknown',
    quote: null,
    hasCard: true,
  })
  expect(fine.price.reasons[0]).toMatchObject({ code: 'quantity_beyond', makers: 2 })
  // A kind without a price model.
  const other = await match(buyer, { ...noFilters, kind: 'metrology' })
  expect(other.price).toMatchObject({ modelId: null, band: null })
})

test('a limit of the price puts dearer makers behind, and says how much dearer would admit them', async () => {
  const all = await match(buyer, said)
  const [low, high] = ['便宜铣削', '昂贵铣削'].map(
    (title) => rowOf(all, title).price.quote!.pieceFen,
  )
  const limited = { ...said, pieceFen: low! }
  const answer = await match(buyer, limited)
  // Whom a person must ask is not held against it.
  expect(titles(answer)).toEqual(['便宜铣削', '无卡铣削', '昂贵铣削'])
  expect([answer.admitted, answer.nearly]).toEqual([2, 1])
  expect(rowOf(answer, '昂贵铣削')).toMatchObject({ misses: 1, price: { outcome: 'missed' } })
  const change = answer.changes.at(-1)
  expect(change).toMatchObject({ label: { zh: '每件价格' }, offers: 1, query: { pieceFen: high } })
  expect(change.admits.zh).toContain(`（贵 ${Math.ceil((high! / low! - 1) * 100)}%）`)
  expect((await match(buyer, readFilters(change.query))).admitted).toBe(3)
})

test('hours before the day: enough, too few, or not told; a later day admits who has them by then', async () => {
  for (const [who, title] of [
    [cheap, '便宜铣削'],
    [dear, '昂贵铣削'],
  ] as const) {
    const set = await setOf(who, ids[title]!, { ...hoursWish, machines: 1, mostHours: 200 })
    expect(set.statusCode).toBe(200)
  }
  const due = { ...said, due: '2019-07-12' }
  const free = await match(buyer, due)
  const quote = rowOf(free, '便宜铣削')
  expect(quote.capacity).toMatchObject({ outcome: 'met', freeHours: 79 })
  // The order's machine time, as the estimate's steps have it.
  const { makers } = await asBuyerPrices()
  const { steps } = makers.find(({ orgId }: { orgId: string }) => orgId === cheap.org.id).quote
  const minutes = machineMinutesOf(priceModels.get('milling')!, { steps }, 200)!
  expect(quote.capacity).toMatchObject({ neededHours: Math.ceil(minutes / 6) / 10 })
  // Who shows the total alone does not show by its hours what it takes.
  expect(rowOf(free, '昂贵铣削').capacity).toMatchObject({ outcome: 'unknown', neededHours: null })
  expect(rowOf(free, '无卡铣削').capacity).toMatchObject({ outcome: 'unknown', freeHours: null })
  expect(free.until).toBe('2019-07-12')

  const left = 79 - Math.ceil(minutes / 60) + 1
  expect(left).toBeGreaterThan(1)
  const wish = { hours: left, from: '2019-07-08', until: '2019-07-12' }
  expect((await blockOf(cheap, ids['便宜铣削']!, wish)).statusCode).toBe(200)
  const taken = await match(buyer, due)
  expect(titles(taken).at(-1)).toBe('便宜铣削')
  expect(rowOf(taken, '便宜铣削')).toMatchObject({ misses: 1, capacity: { outcome: 'missed' } })
  expect([taken.admitted, taken.nearly]).toEqual([2, 1])
  const later = taken.changes.find(({ label }: { label: { zh: string } }) => label.zh === '交货')
  expect(later).toMatchObject({ offers: 1, query: { due: '2019-07-15' } })
  expect(later.admits.zh).toBe('2019-07-15（晚 3 天）')
  const after = await match(buyer, readFilters(later.query))
  expect(after.admitted).toBe(taken.admitted + later.offers)
  // Days that are limited instead of named: until the last of them.
  const days = await match(buyer, {
    ...said,
    limits: [...said.limits, { field: 'fastest', max: 5 }],
  })
  expect(days.until).toBe('2019-07-15')
})

test('what is not for the reader shows in no price, no band and no count; a part of others is missing', async () => {
  const hidden = '点名铣削'
  const [forNamed, forBuyer] = [await match(named, said), await match(buyer, said)]
  // It is there, and the cheapest, for whom it names.
  expect(titles(forNamed)[0]).toBe(hidden)
  const { netFen } = rowOf(forNamed, hidden).price.quote!
  expect(forNamed.price.band.netFen[0]).toBe(netFen)
  expect([forNamed.admitted, forNamed.looked, forNamed.price.priced]).toEqual([4, 4, 3])
  expect(titles(forBuyer)).not.toContain(hidden)
  expect([forBuyer.admitted, forBuyer.nearly, forBuyer.looked]).toEqual([3, 0, 3])
  expect(forBuyer.price).toMatchObject({ priced: 2, withoutCard: 1, band: { makers: 2 } })
  expect(forBuyer.price.band.netFen[0]).toBeGreaterThan(netFen)
  // The cheapest that the reader sees is the nearest, whatever others would cost.
  expect(rowOf(forBuyer, '便宜铣削').price).toMatchObject({ closeness: 1 })
  const dearerThan = { ...said, pieceFen: 1 }
  for (const { offers } of (await match(buyer, dearerThan)).changes) {
    expect(offers).toBeLessThanOrEqual(2)
  }
  // A part of others is missing, whoever asks.
  for (const who of [p.otherApplicant, w.stranger]) {
    const answer = await ask(who, said)
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'kernel.missing'])
  }
})
