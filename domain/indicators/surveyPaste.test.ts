import { expect, test } from 'vitest'
import { readCsv } from '../kernel/csv.ts'
import { readSurveyList } from './surveyList.ts'
import { mayPreviewTyped, typedList } from './surveyPaste.ts'

const read = (text: string) => {
  const list = readSurveyList(readCsv(typedList(text)))
  return list.ok ? list.rows : list
}

test('typed rows, with commas of either kind or pasted with tabs, are a list', () => {
  const typed = '望山机械（演示），34，四川省成都市，是，已建\n\n青衣重工（演示）,35,51,否,无\n'
  expect(read(typed)).toMatchObject([
    { name: '望山机械（演示）', industry: 'C34', division: '510100', leading: true, use: 'built' },
    { name: '青衣重工（演示）', industry: 'C35', leading: false, use: 'none', faults: [] },
  ])
  const pasted = '91510700MA0000000X\t望山机械（演示）\t34\t51\t是\t应用'
  expect(read(pasted)).toMatchObject([{ uscc: '91510700MA0000000X', name: '望山机械（演示）' }])
  const headed = '平台应用\t单位名称\t行业\t行政区划\t是否骨干\n应用\t望山机械（演示）\t34\t51\t是'
  expect(read(headed)).toMatchObject([{ name: '望山机械（演示）', use: 'uses', faults: [] }])
})

test('a row that lacks cells says which', () => {
  expect(read('望山机械（演示）,34')).toMatchObject([
    { faults: [{ column: 'division' }, { column: 'leading' }, { column: 'use' }] },
  ])
})

test('nothing typed is nothing to preview', () => {
  expect(mayPreviewTyped(' \n')).toMatchObject({ code: 'indicators.nothing_typed' })
  expect(mayPreviewTyped('望山机械（演示）,34').ok).toBe(true)
})
