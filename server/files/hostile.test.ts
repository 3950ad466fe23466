/**
 * Hostile files over the real way in: created, sent, finished, inspected in a process of its own. Each is told
 * by its code, at the place where it can first be known; what others have stays as it was. All bytes are made
 * here.
 */
import ExcelJS from 'exceljs'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Upload } from '../../domain/files/upload.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { inspectWaiting, samplePdf, send, uploadApp, uploadWhole } from './samples.ts'
import { storageOf } from './storage.ts'

let w: World
let app: Awaited<ReturnType<typeof uploadApp>>
let p: Personas

beforeAll(async () => {
  w = await world()
  app = await uploadApp(w)
  p = await personas(w)
})
afterAll(async () => {
  await app.close()
  await w[Symbol.asyncDispose]()
})

const zip = (files: Zippable) => Buffer.from(zipSync(files, { level: 9 }))
const zeros = (mebibytes: number) => new Uint8Array(mebibytes * 1024 * 1024)
const mimetype = strToU8('<?xml version="1.0"?><Types/>')

/** Sixteen copies at every level: a small file that unpacks to many gigabytes. */
function nestedBomb(levels: number): Buffer {
  let inner = zip({ 'a.txt': zeros(10) })
  for (let level = 1; level < levels; level++) {
    inner = zip(Object.fromEntries(Array.from({ length: 16 }, (_one, at) => [`${at}.zip`, inner])))
  }
  return inner
}

/** One archive in the other, with nothing else in any. */
function deep(levels: number): Buffer {
  let inner = zip({ 'a.txt': strToU8('甲') })
  for (let level = 1; level < levels; level++) inner = zip({ 'inner.zip': inner })
  return inner
}

function word(documentXml: Uint8Array, more: Zippable = {}): Buffer {
  return zip({ '[Content_Types].xml': mimetype, 'word/document.xml': documentXml, ...more })
}

async function book(act: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> {
  const made = new ExcelJS.Workbook()
  act(made.addWorksheet('汇总表'))
  return Buffer.from(await made.xlsx.writeBuffer())
}

/** A picture that says of itself what it is not. */
function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(33)
  head.write('\x89PNG\r\n\x1a\n', 'latin1')
  head.writeUInt32BE(13, 8)
  head.write('IHDR', 12, 'latin1')
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return head
}

const text = (value: string) => Buffer.from(value, 'utf8')

type Fate = 'sent' | 'inspected'
type Case = readonly [
  what: string,
  name: string,
  bytes: () => Buffer | Promise<Buffer>,
  Fate,
  code: string,
]

