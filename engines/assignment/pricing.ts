/**
 * Looks at all pairs with the prices of a linear programme: what could better it, and a bound that holds for
 * whole plans. Prices are rounded to whole millionths first, so that every sum below is a sum of whole numbers
 * and the bound is exact, whatever the solver's arithmetic was.
 */
import { isFloorLike, limitOf, weightIn, type LazyRow } from './rows.ts'
import { isOpen, type Table } from './table.ts'

/** Parts of one point of utility. */
export const scale = 1_048_576

export type Prices = {
  /** In parts: of an item's review, of an expert's load, of the lazy rows. */
  readonly items: Float64Array
  readonly experts: Float64Array
  readonly rows: readonly { readonly row: LazyRow; readonly price: number }[]
}

/** Rounds and puts right the signs: a price of the wrong sign would make the bound infinite. */
export function roundPrice(price: number, floorLike: boolean | null): number {
  const whole = Math.round(price * scale)
  if (floorLike === null) return whole
  return floorLike ? Math.min(0, whole) : Math.max(0, whole)
}

export type PairVisitor = (item: number, expert: number, gain: number) => void

/** Gain of every open pair at the prices, in parts: positive ones would better the programme. */
function visitPairs(
  table: Table,
  prices: Prices,
  worth: 'utility' | 'nothing',
  visit: PairVisitor,
): void {
  const m = table.experts.length
  const rowsOf = Map.groupBy(prices.rows, ({ row }) => row.item)
  const gains = new Float64Array(m)
  const factor = worth === 'utility' ? scale : 0
  for (let item = 0; item < table.items.length; item++) {
    const start = table.classOf[item]! * m
    const base = prices.items[item]!
    for (let expert = 0; expert < m; expert++) {
      gains[expert] = table.utility[start + expert]! * factor - base - prices.experts[expert]!
    }
    for (const { row, price } of rowsOf.get(item) ?? []) {
      if (price === 0) continue
      for (let expert = 0; expert < m; expert++) {
        gains[expert]! -= price * weightIn(table, row, expert)
      }
    }
    for (let expert = 0; expert < m; expert++) {
      if (isOpen(table, item, expert)) visit(item, expert, gains[expert]!)
    }
  }
}

/** What the limits are worth at the prices, in parts. */
function limitsWorth(table: Table, prices: Prices, floors: Int32Array): number {
  let sum = 0
  table.needs.forEach((needs, item) => (sum += prices.items[item]! * needs))
  prices.experts.forEach((price, expert) => {
    sum += price * (price > 0 ? table.loadMax[expert]! : table.loadMin[expert]!)
  })
  for (const { row, price } of prices.rows) {
    if (price !== 0) sum += price * limitOf(table, row, floors)
  }
  return sum
}

export type Priced = {
  /** No whole plan within the limits is worth more, in parts. */
  readonly boundParts: number
}

/** The bound over all pairs; `visit` sees every open pair with its gain. */
export function priceAll(
  table: Table,
  prices: Prices,
  floors: Int32Array,
  worth: 'utility' | 'nothing',
  visit?: PairVisitor,
): Priced {
  let sum = limitsWorth(table, prices, floors)
  visitPairs(table, prices, worth, (item, expert, gain) => {
    if (gain > 0 || table.pinned[item]!.has(expert)) sum += gain
    visit?.(item, expert, gain)
  })
  return { boundParts: sum }
}

export { isFloorLike }
