/** 声明的利益关系: with which organisations an expert is in conflict, by the own word, until it is withdrawn. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'

const Reason = Type.String({ maxLength: 2000 })

export const DeclaredConflict = Type.Object({
  id: Id,
  /** The office whose rounds it holds in. */
  office: Type.String(),
  code: Type.String(),
  name: Type.String(),
  reason: Type.String(),
  at: Moment,
  withdrawn: nullable(Type.Object({ at: Moment, reason: Type.String() })),
})
export type DeclaredConflict = Static<typeof DeclaredConflict>

const Rows = pageOf(DeclaredConflict)

export const listOwnConflicts = endpoint({
  name: 'evaluation.conflict.listOwn',
  method: 'GET',
  path: '/api/evaluation/me/conflicts',
  audience: 'signedIn',
  summary: { zh: '我声明过的利益关系', en: 'Conflicts that I have declared' },
  query: PageQuery,
  answer: Rows,
})

export const declareConflict = endpoint({
  name: 'evaluation.conflict.declare',
  method: 'POST',
  path: '/api/evaluation/me/experts/:id/conflicts',
  audience: 'signedIn',
  summary: {
    zh: '声明与一家单位有利益关系：在该主办单位的各批次都回避',
    en: 'Declare a conflict with an organisation: one stands back in all rounds of that office',
  },
  params: OneId,
  body: Type.Object({
    code: Type.String({ maxLength: 18 }),
    name: Type.String({ minLength: 1, maxLength: 200 }),
    reason: Reason,
  }),
  answer: Rows,
  problems: ['evaluation.reason_too_short', 'evaluation.conflict_declared_already'],
})

export const withdrawConflict = endpoint({
  name: 'evaluation.conflict.withdraw',
  method: 'POST',
  path: '/api/evaluation/me/conflicts/:id/withdrawal',
  audience: 'signedIn',
  summary: { zh: '撤回利益关系声明，写明理由', en: 'Withdraw a declared conflict, with a reason' },
  params: OneId,
  body: Type.Object({ reason: Reason }),
  answer: Rows,
  problems: ['evaluation.reason_too_short', 'evaluation.conflict_withdrawn_already'],
})

export const listExpertConflicts = endpoint({
  name: 'evaluation.conflict.list',
  method: 'GET',
  path: '/api/evaluation/experts/:id/conflicts',
  audience: 'signedIn',
  summary: {
    zh: '一位专家声明的利益关系（主办单位和监督人员）',
    en: 'Conflicts that an expert has declared, for office and supervisors',
  },
  params: OneId,
  query: PageQuery,
  answer: Rows,
})
