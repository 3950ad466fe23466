/** The index lives: what is published is found within a second by whom it is for, and by nobody else. */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  market,
  millingContent,
  publishedOffer,
  stepOf,
  writeOf,
} from '../catalog/catalog.sample.ts'
import { decide, foundedSpace, inviteInto, stepOwn } from '../spaces/spaces.sample.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { searchReady } from './market.sample.ts'
import { openSearch } from './search/client.ts'

let w: World
let p: Personas

type Asker = { readonly get: Persona['get'] }
type Found = {
  readonly total: number
  readonly rows: readonly { readonly id: string; readonly why: unknown[] }[]
  readonly facets: readonly { readonly name: string; readonly values: readonly object[] }[]
  readonly loose: boolean
  readonly without: readonly object[]
}

async function search(who: Asker, query: Record<string, string>): Promise<Found> {
  const answer = await who.get(`/api/market/offers?${new URLSearchParams(query).toString()}`)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json()
}
const ids = async (who: Asker, query: Record<string, string>) =>
  (await search(who, query)).rows.map(({ id }) => id)

/** Asks until it is so, for a second at most. */
async function withinASecond(ask: () => Promise<unknown>, expected: unknown): Promise<void> {
  const until = performance.now() + 1000
  let found = await ask()
  while (JSON.stringify(found) !== JSON.stringify(expected) && performance.now() < until) {
    await sleep(20)
    found = await ask()
  }
  expect(found).toEqual(expected)
}

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
  await searchReady(w.host)
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

test('published it is found within a second, paused it is gone, written anew it is found by its new words', async () => {
  const { id, version } = await publishedOffer(p.applicant, { title: '航空接头五轴铣削' })
  await withinASecond(() => ids(w.stranger, { text: '航空接头' }), [id])
  const [row] = (await search(w.stranger, { text: '航空接头' })).rows
  expect(row).toMatchObject({
    title: '航空接头五轴铣削',
    orgName: p.applicant.org.name,
    why: [{ word: '航空', via: 'itself', parts: ['title'] }, { word: '接头' }],
  })
  await stepOf(p.applicant, id, { verb: 'pause', seen: version })
  await withinASecond(() => ids(w.stranger, { text: '航空接头' }), [])
  await stepOf(p.applicant, id, { verb: 'resume', seen: version + 1 })
  const content = { ...millingContent, title: '船用法兰五轴铣削' }
  await writeOf(p.applicant, id, { seen: version + 2, content, audience: market })
  await withinASecond(() => ids(w.stranger, { text: '船用法兰' }), [id])
  expect(await ids(w.stranger, { text: '航空接头' })).toEqual([])
})

test('for a space: members alone find and count it, and none after leaving it', async () => {
  const space = await foundedSpace(p.applicant, { name: '密封件产能空间' })
  await inviteInto(p.applicant, space, p.otherApplicant.org.name)
  const closed = { spaces: [space], organisations: [] }
  const { id } = await publishedOffer(p.applicant, { title: '密封环精铣' }, closed)
  const asked = { text: '密封环' }
  await withinASecond(() => ids(p.applicant, asked), [id])
  const nothing = { total: 0, rows: [], loose: false }
  expect(await search(w.stranger, asked)).toMatchObject(nothing)
  expect(await search(p.otherApplicant, asked)).toMatchObject(nothing)
  expect((await search(w.stranger, asked)).facets).toEqual([])
  await stepOwn(p.otherApplicant, space, 'accept')
  expect(await search(p.otherApplicant, asked)).toMatchObject({ total: 1, rows: [{ id }] })
  await decide(p.applicant, space, p.otherApplicant.org.id, {
    verb: 'remove',
    seen: 2,
    reason: '不再承接本空间的任务，按约定移出。',
  })
  expect(await search(p.otherApplicant, asked)).toMatchObject(nothing)
  // Who offered there and leaves takes it along.
  const other = await foundedSpace(p.otherApplicant, { name: '另一产能空间', joining: 'open' })
  await stepOwn(p.applicant, other, 'join')
  const shared = { spaces: [other], organisations: [] }
  const second = await publishedOffer(p.applicant, { title: '密封环粗铣' }, shared)
  await withinASecond(() => ids(p.otherApplicant, asked), [second.id])
  await stepOwn(p.applicant, other, 'leave')
  await w.settle()
  await withinASecond(() => ids(p.otherApplicant, asked), [])
  expect((await ids(p.applicant, asked)).toSorted()).toEqual([id, second.id].toSorted())
})

