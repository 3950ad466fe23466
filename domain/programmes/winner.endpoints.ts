/** Lists of earlier winners: import with preview, undo of a batch, and what an officer finds on a likeness. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, longPageOf, Moment, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { ListFile, listBodyBytes, listRowsMax } from '../kernel/sheetList.ts'
import { Code } from '../kernel/sourced.ts'
import { Winner, WinnerMatchShape } from './winner.ts'
import { WinnerRow } from './winnerList.ts'

const bring = { permit: 'programmes.winner.import' } as const

export const WinnerBatch = Type.Object({
  id: Id,
  series: Code,
  fileName: Type.String(),
  state: Type.Enum(['previewed', 'committed', 'undone']),
  rows: Type.Integer(),
  faulty: Type.Integer(),
  taken: Type.Integer(),
  madeBy: Type.String(),
  madeAt: Moment,
  committedAt: nullable(Moment),
  undoneAt: nullable(Moment),
})

const BatchPage = Type.Object({ batch: WinnerBatch, ...pageOf(WinnerRow).properties })

export const listWinners = endpoint({
  name: 'programmes.winner.list',
  method: 'GET',
  path: '/api/programmes/winners',
  audience: bring,
  summary: { zh: '往年入选名单', en: 'Winners of earlier years' },
  query: Type.Object({
    ...PageQuery.properties,
    series: Type.Optional(Code),
    year: Type.Optional(Type.Integer()),
    text: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  answer: longPageOf(Winner),
})

export const listWinnerBatches = endpoint({
  name: 'programmes.winner.batches',
  method: 'GET',
  path: '/api/programmes/winner-batches',
  audience: bring,
  summary: { zh: '导入批次', en: 'Batches of import' },
  query: PageQuery,
  answer: pageOf(WinnerBatch),
})

export const readWinnerBatch = endpoint({
  name: 'programmes.winner.batch',
  method: 'GET',
  path: '/api/programmes/winner-batches/:id',
  audience: bring,
  summary: { zh: '一个批次的各行', en: 'The rows of one batch' },
  params: OneId,
  query: Type.Object({ ...PageQuery.properties, faulty: Type.Optional(Type.Boolean()) }),
  answer: BatchPage,
})

export const previewWinners = endpoint({
  name: 'programmes.winner.preview',
  method: 'POST',
  path: '/api/programmes/winner-batches',
  audience: bring,
  summary: {
    zh: '预览要导入的名单：逐格说明问题',
    en: 'Preview a list: what is wrong, cell by cell',
  },
  body: Type.Object({
    series: Code,
    ...ListFile.properties,
  }),
  bodyBytes: listBodyBytes,
  ratePerMinute: 20,
  answer: BatchPage,
  problems: ['kernel.sheet_unreadable', 'programmes.winner_head_missing', 'kernel.sheet_too_long'],
})

export const commitWinners = endpoint({
  name: 'programmes.winner.commit',
  method: 'POST',
  path: '/api/programmes/winner-batches/:id/commit',
  audience: bring,
  summary: { zh: '导入无误的行，或其中选定的行', en: 'Import the sound rows, or some of them' },
  params: OneId,
  body: Type.Object({
    /** Lines to take; every sound line where it is absent. */
    lines: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: listRowsMax })),
    /** Sound lines to leave out. */
    except: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: listRowsMax })),
  }),
  answer: WinnerBatch,
  problems: ['kernel.batch_not_previewed', 'kernel.sheet_line_refused'],
})

export const undoWinners = endpoint({
  name: 'programmes.winner.undo',
  method: 'POST',
  path: '/api/programmes/winner-batches/:id/undo',
  audience: bring,
  summary: { zh: '撤销整个批次', en: 'Undo a whole batch' },
  params: OneId,
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 2000 }) }),
  answer: WinnerBatch,
  problems: ['kernel.batch_not_committed'],
})

export const decideWinnerMatch = endpoint({
  name: 'programmes.winner.match',
  method: 'PUT',
  path: '/api/programmes/candidates/:id/winners/:winnerId',
  audience: { permit: 'programmes.winner.match' },
  summary: {
    zh: '认定是否为同一单位，写明理由',
    en: 'Decide whether it is the same organisation, with a reason',
  },
  params: Type.Object({ id: Id, winnerId: Id }),
  body: Type.Object({
    same: Type.Boolean(),
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
  }),
  answer: Type.Object({ rows: Type.Array(WinnerMatchShape) }),
  problems: [
    'programmes.winner_match_proved',
    'programmes.winner_match_ranked',
    'programmes.reason_too_short',
  ],
})
