import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { partsEn } from './text.en.ts'
import { partsZh } from './text.zh.ts'
import {
  deviationsUm,
  finerDeviationsUm,
  finerRangesMm,
  generalToleranceMm,
  gradeFourUm,
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

/** Upper and lower deviation in micrometres, as the standard's tables of limits have them. */
test.each([
  [25, 'K7', 6, -15],
  [25, 'N7', -7, -28],
  [25, 'P7', -14, -35],
  [50, 'M7', 0, -25],
  [10, 'N7', -4, -19],
  [30, 'JS7', 10.5, -10.5],
  [25, 'k6', 15, 2],
  [25, 'p6', 35, 22],
  [25, 's6', 48, 35],
  [25, 'r6', 41, 28],
  [25, 'H7', 21, 0],
  [25, 'K6', 2, -11],
  [25, 'K8', 10, -23],
  [25, 'N6', -11, -24],
  [25, 'N8', -3, -36],
  [25, 'P6', -18, -31],
  [25, 'R7', -20, -41],
  [25, 'S7', -27, -48],
  [25, 'N5', -12, -21],
  // Above the grades that are moved by Δ.
  [25, 'P8', -22, -55],
  [25, 'N9', 0, -52],
  [25, 'M9', -8, -60],
  // To 3 mm nothing is moved.
  [3, 'K7', 0, -10],
  [3, 'M7', -2, -12],
  [3, 'N7', -4, -14],
  [3, 'N9', -4, -29],
  [3, 'P7', -6, -16],
  [3, 'K9', 0, -25],
  // Where the ranges are divided once more, at their ends.
  [65, 's6', 72, 53],
  [65.001, 's6', 78, 59],
  [100, 'R7', -38, -73],
  [100.001, 'R7', -41, -76],
  [500, 's7', 315, 252],
  // The one class that leaves the rule, and its neighbours.
  [250, 'M6', -8, -37],
  [300, 'M6', -9, -41],
  [300, 'M7', 0, -52],
  [316, 'M6', -10, -46],
])('Ø%d %s is %d / %d µm', (nominal, name, upperUm, lowerUm) => {
  const limits = { upperMm: upperUm / 1000, lowerMm: lowerUm / 1000 }
  expect(limitsOfClass(nominal, name)).toEqual(limits)
})

test.each([
  [0, 'H7'],
  [500.1, 'H7'],
  [500.1, 'S7'],
  [10, 'H4'],
  [10, 'K4'],
  [10, 'T7'],
  [10, 't6'],
  // Beyond 3 mm K ends at grade 8; N of coarser grades begins above 1 mm.
  [10, 'K9'],
  [1, 'N9'],
  [10, 'x6'],
  [10, 'H'],
])('Ø%d %s is nothing that is read', (nominal, name) => {
  expect(limitsOfClass(nominal, name)).toBeNull()
})

test('the refusal names in both languages every letter that is read', () => {
  for (const { reason } of [partsZh, partsEn]) {
    // What follows 500 mm speaks of grades.
    const named = reason.class_unknown.split('500 mm')[0]!
    // E to G stand between D and H.
    const read = [...'ABCDEFGHKMNPRSTUVXYZabcdefghkmnprstuvxyz'].filter(
      (letter) => limitsOfClass(25, `${letter}7`) !== null,
    )
    expect(read.join('')).toBe('DEFGHKMNPRSdefghkmnprs')
    for (const letter of read.filter((one) => !/[efg]/i.test(one))) {
      expect(named).toMatch(new RegExp(`(?<![a-zA-Z])${letter}(?![a-zA-Z])`))
    }
  }
})

const inUm = (mm: number): number => Math.round(mm * 10_000) / 10
/** Both ends of each finer range, and of each whole one. */
const sizes = finerRangesMm.flatMap((upTo) => (upTo === 500 ? [upTo] : [upTo, upTo + 0.001]))
const lastMoved = { k: 8, m: 8, n: 8, p: 7, r: 7, s: 7 }

test('holes mirror the shafts of their letter, moved by Δ up to the grade of the standard', () => {
  for (const nominal of sizes) {
    const range = sizeRangesMm.findIndex((upTo) => nominal <= upTo)
    for (const letter of ['d', 'e', 'f', 'g', 'h', 'js']) {
      for (const grade of Object.keys(gradesUm)) {
        const hole = limitsOfClass(nominal, `${letter.toUpperCase()}${grade}`)!
        const shaft = limitsOfClass(nominal, `${letter}${grade}`)!
        expect([nominal, letter, grade, inUm(hole.lowerMm)]).toEqual([
          ...[nominal, letter, grade, 0 - inUm(shaft.upperMm)],
        ])
      }
    }
    for (const [letter, last] of Object.entries(lastMoved)) {
      for (let grade = 6; grade <= last; grade++) {
        if (letter === 'm' && grade === 6 && sizeRangesMm[range] === 315) continue
        const hole = limitsOfClass(nominal, `${letter.toUpperCase()}${grade}`)!
        // k of grade 8 begins at the nominal size; the hole mirrors that of grade 7.
        const shaft = limitsOfClass(nominal, `${letter}${Math.min(7, grade)}`)!
        const move = range === 0 ? 0 : gradesUm[grade]![range]! - gradesUm[grade - 1]![range]!
        const expected = move - inUm(shaft.lowerMm)
        expect([nominal, letter, grade, inUm(hole.upperMm)]).toEqual([
          ...[nominal, letter, grade, expected],
        ])
        expect(inUm(hole.upperMm) - inUm(hole.lowerMm)).toBeCloseTo(gradesUm[grade]![range]!, 6)
      }
    }
  }
})

test('what Δ is for: H with a shaft one grade finer fits as the hole of that letter does with h', () => {
  for (const nominal of sizes.filter((mm) => mm > 3)) {
    for (const [letter, last] of Object.entries(lastMoved)) {
      for (let grade = 6; grade <= last; grade++) {
        const isM6Above250 = letter === 'm' && grade === 6 && nominal > 250 && nominal <= 315
        if (isM6Above250) continue
        const fit = (holeName: string, shaftName: string) => {
          const hole = limitsOfClass(nominal, holeName)!
          const shaft = limitsOfClass(nominal, shaftName)!
          return [inUm(hole.upperMm - shaft.lowerMm), inUm(hole.lowerMm - shaft.upperMm)]
        }
        const byHole = fit(`H${grade}`, `${letter}${grade - 1}`)
        expect([nominal, letter, grade, byHole]).toEqual([
          ...[nominal, letter, grade, fit(`${letter.toUpperCase()}${grade}`, `h${grade - 1}`)],
        ])
      }
    }
  }
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

test('grade 4 lies three of four equal steps between grades 1 and 5, rounded', () => {
  for (const [at, um] of gradeFourUm.entries()) {
    const first = 0.8 + 0.02 * middles[at]!
    const fifth = 7 * (0.45 * Math.cbrt(middles[at]!) + 0.001 * middles[at]!)
    const between = first ** 0.25 * fifth ** 0.75
    expect([at, Math.abs(um - between) < 1.2]).toEqual([at, true])
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

test('r lies between p and s, and s on its formula, rounded', () => {
  const { r, s } = finerDeviationsUm as Record<'r' | 's', readonly number[]>
  for (const [at, upTo] of finerRangesMm.entries()) {
    const middle = Math.sqrt((at === 0 ? 1 : finerRangesMm[at - 1]!) * upTo)
    const range = sizeRangesMm.findIndex((mm) => upTo <= mm)
    // To 50 mm one to four above grade 8, from there on 0.4 D above grade 7.
    const formula = upTo <= 50 ? gradesUm[8]![range]! : gradesUm[7]![range]! + 0.4 * middle
    const over = s[at]! - formula
    expect([upTo, over >= (upTo <= 50 ? 0 : -3), over <= 4]).toEqual([upTo, true, true])
    const between = Math.sqrt(deviationsUm['p']![range]! * s[at]!)
    expect([upTo, Math.abs(r[at]! - between) <= rounds(between, range)]).toEqual([upTo, true])
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
  expect(um.IT4).toEqual(gradeFourUm)
  for (const [grade, row] of Object.entries(gradesUm)) expect(um[`IT${grade}`]).toEqual(row)
})
