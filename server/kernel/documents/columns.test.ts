import { expect, test } from 'vitest'
import { columnShares } from './columns.ts'
import { contentsPitchPt } from './contentsPitch.ts'
import type { Block } from './paper.ts'
import { setups, textWidthTwips } from './wordPage.ts'

/** Room for text in each column, in em of the cells. */
function roomEm(columns: readonly (readonly string[])[], textPt = setups.form.cell / 2): number[] {
  const shares = columnShares(columns, 'form', textPt)
  const total = shares.reduce((sum, one) => sum + one, 0)
  const widthEm = textWidthTwips('form') / 20 / textPt
  return shares.map((share) => (share / total) * widthEm - 9 / textPt)
}

const amounts = ['2,700.00', '2,200.00', '5,000.00', '2,159.00', '2,841.00', '100.00', '']

test('no figure of a full budget is torn, and the subjects have what is left', () => {
  const subject = ['项目', '档案出版/文献/知识产权事务费', '合计']
  const rooms = roomEm([subject, ...amounts.map((one) => ['贷款及其他（万元）', one])], 9)
  // A figure of the widest face that stands in for Times New Roman takes 0.64 em.
  amounts.forEach((one, index) => {
    expect(rooms[index + 1]).toBeGreaterThanOrEqual(one.length * 0.64)
  })
  expect(rooms[0]).toBeGreaterThan(7)
})

test('a day stands on one line beside long texts', () => {
  const long = '平台后台统计截图与第三方检测报告'
  const rooms = roomEm([
    ['序号', '1'],
    ['指标', long],
    ['基期日期', '2018年12月31日'],
    ['佐证', long],
  ])
  // Eight figures, three characters and the gaps between them.
  expect(rooms[2]).toBeGreaterThanOrEqual(8 * 0.64 + 3 + 5 / 4)
})

test('where all have enough, the page is shared in proportion; where nothing fits, by need', () => {
  expect(columnShares([['甲'], ['乙']], 'form')).toEqual([1, 1].map((one) => one + 9 / 10.5))
  const many = columnShares(
    Array.from({ length: 14 }, () => ['额', '12,345,678.00']),
    'form',
  )
  expect(new Set(many).size).toBe(1)
})

test('a table of contents is closer where that keeps it on one page, and wide where nothing would', () => {
  const headings = (count: number): Block[] =>
    Array.from({ length: count }, () => ({ kind: 'heading', level: 2, text: '甲' }))
  const deep: Block = { kind: 'heading', level: 3, text: '不列入' }
  const pitches = [5, 26, 34, 38, 39].map((count) => contentsPitchPt(headings(count), 'form'))
  expect(pitches).toEqual([22.5, 22.5, 17.5, 15.5, 22.5])
  expect(contentsPitchPt([...headings(34), deep], 'form')).toBe(17.5)
})
