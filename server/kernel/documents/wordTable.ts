/** Tables of Word files: label-value grids, lists with repeated heads, and boxes for signature and seal. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type IFontAttributesProperties,
} from 'docx'
import { cleanText } from './plainText.ts'
import type { Layout, Side, TextBlock } from './paper.ts'
import { setups, typeSizes, textWidthTwips, twips, wordFonts } from './wordPage.ts'

export const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const

type CellText = {
  readonly text: string
  readonly font?: IFontAttributesProperties
  readonly size: number
  readonly align?: Side
  readonly color?: string
}

/** Distance between the lines of a cell, in their size, and what stands above and below them, as on the page. */
const linePitch = 1.55
const insetPt = 4.5

/** One paragraph a line of text, set tight. */
export function cellParagraphs({ text, font, size, align, color }: CellText): Paragraph[] {
  return cleanText(text)
    .split('\n')
    .map(
      (line) =>
        new Paragraph({
          alignment: alignments[align ?? 'left'],
          // Exact: a substitute for a font that is not there must not make the table longer.
          spacing: { line: Math.round(size * 10 * linePitch), lineRule: 'exact' },
          children: [
            new TextRun({
              text: line,
              font: font ?? wordFonts.song,
              size,
              ...(color ? { color } : {}),
            }),
          ],
        }),
    )
}

/** An exact line keeps its lead within itself: what is above and below a cell's text is less by that. */
function cellMargins(size: number) {
  const upright = Math.round(20 * insetPt - (size * 10 * (linePitch - 1)) / 2)
  return { top: upright, bottom: upright, left: 80, right: 80 }
}

export function cell(
  content: CellText,
  widthTwips: number,
  more: { fill?: string; span?: number } = {},
): TableCell {
  return new TableCell({
    children: cellParagraphs(content),
    width: { size: widthTwips, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: cellMargins(content.size),
    ...(more.fill === undefined ? {} : { shading: { type: 'clear', fill: more.fill } }),
    ...(more.span === undefined ? {} : { columnSpan: more.span }),
  })
}

export function wholeWidthTable(rows: TableRow[], columnWidths: readonly number[]): Table {
  return new Table({
    rows,
    columnWidths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: columnWidths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
  })
}

/** Whole twips in the proportion of the shares, adding up to the width. */
export function sharesOf(shares: readonly number[], widthTwips: number): number[] {
  const total = shares.reduce((sum, one) => sum + one, 0)
  const edges = [0]
  let run = 0
  for (const share of shares) {
    run += share
    edges.push(Math.round((widthTwips * run) / total))
  }
  return shares.map((_, index) => edges[index + 1]! - edges[index]!)
}

type BlockOf<K extends TextBlock['kind']> = Extract<TextBlock, { kind: K }>

export function fieldsTable(block: BlockOf<'fields'>, layout: Layout): Table {
  const grid = sharesOf(Array<number>(24).fill(1), textWidthTwips(layout))
  const width = (from: number, span: number) =>
    grid.slice(from, from + span).reduce((sum, one) => sum + one, 0)
  const textSize = setups[layout].cell
  const rows = block.rows.map((pairs) => {
    const span = Math.floor(24 / pairs.length)
    const wanted = block.labelShare ?? 4
    const labelSpan = pairs.length === 1 ? wanted : Math.min(wanted, Math.floor(span / 2))
    const children = pairs.flatMap((pair, index) => [
      cell(
        { text: pair.label, font: wordFonts.hei, size: textSize, align: 'center' },
        width(index * span, labelSpan),
        { span: labelSpan, fill: 'F6F6F6' },
      ),
      cell(
        { text: pair.value, size: textSize },
        width(index * span + labelSpan, span - labelSpan),
        { span: span - labelSpan },
      ),
    ])
    return new TableRow({ children })
  })
  return wholeWidthTable(rows, grid)
}

export function listTable(block: BlockOf<'table'>, layout: Layout): (Paragraph | Table)[] {
  const textSize = block.textPt ? Math.round(block.textPt * 2) : setups[layout].cell
  const widths = sharesOf(
    block.columns.map((column) => column.share),
    textWidthTwips(layout),
  )
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map((column, index) =>
      cell(
        { text: column.title, font: wordFonts.hei, size: textSize, align: 'center' },
        widths[index]!,
        { fill: 'F0F0F0' },
      ),
    ),
  })
  const last = block.rows.length - 1
  const body = block.rows.map(
    (row, rowIndex) =>
      new TableRow({
        cantSplit: row.every((value) => value.length <= 1200),
        children: row.map((value, index) =>
          cell(
            {
              text: value,
              size: textSize,
              ...(block.totals && rowIndex === last ? { font: wordFonts.hei } : {}),
              align: block.columns[index]?.align ?? 'left',
            },
            widths[index]!,
          ),
        ),
      }),
  )
  const caption = block.caption
    ? [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          keepNext: true,
          children: [
            new TextRun({
              text: cleanText(block.caption),
              font: wordFonts.hei,
              size: textSize + 3,
            }),
          ],
        }),
      ]
    : []
  const note = block.note
    ? cellParagraphs({ text: block.note, size: typeSizes.smallFive, color: '5A5A5A' })
    : []
  return [...caption, wholeWidthTable([head, ...body], widths), ...note]
}

/** Of the ring that keeps the place of a seal, and of the words and what stands around them. */
const ringMm = 34
const ringWordsMm = 14

