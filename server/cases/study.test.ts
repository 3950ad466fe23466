/** Cases: written, reviewed by somebody else, public, searched; names only where they were to be shown. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepFile } from '../testing/access/stageHouse.ts'
import { copies, readWhole } from '../testing/longList.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import {
  adoptionWish,
  fullContent,
  publishedStudy,
  statedChange,
  stepAs,
  verified,
  writtenStudy,
} from './cases.sample.ts'

let w: World
let p: Personas
const desk = '/api/cases/desk/studies'
const open = '/api/cases/studies'

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const code = (answer: { json: () => { code: string } }) => answer.json().code
const reason = '成效一段没有说明统计口径，请补充。'
const told = async (who: Personas['applicant']) =>
  (await who.get('/api/notices')).json().rows.map(({ kind }: { kind: string }) => kind)

const note = '抽查二十家企业的登记状态，两家已注销。'
const verifyAs = (path: string, amount: string) =>
  p.provincialOfficer.post(`${path}/verifications`, {
    indicator: 'orgs',
    period: '2019Q2',
    amount,
    note,
  })

/** A track of the applicant's with one verified number and one indicator without any. */
async function makeTrack(): Promise<string> {
  const made = await p.applicant.post('/api/indicators/tracks', {
    title: '共享检测平台（演示）',
    listId: 'operating',
    fromDay: '2018-01-01',
    untilDay: '2020-12-31',
    goals: [
      { indicator: 'orgs', baseline: '40', target: '300' },
      { indicator: 'smes', baseline: null, target: null },
    ],
    officeOrgId: p.orgs.province.id,
  })
  const { id } = made.json()
  const values = [{ indicator: 'orgs', amount: '130' }]
  await p.applicant.post(`/api/indicators/tracks/${id}/values`, { period: '2019Q2', values })
  await verifyAs(`/api/indicators/tracks/${id}`, '128')
  return id
}

test('from a track of its own: numbers come from there with their standing, and only complete is handed in', async () => {
  const track = await makeTrack()
  const { rows } = (await p.colleague.get('/api/cases/sources')).json()
  const measure = {
    indicator: 'orgs',
    before: '40',
    beforeDay: '2018-01-01',
    after: '128',
    afterDay: '2019-06-30',
    standing: 'verified',
    source: null,
  }
  expect(rows).toMatchObject([{ kind: 'track', id: track, measures: [measure], studyId: null }])
  const source = { kind: 'track', id: track }
  expect(code(await p.otherApplicant.post(desk, { source }))).toBe('cases.source_unknown')
  const begun = (await p.colleague.post(desk, { source })).json()
  expect(begun).toMatchObject({ state: 'draft', version: 1, content: { region: '51' } })
  expect(code(await p.applicant.post(desk, { source }))).toBe('cases.written_already')
  const content = { ...fullContent, stated: [], tracked: ['orgs', 'smes'], title: '' }
  const kept = await p.colleague.put(`${desk}/${begun.id}`, { seen: 1, content })
  expect(kept.json()).toMatchObject({
    version: 2,
    measures: [measure],
    source: { kind: 'track', id: track, measures: [measure] },
  })
  const many = { ...content, stated: Array.from({ length: 7 }, () => statedChange) }
  const full = await p.colleague.put(`${desk}/${begun.id}`, { seen: 2, content: many })
  expect(full.json()).toMatchObject({ code: 'cases.measures_too_many', facts: { most: 8 } })
  const stale = await p.colleague.put(`${desk}/${begun.id}`, { seen: 1, content })
  expect(code(stale)).toBe('cases.moved_on')
  expect(code(await stepAs(p.colleague, begun.id, 'submit'))).toBe('cases.role_cannot')
  expect((await stepAs(p.applicant, begun.id, 'submit')).json()).toMatchObject({
    code: 'cases.incomplete',
    facts: { count: 1 },
  })
  const whole = { ...content, title: '共享检测' }
  await p.colleague.put(`${desk}/${begun.id}`, { seen: 2, content: whole })
  // The office that verifies has said nothing of the second indicator, and neither has anybody else.
  expect((await stepAs(p.applicant, begun.id, 'submit')).json()).toMatchObject({
    code: 'cases.measure_empty',
    facts: { indicator: 'smes' },
  })
  await p.colleague.put(`${desk}/${begun.id}`, {
    seen: 3,
    content: { ...whole, tracked: ['orgs'] },
  })
  const handed = (await stepAs(p.applicant, begun.id, 'submit')).json()
  expect(handed).toMatchObject({
    state: 'inReview',
    measuredOn: '2019-07-08',
    measures: [measure],
    source: { kind: 'track', measures: [] },
  })
  // What is reported later changes nothing of what was handed in.
  await verifyAs(`/api/indicators/tracks/${track}`, '99')
  expect((await p.programmeOfficer.get(`${desk}/${begun.id}`)).json().measures).toEqual([
    expect.objectContaining(measure),
  ])
})

