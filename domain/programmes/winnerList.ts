/**
 * Reading a list of winners from the cells of a sheet: 年度, 序号, 方向, 项目名称, 申报主体, 推荐单位 and, where
 * a list has it, 统一社会信用代码. Each cell that cannot be taken says why; the other rows still can.
 */
import { Type, type Static } from 'typebox'
import type { Facts } from '../kernel/verdict.ts'
import { readUscc } from '../kernel/uscc.ts'
import { toHalfWidth } from '../kernel/halfWidth.ts'

export const winnerColumns = [
  'year',
  'seq',
  'direction',
  'project',
  'applicant',
  'recommendingUnit',
  'uscc',
] as const
export type WinnerColumn = (typeof winnerColumns)[number]

export const winnerRowsMax = 20_000

/** Names by which lists call a column, without blanks. */
const headNames: Readonly<Record<WinnerColumn, readonly string[]>> = {
  year: ['年度', '年份', 'year'],
  seq: ['序号', '编号', 'no', 'no.', 'number', 'seq'],
  direction: ['方向', '申报方向', 'direction'],
  project: ['项目名称', '项目名', '项目', 'project'],
  applicant: ['申报主体', '申报主体名称', '申报单位', '单位名称', 'applicant'],
  recommendingUnit: ['推荐单位', 'recommendingunit', 'recommendedby'],
  uscc: ['统一社会信用代码', '信用代码', '社会信用代码', 'uscc'],
}
const demanded: readonly WinnerColumn[] = ['year', 'seq', 'project', 'applicant']

export const CellFault = Type.Object({
  column: Type.Enum([...winnerColumns]),
  code: Type.String(),
  facts: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
})
export type CellFault = Static<typeof CellFault>

export const WinnerRow = Type.Object({
  /** Line of the sheet, the head being 1 where it stands in the first line. */
  line: Type.Integer(),
  year: Type.Union([Type.Integer(), Type.Null()]),
  seq: Type.Union([Type.Integer(), Type.Null()]),
  direction: Type.Union([Type.String(), Type.Null()]),
  project: Type.String(),
  applicant: Type.String(),
  recommendingUnit: Type.Union([Type.String(), Type.Null()]),
  uscc: Type.Union([Type.String(), Type.Null()]),
  faults: Type.Array(CellFault),
})
export type WinnerRow = Static<typeof WinnerRow>

export type WinnerList =
  | { readonly ok: true; readonly rows: readonly WinnerRow[] }
  | { readonly ok: false; readonly code: string; readonly facts?: Facts }

type Cells = readonly string[]
type Head = Readonly<Partial<Record<WinnerColumn, number>>>

const plain = (text: string): string => toHalfWidth(text).trim()

function headOf(cells: Cells): Head {
  const names = cells.map((cell) => plain(cell).replace(/\s/g, '').toLowerCase())
  const pairs = winnerColumns.flatMap((column) => {
    const at = names.findIndex((name) => headNames[column].includes(name))
    return at < 0 ? [] : [[column, at] as const]
  })
  return Object.fromEntries(pairs)
}

/** Lists begin with titles and notes; the head is the first of some lines that names what is demanded. */
const headSearchLines = 20

export function readWinnerList(sheet: readonly Cells[], thisYear: number): WinnerList {
  const heads = sheet.slice(0, headSearchLines).map(headOf)
  const at = heads.findIndex((head) => demanded.every((column) => head[column] !== undefined))
  if (at < 0) return { ok: false, code: 'programmes.winner_head_missing' }
  const body = sheet
    .map((cells, index) => ({ cells, line: index + 1 }))
    .slice(at + 1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (body.length === 0) return { ok: false, code: 'programmes.winner_list_empty' }
  if (body.length > winnerRowsMax) {
    return { ok: false, code: 'programmes.winner_list_too_long', facts: { max: winnerRowsMax } }
  }
  const rows = body.map(({ cells, line }) => rowOf(heads[at]!, cells, line, thisYear))
  return { ok: true, rows: withTwins(rows) }
}

function rowOf(head: Head, cells: Cells, line: number, thisYear: number): WinnerRow {
  const faults: CellFault[] = []
  const fault = (column: WinnerColumn, reason: string, facts?: Facts): null => {
    faults.push({
      column,
      code: `programmes.${reason}`,
      ...(facts === undefined ? {} : { facts: { ...facts } }),
    })
    return null
  }
  const text = (column: WinnerColumn, max: number): string => {
    const index = head[column]
    const value = index === undefined ? '' : (cells[index] ?? '').normalize('NFC').trim()
    if (value.length > max) fault(column, 'winner_cell_too_long', { max })
    return value
  }
  const whole = (column: 'year' | 'seq', min: number, max: number): number | null => {
    const value = plain(text(column, 20)).replace(/年$/, '')
    if (value === '') return fault(column, 'winner_cell_missing')
    const number = Number(value)
    return Number.isInteger(number) && number >= min && number <= max
      ? number
      : fault(column, 'winner_cell_no_number', { min, max, typed: value })
  }
  const named = (column: 'project' | 'applicant'): string => {
    const value = text(column, 200)
    if (value === '') fault(column, 'winner_cell_missing')
    return value
  }
  const year = whole('year', 1990, thisYear)
  const seq = whole('seq', 1, 100_000)
  const typed = text('uscc', 40)
  const code = typed === '' ? null : readUscc(typed)
  if (code !== null && !code.valid) fault('uscc', 'winner_code_wrong')
  return {
    line,
    year,
    seq,
    direction: text('direction', 200) || null,
    project: named('project'),
    applicant: named('applicant'),
    recommendingUnit: text('recommendingUnit', 200) || null,
    uscc: code?.code ?? null,
    faults,
  }
}

/** Two rows with one number in one year: the later one is refused. */
function withTwins(rows: readonly WinnerRow[]): WinnerRow[] {
  const first = new Map<string, number>()
  return rows.map((row) => {
    if (row.year === null || row.seq === null) return row
    const key = `${row.year} ${row.seq}`
    const line = first.get(key)
    if (line === undefined) {
      first.set(key, row.line)
      return row
    }
    const twin: CellFault = { column: 'seq', code: 'programmes.winner_twice', facts: { line } }
    return { ...row, faults: [...row.faults, twin] }
  })
}

/** Fields of CSV after RFC 4180, with commas, semicolons or tabs as they are found in the first line. */
export function readCsv(text: string): string[][] {
  const content = text.replace(/^\uFEFF/, '')
  const firstLine = content.slice(0, content.search(/[\r\n]|$/))
  const divider = [',', '\t', ';'].toSorted(
    (one, other) => firstLine.split(other).length - firstLine.split(one).length,
  )[0]!
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < content.length; at++) {
    const sign = content[at]!
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (content[at + 1] === '"') cell += content[++at]
      else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === divider) {
      row.push(cell)
      cell = ''
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && content[at + 1] === '\n') at++
      rows.push([...row, cell])
      row = []
      cell = ''
    } else cell += sign
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell])
  return rows
}
