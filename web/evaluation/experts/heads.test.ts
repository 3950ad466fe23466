import { expect, test } from 'vitest'
import { readExpertList } from '../../../domain/evaluation/expertList.ts'
import { expertColumns } from '../../../domain/evaluation/expertRow.ts'
import { expertImportEn } from './text.en.ts'
import { expertImportZh } from './text.zh.ts'

test.each([
  ['zh', expertImportZh.col],
  ['en', expertImportEn.col],
])('the heads of the template are those that the import knows: %s', (_language, col) => {
  const heads = expertColumns.map((column) => col[column])
  const list = readExpertList([heads, expertColumns.map((column) => `of ${column}`)], new Set())
  expect(list.ok && list.rows[0]?.cells).toEqual(
    Object.fromEntries(expertColumns.map((column) => [column, `of ${column}`])),
  )
})
