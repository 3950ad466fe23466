import { afterAll, expect, test } from 'vitest'
import { createCompiler } from './compile.ts'
import { missingGlyphs } from './fonts.ts'
import { has, pdfPages, pdfText } from './outsideTools.ts'
import { versionCode, type Block, type Layout, type Paper } from './paper.ts'
import { balancedTitle, cleanText } from './plainText.ts'
import { openTypesetter } from './typeset.ts'

const compiler = createCompiler()
const typesetter = openTypesetter()
afterAll(() => typesetter.close())

function paperOf(blocks: readonly Block[], layout: Layout = 'form'): Paper {
  return {
    title: '试验',
    layout,
    banner: '',
    footer: {
      style: layout === 'official' ? 'dash' : 'counted',
      label: '试验',
      counted: ['第 ', ' 页　共 ', ' 页'],
      note: '版本码 7F3A-9C21-04BE',
    },
    blocks,
  }
}

const text = (value: string): Block => ({ kind: 'paragraph', text: value, indent: false })

function pdfOf(paper: Paper) {
  const done = compiler.pdf(paper, { maxPages: 100 })
  if (!done.ok) throw new Error(JSON.stringify(done))
  return done
}

/** Outlines of the glyphs of a paragraph, in order: what the page draws, without a PDF renderer. */
function outlines(value: string): string[] {
  const bare = { style: 'counted', label: '', counted: ['', '', ''], note: '' } as const
  const svg = compiler.svg({ ...paperOf([text(value)]), footer: bare })
  const symbols = new Map(
    [...svg.matchAll(/<symbol id="([^"]+)"[^>]*>\s*<path d="([^"]*)"/g)].map((match) => [
      match[1]!,
      match[2]!,
    ]),
  )
  return [...svg.matchAll(/<use[^>]*href="#([^"]+)"/g)].map((match) => symbols.get(match[1]!) ?? '')
}

test('rare name characters have outlines of their own', () => {
  const rare = '鼟龘㙍𬭊㛃𬭎𫟼喆堃'
  expect(missingGlyphs([rare])).toEqual([])
  // The two page numbers of the footer are drawn as well.
  const drawn = outlines(rare)
  const glyphs = drawn.slice(0, [...rare].length)
  expect(glyphs.every((outline) => outline.length > 100)).toBe(true)
  expect(new Set(glyphs).size).toBe([...rare].length)
})

test('what no font has is named, sorted and once each', () => {
  expect(missingGlyphs(['张𠮷', '李𪚲𠮷', '☐☑\u200B\n'])).toEqual(['𠮷', '𪚲'])
  expect(pdfOf(paperOf([text('张𠮷')])).missingGlyphs).toEqual(['𠮷'])
})

test('nothing a user writes is read as markup', () => {
  const hostile =
    '#panic("x") *a* _b_ $x^2$ = h <l> @r `c` // c /* c */ \\ #import "/x": * ' +
    '#{while true {}} [z] https://e.example'
  const heading: Block = { kind: 'heading', level: 1, text: hostile }
  const cell: Block = {
    kind: 'table',
    columns: [{ title: hostile, share: 1 }],
    rows: [[hostile]],
  }
  const done = pdfOf(paperOf([heading, text(hostile), cell]))
  expect(done.pages).toBe(1)
  // Each visible sign is one glyph: nothing became bold markers, links, mathematics or comments.
  const visible = hostile.replace(/\s/g, '')
  expect(outlines(hostile).length - outlines('国').length + 1).toBe(visible.length)
})

test('a page of an official letter holds 22 lines of 28 characters', () => {
  const grid = 22 * 28
  expect(pdfOf(paperOf([text('国'.repeat(grid))], 'official')).pages).toBe(1)
  expect(pdfOf(paperOf([text('国'.repeat(grid + 1))], 'official')).pages).toBe(2)
})

test.each([10, 26, 28, 30, 32, 34, 36, 37, 38])('a contents of %i entries is one page', (count) => {
  const headings = Array.from({ length: count }, (_, index): Block[] => [
    { kind: 'heading', level: index % 5 === 0 ? 1 : 2, text: '国' },
    { kind: 'pageBreak' },
  ])
  const blocks: Block[] = [{ kind: 'contents', title: '目录' }, ...headings.flat()]
  expect(pdfOf(paperOf(blocks)).pages).toBe(1 + count)
})

test('the same paper is the same bytes', () => {
  const paper = paperOf([text('申报书')])
  expect(Buffer.from(pdfOf(paper).pdf).equals(Buffer.from(pdfOf(paper).pdf))).toBe(true)
})

