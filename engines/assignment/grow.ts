/**
 * Lets the programme grow until neither a pair nor a row is missing: then its optimum is that over all pairs.
 * Whoever watches may stop it before, since every round's prices bound every plan.
 */
import type { Master, Relaxed } from './master.ts'
import { priceAll, scale } from './pricing.ts'
import type { Pair } from './table.ts'

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

/** What a round has come to; whoever watches may know enough. */
export type Watch = (at: Grown, wished: number) => 'enough' | 'goOn'

export function grow(
  master: Master,
  floors: Int32Array,
  clock: Clock,
  watch: Watch = () => 'goOn',
): Grown {
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
    const at = { ...relaxed, boundParts, rounds }
    const known = watch(at, pairs.length) === 'enough'
    if (known || (pairs.length === 0 && relaxed.broken.length === 0)) return at
    master.addPairs(pairs)
    master.addRows(relaxed.broken)
  }
}
