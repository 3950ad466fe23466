import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { makeUscc } from '../../domain/kernel/uscc.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { shippedProgrammes } from './programme.actions.ts'
import {
  actorFor,
  makeApplicant,
  makeChecked,
  makeFile,
  makeProgramme,
  officerPermits,
  type MadeFile,
} from './samples.ts'

const ExcelJS = createRequire(import.meta.url)('exceljs')
let w: World
let p: Personas
const programmeId = 'shuangchuang-2019'
const ranks = `/api/programmes/${programmeId}/units/51/recommendation/ranks`
const files: Record<string, MadeFile> = {}
const winnerCode = makeUscc('enterprise', '510700', 700_001)

const setup = <T>(act: Parameters<typeof writing<T>>[2]) =>
  writing(w.host, { actor: systemActor, requestId: 'test-setup' }, act)

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  const definition = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  const officer = actorFor(p.provincialOfficer.personId, p.orgs.province.id, officerPermits)
  await setup(async (work) => {
    await makeProgramme(work, definition, {
      orgId: p.orgs.office.id,
      seats: { '51': p.orgs.province.id, '5101': p.orgs.city.id },
    })
    const names = {
      byCode: '望山机械集团股份有限公司（演示）',
      byName: '青衣江重工有限责任公司（演示）',
      byFormer: '沱江数控有限公司（演示）',
      stranger: '峨眉精工有限公司（演示）',
    }
    for (const [at, [key, name]] of Object.entries(names).entries()) {
      const applicant = await makeApplicant(work, { serial: at + 1, name })
      if (key === 'byFormer') {
        await work.db
          .insertInto('people.former_name')
          .values({ org_id: applicant.orgId, name: '内江第二机床厂有限公司（演示）' })
          .execute()
      }
      const wish = { programmeId, applicant, directions: ['8'], title: `${name}的平台` }
      files[key] = await makeFile(work, wish)
      await makeChecked(work, officer, files[key].candidateId)
    }
  })
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const head = ['年度', '序号', '方向', '项目名称', '申报主体', '推荐单位', '统一社会信用代码']
const rows = [
  ['2018', '1', '8', '远程运维平台（演示）', '望山机械有限公司（演示）', '四川省', winnerCode],
  ['2017', '2', '3', '重装协同平台（演示）', '青衣江重工有限公司（演示）', '四川省', ''],
  ['2018', '3', '8', '机床共享平台（演示）', '内江第二机床厂有限公司（演示）', '四川省', ''],
]
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64')
const csv = (lines: readonly (readonly string[])[]) =>
  `\uFEFF${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`
const preview = (content: string, fileName = '往年名单.csv') =>
  p.programmeOfficer.post('/api/programmes/winner-batches', {
    series: 'shuangchuang',
    fileName,
    content,
  })
const rankIt = (key: string, reasons: object = {}) =>
  p.provincialOfficer.post(ranks, {
    change: { kind: 'insert', candidateId: files[key]!.candidateId },
    reasons,
  })
const reason = '该企业本次申报的是全新平台，与已入选项目无关。'

