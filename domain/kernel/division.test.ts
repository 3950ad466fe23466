import { describe, expect, test } from 'vitest'

import { divisionLevel, divisions, padDivisionCode } from './division.ts'
import { divisionsWithAreas } from './divisionAreas.ts'
import { isProvinceDigits, provinces, regionOf, xpccCode } from './province.ts'

const codesOf = (rows: readonly { code: string }[]) => rows.map(({ code }) => code)

test('31 provinces and the Corps, with the names that maps use', () => {
  expect(provinces.map(({ shortName }) => shortName).join(' ')).toBe(
    '北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 兵团',
  )
  expect(codesOf(divisions.children(null))).toEqual(codesOf(provinces))
})

test('the region of a division is its province, or the Corps', () => {
  expect(['510100', '110000', xpccCode, ''].map(regionOf)).toEqual(['51', '11', 'XPCC', ''])
})

test('codes of two, four and six digits', () => {
  const given = ['11', '1101', '110101', 'XPCC', '', '1', '110', '1101011', '1A', 'xpcc']
  expect(given.map(padDivisionCode)).toEqual([
    '110000',
    '110100',
    '110101',
    'XPCC',
    ...Array.from({ length: 6 }, () => null),
  ])
  expect(['110000', '110100', '110101', 'XPCC'].map(divisionLevel)).toEqual([
    'province',
    'city',
    'area',
    'province',
  ])
})

test('a division is found by its code at any length', () => {
  expect(divisions.find('51')).toEqual({
    code: '510000',
    name: '四川省',
    level: 'province',
    parent: null,
  })
  expect(divisions.find('5101')).toEqual({
    code: '510100',
    name: '成都市',
    level: 'city',
    parent: '510000',
  })
  expect(divisions.find('510107')).toBeUndefined()
  expect(divisionsWithAreas.find('510107')).toEqual({
    code: '510107',
    name: '武侯区',
    level: 'area',
    parent: '510100',
  })
  expect(divisions.find(xpccCode)?.name).toBe('新疆生产建设兵团')
  expect(divisions.find('999999')).toBeUndefined()
})

describe('full names leave out rows that only hold a place', () => {
  test.each([
    ['510107', '四川省成都市武侯区'],
    ['110108', '北京市海淀区'],
    ['500229', '重庆市城口县'],
    ['429004', '湖北省仙桃市'],
    ['659001', '新疆维吾尔自治区石河子市'],
    ['441900', '广东省东莞市'],
    ['44', '广东省'],
    ['XPCC', '新疆生产建设兵团'],
    ['990000', null],
  ])('%s is %s', (code, name) => {
    expect(divisionsWithAreas.fullName(code)).toBe(name)
  })
})

test('names repeat, so a parent narrows them', () => {
  expect(codesOf(divisionsWithAreas.named('鼓楼区'))).toEqual([
    '320106',
    '320302',
    '350102',
    '410204',
  ])
  expect(codesOf(divisionsWithAreas.named('鼓楼区', '32'))).toEqual(['320106', '320302'])
  expect(codesOf(divisionsWithAreas.named('鼓楼区', '3501'))).toEqual(['350102'])
  expect(divisionsWithAreas.named('鼓楼区', '99')).toEqual([])
  expect(divisionsWithAreas.named('鼓楼')).toEqual([])
})

test('children and path', () => {
  expect(codesOf(divisions.children('64'))).toEqual([
    '640100',
    '640200',
    '640300',
    '640400',
    '640500',
  ])
  expect(divisions.children('999999')).toEqual([])
  expect(codesOf(divisionsWithAreas.path('510107'))).toEqual(['510000', '510100', '510107'])
  expect(divisionsWithAreas.path('999999')).toEqual([])
})

test('search takes codes, beginnings and words in any order', () => {
  expect(codesOf(divisionsWithAreas.search('武侯'))).toEqual(['510107'])
  expect(codesOf(divisionsWithAreas.search('四川 武侯'))).toEqual(['510107'])
  expect(codesOf(divisionsWithAreas.search('５１０１０７'))).toEqual(['510107'])
  expect(codesOf(divisions.search('宁', 3))).toEqual(['640000', '330200', '350900'])
  expect(divisions.search('市辖区')).toEqual([])
  expect(divisions.search('  ')).toEqual([])
})

test('the table is whole: codes are unique and every parent exists', () => {
  const walk = (code: string | null): string[] =>
    divisionsWithAreas.children(code).flatMap((row) => [row.code, ...walk(row.code)])
  const codes = walk(null)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.length).toBe(32 + 342 + 2975)
})

test('province digits', () => {
  expect(['10', '11', '65', '66', '71', '81', '82', '83', '99'].map(isProvinceDigits)).toEqual([
    false,
    true,
    true,
    false,
    true,
    true,
    true,
    false,
    false,
  ])
})