/** Refused when the last byte is there, by the first bytes, or by the process that inspects. */
const refused: readonly Case[] = [
  ['10,000 pages', 'a.pdf', () => samplePdf(10_000), 'inspected', 'files.too_many_pages'],
  [
    'a script in a PDF',
    'a.pdf',
    () => samplePdf(1, { catalog: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>' }),
    'inspected',
    'files.javascript_found',
  ],
  [
    'a PDF with a password',
    'a.pdf',
    () => samplePdf(1, { trailer: '/Encrypt << /V 4 >>' }),
    'inspected',
    'files.encrypted',
  ],
  [
    'a PDF of nothing but its head',
    'a.pdf',
    () => text('%PDF-1.7\nnothing'),
    'inspected',
    'files.inspection_failed',
  ],
  [
    'a PDF cut in the middle',
    'a.pdf',
    () => samplePdf(3).subarray(0, 300),
    'inspected',
    'files.inspection_failed',
  ],
  [
    'a PDF whose page tree has itself as a child',
    'a.pdf',
    () => text(samplePdf(1).toString('latin1').replace('/Kids [5 0 R]', '/Kids [2 0 R]')),
    'inspected',
    'files.inspection_failed',
  ],
  [
    'arrays within arrays, 100,000 deep',
    'a.pdf',
    () => samplePdf(1, { catalog: `/X ${'['.repeat(100_000)}${']'.repeat(100_000)}` }),
    'inspected',
    'files.inspection_failed',
  ],
  ['a bomb', 'a.zip', () => zip({ 'a.txt': zeros(60) }), 'inspected', 'files.archive_too_large'],
  ['bombs within a ZIP', 'a.zip', () => nestedBomb(2), 'inspected', 'files.archive_too_large'],
  ['bombs three levels down', 'a.zip', () => nestedBomb(3), 'inspected', 'files.archive_too_large'],
  [
    'a bomb within a ZIP as a Word file',
    'a.zip',
    () => zip({ 'a.docx': word(zeros(60)) }),
    'inspected',
    'files.archive_too_large',
  ],
  ['archives six deep', 'a.zip', () => deep(6), 'inspected', 'files.archive_too_deep'],
  [
    'a way out of the folder',
    'a.zip',
    () => zip({ '../../etc/cron.d/x': strToU8('x') }),
    'inspected',
    'files.archive_unsafe_name',
  ],
  [
    'a way out two levels down',
    'a.zip',
    () => zip({ 'a.zip': zip({ '..\\..\\x': strToU8('x') }) }),
    'inspected',
    'files.archive_unsafe_name',
  ],
  [
    '10,001 entries',
    'a.zip',
    () => zip(Object.fromEntries(Array.from({ length: 10_001 }, (_x, i) => [`${i}`, zeros(0)]))),
    'inspected',
    'files.archive_too_many_entries',
  ],
  [
    'a Word file that is a bomb',
    'a.docx',
    () => word(zeros(60)),
    'inspected',
    'files.archive_too_large',
  ],
  [
    'macros under a harmless name',
    'a.docx',
    () => word(strToU8('<w:document/>'), { 'word/vbaProject.bin': strToU8('x') }),
    'inspected',
    'files.macros_found',
  ],
  [
    'a Word file cut in the middle',
    'a.docx',
    () => word(strToU8(`<w:document>${'甲'.repeat(5000)}</w:document>`)).subarray(0, 200),
    'inspected',
    'files.inspection_failed',
  ],
  [
    'a table cut in the middle',
    'a.xlsx',
    async () => (await book((sheet) => sheet.addRow(['甲']))).subarray(0, 900),
    'inspected',
    'files.inspection_failed',
  ],
  [
    'a Word file called a table',
    'a.xlsx',
    () => word(strToU8('<w:p/>')),
    'inspected',
    'files.type_mismatch',
  ],
  [
    '60,000 pixels a side',
    'a.png',
    () => png(60_000, 60_000),
    'inspected',
    'files.image_too_large',
  ],
  [
    'a picture cut in its head',
    'a.png',
    () => png(3, 4).subarray(0, 18),
    'inspected',
    'files.inspection_failed',
  ],
  [
    'a program called a picture',
    'a.png',
    () => text('MZ\x90\0\x03'),
    'sent',
    'files.type_not_accepted',
  ],
  [
    'a page called a text',
    'a.png',
    () => text('<script>alert(1)</script>'),
    'sent',
    'files.type_mismatch',
  ],
  [
    'UTF-16 without a mark',
    'a.txt',
    () => Buffer.from('正文 a', 'utf16le'),
    'sent',
    'files.encoding_unknown',
  ],
  [
    'an encoding that breaks after a megabyte',
    'a.txt',
    () => Buffer.concat([text('a'.repeat(1_100_000)), Buffer.of(0xff, 0xff, 0x41)]),
    'inspected',
    'files.encoding_unknown',
  ],
  [
    'zeros in a text',
    'a.txt',
    () => Buffer.concat([text('a'.repeat(100_000)), Buffer.alloc(10)]),
    'inspected',
    'files.encoding_unknown',
  ],
  [
    'a page with a script',
    'a.txt',
    () => text('<!DOCTYPE html><script>x</script>'),
    'inspected',
    'files.type_mismatch',
  ],
  [
    'a mark of secrecy in a Word file',
    'a.docx',
    () => word(strToU8('<w:document><w:p><w:t>机密★5年</w:t></w:p></w:document>')),
    'inspected',
    'files.classified_mark_found',
  ],
]

/** The code by which a file is refused, and where; undefined where it is not. */
async function fateOf(name: string, bytes: Buffer): Promise<readonly [Fate, string] | undefined> {
  const made = await p.applicant.post('/api/files/uploads', { name, bytes: bytes.length })
  expect(made.statusCode).toBe(200)
  const { id } = made.json<Upload>()
  const sent = await send(app.base, p.applicant, id, 0, bytes)
  if (sent.status !== 200) return ['sent', ((await sent.json()) as { code: string }).code]
  const version = (await p.applicant.post(`/api/files/uploads/${id}/finish`)).json()
  await inspectWaiting(w)
  const content = await p.applicant.get(`/api/files/versions/${version.id}/content`)
  if (content.statusCode === 200) return undefined
  expect(
    await storageOf(w.host)
      .stat(version.sha256)
      .then((kept) => kept !== null),
  ).toBe(content.json().code === 'files.type_mismatch')
  return ['inspected', content.json().code]
}

test.each(refused)(
  '%s is told by its code',
  async (_what, name, bytes, fate, code) => {
    expect(await fateOf(name, await bytes())).toEqual([fate, code])
  },
  60_000,
)

const taken: readonly (readonly [string, string, () => Buffer | Promise<Buffer>])[] = [
  [
    'a Word file in a ZIP in a ZIP',
    'a.zip',
    () => zip({ 'b.zip': zip({ 'c.docx': word(strToU8('<w:p/>')) }) }),
  ],
  ['a drawing called a text', 'a.txt', () => text('<svg onload="alert(1)"/>')],
  ['text with markup in it', 'a.txt', () => text('请看 <script>alert(1)</script> 一段')],
  [
    'a table with formulas',
    'a.xlsx',
    () => book((sheet) => sheet.addRow([{ formula: 'HYPERLINK("http://x","y")' }, '=1+1'])),
  ],
  ['rare characters', 'a.txt', () => text('𠮷野家 龘 㐂')],
]

test.each(taken)(
  '%s is taken, and given out as bytes that run nowhere',
  async (_what, name, bytes) => {
    const version = await uploadWhole(app.base, p.applicant, name, await bytes())
    await inspectWaiting(w)
    const content = await p.applicant.get(`/api/files/versions/${version.id}/content?inline=true`)
    expect(content.statusCode).toBe(200)
    expect(content.headers['content-type']).not.toMatch(/html|svg|xml/)
    expect(content.headers['x-content-type-options']).toBe('nosniff')
    expect(content.headers['content-security-policy']).toContain('sandbox')
  },
)

test.each([
  ['a name with a way', '../a.txt', 'files.name_sign'],
  ['a name with a zero', 'a\0.txt', 'files.name_sign'],
  ['a name that turns around', 'a\u202Etxt.exe', 'files.name_sign'],
  ['a program', 'a.exe', 'files.type_not_accepted'],
  ['no ending', 'a', 'files.type_not_accepted'],
  ['nothing but dots', '...', 'files.name_empty'],
])('%s is refused before a byte is sent', async (_what, name, code) => {
  const made = await p.applicant.post('/api/files/uploads', { name, bytes: 10 })
  expect([made.statusCode, made.json().code]).toEqual([400, code])
})

test('bodies too large, too deep, malformed or of another type have a code, and the house goes on', async () => {
  const post = (payload: string, type = 'application/json') =>
    p.applicant.inject({
      method: 'POST',
      url: '/api/files/uploads',
      payload,
      headers: { 'content-type': type },
    })
  const answer = async (payload: string, type?: string) => {
    const said = await post(payload, type)
    return [said.statusCode, said.json().code]
  }
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
  expect(await answer(`{"name":"${'a'.repeat(3_000_000)}","bytes":1}`)).toEqual([
    413,
    'kernel.body_too_large',
  ])
  expect(await answer(`{"name":"a.txt","bytes":${nested(100_000)}}`)).toEqual([
    400,
    'kernel.input_invalid',
  ])
  expect(await answer('{"name":')).toEqual([400, 'kernel.json_malformed'])
  expect(await answer('{"__proto__":{"x":1},"name":"a.txt","bytes":1}')).toEqual([
    400,
    'kernel.json_malformed',
  ])
  expect(await answer('<a/>', 'application/xml')).toEqual([415, 'kernel.media_type_unknown'])
  expect(await answer('{"name":"a.txt","bytes":3000000000}')).toEqual([400, 'files.too_large'])
  expect(({} as { x?: number }).x).toBeUndefined()
  expect((await p.applicant.get('/api/files/usage')).statusCode).toBe(200)
})

test('after all of this, space is what the sound files take, and an earlier file is as it was', async () => {
  const usage = (await p.applicant.get('/api/files/usage')).json()
  expect(usage.reservedBytes).toBe(0)
  const bytes = text('从前的文件')
  const version = await uploadWhole(app.base, p.applicant, 'z.txt', bytes)
  await inspectWaiting(w)
  const content = await p.applicant.get(`/api/files/versions/${version.id}/content`)
  expect(content.body).toBe('从前的文件')
})
