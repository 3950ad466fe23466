import ExcelJS from 'exceljs'
import { strFromU8, unzipSync, zipSync, strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { has, libreOffice, pdfText } from './outsideTools.ts'
import type { WordPaper } from './paper.ts'
import { spreadsheetFile, type Sheet } from './spreadsheet.ts'
import { wordFile } from './word.ts'
import { openArchive, officeLimits } from './zipArchive.ts'

const created = '2019-07-26T08:00:00Z'

const paper: WordPaper = {
  title: '申报书 & <试验>',
  layout: 'form',
  banner: '演示数据',
  footer: {
    style: 'counted',
    label: '申报书',
    counted: ['第 ', ' 页　共 ', ' 页'],
    note: '版本码 7F3A',
  },
  blocks: [
    { kind: 'cover', title: '申报书', rows: [{ label: '项目名称', value: '<w:p>&' }] },
    { kind: 'contents', title: '目录' },
    { kind: 'heading', level: 1, text: '一、基本信息' },
    { kind: 'paragraph', text: '鼟龘\u0000𬭎' },
    {
      kind: 'table',
      columns: [
        { title: '名称', share: 2 },
        { title: '金额', share: 1, align: 'right' },
      ],
      rows: Array.from({ length: 80 }, (_, index) => [`设备${index}`, '1.00']),
    },
    { kind: 'pageBreak' },
    { kind: 'heading', level: 1, text: '二、承诺' },
    { kind: 'seals', boxes: [{ title: '声明', lines: ['签字：'], sealNote: '（公章）' }] },
  ],
}

test('a Word file has real contents, page fields, repeated heads and official faces', async () => {
  const parts = unzipSync(await wordFile(paper, created))
  const document = strFromU8(parts['word/document.xml']!)
  const footer = strFromU8(parts['word/footer1.xml']!)
  expect(document.match(/TOC [^<]*/)?.[0]).toContain('\\o &quot;1-2&quot;')
  expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  expect([...footer.matchAll(/<w:instrText[^>]*>([^<]+)</g)].map((one) => one[1]!.trim())).toEqual([
    'PAGE',
    'NUMPAGES',
  ])
  // What a user wrote is text: it makes no element and keeps no control character.
  expect(document).toContain('&lt;w:p&gt;&amp;')
  expect(document).toContain('鼟龘𬭎')
  expect(strFromU8(parts['word/fontTable.xml']!)).toContain(
    '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong,',
  )
  expect(strFromU8(parts['docProps/core.xml']!)).toContain(
    `<dc:title>申报书 &amp; &lt;试验&gt;</dc:title>`,
  )
})

test('equal papers are equal Word files, whenever they are written', async () => {
  const first = await wordFile(paper, created)
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  expect(Buffer.from(await wordFile(paper, created)).equals(Buffer.from(first))).toBe(true)
})

test.skipIf(!has('soffice') || !has('pdftotext'))(
  'LibreOffice opens the Word file and counts its pages',
  async () => {
    const pages = pdfText(libreOffice(await wordFile(paper, created), 'docx', 'pdf')).map((page) =>
      page.replace(/\s+/g, ''),
    )
    expect(pages.map((page) => /第\d+页共\d+页/.exec(page)?.[0])).toEqual(
      pages.map((_, index) => `第${index + 1}页共${pages.length}页`),
    )
    expect(pages[1]).toContain('一、基本信息')
    expect(pages.filter((page) => page.includes('名称金额')).length).toBeGreaterThan(1)
  },
  90_000,
)

const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=cmd|calc!A0', '普通文字']

const sheet: Sheet = {
  name: '汇总表',
  title: '=HYPERLINK("https://e.example")',
  above: ['推荐单位'],
  columns: [
    { title: '名称', width: 20 },
    { title: '金额', width: 12, align: 'right' },
  ],
  rows: hostile.map((text) => [{ text }, { fen: 123_456_789 }]),
  below: ['注'],
  footer: { label: 'A&B', counted: ['第 ', ' 页 共 ', ' 页'], note: '版本码' },
}

test('no text of a spreadsheet is a formula, and the page is ready to print', async () => {
  const bytes = await spreadsheetFile(sheet, created)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer as ArrayBuffer)
  const page = book.getWorksheet('汇总表')!
  const shown = hostile.map((text) => text.replace('\t', '　'))
  const cells = hostile.map((_, index) => page.getRow(4 + index).getCell(1))
  expect(cells.map((cell) => [cell.type, cell.value, cell.numFmt])).toEqual(
    shown.map((text) => [ExcelJS.ValueType.String, text, '@']),
  )
  expect(page.getCell('A1').type).toBe(ExcelJS.ValueType.String)
  const amount = page.getRow(4).getCell(2)
  expect([amount.value, amount.numFmt]).toEqual([123.456789, '#,##0.00'])
  expect(page.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: 'landscape',
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '3:3',
  })
  expect(page.headerFooter.oddFooter).toBe('&L&9A&&B&C&9第 &P 页 共 &N 页&R&9版本码')
  expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)).not.toContain('<f>')
})

test.skipIf(!has('soffice'))(
  'LibreOffice shows the texts as they were written, without an apostrophe',
  async () => {
    const csv = new TextDecoder().decode(
      libreOffice(await spreadsheetFile(sheet, created), 'xlsx', 'csv'),
    )
    const first = csv.split('\n').map((line) => line.split(',')[0]!.replaceAll('"', ''))
    expect(first.slice(3, 3 + hostile.length)).toEqual(
      hostile.map((text) => text.replace('\t', '　')),
    )
  },
  90_000,
)

test('an archive is judged by its directory before anything is unpacked', () => {
  const all = () => true
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(30_000_000) })
  expect(bomb.length).toBeLessThan(100_000)
  expect(openArchive(bomb, all)).toEqual({
    ok: false,
    kind: 'invalid',
    code: 'kernel.archive_bomb',
    facts: { maxEntries: 2000 },
  })
  const many = zipSync(
    Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`${index}`, strToU8('x')])),
  )
  expect(openArchive(many, all)).toMatchObject({ code: 'kernel.archive_bomb' })
  expect(openArchive(strToU8('no archive at all, but long'), all)).toEqual({
    ok: false,
    kind: 'invalid',
    code: 'kernel.archive_unreadable',
  })
  const plain = zipSync({ a: strToU8('甲') })
  expect(openArchive(plain.subarray(0, plain.length - 30), all)).toMatchObject({
    code: 'kernel.archive_unreadable',
  })
  expect(openArchive(plain, all, { ...officeLimits, maxBytes: 10 })).toEqual({
    ok: false,
    kind: 'invalid',
    code: 'kernel.archive_too_large',
    facts: { maxBytes: 10 },
  })
  const open = openArchive(plain, all)
  expect(open.ok && strFromU8(open.entries.a!)).toBe('甲')
})
