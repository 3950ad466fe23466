/** 最优分派: an office asks for a plan, looks at it, changes what it likes and asks again, and confirms one. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, nullable, OneId } from '../kernel/shapes.ts'
import { arrangementStates, ArrangementWish } from './arrangement.ts'
import { pairReasonCodes, problemFaultCodes } from './assignmentPlan.ts'
import { bindings, repairCauses, repairKinds } from './assignmentRepair.ts'

const manage = { permit: 'evaluation.round.manage' } as const
/** What a sentence names, by the names of its places. */
export const Values = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))
/** Why a plan or a draw chose an expert. */
export const PairReasonShape = Type.Object({
  code: Type.Enum([...pairReasonCodes]),
  values: Values,
})

/** Sum of levels of the worst-covered item over reviews. */
const Cover = Type.Object({ levels: Type.Integer(), reviews: Type.Integer() })

const planStates = ['optimal', 'feasible', 'infeasible', 'faulty', 'stopped'] as const

export const ArrangementBrief = Type.Object({
  id: Id,
  state: Type.Enum([...arrangementStates]),
  status: nullable(Type.Enum([...planStates])),
  worst: nullable(Cover),
  total: nullable(Type.Integer()),
  by: Type.String(),
  askedAt: Moment,
  confirmedAt: nullable(Moment),
})
export type ArrangementBrief = Static<typeof ArrangementBrief>

const Loaded = Type.Object({
  id: Id,
  name: Type.String(),
  employer: Type.String(),
  region: Type.String(),
  senior: Type.Boolean(),
  load: Type.Integer(),
  max: Type.Integer(),
})

const PlanDifference = Type.Object({
  /** The plan that was looked at before. */
  id: Id,
  status: nullable(Type.Enum([...planStates])),
  worst: nullable(Cover),
  total: nullable(Type.Integer()),
  /** Pairs of that plan that are gone, pairs of this one that are new, items that have either. */
  gone: Type.Integer(),
  come: Type.Integer(),
  items: Type.Integer(),
})

/** What cannot be kept together, for which items, and how the register looks from the first of them. */
const Cause = Type.Object({
  binds: Type.Array(Type.Enum([...bindings])),
  kind: Type.Enum(['item', 'together']),
  items: Type.Array(Id),
  asked: Type.Integer(),
  possible: Type.Integer(),
  experts: Type.Object({
    all: Type.Integer(),
    conflicts: Type.Integer(),
    refused: Type.Integer(),
    excluded: Type.Integer(),
    level: Type.Integer(),
    open: Type.Integer(),
  }),
  exact: Type.Boolean(),
})

export const ArrangementPage = Type.Object({
  ...ArrangementBrief.properties,
  roundId: Id,
  wish: ArrangementWish,
  reviewsPerItem: Type.Integer(),
  items: Type.Integer(),
  /** Reviews that the plan asks for of all items. */
  reviews: Type.Integer(),
  /** No plan covers its worst item better than this, and none so covered is worth more than `bound`. */
  worstBound: nullable(Cover),
  bound: nullable(Type.Integer()),
  gap: nullable(Type.Integer()),
  proof: nullable(Type.Enum(['prices', 'search', 'none'])),
  seconds: nullable(Type.Number()),
  pairsLookedAt: nullable(Type.Integer()),
  worstItems: Type.Integer(),
  /** Experts of the register who could not take part, by the reason. */
  leftOut: Type.Array(Type.Object({ code: Type.String(), count: Type.Integer() })),
  experts: Type.Array(Loaded),
  /** Experts whom this plan names in its wish or its repair, by id. */
  named: Type.Record(Type.String(), Type.String()),
  /** Items named there: number and title. */
  namedItems: Type.Record(
    Type.String(),
    Type.Object({ seq: Type.Integer(), title: Type.String() }),
  ),
  causes: Type.Array(Cause),
  /** Limits each of which, given up alone, would let a plan be. */
  alone: Type.Array(Type.Enum([...bindings])),
  repairs: Type.Array(
    Type.Object({
      kind: Type.Enum([...repairKinds]),
      cost: Type.Integer(),
      steps: Type.Array(
        Type.Object({
          cause: Type.Enum([...repairCauses]),
          items: Type.Array(Id),
          experts: Type.Array(Id),
          code: Type.String(),
          from: Type.Integer(),
          to: Type.Integer(),
        }),
      ),
    }),
  ),
  /** The repair of the plan before that this one came from; whether it was taken back. */
  mends: nullable(Type.Enum([...repairKinds])),
  takenBack: Type.Boolean(),
  faults: Type.Array(
    Type.Object({
      code: Type.Enum([...problemFaultCodes]),
      item: Type.String(),
      expert: Type.String(),
    }),
  ),
  before: nullable(PlanDifference),
})
export type ArrangementPage = Static<typeof ArrangementPage>

