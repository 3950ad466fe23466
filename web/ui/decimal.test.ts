import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDecimal, writeDecimal } from './decimal.ts'

test.each([
  ['4,180', 6, 4_180_000_000],
  ['４，１８０．５', 6, 4_180_500_000],
  [' 12.50 ', 1, 125],
  ['.5', 2, 50],
  ['7.', 0, 7],
  ['-3', 2, -300],
  ['0.1', 6, 100_000],
  ['', 6, null],
  ['　', 2, null],
] as const)('%j at %i digits', (text, digits, units) => {
  expect(readDecimal(text, digits)).toEqual({ ok: true, units })
})

test.each([
  ['约300', 'notNumber'],
  ['1.2.3', 'notNumber'],
  ['.', 'notNumber'],
  ['-', 'notNumber'],
  ['1e5', 'notNumber'],
  ['0.123', 'tooPrecise'],
  ['99999999999999999', 'tooLarge'],
] as const)('%j is refused as %s', (text, fault) => {
  expect(readDecimal(text, 2)).toEqual({ ok: false, fault })
})

test('what is written is read back the same', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 6 }), (units, digits) => {
      expect(readDecimal(writeDecimal(units, digits), digits)).toEqual({
        ok: true,
        units: units + 0,
      })
    }),
  )
})

test('thousands and no trailing zeros', () => {
  expect([writeDecimal(4_180_000_000, 6), writeDecimal(125, 1), writeDecimal(-5, 2)]).toEqual([
    '4,180',
    '12.5',
    '-0.05',
  ])
})
