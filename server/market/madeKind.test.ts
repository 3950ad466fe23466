/** A kind that an operator makes while the search process runs: its offers are found, limited and counted at once. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginOf, market, stepOf, writeOf } from '../catalog/catalog.sample.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { searchReady } from './market.sample.ts'

let w: World
let p: Personas
const path = '/api/catalog/console/kinds/balancing'

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
  await searchReady(w.host)
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

type Answer = ReturnType<Personas['operator']['post']>
async function must(answer: Answer) {
  const said = await answer
  expect([said.statusCode, said.statusCode === 200 ? '' : said.body]).toEqual([200, ''])
  return said.json()
}

const mass = {
  type: 'number',
  minimum: 0,
  maximum: 500,
  about: {
    shape: 'measure',
    label: { zh: '最大转子质量', en: 'Heaviest rotor' },
    unit: 'kg',
    match: { as: 'atLeast', axis: 'Q' },
  },
}
const kindOf = (alias: string) => ({
  name: { zh: '动平衡', en: 'Balancing' },
  about: { zh: '转子和叶轮的动平衡。', en: 'Balancing of rotors and impellers.' },
  layer: 'capability',
  service: 'production',
  aliases: [alias],
  tradeUnits: ['piece'],
  fields: {
    type: 'object',
    additionalProperties: false,
    required: ['rotorMass'],
    properties: { rotorMass: mass },
  },
  card: ['rotorMass'],
  sample: { title: { zh: '硬支承动平衡', en: 'Hard-bearing' }, values: { rotorMass: 100 } },
})

const search = async (query: Record<string, string>) => {
  const asked = new URLSearchParams(query).toString()
  const { total, rows } = await must(w.stranger.get(`/api/market/offers?${asked}`))
  return [total, rows.map(({ title }: { title: string }) => title)]
}
async function withinASecond(query: Record<string, string>, expected: unknown): Promise<void> {
  const until = performance.now() + 1000
  while (JSON.stringify(await search(query)) !== JSON.stringify(expected)) {
    if (performance.now() > until) break
    await sleep(20)
  }
  expect(await search(query)).toEqual(expected)
}

test('an offer of a kind made meanwhile is found, and a new version of the kind is heard', async () => {
  await must(p.operator.put(path, { seen: 0, definition: kindOf('平衡机') }))
  await must(p.operator.post(`${path}/publish`, { seen: 1 }))
  const { id, content } = await must(beginOf(p.applicant, 'balancing', '转子校准车间'))
  const whole = { ...content, region: '51', values: { rotorMass: 80 } }
  const { version } = await must(
    writeOf(p.applicant, id, { seen: 1, content: whole, audience: market }),
  )
  await must(stepOf(p.applicant, id, { verb: 'publish', seen: version }))
  const found = [1, ['转子校准车间']]
  await withinASecond({ text: '平衡机' }, found)
  expect(await search({ kind: 'balancing', limits: 'rotorMass:60..' })).toEqual(found)
  expect((await search({ kind: 'balancing', limits: 'rotorMass:90..' }))[0]).toBe(0)

  await must(p.operator.put(path, { seen: 2, definition: kindOf('去重机') }))
  await must(p.operator.post(`${path}/publish`, { seen: 3 }))
  await withinASecond({ text: '去重机' }, found)
})
