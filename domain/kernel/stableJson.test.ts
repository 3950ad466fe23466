import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { type Json, stableJson, stableJsonDepth } from './stableJson.ts'

/** The number whose IEEE 754 bits are given in hexadecimal. */
function numberOfBits(bits: string): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setBigUint64(0, BigInt(`0x${bits}`))
  return view.getFloat64(0)
}

describe('RFC 8785', () => {
  test('the sample of section 3.2.2', () => {
    const value = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`) as Json
    expect(stableJson(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  test('the order of section 3.2.3: by UTF-16 code units', () => {
    const value = JSON.parse(String.raw`{
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis"
    }`) as Json
    const names = [...stableJson(value).matchAll(/:"([^"]*)"/g)].map((match) => match[1])
    expect(names).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('the number %s of appendix B', (bits, text) => {
    expect(stableJson(numberOfBits(bits))).toBe(text)
  })

  test.each([['7fffffffffffffff'], ['7ff0000000000000'], ['fff0000000000000']])(
    'no text for %s',
    (bits) => {
      expect(() => stableJson(numberOfBits(bits))).toThrow(TypeError)
    },
  )
})

test('an undefined member is absent, an undefined element is refused', () => {
  expect(stableJson({ b: undefined, a: 1 })).toBe('{"a":1}')
  expect(() => stableJson([undefined] as unknown as Json)).toThrow('at "/0"')
  const holed = [1]
  holed[2] = 2
  expect(() => stableJson({ a: holed })).toThrow('at "/a/1"')
})

describe('refused with the place', () => {
  const tooDeep = Array.from({ length: stableJsonDepth + 1 }).reduce<Json>((inner) => [inner], 1)
  const rows: [string, unknown, string][] = [
    ['a lone surrogate in a value', { a: '\ud800' }, 'lone surrogate in the string at "/a"'],
    ['a lone surrogate in a name', { '\udead': 1 }, 'lone surrogate'],
    ['a set', { a: [new Set()] }, 'a value of type object at "/a/0" has no place in JSON'],
    ['a big integer', { a: 1n }, 'a value of type bigint at "/a" has no place in JSON'],
    ['a function', () => 1, 'a value of type function at "" has no place in JSON'],
    ['undefined', undefined, 'a value of type undefined at "" has no place in JSON'],
    ['too much depth', tooDeep, `deeper than ${stableJsonDepth}`],
  ]
  test.each(rows)('%s', (_what, value, message) => {
    expect(() => stableJson(value as Json)).toThrow(message)
  })
})

test('it is JSON of the same value, and the same text in whatever order members were made', () => {
  const reversed = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(reversed)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([name, member]) => [name, reversed(member)]),
          )
        : value
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'grapheme' }), (value) => {
      const text = stableJson(value as Json)
      expect(JSON.stringify(JSON.parse(text))).toBe(
        JSON.stringify(JSON.parse(stableJson(JSON.parse(text) as Json))),
      )
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(stableJson(reversed(value) as Json)).toBe(text)
    }),
  )
})
