/** Rate cards and quotes: written by the maker, asked by the buyer, kept, and held against what was charged. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { priceModels } from '../../domain/price/models.ts'
import { quote } from '../../domain/price/quote.ts'
import { publishedOffer } from '../catalog/catalog.sample.ts'
import { foundedSpace } from '../spaces/spaces.sample.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import {
  askedBlock,
  blockFacts,
  blockNeed,
  cardInUse,
  millingCard,
  stepCardOf,
  writeCardOf,
} from './price.sample.ts'

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
const ask = async (who: Persona, change: object = {}) =>
  (await who.post('/api/price/quotes', { ...askedBlock, ...change })).json()
const computed = (change: Parameters<typeof millingCard>[0], need = blockNeed) =>
  quote(priceModels.get('milling')!, millingCard(change), blockFacts, need)
function netOf(change: Parameters<typeof millingCard>[0]): number {
  const answer = computed(change)
  if (!answer.ok) throw new Error('not priced')
  return answer.netFen
}

test('models are open to everybody, with what they rest on and when a person prices', async () => {
  const listed = (await w.stranger.get('/api/price/models')).json()
  expect(listed.rows.map(({ id }: { id: string }) => id)).toEqual([
    ...['milling', 'turning', 'sheetMetal', 'additive', 'injectionMoulding'],
  ])
  const { model, rates } = (await w.stranger.get('/api/price/models/milling')).json()
  expect(model).toEqual(priceModels.get('milling')!.model)
  expect(rates.map(({ id }: { id: string }) => id)).toContain('vat')
  expect(code(await w.stranger.get('/api/price/models/weaving'))).toBe('kernel.missing')
})

test('a card is typical until it is written, is checked at every entry, and is nobody else’s', async () => {
  const typical = (await p.colleague.get('/api/price/cards/milling')).json()
  expect(typical).toMatchObject({ state: null, version: 0, content: millingCard(), steps: [] })
  const wrong = millingCard({ rates: { machineHour: 9999 }, materials: { gold: {} } })
  const refused = await writeCardOf(p.colleague, wrong)
  expect(refused.json()).toMatchObject({
    code: 'price.card_faulty',
    facts: { count: 2, part: 'rates', of: 'machineHour' },
  })
  const written = await writeCardOf(p.colleague, millingCard({ rates: { machineHour: 150 } }))
  expect(written.json()).toMatchObject({
    ...{ state: 'draft', version: 1, content: { rates: { machineHour: 150 } } },
    steps: [{ verb: 'write', version: 1, by: p.colleague.name }],
  })
  expect((await writeCardOf(p.applicant, millingCard())).json()).toMatchObject({
    ...{ code: 'price.moved_on', facts: { seen: 0, version: 1 } },
  })
  expect(code(await stepCardOf(p.colleague, 'use', 1))).toBe('price.role_cannot')
  expect(code(await stepCardOf(p.applicant, 'setAside', 1))).toBe('price.card_cannot_setAside')
  expect(code(await stepCardOf(p.applicant, 'use', 1, 'turning'))).toBe('price.card_unwritten')
  expect((await stepCardOf(p.applicant, 'use', 1)).json()).toMatchObject({
    ...{ state: 'inUse', version: 2 },
  })
  // What buyers are quoted by is no member's to change.
  expect(code(await writeCardOf(p.colleague, millingCard(), 2))).toBe('price.role_cannot')
  const others = (await p.otherApplicant.get('/api/price/cards/milling')).json()
  expect(others).toMatchObject({ state: null, version: 0, content: { rates: {} } })
  expect(code(await p.expert.get('/api/price/cards'))).toBe('price.role_cannot')
  await stepCardOf(p.applicant, 'setAside', 2)
})

test('a buyer is quoted by each maker whose offer takes the part, or told why not', async () => {
  await publishedOffer(p.applicant, { title: '启衡铣削' })
  const small = { maxPart: [50, 50, 50], axes: 3, materials: ['aluminium'], tolerance: 0.01 }
  await publishedOffer(p.otherApplicant, {
    ...{ title: '澜石小件铣削' },
    values: small,
  })
  expect(await ask(p.programmeOfficer)).toMatchObject({
    band: { makers: 0, netFen: null, reasons: [] },
    ...{ makers: [], withoutCard: 1, outside: 1 },
  })
  const used = await p.applicant.get('/api/price/cards/milling')
  await stepCardOf(p.applicant, 'use', used.json<{ version: number }>().version)
  const change = { rates: { machineHour: 150 } }
  const answer = computed(change)
  if (!answer.ok) throw new Error('not priced')
  const got = await ask(p.programmeOfficer)
  expect(got).toMatchObject({
    band: {
      ...{ makers: 1, netFen: [answer.netFen, answer.netFen, answer.netFen] },
      grossFen: Array.from({ length: 3 }, () => answer.netFen + answer.vatFen),
    },
    makers: [
      {
        ...{ orgId: p.applicant.org.id, orgName: p.applicant.org.name },
        offers: [{ title: '启衡铣削' }],
        quote: { lines: answer.lines, steps: answer.steps, netFen: answer.netFen },
        reasons: [],
      },
    ],
    ...{ withoutCard: 0, outside: 1, modelVersion: 1 },
  })
  await publishedOffer(p.otherApplicant, { title: '澜石铣削' })
  await cardInUse(p.otherApplicant, { shows: 'total', rates: { machineHour: 50 } })
  const both = await ask(p.programmeOfficer)
  const cheap = netOf({ rates: { machineHour: 50 } })
  expect(both.band.netFen).toEqual([cheap, cheap, answer.netFen])
  expect(both.makers[0]).toMatchObject({
    ...{ orgName: p.otherApplicant.org.name, offers: [{ title: '澜石铣削' }] },
    quote: { netFen: cheap, lines: [], steps: {} },
  })
  expect(both.makers[0].quote.ladder.map(({ quantity }: { quantity: number }) => quantity)).toEqual(
    [1, 10, 50, 100, 200, 500, 1000],
  )
  const hard = await ask(p.programmeOfficer, { need: { ...blockNeed, quantity: 20_000 } })
  expect(hard).toMatchObject({
    band: { makers: 2, netFen: null, reasons: [{ code: 'quantity_beyond', makers: 2 }] },
    makers: [
      { quote: null, reasons: [{ code: 'quantity_beyond', facts: { most: 10_000 } }] },
      { quote: null },
    ],
  })
  const strange = await p.programmeOfficer.post('/api/price/quotes', {
    ...askedBlock,
    need: { ...blockNeed, material: 'gold' },
  })
  expect(code(strange)).toBe('price.material_unknown')
  expect((await w.stranger.post('/api/price/quotes', askedBlock)).statusCode).toBe(401)
})

test('prices obey the audience of the offers that they are for', async () => {
  const space = await foundedSpace(p.otherApplicant, { name: '钣金内部空间' })
  const closed = { spaces: [space], organisations: [] }
  const plenty = { ...blockNeed, material: 'titanium' }
  const values = { maxPart: [900, 900, 900], axes: 5, materials: ['titanium'], tolerance: 0.01 }
  await publishedOffer(p.otherApplicant, { title: '只给空间的钛合金', values }, closed)
  const seen = async (who: Persona) => (await ask(who, { need: plenty })).band.makers
  expect([await seen(p.otherApplicant), await seen(p.applicant)]).toEqual([1, 0])
})

test('an estimate is kept at the price shown, seen by both sides, and held against what was charged', async () => {
  const keep = (netFen: number, who = p.cityOfficer) =>
    who.post('/api/price/estimates', {
      ...askedBlock,
      ...{ makerOrgId: p.applicant.org.id, label: '安装块', netFen },
    })
  const netFen = netOf({ rates: { machineHour: 150 } })
  expect((await keep(netFen + 1)).json()).toMatchObject({
    ...{ code: 'price.estimate_moved', facts: { fen: netFen } },
  })
  const kept = (await keep(netFen)).json()
  expect(kept).toMatchObject({
    ...{ label: '安装块', netFen, chargedFen: null, makerName: p.applicant.org.name },
    ...{ quantity: 200, material: 'aluminium', askedByName: p.cityOfficer.org.name },
  })
  const rows = async (who: Persona, side: string) =>
    (await who.get(`/api/price/estimates?side=${side}`)).json()
  expect((await rows(p.cityOfficer, 'asked')).rows).toEqual([kept])
  expect((await rows(p.colleague, 'made')).rows).toEqual([kept])
  for (const who of [p.otherApplicant, p.expert, p.provincialOfficer]) {
    expect(await rows(who, 'made')).toMatchObject({ rows: [], total: 0, ratios: null })
  }
  const charge = (who: Persona, chargedFen: number) =>
    who.post(`/api/price/estimates/${kept.id}/charge`, { chargedFen })
  expect(code(await charge(p.cityOfficer, 1))).toBe('kernel.missing')
  expect(code(await charge(p.colleague, 1))).toBe('price.role_cannot')
  const charged = Math.round(netFen * 1.1)
  expect((await charge(p.applicant, charged)).json()).toMatchObject({ chargedFen: charged })
  const second = (await keep(netFen, p.programmeOfficer)).json()
  await p.applicant.post(`/api/price/estimates/${second.id}/charge`, { chargedFen: netFen })
  expect((await rows(p.applicant, 'made')).ratios).toEqual({
    ...{ count: 2, low: 1.01, middle: 1.05, high: 1.09 },
  })
  const closed = await p.programmeOfficer.post('/api/price/estimates', {
    ...askedBlock,
    ...{ need: { ...blockNeed, quantity: 20_000 }, makerOrgId: p.applicant.org.id },
    ...{ label: '太多', netFen: 1 },
  })
  expect(code(closed)).toBe('price.no_quote')
})
