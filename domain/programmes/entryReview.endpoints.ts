/** Accepted entries go to the experts: a round for each direction that is claimed. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, nullable } from '../kernel/shapes.ts'
import { Code } from '../kernel/sourced.ts'

const closed = { additionalProperties: false } as const

/** Items made at once; what is left over goes with the next call. */
export const sentMost = 200

export const sendEntries = endpoint({
  name: 'programmes.entry.sendToReview',
  method: 'POST',
  path: '/api/programmes/managed/:programmeId/entries/review',
  audience: { permit: 'programmes.entry.decide' },
  summary: {
    zh: '已受理项目按所报方向送专家评审；不带 expected 只预览',
    en: 'Send accepted entries to experts by claimed direction; without `expected` only a preview',
  },
  params: Type.Object({ programmeId: Code }),
  body: Type.Object(
    {
      /** One round may take several directions; a direction goes into one round. */
      into: Type.Array(
        Type.Object(
          {
            direction: Code,
            round: Id,
            /** Fields by which experts for this direction are found. */
            fields: Type.Array(Code, { minItems: 1, maxItems: 10, uniqueItems: true }),
          },
          closed,
        ),
        { minItems: 1, maxItems: 200 },
      ),
      /** All accepted entries where it is absent. */
      ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true })),
      /** Why it is reviewed once more, where the round is a re-review. */
      reason: Type.Optional(Type.String({ maxLength: 2000 })),
      expected: Type.Optional(Type.Integer({ minimum: 0 })),
    },
    closed,
  ),
  answer: Type.Object({
    done: Type.Boolean(),
    /** Items that this call makes, or would make. */
    count: Type.Integer(),
    /** Items that a further call would make. */
    left: Type.Integer(),
    rows: Type.Array(
      Type.Object({
        id: Id,
        title: Type.String(),
        applicant: Type.String(),
        direction: Type.String(),
        round: Id,
        sends: Type.Boolean(),
        code: nullable(Type.String()),
        text: nullable(Type.String()),
      }),
    ),
  }),
  problems: [
    'programmes.entry_bulk_differs',
    'programmes.direction_sent_twice',
    'evaluation.round_not_at_this',
    'evaluation.re_review_without_reason',
  ],
})
