/**
 * Papers as Word files. Real heading styles, a real table of contents, page fields and repeated table heads,
 * so that a clerk can go on working in the file; the same bytes for the same paper and date.
 */
import {
  AlignmentType,
  Document,
  HeadingLevel,
  ImageRun,
  Packer,
  PageBreak,
  Paragraph,
  TableOfContents,
  TextRun,
  type Table,
} from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { contentsDepth, contentsPitchPt } from './contentsPitch.ts'
import type { TextBlock, WordPaper } from './paper.ts'
import { cleanLines, cleanText } from './plainText.ts'
import {
  fontFallbacks,
  pageOf,
  runningLines,
  setups,
  typeSizes,
  stylesOf,
  textWidthTwips,
  twips,
  wordFonts,
} from './wordPage.ts'
import {
  alignments,
  cellParagraphs,
  coverRows,
  fieldsTable,
  imprintTable,
  listTable,
  sealsTable,
} from './wordTable.ts'
import { coreProperties, repackOffice, xmlText } from './zipArchive.ts'

type Child = Paragraph | Table | TableOfContents
type Draw<K extends TextBlock['kind']> = (
  block: Extract<TextBlock, { kind: K }>,
  paper: WordPaper,
) => Child[]

/** A text with line ends as runs of one paragraph. */
function runs(
  text: string,
  options: { font?: (typeof wordFonts)[keyof typeof wordFonts]; size?: number; color?: string },
) {
  return cleanText(text)
    .split('\n')
    .map(
      (line, index) => new TextRun({ text: line, ...(index > 0 ? { break: 1 } : {}), ...options }),
    )
}

/** In a line of one point: one of full height may be pushed over by a full page, and leave an empty one. */
const pageBreak = () =>
  new Paragraph({ spacing: { line: 20, lineRule: 'exact' }, children: [new PageBreak()] })

const cover: Draw<'cover'> = (block, { layout }) => [
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: { after: twips(block.corner ? 26 : 34) },
    children: block.corner ? runs(block.corner, { font: wordFonts.hei, size: typeSizes.four }) : [],
  }),
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: 780, lineRule: 'atLeast' },
    children: runs(block.title, { font: wordFonts.title, size: 52 }),
  }),
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 160, after: twips(18) },
    children: block.subtitle ? runs(block.subtitle, { font: wordFonts.body, size: 36 }) : [],
  }),
  coverRows(block, layout),
  // The break stands in the last line of the cover: in one of its own it may be pushed over, and leave a page empty.
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: block.foot ? { before: twips(24) } : { line: 20, lineRule: 'exact' },
    children: [
      ...(block.foot ? runs(block.foot, { font: wordFonts.body, size: typeSizes.three }) : []),
      new PageBreak(),
    ],
  }),
]

/** The date stands four characters from the right, the name is centred over it (GB/T 9704 §7.3.5). */
const signOff: Draw<'signOff'> = (block, { layout }) => {
  const em = setups[layout].text * 10
  const widthEm = Math.max([...block.organisation].length, [...block.date].length * 0.75) + 1
  const right = 4 * em
  const left = Math.max(0, textWidthTwips(layout) - right - Math.ceil(widthEm * em))
  const one = (text: string, more: { size?: number; color?: string }, keepNext: boolean) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      indent: { left, right },
      keepNext,
      children: runs(text, more),
    })
  return [
    new Paragraph({ keepNext: true }),
    one(block.sealNote, { size: typeSizes.smallFive, color: '787878' }, true),
    one(block.organisation, {}, true),
    one(block.date, {}, false),
  ]
}

const annexes: Draw<'annexes'> = (block, { layout }) => {
  const em = setups[layout].text * 10
  return [
    new Paragraph(''),
    ...block.items.map((item, index) => {
      const number = block.items.length > 1 ? `${index + 1}. ` : ''
      return new Paragraph({
        indent: { left: 5 * em, hanging: index === 0 ? 3 * em : 0 },
        children: runs(`${index === 0 ? block.label : ''}${number}${cleanLines(item)}`, {}),
      })
    }),
  ]
}

const picture: Draw<'picture'> = (block, paper) => {
  const bytes = paper.pictures?.[block.name]
  if (!bytes) throw new Error(`picture ${block.name} is not among the pictures of the paper`)
  const { width, height } = pictureSize(bytes)
  const pixelsWide = (block.widthMm * 96) / 25.4
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      children: [
        new ImageRun({
          type: block.name.endsWith('.png') ? 'png' : 'jpg',
          data: bytes,
          transformation: { width: pixelsWide, height: (pixelsWide * height) / width },
        }),
      ],
    }),
    ...cellParagraphs({ text: block.caption, size: typeSizes.five, align: 'center' }),
  ]
}

/** Width and height in pixels of a PNG or baseline/progressive JPEG. */
function pictureSize(bytes: Uint8Array): { width: number; height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0) === 0x89504e47)
    return { width: view.getUint32(16), height: view.getUint32(20) }
  let at = 2
  while (at + 9 < bytes.length) {
    const marker = view.getUint16(at)
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    }
    at += 2 + view.getUint16(at + 2)
  }
  throw new Error('neither PNG nor JPEG')
}

const headingLevels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
] as const

