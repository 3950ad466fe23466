/** 最优分派 of a round: what an office asks for, what is known of rounds and experts, and the problem that makes of it. */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { Id } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, forbidden, type Verdict } from '../kernel/verdict.ts'
import {
  assignmentExpertsMost,
  AssignmentRules,
  AssignmentWeights,
  type AssignmentAnswer,
  type AssignmentExpert,
  type AssignmentItem,
  type AssignmentProblem,
} from './assignmentPlan.ts'
import {
  conflictPairs,
  type ConflictObject,
  type ConflictRule,
  type ConflictSubject,
} from './conflict.ts'
import type { ExpertInput } from './expert.ts'
import type { RoundMethod, RoundState } from './round.ts'

export const arrangementStates = ['waiting', 'running', 'done', 'failed', 'confirmed'] as const
export type ArrangementState = (typeof arrangementStates)[number]

const closed = { additionalProperties: false } as const
export const WishedPair = Type.Object({ itemId: Id, expertId: Id }, closed)
export type WishedPair = Static<typeof WishedPair>

/** What is asked of one item instead of what is asked of all. */
export const ItemWish = Type.Object(
  {
    itemId: Id,
    /** Reviews. */
    needs: Type.Optional(Type.Integer({ minimum: 0, maximum: 20 })),
    ...Type.Partial(AssignmentRules).properties,
  },
  closed,
)
export type ItemWish = Static<typeof ItemWish>

export const ArrangementWish = Type.Object(
  {
    rules: AssignmentRules,
    weights: AssignmentWeights,
    /** Whether the least number of items that an expert asked for binds. */
    leastLoads: Type.Boolean(),
    /** Whether what experts read in the office's other open rounds counts against their loads here. */
    sharedLoads: Type.Optional(Type.Boolean()),
    /** Experts who read more or fewer items in this round than their data say. */
    loads: Type.Array(
      Type.Object({ expertId: Id, max: Type.Integer({ minimum: 0, maximum: 1000 }) }, closed),
      { maxItems: 3000 },
    ),
    /** The least that some of them read, where it is less than they asked for. */
    least: Type.Optional(
      Type.Array(
        Type.Object({ expertId: Id, min: Type.Integer({ minimum: 0, maximum: 1000 }) }, closed),
        { maxItems: 3000 },
      ),
    ),
    /** Items with limits of their own. */
    items: Type.Optional(Type.Array(ItemWish, { maxItems: 5000 })),
    pinned: Type.Array(WishedPair, { maxItems: 5000 }),
    forbidden: Type.Array(WishedPair, { maxItems: 5000 }),
  },
  closed,
)
export type ArrangementWish = Static<typeof ArrangementWish>

/** Two seniors among five, as rounds are usually held; with fewer reviews one, with one none. */
export function usualRules(reviewsPerItem: number): AssignmentRules {
  return {
    seniorsPerItem: Math.floor(reviewsPerItem / 2),
    maxSameRegion: Math.max(1, Math.ceil(reviewsPerItem / 2)),
    maxSameEmployer: 1,
    minLevel: 0,
  }
}

type Facts = { readonly state: RoundState; readonly method: RoundMethod; readonly items: number }

/** A plan is asked for and confirmed while the round is being prepared. */
export function mayArrange(actor: Actor, round: Facts): Verdict {
  const permit = 'evaluation.round.manage'
  return allOf(
    permits(actor, permit) ? allowed : forbidden('evaluation.role_cannot', { permit }),
    round.method === 'optimal' ? allowed : conflict('evaluation.round_not_arranged'),
    round.state === 'preparing'
      ? allowed
      : conflict('evaluation.round_not_at_this', { state: round.state }),
    round.items > 0 ? allowed : conflict('evaluation.round_empty'),
  )
}

export function mayConfirmPlan(
  actor: Actor,
  round: Facts,
  plan: { readonly state: ArrangementState; readonly status: AssignmentAnswer['status'] | null },
): Verdict {
  return allOf(
    mayArrange(actor, round),
    plan.state === 'done' ? allowed : conflict('evaluation.plan_not_ready'),
    plan.status === 'optimal' || plan.status === 'feasible'
      ? allowed
      : conflict('evaluation.plan_without_pairs'),
  )
}

type Mended = {
  readonly status: AssignmentAnswer['status'] | null
  readonly mends: string | null
  readonly takenBack: boolean
  /** Whether the plan before, whose wish would be asked again, is still kept. */
  readonly hasBefore: boolean
}

/** A repair is carried out on a plan that could not be; it asks for another plan. */
export function mayRepair(actor: Actor, round: Facts, plan: Pick<Mended, 'status'>): Verdict {
  return allOf(
    mayArrange(actor, round),
    plan.status === 'infeasible' ? allowed : conflict('evaluation.plan_without_repair'),
  )
}

/** A repair is taken back until the experts are asked; what its plan assigned is withdrawn with it. */
export function mayTakeBackRepair(actor: Actor, round: Facts, plan: Mended): Verdict {
  return allOf(
    mayArrange(actor, round),
    plan.mends !== null && !plan.takenBack && plan.hasBefore
      ? allowed
      : conflict('evaluation.repair_not_there'),
  )
}

