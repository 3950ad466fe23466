/** A repair, applied: the problem that the office would have after making its changes. */
import type { AssignmentItem, AssignmentProblem, RepairStep } from './assignmentPlan.ts'

function mendItem(item: AssignmentItem, { cause, to }: RepairStep): AssignmentItem {
  if (cause === 'itemNeeds') return { ...item, needs: to }
  const rules = item.rules ?? {}
  if (cause === 'seniors') return { ...item, rules: { ...rules, seniorsPerItem: to } }
  const rule = cause === 'sameRegion' ? 'maxSameRegion' : 'maxSameEmployer'
  return { ...item, rules: { ...rules, [rule]: Math.max(to, rules[rule] ?? 0) } }
}

export function applyRepair(
  problem: AssignmentProblem,
  steps: readonly RepairStep[],
): AssignmentProblem {
  let { items, experts, pinned } = problem
  for (const step of steps) {
    const [ofItems, ofExperts] = [new Set(step.items), new Set(step.experts)]
    if (step.cause === 'pinned') {
      pinned = pinned.filter((pair) => !ofItems.has(pair.item) || !ofExperts.has(pair.expert))
    } else if (step.cause === 'loadMin' || step.cause === 'loadMax') {
      const bound = step.cause === 'loadMin' ? 'min' : 'max'
      experts = experts.map((one) =>
        ofExperts.has(one.id) ? { ...one, load: { ...one.load, [bound]: step.to } } : one,
      )
    } else {
      items = items.map((one) => (ofItems.has(one.id) ? mendItem(one, step) : one))
    }
  }
  return { ...problem, items, experts, pinned }
}