test('reviewed by the office with reasons, taken back, returned, published, withdrawn, revised at one address', async () => {
  const id = await writtenStudy(p.applicant, { title: '去而复返的案例' })
  const unseen = await p.programmeOfficer.get(`${desk}/${id}`)
  expect([unseen.statusCode, (await p.stranger.get(`${open}/${id}`)).statusCode]).toEqual([
    404, 404,
  ])
  const change = { ...statedChange, afterDay: '2018-06-30' }
  const wrong = { seen: 2, content: { ...fullContent, stated: [change] } }
  expect(code(await p.applicant.put(`${desk}/${id}`, wrong))).toBe('cases.change_runs_backward')
  await stepAs(p.applicant, id, 'submit')
  await w.settle()
  expect(await told(p.programmeOfficer)).toContain('cases.study_arrived')
  expect((await stepAs(p.applicant, id, 'takeBack')).json().state).toBe('draft')
  await stepAs(p.applicant, id, 'submit')
  expect(code(await p.applicant.put(`${desk}/${id}`, { ...wrong, seen: 5 }))).toBe(
    'cases.study_is_fixed',
  )
  expect(code(await stepAs(p.applicant, id, 'publish'))).toBe('cases.not_reviewer')
  expect(code(await stepAs(p.supervisor, id, 'publish'))).toBe('cases.not_reviewer')
  expect((await p.checker.get(`${desk}/${id}`)).statusCode).toBe(404)
  expect(code(await stepAs(p.programmeOfficer, id, 'return', { reason: '不行' }))).toBe(
    'cases.reason_too_short',
  )
  expect((await stepAs(p.programmeOfficer, id, 'return', { reason })).json()).toMatchObject({
    state: 'returned',
    steps: [{ verb: 'return', reason, by: p.programmeOfficer.name }, {}, {}, {}],
  })
  await w.settle()
  expect(await told(p.applicant)).toContain('cases.study_returned')
  await stepAs(p.applicant, id, 'submit')
  await stepAs(p.programmeOfficer, id, 'publish')
  const shown = (await p.stranger.get(`${open}/${id}`)).json()
  expect(shown).toMatchObject({
    title: '去而复返的案例',
    orgName: p.applicant.org.name,
    own: false,
    adopted: 0,
    adoptions: { rows: [], total: 0, next: null },
    measures: [{ indicator: 'orgs', standing: 'selfReported', source: statedChange.source }],
  })
  expect((await stepAs(p.applicant, id, 'withdraw', { reason })).json().state).toBe('withdrawn')
  expect((await p.stranger.get(`${open}/${id}`)).statusCode).toBe(404)
  expect((await stepAs(p.applicant, id, 'revise')).json().state).toBe('draft')
  expect(code(await stepAs(p.applicant, id, 'discard'))).toBe('cases.was_public')
  await stepAs(p.applicant, id, 'submit')
  await stepAs(p.programmeOfficer, id, 'publish')
  expect((await p.stranger.get(`${open}/${id}`)).json().publishedAt).toBe(shown.publishedAt)
})

