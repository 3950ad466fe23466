/** What place, freshness and standing add to the score of a document. */
import type { SearchSchema } from '../schema.ts'
import { onSphere } from '../segment/columns.ts'
import type { Segment } from '../segment/segment.ts'
import { earthKm } from './clauses.ts'
import type { Lifts, Reason } from './question.ts'

export type Lift = {
  readonly kind: Exclude<Reason['kind'], 'word'>
  readonly gives: (document: number) => number
}

function columnOf<T>(names: readonly string[], columns: readonly T[], field: string): T {
  const column = columns[names.indexOf(field)]
  if (column === undefined) throw new Error(`the index has no field "${field}"`)
  return column
}

/** Nothing is added where an offer states nothing. */
const orNothing = (value: number): number => (Number.isNaN(value) ? 0 : value)

export function liftsOf(schema: SearchSchema, segment: Segment, lifts: Lifts): Lift[] {
  const all: Lift[] = []
  const { near, fresh, standing } = lifts
  if (near !== undefined) {
    const column = columnOf(schema.points, segment.points, near.field)
    const [x, y, z] = onSphere(near.at.latitude, near.at.longitude)
    const perChord = earthKm / near.halfKm
    all.push({
      kind: 'near',
      gives: (document) => {
        const at = document * 3
        const [dx, dy, dz] = [column[at]! - x, column[at + 1]! - y, column[at + 2]! - z]
        return orNothing(near.weight / (1 + perChord * Math.sqrt(dx * dx + dy * dy + dz * dz)))
      },
    })
  }
  if (fresh !== undefined) {
    const column = columnOf(schema.numbers, segment.numbers, fresh.field)
    all.push({
      kind: 'fresh',
      gives: (document) =>
        orNothing(fresh.weight / (1 + Math.max(0, fresh.now - column[document]!) / fresh.half)),
    })
  }
  if (standing !== undefined) {
    const column = columnOf(schema.numbers, segment.numbers, standing.field)
    all.push({
      kind: 'standing',
      gives: (document) => orNothing(standing.weight * Math.min(1, Math.max(0, column[document]!))),
    })
  }
  return all
}
