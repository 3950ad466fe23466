/** The order of a list: places are always 1, 2, … n without gaps, whatever is moved. */
import { Type, type Static } from 'typebox'
import { Id } from '../kernel/shapes.ts'
import { conflict, invalid, type Refusal } from '../kernel/verdict.ts'

const Place = Type.Integer({ minimum: 1, maximum: 10_000 })
const Version = Type.Integer({ minimum: 0 })

/**
 * A change of the order. All but an insert at the end name the version of the list that the officer saw:
 * to go last means the same in every order.
 */
export const RankChange = Type.Union([
  Type.Object({
    kind: Type.Literal('insert'),
    candidateId: Id,
    place: Type.Optional(Place),
    version: Type.Optional(Version),
  }),
  Type.Object({ kind: Type.Literal('move'), candidateId: Id, place: Place, version: Version }),
  Type.Object({ kind: Type.Literal('remove'), candidateId: Id, version: Version }),
  Type.Object({ kind: Type.Literal('swap'), candidateId: Id, otherId: Id, version: Version }),
])
export type RankChange = Static<typeof RankChange>

export type Order = readonly string[]
type Changed = { readonly ok: true; readonly order: Order } | Refusal

const done = (order: Order): Changed => ({ ok: true, order })

function placed(order: Order, id: string, place: number): Changed {
  const max = order.length + 1
  if (place > max) return invalid('programmes.place_out_of_range', { place, max })
  return done(order.toSpliced(place - 1, 0, id))
}

/** The order after a change, or why it cannot be. `order` holds candidate ids, the first in place 1. */
export function changeRanks(order: Order, change: RankChange): Changed {
  const { candidateId } = change
  const at = order.indexOf(candidateId)
  if (change.kind === 'insert') {
    if (at >= 0) return conflict('programmes.already_ranked', { place: at + 1 })
    return placed(order, candidateId, change.place ?? order.length + 1)
  }
  if (at < 0) return conflict('programmes.not_ranked')
  const without = order.toSpliced(at, 1)
  switch (change.kind) {
    case 'remove':
      return done(without)
    case 'move':
      return placed(without, candidateId, change.place)
    case 'swap': {
      const other = order.indexOf(change.otherId)
      if (other < 0) return conflict('programmes.not_ranked')
      return done(order.with(at, change.otherId).with(other, candidateId))
    }
  }
}

export type OrderChange = {
  readonly candidateId: string
  /** Null: in reserve. */
  readonly from: number | null
  readonly to: number | null
}

/** Who stands elsewhere than before, by new place, those who left last. */
export function orderChanges(before: Order, after: Order): OrderChange[] {
  const place = (order: Order, id: string): number | null => {
    const at = order.indexOf(id)
    return at < 0 ? null : at + 1
  }
  return [...new Set([...after, ...before])]
    .map((id) => ({ candidateId: id, from: place(before, id), to: place(after, id) }))
    .filter(({ from, to }) => from !== to)
}
