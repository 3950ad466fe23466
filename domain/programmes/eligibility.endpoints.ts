/** May I apply? Answered before anything is typed; asking leaves nothing behind. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { nullable } from '../kernel/shapes.ts'
import { Licence } from './licenceShape.ts'
import { Code } from '../kernel/sourced.ts'

const Yes = nullable(Type.Boolean())

export const EligibilityAsk = Type.Object({
  kind: nullable(Type.String({ maxLength: 40 })),
  code: nullable(Type.String({ maxLength: 40 })),
  licence: nullable(Licence),
  name: Type.String({ maxLength: 200 }),
  formerNames: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 20 })),
  registeredInMainland: Yes,
  division: nullable(Type.String({ pattern: '^([0-9]{2,6}|XPCC)$' })),
  size: nullable(Type.Enum(['micro', 'small', 'medium', 'large'])),
  centralFunding: Yes,
  directions: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 50 }),
  consortium: nullable(Type.Object({ members: Type.Integer({ minimum: 2, maximum: 100 }) })),
  affiliation: Type.Optional(nullable(Type.String({ maxLength: 40 }))),
  priorities: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), Yes)),
})
export type EligibilityAsk = Static<typeof EligibilityAsk>

const Why = Type.Object({
  rule: Type.Object({
    source: Type.String(),
    clause: Type.Optional(Type.String()),
    text: Type.String(),
  }),
  inputs: Type.Array(
    Type.Object({ label: Type.String(), value: Type.String(), at: Type.Optional(Type.String()) }),
  ),
  change: Type.Optional(Type.String()),
})

export const EligibilityAnswer = Type.Object({
  answer: Type.Enum(['yes', 'no', 'needsPerson', 'unanswered']),
  reasons: Type.Array(
    Type.Object({
      outcome: Type.Enum(['passes', 'fails', 'needsPerson', 'unanswered', 'warns']),
      code: Type.String(),
      /** The sentence of the code, in the language asked for. */
      text: Type.String(),
      why: Why,
      /** The sentence that says what would change it. */
      change: nullable(Type.String()),
    }),
  ),
  priorities: Type.Array(Type.String()),
  /** To whom the file would go; empty while the place is unknown. */
  ways: Type.Array(
    Type.Object({
      key: Type.String(),
      kind: Type.String(),
      settled: Type.Boolean(),
      stops: Type.Array(
        Type.Object({ programme: Type.String(), unit: Type.String(), name: Type.String() }),
      ),
    }),
  ),
  /** What must still be asked before the way is certain. */
  ask: nullable(Type.Enum(['division', 'affiliation'])),
})
export type EligibilityAnswer = Static<typeof EligibilityAnswer>

export const askEligibility = endpoint({
  name: 'programmes.eligibility.ask',
  method: 'POST',
  path: '/api/programmes/calls/:programmeId/eligibility',
  audience: 'public',
  summary: {
    zh: '我能申报吗：能、不能，或需要人工判断，逐条说明理由',
    en: 'May I apply: yes, no or needs a person, with the reason of each',
  },
  params: Type.Object({ programmeId: Code }),
  body: EligibilityAsk,
  answer: EligibilityAnswer,
  ratePerMinute: 120,
})
