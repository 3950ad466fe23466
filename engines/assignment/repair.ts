/** What stands in the way of a plan: the least changes that clear it, found with every rule allowed to bend. */
import type { Highs } from 'highs'
import type { RepairStep } from '../../domain/evaluation/assignmentPlan.ts'
import type { Clock } from './grow.ts'
import { masterOf, type Slack } from './master.ts'
import { allPairs, type Pair, type Table } from './table.ts'

const none = { items: [], experts: [], code: '' } as const

function stepOf(
  table: Table,
  { cause, at, value }: Slack & { readonly value: number },
  rowOf: (row: number) => { readonly item: number; readonly key: number },
): RepairStep | null {
  const n = table.items.length
  if (value === 0 || cause === 'floor') return null
  if (cause === 'itemNeeds') {
    const from = table.needs[at]!
    return { ...none, cause, items: [table.items[at]!.id], from, to: from - value }
  }
  if (cause === 'loadMin' || cause === 'loadMax') {
    const expert = at - n
    const from = (cause === 'loadMin' ? table.loadMin : table.loadMax)[expert]!
    const to = cause === 'loadMin' ? from - value : from + value
    return { ...none, cause, experts: [table.experts[expert]!.id], from, to }
  }
  const { item, key } = rowOf(at)
  const items = [table.items[item]!.id]
  if (cause === 'seniors') {
    const from = Math.min(table.seniors[item]!, table.needs[item]!)
    return { ...none, cause, items, from, to: from - value }
  }
  const group = cause === 'sameRegion' ? 'region' : 'employer'
  const code = table.experts[table[group].indexOf(key)]![group]
  const from = (group === 'region' ? table.maxSameRegion : table.maxSameEmployer)[item]!
  return { ...none, cause, items, code, from, to: from + value }
}

export type Repair = {
  /** None where a plan keeps every rule as it is. */
  readonly steps: readonly RepairStep[]
  readonly chosen: readonly Pair[]
}

/** Null where time runs out. All pairs take part: what is out of order is mostly small, and its cause must not hide behind a guess. */
export function repairOf(solver: Highs, table: Table, clock: Clock): Repair | null {
  const [n, m] = [table.items.length, table.experts.length]
  const start = { items: new Float64Array(n), experts: new Float64Array(m) }
  const master = masterOf(solver, table, start, 'repair')
  try {
    master.addPairs(allPairs(table))
    for (;;) {
      const left = clock.secondsMax - clock.spent()
      if (left <= 0) return null
      const { broken, slacks, chosen } = master.runWhole(left)
      if (broken.length > 0) {
        master.addRows(broken)
        continue
      }
      const rowOf = (row: number) => master.rows[row - n - m]!
      const steps = slacks.flatMap((slack) => stepOf(table, slack, rowOf) ?? [])
      const kept = new Set(chosen.map(({ item, expert }) => item * m + expert))
      const released = table.pinned.flatMap((experts, item) =>
        [...experts].flatMap((expert): RepairStep[] =>
          kept.has(item * m + expert)
            ? []
            : [
                {
                  cause: 'pinned',
                  items: [table.items[item]!.id],
                  experts: [table.experts[expert]!.id],
                  code: '',
                  from: 1,
                  to: 0,
                },
              ],
        ),
      )
      return { steps: [...steps, ...released], chosen }
    }
  } finally {
    master.dispose()
  }
}