const PlannedPair = Type.Object({
  expertId: Id,
  expert: Type.String(),
  employer: Type.String(),
  level: Type.Integer(),
  utility: Type.Integer(),
  pinned: Type.Boolean(),
  /** Whether the plan before had it, where there is one. */
  isNew: Type.Boolean(),
  reasons: Type.Array(PairReasonShape),
  /** Who would come in this expert's place, and what the whole plan would lose by it. */
  instead: nullable(Type.Object({ expertId: Id, expert: Type.String(), loss: Type.Integer() })),
})

const PlannedItem = Type.Object({
  id: Id,
  seq: Type.Integer(),
  title: Type.String(),
  fields: Type.Array(Type.String()),
  region: Type.String(),
  /** Sum of levels of its experts. */
  levels: Type.Integer(),
  isWorst: Type.Boolean(),
  pairs: Type.Array(PlannedPair),
  /** Experts whom the plan before had and this one has not. */
  gone: Type.Array(Type.String()),
})

export const listArrangements = endpoint({
  name: 'evaluation.arrangement.list',
  method: 'GET',
  path: '/api/evaluation/rounds/:id/arrangements',
  audience: 'signedIn',
  summary: { zh: '一个批次的分派方案', en: 'Plans of assignment of a round' },
  params: OneId,
  answer: Type.Object({ rows: Type.Array(ArrangementBrief) }),
})

export const arrange = endpoint({
  name: 'evaluation.round.arrange',
  method: 'POST',
  path: '/api/evaluation/rounds/:id/arrangements',
  audience: manage,
  summary: { zh: '请求最优分派方案', en: 'Ask for the best plan of assignment' },
  params: OneId,
  body: Type.Object({ wish: ArrangementWish, after: Type.Optional(nullable(Id)) }),
  bodyBytes: 2 * 1024 * 1024,
  answer: ArrangementPage,
  problems: ['evaluation.round_not_arranged', 'evaluation.plans_waiting'],
})

export const readArrangement = endpoint({
  name: 'evaluation.arrangement.read',
  method: 'GET',
  path: '/api/evaluation/arrangements/:id',
  audience: 'signedIn',
  summary: {
    zh: '一个分派方案及其依据',
    en: 'One plan of assignment and how it is known to be best',
  },
  params: OneId,
  answer: ArrangementPage,
})

export const readPlan = endpoint({
  name: 'evaluation.arrangement.items',
  method: 'GET',
  path: '/api/evaluation/arrangements/:id/items',
  audience: 'signedIn',
  summary: { zh: '方案中每件的专家及理由', en: 'Experts of each item in a plan, with reasons' },
  params: OneId,
  query: Type.Object({
    after: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    only: Type.Optional(Type.Enum(['all', 'worst', 'changed'])),
    text: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  answer: Type.Object({
    rows: Type.Array(PlannedItem),
    total: Type.Integer(),
    /** Number of the last item shown, where more follow. */
    next: nullable(Type.Integer()),
  }),
})

export const confirmArrangement = endpoint({
  name: 'evaluation.arrangement.confirm',
  method: 'POST',
  path: '/api/evaluation/arrangements/:id/confirm',
  audience: manage,
  summary: { zh: '确认方案，生成全部分派', en: 'Confirm a plan: all its assignments are made' },
  params: OneId,
  answer: ArrangementPage,
  problems: [
    'evaluation.plan_not_ready',
    'evaluation.plan_without_pairs',
    'evaluation.plan_outdated',
    'evaluation.plan_conflicts',
  ],
})

export const repairArrangement = endpoint({
  name: 'evaluation.arrangement.repair',
  method: 'POST',
  path: '/api/evaluation/arrangements/:id/repair',
  audience: manage,
  summary: {
    zh: '执行一种改法：改动要求并另算方案',
    en: 'Carry out a repair: the wish is changed and another plan computed',
  },
  params: OneId,
  body: Type.Object({ kind: Type.Enum([...repairKinds]) }),
  answer: ArrangementPage,
  problems: ['evaluation.plan_without_repair', 'evaluation.repair_elsewhere'],
})

export const takeBackRepair = endpoint({
  name: 'evaluation.arrangement.takeBack',
  method: 'POST',
  path: '/api/evaluation/arrangements/:id/take-back',
  audience: manage,
  summary: {
    zh: '撤销已执行的改法，恢复原来的要求',
    en: 'Take a repair back: what was asked for before is asked for again',
  },
  params: OneId,
  answer: ArrangementPage,
  problems: ['evaluation.repair_not_there'],
})
