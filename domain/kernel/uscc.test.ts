import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  checkUscc,
  makeUscc,
  normaliseUscc,
  readUscc,
  type UsccReason,
  usccReasons,
  usccSerials,
} from './uscc.ts'
import { usccKindOf, usccKinds, usccPairOf } from './usccKinds.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const kinds = Object.values(usccKinds).map((row) => row.kind)
const madeCode = fc
  .tuple(fc.constantFrom(...kinds), fc.nat(usccSerials - 1))
  .map(([kind, serial]) => ({ kind, serial, code: makeUscc(kind, '510107', serial) }))

test('the example of the command line', () => {
  expect(checkUscc('91110108123456788E')).toEqual({
    code: '91110108123456788E',
    valid: true,
    kind: 'enterprise',
    reason: null,
  })
})

describe('each fault has its reason', () => {
  const rows: [what: string, text: string, kind: string | null, reason: UsccReason | null][] = [
    ['nothing', '', null, 'uscc_length'],
    ['17 signs', '91110108123456788', null, 'uscc_length'],
    ['19 signs', '91110108123456788E0', null, 'uscc_length'],
    ['an O for a 0', '9111O108123456788E', null, 'uscc_alphabet'],
    ['a Chinese sign', '91110108123456788企', null, 'uscc_alphabet'],
    ['an unknown pair', '941101081234567884', null, 'uscc_kind_unknown'],
    ['a letter in the division', '91A10108123456788E', 'enterprise', 'uscc_division_digits'],
    ['no such province', '91990108123456788E', 'enterprise', 'uscc_division_unknown'],
    ['a wrong last sign', '91110108123456788F', 'enterprise', 'uscc_check_digit'],
    [
      'a last sign that is right for a wrong 17th',
      '91110108123456789H',
      'enterprise',
      'uscc_organisation_check_digit',
    ],
    ['a national authority', makeUscc('institution', '100000', 7), 'institution', null],
    ['full width, lower case, blanks', ' ９１１１０１０８ 12345678８ｅ\u200b', 'enterprise', null],
  ]
  test.each(rows)('%s', (_what, text, kind, reason) => {
    expect(checkUscc(text)).toEqual({
      code: normaliseUscc(text),
      valid: reason === null,
      kind,
      reason,
    })
  })
})

test('blanks of every kind are dropped, nothing else is', () => {
  expect(normaliseUscc(' \t\r\n\u00a0\u3000\u200b\u200c\u200d\u2060\ufeffaＢ－９')).toBe('AB-9')
})

test('a mistyped letter is a hint with a suggestion, never a silent change', () => {
  expect(readUscc('9111O1O8I23456788E')).toEqual({
    code: '9111O1O8I23456788E',
    valid: false,
    kind: null,
    reason: 'uscc_alphabet',
    faults: ['uscc_alphabet'],
    legalPerson: null,
    parts: null,
    expected: null,
    hints: [
      { at: 5, found: 'O', meant: '0' },
      { at: 7, found: 'O', meant: '0' },
      { at: 9, found: 'I', meant: '1' },
    ],
    suggestion: '91110108123456788E',
    earlyPilot: false,
    officerMayAccept: false,
  })
  expect(readUscc('9111O108123456788F').suggestion).toBeNull()
})

test('a code of the early pilot fails and is offered to an officer', () => {
  expect(readUscc('91350211M0000AB16A')).toEqual({
    code: '91350211M0000AB16A',
    valid: false,
    kind: 'enterprise',
    reason: 'uscc_check_digit',
    faults: ['uscc_check_digit'],
    legalPerson: 'licenceDecides',
    parts: { division: '350211', organisation: 'M0000AB16' },
    expected: { organisationCheck: '6', check: 'D' },
    hints: [],
    suggestion: null,
    earlyPilot: true,
    officerMayAccept: true,
  })
})

