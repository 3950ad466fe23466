import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  deviationsUm,
  generalToleranceMm,
  gradesUm,
  limitsOfClass,
  sizeRangesMm,
} from './iso286.ts'

test.each([
  [10, 'H7', 0.015, 0],
  [10, 'h6', 0, -0.009],
  [10.001, 'H7', 0.018, 0],
  [25, 'g6', -0.007, -0.02],
  [40, 'f7', -0.025, -0.05],
  [30, 'k6', 0.015, 0.002],
  [30, 'k8', 0.033, 0],
  [50, 'p6', 0.042, 0.026],
  [20, 'G7', 0.028, 0.007],
  [20, 'JS7', 0.0105, -0.0105],
  [3, 'D10', 0.06, 0.02],
  [500, 'e8', -0.135, -0.232],
])('Ø%d %s is %d / %d', (nominal, name, upperMm, lowerMm) => {
  expect(limitsOfClass(nominal, name)).toEqual({ upperMm, lowerMm })
})

test.each([
  [0, 'H7'],
  [500.1, 'H7'],
  [10, 'H4'],
  [10, 'K7'],
  [10, 'x6'],
  [10, 'H'],
])('Ø%d %s is nothing that is read', (nominal, name) => {
  expect(limitsOfClass(nominal, name)).toBeNull()
})

/** The middle of each range, as the standard has it: the geometric mean of its ends. */
const middles = sizeRangesMm.map((upTo, at) =>
  Math.sqrt((at === 0 ? 1 : sizeRangesMm[at - 1]!) * upTo),
)
/** What the standard rounds: to 1, 2, 5 or 10 µm; to 3 mm it leaves its formulae further. */
const rounds = (um: number, range: number): number =>
  range === 0 ? Math.max(2.1, 0.15 * um) : Math.max(1.6, 0.06 * um)

test('the grades are what the formula of the tolerance unit gives, rounded', () => {
  const units: Readonly<Record<number, number>> = {
    ...{ 5: 7, 6: 10, 7: 16, 8: 25, 9: 40, 10: 64, 11: 100, 12: 160, 13: 250 },
  }
  for (const [grade, row] of Object.entries(gradesUm)) {
    for (const [at, um] of row.entries()) {
      const unit = 0.45 * Math.cbrt(middles[at]!) + 0.001 * middles[at]!
      expect(Math.abs(um - units[Number(grade)]! * unit)).toBeLessThanOrEqual(rounds(um, at))
    }
  }
})

test('the deviations are what their formulae give, rounded', () => {
  const formulae: Readonly<Record<string, (mm: number) => number>> = {
    d: (mm) => 16 * mm ** 0.44,
    e: (mm) => 11 * mm ** 0.41,
    f: (mm) => 5.5 * mm ** 0.41,
    g: (mm) => 2.5 * mm ** 0.34,
    n: (mm) => 5 * mm ** 0.34,
    k: (mm) => 0.6 * Math.cbrt(mm),
  }
  for (const [letter, formula] of Object.entries(formulae)) {
    for (const [at, um] of deviationsUm[letter]!.entries()) {
      expect([letter, at, Math.abs(um - formula(middles[at]!)) <= rounds(um, at)]).toEqual([
        letter,
        at,
        true,
      ])
    }
  }
  for (let at = 1; at < sizeRangesMm.length; at++) {
    const [it6, it7] = [gradesUm[6]![at]!, gradesUm[7]![at]!]
    expect(deviationsUm['m']![at]).toBe(it7 - it6)
    expect(deviationsUm['p']![at]! - it7).toBeGreaterThanOrEqual(0)
    expect(deviationsUm['p']![at]! - it7).toBeLessThanOrEqual(5)
  }
})

test('lengths without a tolerance of their own', () => {
  expect([0.4, 0.5, 6, 6.1, 400, 4000, 4001].map((mm) => generalToleranceMm('m', mm))).toEqual([
    ...[null, 0.1, 0.1, 0.2, 0.5, 2, null],
  ])
  expect(generalToleranceMm('f', 3000)).toBeNull()
  expect(generalToleranceMm('v', 2)).toBeNull()
})

const file = join(
  process.env['BAIGONG_TEST_DATA'] ?? '',
  'taxonomy/tolerance/iso286_it_grades.json',
)
test.runIf(existsSync(file))('the grades are those of the test material', () => {
  const { um, upper_mm } = JSON.parse(readFileSync(file, 'utf8'))
  expect(upper_mm).toEqual([...sizeRangesMm])
  for (const [grade, row] of Object.entries(gradesUm)) expect(um[`IT${grade}`]).toEqual(row)
})
