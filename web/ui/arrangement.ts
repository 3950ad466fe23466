/** An order of ranked things, followed by those in reserve. Pure, so that every way of moving is one. */

export type Arrangement = {
  readonly order: readonly string[]
  /** So many of the first are ranked; the rest are in reserve. */
  readonly ranked: number
}

/** The place among the ranked from 1, or null in reserve. */
export function placeOf({ order, ranked }: Arrangement, id: string): number | null {
  const index = order.indexOf(id)
  return index >= 0 && index < ranked ? index + 1 : null
}

function without({ order, ranked }: Arrangement, id: string): Arrangement {
  const index = order.indexOf(id)
  return {
    order: order.filter((other) => other !== id),
    ranked: index >= 0 && index < ranked ? ranked - 1 : ranked,
  }
}

/** Puts one at a place from 1 among the ranked; beyond the end it becomes the last of them. */
export function putAt(arrangement: Arrangement, id: string, place: number): Arrangement {
  const rest = without(arrangement, id)
  const index = Math.min(Math.max(0, place - 1), rest.ranked)
  return { order: rest.order.toSpliced(index, 0, id), ranked: rest.ranked + 1 }
}

/** Puts one in reserve, at an index from 0 there. */
export function putInReserve(arrangement: Arrangement, id: string, index: number): Arrangement {
  const rest = without(arrangement, id)
  const at = Math.min(rest.ranked + Math.max(0, index), rest.order.length)
  return { order: rest.order.toSpliced(at, 0, id), ranked: rest.ranked }
}

/** One step up (-1) or down (+1); over the line between ranked and reserve only if there is a reserve. */
export function stepBy(
  arrangement: Arrangement,
  id: string,
  step: -1 | 1,
  withReserve: boolean,
): Arrangement {
  const { order, ranked } = arrangement
  const index = order.indexOf(id)
  if (index < ranked) {
    if (step > 0 && index === ranked - 1) {
      return withReserve ? putInReserve(arrangement, id, 0) : arrangement
    }
    return putAt(arrangement, id, index + 1 + step)
  }
  if (step < 0 && index === ranked) return putAt(arrangement, id, ranked + 1)
  return putInReserve(arrangement, id, index - ranked + step)
}

export function sameArrangement(a: Arrangement, b: Arrangement): boolean {
  return a.ranked === b.ranked && a.order.every((id, index) => id === b.order[index])
}