test('found by direction, region, industry and words; a name that is not to be shown is not', async () => {
  const file = await keepFile(w, p.applicant, '排产记录.pdf', 1)
  const near = await publishedStudy(p.applicant, p.programmeOfficer, {
    files: [file.id],
    title: '齿轮云排产经验',
    directions: ['8'],
    industry: 'C35',
    region: '44',
    showsOrg: false,
  })
  const find = async (query: string) =>
    (await p.stranger.get(`${open}?${query}`)).json().rows.map(({ id }: { id: string }) => id)
  for (const query of [
    'direction=8',
    'region=44',
    'industry=C35',
    `text=${encodeURIComponent('云排产')}`,
  ]) {
    expect(await find(query)).toEqual([near])
  }
  expect(await find('industry=C')).toContain(near)
  expect(await find('direction=9')).toEqual([])
  const { body } = await p.stranger.get(`${open}/${near}`)
  expect(JSON.parse(body)).toMatchObject({ orgName: null, region: '44' })
  expect(body).not.toContain('启衡')
  // Nor does its file say who sent it, but to the organisation's own people.
  const keptBy = async (who: typeof p.stranger) =>
    (await who.get(`/api/files/versions/${file.id}`)).json().keptBy
  const { personId: id, name } = p.applicant
  expect(await keptBy(p.colleague)).toEqual({ id, name })
  for (const who of [p.stranger, p.otherApplicant]) {
    expect(await keptBy(who)).toEqual({ id: null, name: '' })
    const { versions } = (await who.get(`/api/files/files/${file.file}`)).json()
    expect(versions).toMatchObject([{ id: file.id, keptBy: { id: null, name: '' } }])
  }
  expect((await p.stranger.get('/api/cases/study-counts')).json()).toMatchObject({
    total: 2,
    adopted: 0,
    directions: [
      { code: '3', count: 1 },
      { code: '4', count: 1 },
      { code: '8', count: 1 },
    ],
    industries: [
      { code: 'C34', count: 1 },
      { code: 'C35', count: 1 },
    ],
  })
})

