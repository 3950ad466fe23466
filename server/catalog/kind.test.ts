/** Kinds that an operator makes: written, told what is wrong, published, followed by a version, retired. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { beginOf, market, publishedOffer, stepOf, writeOf } from './catalog.sample.ts'

let w: World
let p: Personas
const path = '/api/catalog/console/kinds'
const reason = '这个种类与新的种类重复，停用后统一到新的种类。'

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

async function must(answer: ReturnType<Personas['operator']['post']>) {
  const said = await answer
  expect([said.statusCode, said.statusCode === 200 ? '' : said.body]).toEqual([200, ''])
  return said.json()
}
const write = (id: string, seen: number, definition: object) =>
  p.operator.put(`${path}/${id}`, { seen, definition })
const act = (id: string, verb: string, body: object) =>
  p.operator.post(`${path}/${id}/${verb}`, body)
const codes = ({ faults }: { faults: { code: string; at: string }[] }) =>
  faults.map(({ code, at }) => `${at} ${code}`)
const open = async (id: string) => (await p.operator.get(`${path}/${id}`)).json()

const measure = (zh: string, more: object = {}) => ({
  type: 'number',
  minimum: 0,
  maximum: 500,
  about: { shape: 'measure', label: { zh, en: zh }, unit: 'kg', ...more },
})
const kindOf = (change: object = {}) => ({
  name: { zh: '动平衡', en: 'Balancing' },
  about: { zh: '转子和叶轮的动平衡。', en: 'Balancing of rotors and impellers.' },
  layer: 'capability',
  service: 'production',
  aliases: ['平衡机'],
  tradeUnits: ['piece'],
  fields: {
    type: 'object',
    additionalProperties: false,
    required: ['rotorMass'],
    properties: {
      rotorMass: measure('最大转子质量', { match: { as: 'atLeast', axis: 'Q' } }),
    },
  },
  card: ['rotorMass'],
  sample: {
    title: { zh: '硬支承动平衡', en: 'Hard-bearing balancing' },
    values: { rotorMass: 100 },
  },
  ...change,
})

test('a kind is written with whatever is in it, told what is wrong at its place, and published', async () => {
  expect((await p.applicant.get(path)).statusCode).toBe(403)
  const begun = await must(write('balancing', 0, { name: { zh: '动平衡' } }))
  expect(begun).toMatchObject({ version: null, draft: true, ships: false, seen: 1 })
  expect(codes(begun)).toContain('/name kind_shape')
  expect((await act('balancing', 'publish', { seen: 1 })).json()).toMatchObject({
    code: 'catalog.kind_faulty',
  })
  const wrong = kindOf({ card: ['rotorMass', 'gone'] })
  expect(codes(await must(write('balancing', 1, wrong)))).toEqual(['/card/1 kind_field_unknown'])
  expect((await write('balancing', 1, wrong)).json()).toMatchObject({ code: 'catalog.moved_on' })
  expect(codes(await must(write('balancing', 2, kindOf())))).toEqual([])
  expect((await beginOf(p.applicant, 'balancing', '动平衡机')).statusCode).toBe(404)
  const out = await must(act('balancing', 'publish', { seen: 3 }))
  expect(out).toMatchObject({ version: 1, draft: false, faults: [], seen: 4 })
  expect(out.versions).toMatchObject([{ version: 1, by: p.operator.name }])
  const read = await w.stranger.get('/api/catalog/kinds/balancing')
  expect(read.json().kind).toMatchObject({ shape: 'kind-1', id: 'balancing', version: 1 })
  const begunOffer = (await beginOf(p.applicant, 'balancing', '动平衡加工')).json()
  const content = { ...begunOffer.content, region: '51', values: { rotorMass: 80 } }
  const { version } = (
    await writeOf(p.applicant, begunOffer.id, { seen: 1, content, audience: market })
  ).json()
  const offer = await stepOf(p.applicant, begunOffer.id, { verb: 'publish', seen: version })
  expect(offer.json()).toMatchObject({ state: 'published' })
  const found = (await w.stranger.get('/api/catalog/offers?text=平衡机')).json()
  expect(found.rows).toMatchObject([{ kindName: { zh: '动平衡' }, said: [{ field: 'rotorMass' }] }])
})

test('a new version may add, widen and rename; what an offer may say does not go', async () => {
  const { seen } = await open('balancing')
  const properties = { rotorMass: measure('转子质量') }
  const fields = (change: object, required = ['rotorMass']) => ({
    fields: { ...kindOf().fields, required, properties: { ...properties, ...change } },
  })
  const tried = async (at: number, change: object) =>
    codes(await must(write('balancing', at, kindOf(change))))
  const narrow = { rotorMass: { ...properties.rotorMass, maximum: 100 } }
  expect(await tried(seen, fields(narrow))).toEqual([
    '/fields/properties/rotorMass/maximum kind_bound_narrowed',
  ])
  const other = { rotorMass: measure('转子质量', { unit: 't' }), rpm: measure('转速') }
  expect(
    await tried(seen + 1, { service: 'metrology', ...fields(other, ['rotorMass', 'rpm']) }),
  ).toEqual([
    '/sample/values/rpm value_missing',
    '/service kind_service_changed',
    '/fields/properties/rotorMass/about/unit kind_unit_changed',
    '/fields/required kind_required_added',
  ])
  expect(await tried(seen + 2, { service: 'metrology', ...fields(other) })).toEqual([
    '/service kind_service_changed',
    '/fields/properties/rotorMass/about/unit kind_unit_changed',
  ])
  const wider = { rotorMass: { ...properties.rotorMass, maximum: 900 }, rpm: measure('转速') }
  expect(await tried(seen + 3, fields(wider))).toEqual([])
  const out = await must(act('balancing', 'publish', { seen: seen + 4 }))
  expect(out.version).toBe(2)
  expect((await w.stranger.get('/api/catalog/kinds/balancing')).json().kind.version).toBe(2)
})

test('a kind of which the market could not search a field is told so at the field, and not published', async () => {
  const marked = (zh: string) => measure(zh, { match: { as: 'atLeast', axis: 'Q' } })
  const eleven = Array.from({ length: 11 }, (_, at) => [`own${at}`, marked(`数值${at}`)])
  const full = (marks: object) => ({
    fields: {
      ...kindOf().fields,
      required: [],
      properties: { ...Object.fromEntries(eleven), own10: { ...marked('数值10'), ...marks } },
    },
    card: ['own0'],
    sample: { ...kindOf().sample, values: { own0: 1 } },
  })
  expect(codes(await must(write('manyNumbers', 0, kindOf(full({})))))).toEqual([
    '/fields/properties/own10/about kind_measures_full',
  ])
  const refused = await act('manyNumbers', 'publish', { seen: 1 })
  expect([refused.statusCode, refused.json().code]).toEqual([400, 'catalog.kind_faulty'])
  await must(write('manyNumbers', 1, kindOf(full(measure('数值10')))))
  expect(await must(act('manyNumbers', 'publish', { seen: 2 }))).toMatchObject({ version: 1 })
})

test('a kind that ships gets a version of the house’s own; retired it keeps its offers and takes no new ones', async () => {
  const file = join(import.meta.dirname, '../../data/kinds/milling.json')
  const milling = JSON.parse(await readFile(file, 'utf8'))
  const offer = await publishedOffer(p.applicant, { title: '停用前的铣削' })
  const before = await open('milling')
  expect(before).toMatchObject({ ships: true, version: 1, seen: 0, definition: null })
  const named = { ...milling, name: { ...milling.name, zh: '铣削与镗削' } }
  expect(codes(await must(write('milling', 0, named)))).toEqual([])
  const gone = await act('milling', 'discard', { seen: 1 })
  expect(gone.json()).toEqual({ id: 'milling' })
  await must(write('milling', 2, named))
  expect(await must(act('milling', 'publish', { seen: 3 }))).toMatchObject({ version: 2 })
  const card = (await w.stranger.get(`/api/catalog/offers/${offer.id}`)).json()
  expect(card.kindName.zh).toBe('铣削与镗削')
  expect((await act('milling', 'retire', { retire: true, reason: '不' })).json().code).toBe(
    'catalog.reason_too_short',
  )
  const retired = await must(act('milling', 'retire', { retire: true, reason }))
  expect(retired).toMatchObject({ retired: true, reason })
  expect((await beginOf(p.applicant, 'milling', '停用后的铣削')).json().code).toBe(
    'catalog.kind_retired',
  )
  expect((await w.stranger.get(`/api/catalog/offers/${offer.id}`)).statusCode).toBe(200)
  const kinds = (await w.stranger.get('/api/catalog/kinds')).json().rows
  expect(kinds.find(({ id }: { id: string }) => id === 'milling')).toMatchObject({ retired: true })
  expect((await act('milling', 'retire', { retire: true, reason })).json().code).toBe(
    'catalog.kind_cannot_retire',
  )
  await must(act('milling', 'retire', { retire: false, reason }))
  expect((await beginOf(p.applicant, 'milling', '恢复后的铣削')).statusCode).toBe(200)
  const { rows } = (await p.operator.get(path)).json()
  expect(rows.find(({ id }: { id: string }) => id === 'balancing')).toMatchObject({
    ...{ ships: false, version: 2, offers: 1, draft: false, retired: false },
  })
})

test('a hundred who read at once do not wait for one another', async () => {
  await setTimeout(600)
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => w.stranger.get('/api/catalog/kinds')),
  )
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
})

test('two who write one draft at once: one is told that it moved on', async () => {
  await must(write('grinding', 0, kindOf()))
  const answers = await Promise.all([1, 2, 3].map(() => write('grinding', 1, kindOf())))
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409])
})
