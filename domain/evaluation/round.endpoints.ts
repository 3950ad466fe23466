/** 评审批次: what an office does with a round, and what it and a supervisor see of it. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, nullable, OneId } from '../kernel/shapes.ts'
import { assignmentStates } from './assignment.ts'
import { conflictCauses } from './conflict.ts'
import { ExpertInput } from './expert.ts'
import { Marks } from './marks.ts'
import { RankingExport } from './ranking.ts'
import { ItemInput, Party, RoundBrief, RoundInput, RoundRules } from './round.ts'
import { Rubric } from './rubric.ts'

const manage = { permit: 'evaluation.round.manage' } as const
const Reason = Type.String({ maxLength: 2000 })

const Finding = Type.Object({
  cause: Type.Enum([...conflictCauses]),
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
})

export const AssignmentRow = Type.Object({
  id: Id,
  itemId: Id,
  expertId: Id,
  expert: Type.String(),
  employer: Type.String(),
  state: Type.Enum([...assignmentStates]),
  reason: Type.String(),
  findings: Type.Array(Finding),
  cause: nullable(Type.String()),
  note: nullable(Type.String()),
  submittedAt: nullable(Moment),
})

export const ItemRow = Type.Object({
  id: Id,
  seq: Type.Integer(),
  title: Type.String(),
  fields: Type.Array(Type.String()),
  region: Type.String(),
  parties: Type.Array(Party),
  /** Whether its experts discuss it; what they say is theirs. */
  discussed: Type.Boolean(),
})

export const RoundPage = Type.Object({
  ...RoundBrief.properties,
  rubric: Rubric,
  rules: RoundRules,
  facts: Type.Object({
    itemsShort: Type.Integer(),
    conflictsOpen: Type.Integer(),
    invitationsOpen: Type.Integer(),
    reviewsOpen: Type.Integer(),
    disagreementsOpen: Type.Integer(),
  }),
  freeze: nullable(Type.Object({ by: Type.String(), mine: Type.Boolean(), digest: Type.String() })),
  digest: Type.String(),
  frozenAt: nullable(Moment),
  itemRows: Type.Array(ItemRow),
  assignments: Type.Array(AssignmentRow),
})

export const listRounds = endpoint({
  name: 'evaluation.round.list',
  method: 'GET',
  path: '/api/evaluation/rounds',
  audience: 'signedIn',
  summary: { zh: '本单位的评审批次', en: 'Rounds of review of one’s organisation' },
  answer: Type.Object({ rows: Type.Array(RoundBrief) }),
})

export const readRound = endpoint({
  name: 'evaluation.round.read',
  method: 'GET',
  path: '/api/evaluation/rounds/:id',
  audience: 'signedIn',
  summary: { zh: '一个批次：评审件、分派和进度', en: 'One round: items, assignments, progress' },
  params: OneId,
  answer: RoundPage,
})

export const makeRound = endpoint({
  name: 'evaluation.round.make',
  method: 'POST',
  path: '/api/evaluation/rounds',
  audience: manage,
  summary: { zh: '新建评审批次', en: 'Make a round of review' },
  body: Type.Object({ ...RoundInput.properties, rubric: Rubric }),
  bodyBytes: 512 * 1024,
  answer: RoundPage,
})

export const addItem = endpoint({
  name: 'evaluation.round.addItem',
  method: 'POST',
  path: '/api/evaluation/rounds/:id/items',
  audience: manage,
  summary: { zh: '加入评审件', en: 'Add an item to review' },
  params: OneId,
  body: ItemInput,
  answer: RoundPage,
  problems: ['evaluation.round_not_at_this'],
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
    rows: Type.Array(
      Type.Object({
        id: Id,
        name: Type.String(),
        employer: Type.String(),
        fields: ExpertInput.properties.fields,
        /** Best level in a field of the item; 0 for none. */
        level: Type.Integer(),
        load: Type.Integer(),
        findings: Type.Array(Finding),
        refusal: nullable(
          Type.Object({
            code: Type.String(),
            facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
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
  summary: { zh: '分派专家，写明理由', en: 'Assign an expert to an item, with a reason' },
  params: OneId,
  body: Type.Object({ expertId: Id, reason: Reason }),
  answer: RoundPage,
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
  answer: RoundPage,
  problems: ['evaluation.reason_too_short', 'evaluation.assignment_cannot_step'],
})

export const stepRound = endpoint({
  name: 'evaluation.round.step',
  method: 'POST',
  path: '/api/evaluation/rounds/:id/steps',
  audience: manage,
  summary: {
    zh: '确定分派、退回调整、发出邀请、开始评审、公开',
    en: 'Fix the assignment, take it back, invite, start, release',
  },
  params: OneId,
  body: Type.Object({ verb: Type.Enum(['assign', 'reassign', 'invite', 'start', 'release']) }),
  answer: RoundPage,
  problems: ['evaluation.items_short', 'evaluation.invitations_open'],
})

export const proposeFreeze = endpoint({
  name: 'evaluation.round.proposeFreeze',
  method: 'POST',
  path: '/api/evaluation/rounds/:id/freeze-proposal',
  audience: manage,
  summary: { zh: '提出冻结', en: 'Propose to freeze a round' },
  params: OneId,
  answer: RoundPage,
  problems: ['evaluation.reviews_open'],
})

export const freezeRound = endpoint({
  name: 'evaluation.round.freeze',
  method: 'POST',
  path: '/api/evaluation/rounds/:id/freeze',
  audience: manage,
  summary: {
    zh: '冻结（由提出人以外的人办理）',
    en: 'Freeze a round; by another than who proposed',
  },
  params: OneId,
  answer: RoundPage,
  problems: ['evaluation.second_person_needed', 'evaluation.reviews_changed'],
})

const OrNothing = nullable(Type.Number())
const ByMethod = Type.Object({ raw: OrNothing, z: OrNothing, additive: OrNothing })

export const readResults = endpoint({
  name: 'evaluation.round.results',
  method: 'GET',
  path: '/api/evaluation/rounds/:id/results',
  audience: 'signedIn',
  summary: { zh: '冻结后的评审结果', en: 'What came of a round, once it is frozen' },
  params: OneId,
  traced: true,
  answer: Type.Object({
    items: Type.Array(
      Type.Object({
        itemId: Id,
        scores: ByMethod,
        ranks: ByMethod,
        error: nullable(Type.Number()),
        likely: nullable(Type.Array(Type.Integer())),
        range: nullable(Type.Array(Type.Integer())),
        vetoed: Type.Boolean(),
        reviews: Type.Array(
          Type.Object({ expert: Type.String(), total: Type.Number(), marks: Marks }),
        ),
      }),
    ),
  }),
  problems: ['evaluation.results_after_freeze'],
})

export const exportRound = endpoint({
  name: 'evaluation.round.export',
  method: 'GET',
  path: '/api/evaluation/rounds/:id/export',
  audience: 'signedIn',
  summary: {
    zh: '导出匿名分数，供 baigong evaluation reproduce 复算',
    en: 'Pseudonymised scores, for `baigong evaluation reproduce`',
  },
  params: OneId,
  traced: true,
  answer: RankingExport,
  problems: ['evaluation.results_after_freeze'],
})
