import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inspectionLimits } from '../../../domain/files/inspectionReport.ts'
import { openTypesetter } from '../../kernel/documents/typeset.ts'
import type { WordPaper } from '../../kernel/documents/paper.ts'
import { wordFile } from '../../kernel/documents/word.ts'
import { pdfHex, samplePdf } from '../samples.ts'
import { bytesOfBuffer, isUnreadable } from './bytes.ts'
import { inspect } from './inspect.ts'
import { runInspection } from './runInspection.ts'

const look = (bytes: Uint8Array) => inspect(bytesOfBuffer(Buffer.from(bytes)))
const codes = async (bytes: Uint8Array) =>
  (await look(bytes)).findings.map(({ code, facts }) => [code, facts])

function paper(first: string): WordPaper {
  return {
    title: '试验文件',
    layout: 'form',
    banner: '',
    footer: { style: 'counted', label: '', counted: ['', '/', ''], note: '' },
    blocks: [
      { kind: 'paragraph', text: first, indent: false },
      { kind: 'paragraph', text: '商业秘密保护与机密计算平台的建设内容。' },
      { kind: 'pageBreak' },
      { kind: 'paragraph', text: '第二页' },
    ],
  }
}

async function typeset(first: string): Promise<Uint8Array> {
  const typesetter = openTypesetter()
  const outcome = await typesetter.typeset(paper(first))
  typesetter.close()
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.pdf
}

let folder: string
let plainPdf: Uint8Array
let markedPdf: Uint8Array
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baigong-inspect-'))
  plainPdf = await typeset('关于推荐示范平台的函')
  markedPdf = await typeset('机密★1年')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('a printed PDF is read as it is: pages, and a mark on its first page', async () => {
  expect(await look(plainPdf)).toEqual({
    kind: 'pdf',
    findings: [],
    pages: 2,
    widthPixels: null,
    heightPixels: null,
  })
  expect(await codes(markedPdf)).toEqual([['files.classified_mark_found', { mark: '机密' }]])
})

