import { expect, test } from 'vitest'
import { readExpertList } from '../../../domain/evaluation/expertList.ts'
import { feeFields, maskCell } from '../../../domain/evaluation/feeData.ts'
import { listColumns } from '../../../domain/evaluation/expertRow.ts'
import { expertImportEn } from './text.en.ts'
import { expertImportZh } from './text.zh.ts'

test.each([
  ['zh', expertImportZh.col],
  ['en', expertImportEn.col],
])('the heads of the template are those that the import knows: %s', (_language, col) => {
  const heads = listColumns.map((column) => col[column])
  const list = readExpertList([heads, listColumns.map((column) => `of ${column}`)], new Set())
  expect(list.ok && list.rows[0]?.cells).toEqual(
    Object.fromEntries(
      listColumns.map((column) => {
        const text = `of ${column}`
        return [column, (feeFields as readonly string[]).includes(column) ? maskCell(text) : text]
      }),
    ),
  )
})
