/** Where no plan can be: what binds, the changes that would clear it, and the problem after making them. */
import type { AssignmentItem, AssignmentProblem } from './assignmentPlan.ts'

/** Families of limits that can bind; the words are `evaluation.binding.<code>`. */
export const bindings = [
  'conflicts',
  'refused',
  'excluded',
  'level',
  'seniors',
  'sameRegion',
  'sameEmployer',
  'loadMax',
  'loadMin',
  'pinned',
] as const
export type Binding = (typeof bindings)[number]

/**
 * Limits that cannot be kept together for these items, none of which is idle: without any one of them these items
 * could be read. None at all: the register has fewer experts than reviews are asked for.
 */
export type BindingCause = {
  readonly binds: readonly Binding[]
  readonly items: readonly string[]
  /** Whether a single item, looked at alone, is out of reach; else loads tie several together. */
  readonly kind: 'item' | 'together'
  /** Reviews asked for, and how many the experts who may read could give. */
  readonly asked: number
  readonly possible: number
  /** Experts of the register by what keeps them from the first of the items. */
  readonly experts: {
    readonly all: number
    readonly conflicts: number
    readonly refused: number
    readonly excluded: number
    readonly level: number
    readonly open: number
  }
  /** False where time ran out before idle limits or items were all told apart. */
  readonly exact: boolean
}

/** What a repair changes; the words are `evaluation.repair.<cause>`. */
export const repairCauses = [
  'itemNeeds',
  'loadMax',
  'loadMin',
  'seniors',
  'level',
  'sameRegion',
  'sameEmployer',
  'excluded',
  'pinned',
  'standing',
  'moreExperts',
] as const
export type RepairCause = (typeof repairCauses)[number]

/** What one unit of a change weighs: the smallest repair is the one of the least sum. */
export const repairCosts: Readonly<Record<Exclude<RepairCause, 'moreExperts'>, number>> = {
  level: 9,
  loadMax: 10,
  loadMin: 10,
  seniors: 11,
  sameRegion: 11,
  sameEmployer: 12,
  excluded: 13,
  pinned: 13,
  itemNeeds: 20,
  standing: 400,
}

/**
 * One change: of items (fewer reviews, fewer seniors, a lower level, more of one region or employer), of an
 * expert's load, a pair that is let go or allowed again, or experts to be won for a field. `from` and `to` are the
 * numbers before and after.
 */
export type RepairStep = {
  readonly cause: RepairCause
  readonly items: readonly string[]
  readonly experts: readonly string[]
  /** Field, where experts are to be won for one. */
  readonly code: string
  readonly from: number
  readonly to: number
}

/** `least`: of all changes of settings the smallest; `invite`: experts alone; else one cause alone. */
export const repairKinds = [
  'least',
  'invite',
  'itemNeeds',
  'loadMax',
  'loadMin',
  'seniors',
  'level',
  'sameRegion',
  'sameEmployer',
  'excluded',
  'pinned',
] as const
export type RepairKind = (typeof repairKinds)[number]

export type RepairOption = {
  readonly kind: RepairKind
  readonly cost: number
  readonly steps: readonly RepairStep[]
}

/** Whether an office can carry a repair out by its wish: what stands is withdrawn, and experts are won, elsewhere. */
export const isApplicable = ({ steps }: Pick<RepairOption, 'steps'>): boolean =>
  steps.length > 0 && steps.every(({ cause }) => cause !== 'moreExperts' && cause !== 'standing')

const ruleOf = {
  seniors: 'seniorsPerItem',
  level: 'minLevel',
  sameRegion: 'maxSameRegion',
  sameEmployer: 'maxSameEmployer',
} as const

function mendItem(item: AssignmentItem, { cause, to }: RepairStep): AssignmentItem {
  if (cause === 'itemNeeds') return { ...item, needs: to }
  const rule = ruleOf[cause as keyof typeof ruleOf]
  return { ...item, rules: { ...item.rules, [rule]: to } }
}

/** The problem that the office would have after making the changes; experts to be won are not in it. */
export function applyRepair(
  problem: AssignmentProblem,
  steps: readonly RepairStep[],
): AssignmentProblem {
  let { items, experts, pinned, forbidden } = problem
  for (const step of steps) {
    const [ofItems, ofExperts] = [new Set(step.items), new Set(step.experts)]
    const isNamed = (pair: { readonly item: string; readonly expert: string }): boolean =>
      ofItems.has(pair.item) && ofExperts.has(pair.expert)
    if (step.cause === 'pinned' || step.cause === 'standing') {
      pinned = pinned.filter((pair) => !isNamed(pair))
    } else if (step.cause === 'excluded') {
      forbidden = forbidden.filter((pair) => pair.cause !== 'office' || !isNamed(pair))
    } else if (step.cause === 'loadMin' || step.cause === 'loadMax') {
      const bound = step.cause === 'loadMin' ? 'min' : 'max'
      experts = experts.map((one) =>
        ofExperts.has(one.id) ? { ...one, load: { ...one.load, [bound]: step.to } } : one,
      )
    } else if (step.cause !== 'moreExperts') {
      items = items.map((one) => (ofItems.has(one.id) ? mendItem(one, step) : one))
    }
  }
  return { ...problem, items, experts, pinned, forbidden }
}
