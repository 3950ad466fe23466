import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import {
  findIndustry,
  industries,
  industryChildren,
  industryPath,
  searchIndustries,
} from './industry.ts'
import { englishIndustry } from './industryName.ts'
import {
  industryLevel,
  isIndustryCodeForm,
  isManufacturing,
  normaliseIndustryCode,
  parentIndustryCode,
  sectionOfDivision,
} from './industryCode.ts'

const codesOf = (rows: readonly { code: string }[]) => rows.map(({ code }) => code)

test('the counts of the standard', () => {
  const counts = Object.fromEntries(
    ['section', 'division', 'group', 'class'].map((level) => [
      level,
      industries.filter((row) => row.level === level).length,
    ]),
  )
  expect(counts).toEqual({ section: 20, division: 97, group: 473, class: 1381 })
  expect(new Set(codesOf(industries)).size).toBe(industries.length)
})

test('every parent exists and every division lies in the section its number says', () => {
  const orphans = industries.filter(
    ({ parent }) => parent !== null && findIndustry(parent)?.code !== parent,
  )
  expect(orphans).toEqual([])
  const misplaced = industries.filter(
    ({ code }) => code.length === 3 && sectionOfDivision(Number(code.slice(1))) !== code[0],
  )
  expect(misplaced).toEqual([])
  expect([0, 1, 97, 98, 1.5].map(sectionOfDivision)).toEqual([null, 'A', 'T', null, null])
})

describe('what people write as a code', () => {
  test.each([
    ['C3911', 'C3911'],
    ['c3911', 'C3911'],
    ['3911', 'C3911'],
    ['Ｃ３９', 'C39'],
    ['39', 'C39'],
    ['C', 'C'],
    ['6431', 'I6431'],
    ['0111', 'A0111'],
    ['A3911', null],
    ['U', null],
    ['3', null],
    ['00', null],
    ['98', null],
    ['39111', null],
    ['', null],
    ['C 39', null],
  ])('%s is %s', (text, code) => {
    expect(normaliseIndustryCode(text)).toBe(code)
  })
})

test('form, level, parent, manufacturing', () => {
  expect(
    ['C', 'C39', 'C391', 'C3911', 'C3', 'U39', 'c39', 'C39111'].map(isIndustryCodeForm),
  ).toEqual([true, true, true, true, false, false, false, false])
  expect(['C', 'C39', 'C391', 'C3911', 'C3'].map(industryLevel)).toEqual([
    'section',
    'division',
    'group',
    'class',
    null,
  ])
  expect(['C3911', 'C391', 'C39', 'C'].map(parentIndustryCode)).toEqual(['C391', 'C39', 'C', null])
  expect(['C', '13', '4390', 'B12', '44', 'I6431', 'nonsense'].map(isManufacturing)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})

test('find, path, children', () => {
  expect(findIndustry('3911')).toEqual({
    code: 'C3911',
    name: '计算机整机制造',
    level: 'class',
    parent: 'C391',
  })
  expect(findIndustry('3999')).toBeUndefined()
  expect(industryPath('6431').map(({ name }) => name)).toEqual([
    '信息传输、软件和信息技术服务业',
    '互联网和相关服务',
    '互联网平台',
    '互联网生产服务平台',
  ])
  expect(industryPath('3999')).toEqual([])
  expect(codesOf(industryChildren('C43'))).toEqual([
    'C431',
    'C432',
    'C433',
    'C434',
    'C435',
    'C436',
    'C439',
  ])
  expect(industryChildren(null)).toHaveLength(20)
  expect(industryChildren('')).toEqual([])
})

test('search by code, by name, by words of the levels above', () => {
  expect(codesOf(searchIndustries('3911'))).toEqual(['C3911'])
  expect(codesOf(searchIndustries('汽车零部件'))).toEqual(['C367', 'C3670'])
  expect(codesOf(searchIndustries('互联网 生产服务'))).toEqual(['I6431'])
  expect(codesOf(searchIndustries('制造', 2))).toHaveLength(2)
  expect(searchIndustries('')).toEqual([])
})

test('sections and divisions have an English name, and only one of each', () => {
  const coarse = industries.filter(({ level }) => level === 'section' || level === 'division')
  const names = coarse.map(({ code }) => englishIndustry(code))
  expect(names.every((name) => name !== undefined && /^[ -~’]+$/.test(name))).toBe(true)
  const divisions = coarse.filter(({ level }) => level === 'division')
  expect(new Set(divisions.map(({ code }) => englishIndustry(code))).size).toBe(97)
  expect(englishIndustry('C3411')).toBe(undefined)
})

const testData = process.env['BAIGONG_TEST_DATA']

test.skipIf(testData === undefined)(
  'an independent list: skipped unless BAIGONG_TEST_DATA is set',
  () => {
    const lines = readFileSync(join(testData ?? '', 'gbt4754-2017.csv'), 'utf8')
      .trim()
      .split('\n')
    const rows = lines.slice(1).map((line) => line.split(','))
    expect(codesOf(industries).toSorted()).toEqual(rows.map((row) => row[0]).toSorted())
    expect(industries.map(({ code, parent }) => `${code},${parent ?? ''}`).toSorted()).toEqual(
      rows.map((row) => `${row[0] ?? ''},${row.at(-1)?.trim() ?? ''}`).toSorted(),
    )
  },
)
