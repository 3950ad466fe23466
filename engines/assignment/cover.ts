/** How well items are covered: the sum of levels over reviews needed, compared as fractions. */
import { isOpen, levelOf, type Pair, type Table } from './table.ts'

export type Cover = { readonly levels: number; readonly reviews: number }

const valueOf = ({ levels, reviews }: Cover): number => levels / reviews

/** Every cover that a worst item can have, ascending. */
export function coversOf(table: Table): Cover[] {
  const sizes = [...new Set(table.needs)].filter((needs) => needs > 0)
  const covers = sizes.flatMap((reviews) =>
    Array.from({ length: reviews * 3 + 1 }, (_, levels): Cover => ({ levels, reviews })),
  )
  const sorted = covers.toSorted((one, other) => valueOf(one) - valueOf(other))
  return sorted.filter((one, at) => at === 0 || valueOf(one) - valueOf(sorted[at - 1]!) > 1e-9)
}

/** Levels that every item needs to be covered so well. */
export function floorsFor(table: Table, cover: Cover): Int32Array {
  return table.needs.map((needs) => Math.ceil((cover.levels * needs) / cover.reviews - 1e-9))
}

/** The best that an item could have if it were alone and employers did not matter: no plan does better. */
function bestLevels(table: Table, item: number): number {
  const levels = Array.from(table.experts, (_, expert) => ({
    level: isOpen(table, item, expert) ? levelOf(table, item, expert) : -1,
    region: table.region[expert]!,
  }))
    .filter(({ level }) => level >= 0)
    .toSorted((one, other) => other.level - one.level)
  const taken = new Map<number, number>()
  let [sum, count] = [0, 0]
  for (const { level, region } of levels) {
    if (count === table.needs[item]) break
    const same = taken.get(region) ?? 0
    if (same >= table.maxSameRegion[item]!) continue
    taken.set(region, same + 1)
    sum += level
    count++
  }
  return sum
}

/** The place among `covers` that no plan can pass. */
export function coverLimit(table: Table, covers: readonly Cover[]): number {
  let limit = covers.length - 1
  for (let item = 0; item < table.items.length; item++) {
    if (table.needs[item] === 0) continue
    // Pinned pairs may break the rule of regions, so nothing is concluded from it then.
    if (table.pinned[item]!.size > 0) continue
    const value = bestLevels(table, item) / table.needs[item]!
    while (limit > 0 && valueOf(covers[limit]!) > value + 1e-9) limit--
  }
  return limit
}

export function levelsOf(table: Table, pairs: Iterable<Pair & { readonly share?: number }>) {
  const levels = new Float64Array(table.items.length)
  for (const { item, expert, share = 1 } of pairs) {
    levels[item]! += share * levelOf(table, item, expert)
  }
  return levels
}

/** The place of the cover that the worst item has. */
export function coverReached(table: Table, covers: readonly Cover[], levels: Float64Array): number {
  let worst = Infinity
  levels.forEach((sum, item) => {
    if (table.needs[item]! > 0) worst = Math.min(worst, sum / table.needs[item]!)
  })
  return Math.max(
    0,
    covers.findLastIndex((cover) => valueOf(cover) <= worst + 1e-6),
  )
}
