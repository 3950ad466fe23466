/**
 * 最优分派: the problem, and the answer with its proof. First the worst-covered item is covered as well as
 * possible, then the sum of utility is the greatest; engines/assignment solves it.
 */
import { Type, type Static } from 'typebox'
import { nullable } from '../kernel/shapes.ts'
import type { Binding, BindingCause, RepairOption } from './assignmentRepair.ts'

const closed = { additionalProperties: false } as const
const Id = Type.String({ minLength: 1, maxLength: 64 })
const Codes = Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { maxItems: 20 })
const Few = Type.Integer({ minimum: 0, maximum: 20 })
const Points = Type.Integer({ minimum: -10_000, maximum: 10_000 })

const AtMost = nullable(Type.Integer({ minimum: 1, maximum: 20 }))

/** Of the experts of one item. */
const itemRules = {
  /** So many seniors at least. */
  seniorsPerItem: Few,
  /** So many of one region, of one employer at most; null: no matter. */
  maxSameRegion: AtMost,
  maxSameEmployer: AtMost,
  /** The lowest level at which an expert may read; 0: any expert may. */
  minLevel: Type.Integer({ minimum: 0, maximum: 3 }),
}

export const AssignmentItem = Type.Object(
  {
    id: Id,
    /** Fields that the item is judged in. */
    fields: Codes,
    /** Regions of those who apply. */
    regions: Codes,
    /** Reviews, where they differ from the problem's `reviewsPerItem`. */
    needs: Type.Optional(Few),
    /** Rules that are others for this item alone. */
    rules: Type.Optional(Type.Partial(Type.Object(itemRules, closed))),
  },
  closed,
)
export type AssignmentItem = Static<typeof AssignmentItem>

export const AssignmentExpert = Type.Object(
  {
    id: Id,
    /** Field → level: 1 familiar, 2 works in it, 3 leads in it. */
    fields: Type.Record(Type.String(), Type.Integer({ minimum: 1, maximum: 3 })),
    region: Type.String({ maxLength: 64 }),
    employer: Type.String({ maxLength: 64 }),
    senior: Type.Boolean(),
    load: Type.Object(
      {
        min: Type.Integer({ minimum: 0, maximum: 10_000 }),
        max: Type.Integer({ minimum: 0, maximum: 10_000 }),
      },
      closed,
    ),
  },
  closed,
)
export type AssignmentExpert = Static<typeof AssignmentExpert>

/** Of one problem. */
export const assignmentExpertsMost = 3000

export const AssignmentRules = Type.Object(itemRules, closed)
export type AssignmentRules = Static<typeof AssignmentRules>

/** What a pair is worth: the sum of what applies. */
export const AssignmentWeights = Type.Object(
  {
    /** By the expert's best level among the item's fields, 0 to 3. */
    level: Type.Tuple([Points, Points, Points, Points]),
    /** For each further field of the item that the expert knows. */
    furtherField: Points,
    senior: Points,
    /** The expert's region is none of the item's. */
    otherRegion: Points,
  },
  closed,
)
export type AssignmentWeights = Static<typeof AssignmentWeights>

export const usualWeights: AssignmentWeights = {
  level: [0, 40, 70, 100],
  furtherField: 8,
  senior: 5,
  otherRegion: 12,
}

export const AssignmentProblem = Type.Object(
  {
    /** Among equally good plans the seed chooses; the same seed gives the same plan. */
    seed: Type.Integer({ minimum: 0, maximum: 4_294_967_295 }),
    reviewsPerItem: Type.Integer({ minimum: 1, maximum: 20 }),
    items: Type.Array(AssignmentItem, { maxItems: 100_000 }),
    experts: Type.Array(AssignmentExpert, { maxItems: 20_000 }),
    rules: AssignmentRules,
    weights: AssignmentWeights,
    /**
     * Pairs that must not be, each with the code of its cause: a conflict of interest, `refused` by the expert,
     * or `office`, which the office may take back.
     */
    forbidden: Type.Array(
      Type.Object({ item: Id, expert: Id, cause: Type.String({ maxLength: 64 }) }, closed),
    ),
    /** Pairs that must be; those that stand already are not let go by a wish. */
    pinned: Type.Array(
      Type.Object({ item: Id, expert: Id, stands: Type.Optional(Type.Boolean()) }, closed),
    ),
  },
  closed,
)
export type AssignmentProblem = Static<typeof AssignmentProblem>

/** Why an expert reads an item; the words are `evaluation.pairReason.<code>`. */
export const pairReasonCodes = [
  'pinned',
  'fieldLeads',
  'fieldWorks',
  'fieldFamiliar',
  'fieldNone',
  'furtherFields',
  'senior',
  'otherRegion',
  'sameRegion',
  'load',
  'drawn',
  'drawnReserve',
  'panel',
  'noConflict',
] as const
export type PairReasonCode = (typeof pairReasonCodes)[number]
export type PairReason = {
  readonly code: PairReasonCode
  readonly values: Readonly<Record<string, string | number>>
}

export type AssignedPair = {
  readonly item: string
  readonly expert: string
  readonly level: number
  readonly utility: number
  readonly reasons: readonly PairReason[]
  /** Who would come in this expert's place, and about what the whole plan would lose; null where nobody may. */
  readonly instead: { readonly expert: string; readonly loss: number } | null
}

/** Where numbers of the problem contradict each other before anything is solved. */
export const problemFaultCodes = [
  'itemTwice',
  'expertTwice',
  'pairUnknown',
  'pinnedForbidden',
  'loadReversed',
  'tooLarge',
] as const
export type ProblemFault = {
  readonly code: (typeof problemFaultCodes)[number]
  readonly item: string
  readonly expert: string
}

/** How it is known that nothing better exists: prices over all pairs, or a search of what prices leave open. */
export type AssignmentProof = 'prices' | 'search' | 'none'

/** Why no plan covers its worst item better: whatever a better plan does, these loads or this item stand against it. */
export type WorstReason =
  /** All items together ask more of these experts than they may read, or less than they must. */
  | { readonly kind: 'loads'; readonly side: 'over' | 'under'; readonly experts: readonly string[] }
  | { readonly kind: 'item'; readonly item: string }

export type AssignmentAnswer = {
  /** `feasible`: time ran out with a plan and its gap; `stopped`: without one. */
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'faulty' | 'stopped'
  /** Of the worst-covered item: sum of levels over reviews needed, as a fraction of one level. */
  readonly worst: { readonly levels: number; readonly reviews: number } | null
  /** Items that are covered no better than that. */
  readonly worstItems: readonly string[]
  /** No plan covers its worst item better than `bound.levels / bound.reviews`. */
  readonly worstBound: { readonly levels: number; readonly reviews: number } | null
  /** Null where the best that each item could have alone says so, or a search over all pairs. */
  readonly worstReason: WorstReason | null
  readonly total: number
  /** No plan with that worst item has a greater sum. */
  readonly bound: number
  readonly gap: number
  readonly proof: AssignmentProof
  readonly pairs: readonly AssignedPair[]
  /** Where there is no plan: what binds, and what would clear it. */
  readonly causes: readonly BindingCause[]
  /** Each of these, given up alone, would let a plan be. */
  readonly alone: readonly Binding[]
  readonly repairs: readonly RepairOption[]
  readonly faults: readonly ProblemFault[]
  readonly effort: {
    readonly seconds: number
    /** Pairs that could be, and those of them that the solver had to hold. */
    readonly pairs: number
    readonly columns: number
    readonly rows: number
    readonly rounds: number
  }
}
