/**
 * Reading scores from the cells of a sheet, where a review was held elsewhere: 推荐单位, 排序, 方向, 得分 and, where
 * a list has it, 项目名称 and 一票否决. Each cell that cannot be taken says why; the other rows still can.
 */
import { Type, type Static } from 'typebox'
import {
  cellFault,
  cellsOf,
  listRowsMax,
  plainCell,
  readLines,
  type CellFault,
  type Line,
  type ListKind,
} from '../kernel/sheetList.ts'
import type { Facts } from '../kernel/verdict.ts'

export const scoreColumns = ['unit', 'rank', 'project', 'direction', 'points', 'veto'] as const
export type ScoreColumn = (typeof scoreColumns)[number]

const kind: ListKind<ScoreColumn> = {
  names: {
    unit: ['推荐单位', '推荐单位名称', 'unit', 'recommendingunit'],
    rank: ['排序', '推荐排序', '序号', 'rank', 'place'],
    project: ['项目名称', '项目名', '项目', 'project'],
    direction: ['方向', '申报方向', 'direction'],
    points: ['得分', '分数', '评审得分', '总分', 'score', 'points'],
    veto: ['一票否决', '否决', 'veto'],
  },
  demanded: ['unit', 'rank', 'direction', 'points'],
  rowsMax: listRowsMax,
  headMissing: 'programmes.score_head_missing',
}

export type ScoreFault = CellFault<ScoreColumn>

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
  faults: Type.Array(cellFault(scoreColumns)),
})
export type ScoreRow = Static<typeof ScoreRow>

export type ScoreList =
  | { readonly ok: true; readonly rows: readonly ScoreRow[] }
  | { readonly ok: false; readonly code: string; readonly facts?: Facts }

const pointsMax = 10_000

function rowOf(line: Line<ScoreColumn>): ScoreRow {
  const { faults, text, needed, number } = cellsOf(line)
  const veto = text('veto')
  const points = number('points', { min: 0, max: pointsMax }, { whole: false })
  return {
    line: line.line,
    unit: needed('unit'),
    rank: number('rank', { min: 1, max: 100_000 }),
    project: text('project'),
    // Lists write 方向4, 4 or 4、名称.
    direction: plainCell(needed('direction'))
      .replace(/^方向/, '')
      .replace(/[、.．\s].*$/, ''),
    points: points === null ? null : Math.round(points * 100),
    veto: /^(否|无|no|0)?$/i.test(veto) ? '' : veto,
    entryId: null,
    replaces: null,
    faults,
  }
}

export function readScoreList(sheet: readonly (readonly string[])[]): ScoreList {
  const read = readLines(sheet, kind)
  return read.ok ? { ok: true, rows: read.lines.map(rowOf) } : read
}
