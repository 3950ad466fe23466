/** The process that opens Excel files of unknown origin; started by `readSheet`, killed when it takes too long. */
import ExcelJS from 'exceljs'
import type { TableBounds } from '../../../domain/kernel/csv.ts'
import { answerApart } from '../apart.ts'

export type SheetOrder = { readonly bytes: Uint8Array; readonly bounds: TableBounds }
export type SheetAnswer = { readonly ok: true; readonly rows: string[][] } | { readonly ok: false }

/** What stands in the cell, as people see it; the result of a formula, never the formula. */
function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('text' in value) return typeof value.text === 'string' ? value.text : cellText(value.text)
  if ('result' in value) return cellText(value.result as ExcelJS.CellValue)
  return ''
}

async function read({ bytes, bounds }: SheetOrder): Promise<SheetAnswer> {
  const book = new ExcelJS.Workbook()
  // The declared type is that of an older Node than the one it runs on.
  await book.xlsx.load(Buffer.from(bytes) as never)
  const sheet = book.worksheets[0]
  if (sheet === undefined) return { ok: false }
  const rows: string[][] = []
  const last = Math.min(sheet.rowCount, bounds.rows)
  for (let line = 1; line <= last; line++) {
    const row = sheet.getRow(line)
    const width = Math.min(row.cellCount, bounds.columns)
    rows.push(
      Array.from({ length: width }, (_, at) =>
        cellText(row.getCell(at + 1).value).slice(0, bounds.chars),
      ),
    )
  }
  return { ok: true, rows }
}

answerApart((order: SheetOrder) => read(order).catch((): SheetAnswer => ({ ok: false })))
