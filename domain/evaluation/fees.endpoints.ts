/** 专家费清单 of a round: worked out, settled, and noted as paid. The house pays nothing itself. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Day, Id, Moment, nullable, OneId } from '../kernel/shapes.ts'
import { FeeRule } from './fees.ts'

const manage = { permit: 'evaluation.round.manage' } as const

export const FeeRow = Type.Object({
  expertId: Id,
  name: Type.String(),
  employer: Type.String(),
  seniority: Type.Enum(['senior', 'other']),
  reviews: Type.Integer(),
  halfDays: Type.Integer(),
  grossFen: Type.Integer(),
  /** Beyond the most for one expert. */
  cutFen: Type.Integer(),
  paidOn: nullable(Day),
  /** Which of the payment details are kept, not what they are. */
  keeps: Type.Array(Type.String()),
})
export type FeeRow = Static<typeof FeeRow>

export const FeesPage = Type.Object({
  rule: FeeRule,
  settled: nullable(Type.Object({ at: Moment, by: Type.String() })),
  rows: Type.Array(FeeRow),
  totalFen: Type.Integer(),
  paidFen: Type.Integer(),
})
export type FeesPage = Static<typeof FeesPage>

const path = '/api/evaluation/rounds/:id/fees'

export const readFees = endpoint({
  name: 'evaluation.fee.read',
  method: 'GET',
  path,
  audience: 'signedIn',
  summary: { zh: '专家费清单', en: 'What experts of a round are owed' },
  params: OneId,
  answer: FeesPage,
})

export const setFees = endpoint({
  name: 'evaluation.fee.set',
  method: 'PUT',
  path,
  audience: manage,
  summary: { zh: '填写专家费标准', en: 'Set the rates of a round' },
  params: OneId,
  body: Type.Object({ rule: FeeRule }),
  answer: FeesPage,
  problems: ['evaluation.fees_settled_already'],
})

export const settleFees = endpoint({
  name: 'evaluation.fee.settle',
  method: 'POST',
  path: `${path}/settlement`,
  audience: manage,
  summary: { zh: '专家费清单定稿', en: 'Settle the list' },
  params: OneId,
  /** As whoever settles has seen it. */
  body: Type.Object({ totalFen: Type.Integer() }),
  answer: FeesPage,
  problems: ['evaluation.fees_after_freeze', 'evaluation.fees_none', 'evaluation.fees_changed'],
})

export const notePayments = endpoint({
  name: 'evaluation.fee.pay',
  method: 'POST',
  path: `${path}/payments`,
  audience: manage,
  summary: { zh: '登记已在系统外发放', en: 'Note what was paid outside' },
  params: OneId,
  body: Type.Object({
    experts: Type.Array(Id, { minItems: 1, maxItems: 5000, uniqueItems: true }),
    day: Day,
  }),
  answer: FeesPage,
  problems: ['evaluation.payment_in_future', 'evaluation.payment_noted_already'],
})
