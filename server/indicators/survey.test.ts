/** A survey of penetration: asked by one office, computed by definitions that stay, published without names. */
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeUscc } from '../../domain/kernel/uscc.ts'
import { systemActor, type Actor } from '../../domain/kernel/actor.ts'
import {
  usualPenetration,
  type PenetrationDefinition,
} from '../../domain/indicators/penetration.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { heldSurvey, surveyedLines, surveyFile } from './samples.ts'

const ExcelJS = createRequire(import.meta.url)('exceljs')
let w: World
let p: Personas

beforeAll(async () => {
  w = await world('2020-08-05T10:00:00+08:00')
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const definition = { counts: ['uses', 'built'], leadingOnly: true, industries: [] as string[] }
const survey = {
  title: '2020年双创平台普及率调查（演示）',
  fromDay: '2020-01-01',
  untilDay: '2020-06-30',
  definition,
}
const surveys = '/api/indicators/surveys'
const batches = '/api/indicators/survey-batches'
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64')
const head = ['统一社会信用代码', '单位名称', '行业', '行政区划', '是否骨干', '平台应用']
const code = makeUscc('enterprise', '510700', 800_001)

async function makeSurvey(): Promise<string> {
  const answer = await p.programmeOfficer.post(surveys, survey)
  expect(answer.statusCode).toBe(200)
  return answer.json().id
}
const readSurvey = async (id: string) => (await p.programmeOfficer.get(`${surveys}/${id}`)).json()

const bring = (id: string, rows: readonly (readonly string[])[]) =>
  p.programmeOfficer.post(`${surveys}/${id}/batches`, {
    fileName: '名单.csv',
    content: base64([head, ...rows].map((row) => row.join(',')).join('\r\n')),
  })

/** Six in Sichuan of which four count, two elsewhere of which one does. */
const sound = [
  [code, '望山机械有限公司（演示）', '3411', '510700', '是', '已建'],
  ['', '青衣江重工有限公司（演示）', 'C34', '四川省', '是', '应用'],
  ['', '沱江数控有限公司（演示）', '通用设备制造业', '四川省成都市', '是', '应用'],
  ['', '涪江阀门有限公司（演示）', '34', '51', '是', '已建'],
  ['', '岷江轴承有限公司（演示）', '34', '5101', '是', '拟建'],
  ['', '大渡河铸造有限公司（演示）', '33', '510000', '是', '无'],
  ['', '珠江电子有限公司（演示）', '39', '广东', '是', '应用'],
  ['', '东江仪表有限公司（演示）', '40', '440300', '是', '无'],
  ['', '小溪五金有限公司（演示）', '33', '510000', '否', '已建'],
]

async function brought(): Promise<{ id: string; batch: string }> {
  const id = await makeSurvey()
  const batch = (await bring(id, sound)).json().batch
  expect(batch).toMatchObject({ rows: 9, faulty: 0 })
  const done = await p.programmeOfficer.post(`${batches}/${batch.id}/commit`, {})
  expect(done.json()).toMatchObject({ state: 'committed', taken: 9 })
  return { id, batch: batch.id }
}

test('each cell that cannot be taken says why, and the other rows are taken', async () => {
  const id = await makeSurvey()
  const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`
  const answer = await bring(id, [
    ...sound,
    [wrong, '', '火箭', '鼓楼区', '也许', '很多'],
    ['', '望山机械有限公司', '34', '51', '是', '无'],
  ])
  const { batch, rows } = answer.json()
  expect(batch).toMatchObject({ rows: 11, faulty: 2 })
  expect(
    rows[9].faults.map((one: { column: string; code: string }) => [one.column, one.code]),
  ).toEqual([
    ['uscc', 'kernel.cell_code_wrong'],
    ['name', 'kernel.cell_missing'],
    ['industry', 'indicators.survey_industry_unknown'],
    ['division', 'indicators.survey_division_unknown'],
    ['leading', 'indicators.survey_leading_unknown'],
    ['use', 'indicators.survey_use_unknown'],
  ])
  expect(rows[10].faults).toEqual([
    { column: 'name', code: 'indicators.surveyed_twice', facts: { line: 2 } },
  ])
  const done = await p.programmeOfficer.post(`${batches}/${batch.id}/commit`, { except: [10] })
  expect(done.json().taken).toBe(8)
  const again = (await bring(id, [sound[0]!, sound[8]!])).json()
  expect(again.rows.map((row: { faults: object[] }) => row.faults)).toEqual([
    [{ column: 'name', code: 'indicators.surveyed_already' }],
    [],
  ])
  const listed = await p.programmeOfficer.get(`${surveys}/${id}/enterprises?limit=3`)
  expect(listed.json()).toMatchObject({ total: 8, next: expect.any(String) })
  expect(listed.json().rows).toHaveLength(3)
})

test('a workbook and rows of a program are read alike', async () => {
  const id = await makeSurvey()
  const book = new ExcelJS.Workbook()
  book.addWorksheet('名单').addRows([head, ...sound.slice(0, 2)])
  const content = base64(Buffer.from(await book.xlsx.writeBuffer()))
  const file = await p.programmeOfficer.post(`${surveys}/${id}/batches`, {
    fileName: '名单.xlsx',
    content,
  })
  const [, name, industry, division] = sound[0]!
  const rows = [
    { uscc: code, name, industry, division, leading: 'yes', use: 'built' },
    {
      name: '青衣江重工有限公司（演示）',
      industry: '34',
      division: '51',
      leading: 'yes',
      use: 'uses',
    },
  ]
  const sent = await p.programmeOfficer.post(`${surveys}/${id}/rows`, { name: '接口', rows })
  const [first] = sent.json().rows
  expect(file.json().rows[0]).toEqual(first)
  expect(first).toMatchObject({ uscc: code, industry: 'C3411', division: '510700', faults: [] })
})

test('a figure is computed from the answers, and another definition is another figure', async () => {
  const { id } = await brought()
  const [first] = (await readSurvey(id)).list
  expect(first.definition).toEqual({ counts: ['built', 'uses'], leadingOnly: true, industries: [] })
  expect(first.total).toEqual({
    counted: 5,
    surveyed: 8,
    percent: '62.50',
    low: '30.57',
    high: '86.32',
  })
  expect(first.byRegion).toMatchObject([
    { key: '44', counted: 1, surveyed: 2 },
    { key: '51', counted: 4, surveyed: 6 },
  ])
  expect(first.byIndustry.map((row: { key: string }) => row.key)).toEqual(['33', '34', '39', '40'])
  const figures = `${surveys}/${id}/figures`
  const same = await p.programmeOfficer.post(figures, { ...definition, counts: ['built', 'uses'] })
  expect(same.json().code).toBe('indicators.figure_is_defined')
  const other = { counts: ['built'], leadingOnly: false, industries: ['34', '33'] }
  const after = (await p.programmeOfficer.post(figures, other)).json().list
  expect(after[0]).toEqual(first)
  expect(after[1]).toMatchObject({
    definition: { ...other, industries: ['33', '34'] },
    total: { counted: 3, surveyed: 7 },
  })
  const wrong = await p.programmeOfficer.post(figures, { ...other, industries: ['65'] })
  expect(wrong.json().code).toBe('indicators.industry_not_manufacturing')
})

test('a published figure has no names and no small part, and its answers stay until it is withdrawn', async () => {
  const { id, batch } = await brought()
  const [{ id: figure }] = (await readSurvey(id)).list
  const publication = `/api/indicators/figures/${figure}/publication`
  const address = `/api/indicators/figures/${figure}`
  const read = () => w.stranger.get(address)
  expect((await read()).statusCode).toBe(404)
  expect((await p.programmeOfficer.put(publication, { public: true })).statusCode).toBe(200)
  const told = await read()
  expect(told.body).not.toMatch(/机械|重工|数控/)
  expect(told.json()).toMatchObject({
    title: survey.title,
    orgName: p.programmeOfficer.org.name,
    definition: { leadingOnly: true },
    total: { percent: '62.50' },
    byRegion: [{ key: 'other', counted: 5, surveyed: 8 }],
  })
  const reason = '名单口径有误，需要重新整理后导入。'
  const undo = () => p.programmeOfficer.post(`${batches}/${batch}/undo`, { reason })
  expect((await undo()).json().code).toBe('indicators.survey_is_published')
  await p.programmeOfficer.put(publication, { public: false })
  expect((await read()).statusCode).toBe(404)
  expect((await undo()).json()).toMatchObject({ state: 'undone', taken: 0 })
  const small = await p.programmeOfficer.put(publication, { public: true })
  expect(small.json()).toMatchObject({ code: 'indicators.figure_too_small' })
})

test('a second definition is not published where the two told together show a few', async () => {
  const { id } = await brought()
  const [{ id: usual }] = (await readSurvey(id)).list
  const publish = (figure: string, isPublic = true) =>
    p.programmeOfficer.put(`/api/indicators/figures/${figure}/publication`, { public: isPublic })
  const define = async (more: object) => {
    const url = `${surveys}/${id}/figures`
    return (await p.programmeOfficer.post(url, { ...definition, ...more })).json().list.at(-1)
  }
  const everybody = await define({ leadingOnly: false })
  const built = await define({ counts: ['built'] })
  expect(everybody).toMatchObject({ total: { surveyed: 9 }, fewest: null, parts: true })
  await publish(usual)
  // Nine less eight: the one that is not leading, and whether it has a platform.
  const refused = await publish(everybody.id)
  expect(refused.json()).toMatchObject({ code: 'indicators.figure_tells_few' })
  expect(refused.json().detail).toContain('只有 1 家')
  // Once read it may have been kept: taking the first back does not help.
  await publish(usual, false)
  expect((await publish(everybody.id)).statusCode).toBe(409)
  expect((await publish(built.id)).statusCode).toBe(200)
  expect((await w.stranger.get(`/api/indicators/figures/${built.id}`)).json()).toMatchObject({
    parts: true,
    byRegion: [{ key: 'other', counted: 2, surveyed: 8 }],
  })
  await publish(built.id, false)
  const more = ['甲', '乙', '丙', '丁', '戊'].map((name) => [
    '',
    `青神${name}五金有限公司（演示）`,
    '33',
    '510000',
    '否',
    '无',
  ])
  const added = (await bring(id, more)).json().batch
  await p.programmeOfficer.post(`${batches}/${added.id}/commit`, {})
  await publish(usual)
  expect((await publish(everybody.id)).statusCode).toBe(200)
  expect((await w.stranger.get(`/api/indicators/figures/${everybody.id}`)).json()).toMatchObject({
    total: { counted: 6, surveyed: 14 },
    parts: false,
    byRegion: [],
    byIndustry: [],
  })
})

test('another organisation’s survey is not there', async () => {
  const { id, batch } = await brought()
  const [{ id: figure }] = (await readSurvey(id)).list
  const other = p.provincialOfficer
  expect((await other.get(`${surveys}/${id}`)).statusCode).toBe(404)
  expect((await other.get(`${batches}/${batch}`)).statusCode).toBe(404)
  const url = `/api/indicators/figures/${figure}/publication`
  expect((await other.put(url, { public: true })).statusCode).toBe(404)
  expect((await other.get(surveys)).json().rows).toEqual([])
  expect((await p.applicant.get(surveys)).statusCode).toBe(403)
})

test('what demo world and journeys hold is what an office would have held', async () => {
  const { personId, org } = p.programmeOfficer
  const actor: Actor = { ...systemActor, via: 'session', personId, orgId: org.id }
  const start = { actor, requestId: 'test' }
  const built: PenetrationDefinition = { ...usualPenetration, counts: ['built'] }
  const definitions: [PenetrationDefinition, ...PenetrationDefinition[]] = [
    usualPenetration,
    built,
    { ...usualPenetration, leadingOnly: false },
  ]
  const wish = { ...survey, fileName: '名单.csv', lines: surveyedLines(120), definitions }
  const id = await writing(w.host, start, (work) => heldSurvey(work, wish))
  const held = await readSurvey(id)
  const typed = await makeSurvey()
  const { batch } = (
    await p.programmeOfficer.post(`${surveys}/${typed}/batches`, {
      fileName: '名单.csv',
      content: base64(surveyFile(wish.lines)),
    })
  ).json()
  expect(batch).toMatchObject({ rows: 120, faulty: 0 })
  await p.programmeOfficer.post(`${batches}/${batch.id}/commit`, {})
  const [first] = (await readSurvey(typed)).list
  expect(held.list.map((one: { definition: object }) => one.definition)).toEqual(definitions)
  expect(held.list[0]).toMatchObject({ total: first.total, byRegion: first.byRegion })
  expect(held.list.map((one: { publishedAt: string | null }) => one.publishedAt !== null)).toEqual([
    true,
    false,
    false,
  ])
  expect(held.list.map((one: { parts: boolean }) => one.parts)).toEqual([true, true, false])
})
