/** What an officer did to the order on screen, as the one change that the server is asked for. */
import type { RankChange } from '../../../domain/programmes/recommendationRanks.ts'
import { type Arrangement, placeOf } from '../../ui/arrangement.ts'

/** The list as an arrangement: those ranked, then those in reserve. */
export function arrangementOf(list: {
  readonly ranked: readonly { readonly id: string }[]
  readonly reserve: readonly { readonly id: string }[]
}): Arrangement {
  return {
    order: [...list.ranked, ...list.reserve].map(({ id }) => id),
    ranked: list.ranked.length,
  }
}

function changeOf(
  id: string,
  from: number | null,
  to: number | null,
  version: number,
): RankChange | undefined {
  if (to === null) return from === null ? undefined : { kind: 'remove', candidateId: id, version }
  if (from === null) return { kind: 'insert', candidateId: id, place: to, version }
  return { kind: 'move', candidateId: id, place: to, version }
}

/** Whether taking `id` out of both leaves the same order: then it alone was moved. */
function onlyMoved(before: Arrangement, after: Arrangement, id: string): boolean {
  const rest = ({ order, ranked }: Arrangement) =>
    order
      .slice(0, ranked)
      .filter((other) => other !== id)
      .join()
  return rest(before) === rest(after)
}

/** The change between two arrangements; undefined where the ranked order is the same. */
export function moveBetween(
  before: Arrangement,
  after: Arrangement,
  version: number,
): RankChange | undefined {
  const moved = [...after.order]
    .filter((id) => placeOf(before, id) !== placeOf(after, id))
    .filter((id) => onlyMoved(before, after, id))
  // A step down and a step up look alike; the one that travelled farther is the one that was moved.
  const id = moved.toSorted((one, other) => distance(other) - distance(one))[0]
  function distance(one: string): number {
    return Math.abs((placeOf(after, one) ?? 0) - (placeOf(before, one) ?? 0))
  }
  return id === undefined
    ? undefined
    : changeOf(id, placeOf(before, id), placeOf(after, id), version)
}