test('too many pages and too much time are refused, and the next paper is set', async () => {
  const long = paperOf([text('国'.repeat(60_000))])
  expect(await typesetter.typeset(long, { maxPages: 3 })).toEqual({
    ok: false,
    kind: 'invalid',
    code: 'kernel.document_too_many_pages',
    facts: { pages: 53, maxPages: 3 },
  })
  const huge = paperOf([text('国'.repeat(900_000))])
  expect(await typesetter.typeset(huge, { timeLimitMs: 200 })).toEqual({
    ok: false,
    kind: 'conflict',
    code: 'kernel.typesetting_timed_out',
    facts: { timeLimitMs: 200 },
  })
  expect(await typesetter.typeset(paperOf([text('国'.repeat(3_000_000))]))).toEqual({
    ok: false,
    kind: 'invalid',
    code: 'kernel.document_too_large',
    facts: { maxBytes: 8 * 1024 * 1024 },
  })
  const next = await typesetter.typeset(paperOf([text('国')]))
  expect(next.ok && next.pages).toBe(1)
})

test('papers wait for one another and come back to whom they belong', async () => {
  const pages = [3, 1, 2].map((count) =>
    Array.from({ length: count }, (): Block[] => [text('国'), { kind: 'pageBreak' }]).flat(),
  )
  const done = await Promise.all(pages.map((blocks) => typesetter.typeset(paperOf(blocks))))
  expect(done.map((one) => one.ok && one.pages)).toEqual([3, 1, 2])
})

test('a title breaks between words into even lines', () => {
  expect(balancedTitle('关于推荐2019年制造业“双创”平台试点示范项目的函', 20)).toBe(
    '关于推荐2019年制造业“双创”\n平台试点示范项目的函',
  )
  expect(balancedTitle('汇总表', 20)).toBe('汇总表')
  expect(balancedTitle('一行\n二行', 2)).toBe('一行\n二行')
})

test('control characters and lone surrogates never reach paper', () => {
  expect(cleanText('a\u0000b\r\nc\td\uD800')).toBe('ab\nc　d\uFFFD')
})

test('the version code is twelve digits of the digest', () => {
  expect(versionCode(`7f3a9c2104be${'0'.repeat(52)}`)).toBe('7F3A-9C21-04BE')
  expect(() => versionCode('7f3a')).toThrow(RangeError)
})

test.skipIf(!has('pdftotext'))('every page says x of y and carries the version code', () => {
  const blocks = [1, 2, 3].flatMap((): Block[] => [text('国'), { kind: 'pageBreak' }])
  const pages = pdfText(pdfOf(paperOf(blocks)).pdf).map((page) => page.replace(/\s+/g, ''))
  expect(pages).toEqual([1, 2, 3].map((number) => `国试验第${number}页共3页版本码7F3A-9C21-04BE`))
  const official = pdfText(pdfOf(paperOf(blocks, 'official')).pdf)
  expect(official.map((page) => /—\s*(\d)\s*—/.exec(page)?.[1])).toEqual(['1', '2', '3'])
})

test.skipIf(!has('pdftotext'))('a table repeats its head on every page', () => {
  const table: Block = {
    kind: 'table',
    columns: [{ title: '表头', share: 1 }],
    rows: Array.from({ length: 120 }, (_, index) => [String(index)]),
  }
  const pages = pdfText(pdfOf(paperOf([table])).pdf)
  expect(pages.length).toBeGreaterThan(2)
  expect(pages.every((page) => page.includes('表头'))).toBe(true)
})

test.skipIf(!has('pdftoppm'))('pixels: a rare character is ink and no empty box', () => {
  const inked = (value: string) => {
    const [page] = pdfPages(pdfOf(paperOf([text(value)])).pdf, 144)
    const { width, grey } = page!
    // The first character of the text block: 28 mm from the left, 28 mm from the top, 12 pt wide.
    const left = Math.round((28 / 25.4) * 144)
    const rows = Array.from({ length: 24 }, (_, y) =>
      grey.subarray((left + y) * width + left, (left + y) * width + left + 24),
    )
    return Buffer.concat(rows)
  }
  const dark = (box: Buffer) => box.filter((value) => value < 128).length
  const pictures = [...'鼟龘㙍𬭊㛃𬭎𫟼'].map(inked)
  for (const picture of pictures) expect(dark(picture)).toBeGreaterThan(60)
  expect(new Set(pictures.map((picture) => picture.toString('hex'))).size).toBe(7)
  // A character no font has: a framed code point, different from every other one.
  const [first, second] = ['𠮷', '𪚲'].map(inked)
  expect(dark(first!)).toBeGreaterThan(60)
  expect(first!.equals(second!)).toBe(false)
})
