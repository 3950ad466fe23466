import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { has } from '../../kernel/documents/outsideTools.ts'
import { Manifest, manifestBytes, manifestPaper } from './manifest.ts'
import { planParts, type PackagedFile } from './packageParts.ts'
import { digestOfStream, zipStream, type ZipEntry } from '../../kernel/documents/zipStream.ts'

const moment = '2019-07-26T08:00:01Z'
const name = '云麓省—01—面向数控装备的“双创”平台—云麓鼟龘𬭎集团（演示）.pdf'

const entries = (): ZipEntry[] => [
  { path: `申报书/${name}`, source: { bytes: Buffer.from('申报书') } },
  { path: '清单.json', source: { open: () => Readable.from([Buffer.from('{}')]) } },
]

test('names are UTF-8 with the flag set, for every entry, in both headers', async () => {
  const zip = await buffer(zipStream(entries(), moment))
  const flags: boolean[] = []
  for (let at = 0; at + 4 < zip.length; at++) {
    const signature = zip.readUInt32LE(at)
    if (signature === 0x04034b50) flags.push((zip.readUInt16LE(at + 6) & 0x0800) !== 0)
    if (signature === 0x02014b50) flags.push((zip.readUInt16LE(at + 8) & 0x0800) !== 0)
  }
  expect(flags).toEqual([true, true, true, true])
  const open = unzipSync(zip)
  expect(Object.keys(open)).toEqual([`申报书/${name}`, '清单.json'])
  expect(Buffer.from(open[`申报书/${name}`]!).toString()).toBe('申报书')
})

test('the same package is the same bytes', async () => {
  const first = await digestOfStream(zipStream(entries(), moment))
  expect(await digestOfStream(zipStream(entries(), moment))).toEqual(first)
  expect(await digestOfStream(zipStream(entries(), '2019-07-26T08:01:01Z'))).not.toEqual(first)
})

test.each(['../a', 'a//b', '/a', 'a\\b', 'a:b', 'a?', 'a/..', 'a.', 'a\u0001'])(
  'the path %j is refused',
  (path) => {
    expect(() => zipStream([{ path, source: { bytes: new Uint8Array() } }], moment)).toThrow(
      RangeError,
    )
  },
)

test('a name that disks take for another one is refused', () => {
  const twice = ['a/B.pdf', 'A/b.pdf'].map((path) => ({
    path,
    source: { bytes: new Uint8Array() },
  }))
  expect(() => zipStream(twice, moment)).toThrow('twice')
})

test('a source that fails fails the archive', async () => {
  const broken: ZipEntry = { path: 'a', source: { file: '/nowhere/at/all' } }
  await expect(buffer(zipStream([broken], moment))).rejects.toThrow('ENOENT')
})

test.skipIf(!has('unzip') || !has('python3'))('other programs read the names', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baigong-package-'))
  try {
    const file = join(folder, 'a.zip')
    writeFileSync(file, await buffer(zipStream(entries(), moment)))
    execFileSync('unzip', ['-tq', file])
    const script =
      'import zipfile,sys,json;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;' +
      'print(json.dumps([[i.filename,i.flag_bits&0x800,list(i.date_time)] for i in z.infolist()]))'
    const listed: unknown = JSON.parse(
      execFileSync('python3', ['-c', script, file], { encoding: 'utf8' }),
    )
    // Beijing time, to the two seconds that ZIP knows.
    const time = [2019, 7, 26, 16, 0, 0]
    expect(listed).toEqual([
      [`申报书/${name}`, 0x800, time],
      ['清单.json', 0x800, time],
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

const file = (path: string, bytes: number, group = path): PackagedFile => ({ path, bytes, group })

test('groups stay together where there is room, and no file is cut', () => {
  const files = [file('a1', 400, 'a'), file('b1', 700, 'b'), file('a2', 400, 'a'), file('c', 300)]
  const plan = planParts(files, { maxBytes: 1_600, encoding: 'none' })
  expect(plan.ok && plan.parts.map((part) => part.files.map(({ path }) => path))).toEqual([
    ['a1', 'a2'],
    ['b1', 'c'],
  ])
  const whole = planParts(files, { maxBytes: null, encoding: 'none' })
  expect(whole.ok && whole.parts.length).toBe(1)
})

test('a file larger than the medium is named, with the room there is', () => {
  expect(planParts([file('大.pdf', 800)], { maxBytes: 1_000, encoding: 'base64' })).toEqual({
    ok: false,
    kind: 'invalid',
    code: 'programmes.file_exceeds_medium',
    facts: { file: '大.pdf', bytes: 800, maxBytes: 632 },
  })
})

test('no archive is larger than its part was planned, whatever is in it', async () => {
  const one = fc.record({ bytes: fc.integer({ min: 0, max: 40_000 }), group: fc.nat(4) })
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 12 }), async (list) => {
      const files = list.map(({ bytes, group }, index) =>
        file(`申报书${index}.pdf`, bytes, `${group}`),
      )
      const maxBytes = 60_000
      const plan = planParts(files, { maxBytes, encoding: 'none' })
      if (!plan.ok) throw new Error(plan.code)
      expect(plan.parts.flatMap((part) => part.files).length).toBe(files.length)
      for (const part of plan.parts) {
        // Random bytes do not compress: the worst case.
        const sources = part.files.map(({ path, bytes }) => {
          const noise = Array.from({ length: Math.ceil(bytes / 64) }, (_, index) =>
            createHash('sha512').update(`${path}${index}`).digest(),
          )
          return { path, source: { bytes: Buffer.concat(noise).subarray(0, bytes) } }
        })
        const { bytes } = await digestOfStream(zipStream(sources, moment))
        expect(bytes).toBeLessThanOrEqual(part.atMostBytes)
        expect(part.atMostBytes).toBeLessThanOrEqual(maxBytes)
      }
    }),
    { numRuns: 25, seed: 146 },
  )
})

const manifest: Manifest = {
  format: 'baigong-package/1',
  programme: '2019年制造业“双创”平台试点示范项目',
  noticeNumber: '工信厅信软函〔2019〕146号',
  unit: '云麓省工业和信息化厅（演示）',
  made: moment,
  parts: [{ number: 1, name: '第1卷.zip', medium: 'disc' }],
  files: [
    {
      path: name,
      bytes: 9,
      sha256: createHash('sha256').update('申报书').digest('hex'),
      part: 1,
      fullName: '全名.pdf',
      versionDigest: null,
    },
  ],
}

test('the manifest is plain JSON and the printed one names its digest', () => {
  const { bytes, sha256 } = manifestBytes(manifest)
  const read: unknown = JSON.parse(new TextDecoder().decode(bytes))
  expect(Value.Check(Manifest, read)).toBe(true)
  expect(read).toEqual(manifest)
  expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  const paper = manifestPaper(manifest, '2019年7月26日 16:00（北京时间）', '')
  expect(JSON.stringify(paper.blocks)).toContain(sha256)
  expect(paper.footer.note).toBe(
    `版本码 ${sha256
      .slice(0, 12)
      .toUpperCase()
      .replace(/(.{4})(?=.)/g, '$1-')}`,
  )
})
