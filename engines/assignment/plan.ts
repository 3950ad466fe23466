/** A whole plan that keeps every rule at a cover, got by exchanges; or the proof that there is none. */
import { refusedBy } from './bound.ts'
import type { Chooser } from './choose.ts'
import { balance, outside } from './exchange.ts'
import { keep, pricesIn, restore, setFloors, setItem, type Swaps } from './swaps.ts'
import { levelOf } from './table.ts'

const triesMax = 25

/** Experts, by place, of whom all items together ask more than they may read, or less than they must. */
export type Group = { readonly side: 'over' | 'under'; readonly experts: Uint8Array }

export type Reached =
  | { readonly how: 'reached' }
  | { readonly how: 'doubtful' }
  | { readonly how: 'refused'; readonly by: Group | { readonly item: number } }

function levelsIn({ table, sets }: Swaps, item: number): number {
  return sets[item]!.reduce((sum, expert) => sum + levelOf(table, item, expert), 0)
}

/** Brings loads within their limits; where chains lead no further, items are asked to do with less of whom is short. */
export function reach(swaps: Swaps, choose: Chooser, outOfTime: () => boolean): Reached {
  for (let tries = 0; ; tries++) {
    const balanced = balance(swaps, outOfTime)
    if (balanced.done) return { how: 'reached' }
    if (balanced.side === 'time') return { how: 'doubtful' }
    const { side } = balanced
    const experts = balanced.reached.map((one) => (side === 'over' ? one : 1 - one))
    const { table, floors, sets } = swaps
    const plan = { sets, prices: pricesIn(swaps) }
    const refusal = refusedBy(table, choose, floors, plan, { side, experts })
    if (refusal.proved) return { how: 'refused', by: { side, experts } }
    if (refusal.easier.length === 0 || tries >= triesMax) return { how: 'doubtful' }
    const { over, under } = outside(swaps)
    const short = [...over, ...under].length
    // Few at once, so that what is handed over does not come back the other way.
    for (const { item, set } of refusal.easier.slice(0, Math.max(4, short * 4))) {
      setItem(swaps, item, set)
    }
  }
}

/** The same at higher floors; the plan stays as it was where they are not reached. */
export function raise(
  swaps: Swaps,
  choose: Chooser,
  floors: Int32Array,
  outOfTime: () => boolean,
): Reached {
  const before = keep(swaps)
  const prices = pricesIn(swaps)
  setFloors(swaps, floors)
  for (let item = 0; item < swaps.table.items.length; item++) {
    if (levelsIn(swaps, item) >= floors[item]!) continue
    const { chosen, value } = choose(item, { prices, floor: floors[item]!, worth: 'utility' })
    if (chosen === null) {
      restore(swaps, before)
      return value === -Infinity ? { how: 'refused', by: { item } } : { how: 'doubtful' }
    }
    setItem(swaps, item, chosen)
  }
  const reached = reach(swaps, choose, outOfTime)
  if (reached.how !== 'reached') restore(swaps, before)
  return reached
}
