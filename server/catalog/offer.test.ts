/** Offers: written, published, found by whom they are for, confirmed, and taken back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decide, foundedSpace, inviteInto, stepOwn } from '../spaces/spaces.sample.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import {
  beginOf,
  market,
  millingContent,
  publishedOffer,
  stepOf,
  writeOf,
  writtenOffer,
} from './catalog.sample.ts'

let w: World
let p: Personas
const reason = '设备转为自用，不再对外承接。'

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const code = (answer: { json: () => { code: string } }) => answer.json().code
const ids = (answer: { json: () => { rows: { id: string }[] } }) =>
  answer.json().rows.map(({ id }) => id)
const stranger = () => w.stranger
const listed = async (who: { get: Persona['get'] }, query = '') =>
  ids(await who.get(`/api/catalog/offers${query}`))
const read = async (who: { get: Persona['get'] }, id: string) =>
  (await who.get(`/api/catalog/offers/${id}`)).statusCode

test('a draft keeps what is right in it, is published whole, and is nobody else’s before', async () => {
  const begun = await beginOf(p.applicant, 'milling', '  五轴加工  ')
  const { id, ...offer } = begun.json()
  expect(offer).toMatchObject({
    title: '五轴加工',
    state: 'draft',
    version: 1,
    audience: market,
    freshness: null,
  })
  expect(code(await beginOf(p.applicant, 'no', '没有这个种类'))).toBe('kernel.missing')
  const wrong = { ...millingContent, values: { maxPart: [800, 600], axes: 2 } }
  const refused = await writeOf(p.applicant, id, { seen: 1, content: wrong, audience: market })
  expect(refused.json()).toMatchObject({
    code: 'catalog.offer_faulty',
    facts: { count: 2, field: 'maxPart' },
  })
  const half = { ...millingContent, values: { axes: 5 } }
  await writeOf(p.applicant, id, { seen: 1, content: half, audience: market })
  const early = await stepOf(p.applicant, id, { verb: 'publish', seen: 2 })
  expect(early.json()).toMatchObject({ code: 'catalog.offer_faulty', facts: { field: 'maxPart' } })
  const late = await writeOf(p.applicant, id, { seen: 1, content: half, audience: market })
  expect(late.json()).toMatchObject({ code: 'catalog.moved_on', facts: { seen: 1, version: 2 } })
  await writeOf(p.colleague, id, { seen: 2, content: millingContent, audience: market })
  expect(code(await stepOf(p.colleague, id, { verb: 'publish', seen: 3 }))).toBe(
    'catalog.role_cannot',
  )
  expect(await read(stranger(), id)).toBe(404)
  expect((await p.otherApplicant.get(`/api/catalog/desk/offers/${id}`)).statusCode).toBe(404)
  const out = await stepOf(p.applicant, id, { verb: 'publish', seen: 3 })
  expect(out.json()).toMatchObject({ state: 'published', version: 4, freshness: 'fresh' })
  const seen = (await stranger().get(`/api/catalog/offers/${id}`)).json()
  expect(seen).toMatchObject({
    title: millingContent.title,
    values: millingContent.values,
    market: true,
    own: false,
    orgName: p.applicant.org.name,
  })
  expect(await listed(stranger(), '?text=五轴&kind=milling&region=51')).toEqual([id])
  // By another name of its kind, which it does not say itself.
  expect(await listed(stranger(), '?text=加工中心')).toEqual([id])
  expect(await listed(stranger(), '?text=五轴&region=32')).toEqual([])
  expect(await listed(stranger(), '?service=logistics')).toEqual([])
})

test('a draft that is given up is gone, and counted no more', async () => {
  const { id, version } = await writtenOffer(p.applicant, { title: '放弃的铣削' })
  const offers = async () =>
    (
      await w.host.database.owner.query(`select offers from catalog.shelf where org_id = $1`, [
        p.applicant.org.id,
      ])
    ).rows[0].offers
  const before = await offers()
  const gone = await stepOf(p.applicant, id, { verb: 'discard', seen: version })
  expect(gone.json()).toMatchObject({ state: 'discarded' })
  expect(await offers()).toBe(before - 1)
  expect((await p.applicant.get(`/api/catalog/desk/offers/${id}`)).statusCode).toBe(404)
})

test('what is public stays whole, is paused, resumed, and withdrawn with its reason', async () => {
  const { id } = await publishedOffer(p.applicant, { title: '可暂停的铣削' })
  const broken = { ...millingContent, region: null }
  const refused = await writeOf(p.applicant, id, { seen: 3, content: broken, audience: market })
  expect(refused.json()).toMatchObject({ code: 'catalog.offer_faulty', facts: { field: 'region' } })
  await stepOf(p.applicant, id, { verb: 'pause', seen: 3 })
  expect(await read(stranger(), id)).toBe(404)
  expect(code(await stepOf(p.applicant, id, { verb: 'pause', seen: 4 }))).toBe(
    'catalog.offer_cannot_pause',
  )
  await stepOf(p.applicant, id, { verb: 'resume', seen: 4 })
  expect(await read(stranger(), id)).toBe(200)
  expect(code(await stepOf(p.applicant, id, { verb: 'withdraw', seen: 5, reason: '不' }))).toBe(
    'catalog.reason_too_short',
  )
  const gone = await stepOf(p.applicant, id, { verb: 'withdraw', seen: 5, reason })
  expect(gone.json().steps.map((one: { verb: string; reason: string }) => one)).toMatchObject([
    { verb: 'withdraw', reason },
    { verb: 'resume', reason: null },
    { verb: 'pause' },
    { verb: 'publish' },
  ])
  expect(await read(stranger(), id)).toBe(404)
})

test('for a space: its members see it in lists, counts and by address, from joining to leaving', async () => {
  const space = await foundedSpace(p.applicant, { name: '铣削产能空间' })
  await inviteInto(p.applicant, space, p.otherApplicant.org.name)
  const closed = { spaces: [space], organisations: [] }
  const { id } = await publishedOffer(p.applicant, { title: '空间内的铣削' }, closed)
  const all = '?text=空间内的铣削'
  const kinds = async (who: { get: Persona['get'] }) =>
    (await who.get('/api/catalog/offers?kind=milling')).json().total
  const strangers = await kinds(stranger())
  expect(await kinds(p.otherApplicant)).toBe(strangers)
  expect([await listed(p.otherApplicant, all), await read(p.otherApplicant, id)]).toEqual([[], 404])
  await stepOwn(p.otherApplicant, space, 'accept')
  expect([await listed(p.otherApplicant, all), await read(p.otherApplicant, id)]).toEqual([
    [id],
    200,
  ])
  expect(await kinds(p.otherApplicant)).toBe(strangers + 1)
  expect([await listed(stranger(), all), await read(stranger(), id)]).toEqual([[], 404])
  expect(await listed(p.applicant, all)).toEqual([id])
  await decide(p.applicant, space, p.otherApplicant.org.id, {
    verb: 'remove',
    seen: 2,
    reason: '不再承接本空间的任务，按约定移出。',
  })
  expect(await read(p.otherApplicant, id)).toBe(404)
})

test('who leaves a space takes along what it shared there; only one’s own spaces may be named', async () => {
  const space = await foundedSpace(p.applicant, { name: '退出后收回', joining: 'open' })
  const closed = { spaces: [space], organisations: [] }
  const draft = await writtenOffer(p.otherApplicant, { title: '想放进别人的空间' })
  const refused = await writeOf(p.otherApplicant, draft.id, {
    seen: draft.version,
    content: millingContent,
    audience: closed,
  })
  expect(refused.json()).toMatchObject({
    code: 'catalog.audience_space_unknown',
    facts: { count: 1 },
  })
  await stepOwn(p.otherApplicant, space, 'join')
  const { id } = await publishedOffer(p.otherApplicant, { title: '退出后收回的铣削' }, closed)
  expect(await read(p.applicant, id)).toBe(200)
  await stepOwn(p.otherApplicant, space, 'leave')
  await w.settle()
  expect(await read(p.applicant, id)).toBe(404)
  const own = (await p.otherApplicant.get(`/api/catalog/desk/offers/${id}`)).json()
  expect(own).toMatchObject({ version: 4, audience: { spaces: [], organisations: [] } })
  const still = await writeOf(p.otherApplicant, id, {
    seen: 4,
    content: millingContent,
    audience: own.audience,
  })
  expect(code(still)).toBe('catalog.audience_empty')
})

test('for organisations by name, found by their full name or their code', async () => {
  const { org } = p.otherApplicant
  const path = (called: string) =>
    `/api/catalog/desk/organisation?called=${encodeURIComponent(called)}`
  expect((await p.applicant.get(path(org.name))).json()).toEqual({ id: org.id, name: org.name })
  expect(code(await p.applicant.get(path('没有这家单位')))).toBe('catalog.org_unknown')
  const named = { spaces: [], organisations: [org.id] }
  const { id } = await publishedOffer(p.applicant, { title: '只给一家看' }, named)
  expect(await read(p.otherApplicant, id)).toBe(200)
  expect(await read(p.programmeOfficer, id)).toBe(404)
  const own = (await p.applicant.get(`/api/catalog/desk/offers/${id}`)).json()
  expect(own.names).toEqual([{ id: org.id, name: org.name }])
  const strange = { spaces: [], organisations: ['01890a5d-ac96-774b-bcce-b302099a8057'] }
  const body = { seen: own.version, content: millingContent, audience: strange }
  expect(code(await writeOf(p.applicant, id, body))).toBe('catalog.audience_org_unknown')
})

test('what nobody confirmed ages, sinks below what is fresh, and is confirmed with one tap', async () => {
  const old = await publishedOffer(p.applicant, { title: '陈年车铣一号' })
  w.travel('2020-01-24T10:00:00+08:00')
  const fresh = await publishedOffer(p.applicant, { title: '陈年车铣二号' })
  expect(await listed(stranger(), '?text=陈年车铣')).toEqual([fresh.id, old.id])
  const card = (await stranger().get(`/api/catalog/offers/${old.id}`)).json()
  expect(card.freshness).toBe('stale')
  const desk = (await p.applicant.get('/api/catalog/desk/offers?text=陈年车铣')).json()
  expect(desk.rows).toHaveLength(2)
  expect(desk.toConfirm).toBeGreaterThanOrEqual(1)
  const foreign = await p.otherApplicant.post('/api/catalog/desk/offer-confirmations', {
    ids: [old.id],
  })
  expect(foreign.statusCode).toBe(404)
  const done = await p.colleague.post('/api/catalog/desk/offer-confirmations', { ids: [old.id] })
  expect(done.json()).toEqual({ confirmed: 1 })
  expect((await stranger().get(`/api/catalog/offers/${old.id}`)).json().freshness).toBe('fresh')
  const company = await stranger().get(`/api/catalog/companies/${p.applicant.org.id}`)
  expect(company.json()).toMatchObject({ name: p.applicant.org.name })
  expect((await stranger().get(`/api/catalog/companies/${p.expert.org.id}`)).statusCode).toBe(404)
})

test('a company’s offers are summed as far as the reader may see them', async () => {
  const named = { spaces: [], organisations: [p.otherApplicant.org.id] }
  const values = { ...millingContent.values, tolerance: 0.001 }
  await publishedOffer(p.applicant, { title: '只给一家看的精密铣削', values }, named)
  const tolerance = async (who: { get: Persona['get'] }) => {
    const { kinds } = (await who.get(`/api/catalog/companies/${p.applicant.org.id}`)).json()
    const milling = kinds.find(({ kindId }: { kindId: string }) => kindId === 'milling')
    return milling.said.find(({ field }: { field: string }) => field === 'tolerance').value.zh
  }
  expect(await tolerance(p.otherApplicant)).toBe('0.001 mm')
  expect(await tolerance(stranger())).toBe('0.01 mm')
})

test('two who change one offer at once: one is told that it moved on, and nothing is lost', async () => {
  const { id, version } = await publishedOffer(p.applicant, { title: '同时改的铣削' })
  const answers = await Promise.all(
    [3, 4, 5].map((axes) =>
      writeOf(p.applicant, id, {
        seen: version,
        content: { ...millingContent, values: { ...millingContent.values, axes } },
        audience: market,
      }),
    ),
  )
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409])
})
