/** 评审: what an expert is asked, declares, writes and hands in. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Day, Id, Moment, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { assignmentStates, declineCauses } from './assignment.ts'
import { ReviewSignature } from './bundleSignature.ts'
import { Marks } from './marks.ts'
import { messageMaxLength } from './review.ts'
import { Party, roundStates } from './round.ts'
import { Rubric } from './rubric.ts'

const Reason = Type.String({ maxLength: 2000 })

const Brief = Type.Object({
  id: Id,
  round: Type.String(),
  office: Type.String(),
  seq: Type.Integer(),
  state: Type.Enum([...assignmentStates]),
  roundState: Type.Enum([...roundStates]),
  fields: Type.Array(Type.String()),
  region: Type.String(),
  /** Null until one has declared to be free of conflict and accepted. */
  title: nullable(Type.String()),
  scoreBy: Day,
  discussed: Type.Boolean(),
  submittedAt: nullable(Moment),
})
export type ReviewBrief = Static<typeof Brief>

/** Said in a discussion, under a number instead of a name. */
export const Message = Type.Object({
  id: Id,
  number: Type.Integer(),
  mine: Type.Boolean(),
  text: Type.String(),
  at: Moment,
})
export type Message = Static<typeof Message>

export const ReviewPage = Type.Object({
  ...Brief.properties,
  /** The organisations on which a conflict is declared. */
  parties: Type.Array(Party),
  committed: Type.Boolean(),
  /** What is read and written; null until one has accepted. */
  work: nullable(
    Type.Object({
      brief: Type.String(),
      files: Type.Array(Type.Object({ id: Id, name: Type.String(), bytes: Type.Integer() })),
      rubric: Rubric,
      marks: Marks,
      /** Of what came back signed from a bundle; null where all was written here. */
      signature: nullable(ReviewSignature),
      /** Of the draft; 0 before anything was written. */
      version: Type.Integer(),
      /** Whether it may be opened again after it was handed in. */
      reopens: Type.Boolean(),
      /** While the item is discussed: what the others wrote, under numbers instead of names. */
      others: Type.Array(
        Type.Object({ number: Type.Integer(), total: Type.Number(), marks: Marks }),
      ),
      /** What its experts said to each other, the oldest first. */
      discussion: Type.Array(Message),
    }),
  ),
})
export type ReviewPage = Static<typeof ReviewPage>

export const listReviews = endpoint({
  name: 'evaluation.review.list',
  method: 'GET',
  path: '/api/evaluation/me/reviews',
  audience: 'signedIn',
  summary: { zh: '请我评审的', en: 'What one is asked to review' },
  query: PageQuery,
  answer: pageOf(Brief),
})

export const readReview = endpoint({
  name: 'evaluation.review.read',
  method: 'GET',
  path: '/api/evaluation/me/reviews/:id',
  audience: 'signedIn',
  summary: { zh: '一件评审', en: 'One review' },
  params: OneId,
  traced: true,
  answer: ReviewPage,
})

export const acceptReview = endpoint({
  name: 'evaluation.review.accept',
  method: 'POST',
  path: '/api/evaluation/me/reviews/:id/accept',
  audience: 'signedIn',
  summary: { zh: '声明无利益冲突并接受', en: 'Declare to be free of conflict, and accept' },
  params: OneId,
  body: Type.Object({ clear: Type.Literal(true) }),
  answer: ReviewPage,
  problems: ['evaluation.commitment_missing', 'evaluation.assignment_cannot_step'],
})

export const declineReview = endpoint({
  name: 'evaluation.review.decline',
  method: 'POST',
  path: '/api/evaluation/me/reviews/:id/decline',
  audience: 'signedIn',
  summary: { zh: '谢绝或申请回避', en: 'Decline, or declare a conflict' },
  params: OneId,
  body: Type.Object({
    cause: Type.Enum([...declineCauses]),
    reason: Reason,
    /** Names of those of its organisations with which the conflict is; all of them where silent. */
    parties: Type.Optional(Type.Array(Party.properties.name, { minItems: 1, maxItems: 21 })),
  }),
  answer: ReviewPage,
  problems: ['evaluation.reason_too_short'],
})

export const saveReview = endpoint({
  name: 'evaluation.review.save',
  method: 'PUT',
  path: '/api/evaluation/me/reviews/:id/draft',
  audience: 'signedIn',
  summary: { zh: '保存评审草稿', en: 'Keep the draft of a review' },
  params: OneId,
  secret: true,
  body: Type.Object({ version: Type.Integer({ minimum: 0 }), marks: Marks }),
  answer: Type.Object({ version: Type.Integer() }),
  problems: ['evaluation.changed_meanwhile', 'evaluation.round_not_at_this'],
})

export const handInReview = endpoint({
  name: 'evaluation.review.handIn',
  method: 'POST',
  path: '/api/evaluation/me/reviews/:id/hand-in',
  audience: 'signedIn',
  summary: { zh: '提交评审', en: 'Hand in a review' },
  params: OneId,
  body: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
  answer: ReviewPage,
  problems: [
    'evaluation.changed_meanwhile',
    'evaluation.round_not_at_this',
    'kernel.input_invalid',
  ],
})

export const reopenReview = endpoint({
  name: 'evaluation.review.reopen',
  method: 'POST',
  path: '/api/evaluation/me/reviews/:id/reopen',
  audience: 'signedIn',
  summary: { zh: '重新打开已提交的评审', en: 'Open a review again that was handed in' },
  params: OneId,
  answer: ReviewPage,
  problems: ['evaluation.reopening_not_open'],
})

export const sayInReview = endpoint({
  name: 'evaluation.review.say',
  method: 'POST',
  path: '/api/evaluation/me/reviews/:id/messages',
  audience: 'signedIn',
  summary: {
    zh: '在讨论中发言（以编号，不署名）',
    en: 'Say something in the discussion, under a number and no name',
  },
  params: OneId,
  secret: true,
  body: Type.Object({ text: Type.String({ minLength: 1, maxLength: messageMaxLength }) }),
  answer: ReviewPage,
  problems: ['evaluation.no_discussion'],
})

export const abstainReview = endpoint({
  name: 'evaluation.review.abstain',
  method: 'POST',
  path: '/api/evaluation/me/reviews/:id/abstain',
  audience: 'signedIn',
  summary: { zh: '弃权，写明理由', en: 'Abstain, with a reason' },
  params: OneId,
  body: Type.Object({ reason: Reason }),
  answer: ReviewPage,
  problems: ['evaluation.reason_too_short'],
})
