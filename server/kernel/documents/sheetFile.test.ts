import { expect, test } from 'vitest'
import { listRowsMax } from '../../../domain/kernel/sheetList.ts'
import { readSheet } from './sheetFile.ts'
import { spreadsheetFile } from './spreadsheet.ts'

test('a list as long as lists may be is opened in its own process, again and again', async () => {
  const line = (_one: unknown, at: number) =>
    `2019,${at},制造能力开放,第${at}号共享制造平台（演示）`
  const list = Buffer.from(Array.from({ length: listRowsMax }, line).join('\n'))
  for (let turn = 0; turn < 3; turn++) {
    const read = await readSheet(list)
    expect(read).toMatchObject({ ok: true, rows: { length: listRowsMax } })
  }
}, 120_000)

/** As many as a list of experts has with where to pay them. */
const columns = 17

test('a workbook as long as lists may be is opened with all columns of the widest list', async () => {
  const rows = Array.from({ length: listRowsMax }, (_one, at) =>
    Array.from({ length: columns }, (_other, column) => ({
      text: `青衣江第${at}研究院（演示）${column}`,
    })),
  )
  const book = await spreadsheetFile(
    {
      ...{ name: '名单', title: '名单', above: [], below: [], rows },
      columns: Array.from({ length: columns }, (_one, at) => ({ title: `列${at}`, width: 16 })),
      footer: { label: '', counted: ['', '/', ''], note: '' },
    },
    '2019-07-01T00:00:00Z',
  )
  const read = await readSheet(Buffer.from(book))
  expect(read.ok && read.rows.at(-1)).toHaveLength(columns)
  expect(read.ok && read.rows.length).toBeGreaterThan(listRowsMax)
}, 180_000)
