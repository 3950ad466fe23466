/** What of a rate card its maker shows to everybody. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedOffer } from '../catalog/catalog.sample.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { millingCard, stepCardOf, writeCardOf } from './price.sample.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

test('of a card everybody reads what its maker chose, while it is in use and its offers are seen', async () => {
  const shown = async (who: Pick<Persona, 'get'>, of: Persona) =>
    (await who.get(`/api/price/companies/${of.org.id}/cards`)).json().rows
  const maker = p.otherApplicant
  await publishedOffer(
    maker,
    { title: '公开价目的铣削' },
    { spaces: [], organisations: [p.applicant.org.id] },
  )
  const breaks = [{ fromQuantity: 100, percentOff: 5 }]
  const rates = { machineHour: 168.5 }
  const version = (await writeCardOf(maker, millingCard({ rates, breaks }))).json().version
  await stepCardOf(maker, 'use', version)
  expect(await shown(p.applicant, maker)).toEqual([])
  await writeCardOf(maker, millingCard({ rates, breaks, open: ['rates', 'breaks'] }), version + 1)
  const [card] = await shown(p.applicant, maker)
  expect(card).toMatchObject({
    modelId: 'milling',
    materials: [],
    finishes: [],
    limits: [],
    breaks,
  })
  const byId = Object.fromEntries(
    card.rates.map(({ id, value }: { id: string; value: number }) => [id, value]),
  )
  expect(byId).toMatchObject({ machineHour: 168.5, minimumOrder: 300 })
  expect(Object.keys(byId)).not.toContain('margin')
  // The offer is for one organisation by name.
  expect([await shown(w.stranger, maker), await shown(p.operator, maker)]).toEqual([[], []])
  const faulty = await writeCardOf(maker, { ...millingCard(), open: ['margin'] }, version + 2)
  expect(faulty.statusCode).toBe(400)
  await stepCardOf(maker, 'setAside', version + 2)
  expect(await shown(p.applicant, maker)).toEqual([])
})
