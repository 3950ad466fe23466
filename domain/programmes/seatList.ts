/** Reading which organisation sits on which seat from the cells of a table: 推荐单位, 机构 and, if wanted, 对外名称. */
import { plainCell, readLines, type ListKind } from '../kernel/sheetList.ts'
import type { Facts } from '../kernel/verdict.ts'

export const seatRowsMax = 2000

export type SeatLine = {
  /** Line of the sheet, from 1. */
  readonly line: number
  readonly unit: string
  readonly org: string
  readonly name: string
}

export type SeatList =
  | { readonly ok: true; readonly rows: readonly SeatLine[] }
  | { readonly ok: false; readonly code: string; readonly facts?: Facts }

const kind: ListKind<'unit' | 'org' | 'name'> = {
  names: {
    unit: ['推荐单位', '推荐单位代码', '单位代码', '代码', 'unit', 'code'],
    org: ['机构', '机构名称', '主管部门', '统一社会信用代码', 'organisation', 'authority'],
    name: ['对外名称', '全称', 'name', 'officialname'],
  },
  demanded: ['unit', 'org'],
  rowsMax: seatRowsMax,
  headMissing: 'programmes.seat_head_missing',
}

export function readSeatList(sheet: readonly (readonly string[])[]): SeatList {
  const read = readLines(sheet, kind)
  if (!read.ok) return read
  const rows = read.lines.map(({ line, cell }) => ({
    line,
    unit: plainCell(cell('unit') ?? ''),
    org: plainCell(cell('org') ?? ''),
    name: cell('name') ?? '',
  }))
  return { ok: true, rows }
}