test('a preview says cell by cell what is wrong; only sound or chosen rows are taken', async () => {
  const faulty = [
    ['2018', 'x', '8', '', '某单位（演示）', '', '91510700MA0000000X'],
    ['2018', '1', '8', '重复（演示）', '某单位（演示）', '', ''],
  ]
  const answer = (await preview(base64(csv([['名单'], head, ...rows, ...faulty])))).json()
  expect(answer.batch).toMatchObject({ state: 'previewed', rows: 5, faulty: 2, taken: 0 })
  expect(answer.rows[0]).toEqual({
    line: 3,
    year: 2018,
    seq: 1,
    direction: '8',
    project: '远程运维平台（演示）',
    applicant: '望山机械有限公司（演示）',
    recommendingUnit: '四川省',
    uscc: winnerCode,
    faults: [],
  })
  expect(answer.rows.slice(3).map((row: { faults: object[] }) => row.faults)).toEqual([
    [
      {
        column: 'seq',
        code: 'kernel.cell_no_whole_number',
        facts: { min: 1, max: 100_000, typed: 'x' },
      },
      { column: 'uscc', code: 'kernel.cell_code_wrong' },
      { column: 'project', code: 'kernel.cell_missing' },
    ],
    [{ column: 'seq', code: 'programmes.winner_twice', facts: { line: 3 } }],
  ])
  const commit = (body: object) =>
    p.programmeOfficer.post(`/api/programmes/winner-batches/${answer.batch.id}/commit`, body)
  const refused = (await commit({ lines: [3, 6] })).json()
  expect([refused.code, refused.facts]).toEqual(['kernel.sheet_line_refused', { line: 6 }])
  expect((await commit({})).json()).toMatchObject({ state: 'committed', taken: 3 })
  expect((await commit({})).json().code).toBe('kernel.batch_not_previewed')
  const list = (await p.programmeOfficer.get('/api/programmes/winners?year=2018')).json()
  expect([list.total, list.atLeast, list.rows.length]).toEqual([2, false, 2])
})

test.each([
  ['机床', ['机床共享平台（演示）']],
  ['内江第二', ['机床共享平台（演示）']],
  ['床', ['机床共享平台（演示）']],
  ['维平台（演示）', ['远程运维平台（演示）']],
  ['（演示） 远程', []],
  ['%', []],
  ['  ', ['远程运维平台（演示）', '重装协同平台（演示）', '机床共享平台（演示）']],
])('winners are found by a few signs of a name or project: %s', async (text, projects) => {
  const path = `/api/programmes/winners?text=${encodeURIComponent(text)}`
  const list = (await p.programmeOfficer.get(path)).json()
  expect(list.rows.map((row: { project: string }) => row.project)).toEqual(projects)
  expect(list.total).toBe(projects.length)
})

test('the same list again is refused row by row; a batch is undone whole and can come again', async () => {
  const again = (await preview(base64(csv([head, ...rows])))).json()
  expect(again.batch.faulty).toBe(3)
  expect(again.rows[0].faults).toEqual([
    { column: 'seq', code: 'programmes.winner_listed_already' },
  ])
  const batches = (await p.programmeOfficer.get('/api/programmes/winner-batches')).json().rows
  const { id } = batches.find((one: { state: string }) => one.state === 'committed')
  const undo = await p.programmeOfficer.post(`/api/programmes/winner-batches/${id}/undo`, {
    reason,
  })
  expect(undo.json()).toMatchObject({ state: 'undone', taken: 0 })
  expect((await p.programmeOfficer.get('/api/programmes/winners')).json().total).toBe(0)
})

test('Excel files, files in GB18030 and files that are none', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名单')
  sheet.addRow(head)
  for (const [year, seq, ...texts] of rows) sheet.addRow([Number(year), Number(seq), ...texts])
  sheet.getCell('D2').value = { richText: [{ text: '远程运维' }, { text: '平台（演示）' }] }
  const excel = (
    await preview(base64(Buffer.from(await book.xlsx.writeBuffer())), '名单.xlsx')
  ).json()
  expect(excel).toMatchObject({ batch: { rows: 3, faulty: 0 } })
  expect(excel.rows[0].project).toBe('远程运维平台（演示）')
  // 年度,序号,项目名称,申报主体 and one row, as older Excel writes them.
  const gb = Buffer.from(
    'c4eab6c82cd0f2bac52ccfeec4bfc3fbb3c62cc9ead2b5d6f7cce50a323031382c392cc6bdcca82cb5a5ceb0a1a20a',
    'hex',
  )
  const older = await preview(base64(gb))
  expect(older.json().code).toBe('programmes.winner_head_missing')
  for (const content of [Buffer.from('PK\u0003\u0004 no archive'), Buffer.from([0, 1, 2, 0]), '']) {
    expect((await preview(base64(content))).json().code).toBe('kernel.sheet_unreadable')
  }
  const commit = `/api/programmes/winner-batches/${excel.batch.id}/commit`
  expect((await p.programmeOfficer.post(commit, {})).json().taken).toBe(3)
})

