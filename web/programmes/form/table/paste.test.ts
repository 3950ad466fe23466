import { expect, test } from 'vitest'
import type { FormDefinition } from '../../../../domain/programmes/form/definition.ts'
import { holdsRows } from '../../../../domain/programmes/form/items.ts'
import { emptyState } from '../../../../domain/programmes/form/state.ts'
import { createFormStore } from '../store.ts'
import { gridOf, pasteInto } from './paste.ts'

const words = (zh: string) => ({ zh, en: zh })

const form: FormDefinition = {
  id: 'small',
  version: 1,
  title: words('表'),
  source: 'design',
  instructions: [],
  directions: [],
  sections: [
    {
      id: 'E',
      title: words('经费'),
      role: 'body',
      items: [
        {
          id: 'tools',
          kind: 'table',
          maxRows: 3,
          label: words('设备'),
          source: 'design',
          columns: [
            { id: 'name', kind: 'text', lines: 'single', maxChars: 20, label: words('名称') },
            { id: 'price', kind: 'money', label: words('单价') },
            { id: 'boughtOn', kind: 'date', label: words('购置日期') },
          ],
        },
      ],
    },
  ],
  rules: [],
}

test.each([
  ['一格', null],
  ['甲\t乙', [['甲', '乙']]],
  [
    '甲\t1\r\n乙\t2\r\n',
    [
      ['甲', '1'],
      ['乙', '2'],
    ],
  ],
  [
    '"两行\n的格"\t3\n\t"说""好"""\n',
    [
      ['两行\n的格', '3'],
      ['', '说"好"'],
    ],
  ],
])('%j is read as a range', (text, grid) => {
  expect(gridOf(text)).toEqual(grid)
})

test('a range fills cells by their kind, adds rows up to the limit, and counts what did not fit', () => {
  const store = createFormStore(form, emptyState)
  const entry = store.outline.at.get('E.tools')
  if (entry === undefined || !holdsRows(entry.item)) throw new Error('no table')
  const { item } = entry
  const first = store.addRow('E.tools')
  const grid = [
    ['五轴', '12.5', '2019年3月8日'],
    ['三坐标', '不详', ''],
    ['车床', '8', '2019-01-02'],
    ['超出上限', '1', ''],
  ]
  let pasted
  store.batch(() => {
    const from = { rowIds: store.rowIds('E.tools'), rowId: first, columnId: 'name' }
    pasted = pasteInto(store, entry, item, from, grid)
  })
  expect(pasted).toEqual({ cells: 7, rows: 2, refused: 1 })
  expect(Object.values(store.answers()['E.tools'] ?? {}).map((row) => row.cells)).toEqual([
    { name: '五轴', price: 12_500_000, boughtOn: '2019-03-08' },
    { name: '三坐标' },
    { name: '车床', price: 8_000_000, boughtOn: '2019-01-02' },
  ])
})

test('pasting into the middle leaves the columns before it alone', () => {
  const store = createFormStore(form, emptyState)
  const entry = store.outline.at.get('E.tools')
  if (entry === undefined || !holdsRows(entry.item)) throw new Error('no table')
  const row = store.addRow('E.tools')
  store.set(`E.tools/${row}/name`, '原名')
  const from = { rowIds: [row], rowId: row, columnId: 'price' }
  pasteInto(store, entry, entry.item, from, [['3', '2019-01-02', '多余的一栏']])
  expect(store.rowIds('E.tools').map((id) => store.value(`E.tools/${id}/name`))).toEqual(['原名'])
  expect(store.value(`E.tools/${row}/price`)).toBe(3_000_000)
})
