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

/** More than this all lifts together give nobody. */
export const mostOf = ({ near, fresh, standing }: Lifts): number =>
  [near, fresh, standing].reduce((sum, lift) => sum + Math.max(0, lift?.weight ?? 0), 0)

const none = new Float64Array(0)

/** All lifts of a document at once: one call for each hit, where the single ones are for explaining. */
export function liftSumOf(
  schema: SearchSchema,
  segment: Segment,
  { near, fresh, standing }: Lifts,
): (document: number) => number {
  const places = near ? columnOf(schema.points, segment.points, near.field) : new Float32Array(0)
  const ages = fresh ? columnOf(schema.numbers, segment.numbers, fresh.field) : none
  const standings = standing ? columnOf(schema.numbers, segment.numbers, standing.field) : none
  const [x, y, z] = near ? onSphere(near.at.latitude, near.at.longitude) : [0, 0, 0]
  const perChord = near ? earthKm / near.halfKm : 0
  const [nearWeight, freshWeight] = [near?.weight ?? 0, fresh?.weight ?? 0]
  const [now, half, weight] = [fresh?.now ?? 0, fresh?.half ?? 1, standing?.weight ?? 0]
  return (document) => {
    let sum = 0
    if (nearWeight !== 0) {
      const at = document * 3
      const dx = places[at]! - x
      const dy = places[at + 1]! - y
      const dz = places[at + 2]! - z
      const gave = nearWeight / (1 + perChord * Math.sqrt(dx * dx + dy * dy + dz * dz))
      if (!Number.isNaN(gave)) sum += gave
    }
    if (freshWeight !== 0) {
      const age = now - ages[document]!
      if (!Number.isNaN(age)) sum += freshWeight / (1 + (age > 0 ? age : 0) / half)
    }
    if (weight !== 0) {
      const value = standings[document]!
      if (value > 0) sum += weight * (value < 1 ? value : 1)
    }
    return sum
  }
}