test.each([
  ['sound', samplePdf(3), []],
  ['10,000 pages', samplePdf(10_000), [['files.too_many_pages', { pages: 10_000, limit: 2000 }]]],
  [
    'a script that runs when opened',
    samplePdf(1, { catalog: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>' }),
    [['files.javascript_found', { what: 'JavaScript' }]],
  ],
  [
    'a script with an escaped name',
    samplePdf(1, { catalog: '/OpenAction << /S /J#61vaScript >>' }),
    [['files.javascript_found', { what: 'JavaScript' }]],
  ],
  [
    'a program that is started',
    samplePdf(1, { catalog: '/OpenAction << /S /Launch /F (cmd.exe) >>' }),
    [['files.javascript_found', { what: 'Launch' }]],
  ],
  [
    'an embedded file',
    samplePdf(1, { catalog: '/X << /Type /EmbeddedFile >>' }),
    [['files.embedded_file_found', {}]],
  ],
  ['a password', samplePdf(1, { trailer: '/Encrypt << /V 4 >>' }), [['files.encrypted', {}]]],
  [
    'a mark in its first page',
    samplePdf(1, { first: `BT /F1 12 Tf 72 720 Td [${pdfHex('秘密')} -50 ${pdfHex('★')}] TJ ET` }),
    [['files.classified_mark_found', { mark: '秘密' }]],
  ],
  [
    'a mark in its title',
    samplePdf(1, { trailer: `/Info << /Title <feff${pdfHex('绝密★').slice(1)} >>` }),
    [['files.classified_mark_found', { mark: '绝密' }]],
  ],
])('a PDF with %s', async (_what, pdf, expected) => {
  expect(await codes(pdf)).toEqual(expected)
})

test('a PDF whose table is broken is read by its objects', async () => {
  const broken = Buffer.from(
    samplePdf(4)
      .toString('latin1')
      .replace(/xref[\s\S]*?trailer/, 'trailer'),
    'latin1',
  )
  expect((await look(broken)).pages).toBe(4)
})

test('a PDF whose pages lead in a circle is counted once', async () => {
  const pdf = Buffer.from(
    samplePdf(1).toString('latin1').replace('/Kids [5 0 R]', '/Kids [2 0 R]'),
    'latin1',
  )
  expect(await codes(pdf)).toEqual([['files.inspection_failed', {}]])
})

const zip = (files: Record<string, Uint8Array>) => zipSync(files, { level: 6 })
const zeros = (mebibytes: number) => new Uint8Array(mebibytes * 1024 * 1024)

async function sheet(text: string): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('汇总表').addRow([text, 1])
  return new Uint8Array(await book.xlsx.writeBuffer())
}

test('documents are told apart by what is in the archive', async () => {
  const docx = await wordFile(paper('正文'), '2019-07-26T08:00:00Z')
  expect((await look(docx)).kind).toBe('docx')
  expect(await codes(docx)).toEqual([])
  expect((await look(await sheet('甲'))).kind).toBe('xlsx')
  expect((await look(zip({ 'OFD.xml': strToU8('<ofd:OFD/>') }))).kind).toBe('ofd')
  expect((await look(zip({ 'a.txt': strToU8('甲') }))).kind).toBe('zip')
})

test('marks are found in Word, Excel and OFD', async () => {
  const found = [['files.classified_mark_found', { mark: '机密' }]]
  expect(await codes(await wordFile(paper('机密★长期'), '2019-07-26T08:00:00Z'))).toEqual(found)
  expect(await codes(await sheet('机密★'))).toEqual(found)
  const ofd = {
    'OFD.xml': strToU8('<ofd:OFD/>'),
    'Doc_0/Pages/Page_0/Content.xml': strToU8('<ofd:TextCode>机密★</ofd:TextCode>'),
  }
  expect(await codes(zip(ofd))).toEqual(found)
})

/** The same archive with another size claimed in the directory. */
function lying(bytes: Uint8Array, claimedBytes: number): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt32LE(claimedBytes, copy.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 24)
  return copy
}

/** Two entries of the directory that share one content, as bombs of many terabytes do. */
function overlapping(): Buffer {
  const copy = Buffer.from(zip({ 'a.bin': zeros(1), 'b.bin': zeros(1) }))
  const second = copy.lastIndexOf('PK\x01\x02', undefined, 'latin1')
  copy.writeUInt32LE(0, second + 42)
  return copy
}

test.each([
  ['a bomb', zip({ 'a.txt': zeros(60) }), ['files.archive_too_large']],
  ['a bomb that lies', lying(zip({ 'a.txt': zeros(60) }), 10), ['files.archive_too_large']],
  ['a bomb as a document', zip({ 'word/document.xml': zeros(60) }), ['files.archive_too_large']],
  ['overlapping entries', overlapping(), ['files.archive_overlaps']],
  ['a path upwards', zip({ '../../etc/passwd': strToU8('x') }), ['files.archive_unsafe_name']],
  [
    'too many entries',
    zip(Object.fromEntries(Array.from({ length: 10_001 }, (_x, i) => [`${i}`, new Uint8Array()]))),
    ['files.archive_too_many_entries'],
  ],
  [
    'macros',
    zip({ 'word/document.xml': strToU8('<w:p/>'), 'word/vbaProject.bin': strToU8('x') }),
    ['files.macros_found'],
  ],
])('an archive with %s', async (_what, bytes, expected) => {
  expect((await codes(bytes)).map(([code]) => code)).toEqual(expected)
})

function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(33)
  head.write('\x89PNG\r\n\x1a\n', 'latin1')
  head.writeUInt32BE(13, 8)
  head.write('IHDR', 12, 'latin1')
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return Buffer.concat([head, deflateSync(Buffer.alloc(16))])
}

