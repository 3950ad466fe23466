/** How many more experts of which fields would let a plan be: no fewer of any field would. */
import type { AssignmentExpert, AssignmentProblem } from '../../domain/evaluation/assignmentPlan.ts'
import type { RepairStep } from '../../domain/evaluation/assignmentRepair.ts'
import type { Clock } from './grow.ts'

/** A load that is usual in the register. */
function usualLoad({ experts, items }: AssignmentProblem): number {
  const loads = experts.map(({ load }) => load.max).toSorted((one, other) => one - other)
  return Math.max(1, Math.min(loads[loads.length >> 1] ?? 1, items.length))
}

/** Seniors who lead in the field, each of a region and an employer of their own, in conflict with nobody. */
function invited(field: string, count: number, max: number): AssignmentExpert[] {
  return Array.from({ length: count }, (_, at) => {
    const key = `+${field.slice(0, 50)} ${at}`
    return {
      id: key,
      fields: { [field]: 3 },
      ...{ region: key, employer: key, senior: true },
      load: { min: 0, max },
    }
  })
}

export function invitationsOf(
  problem: AssignmentProblem,
  clock: Clock,
  canBe: (problem: AssignmentProblem) => boolean | null,
): RepairStep[] | null {
  const fields = [...new Set(problem.items.flatMap((item) => item.fields))]
  const max = usualLoad(problem)
  const needOf = (field: string): number => {
    const its = problem.items.filter((item) => item.fields.includes(field))
    const needs = its.map(({ needs: own }) => own ?? problem.reviewsPerItem)
    const sum = needs.reduce((total, one) => total + one, 0)
    return Math.max(0, ...needs) + Math.ceil(sum / max)
  }
  const counts = new Map(fields.map((field) => [field, needOf(field)]))
  const may = (): boolean | null => {
    if (clock.spent() > clock.secondsMax) return null
    const more = [...counts].flatMap(([field, count]) => invited(field, count, max))
    return canBe({ ...problem, experts: [...problem.experts, ...more] })
  }
  if (may() !== true) return null
  for (const field of fields) {
    let [low, high] = [0, counts.get(field)!]
    while (low < high) {
      const middle = (low + high) >> 1
      counts.set(field, middle)
      const found = may()
      if (found === null) return null
      if (found) high = middle
      else low = middle + 1
    }
    counts.set(field, high)
  }
  return [...counts].flatMap(([code, to]): RepairStep[] =>
    to === 0 ? [] : [{ cause: 'moreExperts', items: [], experts: [], code, from: 0, to }],
  )
}
