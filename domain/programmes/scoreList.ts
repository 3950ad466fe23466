/**
 * Reading scores from the cells of a sheet, where a review was held elsewhere: 推荐单位, 排序, 方向, 得分 and, where
 * a list has it, 项目名称 and 一票否决. Each cell that cannot be taken says why; the other rows still can.
 */
import { Type, type Static } from 'typebox'
import { toHalfWidth } from '../kernel/halfWidth.ts'
import type { Facts } from '../kernel/verdict.ts'

export const scoreColumns = ['unit', 'rank', 'project', 'direction', 'points', 'veto'] as const
export type ScoreColumn = (typeof scoreColumns)[number]

export const scoreRowsMax = 20_000

/** Names by which lists call a column, without blanks. */
const headNames: Readonly<Record<ScoreColumn, readonly string[]>> = {
  unit: ['推荐单位', '推荐单位名称', 'unit', 'recommendingunit'],
  rank: ['排序', '推荐排序', '序号', 'rank', 'place'],
  project: ['项目名称', '项目名', '项目', 'project'],
  direction: ['方向', '申报方向', 'direction'],
  points: ['得分', '分数', '评审得分', '总分', 'score', 'points'],
  veto: ['一票否决', '否决', 'veto'],
}
const demanded: readonly ScoreColumn[] = ['unit', 'rank', 'direction', 'points']

const ScoreFault = Type.Object({
  column: Type.Enum([...scoreColumns]),
  code: Type.String(),
  facts: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
})
export type ScoreFault = Static<typeof ScoreFault>

export const ScoreRow = Type.Object({
  line: Type.Integer(),
  unit: Type.String(),
  rank: Type.Union([Type.Integer(), Type.Null()]),
  project: Type.String(),
  direction: Type.String(),
  /** Hundredths. */
  points: Type.Union([Type.Integer(), Type.Null()]),
  veto: Type.String(),
  /** The entry that the row means; null where none was found. */
  entryId: Type.Union([Type.String(), Type.Null()]),
  /** A score of this claim that is there already and would be replaced, hundredths. */
  replaces: Type.Union([Type.Integer(), Type.Null()]),
  faults: Type.Array(ScoreFault),
})
export type ScoreRow = Static<typeof ScoreRow>

export type ScoreList =
  | { readonly ok: true; readonly rows: readonly ScoreRow[] }
  | { readonly ok: false; readonly code: string; readonly facts?: Facts }

type Cells = readonly string[]
type Head = Readonly<Partial<Record<ScoreColumn, number>>>

const plain = (text: string): string => toHalfWidth(text).trim()

function headOf(cells: Cells): Head {
  const names = cells.map((cell) => plain(cell).replace(/\s/g, '').toLowerCase())
  const pairs = scoreColumns.flatMap((column) => {
    const at = names.findIndex((name) => headNames[column].includes(name))
    return at < 0 ? [] : [[column, at] as const]
  })
  return Object.fromEntries(pairs)
}

const headSearchLines = 20
const pointsMax = 10_000

function rowOf(head: Head, cells: Cells, line: number): ScoreRow {
  const faults: ScoreFault[] = []
  const fault = (column: ScoreColumn, reason: string, facts?: Facts): null => {
    faults.push({
      column,
      code: `programmes.${reason}`,
      ...(facts === undefined ? {} : { facts: { ...facts } }),
    })
    return null
  }
  const text = (column: ScoreColumn, max = 200): string => {
    const index = head[column]
    const value = index === undefined ? '' : (cells[index] ?? '').normalize('NFC').trim()
    if (value.length > max) fault(column, 'winner_cell_too_long', { max })
    return value
  }
  const needed = (column: 'unit' | 'direction'): string => {
    const value = text(column)
    if (value === '') fault(column, 'winner_cell_missing')
    return value
  }
  const number = (column: 'rank' | 'points', min: number, max: number, whole: boolean) => {
    const typed = plain(text(column, 20)).replaceAll(',', '')
    if (typed === '') return fault(column, 'winner_cell_missing')
    const value = Number(typed)
    return value >= min && value <= max && (!whole || Number.isInteger(value))
      ? value
      : fault(column, whole ? 'winner_cell_no_number' : 'score_no_number', { min, max, typed })
  }
  const points = number('points', 0, pointsMax, false)
  return {
    line,
    unit: needed('unit'),
    rank: number('rank', 1, 100_000, true),
    project: text('project'),
    // Lists write 方向4, 4 or 4、名称.
    direction: plain(needed('direction'))
      .replace(/^方向/, '')
      .replace(/[、.．\s].*$/, ''),
    points: points === null ? null : Math.round(points * 100),
    veto: /^(否|无|no|0)?$/i.test(text('veto')) ? '' : text('veto'),
    entryId: null,
    replaces: null,
    faults,
  }
}

export function readScoreList(sheet: readonly Cells[]): ScoreList {
  const heads = sheet.slice(0, headSearchLines).map(headOf)
  const at = heads.findIndex((head) => demanded.every((column) => head[column] !== undefined))
  if (at < 0) return { ok: false, code: 'programmes.score_head_missing' }
  const body = sheet
    .map((cells, index) => ({ cells, line: index + 1 }))
    .slice(at + 1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (body.length === 0) return { ok: false, code: 'programmes.winner_list_empty' }
  if (body.length > scoreRowsMax) {
    return { ok: false, code: 'programmes.winner_list_too_long', facts: { max: scoreRowsMax } }
  }
  return {
    ok: true,
    rows: body.map(({ cells, line }) => rowOf(heads[at]!, cells, line)),
  }
}
