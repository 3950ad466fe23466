/**
 * Excel files that open without a question and print as they look: landscape A4, fitted to the width, with
 * repeated heads. Texts can never act as formulas, not in this file and not after a clerk edits the cell.
 */
import type ExcelJS from 'exceljs'
import { cleanText } from './plainText.ts'
import { coreProperties, repackOffice } from './zipArchive.ts'

/** Text, a number, or whole fen shown as 万元 with two decimals; nothing for an empty cell. */
export type SheetCell =
  | { readonly text: string }
  | { readonly number: number; readonly format?: string }
  | { readonly fen: number }
  | null

export type SheetColumn = {
  readonly title: string
  /** Width in characters of the default face; a Chinese character takes two. */
  readonly width: number
  readonly align?: 'left' | 'center' | 'right'
}

export type Sheet = {
  /** At most 31 characters, without : \ / ? * [ ]. */
  readonly name: string
  readonly title: string
  /** Lines between title and table, such as the recommending unit. */
  readonly above: readonly string[]
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly SheetCell[])[]
  readonly below: readonly string[]
  /** Words of the printed footer: left, around the page, right. */
  readonly footer: {
    readonly label: string
    readonly counted: readonly [string, string, string]
    readonly note: string
  }
}

const song = '宋体'
const thin = { style: 'thin' as const }
const border = { top: thin, bottom: thin, left: thin, right: thin }

/** Excel refuses more in one cell. */
const maxCellChars = 32_767

/**
 * A text cell: stored as a string, so that = + - @ never start a formula, and formatted as text, so that
 * editing it does not make one. No apostrophe is written, hence none is shown.
 */
function writeText(cell: ExcelJS.Cell, text: string): void {
  cell.value = cleanText(text).slice(0, maxCellChars)
  cell.numFmt = '@'
}

function writeCell(cell: ExcelJS.Cell, content: SheetCell): void {
  if (content === null) return
  if ('text' in content) writeText(cell, content.text)
  else if ('fen' in content) {
    cell.value = content.fen / 1_000_000
    cell.numFmt = '#,##0.00'
  } else {
    cell.value = content.number
    cell.numFmt = content.format ?? '0'
  }
}

function line(
  sheet: ExcelJS.Worksheet,
  text: string,
  columns: number,
  style: Partial<ExcelJS.Style>,
) {
  const row = sheet.addRow([])
  sheet.mergeCells(row.number, 1, row.number, columns)
  const cell = row.getCell(1)
  writeText(cell, text)
  Object.assign(cell, style)
  return row
}

/** In a printed footer & starts a code. */
const footerText = (text: string) => cleanText(text).replace(/\n/g, ' ').replaceAll('&', '&&')

function pageSetup(sheet: Sheet, headRow: number): Partial<ExcelJS.PageSetup> {
  return {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: `${headRow}:${headRow}`,
    margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.35 },
  }
}

/** Rows grow with the text of their fullest cell: Excel does not do it for files it did not write. */
function heightPt(texts: readonly string[], columns: readonly SheetColumn[]): number {
  const lines = texts.map((text, index) => {
    const width = (columns[index]?.width ?? 10) - 2
    return text.split('\n').reduce((sum, part) => {
      const units = [...part].reduce((w, sign) => w + (sign.codePointAt(0)! > 0xff ? 2 : 1), 0)
      return sum + Math.max(1, Math.ceil(units / width))
    }, 0)
  })
  return Math.min(400, Math.max(22, 6 + 15 * Math.max(1, ...lines)))
}

const shownText = (cell: SheetCell) => (cell !== null && 'text' in cell ? cell.text : '')

/** `created` is an ISO moment for the file's properties. */
export async function spreadsheetFile(sheet: Sheet, created: string): Promise<Uint8Array> {
  // A large library, of which a house that writes no table needs nothing.
  const { default: Excel } = await import('exceljs')
  const book = new Excel.Workbook()
  const page = book.addWorksheet(sheet.name)
  const count = sheet.columns.length
  page.columns = sheet.columns.map(({ width }) => ({ width }))

  line(page, sheet.title, count, {
    font: { name: '方正小标宋简体', size: 20 },
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  }).height = 40
  for (const text of sheet.above) {
    line(page, text, count, { font: { name: song, size: 11 } }).height = 20
  }
  const head = page.addRow([])
  head.height = heightPt(
    sheet.columns.map((column) => column.title),
    sheet.columns,
  )
  sheet.columns.forEach((column, index) => {
    const cell = head.getCell(index + 1)
    writeText(cell, column.title)
    cell.font = { name: '黑体', size: 11 }
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF0F0F0' } }
    cell.border = border
  })
  for (const content of sheet.rows) {
    const row = page.addRow([])
    row.height = heightPt(content.map(shownText), sheet.columns)
    sheet.columns.forEach((column, index) => {
      const cell = row.getCell(index + 1)
      writeCell(cell, content[index] ?? null)
      cell.font = { name: song, size: 10.5 }
      cell.alignment = { horizontal: column.align ?? 'left', vertical: 'middle', wrapText: true }
      cell.border = border
    })
  }
  for (const text of sheet.below) {
    line(page, text, count, {
      font: { name: song, size: 10.5 },
      alignment: { wrapText: true, vertical: 'top' },
    }).height = heightPt(
      [text],
      [{ title: '', width: sheet.columns.reduce((w, c) => w + c.width, 0) }],
    )
  }
  page.views = [{ state: 'frozen', ySplit: head.number, xSplit: 0 }]
  Object.assign(page.pageSetup, pageSetup(sheet, head.number))
  const { label, counted, note } = sheet.footer
  page.headerFooter.oddFooter =
    `&L&9${footerText(label)}&C&9${footerText(counted[0])}&P${footerText(counted[1])}&N` +
    `${footerText(counted[2])}&R&9${footerText(note)}`
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())
  return repackOffice(bytes, { 'docProps/core.xml': coreProperties(sheet.title, created) })
}
