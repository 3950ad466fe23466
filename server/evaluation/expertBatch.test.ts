import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csvOf } from '../../domain/kernel/csv.ts'
import { makeUscc } from '../../domain/kernel/uscc.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { smallPanel } from './panel.sample.ts'
import { itemOf, roundOf, secondOfficer } from './round.sample.ts'

const ExcelJS = createRequire(import.meta.url)('exceljs')
let w: World
let p: Personas
let second: Caller

const path = '/api/evaluation/expert-batches'
const experts = '/api/evaluation/experts'
const reason = '名单来源有误，整批撤销后重新导入。'
const head = ['姓名', '邮箱', '所在地区', '所在单位', '统一社会信用代码', '专业领域', '最多件数']
const uscc = makeUscc('enterprise', '510100', 9)
const row = (name: string, mail: string, ...rest: readonly string[]) => [
  name,
  `${mail}@demo.test`,
  ...['四川', '岷江研究院（演示）', uscc, '工业软件 3', '12'].map((usual, at) => rest[at] ?? usual),
]

type Lines = readonly (readonly string[])[]
const preview = (lines: Lines, updates = false, who: Caller = p.programmeOfficer) =>
  who.post(path, {
    fileName: '专家名单.csv',
    content: Buffer.from(csvOf(head, lines)).toString('base64'),
    updates,
  })
const must = async (answer: ReturnType<Caller['post']>) => {
  const said = await answer
  expect([said.statusCode, said.statusCode === 200 ? '' : said.body]).toEqual([200, ''])
  return said.json()
}
const act = (id: string, verb: string, body: object = {}, who: Caller = p.programmeOfficer) =>
  who.post(`${path}/${id}/${verb}`, body)
const listed = async () =>
  ((await p.programmeOfficer.get(`${experts}?limit=200`)).json().rows as any[]).map((one) => [
    one.profile.email.split('@')[0],
    one.state,
    one.version,
    one.profile.load.max,
  ])

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  second = await secondOfficer(w, p)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

let first: string

test('a list is looked through cell by cell, taken without its faulty rows, and admitted by another', async () => {
  const seen = await must(
    preview([
      row('钟意远', 'zhong'),
      row('陶静', 'tao', '四川', '青衣江大学（演示）', '', ''),
      row('许明达', 'xu', '火星', '某院', uscc.slice(0, 17), '炼金术', '0'),
      row('钟意远', 'zhong2'),
      row('安然', 'an', '四川', '沱江研究所（演示）'),
    ]),
  )
  expect(seen.batch).toMatchObject({
    ...{ state: 'previewed', rows: 5, faulty: 2, fresh: 3, changes: 0, taken: 0 },
    ...{ madeByMe: true, madeBy: p.programmeOfficer.name, waiting: null },
  })
  expect(seen.rows[1]).toMatchObject({ kind: 'new', faults: [], taken: false })
  expect(seen.rows[1].lacks.map((one: any) => one.column)).toEqual(['fields', 'employerCode'])
  expect(seen.rows[2].faults).toEqual([
    { column: 'fields', code: 'evaluation.cell_field_unknown', facts: { field: '炼金术' } },
    { column: 'region', code: 'evaluation.cell_region_unknown' },
    { column: 'employerCode', code: 'kernel.cell_code_wrong' },
    {
      column: 'loadMax',
      code: 'kernel.cell_no_whole_number',
      facts: { min: 1, max: 1000, typed: '0' },
    },
  ])
  expect(seen.rows[3].faults).toEqual([
    { column: 'name', code: 'evaluation.expert_row_namesake', facts: { line: 2 } },
  ])
  const faulty = (await second.get(`${path}/${seen.batch.id}?faulty=true&limit=1`)).json()
  expect([faulty.total, faulty.rows[0].line, faulty.next]).toEqual([2, 4, '4'])
  expect(await listed()).toEqual([])

  first = seen.batch.id
  expect((await act(first, 'admit', {}, second)).json().code).toBe('kernel.batch_not_committed')
  const taken = await must(act(first, 'commit', { except: [6] }))
  expect(taken).toMatchObject({
    state: 'committed',
    taken: 2,
    waiting: { complete: 1, incomplete: 1 },
  })
  expect((await act(first, 'commit')).json().code).toBe('kernel.batch_not_previewed')
  expect((await act(first, 'admit')).json().code).toBe('evaluation.second_person_needed')
  const admitted = await must(act(first, 'admit', {}, second))
  expect(admitted.waiting).toEqual({ complete: 0, incomplete: 1 })
  expect((await act(first, 'admit', {}, second)).json().code).toBe('evaluation.batch_none_waiting')
  expect(await listed()).toEqual([
    ['zhong', 'approved', 2, 12],
    ['tao', 'nominated', 1, 12],
  ])
})

