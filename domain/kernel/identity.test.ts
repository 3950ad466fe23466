import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  maskEmail,
  maskMobile,
  maskName,
  maskResidentId,
  readEmail,
  readMobile,
  readPhone,
  readPostcode,
  readResidentId,
  residentIdCheckSign,
} from './identity.ts'

const madeId = (start: string) => `${start}${residentIdCheckSign(start)}`
const refused = (code: string, facts?: object) => ({
  ok: false,
  kind: 'invalid',
  code,
  ...(facts === undefined ? {} : { facts }),
})

describe('resident identity numbers', () => {
  test('the example of GB 11643', () => {
    expect(residentIdCheckSign('11010519491231002')).toBe('X')
    expect(readResidentId(' 11010519491231002ｘ ')).toEqual({
      ok: true,
      value: { id: '11010519491231002X', kind: 'resident', birthDay: '1949-12-31', sex: 'female' },
    })
  })

  test.each([
    ['81000019900307001', 'residencePermit', '1990-03-07', 'male'],
    ['91131119800101123', 'foreigner', '1980-01-01', 'male'],
    ['44030020000229000', 'resident', '2000-02-29', 'female'],
  ] as const)('%s', (start, kind, birthDay, sex) => {
    expect(readResidentId(madeId(start))).toEqual({
      ok: true,
      value: { id: madeId(start), kind, birthDay, sex },
    })
  })

  test.each([
    ['110105491231002', 'codes.resident_id_length', { length: 15 }],
    ['1101051949123100X2', 'codes.resident_id_format', undefined],
    [madeId('99010519491231002'), 'codes.resident_id_division', undefined],
    [madeId('11010519490229002'), 'codes.resident_id_birthday', undefined],
    [madeId('11010518490101002'), 'codes.resident_id_birthday', undefined],
    [madeId('11010520990101002'), 'codes.resident_id_birthday', undefined],
    ['110105194912310021', 'codes.resident_id_check_digit', undefined],
  ])('%s', (text, code, facts) => {
    expect(readResidentId(text, '2026-11-23')).toEqual(refused(code, facts))
  })

  test('ISO 7064 MOD 11-2: all 18 signs, each times its power of two, give 1', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{17}$/), (start) => {
        const signs = [...madeId(start)].map((sign) => (sign === 'X' ? 10 : Number(sign)))
        expect(signs.reduce((sum, value, at) => sum + value * 2 ** (17 - at), 0) % 11).toBe(1)
      }),
    )
  })

  test('one wrong digit never passes', () => {
    fc.assert(
      fc.property(fc.nat(999), fc.nat(16), fc.nat(9), (serial, at, digit) => {
        const id = madeId(`11010519850615${String(serial).padStart(3, '0')}`)
        const wrong = `${id.slice(0, at)}${digit}${id.slice(at + 1)}`
        expect(readResidentId(wrong).ok).toBe(wrong === id)
      }),
    )
  })
})

describe('mobile, telephone, postcode, e-mail', () => {
  test.each([
    [readMobile, '138 0013-8000', '13800138000'],
    [readMobile, '+86 13800138000', '13800138000'],
    [readMobile, '００８６１９９１２３４５６７８', '19912345678'],
    [readPhone, '(010) 66668888', '010-66668888'],
    [readPhone, '（０２８）８８８８６６６６', '028-88886666'],
    [readPhone, '0571-8765432转801', '0571-8765432-801'],
    [readPhone, '01066668888', '010-66668888'],
    [readPhone, '400-800-1234', '4008001234'],
    [readPhone, '13800138000', '13800138000'],
    [readPostcode, '１００８０４', '100804'],
    [readPostcode, '010010', '010010'],
    [readEmail, ' Li.Ming+a@Example.COM.cn ', 'Li.Ming+a@example.com.cn'],
    [readEmail, 'ａ＠b.cn', 'a@b.cn'],
  ])('%o reads %s', (reader, text, value) => {
    expect(reader(text)).toEqual({ ok: true, value })
  })

  test.each([
    [readMobile, '12800138000', 'codes.mobile_format'],
    [readMobile, '1380013800', 'codes.mobile_format'],
    [readMobile, '138001380000', 'codes.mobile_format'],
    [readPhone, '66668888', 'codes.phone_format'],
    [readPhone, '010-12345678', 'codes.phone_format'],
    [readPhone, '', 'codes.phone_format'],
    [readPostcode, '10080', 'codes.postcode_format'],
    [readPostcode, '999077', 'codes.postcode_format'],
    [readEmail, 'a@b', 'codes.email_format'],
    [readEmail, '@b.cn', 'codes.email_format'],
    [readEmail, 'a@b@c.cn', 'codes.email_format'],
    [readEmail, 'a..b@c.cn', 'codes.email_format'],
    [readEmail, 'a@-b.cn', 'codes.email_format'],
    [readEmail, 'a@b.cn\u0000', 'codes.email_format'],
    [readEmail, `${'a'.repeat(65)}@b.cn`, 'codes.email_format'],
    [readEmail, `a@${'b'.repeat(64)}.cn`, 'codes.email_format'],
  ])('%o refuses %s', (reader, text, code) => {
    expect(reader(text)).toEqual(refused(code))
  })

  test('a hostile address is refused in no time', () => {
    const run = () => {
      const started = performance.now()
      expect(readEmail(`${'a.'.repeat(50_000)}@`).ok).toBe(false)
      expect(readEmail(`a@${'b-'.repeat(50_000)}`).ok).toBe(false)
      return performance.now() - started
    }
    // A busy machine interrupts one of them, not all.
    expect(Math.min(run(), run(), run())).toBeLessThan(100)
  })
})

test('masks hide the middle, and more of what is short', () => {
  expect(['13800131234', '12345', ''].map(maskMobile)).toEqual(['138****1234', '*****', ''])
  expect(maskResidentId('11010519491231002X')).toBe('110***********002X')
  expect(['zhang@example.cn', 'a@b.cn', 'nonsense', '@b.cn'].map(maskEmail)).toEqual([
    'z****@example.cn',
    'a****@b.cn',
    '****',
    '****',
  ])
  expect(['王', '王明', '欧阳小明', '𠮷田', ''].map(maskName)).toEqual([
    '*',
    '王*',
    '欧***',
    '𠮷*',
    '*',
  ])
})