test('conditions narrow down, facets count, and where nothing is left it is told what to drop', async () => {
  const values = millingContent.values
  const own = { text: '叶轮座' }
  const { id: fine } = await publishedOffer(p.applicant, {
    title: '叶轮座精密铣削',
    values: { ...values, tolerance: 0.005, grades: ['SUS304', '7075-T6'], batch: [1, 500] },
  })
  const { id: wide } = await publishedOffer(p.otherApplicant, {
    title: '叶轮座铣削',
    region: '32',
    values: { ...values, tolerance: 0.05, axes: 3, maxPart: [300, 200, 100] },
  })
  await withinASecond(async () => (await search(w.stranger, own)).total, 2)
  const one = async (query: Record<string, string>) =>
    (await ids(w.stranger, { ...own, ...query })).map((id) =>
      id === fine ? 'fine' : id === wide ? 'wide' : id,
    )
  expect(await one({ limits: 'tolerance:..0.01' })).toEqual(['fine'])
  expect(await one({ region: '32' })).toEqual(['wide'])
  expect(await one({ kind: 'milling', choices: 'axes:3' })).toEqual(['wide'])
  expect(await one({ part: '500x200x150' })).toEqual(['fine'])
  expect(await one({ quantity: '200' })).toEqual(['fine'])
  expect(await one({ grades: '304' })).toEqual(['fine'])
  expect(await one({ near: '3205', km: '300' })).toEqual(['wide'])
  expect(await one({ kind: 'turning' })).toEqual([])
  const { facets } = await search(w.stranger, { ...own, kind: 'milling', choices: 'axes:3' })
  expect(facets.find(({ name }) => name === 'axes')?.values).toEqual([
    { value: '3', count: 1 },
    { value: '5', count: 1 },
  ])
  const none = await search(w.stranger, { ...own, region: '32', limits: 'tolerance:..0.01' })
  expect(none).toMatchObject({
    total: 0,
    without: [
      { condition: 'region', count: 1 },
      { condition: 'limit.tolerance', count: 1 },
    ],
  })
  const unknown = await w.stranger.get('/api/market/offers?kind=noSuchKind')
  expect(unknown.json()).toMatchObject({
    code: 'market.kind_unknown',
    facts: { kind: 'noSuchKind' },
  })
})

test('other names, pinyin, misspellings and equal grades find the same', async () => {
  const { id } = await publishedOffer(p.applicant, {
    title: '加工中心对外承接铣削',
    summary: '常做壳体类零件。',
    values: { ...millingContent.values, grades: ['45#'] },
  })
  await withinASecond(async () => (await ids(w.stranger, { text: '壳体' })).includes(id), true)
  for (const text of ['数控铣 壳体', 'shukongxi 壳体', '加工中芯 壳体', 'S45C 壳体', '1045 壳体']) {
    expect([text, (await ids(w.stranger, { text })).includes(id)]).toEqual([text, true])
  }
  const rows = (await w.stranger.get('/api/market/words?text=jiagong')).json().rows
  expect(rows.map(({ word }: { word: string }) => word)).toContain('加工中心')
})

test('one who may look sees how search is doing; a house whose process is down says so, and lists go on', async () => {
  const status = async () => (await p.operator.get('/api/market/status')).json()
  await withinASecond(async () => (await status()).behind, 0)
  const { state, indexed, published } = await status()
  expect([state, indexed]).toEqual(['ready', published])
  expect((await p.applicant.get('/api/market/status')).statusCode).toBe(403)
  const house = (await p.operator.get('/api/console/status')).json()
  expect(house.parts).toMatchObject([{ title: '查找服务', care: null }])
  const { config, database, log } = w.host
  const away = { config: { dataDir: join(config.dataDir, 'away') }, database, log }
  const nobody = openSearch(away, { waitMs: 0, answerMs: 100, snapshotEveryMs: 1e6 })
  await expect(nobody.ask({ op: 'contents' })).rejects.toMatchObject({
    refusal: { kind: 'unavailable', code: 'market.search_down' },
  })
  expect(await nobody.look()).toBe(null)
  await nobody.close()
  // All but the two of the spaces.
  expect((await w.stranger.get('/api/catalog/offers')).json().total).toBe(published - 2)
})
