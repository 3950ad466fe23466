import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  allocateFen,
  formatMoney,
  moneyUnits,
  multiplyFen,
  parseMoney,
  subtractFen,
  sumFen,
} from './money.ts'
import { ratio } from './ratio.ts'

const anyFen = fc.maxSafeInteger()
const someFen = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })

describe('reading', () => {
  test.each([
    ['1,234.50 万元', 1_234_500_000],
    ['１，２３４．５０　万元', 1_234_500_000],
    ['￥100', 10_000],
    ['¥ 100.05', 10_005],
    ['人民币100元整', 10_000],
    ['-3 元', -300],
    ['−0.01', -1],
    ['+7 分', 7],
    ['5角', 50],
    ['0.0001万元', 100],
    ['0.000001万元', 1],
    ['2.5 亿元', 25_000_000_000],
    ['12 亿', 120_000_000_000],
    ['3百万元', 300_000_000],
    ['1000000', 100_000_000],
    ['0', 0],
    ['-0', 0],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('%s', (text, fen) => {
    expect(parseMoney(text)).toEqual({ ok: true, value: fen })
  })

  test('a bare number is in the unit of the form', () => {
    expect(parseMoney('1,234.5', 'wanyuan')).toEqual({ ok: true, value: 1_234_500_000 })
    expect(parseMoney('12元', 'wanyuan')).toEqual({ ok: true, value: 1200 })
  })

  test.each([
    ['', 'codes.money_format', { given: '' }],
    ['abc', 'codes.money_format', { given: 'abc' }],
    ['1,23.4', 'codes.money_format', { given: '1,23.4' }],
    ['12,34 万元', 'codes.money_format', { given: '12,34 万元' }],
    ['1.2.3', 'codes.money_format', { given: '1.2.3' }],
    ['1e5', 'codes.money_format', { given: '1e5' }],
    ['--1', 'codes.money_format', { given: '--1' }],
    ['9'.repeat(100), 'codes.money_format', { given: '9'.repeat(60) }],
    ['5 美元', 'codes.money_unit', { unit: '美元' }],
    ['0.001', 'codes.money_too_fine', { given: '0.001' }],
    ['0.0000001 万元', 'codes.money_too_fine', { given: '0.0000001 万元' }],
    ['90071992547409.92', 'codes.money_too_large', { given: '90071992547409.92' }],
  ])('refuses %s', (text, code, facts) => {
    expect(parseMoney(text)).toEqual({ ok: false, kind: 'invalid', code, facts })
  })
})

describe('showing', () => {
  test.each([
    [123_456_789, {}, '1,234,567.89'],
    [123_456_789, { unit: 'wanyuan' as const }, '123.46'],
    [123_456_789, { unit: 'wanyuan' as const, places: 6 }, '123.456789'],
    [50_000_000, { unit: 'wanyuan' as const, places: 0 }, '50'],
    [500_000, { unit: 'wanyuan' as const, places: 0 }, '1'],
    [499_999, { unit: 'wanyuan' as const, places: 0 }, '0'],
    [-500_000, { unit: 'wanyuan' as const, places: 0 }, '-1'],
    [-1, { unit: 'wanyuan' as const, places: 2 }, '0.00'],
    [-123_456_700, {}, '-1,234,567.00'],
    [100_000, { grouped: false }, '1000.00'],
    [0, {}, '0.00'],
  ])('%i %o', (fen, options, text) => {
    expect(formatMoney(fen, options)).toBe(text)
  })

  test('what is shown with enough places reads back as the same amount', () => {
    const unit = fc.constantFrom(...(Object.keys(moneyUnits) as (keyof typeof moneyUnits)[]))
    fc.assert(
      fc.property(anyFen, unit, fc.boolean(), (fen, inUnit, grouped) => {
        const text = formatMoney(fen, { unit: inUnit, places: 10, grouped })
        expect(parseMoney(text, inUnit)).toEqual({ ok: true, value: fen })
      }),
    )
  })
})

test('sums and differences are exact or refused', () => {
  expect(sumFen([])).toBe(0)
  expect(sumFen([10, 20, -5])).toBe(25)
  expect(sumFen([Number.MAX_SAFE_INTEGER, 5, -5])).toBe(Number.MAX_SAFE_INTEGER)
  expect(subtractFen(5, 7)).toBe(-2)
  expect(() => sumFen([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError)
  expect(() => subtractFen(Number.MIN_SAFE_INTEGER, 1)).toThrow(RangeError)
  expect(() => sumFen([0.5])).toThrow(RangeError)
})

test('a product is rounded once, a half away from zero', () => {
  const third = ratio(1n, 3n)
  const half = ratio(1n, 2n)
  expect([multiplyFen(100, third), multiplyFen(200, third)]).toEqual([33, 67])
  expect([multiplyFen(1, half), multiplyFen(-1, half), multiplyFen(3, half)]).toEqual([1, -1, 2])
  expect(multiplyFen(Number.MAX_SAFE_INTEGER, ratio(1n))).toBe(Number.MAX_SAFE_INTEGER)
  expect(() => multiplyFen(Number.MAX_SAFE_INTEGER, ratio(2n))).toThrow(RangeError)
})

describe('allocating', () => {
  test.each([
    ['equal remainders go in the order of the list', 100, [1, 1, 1], [34, 33, 33]],
    ['the larger remainder comes first', 100, [1, 2], [33, 67]],
    ['a weight of zero gets nothing', 101, [0, 1, 1], [0, 51, 50]],
    ['a negative total is the mirror', -100, [1, 1, 1], [-34, -33, -33]],
    ['nothing to give', 0, [3, 4], [0, 0]],
    ['fewer fen than parts', 2, [1, 1, 1], [1, 1, 0]],
    ['one part', 7, [5], [7]],
  ])('%s', (_what, total, weights, parts) => {
    expect(allocateFen(total, weights)).toEqual(parts)
  })

  test('parts sum to the total and are within one fen of the exact share', () => {
    const weights = fc
      .array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 })
      .filter((list) => list.some((weight) => weight > 0))
    fc.assert(
      fc.property(someFen, weights, (total, list) => {
        const parts = allocateFen(total, list)
        const sum = list.reduce((all, weight) => all + weight, 0)
        expect(sumFen(parts)).toBe(total)
        const off = parts.map((part, at) => {
          const distance = BigInt(part) * BigInt(sum) - BigInt(total) * BigInt(list[at] ?? 0)
          return (distance < 0n ? -distance : distance) < BigInt(sum)
        })
        expect(off).toEqual(list.map(() => true))
      }),
    )
  })

  test.each([[[]], [[0, 0]], [[-1, 2]], [[0.5, 1]]])('refuses the weights %o', (weights) => {
    expect(() => allocateFen(100, weights)).toThrow(RangeError)
  })
})
