import * as fc from 'fast-check'
import { Value } from 'typebox/value'
import { describe, expect, test } from 'vitest'

import { moneyUnits } from './money.ts'
import {
  addQuantities,
  compareQuantities,
  convertQuantity,
  parseQuantity,
  quantity,
  QuantityText,
  readQuantity,
  scaleQuantity,
  writeQuantity,
} from './quantity.ts'
import { decimalOfRatio, exactDecimalOfRatio, ratio, ratioOfDecimal, roundRatio } from './ratio.ts'
import { type UnitCode, unitCodes, unitOf } from './units.ts'

const anyUnit = fc.constantFrom(...unitCodes)
const anyRatio = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([numerator, denominator]) => ratio(numerator, denominator))

function converted(value: string, from: UnitCode, to: UnitCode) {
  const read = readQuantity({ value, unit: from })
  const found = read.ok ? convertQuantity(read.value, to) : read
  return found.ok ? writeQuantity(found.value) : found
}

describe('converting', () => {
  test.each([
    ['25.4', 'mm', '1', 'inch'],
    ['1', 'inch', '25.4', 'mm'],
    ['0.1', 'mm', '100', 'um'],
    ['3', 'mu', '2000', 'm2'],
    ['1', 'ha', '15', 'mu'],
    ['1', 'm2', '0.0015', 'mu'],
    ['1.5', 'wanM2', '15000', 'm2'],
    ['2.5', 't', '2500', 'kg'],
    ['90', 'min', '1.5', 'h'],
    ['24', 'month', '2', 'year'],
    ['12.5', 'percent', '0.125', 'one'],
    ['3', 'permille', '0.3', 'percent'],
    ['1234.5', 'wanyuan', '12345000', 'yuan'],
    ['1', 'yiyuan', '10000', 'wanyuan'],
    ['2.35', 'wanPiece', '23500', 'piece'],
    ['1', 'kWh', '3.6', 'MJ'],
    ['1', 'min', '0.016667', 'h'],
    ['-0.5', 'm', '-50', 'cm'],
  ] as const)('%s %s is %s %s', (value, from, result, to) => {
    expect(converted(value, from, to)).toEqual({ value: result, unit: to })
  })

  test.each([
    ['mm', 'mm2'],
    ['kg', 'N'],
    ['piece', 'person'],
    ['day', 'workingDay'],
    ['percent', 'percentagePoint'],
    ['day', 'month'],
  ] as const)('%s never becomes %s', (from, to) => {
    const refusal = {
      ok: false,
      kind: 'invalid',
      code: 'codes.quantity_dimension',
      facts: { from, to },
    }
    expect(convertQuantity(quantity(1n, from), to)).toEqual(refusal)
  })

  test('there and back is the identity, exactly', () => {
    fc.assert(
      fc.property(anyRatio, anyUnit, anyUnit, (amount, from, to) => {
        const there = convertQuantity(quantity(amount, from), to)
        const same = unitOf(from).dimension === unitOf(to).dimension
        const back = there.ok ? convertQuantity(there.value, from) : null
        expect(back).toEqual(same ? { ok: true, value: { amount, unit: from } } : null)
      }),
    )
  })
})

describe('what people type', () => {
  test.each([
    ['12.5 mm', '12.5', 'mm'],
    ['１２０　万元', '120', 'wanyuan'],
    ['30％', '30', 'percent'],
    ['1,200 平方米', '1200', 'm2'],
    ['5 个工作日', '5', 'workingDay'],
    ['-3', '-3', 'kg'],
    ['7 KG', '7', 'kg'],
    ['2 MW', '2', 'MW'],
    ['8000r/min', '8000', 'rpm'],
    ['0.02µm', '0.02', 'um'],
  ])('%s', (text, value, unit) => {
    const read = parseQuantity(text, 'kg')
    expect(read.ok && writeQuantity(read.value)).toEqual({ value, unit })
  })

  test.each([
    ['mm', 'codes.quantity_format', { given: 'mm' }],
    ['1e3 mm', 'codes.quantity_unit', { unit: 'e3mm' }],
    ['1,2 mm', 'codes.quantity_unit', { unit: ',2mm' }],
    ['5 furlong', 'codes.quantity_unit', { unit: 'furlong' }],
    ['5 mw', 'codes.quantity_unit', { unit: 'mw' }],
    ['5', 'codes.quantity_unit', { unit: '' }],
    ['9'.repeat(80), 'codes.quantity_format', { given: '9'.repeat(60) }],
  ])('refuses %s', (text, code, facts) => {
    expect(parseQuantity(text)).toEqual({ ok: false, kind: 'invalid', code, facts })
  })
})