test('no officer may accept a code of the wrong form or of no kind', () => {
  const accepted = [
    '9111010812345678',
    '9111O108123456788E',
    '94110108123456788E',
    '91A10108123456788E',
  ]
  expect(accepted.map((code) => readUscc(code).officerMayAccept)).toEqual([
    false,
    false,
    false,
    false,
  ])
  expect(readUscc('91990108123456788E').officerMayAccept).toBe(true)
  expect(readUscc('91110108123456788E').officerMayAccept).toBe(false)
})

test('a check sum of 31 means the sign 0', () => {
  const zero = Array.from({ length: 200 }, (_, serial) =>
    makeUscc('enterprise', '110108', serial),
  ).find((code) => code.endsWith('0'))
  expect(zero).toBeDefined()
  expect(checkUscc(zero ?? '').valid).toBe(true)
})

test('a made code is valid and belongs to its kind', () => {
  fc.assert(
    fc.property(madeCode, ({ kind, code }) => {
      expect(checkUscc(code)).toEqual({ code, valid: true, kind, reason: null })
    }),
  )
})

test('made codes of different serials differ', () => {
  fc.assert(
    fc.property(fc.nat(usccSerials - 1), fc.nat(usccSerials - 1), (a, b) => {
      expect(makeUscc('enterprise', '110108', a) === makeUscc('enterprise', '110108', b)).toBe(
        a === b,
      )
    }),
  )
})

test('one wrong sign or two neighbours swapped never pass', () => {
  fc.assert(
    fc.property(madeCode, fc.nat(17), fc.constantFrom(...alphabet), ({ code }, at, sign) => {
      const wrong = `${code.slice(0, at)}${sign}${code.slice(at + 1)}`
      expect(checkUscc(wrong).valid).toBe(wrong === code)
      const swapped = `${code.slice(0, at)}${code[at + 1] ?? ''}${code[at] ?? ''}${code.slice(at + 2)}`
      expect(checkUscc(swapped).valid).toBe(swapped === code)
    }),
    { numRuns: 500 },
  )
})

test('any text gets an answer, whose reason is the first fault', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
      const { valid, reason, faults } = readUscc(text)
      expect(valid).toBe(faults.length === 0)
      expect(reason).toBe(faults[0] ?? null)
      expect([...faults]).toEqual(usccReasons.filter((known) => faults.includes(known)))
    }),
  )
})

test('makeUscc refuses what no authority could be', () => {
  expect(() => makeUscc('enterprise', '990000', 1)).toThrow(RangeError)
  expect(() => makeUscc('enterprise', '1101', 1)).toThrow(RangeError)
  expect(() => makeUscc('enterprise', '110108', -1)).toThrow(RangeError)
  expect(() => makeUscc('enterprise', '110108', usccSerials)).toThrow(RangeError)
})

test('each kind has one pair', () => {
  expect(kinds.map((kind) => usccKindOf(usccPairOf(kind))?.kind)).toEqual(kinds)
  expect(usccKindOf('92')).toEqual({ kind: 'soleProprietor', legalPerson: 'no' })
})

const testData = process.env['BAIGONG_TEST_DATA']

test.skipIf(testData === undefined)(
  'published vectors: skipped unless BAIGONG_TEST_DATA is set',
  () => {
    const path = join(testData ?? '', 'taxonomy/uscc/vectors.json')
    const vectors: {
      code: string
      gb32100_mod31: boolean
      gb11714_mod11: boolean
      kind: string | null
    }[] = JSON.parse(readFileSync(path, 'utf8'))
    expect(vectors.length).toBeGreaterThan(20)
    const found = vectors.map(({ code }) => {
      const { parts, faults, kind } = readUscc(code)
      return {
        code,
        gb32100_mod31: parts !== null && !faults.includes('uscc_check_digit'),
        gb11714_mod11: parts !== null && !faults.includes('uscc_organisation_check_digit'),
        kind: kind === null ? null : usccPairOf(kind),
      }
    })
    expect(found).toEqual(
      vectors.map(({ code, gb32100_mod31, gb11714_mod11, kind }) => ({
        code,
        gb32100_mod31,
        gb11714_mod11,
        kind,
      })),
    )
  },
)
