/** Where a problem contradicts itself, before anything is solved. */
import type { AssignmentProblem, ProblemFault } from '../../domain/evaluation/assignmentPlan.ts'

export function faultsIn(problem: AssignmentProblem): ProblemFault[] {
  const faults: ProblemFault[] = []
  const items = new Set<string>()
  const experts = new Set<string>()
  for (const { id } of problem.items) {
    if (items.has(id)) faults.push({ code: 'itemTwice', item: id, expert: '' })
    items.add(id)
  }
  for (const { id, load } of problem.experts) {
    if (experts.has(id)) faults.push({ code: 'expertTwice', item: '', expert: id })
    if (load.min > load.max) faults.push({ code: 'loadReversed', item: '', expert: id })
    experts.add(id)
  }
  const forbidden = new Set<string>()
  for (const { item, expert } of problem.forbidden) {
    forbidden.add(JSON.stringify([item, expert]))
    if (!items.has(item) || !experts.has(expert)) faults.push({ code: 'pairUnknown', item, expert })
  }
  for (const { item, expert } of problem.pinned) {
    if (!items.has(item) || !experts.has(expert)) faults.push({ code: 'pairUnknown', item, expert })
    if (forbidden.has(JSON.stringify([item, expert]))) {
      faults.push({ code: 'pinnedForbidden', item, expert })
    }
  }
  return faults
}
