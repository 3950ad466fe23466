/** CSV as spreadsheets of the field open it: UTF-8 with a mark, CRLF, quoted where needed (RFC 4180). */

export type CsvValue = string | number | null

// A spreadsheet runs what begins like a formula, in some languages with wide signs too; an apostrophe makes
// it text again.
function disarmed(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
}

/** The text of a cell that may have been disarmed when it was written. */
export function undisarmed(text: string): string {
  return disarmed(text.slice(1)) === text ? text.slice(1) : text
}

function field(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = disarmed(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function csvOf(heads: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  const lines = [heads, ...rows].map((row) => row.map(field).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

/** How much of a table is read; what lies beyond is left out. */
export type TableBounds = {
  readonly rows: number
  readonly columns: number
  readonly chars: number
}

const unbounded: TableBounds = { rows: Infinity, columns: Infinity, chars: Infinity }

/** Enough of the first line to tell what divides its fields. */
const dividerChars = 4000

function dividerOf(content: string): string {
  const [firstLine = ''] = content.slice(0, dividerChars).split(/[\r\n]/, 1)
  return [',', '\t', ';'].toSorted(
    (one, other) => firstLine.split(other).length - firstLine.split(one).length,
  )[0]!
}

/** Fields of CSV after RFC 4180, with commas, semicolons or tabs as they are found in the first line. */
export function readCsv(text: string, bounds: TableBounds = unbounded): string[][] {
  const content = text.replace(/^\uFEFF/, '')
  const divider = dividerOf(content)
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const add = (sign: string): void => {
    if (cell.length < bounds.chars) cell += sign
  }
  const endCell = (): void => {
    if (row.length < bounds.columns) row.push(cell)
    cell = ''
  }
  const endRow = (): void => {
    endCell()
    rows.push(row)
    row = []
  }
  for (let at = 0; at < content.length && rows.length < bounds.rows; at++) {
    const sign = content[at]!
    if (quoted) {
      if (sign !== '"') add(sign)
      else if (content[at + 1] === '"') add(content[++at]!)
      else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === divider) endCell()
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && content[at + 1] === '\n') at++
      endRow()
    } else add(sign)
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows
}