/** Everything that a plan rests on, without a name. */
export type ArrangementMaterial = {
  readonly seed: number
  readonly reviewsPerItem: number
  readonly wish: ArrangementWish
  readonly conflictRule: ConflictRule
  readonly items: readonly {
    readonly id: string
    readonly fields: readonly string[]
    readonly region: string
    readonly facts: ConflictObject
  }[]
  readonly experts: readonly {
    readonly id: string
    readonly profile: Pick<ExpertInput, 'fields' | 'region' | 'employer' | 'seniority' | 'load'>
    readonly subject: ConflictSubject
  }[]
  /** Assignments that stand already. */
  readonly standing: readonly WishedPair[]
  /** Pairs that an expert has turned down or given up. */
  readonly refused: readonly WishedPair[]
  /** Items that experts read in other open rounds, where these count here. */
  readonly elsewhere?: Readonly<Record<string, number>>
}

/** 省级: a region of an item and one of an expert are the same when their provinces are. */
export const provinceOf = (region: string): string =>
  region === 'XPCC' ? region : `${region.slice(0, 2)}0000`

/** An employer by its code, or by its name where no code is known. */
export const employerKey = ({ code, name }: ExpertInput['employer']): string =>
  (code === '' ? name : code).slice(0, 64)

const keyOf = ({ itemId, expertId }: WishedPair): string => `${itemId} ${expertId}`
const pairOf = ({ itemId, expertId }: WishedPair) => ({ item: itemId, expert: expertId })

function ownLimits(wish: ItemWish | undefined): Pick<AssignmentItem, 'needs' | 'rules'> {
  if (wish === undefined) return {}
  const { itemId: _, needs, ...rules } = wish
  return { ...(needs === undefined ? {} : { needs }), rules }
}

type Limits = Pick<ArrangementWish, 'loads'> & {
  readonly elsewhere?: ArrangementMaterial['elsewhere'] | undefined
}

/** Most items that an expert reads in this round; what an office says of this round goes before all. */
export function loadMaxIn({ loads, elsewhere = {} }: Limits) {
  const changed = new Map(loads.map(({ expertId, max }) => [expertId, max]))
  return (expertId: string, max: number): number =>
    changed.get(expertId) ?? Math.max(0, max - (elsewhere[expertId] ?? 0))
}

/**
 * A register may be larger than one problem: then those who can read no item of the round, since they have no
 * room left or know none of its fields as well as is asked, are not part of it.
 */
function ableOnly(problem: AssignmentProblem): AssignmentProblem {
  if (problem.experts.length <= assignmentExpertsMost) return problem
  const asked = new Map<string, number>()
  for (const { fields, rules } of problem.items) {
    const level = rules?.minLevel ?? problem.rules.minLevel
    for (const field of level === 0 ? [''] : fields) {
      asked.set(field, Math.min(level, asked.get(field) ?? level))
    }
  }
  const pinned = new Set(problem.pinned.map(({ expert }) => expert))
  const isAble = ({ id, fields, load }: AssignmentExpert): boolean =>
    pinned.has(id) ||
    (load.max > 0 &&
      (asked.has('') ||
        Object.entries(fields).some(([field, level]) => level >= (asked.get(field) ?? Infinity))))
  const experts = problem.experts.filter(isAble)
  const known = new Set(experts.map(({ id }) => id))
  const pairs = problem.forbidden.filter(({ expert }) => known.has(expert))
  return { ...problem, experts, forbidden: pairs }
}

/** The problem as the engine takes it; every pair in conflict is forbidden, with its gravest cause. */
export function problemOf(material: ArrangementMaterial): AssignmentProblem {
  const { wish, items, experts, conflictRule, standing } = material
  const loadMax = loadMaxIn({ loads: wish.loads, elsewhere: material.elsewhere })
  const found = conflictPairs(
    items.map(({ facts }) => facts),
    experts.map(({ subject }) => subject),
    conflictRule,
  )
  const pinned = new Map([
    ...wish.pinned.map((pair) => [keyOf(pair), pairOf(pair)] as const),
    ...standing.map((pair) => [keyOf(pair), { ...pairOf(pair), stands: true }] as const),
  ])
  const least = new Map(wish.least?.map(({ expertId, min }) => [expertId, min]))
  const own = new Map(wish.items?.map((item) => [item.itemId, item]))
  return ableOnly({
    seed: material.seed,
    reviewsPerItem: material.reviewsPerItem,
    items: items.map(({ id, fields, region }) => ({
      id,
      fields: [...fields],
      regions: [provinceOf(region)],
      ...ownLimits(own.get(id)),
    })),
    experts: experts.map(({ id, profile }) => {
      const max = loadMax(id, profile.load.max)
      return {
        id,
        fields: Object.fromEntries(profile.fields.map(({ code, level }) => [code, level])),
        region: provinceOf(profile.region),
        employer: employerKey(profile.employer),
        senior: profile.seniority === 'senior',
        load: { min: wish.leastLoads ? Math.min(least.get(id) ?? profile.load.min, max) : 0, max },
      }
    }),
    rules: wish.rules,
    weights: wish.weights,
    forbidden: [
      ...found.map((pair) => ({ ...pairOf(pair), cause: pair.cause })),
      ...material.refused.map((pair) => ({ ...pairOf(pair), cause: 'refused' })),
      ...wish.forbidden.map((pair) => ({ ...pairOf(pair), cause: 'office' })),
    ],
    pinned: [...pinned.values()],
  })
}
