import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameFiles, renamedFiles } from './fileName.ts'
import { cleanPart, nameKey, nameLength } from './fileNameText.ts'
import type { FileNameRule, NameLimit } from './programmePaper.ts'

const rule: FileNameRule = {
  pattern: {
    value: { parts: ['unit', 'rank', 'project', 'applicant'], separator: '—' },
    source: 'notice',
    clause: '三（三）',
  },
  rankDigits: { value: 2, source: 'example' },
}
const disc: NameLimit = { unit: 'utf16Units', max: 64 }
const disk: NameLimit = { unit: 'utf8Bytes', max: 255 }
const request = (project: string, rank = 1, applicant = '示例制造有限公司') => ({
  key: `${rank}`,
  rank,
  extension: '.pdf',
  parts: { unit: '某省工信厅', project, applicant },
})
const one = (project: string, limit: NameLimit | null) =>
  nameFiles(rule, limit, [request(project)])![0]!

test('the name follows the pattern, the rank padded', () => {
  expect(one('产业链协同平台', disk)).toEqual({
    key: '1',
    name: '某省工信厅—01—产业链协同平台—示例制造有限公司.pdf',
    fullName: '某省工信厅—01—产业链协同平台—示例制造有限公司.pdf',
    shortened: false,
    replaced: false,
    code: null,
  })
})

test('only the project is shortened, to exactly what the medium takes', () => {
  const long = '工'.repeat(100)
  const onDisc = one(long, disc)
  expect([onDisc.name!.length, onDisc.shortened, onDisc.code]).toEqual([
    64,
    true,
    'programmes.file_name_shortened',
  ])
  expect(onDisc.name).toBe(`某省工信厅—01—${'工'.repeat(41)}…—示例制造有限公司.pdf`)
  expect(onDisc.fullName).toContain(long)
  const onDisk = one(long, disk)
  expect(nameLength(onDisk.name!, 'utf8Bytes')).toBeLessThanOrEqual(255)
  expect(nameLength(onDisk.name!, 'utf8Bytes')).toBeGreaterThan(252)
  expect(one(long, null).shortened).toBe(false)
})

test('letters are never cut in two', () => {
  // An ideograph with its variant, a family of four, a rare ideograph: one letter each.
  for (const letter of ['葛\u{E0100}', '👨‍👩‍👧‍👦', '𠮷', 'é']) {
    const { name } = one(letter.repeat(60), disc)
    const kept = name!.split('—')[2]!.replace('…', '')
    expect(kept).toBe(letter.normalize('NFC').repeat(kept.length / letter.normalize('NFC').length))
    expect(name!.isWellFormed()).toBe(true)
  }
})

test.each([
  ['甲/乙:丙*丁?', '甲／乙：丙＊丁？'],
  ['“双创”平台 "A"<B>|C;D\\E', '“双创”平台 ＂A＂＜B＞｜C；D＼E'],
  ['第一行\n第二行\t尾', '第一行 第二行 尾'],
  ['\u202Egpj.exe\u200B', 'gpj.exe'],
  ['半\uD800截', '半�截'],
])('signs that disks refuse are replaced: %j', (raw, expected) => {
  expect(cleanPart(raw)).toBe(expected)
  expect(one(raw, null)).toMatchObject({
    replaced: true,
    code: 'programmes.file_name_signs_replaced',
  })
})

test.each([
  ['CON', '_CON.pdf'],
  ['com1', '_com1.pdf'],
  ['LPT².备份', '_LPT².备份.pdf'],
  ['console', 'console.pdf'],
  ['平台...', '平台.pdf'],
  ['.隐藏', '隐藏.pdf'],
  ['  ', '_.pdf'],
])('a stem that Windows cannot keep is mended: %s', (project, expected) => {
  const bare: FileNameRule = {
    ...rule,
    pattern: { value: { parts: ['project'], separator: '—' }, source: 'example' },
  }
  expect(nameFiles(bare, disk, [request(project)])![0]!.name).toBe(expected)
})

test('names in one folder differ, also for disks that ignore case and width', () => {
  const bare: FileNameRule = {
    ...rule,
    pattern: { value: { parts: ['project'], separator: '—' }, source: 'example' },
  }
  const names = nameFiles(bare, disc, [
    { ...request('Platform', 1) },
    { ...request('PLATFORM', 2) },
    { ...request('Ｐｌａｔｆｏｒｍ', 3) },
    { ...request('工'.repeat(90), 4) },
    { ...request('工'.repeat(91), 5) },
  ])!
  expect(names.map(({ name }) => name)).toEqual([
    'Platform.pdf',
    'PLATFORM～2.pdf',
    'Ｐｌａｔｆｏｒｍ～3.pdf',
    `${'工'.repeat(59)}….pdf`,
    `${'工'.repeat(57)}…～2.pdf`,
  ])
  expect(names.map(({ shortened }) => shortened)).toEqual([false, true, true, true, true])
})

test('where even one letter of the project does not fit, nothing is cut and the officer is told', () => {
  const named = nameFiles(rule, disc, [request('平台', 1, '某'.repeat(60))])![0]!
  expect([named.name, named.code]).toEqual([null, 'programmes.file_name_too_long'])
})

test('a programme whose pattern is unknown names nothing', () => {
  const unknown: FileNameRule = {
    pattern: { value: null, source: 'unknown' },
    rankDigits: { value: null, source: 'unknown' },
  }
  expect(nameFiles(unknown, disk, [request('平台')])).toBeNull()
})

test('a change of rank renames, and says what', () => {
  const before = nameFiles(rule, disc, [
    { ...request('甲', 1), key: 'a' },
    { ...request('乙', 2), key: 'b' },
    { ...request('丙', 3), key: 'c' },
  ])!
  const after = nameFiles(rule, disc, [
    { ...request('甲', 2), key: 'a' },
    { ...request('乙', 1), key: 'b' },
    { ...request('丙', 3), key: 'c' },
  ])!
  expect(renamedFiles(before, after)).toEqual([
    {
      key: 'a',
      from: '某省工信厅—01—甲—示例制造有限公司.pdf',
      to: '某省工信厅—02—甲—示例制造有限公司.pdf',
    },
    {
      key: 'b',
      from: '某省工信厅—02—乙—示例制造有限公司.pdf',
      to: '某省工信厅—01—乙—示例制造有限公司.pdf',
    },
  ])
})

test('whatever people write, names fit, differ and hold no refused sign', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.string({ unit: fc.constantFrom('工', '业', 'a', '/', '.', ' ', '👩‍🔧', '—'), maxLength: 120 }),
  )
  fc.assert(
    fc.property(
      fc.array(fc.record({ project: text, unit: text, applicant: text }), { maxLength: 12 }),
      fc.constantFrom(disc, disk),
      (entries, limit) => {
        const named = nameFiles(
          rule,
          limit,
          entries.map((parts, index) => ({ key: `${index}`, rank: 1, extension: '.docx', parts })),
        )!
        const names = named.flatMap(({ name }) => (name === null ? [] : [name]))
        for (const name of names) {
          expect(nameLength(name, limit.unit)).toBeLessThanOrEqual(limit.max)
          expect(name).not.toMatch(/[\\/:*?"<>|;\p{Cc}]|^[. ]|[. ]\.docx$/u)
        }
        expect(new Set(names.map(nameKey)).size).toBe(names.length)
      },
    ),
    { numRuns: 300, seed: 64 },
  )
})
