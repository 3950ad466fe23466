/** Page setup, type sizes and fonts of Word files, after GB/T 9704-2012. */
import {
  AlignmentType,
  Footer,
  Header,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
  type IFontAttributesProperties,
  type ISectionPropertiesOptions,
  type IStylesOptions,
} from 'docx'
import { cleanLines } from './plainText.ts'
import type { Layout, Paper } from './paper.ts'

/** Twentieths of a point. */
export const twips = (mm: number): number => Math.round((mm * 1440) / 25.4)

/** `hint: eastAsia` makes “ ” — … full-width in Word, where Latin and Chinese share the code points. */
const family = (eastAsia: string): IFontAttributesProperties => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia,
  hint: 'eastAsia',
})

export const wordFonts = {
  body: family('仿宋_GB2312'),
  title: family('方正小标宋简体'),
  hei: family('黑体'),
  kai: family('楷体_GB2312'),
  song: family('宋体'),
} as const

/**
 * What stands in for a face that a machine lacks. Word and WPS look at the alternative names in order; the
 * first are what Windows 10 and later, the others what macOS, UOS and Linux bring. LibreOffice passes over
 * alternative names and takes one plain face for all: there titles are not heavy, as the heaviness is in the official
 * face and never in a bold of ours, which would thicken that face a second time where it is installed.
 */
export const fontFallbacks: Readonly<Record<string, string>> = {
  仿宋_GB2312: '仿宋,FangSong,STFangsong,Noto Serif CJK SC',
  方正小标宋简体: '方正小标宋_GBK,小标宋,华文中宋,STZhongsong,Noto Serif CJK SC',
  黑体: 'SimHei,STHeiti,Noto Sans CJK SC',
  楷体_GB2312: '楷体,KaiTi,STKaiti,Noto Serif CJK SC',
  宋体: 'SimSun,STSong,Noto Serif CJK SC',
}

/** Half points of the type sizes of 字号. */
export const typeSizes = {
  two: 44,
  three: 32,
  four: 28,
  smallFour: 24,
  five: 21,
  smallFive: 18,
} as const

type Setup = {
  readonly landscape: boolean
  readonly marginsMm: { top: number; right: number; bottom: number; left: number; footer: number }
  readonly text: number
  readonly cell: number
  /** Twips between baselines. */
  readonly pitch: number
  readonly font: IFontAttributesProperties
}

export const setups: Readonly<Record<Layout, Setup>> = {
  official: {
    landscape: false,
    marginsMm: { top: 37, right: 26, bottom: 35, left: 28, footer: 25 },
    text: typeSizes.three,
    cell: typeSizes.five,
    // 225 mm are 12,756 twips; 22 lines of 579 leave Word the rounding it needs.
    pitch: 579,
    font: wordFonts.body,
  },
  form: {
    landscape: false,
    marginsMm: { top: 28, right: 24, bottom: 26, left: 28, footer: 14 },
    text: typeSizes.smallFour,
    cell: typeSizes.five,
    pitch: 440,
    font: wordFonts.song,
  },
  wide: {
    landscape: true,
    marginsMm: { top: 26, right: 18, bottom: 22, left: 18, footer: 12 },
    text: typeSizes.smallFour,
    cell: typeSizes.smallFive,
    pitch: 440,
    font: wordFonts.song,
  },
  bare: {
    landscape: false,
    marginsMm: { top: 20, right: 20, bottom: 20, left: 20, footer: 10 },
    text: typeSizes.smallFour,
    cell: typeSizes.five,
    pitch: 440,
    font: wordFonts.song,
  },
}

export function textWidthTwips(layout: Layout): number {
  const { landscape, marginsMm } = setups[layout]
  return twips((landscape ? 297 : 210) - marginsMm.left - marginsMm.right)
}

