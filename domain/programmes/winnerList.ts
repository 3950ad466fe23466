/**
 * Reading a list of winners from the cells of a sheet: 年度, 序号, 方向, 项目名称, 申报主体, 推荐单位 and, where
 * a list has it, 统一社会信用代码. Each cell that cannot be taken says why; the other rows still can.
 */
import { Type, type Static } from 'typebox'
import {
  cellFault,
  cellsOf,
  listRowsMax,
  markTwins,
  readLines,
  type Line,
  type ListKind,
} from '../kernel/sheetList.ts'
import { readUscc } from '../kernel/uscc.ts'
import type { Facts } from '../kernel/verdict.ts'

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

const kind: ListKind<WinnerColumn> = {
  names: {
    year: ['年度', '年份', 'year'],
    seq: ['序号', '编号', 'no', 'no.', 'number', 'seq'],
    direction: ['方向', '申报方向', 'direction'],
    project: ['项目名称', '项目名', '项目', 'project'],
    applicant: ['申报主体', '申报主体名称', '申报单位', '单位名称', 'applicant'],
    recommendingUnit: ['推荐单位', 'recommendingunit', 'recommendedby'],
    uscc: ['统一社会信用代码', '信用代码', '社会信用代码', 'uscc'],
  },
  demanded: ['year', 'seq', 'project', 'applicant'],
  rowsMax: listRowsMax,
  headMissing: 'programmes.winner_head_missing',
}

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
  faults: Type.Array(cellFault(winnerColumns)),
})
export type WinnerRow = Static<typeof WinnerRow>

export type WinnerList =
  | { readonly ok: true; readonly rows: readonly WinnerRow[] }
  | { readonly ok: false; readonly code: string; readonly facts?: Facts }

export function readWinnerList(
  sheet: readonly (readonly string[])[],
  thisYear: number,
): WinnerList {
  const read = readLines(sheet, kind)
  if (!read.ok) return read
  const rows = read.lines.map((line) => rowOf(line, thisYear))
  // Two rows with one number in one year: the later one is refused.
  const keyOf = ({ year, seq }: WinnerRow) =>
    year === null || seq === null ? null : `${year} ${seq}`
  const twin = { column: 'seq', code: 'programmes.winner_twice' } as const
  return { ok: true, rows: markTwins(rows, keyOf, twin) }
}

function rowOf(line: Line<WinnerColumn>, thisYear: number): WinnerRow {
  const { faults, fault, text, needed, number } = cellsOf(line)
  const year = number('year', { min: 1990, max: thisYear }, { unit: '年' })
  const seq = number('seq', { min: 1, max: 100_000 })
  const typed = text('uscc', 40)
  const code = typed === '' ? null : readUscc(typed)
  if (code !== null && !code.valid) fault('uscc', 'kernel.cell_code_wrong')
  return {
    line: line.line,
    year,
    seq,
    direction: text('direction') || null,
    project: needed('project'),
    applicant: needed('applicant'),
    recommendingUnit: text('recommendingUnit') || null,
    uscc: code?.code ?? null,
    faults,
  }
}