test('an adoption is declared once, told to the owner, verified by those in charge; then it counts and leads the rank', async () => {
  const id = await publishedStudy(p.applicant, p.programmeOfficer, { title: '被采用的案例' })
  const later = await publishedStudy(p.applicant, p.programmeOfficer, { title: '后发布的案例' })
  const rank = async (query = '') =>
    (await p.stranger.get(`${open}?limit=2${query}`))
      .json()
      .rows.map((one: { id: string }) => one.id)
  expect(await rank()).toEqual([later, id])
  const path = `${open}/${id}/adoptions`
  expect(code(await p.applicant.post(path, adoptionWish))).toBe('cases.own_case')
  const ahead = { ...adoptionWish, appliedOn: '2019-07-09' }
  expect(code(await p.otherApplicant.post(path, ahead))).toBe('cases.applied_ahead')
  const both = await Promise.all([
    p.otherApplicant.post(path, adoptionWish),
    p.otherApplicant.post(path, adoptionWish),
  ])
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  const { id: adoptionId } = both.find(({ statusCode }) => statusCode === 200)!.json()
  await w.settle()
  expect(await told(p.applicant)).toContain('cases.adoption_declared')
  expect(await told(p.provincialOfficer)).toContain('cases.adoption_arrived')
  // The city of the owner is not that of the adopter.
  const at = `/api/cases/adoptions/${adoptionId}`
  expect((await p.cityOfficer.get(at)).statusCode).toBe(404)
  expect((await p.applicant.get(at)).json()).toMatchObject({ side: 'owner', inCharge: false })
  const settle = (who: typeof p.applicant, seen: number) => who.post(`${at}/steps`, verified(seen))
  expect(code(await settle(p.applicant, 1))).toBe('cases.not_verifier')
  expect(code(await settle(p.otherApplicant, 1))).toBe('cases.not_verifier')
  const refused = { verb: 'refuse', seen: 1, reason }
  expect((await p.programmeOfficer.post(`${at}/steps`, refused)).json().state).toBe('refused')
  expect((await p.stranger.get(`${open}/${id}`)).json().adopted).toBe(0)
  const again = await p.otherApplicant.put(at, { seen: 2, wish: adoptionWish })
  expect(again.json()).toMatchObject({ state: 'declared', version: 3, reason: null })
  const listed = (await p.provincialOfficer.get('/api/cases/adoptions')).json()
  expect(listed).toMatchObject({
    rows: [{ id: adoptionId, side: 'verifier', inCharge: true, wish: adoptionWish }],
    total: 1,
    waiting: 1,
  })
  expect(listed.rows[0]).not.toHaveProperty('files')
  const twice = await Promise.all([settle(p.provincialOfficer, 3), settle(p.programmeOfficer, 3)])
  expect(twice.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  const shown = (await p.stranger.get(`${open}/${id}`)).json()
  expect(shown).toMatchObject({ adopted: 1, adoptions: { total: 1, next: null } })
  expect(shown.adoptions.rows).toMatchObject([
    {
      orgName: p.otherApplicant.org.name,
      unit: adoptionWish.unit,
      region: '51',
      measure: { before: '3', after: '20', standing: 'verified' },
    },
  ])
  expect(await rank()).toEqual([id, later])
  expect(await rank('&order=latest')).toEqual([later, id])
  const first = (await p.stranger.get(`${open}?limit=1`)).json()
  const next = await p.stranger.get(`${open}?limit=1&after=${encodeURIComponent(first.next)}`)
  expect(next.json().rows.map((one: { id: string }) => one.id)).toEqual([later])
  await w.settle()
  expect(await told(p.otherApplicant)).toContain('cases.adoption_settled')
  const gone = await p.otherApplicant.post(`${at}/steps`, { verb: 'withdraw', seen: 4 })
  expect(gone.json().state).toBe('withdrawn')
  await w.settle()
  expect(await told(p.applicant)).toContain('cases.adoption_withdrawn')
  expect((await p.stranger.get(`${open}/${id}`)).json()).toMatchObject({
    adopted: 0,
    adoptions: { rows: [], total: 0, next: null },
  })
})

test('a track of one’s own is a source however many came since that projects keep', async () => {
  const own = await makeTrack()
  await using _ = await copies(w, {
    ...{ table: 'indicators.track', where: `o.id = '${own}'`, count: 210 },
    change: `jsonb_build_object('id', 'f0000000-0000-7000-8000-' || lpad(n::text, 12, '0'), 'keeper', 'programmes')`,
  })
  const { rows } = (await p.colleague.get('/api/cases/sources')).json()
  expect(rows).toContainEqual(expect.objectContaining({ kind: 'track', id: own }))
})

test('of hundreds of verified adoptions each is shown once, page after page, and those of a draft never', async () => {
  const id = await publishedStudy(p.applicant, p.programmeOfficer, { title: '广为采用的案例' })
  const path = `${open}/${id}/adoptions`
  const { id: adoptionId } = (await p.otherApplicant.post(path, adoptionWish)).json()
  const settled = `/api/cases/adoptions/${adoptionId}/steps`
  expect((await p.provincialOfficer.post(settled, verified(1))).statusCode).toBe(200)
  const orgId = `('f0000000-0000-7000-8000-' || lpad(n::text, 12, '0'))`
  await using more = new AsyncDisposableStack()
  const orgs = {
    ...{ table: 'people.organisation', where: `o.id = '${p.otherApplicant.org.id}'`, count: 205 },
    change: `jsonb_build_object('id', ${orgId}, 'name', o.name || n, 'uscc', null)`,
  }
  const adopted = {
    ...{ table: 'cases.adoption', where: `o.id = '${adoptionId}'`, count: 205 },
    change: `jsonb_build_object('id', ${orgId}, 'org_id', ${orgId})`,
  }
  for (const wish of [orgs, adopted]) more.use(await copies(w, wish))
  const whole = await readWhole(w.stranger, path)
  expect([whole.total, new Set(whole.ids).size]).toEqual([206, 206])
  const { adoptions } = (await w.stranger.get(`${open}/${id}`)).json()
  expect(adoptions).toMatchObject({ total: 206, next: whole.ids[49] })
  expect(adoptions.rows.map((row: { id: string }) => row.id)).toEqual(whole.ids.slice(0, 50))
  const draft = await writtenStudy(p.applicant, { title: '还没有交出的案例' })
  expect((await w.stranger.get(`${open}/${draft}/adoptions`)).statusCode).toBe(404)
})
