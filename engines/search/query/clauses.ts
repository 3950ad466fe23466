/** Limits on columns. Each candidate is told which fields' clauses it fails, for the facets of those fields. */
import type { Held } from '../index/hold.ts'
import type { SearchSchema } from '../schema.ts'
import { onSphere } from '../segment/columns.ts'
import type { KeywordColumn } from '../segment/segment.ts'
import { bytesOf, indexOf } from '../segment/words.ts'
import type { Clause, FacetWish } from './question.ts'
import type { Scratch } from './scratch.ts'

/** Clauses on fields without a facet share this bit: who fails one of them counts nowhere. */
const nowhere = 128
export const facetsMax = 7

export function bitOf(facets: readonly FacetWish[], field: string): number {
  const place = facets.findIndex((facet) => facet.field === field)
  return place < 0 ? nowhere : 1 << place
}

export const earthKm = 6371.0088

/** Chord on the unit sphere for a distance over ground, squared. */
export function chordSquared(km: number): number {
  return (2 * Math.sin(Math.min(km / earthKm, Math.PI) / 2)) ** 2
}

type Fails = (document: number) => boolean

function placeOf(names: readonly string[], field: string): number {
  const place = names.indexOf(field)
  if (place < 0) throw new Error(`the index has no field "${field}"`)
  return place
}

function ordinalsOf({ words }: KeywordColumn, values: readonly string[]): number[] {
  return values.map((value) => indexOf(words, bytesOf(value)))
}

function keywordFails(
  column: KeywordColumn,
  clause: Extract<Clause, { readonly kind: 'keyword' }>,
): Fails {
  const { at, ordinals } = column
  const words = column.words.at.length - 1
  const kinds = new Uint8Array(words)
  for (const ordinal of ordinalsOf(column, clause.any ?? [])) if (ordinal >= 0) kinds[ordinal]! |= 1
  for (const ordinal of ordinalsOf(column, clause.none ?? [])) {
    if (ordinal >= 0) kinds[ordinal]! |= 4
  }
  const all = [...new Set(clause.all)]
  const needed = ordinalsOf(column, all)
  for (const ordinal of needed) if (ordinal >= 0) kinds[ordinal]! |= 2
  const impossible = needed.includes(-1)
  const wantsAny = clause.any !== undefined
  return (document) => {
    if (impossible) return true
    let [any, have] = [!wantsAny, 0]
    for (let index = at[document]!; index < at[document + 1]!; index++) {
      const kind = kinds[ordinals[index]!]!
      if ((kind & 4) !== 0) return true
      if ((kind & 1) !== 0) any = true
      have += (kind >> 1) & 1
    }
    return !any || have < needed.length
  }
}

/** NaN, where an offer states nothing, meets no comparison. */
function failsOf(schema: SearchSchema, { segment }: Held, clause: Clause): Fails {
  switch (clause.kind) {
    case 'number': {
      const column = segment.numbers[placeOf(schema.numbers, clause.field)]!
      const [min, max] = [clause.min ?? -Infinity, clause.max ?? Infinity]
      return (document) => !(column[document]! >= min && column[document]! <= max)
    }
    case 'range': {
      const column = segment.ranges[placeOf(schema.ranges, clause.field)]!
      const [min, max] = [clause.min ?? clause.max ?? NaN, clause.max ?? clause.min ?? NaN]
      return (document) => !(column[document * 2]! <= min && column[document * 2 + 1]! >= max)
    }
    case 'envelope': {
      const column = segment.envelopes[placeOf(schema.envelopes, clause.field)]!
      const [a, b, c] = clause.part.toSorted((one, other) => other - one) as [
        number,
        number,
        number,
      ]
      return (document) => {
        const at = document * 3
        return !(column[at]! >= a && column[at + 1]! >= b && column[at + 2]! >= c)
      }
    }
    case 'keyword':
      return keywordFails(segment.keywords[placeOf(schema.keywords, clause.field)]!, clause)
    case 'near': {
      const column = segment.points[placeOf(schema.points, clause.field)]!
      const [x, y, z] = onSphere(clause.at.latitude, clause.at.longitude)
      const most = chordSquared(clause.withinKm)
      return (document) => {
        const at = document * 3
        const [dx, dy, dz] = [column[at]! - x, column[at + 1]! - y, column[at + 2]! - z]
        return !(dx * dx + dy * dy + dz * dz <= most)
      }
    }
  }
}

/** Sets, for each candidate, the bits of the fields whose clauses it fails. */
export function markFails(
  schema: SearchSchema,
  held: Held,
  clauses: readonly Clause[],
  facets: readonly FacetWish[],
  { candidates, fails }: Scratch,
  count: number,
): void {
  for (const clause of clauses) {
    const failing = failsOf(schema, held, clause)
    const bit = bitOf(facets, clause.field)
    for (let index = 0; index < count; index++) {
      const document = candidates[index]!
      if (fails[document] !== nowhere && failing(document)) fails[document]! |= bit
    }
  }
}