test('known experts change only when asked, only in what the list says, and not over what came between', async () => {
  const lines = [
    row('钟意远', 'ZHONG', '', '', '', '', '30'),
    row('陶静', 'tao', '', '', '', '', ''),
  ]
  const left = await must(preview(lines))
  expect(
    left.rows.map((one: any) => [one.kind, one.faults.map((fault: any) => fault.code)]),
  ).toEqual([
    ['change', ['evaluation.expert_row_known']],
    ['same', []],
  ])
  const other = await must(
    preview([row('安然', 'an2'), row('钟意远', 'zhong', '', '', '', '', '5')], true),
  )
  const asked = await must(preview(lines, true))
  expect(asked.batch).toMatchObject({ faulty: 0, fresh: 0, changes: 1, updates: true })
  expect(asked.rows[0].was).toEqual({ email: 'zhong@demo.test', loadMax: '12' })
  expect(await must(act(asked.batch.id, 'commit'))).toMatchObject({ taken: 1 })
  // The other list was looked through before: what it would change is no longer what it saw.
  expect(await must(act(other.batch.id, 'commit'))).toMatchObject({
    fresh: 1,
    changes: 1,
    taken: 1,
  })
  expect(await listed()).toEqual([
    ['ZHONG', 'approved', 3, 30],
    ['tao', 'nominated', 1, 12],
    ['an2', 'nominated', 1, 12],
  ])
  const back = await must(act(asked.batch.id, 'undo', { reason }))
  expect(back).toMatchObject({ state: 'undone', taken: 0 })
  expect((await listed())[0]).toEqual(['zhong', 'approved', 4, 12])
})

test('an undo takes back who is as the list left them; who is in use stays', async () => {
  const round = (await must(p.programmeOfficer.post('/api/evaluation/rounds', roundOf()))).id
  const item = (
    await must(p.programmeOfficer.post(`/api/evaluation/rounds/${round}/items`, itemOf('一件')))
  ).id
  const seen = await must(preview([row('甲', 'jia'), row('乙', 'yi'), row('丙', 'bing')]))
  await must(act(seen.batch.id, 'commit'))
  await must(act(seen.batch.id, 'admit', {}, second))
  const all = (await p.programmeOfficer.get(`${experts}?limit=200`)).json().rows as any[]
  const idOf = (name: string) => all.find(({ profile }) => profile.name === name).id as string
  await must(
    p.programmeOfficer.post(`/api/evaluation/items/${item}/assignments`, {
      expertId: idOf('甲'),
      reason: '领域相符',
    }),
  )
  await must(p.programmeOfficer.post(`${experts}/${idOf('乙')}/invitation`, {}))
  const short = await act(seen.batch.id, 'undo', { reason: '错' })
  expect(short.json().code).toBe('evaluation.reason_too_short')
  expect(await must(act(seen.batch.id, 'undo', { reason }))).toMatchObject({
    state: 'undone',
    taken: 2,
  })
  const names = (await listed()).map(([name]) => name)
  expect(names).toContain('jia')
  expect(names).toContain('yi')
  expect(names).not.toContain('bing')
  const rows = (await p.programmeOfficer.get(`${path}/${seen.batch.id}`)).json().rows
  expect(rows.map((one: any) => [one.taken, one.stays])).toEqual([
    [true, 'evaluation.expert_row_in_use'],
    [true, 'evaluation.expert_row_changed'],
    [false, undefined],
  ])
  expect((await act(seen.batch.id, 'undo', { reason })).json().code).toBe(
    'kernel.batch_not_committed',
  )
})

