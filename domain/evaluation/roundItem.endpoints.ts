/** 评审件 of a round: what the office sends in, who reads it, and how far each reader is. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { Code } from '../kernel/sourced.ts'
import { PairReasonShape, Values } from './arrangement.endpoints.ts'
import { assignmentStates } from './assignment.ts'
import { conflictCauses } from './conflict.ts'
import { ExpertInput } from './expert.ts'
import { ReviewSignature } from './bundleSignature.ts'
import { Marks } from './marks.ts'
import { SignedRecord } from './signedRecord.ts'
import { ItemInput, itemLacks, itemSorts, Party, roundExpertSorts } from './round.ts'
import { RoundPage } from './round.endpoints.ts'
import { Rubric } from './rubric.ts'

const manage = { permit: 'evaluation.round.manage' } as const
const Reason = Type.String({ maxLength: 2000 })

export const Finding = Type.Object({ cause: Type.Enum([...conflictCauses]), facts: Values })

export const AssignmentRow = Type.Object({
  id: Id,
  itemId: Id,
  expertId: Id,
  expert: Type.String(),
  employer: Type.String(),
  state: Type.Enum([...assignmentStates]),
  /** As it was written, or as a plan or a draw gave it. */
  reason: Type.String(),
  /** The codes of what a plan or a draw gave, or of what the house found; none where somebody wrote why. */
  grounds: Type.Array(PairReasonShape),
  findings: Type.Array(Finding),
  cause: nullable(Type.String()),
  note: nullable(Type.String()),
  submittedAt: nullable(Moment),
})
export type AssignmentRow = Static<typeof AssignmentRow>

export const ItemRow = Type.Object({
  id: Id,
  seq: Type.Integer(),
  title: Type.String(),
  fields: Type.Array(Type.String()),
  region: Type.String(),
  parties: Type.Array(Party),
  /** Whether its experts discuss it; what they say is theirs until the freeze. */
  discussed: Type.Boolean(),
  /** Reviews that nobody has been found for yet. */
  /** Reviews that it asks for: the round's number, or its own. */
  asked: Type.Integer(),
  missing: Type.Integer(),
  /** Those asked who have not answered. */
  unanswered: Type.Integer(),
  /** Reviews handed in. */
  submitted: Type.Integer(),
  /** Everybody who was ever assigned, in the order of assignment. */
  assignments: Type.Array(AssignmentRow),
})
export type ItemRow = Static<typeof ItemRow>

export const RoundExpert = Type.Object({
  expertId: Id,
  expert: Type.String(),
  employer: Type.String(),
  account: Type.Boolean(),
  /** Assignments that stand. */
  assigned: Type.Integer(),
  unanswered: Type.Integer(),
  /** Accepted or being written. */
  open: Type.Integer(),
  submitted: Type.Integer(),
  /** Declined, abstained from or given to others. */
  gone: Type.Integer(),
  lastAt: Moment,
})
export type RoundExpert = Static<typeof RoundExpert>

const Text = Type.Optional(Type.String({ maxLength: 100 }))

export const listItems = endpoint({
  name: 'evaluation.round.items',
  method: 'GET',
  path: '/api/evaluation/rounds/:id/items',
  audience: 'signedIn',
  summary: {
    zh: '评审件：各有哪些专家、还缺什么',
    en: 'Items of a round: who reads each, and what it still lacks',
  },
  params: OneId,
  query: Type.Object({
    ...PageQuery.properties,
    lack: Type.Optional(Type.Enum([...itemLacks])),
    field: Type.Optional(Code),
    region: Type.Optional(Type.String({ maxLength: 6 })),
    expert: Type.Optional(Id),
    text: Text,
    sort: Type.Optional(Type.Enum([...itemSorts])),
    descending: Type.Optional(Type.Boolean()),
  }),
  answer: pageOf(ItemRow),
})

export const readItem = endpoint({
  name: 'evaluation.round.readItem',
  method: 'GET',
  path: '/api/evaluation/items/:id',
  audience: 'signedIn',
  summary: { zh: '一个评审件和它的专家', en: 'One item and who reads it' },
  params: OneId,
  answer: Type.Object({
    ...ItemRow.properties,
    roundId: Id,
    brief: Type.String(),
    files: Type.Array(Type.Object({ id: Id, name: Type.String(), bytes: Type.Integer() })),
  }),
})