export function pageOf(layout: Layout): ISectionPropertiesOptions {
  const { landscape, marginsMm: m } = setups[layout]
  return {
    page: {
      size: {
        width: twips(210),
        height: twips(297),
        orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: {
        top: twips(m.top),
        right: twips(m.right),
        bottom: twips(m.bottom),
        left: twips(m.left),
        footer: twips(m.footer),
        header: twips(14),
      },
    },
    // No grid: LibreOffice spreads a character grid wrongly, and exact line spacing gives the 22 lines.
    grid: { linePitch: 312 },
  }
}

function noteRun(text: string): TextRun {
  return new TextRun({ text: cleanLines(text), size: 16, color: '5A5A5A', font: wordFonts.song })
}

function dashed(paper: Paper, side: 'odd' | 'even'): Footer {
  const tabStops = [
    { type: TabStopType.RIGHT, position: textWidthTwips(paper.layout) - typeSizes.four * 10 },
  ]
  const number = new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    size: typeSizes.four,
    font: wordFonts.song,
  })
  const note = noteRun(paper.footer.note)
  const tab = new TextRun({ children: ['\t'] })
  return new Footer({
    children: [
      side === 'odd'
        ? new Paragraph({ tabStops, children: [note, tab, number] })
        : new Paragraph({
            tabStops,
            indent: { left: typeSizes.four * 10 },
            children: [number, tab, note],
          }),
    ],
  })
}

function counted(paper: Paper): Footer {
  const width = textWidthTwips(paper.layout)
  const [before, between, after] = paper.footer.counted
  return new Footer({
    children: [
      new Paragraph({
        border: { top: { style: 'single', size: 4, color: 'A0A0A0', space: 4 } },
        tabStops: [
          { type: TabStopType.CENTER, position: Math.round(width / 2) },
          { type: TabStopType.RIGHT, position: width },
        ],
        children: [
          noteRun(paper.footer.label),
          new TextRun({
            children: [
              '\t',
              before,
              PageNumber.CURRENT,
              between,
              PageNumber.TOTAL_PAGES,
              after,
              '\t',
            ],
            size: typeSizes.smallFive,
            font: wordFonts.song,
          }),
          noteRun(paper.footer.note),
        ],
      }),
    ],
  })
}

export function runningLines(paper: Paper): {
  footers: { default: Footer; even?: Footer }
  headers?: { default: Header; even?: Header }
} {
  const banner = () =>
    new Header({
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [
            new TextRun({ text: cleanLines(paper.banner), font: wordFonts.hei, size: 17 }),
          ],
        }),
      ],
    })
  const dash = paper.footer.style === 'dash'
  return {
    footers: dash
      ? { default: dashed(paper, 'odd'), even: dashed(paper, 'even') }
      : { default: counted(paper) },
    ...(paper.banner === ''
      ? {}
      : { headers: dash ? { default: banner(), even: banner() } : { default: banner() } }),
  }
}

/** `contentsPitch` is the distance between the lines of a table of contents, in points. */
export function stylesOf(layout: Layout, contentsPitch: number): IStylesOptions {
  const { text, font, pitch } = setups[layout]
  const official = layout === 'official'
  const contents = (level: 1 | 2) => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: {
      spacing: { before: 0, after: 0, line: contentsPitch * 20, lineRule: 'exact' as const },
      indent: { left: (level - 1) * 15 * text },
    },
  })
  // What stands above a heading is the page's: with more, a Word file would be longer than its PDF.
  const heading = (face: IFontAttributesProperties, halfPoints: number, before = 0) => ({
    run: { font: face, size: official ? text : halfPoints, color: '000000', bold: false },
    paragraph: {
      keepNext: true,
      spacing: official ? {} : { before, after: 0 },
      ...(official ? { indent: { firstLine: text * 20 } } : {}),
    },
  })
  return {
    default: {
      document: {
        run: {
          font,
          size: text,
          // 三号 less a quarter of a point is 15.75 pt: 28 characters fill the 156 mm of a line.
          ...(official ? { characterSpacing: -5 } : {}),
          language: { value: 'en-US', eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: { line: pitch, lineRule: official ? 'exact' : 'atLeast' } },
      },
      heading1: heading(wordFonts.hei, 30, 120),
      heading2: heading(wordFonts.kai, 26),
      heading3: heading(wordFonts.kai, text),
    },
    paragraphStyles: [contents(1), contents(2)],
  }
}
