/** 回避: detected from facts, each finding with its reason; what an expert declares counts as much. */
import type { Facts } from '../kernel/verdict.ts'

/** Of an expert, as known to the office. Organisations are named by 统一社会信用代码. */
export type ConflictSubject = {
  readonly expertId: string
  readonly personId: string | null
  readonly employer: string
  /** `until` is a day; null while it lasts, as a second post does. */
  readonly memberships: readonly { readonly org: string; readonly until: string | null }[]
  /** Unit that nominated the expert. */
  readonly recommendingUnit: string | null
  /** Declared by the expert, in general or on being invited, and not withdrawn; `org` is empty where no code is known. */
  readonly declared: readonly {
    readonly org: string
    readonly name: string
    readonly reason: string
    readonly on: string
  }[]
}

export type ConflictObject = {
  readonly itemId: string
  readonly applicant: string
  readonly coApplicants: readonly string[]
  /** Names of applicant and co-applicants, as they were written: a declared conflict may know no more. */
  readonly names: readonly string[]
  readonly recommendingUnit: string
  /** Persons of the project's team. */
  readonly team: readonly string[]
  /** Organisations that the applicant named as competitors. */
  readonly competitors: readonly string[]
}

export type ConflictRule = {
  /** A membership that ended on or after this day still counts. */
  readonly membershipsSince: string
  readonly sameRecommendingUnit: boolean
  readonly namedCompetitors: boolean
}

export const conflictCauses = [
  'sameOrganisation',
  'coApplicant',
  'pastMembership',
  'teamMember',
  'sameRecommendingUnit',
  'namedCompetitor',
  'declared',
] as const
export type ConflictCause = (typeof conflictCauses)[number]

export type ConflictFinding = { readonly cause: ConflictCause; readonly facts: Facts }

/** Empty where the expert may read the item. All causes are told, the gravest first. */
export function findConflicts(
  expert: ConflictSubject,
  item: ConflictObject,
  rule: ConflictRule,
): ConflictFinding[] {
  const found: ConflictFinding[] = []
  const add = (cause: ConflictCause, facts: Facts): void => {
    found.push({ cause, facts })
  }
  // Where no code is known, nothing is the same.
  const parties = new Set([item.applicant, ...item.coApplicants].filter((code) => code !== ''))
  const { employer } = expert
  if (parties.has(employer) && employer === item.applicant)
    add('sameOrganisation', { org: employer })
  else if (parties.has(employer)) add('coApplicant', { org: employer })
  for (const { org, until } of expert.memberships) {
    const counts = until === null || until >= rule.membershipsSince
    if (counts && parties.has(org)) add('pastMembership', { org, until: until ?? '' })
  }
  if (expert.personId !== null && item.team.includes(expert.personId)) add('teamMember', {})
  if (rule.sameRecommendingUnit && expert.recommendingUnit === item.recommendingUnit) {
    add('sameRecommendingUnit', { unit: item.recommendingUnit })
  }
  if (rule.namedCompetitors && employer !== '' && item.competitors.includes(employer)) {
    add('namedCompetitor', { org: employer })
  }
  for (const { org, name, reason, on } of expert.declared) {
    if (parties.has(org) || item.names.includes(name)) add('declared', { org: name, reason, on })
  }
  return found
}

/** Codes and persons by which an expert could be in conflict with an item: where none is shared, nothing is found. */
function marksOfItem(item: ConflictObject): readonly string[] {
  return [
    ...[item.applicant, ...item.coApplicants, ...item.competitors].map((code) => `org ${code}`),
    `unit ${item.recommendingUnit}`,
    ...item.team.map((person) => `person ${person}`),
    ...item.names.map((name) => `name ${name}`),
  ]
}

function marksOfExpert(expert: ConflictSubject): readonly string[] {
  const orgs = [
    expert.employer,
    ...expert.memberships.map(({ org }) => org),
    ...expert.declared.map(({ org }) => org),
  ]
  return [
    ...orgs.map((code) => `org ${code}`),
    ...expert.declared.map(({ name }) => `name ${name}`),
    ...(expert.recommendingUnit === null ? [] : [`unit ${expert.recommendingUnit}`]),
    ...(expert.personId === null ? [] : [`person ${expert.personId}`]),
  ]
}

/** All pairs in conflict among many items and experts, each with its gravest cause. */
export function conflictPairs(
  items: readonly ConflictObject[],
  experts: readonly ConflictSubject[],
  rule: ConflictRule,
): { readonly itemId: string; readonly expertId: string; readonly cause: ConflictCause }[] {
  const byMark = new Map<string, ConflictObject[]>()
  for (const item of items) {
    for (const mark of new Set(marksOfItem(item))) {
      const its = byMark.get(mark)
      if (its === undefined) byMark.set(mark, [item])
      else its.push(item)
    }
  }
  return experts.flatMap((expert) => {
    const near = new Set(marksOfExpert(expert).flatMap((mark) => byMark.get(mark) ?? []))
    return [...near].flatMap((item) => {
      const [first] = findConflicts(expert, item, rule)
      return first === undefined
        ? []
        : [{ itemId: item.itemId, expertId: expert.expertId, cause: first.cause }]
    })
  })
}
