import { expect, test } from 'vitest'
import { makeUscc } from '../kernel/uscc.ts'
import { readWinnerList } from './winnerList.ts'

const code = makeUscc('enterprise', '510100', 7)

test('the head may stand below titles, in any order and by other names', () => {
  const list = readWinnerList(
    [
      ['2018年入选名单（演示）'],
      ['序 号', '申报单位', '项目', '年份', '信用代码'],
      ['', '', '', '', ''],
      ['１', ' 岷江轴承有限公司（演示） ', '轴承平台（演示）', '２０１８年', code.toLowerCase()],
    ],
    2019,
  )
  expect(list).toEqual({
    ok: true,
    rows: [
      {
        line: 4,
        year: 2018,
        seq: 1,
        direction: null,
        project: '轴承平台（演示）',
        applicant: '岷江轴承有限公司（演示）',
        recommendingUnit: null,
        uscc: code,
        faults: [],
      },
    ],
  })
})

const head = ['年度', '序号', '项目名称', '申报主体']

test.each([
  [[['年度', '序号', '项目名称']], { ok: false, code: 'programmes.winner_head_missing' }],
  [[head], { ok: false, code: 'kernel.sheet_empty' }],
  [
    [head, ...Array.from({ length: 20_001 }, () => ['2018', '1', '甲', '乙'])],
    { ok: false, code: 'kernel.sheet_too_long', facts: { max: 20_000 } },
  ],
])('a list that is none: %#', (sheet, answer) => {
  expect(readWinnerList(sheet, 2019)).toEqual(answer)
})

test.each([
  [['2020', '1', '甲', '乙'], 'year', 'cell_no_whole_number'],
  [['', '1', '甲', '乙'], 'year', 'cell_missing'],
  [['2018', '1.5', '甲', '乙'], 'seq', 'cell_no_whole_number'],
  [['2018', '1', '', '乙'], 'project', 'cell_missing'],
  [['2018', '1', '甲', '乙'.repeat(201)], 'applicant', 'cell_too_long'],
])('%j: %s %s', (cells, column, reason) => {
  const list = readWinnerList([head, cells], 2019)
  const faults = list.ok ? list.rows[0]!.faults : []
  expect(faults.map((fault) => [fault.column, fault.code])).toEqual([[column, `kernel.${reason}`]])
})
