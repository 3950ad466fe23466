/** The wire shape of a refusal: RFC 9457 problem details with a stable code. */
import { Type, type Static } from 'typebox'

/** One fault in what was sent. `at` is a JSON pointer into the body, query or params. */
export const Fault = Type.Object({
  at: Type.String(),
  code: Type.String(),
  message: Type.String(),
  facts: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
})
export type Fault = Static<typeof Fault>

export const ProblemDocument = Type.Object({
  type: Type.String({ description: 'URI reference of the reason, `/api/problems/<code>`' }),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.String(),
  requestId: Type.String(),
  facts: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
  why: Type.Optional(Type.Unknown()),
  faults: Type.Optional(Type.Array(Fault)),
})
export type ProblemDocument = Static<typeof ProblemDocument>