test('sound lines that an officer leaves out stay out', async () => {
  const text = ['年度,序号,项目名称,申报主体', '1999,1,甲,乙', '1999,2,丙,丁', '1999,x,戊,己']
  const { batch } = (await preview(base64(Buffer.from(text.join('\n'))))).json()
  const commit = `/api/programmes/winner-batches/${batch.id}/commit`
  expect((await p.programmeOfficer.post(commit, { except: [2] })).json().taken).toBe(1)
  const { rows: listed } = (
    await p.programmeOfficer.get('/api/programmes/winners?year=1999')
  ).json()
  expect(listed.map(({ seq, project }: any) => [seq, project])).toEqual([[2, '丙']])
})

test('by code it is certain; the soft rule asks for a reason that another confirms', async () => {
  const bare = (await rankIt('byCode')).json()
  expect([bare.code, bare.why.rule.clause, bare.why.change]).toEqual([
    'programmes.winner_in_principle',
    '三（二）',
    'programmes.change_write_exception',
  ])
  const ranked = (await rankIt('byCode', { priorWinner: reason })).json()
  expect(ranked.exceptions).toMatchObject([{ rule: 'priorWinner', reason, state: 'asked' }])
  const file = await p.provincialOfficer.get(
    `/api/programmes/candidates/${files['byCode']!.candidateId}`,
  )
  expect(file.json().winners).toMatchObject([
    { certainty: 'same', by: 'code', winner: { year: 2018, seq: 1 } },
  ])
  const path = `/api/programmes/candidates/${files['byCode']!.candidateId}/winners/`
  const deny = await p.provincialOfficer.put(`${path}${file.json().winners[0].winner.id}`, {
    same: false,
    reason,
  })
  expect(deny.json().code).toBe('programmes.winner_match_proved')
})

test('by present or former name it needs a person, who says same or not, with a reason', async () => {
  for (const [key, by, same] of [
    ['byName', 'name', false],
    ['byFormer', 'formerName', true],
  ] as const) {
    expect((await rankIt(key)).json().code).toBe('programmes.winner_undecided')
    const base = `/api/programmes/candidates/${files[key]!.candidateId}`
    const [match] = (await p.provincialOfficer.get(base)).json().winners
    expect([match.certainty, match.by]).toEqual(['likely', by])
    const decide = (body: object, who = p.provincialOfficer) =>
      who.put(`${base}/winners/${match.winner.id}`, body)
    expect((await decide({ same, reason: '是' })).json().code).toBe('programmes.reason_too_short')
    expect((await decide({ same, reason }, p.cityOfficer)).statusCode).toBe(404)
    const [decided] = (await decide({ same, reason })).json().rows
    expect([decided.certainty, decided.reason, decided.decidedBy]).toEqual([
      same ? 'same' : 'dismissed',
      reason,
      p.provincialOfficer.name,
    ])
    const next = (await rankIt(key)).json()
    expect(next.code ?? 'ranked').toBe(same ? 'programmes.winner_in_principle' : 'ranked')
  }
  const late = `/api/programmes/candidates/${files['byName']!.candidateId}`
  const [match] = (await p.provincialOfficer.get(late)).json().winners
  const change = await p.provincialOfficer.put(`${late}/winners/${match.winner.id}`, {
    same: true,
    reason,
  })
  expect(change.json().code).toBe('programmes.winner_match_ranked')
})

test('who is on no list is ranked without a word', async () => {
  const ranked = await rankIt('stranger')
  expect([ranked.statusCode, ranked.json().exceptions.length]).toEqual([200, 1])
})
