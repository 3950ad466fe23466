/** Reading which organisation sits on which seat from the cells of a table: 推荐单位, 机构 and, if wanted, 对外名称. */
import type { Facts } from '../kernel/verdict.ts'
import { toHalfWidth } from '../kernel/halfWidth.ts'

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

const headNames = {
  unit: ['推荐单位', '推荐单位代码', '单位代码', '代码', 'unit', 'code'],
  org: ['机构', '机构名称', '主管部门', '统一社会信用代码', 'organisation', 'authority'],
  name: ['对外名称', '全称', 'name', 'officialname'],
} as const

type Head = { readonly unit: number; readonly org: number; readonly name: number }

const plain = (text: string): string => toHalfWidth(text).normalize('NFC').trim()

function headOf(cells: readonly string[]): Head {
  const names = cells.map((cell) => plain(cell).replace(/\s/g, '').toLowerCase())
  const at = (known: readonly string[]) => names.findIndex((name) => known.includes(name))
  return { unit: at(headNames.unit), org: at(headNames.org), name: at(headNames.name) }
}

const headSearchLines = 20

export function readSeatList(sheet: readonly (readonly string[])[]): SeatList {
  const heads = sheet.slice(0, headSearchLines).map(headOf)
  const at = heads.findIndex(({ unit, org }) => unit >= 0 && org >= 0)
  const head = heads[at]
  if (head === undefined) return { ok: false, code: 'programmes.seat_head_missing' }
  const rows = sheet
    .map((cells, index) => ({
      line: index + 1,
      unit: plain(cells[head.unit] ?? ''),
      org: plain(cells[head.org] ?? ''),
      name: head.name < 0 ? '' : (cells[head.name] ?? '').normalize('NFC').trim(),
    }))
    .slice(at + 1)
    .filter(({ unit, org, name }) => unit !== '' || org !== '' || name !== '')
  if (rows.length === 0) return { ok: false, code: 'programmes.seat_list_empty' }
  if (rows.length > seatRowsMax) {
    return { ok: false, code: 'programmes.seat_list_too_long', facts: { max: seatRowsMax } }
  }
  return { ok: true, rows }
}
