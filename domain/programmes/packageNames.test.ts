import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameLength } from './fileNameText.ts'
import { pathKey, placeFiles, renamedPaths, type NameRequest } from './packageNames.ts'
import type { NameLimit } from './programmePaper.ts'

const rule: NameRequest['rule'] = {
  pattern: {
    value: { parts: ['unit', 'rank', 'project', 'applicant'], separator: '—' },
    source: 'notice',
    clause: '三（三）',
  },
  rankDigits: { value: 2, source: 'example' },
}

const request = (more: Partial<NameRequest>): NameRequest => ({
  rule,
  limit: null,
  unit: '云麓省工信厅（演示）',
  year: 2019,
  attachmentWord: '附件',
  top: [],
  applications: [],
  ...more,
})

const application = (rank: number, project: string, attachments: string[] = []) => ({
  key: `application:${project}`,
  rank,
  project,
  applicant: '云麓集团（演示）',
  directions: ['4'],
  attachments: attachments.map((name, index) => ({
    key: `attachment:${project}:${index}`,
    title: '营业执照副本',
    name,
  })),
})

test('an application lies with its attachments in a folder of its own name', () => {
  const plan = placeFiles(
    request({
      top: [{ key: 'letter.pdf', stem: '云麓省—推荐意见函', extension: '.pdf' }],
      applications: [application(1, '共享制造', ['扫描 1.PDF', '扫描 1.PDF'])],
    }),
  )
  const stem = '云麓省工信厅（演示）—01—共享制造—云麓集团（演示）'
  expect(plan).toEqual({
    unplaced: [],
    placed: [
      { key: 'letter.pdf', path: '云麓省—推荐意见函.pdf', fullName: null, code: null, rank: null },
      {
        key: 'application:共享制造',
        path: `${stem}/${stem}.pdf`,
        fullName: null,
        code: null,
        rank: 1,
      },
      {
        key: 'attachment:共享制造:0',
        path: `${stem}/附件01-营业执照副本-扫描 1.pdf`,
        fullName: null,
        code: null,
        rank: 1,
      },
      {
        key: 'attachment:共享制造:1',
        path: `${stem}/附件02-营业执照副本-扫描 1.pdf`,
        fullName: null,
        code: null,
        rank: 1,
      },
    ],
  })
})

test('a change of rank moves the folder and everything in it', () => {
  const paths = (first: string, second: string) =>
    placeFiles(
      request({
        applications: [application(1, first, ['a.pdf']), application(2, second, ['a.pdf'])],
      }),
    )!.placed
  const renamed = renamedPaths(paths('甲', '乙'), paths('乙', '甲'))
  expect(renamed.map(({ key, from, to }) => [key, from.slice(11, 14), to.slice(11, 14)])).toEqual([
    ['application:乙', '02—', '01—'],
    ['attachment:乙:0', '02—', '01—'],
    ['application:甲', '01—', '02—'],
    ['attachment:甲:0', '01—', '02—'],
  ])
  expect(renamedPaths(paths('甲', '乙'), paths('甲', '乙'))).toEqual([])
})

test('without a published template nothing is named', () => {
  const unknown = { ...rule, pattern: { value: null, source: 'unknown' as const } }
  expect(placeFiles(request({ rule: unknown }))).toBe(null)
})

test('whatever people write, names fit the medium and no two are one', () => {
  const signs = fc.string({ unit: fc.constantFrom(...'双创平台鼟𬭎aA/\\:*?".… 　'), maxLength: 90 })
  const limit = fc.constantFrom<NameLimit>(
    { unit: 'utf16Units', max: 64 },
    { unit: 'utf8Bytes', max: 255 },
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(signs, fc.array(signs, { maxLength: 4 })), { maxLength: 6 }),
      limit,
      (given, max) => {
        const applications = given.map(([project, names], index) => ({
          ...application(
            index + 1,
            project,
            names.map((name) => `${name}.pdf`),
          ),
          key: `application:${index}`,
        }))
        const { placed, unplaced } = placeFiles(request({ limit: max, applications }))!
        expect(unplaced).toEqual([])
        const parts = placed.flatMap(({ path }) => path.split('/'))
        expect(parts.filter((part) => nameLength(part, max.unit) > max.max)).toEqual([])
        expect(parts.filter((part) => part === '' || /[. ]$|[\\:*?"<>|]/.test(part))).toEqual([])
        expect(new Set(placed.map(({ path }) => pathKey(path))).size).toBe(placed.length)
      },
    ),
    { numRuns: 200, seed: 146 },
  )
})
