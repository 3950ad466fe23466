import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseByteRange } from './byteRange.ts'
import { classifiedMarkInName, classifiedMarkInText } from './classifiedMark.ts'
import { familyOf, kindOfName, kindsAgree } from './contentKind.ts'
import { contentDisposition, readFileName } from './fileName.ts'
import { checkReceived, maxFileBytes, mayUpload } from './upload.ts'
import { publicActor, type Actor } from '../kernel/actor.ts'

const person: Actor = { ...publicActor, via: 'session', personId: 'p', orgId: 'o' }
const room = { openUploads: 0, usedBytes: 0, reservedBytes: 0, quotaBytes: 10_000 }

test.each([
  ['方案 v2.docx', '方案 v2.docx'],
  ['  a.pdf ', 'a.pdf'],
  ['é.pdf', 'é.pdf'],
])('the name %j is kept as %j', (given, kept) => {
  expect(readFileName(given)).toEqual({ ok: true, value: kept })
})

test.each([
  ['a/b.pdf', 'files.name_sign', { sign: '/' }],
  ['..\\boot.pdf', 'files.name_sign', { sign: '\\' }],
  ['exe.\u202efdp', 'files.name_sign', { sign: 'U+202E' }],
  ['a\u0000.pdf', 'files.name_sign', { sign: 'U+0000' }],
  ['..', 'files.name_empty', undefined],
  ['   ', 'files.name_empty', undefined],
  ['x'.repeat(201), 'files.name_too_long', { length: 201, limit: 200 }],
])('the name %j is refused: %s', (given, code, facts) => {
  const refused = facts === undefined ? {} : { facts }
  expect(readFileName(given)).toEqual({ ok: false, kind: 'invalid', code, ...refused })
})

test('the name in a header is ASCII for old clients and exact for others', () => {
  expect(contentDisposition('申报书"(1)".pdf', false)).toBe(
    `attachment; filename="____(1)_.pdf"; filename*=UTF-8''%E7%94%B3%E6%8A%A5%E4%B9%A6%22%281%29%22.pdf`,
  )
  expect(contentDisposition("a'b*.png", true)).toBe(
    `inline; filename="a'b*.png"; filename*=UTF-8''a%27b%2A.png`,
  )
})

test('no name breaks out of its header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(contentDisposition(name, true)).toMatch(
        /^inline; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[\w!#$&+\-.^`|~%]*$/,
      )
    }),
  )
})

test.each([
  [undefined, 'whole'],
  ['bytes=0-', { start: 0, end: 99 }],
  ['bytes=10-19', { start: 10, end: 19 }],
  ['bytes=90-500', { start: 90, end: 99 }],
  ['bytes=-5', { start: 95, end: 99 }],
  ['bytes=-500', { start: 0, end: 99 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=20-10', 'whole'],
  ['bytes=0-1,5-6', 'whole'],
  ['lines=0-1', 'whole'],
  ['bytes=-', 'whole'],
] as const)('of 100 bytes the range %j means %j', (header, expected) => {
  expect(parseByteRange(header, 100)).toEqual(expected)
})

test.each([
  ['机密★1年\n关于推荐……的函', '机密'],
  ['000001\n秘 密 ★ 长期', '秘密'],
  ['绝密\n', '绝密'],
  ['  【机密级】 ', '机密'],
  ['密级：秘密', '秘密'],
  ['本公司重视商业秘密★保护', null],
  ['商业秘密保护与机密计算平台', null],
  ['我们对客户资料严格保密', null],
  ['密级：公开', null],
  ['', null],
])('the text %j is marked %j', (text, mark) => {
  expect(classifiedMarkInText(text)).toBe(mark)
})

test.each([
  ['机密-建设方案.docx', '机密'],
  ['【秘密】统计表.xlsx', '秘密'],
  ['绝密★启用前.pdf', '绝密'],
  ['方案_秘密.pdf', '秘密'],
  ['机密计算平台建设方案.docx', null],
  ['商业秘密保护制度.pdf', null],
  ['国家秘密法学习材料.pdf', null],
])('the name %j is marked %j', (name, mark) => {
  expect(classifiedMarkInName(name)).toBe(mark)
})

test.each([
  ['a.PDF', 'pdf'],
  ['a.tar.gz', undefined],
  ['a.html', undefined],
  ['a.exe', undefined],
  ['README', undefined],
  ['.pdf', undefined],
  ['part.STP', 'step'],
  ['图.jpg', 'jpeg'],
])('the name %j declares %j', (name, id) => {
  expect(kindOfName(name)?.id).toBe(id)
})

test.each([
  ['%PDF-1.7', 'pdf'],
  ['PK\x03\x04', 'zip'],
  ['MZ\x90', null],
  ['#!/bin/sh', null],
  ['ISO-10303-21;', 'text'],
  ['GIF89a', 'gif'],
  ['\0\x01\x02', 'binary'],
  ['', 'text'],
])('the bytes %j are of family %j', (bytes, family) => {
  expect(familyOf(new Uint8Array([...bytes].map((sign) => sign.charCodeAt(0))))).toBe(family)
})

test.each([
  ['docx', 'docx', true],
  ['docx', 'xlsx', false],
  ['zip', 'docx', true],
  ['docx', 'zip', false],
  ['csv', 'step', true],
  ['txt', 'html', false],
  ['doc', 'xls', true],
  ['pdf', 'png', false],
])('a name of %s on content of %s: %s', (declared, found, agree) => {
  expect(kindsAgree(declared, found)).toBe(agree)
})

test.each([
  ['a.pdf', 10, {}, 'ok'],
  ['a.exe', 10, {}, 'files.type_not_accepted'],
  ['机密.pdf', 10, {}, 'files.classified_mark_found'],
  ['a.pdf', 0, {}, 'files.empty'],
  ['a.pdf', maxFileBytes + 1, {}, 'files.too_large'],
  ['a.pdf', 10, { openUploads: 50 }, 'files.too_many_uploads'],
  ['a.pdf', 6000, { usedBytes: 3000, reservedBytes: 1001 }, 'files.quota_exceeded'],
  ['a.pdf', 6000, { usedBytes: 3000, reservedBytes: 1000 }, 'ok'],
] as const)('upload of %s with %d bytes into %j: %s', (name, bytes, more, expected) => {
  const verdict = mayUpload(person, name, bytes, { ...room, ...more })
  expect(verdict.ok ? 'ok' : verdict.code).toBe(expected)
})

const head = (text: string) => new TextEncoder().encode(text)

test.each([
  ['a.pdf', null, '%PDF-1.4', 'ok'],
  ['a.pdf', 'other', '%PDF-1.4', 'files.digest_mismatch'],
  ['a.png', null, '%PDF-1.4', 'files.type_mismatch'],
  ['a.txt', null, 'a\0b\0', 'files.encoding_unknown'],
  ['a.stl', null, 'MZ', 'files.type_not_accepted'],
] as const)('%s announced with digest %j and beginning with %j: %s', (name, sha256, text, code) => {
  const verdict = checkReceived({ name, sha256 }, { head: head(text), sha256: 'digest' })
  expect(verdict.ok ? 'ok' : verdict.code).toBe(code)
})
