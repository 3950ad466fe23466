/** 评审批次: what an office does with a round, and what it and a supervisor see of it. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, nullable, OneId, pageOf, PageQuery, Sha256 } from '../kernel/shapes.ts'
import { Bilingual } from '../kernel/sourced.ts'
import { assignmentStates } from './assignment.ts'
import { recommendations } from './marks.ts'
import { RankingExport } from './ranking.ts'
import { RoundBrief, RoundInput, RoundRules, roundSorts, roundStates } from './round.ts'
import { Rubric } from './rubric.ts'

const manage = { permit: 'evaluation.round.manage' } as const

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
    /** Witnesses who signed a draw that stands. */
    witnesses: Type.Integer(),
    panelsFaulty: Type.Integer(),
    recordsOpen: Type.Integer(),
  }),
  /** Who proposed the freeze, when, on how many reviews. */
  freeze: nullable(
    Type.Object({
      by: Type.String(),
      mine: Type.Boolean(),
      digest: Type.String(),
      at: Moment,
      count: Type.Integer(),
    }),
  ),
  digest: Type.String(),
  frozenAt: nullable(Moment),
  /** Who cancelled the round, when and why. */
  cancelled: nullable(Type.Object({ by: Type.String(), at: Moment, reason: Type.String() })),
  /** When the office last reminded those who have something open, itself. */
  remindedAt: nullable(Moment),
})
export type RoundPage = Static<typeof RoundPage>

/** The reviews as one of those who freeze finds them, against the own last look. */
export const FreezeSight = Type.Object({
  count: Type.Integer(),
  digest: Type.String(),
  looked: nullable(Type.Object({ at: Moment, count: Type.Integer(), digest: Type.String() })),
  /** Handed in or opened again since the last look: how many, and one page of which; nothing of what they say. */
  changed: Type.Integer(),
  changes: Type.Array(
    Type.Object({
      assignmentId: Id,
      seq: Type.Integer(),
      title: Type.String(),
      expert: Type.String(),
      state: Type.Enum([...assignmentStates]),
      at: Moment,
    }),
  ),
})
export type FreezeSight = Static<typeof FreezeSight>

export const listRounds = endpoint({
  name: 'evaluation.round.list',
  method: 'GET',
  path: '/api/evaluation/rounds',
  audience: 'signedIn',
  summary: { zh: '本单位的评审批次', en: 'Rounds of review of one’s organisation' },
  query: Type.Object({
    ...PageQuery.properties,
    state: Type.Optional(Type.Enum([...roundStates])),
    text: Type.Optional(Type.String({ maxLength: 100 })),
    sort: Type.Optional(Type.Enum([...roundSorts])),
    descending: Type.Optional(Type.Boolean()),
  }),
  answer: pageOf(RoundBrief),
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

export const cancelRound = endpoint({
  name: 'evaluation.round.cancel',
  method: 'POST',
  path: '/api/evaluation/rounds/:id/cancellation',
  audience: manage,
  summary: {
    zh: '撤销未冻结的批次，写明理由；评审件可以另送',
    en: 'Cancel a round that is not frozen, with a reason; its items may be sent anew',
  },
  params: OneId,
  body: Type.Object({ reason: Type.String({ maxLength: 2000 }) }),
  answer: RoundPage,
  problems: ['evaluation.reason_too_short', 'evaluation.round_cannot_step'],
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
  /** Of the reviews as whoever freezes has seen them. */
  body: Type.Object({ digest: Sha256 }),
  answer: RoundPage,
  problems: ['evaluation.second_person_needed', 'evaluation.reviews_changed'],
})

export const readFreeze = endpoint({
  name: 'evaluation.round.readFreeze',
  method: 'GET',
  path: '/api/evaluation/rounds/:id/freeze',
  audience: manage,
  summary: {
    zh: '将冻结的评审份数、摘要和上次查看以来的变动',
    en: 'Count and digest of the reviews to freeze, and what changed since one’s last look',
  },
  params: OneId,
  query: Type.Object({
    skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  answer: FreezeSight,
})

export const lookFreeze = endpoint({
  name: 'evaluation.round.look',
  method: 'POST',
  path: '/api/evaluation/rounds/:id/looks',
  audience: manage,
  summary: { zh: '记下已看到这些评审', en: 'Note that one has seen these reviews' },
  params: OneId,
  body: Type.Object({ digest: Sha256 }),
  answer: FreezeSight,
  problems: ['evaluation.reviews_changed'],
})

export const remindRound = endpoint({
  name: 'evaluation.round.remind',
  method: 'POST',
  path: '/api/evaluation/rounds/:id/reminders',
  audience: manage,
  summary: {
    zh: '催办：提醒所有尚未答复或提交的专家',
    en: 'Remind every expert who has something open',
  },
  params: OneId,
  answer: RoundPage,
  problems: ['evaluation.reminded_today', 'evaluation.nothing_open'],
})

export const listRubrics = endpoint({
  name: 'evaluation.round.rubrics',
  method: 'GET',
  path: '/api/evaluation/rubrics',
  audience: manage,
  summary: {
    zh: '可用的评分表：项目文件中的和示例的',
    en: 'Rubrics at hand: those of programme files, and the example',
  },
  answer: Type.Object({
    rows: Type.Array(Type.Object({ origin: nullable(Bilingual), rubric: Rubric })),
  }),
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
        seq: Type.Integer(),
        title: Type.String(),
        region: Type.String(),
        fields: Type.Array(Type.String()),
        scores: ByMethod,
        ranks: ByMethod,
        error: OrNothing,
        likely: nullable(Type.Array(Type.Integer())),
        range: nullable(Type.Array(Type.Integer())),
        vetoed: Type.Boolean(),
        /** What its panel concluded; the last where it sat twice. */
        panel: nullable(
          Type.Object({
            /** Points agreed on; null where it voted. */
            total: OrNothing,
            agree: Type.Integer(),
            against: Type.Integer(),
            recommendation: nullable(Type.Enum([...recommendations])),
          }),
        ),
        /** Between the highest and the lowest review, as written and with strictness taken out. */
        spread: OrNothing,
        adjustedSpread: OrNothing,
        reviews: Type.Array(Type.Object({ expert: Type.String(), total: Type.Number() })),
      }),
    ),
    /** What would change the order most, first. */
    sensitivity: Type.Array(
      Type.Object({
        kind: Type.Enum(['withoutExpert', 'withoutDimension', 'weight']),
        /** Name of the expert, or code of the dimension. */
        of: Type.String(),
        factor: OrNothing,
        /** Kendall's τ-b with the ranking itself. */
        likeness: OrNothing,
        /** Items whose rank changes. */
        moved: Type.Integer(),
      }),
    ),
  }),
  problems: ['evaluation.results_after_freeze', 'evaluation.results_not_computed'],
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

export const publicExport = endpoint({
  name: 'evaluation.round.publicExport',
  method: 'GET',
  path: '/api/evaluation/released-rounds/:id/export',
  audience: 'public',
  summary: {
    zh: '公开下载匿名分数：结果已公开、且平台设为公开的批次',
    en: 'Pseudonymised scores for anybody: of a released round, where the house makes them public',
  },
  params: OneId,
  answer: RankingExport,
})
