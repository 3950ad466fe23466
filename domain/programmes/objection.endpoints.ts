/** Objections: raised by anybody under their real name, answered by the unit. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import {
  Objection,
  objectionBodyBytes,
  ObjectionReceipt,
  ObjectionWish,
  Objector,
} from './objection.ts'

const handle = { permit: 'programmes.objection.handle' } as const
const Answer = Type.Object({ answer: Type.String({ minLength: 1, maxLength: 2000 }) })

export const raiseObjection = endpoint({
  name: 'programmes.objection.raise',
  method: 'POST',
  path: '/api/programmes/publicities/:id/objections',
  audience: 'public',
  summary: { zh: '实名提出异议', en: 'Object by real name' },
  params: OneId,
  body: ObjectionWish,
  bodyBytes: objectionBodyBytes,
  ratePerMinute: 10,
  answer: ObjectionReceipt,
  problems: [
    'files.type_not_accepted',
    'files.type_mismatch',
    'programmes.publicity_over',
    'programmes.objector_mobile_wrong',
    'programmes.objector_id_wrong',
  ],
})

export const readObjectionReceipt = endpoint({
  name: 'programmes.objection.receipt',
  method: 'GET',
  path: '/api/programmes/objection-receipts/:receiptNo',
  audience: 'public',
  summary: { zh: '凭受理号查询异议办理情况', en: 'What became of an objection, by its receipt' },
  params: Type.Object({ receiptNo: Type.String({ maxLength: 40 }) }),
  ratePerMinute: 30,
  answer: ObjectionReceipt,
})

export const listObjections = endpoint({
  name: 'programmes.objection.list',
  method: 'GET',
  path: '/api/programmes/publicities/:id/objections',
  audience: { permit: 'programmes.recommendation.read' },
  summary: { zh: '一次公示收到的异议', en: 'Objections to one publicity' },
  params: OneId,
  query: PageQuery,
  answer: pageOf(Objection),
})

export const readObjector = endpoint({
  name: 'programmes.objection.objector',
  method: 'GET',
  path: '/api/programmes/objections/:id/objector',
  audience: handle,
  summary: { zh: '异议人信息（查看留痕）', en: 'Who objected; reading leaves a trace' },
  params: OneId,
  traced: true,
  answer: Objector,
})

export const acceptObjection = endpoint({
  name: 'programmes.objection.accept',
  method: 'POST',
  path: '/api/programmes/objections/:id/accept',
  audience: handle,
  summary: {
    zh: '异议成立，对该项目不予推荐',
    en: 'Accept the objection and decline the project',
  },
  params: OneId,
  body: Answer,
  answer: Objection,
  problems: ['programmes.objection_answered_already', 'programmes.list_cannot_rank'],
})

export const rejectObjection = endpoint({
  name: 'programmes.objection.reject',
  method: 'POST',
  path: '/api/programmes/objections/:id/reject',
  audience: handle,
  summary: { zh: '异议不成立，写明理由', en: 'Reject the objection with reasons' },
  params: OneId,
  body: Answer,
  answer: Objection,
  problems: ['programmes.objection_answered_already', 'programmes.reason_too_short'],
})
