/**
 * What no plan can pass. Whatever the prices of loads are, every item at best takes its best experts at those
 * prices: the sum of that, and of what the loads' limits are worth, bounds every plan over all pairs. Prices
 * are whole parts of a point, so that the sum is exact.
 */
import type { Chooser } from './choose.ts'
import type { Table } from './table.ts'

/** Parts of one point of utility. */
export const parts = 64

export type Bounded = {
  readonly bound: number
  /** By item: the most that it can be worth at the prices, and the experts who give it. */
  readonly values: Float64Array
  readonly chosen: readonly (readonly number[] | null)[]
}

export const wholeParts = (price: number): number => Math.round(price * parts) / parts + 0

export function boundAt(
  table: Table,
  choose: Chooser,
  floors: Int32Array,
  given: Float64Array,
): Bounded {
  const prices = given.map(wholeParts)
  const values = new Float64Array(table.items.length)
  let bound = 0
  const chosen = table.items.map((_, item) => {
    const choice = choose(item, { prices, floor: floors[item]!, worth: 'utility' })
    values[item] = choice.value
    bound += choice.value
    return choice.chosen
  })
  prices.forEach((price, expert) => {
    bound += price * (price > 0 ? table.loadMax[expert]! : table.loadMin[expert]!)
  })
  return { bound, values, chosen }
}

export type Refusal = {
  /** Experts together are asked for more, or for less, than their loads allow, whatever the plan. */
  readonly proved: boolean
  /** Otherwise: items that could ask less of them (or more), and with whom. */
  readonly easier: readonly { readonly item: number; readonly set: readonly number[] }[]
}

/** Whether the limits of some experts' loads alone stand against every plan: what items must ask of them is counted. */
export function refusedBy(
  table: Table,
  choose: Chooser,
  floors: Int32Array,
  plan: { readonly sets: readonly (readonly number[])[]; readonly prices: Float64Array },
  group: { readonly side: 'over' | 'under'; readonly experts: Uint8Array },
): Refusal {
  const dear = group.side === 'over'
  const price = dear ? 1 : -1
  const prices = Float64Array.from(table.experts, (_, expert) => group.experts[expert]! * price)
  const far = (most: number, one: number): number => Math.max(most, Math.abs(one))
  const most = plan.prices.reduce(far, table.utility.reduce(far, 1))
  const heavy = most * 1000
  const steered = plan.prices.map((own, expert) => own + heavy * prices[expert]!)
  let asked = 0
  const easier: { item: number; set: readonly number[] }[] = []
  plan.sets.forEach((set, item) => {
    const now = set.reduce((sum, expert) => sum + group.experts[expert]!, 0)
    if (dear && now === 0) return
    const floor = floors[item]!
    const choice = choose(item, { prices, floor, worth: 'nothing' })
    // Fewest of them where they have too much; most of them where they have too little.
    const count = dear ? -choice.value : choice.value
    asked += count
    if (count === now) return
    const better = choose(item, { prices: steered, floor, worth: 'utility' })
    if (better.chosen !== null) easier.push({ item, set: better.chosen })
  })
  const limits = dear ? table.loadMax : table.loadMin
  const allowed = limits.reduce((sum, limit, expert) => sum + limit * group.experts[expert]!, 0)
  return { proved: dear ? asked > allowed : asked < allowed, easier }
}
