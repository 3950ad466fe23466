/**
 * Sheets of a workbook (ECMA-376), as spreadsheets open it without repair: the heads in bold and held in
 * sight, figures as figures, everything else as text, so that nothing written in a cell is ever run.
 */
import { strToU8, zipSync } from 'fflate'
import type { CsvValue } from '../../domain/kernel/csv.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const parcel = 'http://schemas.openxmlformats.org/package/2006'
const typeOf = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export const xlsxType = `${typeOf}.sheet`

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Signs that XML has no place for are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[&<>"]/g, (sign) => signs[sign]!)
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
}

/** `A`, …, `Z`, `AA`, …: the letters of a column, from 0. */
function lettersOf(column: number): string {
  const last = String.fromCodePoint(65 + (column % 26))
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last
}

/** Cells and rows say where they are: the standard leaves it open, many readers do not. */
function cell(value: CsvValue, style: number, at: string): string {
  if (value === null || value === '') return `<c r="${at}" s="${style}"/>`
  if (typeof value === 'number') return `<c r="${at}" s="${style}"><v>${value}</v></c>`
  return `<c r="${at}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
}

/** About as wide as its words: a Chinese character takes the room of two figures. */
function widthOf(values: readonly CsvValue[]): number {
  const lengths = values.map((value) =>
    [...String(value ?? '')].reduce((sum, sign) => sum + (sign < '\u2E80' ? 1 : 2), 0),
  )
  return Math.min(60, Math.max(8, ...lengths) + 2)
}

/** Choices that a column offers; more than one may be typed, or another text. */
export type Picks = {
  readonly column: number
  /** Of another sheet, such as `'Choices'!$A$2:$A$9`, or a few words with commas between, in quotes. */
  readonly from: string
  /** Nothing else may stand there. */
  readonly strict?: boolean
}

export type BookSheet = {
  readonly name: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly CsvValue[])[]
  /** Empty columns are of text, so that 1-10 typed there becomes no day. */
  readonly typed?: boolean
  readonly picks?: readonly Picks[]
}

/** As many rows as a list may have. */
const pickRows = 20_001

function picksOf(picks: readonly Picks[]): string {
  if (picks.length === 0) return ''
  const one = ({ column, from, strict = false }: Picks) => {
    const letters = lettersOf(column)
    return `<dataValidation type="list" allowBlank="1"${strict ? ' showErrorMessage="1"' : ''} sqref="${letters}2:${letters}${pickRows}"><formula1>${escaped(from)}</formula1></dataValidation>`
  }
  return `<dataValidations count="${picks.length}">${picks.map(one).join('')}</dataValidations>`
}

const plainStyle = 0
const headStyle = 1
const textStyle = 2

function sheetOf({ heads, rows, typed = false, picks = [] }: BookSheet): string {
  const widths = heads.map((name, at) => widthOf([name, ...rows.map((row) => row[at] ?? null)]))
  const body = typed ? textStyle : plainStyle
  const columns = widths.map(
    (width, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width}"${typed ? ` style="${body}"` : ''} customWidth="1"/>`,
  )
  const row = (values: readonly CsvValue[], style: number, number: number) => {
    const cells = values.map((value, at) => cell(value, style, `${lettersOf(at)}${number}`))
    return `<row r="${number}">${cells.join('')}</row>`
  }
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${row(heads, headStyle, 1)}${rows.map((values, at) => row(values, body, at + 2)).join('')}</sheetData>${picksOf(picks)}</worksheet>`
}

const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf fontId="0" fillId="0" borderId="0" xfId="0"/><xf fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`

function relations(...all: readonly string[]): string {
  return `${head}<Relationships xmlns="${parcel}/relationships">${all.join('')}</Relationships>`
}

/** As a sheet may be called; references to it are in quotes. */
export const sheetNameOf = (name: string): string =>
  name.replaceAll(/[\\/?*[\]:']/g, ' ').slice(0, 31)

/** The bytes of a workbook of these sheets, the first in sight. */
export function workbookOf(sheets: readonly BookSheet[]): Uint8Array<ArrayBuffer> {
  const part = (path: string, type: string) =>
    `<Override PartName="${path}" ContentType="${typeOf}.${type}+xml"/>`
  const each = (write: (sheet: BookSheet, number: number) => string) =>
    sheets.map((sheet, at) => write(sheet, at + 1)).join('')
  const sheetParts = each((_, number) => part(`/xl/worksheets/sheet${number}.xml`, 'worksheet'))
  const listed = each(
    ({ name }, number) =>
      `<sheet name="${escaped(sheetNameOf(name))}" sheetId="${number}" r:id="r${number}"/>`,
  )
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `${head}<Types xmlns="${parcel}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('/xl/workbook.xml', 'sheet.main')}${sheetParts}${part('/xl/styles.xml', 'styles')}</Types>`,
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${listed}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ...sheets.map((_, at) =>
        relation(`r${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`),
      ),
      relation(`r${sheets.length + 1}`, 'styles', 'styles.xml'),
    ),
    ...Object.fromEntries(
      sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetOf(sheet)]),
    ),
    'xl/styles.xml': styles,
  }
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])),
  )
}

/** The bytes of a workbook with one sheet of this name. */
export const xlsxOf = (
  name: string,
  heads: readonly string[],
  rows: readonly (readonly CsvValue[])[],
): Uint8Array<ArrayBuffer> => workbookOf([{ name, heads, rows }])