test.each([
  ['an image', png(800, 600), 'png', []],
  ['an image of 60,000 pixels a side', png(60_000, 10), 'png', ['files.image_too_large']],
  ['UTF-8', Buffer.from('正文\n机密计算'), 'txt', []],
  ['GB 18030', Buffer.from([0xd6, 0xd0, 0xce, 0xc4]), 'txt', []],
  ['neither', Buffer.from([0x41, 0xff, 0xff, 0x41]), 'txt', ['files.encoding_unknown']],
  ['STEP', Buffer.from('ISO-10303-21;\nHEADER;'), 'step', []],
  ['a page', Buffer.from('<!DOCTYPE html><script>alert(1)</script>'), 'html', []],
  ['a drawing', Buffer.from('<?xml version="1.0"?>\n<svg onload="x"/>'), 'svg', []],
  ['a program', Buffer.from('MZ\x90\0'), null, ['files.type_not_accepted']],
] as const)('%s is known', async (_what, bytes, kind, expected) => {
  const report = await look(bytes)
  expect([report.kind, report.findings.map(({ code }) => code)]).toEqual([kind, expected])
})

test('whatever the bytes are, inspection answers or calls them unreadable', async () => {
  const seeds = [
    samplePdf(2, { first: `BT /F1 12 Tf ${pdfHex('秘密')} Tj ET` }),
    Buffer.from(plainPdf),
    Buffer.from(zip({ 'word/document.xml': strToU8('<w:p>甲</w:p>'), 'b.bin': zeros(1) })),
    png(3, 4),
    Buffer.from('GIF89a\x03\0\x04\0', 'latin1'),
    Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\0\x0b', 'latin1'),
    Buffer.from('II*\0\x08\0\0\0\x02\0\0\x01\x03\0\x01\0\0\0\x05\0\0\0', 'latin1'),
    Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1WordDocument', 'latin1'),
  ]
  const mutation = fc.record({
    seed: fc.integer({ min: 0, max: seeds.length - 1 }),
    edits: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
    keep: fc.integer({ min: 1, max: 1000 }),
  })
  const run = async ({
    seed,
    edits,
    keep,
  }: {
    seed: number
    edits: [number, number][]
    keep: number
  }) => {
    const bytes = Buffer.from(seeds[seed]!)
    for (const [at, value] of edits) bytes[at % bytes.length] = value
    const cut = bytes.subarray(0, Math.ceil((bytes.length * keep) / 1000))
    try {
      const { findings } = await inspect(bytesOfBuffer(cut))
      expect(Array.isArray(findings)).toBe(true)
    } catch (error) {
      if (!isUnreadable(error)) throw error
    }
  }
  await fc.assert(fc.asyncProperty(mutation, run), { numRuns: 1500, seed: 7100 })
}, 60_000)

async function onDisk(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

test('the process answers what the function answers, and says what it stumbled over', async () => {
  const notes: string[] = []
  const note = (error: string) => void notes.push(error)
  const report = await runInspection(await onDisk('a.pdf', markedPdf), note)
  expect(report).toEqual(await look(markedPdf))
  const broken = await runInspection(await onDisk('b.pdf', Buffer.from('%PDF-1.4 nothing')), note)
  expect(broken.findings).toEqual([{ code: 'files.inspection_failed', facts: {} }])
  expect(notes).toEqual([])
})

test.each([
  ['address space', { addressKiB: 600_000 }],
  ['time', { timeLimitMs: 20 }],
])('a process beyond its %s is killed and the file refused', async (_what, tight) => {
  const bounds = { timeLimitMs: 60_000, cpuSeconds: 45, addressKiB: 3_500_000, heapMiB: 512 }
  const path = await onDisk('c.pdf', samplePdf(inspectionLimits.maxPages))
  const report = await runInspection(path, () => undefined, { ...bounds, ...tight })
  expect(report.findings).toEqual([{ code: 'files.inspection_timed_out', facts: {} }])
})
