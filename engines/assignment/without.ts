/** A problem with a family of limits given up, and with one item alone. */
import type { AssignmentProblem, AssignmentRules } from '../../domain/evaluation/assignmentPlan.ts'
import type { Binding } from '../../domain/evaluation/assignmentRepair.ts'

function withRule(problem: AssignmentProblem, rule: Partial<AssignmentRules>): AssignmentProblem {
  const items = problem.items.map((item) => ({ ...item, rules: { ...item.rules, ...rule } }))
  return { ...problem, items, rules: { ...problem.rules, ...rule } }
}

const isConflict = (cause: string): boolean => cause !== 'office' && cause !== 'refused'

const barring = {
  conflicts: isConflict,
  refused: (cause: string) => cause === 'refused',
  excluded: (cause: string) => cause === 'office',
} as const

export function without(problem: AssignmentProblem, family: Binding): AssignmentProblem {
  switch (family) {
    case 'conflicts':
    case 'refused':
    case 'excluded': {
      const gone = barring[family]
      return { ...problem, forbidden: problem.forbidden.filter(({ cause }) => !gone(cause)) }
    }
    case 'level':
      return withRule(problem, { minLevel: 0 })
    case 'seniors':
      return withRule(problem, { seniorsPerItem: 0 })
    case 'sameRegion':
      return withRule(problem, { maxSameRegion: null })
    case 'sameEmployer':
      return withRule(problem, { maxSameEmployer: null })
    case 'pinned':
      return { ...problem, pinned: [] }
    case 'loadMax':
    case 'loadMin': {
      const most = Math.max(1, problem.items.length)
      const experts = problem.experts.map((one) => {
        const { min, max } = one.load
        const load = family === 'loadMin' ? { min: 0, max } : { min, max: Math.max(max, most) }
        return { ...one, load }
      })
      return { ...problem, experts }
    }
  }
}

/** Families that say anything in a problem, in the order in which they are tried: conflicts last of all. */
export function activeIn({
  items,
  experts,
  rules,
  forbidden,
  pinned,
}: AssignmentProblem): Binding[] {
  const any = (rule: keyof AssignmentRules): boolean =>
    items.some((item) => {
      const own = item.rules?.[rule]
      const its = own === undefined ? rules[rule] : own
      return its !== null && its !== 0
    })
  const active: Record<Binding, boolean> = {
    pinned: pinned.length > 0,
    loadMin: experts.some(({ load }) => load.min > 0),
    sameEmployer: any('maxSameEmployer'),
    sameRegion: any('maxSameRegion'),
    seniors: any('seniorsPerItem'),
    loadMax: true,
    level: any('minLevel'),
    excluded: forbidden.some(({ cause }) => cause === 'office'),
    refused: forbidden.some(({ cause }) => cause === 'refused'),
    conflicts: forbidden.some(({ cause }) => isConflict(cause)),
  }
  return (Object.keys(active) as Binding[]).filter((family) => active[family])
}

/** One item by itself: nobody reads another, and nobody must read. */
export function single(problem: AssignmentProblem, id: string): AssignmentProblem {
  return {
    ...problem,
    items: problem.items.filter((item) => item.id === id),
    experts: problem.experts.map((one) => ({ ...one, load: { ...one.load, min: 0 } })),
    forbidden: problem.forbidden.filter(({ item }) => item === id),
    pinned: problem.pinned.filter(({ item }) => item === id),
  }
}
