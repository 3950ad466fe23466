/** Offers and questions are cut alike, whatever way they are written. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTrade, shippedCutter } from './shipped.ts'
import { inBaseUnit } from './units.ts'

const cutter = shippedCutter(readTrade(join(import.meta.dirname, '../../../data/search')))
const termsIn = (text: string): string[] => cutter.pieces(text).map(({ term }) => term)

describe('one term for', () => {
  const rows: [text: string, terms: string[]][] = [
    ['德玛吉五轴', ['德玛吉五轴']],
    ['三坐标测量', ['三坐标测量']],
    ['陽極氧化', ['阳极氧化']],
    ['ＣＮＣ　钣金', ['cnc', '钣金']],
    ['45号钢 45# 45钢', ['45#', '45#', '45#']],
    ['45号楼', ['45', '号楼']],
    ['6061-T6', ['6061-t6']],
    ['17-4PH', ['17-4ph']],
    ['0.4米 400㎜ 40厘米', ['400mm', '400mm', '400mm']],
    ['3D打印 X射线', ['3d打印', 'x射线']],
    ['flows heating', ['flow', 'heat']],
  ]
  test.each(rows)('%s', (text, terms) => expect(termsIn(text)).toEqual(terms))
})

test('an offer is found by the words within its words', () => {
  expect(cutter.terms('德玛吉五轴 6061-T6')).toEqual([
    ...['德玛吉五轴', '五轴', '德玛吉'],
    ...['6061-t6', '6061', 't6'],
  ])
})

test.each([
  ['5μm', '0.005mm'],
  ['2.5吨', '2500kg'],
  ['3天', '72h'],
  ['3个', undefined],
])('%s is %s', (text, base) => expect(inBaseUnit(text.normalize('NFKC'))).toBe(base))