test('who sits in a panel or stands in a plan stays when the list is undone', async () => {
  const rules = { ...roundOf().rules, panel: smallPanel }
  const wish = roundOf({ method: 'panel', reviewsPerItem: 1, rules })
  const { id } = await must(p.programmeOfficer.post('/api/evaluation/rounds', wish))
  const seen = await must(preview([row('戊', 'wu'), row('己', 'ji')]))
  await must(act(seen.batch.id, 'commit'))
  await must(act(seen.batch.id, 'admit', {}, second))
  const panels = `/api/evaluation/rounds/${id}/panels`
  const [{ id: panel, name, version }] = (
    await must(p.programmeOfficer.post(panels, { name: '第 1 专家组', items: [] }))
  ).rows
  const all = (await p.programmeOfficer.get(`${experts}?limit=200`)).json().rows as any[]
  const { id: expertId } = all.find(({ profile }) => profile.name === '戊')
  const answer = await p.programmeOfficer.put(`/api/evaluation/panels/${panel}`, {
    ...{ name, version, items: [], members: [{ expertId, role: 'secretary' }] },
  })
  expect([answer.statusCode, answer.json().rows[0].members.length]).toEqual([200, 1])
  expect(await must(act(seen.batch.id, 'undo', { reason }))).toMatchObject({ taken: 1 })
  const names = (await listed()).map(([said]) => said)
  expect([names.includes('wu'), names.includes('ji')]).toEqual([true, false])
  const { rows } = (await p.programmeOfficer.get(`${path}/${seen.batch.id}`)).json()
  expect(rows.map((one: any) => one.stays)).toEqual(['evaluation.expert_row_in_use', undefined])
})

test('what was changed by hand after the list stays as the hand left it, and the row says so', async () => {
  await must(act((await must(preview([row('庚', 'geng')]))).batch.id, 'commit'))
  const change = async (loadMax: string): Promise<string> => {
    const { batch } = await must(preview([row('庚', 'geng', '', '', '', '', loadMax)], true))
    await must(act(batch.id, 'commit'))
    return batch.id
  }
  await change('20')
  const last = await change('30')
  const all = (await p.programmeOfficer.get(`${experts}?limit=200`)).json().rows as any[]
  const { id, version, profile } = all.find((one) => one.profile.name === '庚')
  await must(
    p.programmeOfficer.put(`${experts}/${id}`, {
      version,
      profile: { ...profile, title: '高级工程师' },
    }),
  )
  expect(await must(act(last, 'undo', { reason }))).toMatchObject({ taken: 1 })
  const { rows } = (await p.programmeOfficer.get(`${path}/${last}`)).json()
  expect(rows.map((one: any) => [one.taken, one.stays])).toEqual([
    [true, 'evaluation.expert_row_changed'],
  ])
  const kept = (await p.programmeOfficer.get(`${experts}/${id}`)).json()
  expect([kept.profile.title, kept.profile.load.max]).toEqual(['高级工程师', 30])
})

test('Excel files, formulas that stay texts, lists without a head, and other offices', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名单')
  sheet.addRow(['专家名单（演示）'])
  sheet.addRow([...head, '可参加时段'])
  sheet.addRow([...row('=1+1', 'formula').slice(0, 6), 7, '2019-07-01至2019-07-31'])
  sheet.getCell('D3').value = { formula: '"岷江"&"院"', result: '岷江院' }
  const content = Buffer.from(await book.xlsx.writeBuffer()).toString('base64')
  const seen = await must(
    p.programmeOfficer.post(path, { fileName: '名单.xlsx', content, updates: false }),
  )
  expect(seen.rows[0]).toMatchObject({
    line: 3,
    faults: [],
    cells: { name: '=1+1', employer: '岷江院', loadMax: '7' },
  })
  await must(act(seen.batch.id, 'commit'))
  const [kept] = (
    await p.programmeOfficer.get(`${experts}?text=${encodeURIComponent('=1+1')}`)
  ).json().rows
  expect([kept.profile.name, kept.profile.availability]).toEqual([
    '=1+1',
    [{ from: '2019-07-01', to: '2019-07-31' }],
  ])
  const bare = Buffer.from('姓名,单位\n甲,乙').toString('base64')
  const headless = await p.programmeOfficer.post(path, {
    fileName: 'x',
    content: bare,
    updates: false,
  })
  expect(headless.json().code).toBe('evaluation.expert_head_missing')
  expect((await p.provincialOfficer.get(path)).statusCode).toBe(403)
  const { rows } = (await p.programmeOfficer.get(path)).json()
  expect(rows.length).toBeGreaterThan(3)
  expect(rows[0]).toMatchObject({ id: seen.batch.id, taken: 1, waiting: null })
})