const draws: { readonly [K in TextBlock['kind']]: Draw<K> } = {
  cover,
  signOff,
  annexes,
  picture,
  contents: (block) => [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 200 },
      children: runs(block.title, { font: wordFonts.hei, size: 36 }),
    }),
    new TableOfContents(block.title, {
      hyperlink: true,
      headingStyleRange: `1-${contentsDepth}`,
    }),
    pageBreak(),
  ],
  title: (block) => [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: block.tight ? 0 : 300, after: 300, line: 660, lineRule: 'exact' },
      children: runs(block.text, { font: wordFonts.title, size: typeSizes.two }),
    }),
  ],
  heading: (block) => [
    new Paragraph({ heading: headingLevels[block.level - 1]!, text: cleanLines(block.text) }),
  ],
  paragraph: (block, { layout }) => [
    new Paragraph({
      alignment: block.align ? alignments[block.align] : AlignmentType.BOTH,
      ...(block.indent === false ? {} : { indent: { firstLine: setups[layout].text * 20 } }),
      children: runs(block.text, block.strong ? { font: wordFonts.hei } : {}),
    }),
  ],
  list: (block, { layout }) =>
    block.items.map(
      (item, index) =>
        new Paragraph({
          indent: { firstLine: setups[layout].text * 20 },
          children: runs(block.ordered ? `${index + 1}．${item}` : item, {}),
        }),
    ),
  note: (block) => cellParagraphs({ text: block.text, size: typeSizes.five, color: '5A5A5A' }),
  fields: (block, { layout }) => [fieldsTable(block, layout), spacer()],
  table: (block, { layout }) => [...listTable(block, layout), spacer()],
  seals: (block, { layout }) => [
    ...(block.note === undefined
      ? []
      : [
          new Paragraph({
            keepNext: true,
            children: runs(block.note, {
              font: wordFonts.song,
              size: typeSizes.five,
              color: '5A5A5A',
            }),
          }),
        ]),
    sealsTable(block, layout),
    spacer(),
  ],
  letterhead: (block) => [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: twips(10), after: twips(10) },
      children: block.hint ? runs(block.hint, { size: typeSizes.five, color: '787878' }) : [],
    }),
    new Paragraph({ alignment: AlignmentType.CENTER, children: runs(block.number, {}) }),
    new Paragraph(''),
  ],
  salutation: (block) => [new Paragraph({ children: runs(`${block.text}：`, {}) })],
  remark: (block, { layout }) => [
    new Paragraph(''),
    new Paragraph({
      indent: { firstLine: setups[layout].text * 20 },
      children: runs(`（${block.text}）`, {}),
    }),
  ],
  imprint: (block, { layout }) => [imprintTable(block, layout), new Paragraph('')],
  gap: (block) => Array.from({ length: block.lines }, () => new Paragraph('')),
  pageBreak: () => [pageBreak()],
}

/** Word joins tables that touch; a hair of a paragraph keeps them apart. */
function spacer(twentieths = 120): Paragraph {
  return new Paragraph({ spacing: { line: twentieths, lineRule: 'exact' } })
}

const endsInSpacer: readonly TextBlock['kind'][] = ['fields', 'table', 'seals']

/** Where a table fills the last page, what must follow it in a Word file is too thin to make another. */
function drawn(paper: WordPaper): Child[] {
  const children = paper.blocks.flatMap((block) => draw(block, paper))
  const last = paper.blocks.at(-1)?.kind
  return last !== undefined && endsInSpacer.includes(last)
    ? children.with(-1, spacer(20))
    : children
}

function draw<K extends TextBlock['kind']>(
  block: Extract<TextBlock, { kind: K }>,
  paper: WordPaper,
): Child[] {
  return (draws[block.kind as K] as Draw<K>)(block, paper)
}

/** `word/fontTable.xml`: which face to take where the official one is not installed. */
function fontTable(): string {
  const fonts = Object.entries(fontFallbacks).map(
    ([name, others]) =>
      `<w:font w:name="${xmlText(name)}"><w:altName w:val="${xmlText(others)}"/>` +
      `<w:charset w:val="86"/><w:family w:val="${name === '黑体' ? 'swiss' : 'roman'}"/>` +
      '<w:pitch w:val="default"/></w:font>',
  )
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
    `${fonts.join('')}</w:fonts>`
  )
}

/** The library numbers bookmarks through the life of the process; ours start at 1 in every file. */
function renumberBookmarks(xml: string): string {
  const names = new Map<string, string>()
  const ids = new Map<string, string>()
  const numbered = (known: Map<string, string>, key: string) => {
    if (!known.has(key)) known.set(key, String(known.size + 1))
    return known.get(key)!
  }
  return xml
    .replace(/\b_Toc\d+/g, (name) => `_Toc${numbered(names, name)}`)
    .replace(
      /(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")([^"]*)"/g,
      (_, head: string, id: string) => {
        return `${head}${numbered(ids, id)}"`
      },
    )
}

/** `created` is an ISO moment for the file's properties. */
export async function wordFile(paper: WordPaper, created: string): Promise<Uint8Array> {
  const document = new Document({
    title: cleanLines(paper.title),
    creator: 'Baigong',
    styles: stylesOf(paper.layout, contentsPitchPt(paper.blocks, paper.layout)),
    evenAndOddHeaderAndFooters: paper.footer.style === 'dash',
    pageNumbers: estimatePageNumbersWith({ guess: true }),
    sections: [
      {
        properties: pageOf(paper.layout),
        ...runningLines(paper),
        children: drawn(paper),
      },
    ],
  })
  const bytes = await Packer.toBuffer(document)
  return repackOffice(bytes, {
    'docProps/core.xml': coreProperties(paper.title, created),
    'word/document.xml': renumberBookmarks,
    'word/fontTable.xml': fontTable(),
  })
}
