/** Lists of experts: import with preview, admission by another, undo of a batch. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { ListFile, listBodyBytes, listRowsMax } from '../kernel/sheetList.ts'
import { OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { ExpertBatch } from './expertBatch.ts'
import { ExpertListRow } from './expertRow.ts'

const manage = { permit: 'evaluation.expert.manage' } as const

const BatchPage = Type.Object({ batch: ExpertBatch, ...pageOf(ExpertListRow).properties })

export const listExpertBatches = endpoint({
  name: 'evaluation.expertBatch.list',
  method: 'GET',
  path: '/api/evaluation/expert-batches',
  audience: manage,
  summary: { zh: '专家导入批次', en: 'Lists of experts that were brought in' },
  query: PageQuery,
  answer: pageOf(ExpertBatch),
})

export const readExpertBatch = endpoint({
  name: 'evaluation.expertBatch.read',
  method: 'GET',
  path: '/api/evaluation/expert-batches/:id',
  audience: manage,
  summary: { zh: '一个批次的各行', en: 'The rows of one batch' },
  params: OneId,
  query: Type.Object({ ...PageQuery.properties, faulty: Type.Optional(Type.Boolean()) }),
  answer: BatchPage,
})

export const previewExperts = endpoint({
  name: 'evaluation.expertBatch.preview',
  method: 'POST',
  path: '/api/evaluation/expert-batches',
  audience: manage,
  summary: {
    zh: '预览要导入的专家：逐格说明问题',
    en: 'Preview a list of experts: what is wrong, cell by cell',
  },
  body: Type.Object({
    ...ListFile.properties,
    /** Change experts who are in the register already; else their rows are refused. */
    updates: Type.Boolean(),
  }),
  bodyBytes: listBodyBytes,
  ratePerMinute: 20,
  answer: BatchPage,
  problems: ['kernel.sheet_unreadable', 'kernel.sheet_too_long', 'evaluation.expert_head_missing'],
})

export const commitExperts = endpoint({
  name: 'evaluation.expertBatch.commit',
  method: 'POST',
  path: '/api/evaluation/expert-batches/:id/commit',
  audience: manage,
  summary: {
    zh: '导入无误的行；新专家待另一人批量入库',
    en: 'Import the sound rows; new experts wait to be admitted by another',
  },
  params: OneId,
  body: Type.Object({
    /** Sound lines to leave out. */
    except: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: listRowsMax })),
  }),
  answer: ExpertBatch,
  problems: ['kernel.batch_not_previewed'],
})

export const admitExperts = endpoint({
  name: 'evaluation.expertBatch.admit',
  method: 'POST',
  path: '/api/evaluation/expert-batches/:id/admit',
  audience: manage,
  summary: {
    zh: '整批入库（由导入人以外的人办理），资料不全的除外',
    en: 'Admit the experts of a batch whose data are complete; by another than who brought it',
  },
  params: OneId,
  answer: ExpertBatch,
  problems: [
    'evaluation.second_person_needed',
    'evaluation.batch_none_waiting',
    'kernel.batch_not_committed',
  ],
})

export const undoExperts = endpoint({
  name: 'evaluation.expertBatch.undo',
  method: 'POST',
  path: '/api/evaluation/expert-batches/:id/undo',
  audience: manage,
  summary: {
    zh: '撤销整个批次；已邀请、已分派或后来改过的专家保留',
    en: 'Undo a whole batch; experts invited, assigned or changed since stay',
  },
  params: OneId,
  body: Type.Object({ reason: Type.String({ maxLength: 2000 }) }),
  answer: ExpertBatch,
  problems: ['kernel.batch_not_committed', 'evaluation.reason_too_short'],
})
