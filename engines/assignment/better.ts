/**
 * From a plan that no exchange of single places betters towards the best of all: items that are not at their
 * best at the prices change several experts at once, and the others make room.
 */
import { boundAt, wholeParts, type Bounded } from './bound.ts'
import type { Chooser } from './choose.ts'
import { balance } from './exchange.ts'
import { keep, pricesIn, restore, setItem, type Swaps } from './swaps.ts'
import { utilityOf } from './table.ts'

const eps = 1e-9
/** Items tried in one pass. */
const triesMax = 60

/** What the prices leave between a plan and the bound, by item, the greatest first. */
function shortItems({ table, sets }: Swaps, at: Bounded, prices: Float64Array) {
  return [...at.values.entries()]
    .map(([item, value]) => {
      const own = sets[item]!.reduce(
        (sum, expert) => sum + utilityOf(table, item, expert) - wholeParts(prices[expert]!),
        0,
      )
      return { item, short: value - own }
    })
    .filter(({ short }) => short > eps)
    .toSorted((one, other) => other.short - one.short || one.item - other.item)
}

/** Tries the best experts of every short item; what does not better the whole plan is undone. */
export function adopt(
  swaps: Swaps,
  choose: Chooser,
  outOfTime: () => boolean,
): { readonly better: boolean; readonly at: Bounded; readonly prices: Float64Array } {
  const prices = pricesIn(swaps)
  const at = boundAt(swaps.table, choose, swaps.floors, prices)
  let better = false
  for (const { item } of shortItems(swaps, at, prices).slice(0, triesMax)) {
    const set = at.chosen[item]
    if (set === null || set === undefined) continue
    if (outOfTime()) break
    const before = keep(swaps)
    setItem(swaps, item, set)
    if (balance(swaps, outOfTime).done && swaps.total > before.total) better = true
    else restore(swaps, before)
  }
  return { better, at, prices }
}
