/** What of reviewing waits for the one who asks: for an office by round, for an expert by round as well. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, nullable } from '../kernel/shapes.ts'

/** The office's first, in the order of a round; then an expert's own, then an applicant's. */
export const evaluationWaitKinds = [
  'itemsShort',
  'toInvite',
  'answersOpen',
  'toStart',
  'reviewsOpen',
  'toFreeze',
  'toConfirmFreeze',
  'toRelease',
  'toWitness',
  'toSettleFees',
  'toPayFees',
  'toAnswer',
  'toReview',
  'toSit',
  'toFillFees',
  'toConfirmHearing',
] as const
export type EvaluationWaitKind = (typeof evaluationWaitKinds)[number]

export const EvaluationWait = Type.Object({
  kind: Type.Enum([...evaluationWaitKinds]),
  roundId: Id,
  round: Type.String(),
  /** Items, invitations or reviews. */
  count: Type.Integer({ minimum: 1 }),
  /** Null where no day is known. */
  until: nullable(Moment),
})
export type EvaluationWait = Static<typeof EvaluationWait>

export const readWaits = endpoint({
  name: 'evaluation.waiting.list',
  method: 'GET',
  path: '/api/evaluation/waiting',
  audience: 'signedIn',
  summary: { zh: '评审中等我办理的事项', en: 'What of reviewing waits for me' },
  answer: Type.Object({
    rows: Type.Array(EvaluationWait),
    /** Of some kind there is more than these rows tell. */
    more: Type.Boolean(),
  }),
})
