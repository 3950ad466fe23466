/** Lets the programme grow until neither a pair nor a row is missing: then its optimum is that over all pairs. */
import type { Master, Pair, Relaxed } from './master.ts'
import { priceAll, scale } from './pricing.ts'

export type Grown = Relaxed & {
  /** No whole plan within the limits is worth more, in parts of a point. */
  readonly boundParts: number
  readonly rounds: number
}

export type Clock = {
  /** Seconds since the solver began, and how many it may take. */
  readonly spent: () => number
  readonly secondsMax: number
}

export class OutOfTime extends Error {}

const pairsPerItem = 6
const roundsMax = 400

export function grow(master: Master, floors: Int32Array, clock: Clock): Grown {
  const { table } = master
  for (let rounds = 1; ; rounds++) {
    if (clock.spent() > clock.secondsMax || rounds > roundsMax) throw new OutOfTime()
    const relaxed = master.run()
    const wished: (Pair & { readonly gain: number })[][] = table.items.map(() => [])
    const { boundParts } = priceAll(
      table,
      relaxed.prices,
      floors,
      'utility',
      (item, expert, gain) => {
        if (gain > scale * 1e-6 && !master.has(item, expert)) {
          wished[item]!.push({ item, expert, gain })
        }
      },
    )
    const pairs = wished.flatMap((its) =>
      its.toSorted((one, other) => other.gain - one.gain).slice(0, pairsPerItem),
    )
    if (pairs.length === 0 && relaxed.broken.length === 0) {
      return { ...relaxed, boundParts, rounds }
    }
    master.addPairs(pairs)
    master.addRows(relaxed.broken)
  }
}