/** The ring of the PDF is a bordered square of words here: Word files are edited, drawings would drift. */
export function sealsTable(block: BlockOf<'seals'>, layout: Layout): Table {
  const columns = block.columns ?? 1
  const widths = sharesOf(Array<number>(columns).fill(1), textWidthTwips(layout))
  const textSize = setups[layout].cell
  // A smaller ring leaves less room above and below its words.
  const room = ((block.diameterMm ?? ringMm) - ringWordsMm) / (ringMm - ringWordsMm)
  const boxes = block.boxes.map((box, index) => {
    const lines = [
      ...cellParagraphs({ text: box.title, font: wordFonts.hei, size: textSize }),
      ...(box.statement ?? '')
        .split('\n')
        .filter((text) => text !== '')
        .map(
          (text) =>
            new Paragraph({
              indent: { firstLine: textSize * 20 },
              spacing: { line: 340, lineRule: 'exact' },
              children: [
                new TextRun({ text: cleanText(text), font: wordFonts.song, size: textSize }),
              ],
            }),
        ),
      ...(box.sealNote === undefined
        ? []
        : [
            new Paragraph({
              alignment: AlignmentType.RIGHT,
              indent: { right: twips(12) },
              spacing: { before: Math.round(500 * room), after: Math.round(300 * room) },
              children: [
                new TextRun({
                  text: cleanText(box.sealNote),
                  font: wordFonts.song,
                  size: typeSizes.smallFive,
                  color: '787878',
                }),
              ],
            }),
          ]),
      ...box.lines.map(
        (line) =>
          new Paragraph({
            spacing: { line: 480, lineRule: 'atLeast' },
            children: [
              new TextRun({ text: cleanText(line), font: wordFonts.song, size: textSize }),
            ],
          }),
      ),
    ]
    return new TableCell({
      children: lines,
      width: { size: widths[index % columns]!, type: WidthType.DXA },
      margins: { top: 120, bottom: 120, left: 140, right: 140 },
    })
  })
  const rows: TableRow[] = []
  for (let at = 0; at < boxes.length; at += columns) {
    const children = boxes.slice(at, at + columns)
    while (children.length < columns)
      children.push(new TableCell({ children: [new Paragraph('')] }))
    rows.push(
      new TableRow({
        cantSplit: true,
        children,
        ...(block.heightMm ? { height: { value: twips(block.heightMm), rule: 'atLeast' } } : {}),
      }),
    )
  }
  return wholeWidthTable(rows, widths)
}

const line = (eighthPoints: number) => ({
  style: BorderStyle.SINGLE,
  size: eighthPoints,
  color: '000000',
})
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/** Label and underlined value, as covers have them. */
export function coverRows(block: BlockOf<'cover'>, layout: Layout): Table {
  // 7.2 characters of 四号 for the label, as on the page.
  const labelWidth = Math.round(7.2 * typeSizes.four * 10)
  const valueWidth = Math.round(textWidthTwips(layout) * 0.88) - labelWidth
  const side = (value: boolean) => ({
    top: none,
    left: none,
    right: none,
    bottom: value ? line(6) : none,
  })
  const rows = block.rows.map(
    (row) =>
      new TableRow({
        height: { value: twips(13), rule: 'atLeast' },
        children: [
          new TableCell({
            borders: side(false),
            verticalAlign: VerticalAlign.BOTTOM,
            margins: { top: 140 },
            width: { size: labelWidth, type: WidthType.DXA },
            children: cellParagraphs({
              text: row.label,
              font: wordFonts.hei,
              size: typeSizes.four,
            }),
          }),
          new TableCell({
            borders: side(true),
            verticalAlign: VerticalAlign.BOTTOM,
            margins: { top: 140 },
            width: { size: valueWidth, type: WidthType.DXA },
            children: cellParagraphs({
              text: row.value,
              font: wordFonts.body,
              size: typeSizes.four,
              align: 'center',
            }),
          }),
        ],
      }),
  )
  return wholeWidthTable(rows, [labelWidth, valueWidth])
}

/** 版记 at the foot of the last page: thick, thin, thick. */
export function imprintTable(block: BlockOf<'imprint'>, layout: Layout): Table {
  const [left, right] = sharesOf([3, 2], textWidthTwips(layout))
  const one = (
    text: string,
    width: number,
    borders: { top: number; bottom: number },
    align: Side,
  ) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      borders: { top: line(borders.top), bottom: line(borders.bottom), left: none, right: none },
      margins: { left: typeSizes.four * 10, right: typeSizes.four * 10 },
      ...(width === left! + right! ? { columnSpan: 2 } : {}),
      children: cellParagraphs({ text, font: wordFonts.body, size: typeSizes.four, align }),
    })
  const copies =
    block.copyTo === ''
      ? []
      : [
          new TableRow({
            cantSplit: true,
            keepNext: true,
            children: [
              one(
                `${block.copyLabel}${block.copyTo}。`,
                left! + right!,
                { top: 8, bottom: 4 },
                'left',
              ),
            ],
          }),
        ]
  const top = copies.length > 0 ? 4 : 8
  return new Table({
    columnWidths: [left!, right!],
    layout: TableLayoutType.FIXED,
    width: { size: left! + right!, type: WidthType.DXA },
    float: {
      horizontalAnchor: 'margin',
      relativeHorizontalPosition: 'left',
      verticalAnchor: 'margin',
      relativeVerticalPosition: 'bottom',
    },
    rows: [
      ...copies,
      new TableRow({
        children: [
          one(block.issuer, left!, { top, bottom: 8 }, 'left'),
          one(block.issued, right!, { top, bottom: 8 }, 'right'),
        ],
      }),
    ],
  })
}
