/**
 * Prices on experts' loads. Items come one after the other and take the best experts at their prices; who is
 * taken grows dearer, all others a little cheaper: a dual descent, item by item. Near the best prices only few
 * pairs are worth looking at, and the linear programme begins with those.
 */
import { chanceOf, type Chance } from '../../domain/evaluation/chance.ts'
import type { Table } from './table.ts'

const never = -Infinity

/** Worth of every expert to an item at the prices; `never` where the pair may not be. */
function worthsOf(table: Table, item: number, prices: Float64Array, into: Float64Array): void {
  const row = table.classOf[item]! * prices.length
  const { utility, level } = table
  const minLevel = table.minLevel[item]!
  for (let expert = 0; expert < prices.length; expert++) {
    into[expert] =
      level[row + expert]! < minLevel ? never : utility[row + expert]! - prices[expert]!
  }
  for (const expert of table.barred[item]!) into[expert] = never
}

/** The best experts of an item under its rules, one by one: a guess that is mostly right. `worths` is used up. */
function pick(table: Table, item: number, worths: Float64Array): number[] {
  const needs = table.needs[item]!
  const { senior, region, employer } = table
  const picked: number[] = []
  let seniors = 0
  while (picked.length < needs) {
    const onlySeniors = table.seniors[item]! - seniors >= needs - picked.length
    let best = -1
    for (let expert = 0; expert < worths.length; expert++) {
      const worth = worths[expert]!
      if (worth === never || (onlySeniors && senior[expert] === 0)) continue
      if (best < 0 || worth > worths[best]!) best = expert
    }
    if (best < 0) break
    picked.push(best)
    worths[best] = never
    seniors += senior[best]!
    const fullRegion =
      picked.filter((one) => region[one] === region[best]).length >= table.maxSameRegion[item]!
    const fullEmployer =
      picked.filter((one) => employer[one] === employer[best]).length >=
      table.maxSameEmployer[item]!
    for (let expert = 0; expert < worths.length; expert++) {
      if (fullRegion && region[expert] === region[best]) worths[expert] = never
      if (fullEmployer && employer[expert] === employer[best]) worths[expert] = never
    }
  }
  return picked
}

function shuffle(order: Int32Array, chance: Chance): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = chance.whole(at + 1)
    const held = order[at]!
    order[at] = order[other]!
    order[other] = held
  }
}

/** The mean of the second half of `rounds`; a positive price: asked too much, a negative one: too little. */
export function startPrices(table: Table, rounds: number): Float64Array {
  const [items, experts] = [table.items.length, table.experts.length]
  const prices = new Float64Array(experts)
  const mean = new Float64Array(experts)
  const worths = new Float64Array(experts)
  const order = Int32Array.from({ length: items }, (_, at) => at)
  const chance = chanceOf(items)
  const firstStep = table.utility.reduce((most, one) => Math.max(most, Math.abs(one)), 0) / 25
  for (let round = 0; round < rounds; round++) {
    const step = firstStep / (1 + round)
    shuffle(order, chance)
    for (const item of order) {
      for (let expert = 0; expert < experts; expert++) {
        const price = prices[expert]!
        prices[expert] =
          price > 0
            ? Math.max(0, price - (step * table.loadMax[expert]!) / items)
            : price - (step * table.loadMin[expert]!) / items
      }
      worthsOf(table, item, prices, worths)
      for (const expert of pick(table, item, worths)) prices[expert]! += step
    }
    if (round * 2 >= rounds) {
      for (let expert = 0; expert < experts; expert++) mean[expert]! += prices[expert]!
    }
  }
  const counted = Math.max(1, Math.floor(rounds / 2))
  return mean.map((sum) => sum / counted)
}

export type StartPairs = {
  readonly pairs: readonly { readonly item: number; readonly expert: number }[]
  /** What the last expert whom an item takes is worth to it. */
  readonly items: Float64Array
}

/** For each item the pairs worth most at the prices, so many of each, and whoever the rules would have picked. */
export function startPairs(table: Table, prices: Float64Array, each: number): StartPairs {
  const worths = new Float64Array(prices.length)
  const pairs: { item: number; expert: number }[] = []
  const items = Float64Array.from(table.items, (_, item) => {
    worthsOf(table, item, prices, worths)
    const all = worths.slice()
    const best = Array.from(worths.keys())
      .filter((expert) => worths[expert] !== never)
      .toSorted((one, other) => worths[other]! - worths[one]! || one - other)
      .slice(0, each)
    const picked = pick(table, item, worths)
    const taken = new Set([...best, ...picked, ...table.pinned[item]!])
    for (const expert of taken) pairs.push({ item, expert })
    return picked.reduce((least, expert) => Math.min(least, all[expert]!), Infinity)
  })
  return { pairs, items: items.map((worth) => (Number.isFinite(worth) ? worth : 0)) }
}
