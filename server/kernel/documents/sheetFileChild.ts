/** The process that opens lists of unknown origin; started by `readSheet`, killed when it takes too much. */
import ExcelJS from 'exceljs'
import { answerApart } from '../apart.ts'
import { readTable, type SheetAnswer, type SheetOrder } from './sheetCells.ts'

/** A workbook keeps fifteen digits of a number: the rest of a longer one were lost, and are not made up. */
const beyondDigits = 1e15

/** What stands in the cell, as people see it; the result of a formula, never the formula. */
function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'number' && Math.abs(value) >= beyondDigits) return value.toExponential()
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('text' in value) return typeof value.text === 'string' ? value.text : cellText(value.text)
  if ('result' in value) return cellText(value.result as ExcelJS.CellValue)
  return ''
}

/** What no cell says. Choices that a sheet offers are spread over every cell of their range, which takes long. */
const passedOver = ['dataValidations', 'conditionalFormatting']

async function readWorkbook({ bytes, bounds }: SheetOrder): Promise<SheetAnswer> {
  const book = new ExcelJS.Workbook()
  // The declared type is that of an older Node than the one it runs on.
  await book.xlsx.load(Buffer.from(bytes) as never, { ignoreNodes: passedOver })
  const sheet = book.worksheets[0]
  if (sheet === undefined) return { ok: false, why: 'unreadable' }
  const rows: string[][] = []
  const last = Math.min(sheet.rowCount, bounds.rows)
  let chars = 0
  for (let line = 1; line <= last; line++) {
    const row = sheet.getRow(line)
    const width = Math.min(row.cellCount, bounds.columns)
    const cells = Array.from({ length: width }, (_, at) =>
      cellText(row.getCell(at + 1).value).slice(0, bounds.chars),
    )
    chars += cells.reduce((sum, { length }) => sum + length, 0)
    if (chars > bounds.charsInAll) return { ok: false, why: 'heavy' }
    rows.push(cells)
  }
  return { ok: true, rows }
}

async function read(order: SheetOrder): Promise<SheetAnswer> {
  try {
    return order.archive ? await readWorkbook(order) : readTable(order.bytes, order.bounds)
  } catch {
    return { ok: false, why: 'unreadable' }
  }
}

answerApart(read)
