/** Scores of a review that was held elsewhere: a list is looked through first, then taken. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { ListFile, listBodyBytes } from '../kernel/sheetList.ts'
import { Code } from '../kernel/sourced.ts'
import { ScoreRow } from './scoreList.ts'

const decide = { permit: 'programmes.selection.decide' } as const

export const ScoreListBrief = Type.Object({
  id: Id,
  programmeId: Code,
  fileName: Type.String(),
  state: Type.Enum(['previewed', 'committed']),
  rows: Type.Integer(),
  faulty: Type.Integer(),
  replaces: Type.Integer(),
  madeAt: Moment,
  committedAt: nullable(Moment),
})

const ScoreListPage = Type.Object({ list: ScoreListBrief, ...pageOf(ScoreRow).properties })

export const previewScores = endpoint({
  name: 'programmes.score.preview',
  method: 'POST',
  path: '/api/programmes/managed/:programmeId/score-lists',
  audience: decide,
  summary: { zh: '导入评审得分：先查看', en: 'Bring in scores: look first' },
  params: Type.Object({ programmeId: Code }),
  body: ListFile,
  bodyBytes: listBodyBytes,
  ratePerMinute: 20,
  answer: ScoreListPage,
  problems: ['programmes.score_head_missing', 'kernel.sheet_unreadable'],
})

export const readScoreListPage = endpoint({
  name: 'programmes.score.list',
  method: 'GET',
  path: '/api/programmes/score-lists/:id',
  audience: decide,
  summary: { zh: '一份得分表的各行', en: 'Rows of one list of scores' },
  params: OneId,
  query: Type.Object({ ...PageQuery.properties, faulty: Type.Optional(Type.Boolean()) }),
  answer: ScoreListPage,
})

export const commitScores = endpoint({
  name: 'programmes.score.commit',
  method: 'POST',
  path: '/api/programmes/score-lists/:id/commit',
  audience: decide,
  summary: { zh: '采用无误的各行', en: 'Take the rows without fault' },
  params: OneId,
  body: Type.Object({ expected: Type.Integer({ minimum: 1 }) }),
  answer: ScoreListPage,
  problems: ['programmes.score_list_taken', 'programmes.selection_not_drafting'],
})