export const listRoundExperts = endpoint({
  name: 'evaluation.round.experts',
  method: 'GET',
  path: '/api/evaluation/rounds/:id/experts',
  audience: 'signedIn',
  summary: { zh: '本批次各位专家的进度', en: 'How far each expert of a round is' },
  params: OneId,
  query: Type.Object({
    ...PageQuery.properties,
    open: Type.Optional(Type.Boolean()),
    text: Text,
    sort: Type.Optional(Type.Enum([...roundExpertSorts])),
    descending: Type.Optional(Type.Boolean()),
  }),
  answer: pageOf(RoundExpert),
})

export const addItem = endpoint({
  name: 'evaluation.round.addItem',
  method: 'POST',
  path: '/api/evaluation/rounds/:id/items',
  audience: manage,
  summary: { zh: '加入评审件', en: 'Add an item to review' },
  params: OneId,
  body: ItemInput,
  answer: ItemRow,
  problems: ['evaluation.round_not_at_this', 'evaluation.drawn_already'],
})

export const removeItem = endpoint({
  name: 'evaluation.round.removeItem',
  method: 'DELETE',
  path: '/api/evaluation/items/:id',
  audience: manage,
  summary: { zh: '移出评审件', en: 'Take an item out of a round' },
  params: OneId,
  answer: RoundPage,
  problems: ['evaluation.round_not_at_this'],
})

export const listEligible = endpoint({
  name: 'evaluation.round.eligible',
  method: 'GET',
  path: '/api/evaluation/items/:id/experts',
  audience: manage,
  summary: {
    zh: '可以评审这一件的专家，不能的写明原因',
    en: 'Experts for one item; of those who cannot, why',
  },
  params: OneId,
  query: Type.Object({ text: Type.Optional(Type.String({ maxLength: 100 })) }),
  answer: Type.Object({
    /** Of all that match; the first of them are told. */
    total: Type.Integer({ minimum: 0 }),
    rows: Type.Array(
      Type.Object({
        id: Id,
        name: Type.String(),
        employer: Type.String(),
        fields: ExpertInput.properties.fields,
        /** Best level in a field of the item; 0 for none. */
        level: Type.Integer(),
        load: Type.Integer(),
        /** What speaks for the choice, said where nobody writes a reason. */
        grounds: Type.Array(PairReasonShape),
        findings: Type.Array(Finding),
        refusal: nullable(
          Type.Object({
            code: Type.String(),
            facts: Values,
          }),
        ),
      }),
    ),
  }),
})

export const assignExpert = endpoint({
  name: 'evaluation.round.assign',
  method: 'POST',
  path: '/api/evaluation/items/:id/assignments',
  audience: manage,
  summary: {
    zh: '分派专家，写明理由；不写的，记下系统核对的依据',
    en: 'Assign an expert to an item, with a reason; where none is written, what the house found is kept',
  },
  params: OneId,
  body: Type.Object({ expertId: Id, reason: Reason }),
  answer: ItemRow,
  problems: [
    'evaluation.conflict_found',
    'evaluation.expert_load_full',
    'evaluation.assigned_already',
  ],
})

export const replaceExpert = endpoint({
  name: 'evaluation.round.replace',
  method: 'POST',
  path: '/api/evaluation/assignments/:id/replace',
  audience: manage,
  summary: { zh: '撤下一项分派，写明理由', en: 'Take an assignment back, with a reason' },
  params: OneId,
  body: Type.Object({ reason: Reason }),
  answer: ItemRow,
  problems: [
    'evaluation.reason_too_short',
    'evaluation.assignment_cannot_step',
    'evaluation.place_open_already',
  ],
})

export const readItemReviews = endpoint({
  name: 'evaluation.round.reviews',
  method: 'GET',
  path: '/api/evaluation/items/:id/reviews',
  audience: 'signedIn',
  summary: {
    zh: '冻结后：各位专家对一件的评分和意见',
    en: 'After the freeze: what each expert wrote on one item',
  },
  params: OneId,
  traced: true,
  answer: Type.Object({
    rubric: Rubric,
    rows: Type.Array(
      Type.Object({
        assignmentId: Id,
        expert: Type.String(),
        total: Type.Number(),
        marks: Marks,
        signature: nullable(ReviewSignature),
      }),
    ),
    /** Records of the sittings of its panel, each signed by its leader. */
    records: Type.Array(SignedRecord),
    /** What they said to each other under their numbers, the oldest first. */
    discussion: Type.Array(
      Type.Object({ id: Id, number: Type.Integer(), text: Type.String(), at: Moment }),
    ),
  }),
  problems: ['evaluation.results_after_freeze'],
})