test('sum, difference in size, multiple', () => {
  const metre = quantity(1n, 'm')
  expect(addQuantities(metre, quantity(5n, 'mm'))).toEqual({
    ok: true,
    value: { amount: ratio(1005n, 1000n), unit: 'm' },
  })
  expect(addQuantities(metre, quantity(5n, 'kg')).ok).toBe(false)
  const compared = [quantity(99n, 'cm'), quantity(1000n, 'mm'), quantity(1n, 'km')].map((other) =>
    compareQuantities(metre, other),
  )
  expect(compared).toEqual([1, 0, -1].map((value) => ({ ok: true, value })))
  expect(compareQuantities(metre, quantity(1n, 's')).ok).toBe(false)
  expect(scaleQuantity(metre, ratio(1n, 3n))).toEqual({ amount: ratio(1n, 3n), unit: 'm' })
})

test('the wire shape takes what writing gives and nothing looser', () => {
  fc.assert(
    fc.property(anyRatio, anyUnit, (amount, unit) => {
      expect(Value.Check(QuantityText, writeQuantity({ amount, unit }))).toBe(true)
    }),
  )
  const loose = [
    { value: 1, unit: 'mm' },
    { value: '1e5', unit: 'mm' },
    { value: '1', unit: 'ell' },
  ]
  expect(loose.map((value) => Value.Check(QuantityText, value))).toEqual([false, false, false])
  expect(readQuantity({ value: 'x', unit: 'mm' }).ok).toBe(false)
})

test('every unit of money is a unit here, with the same factor', () => {
  const factors = Object.entries(moneyUnits).map(([unit, fen]) => [unit, ratio(fen, 100n)])
  expect(factors).toEqual(
    Object.keys(moneyUnits).map((unit) => [unit, unitOf(unit as UnitCode).factor]),
  )
})

describe('ratios', () => {
  test('lowest terms, positive denominator', () => {
    expect(ratio(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n })
    expect(ratio(0n, -7n)).toEqual({ numerator: 0n, denominator: 1n })
    expect(() => ratio(1n, 0n)).toThrow(RangeError)
  })

  test('a half goes away from zero', () => {
    const halves = [-5n, -3n, -1n, 1n, 3n, 5n].map((numerator) => roundRatio(ratio(numerator, 2n)))
    expect(halves).toEqual([-3n, -2n, -1n, 1n, 2n, 3n])
    expect([ratio(1n, 3n), ratio(2n, 3n), ratio(-2n, 3n)].map(roundRatio)).toEqual([0n, 1n, -1n])
  })

  test('decimals', () => {
    expect(decimalOfRatio(ratio(-1n, 1000n), 2)).toBe('0.00')
    expect(decimalOfRatio(ratio(5n, 1000n), 2)).toBe('0.01')
    expect(exactDecimalOfRatio(ratio(1n, 3n))).toBeNull()
    expect(exactDecimalOfRatio(ratio(7n, 40n))).toBe('0.175')
    expect(['', '.5', '5.', '1e3', '0x10', '1 '].map(ratioOfDecimal)).toEqual(
      Array.from({ length: 6 }, () => null),
    )
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.nat(12),
        (digits, places) => {
          const value = ratio(digits, 10n ** BigInt(places))
          expect(ratioOfDecimal(decimalOfRatio(value, places))).toEqual(value)
          expect(ratioOfDecimal(exactDecimalOfRatio(value) ?? '')).toEqual(value)
        },
      ),
    )
  })
})
