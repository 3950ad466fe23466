/** Limits on columns: which candidates pass. */
import type { Held } from '../index/hold.ts'
import type { Point, SearchSchema, Triple } from '../schema.ts'
import { onSphere } from '../segment/columns.ts'
import type { KeywordColumn } from '../segment/segment.ts'
import { bytesOf, indexOf } from '../segment/words.ts'
import type { Clause } from './question.ts'

type KeywordClause = Extract<Clause, { readonly kind: 'keyword' }>

export const earthKm = 6371.0088

/** Chord on the unit sphere for a distance over ground, squared. */
export function chordSquared(km: number): number {
  return (2 * Math.sin(Math.min(km / earthKm, Math.PI) / 2)) ** 2
}

/** Documents that pass, at the front of `to` in their order; answers how many. `to` may be `from`. */
type Keep = (from: Uint16Array, count: number, to: Uint16Array) => number

function placeOf(names: readonly string[], field: string): number {
  const place = names.indexOf(field)
  if (place < 0) throw new Error(`the index has no field "${field}"`)
  return place
}

/** NaN, where an offer states nothing, meets no comparison. Each kind has a loop of its own: they are the hot ones. */
function keepNumbers(column: Float64Array, min: number, max: number): Keep {
  return (from, count, to) => {
    let kept = 0
    for (let index = 0; index < count; index++) {
      const document = from[index]!
      const value = column[document]!
      if (value >= min && value <= max) to[kept++] = document
    }
    return kept
  }
}

function keepRanges(column: Float64Array, min: number, max: number): Keep {
  return (from, count, to) => {
    let kept = 0
    for (let index = 0; index < count; index++) {
      const document = from[index]!
      if (column[document * 2]! <= min && column[document * 2 + 1]! >= max) to[kept++] = document
    }
    return kept
  }
}

function keepEnvelopes(column: Float64Array, part: Triple): Keep {
  const [a, b, c] = part.toSorted((one, other) => other - one) as [number, number, number]
  return (from, count, to) => {
    let kept = 0
    for (let index = 0; index < count; index++) {
      const document = from[index]!
      const at = document * 3
      if (column[at]! >= a && column[at + 1]! >= b && column[at + 2]! >= c) to[kept++] = document
    }
    return kept
  }
}

function keepNear(column: Float32Array, at: Point, withinKm: number): Keep {
  const [x, y, z] = onSphere(at.latitude, at.longitude)
  const most = chordSquared(withinKm)
  return (from, count, to) => {
    let kept = 0
    for (let index = 0; index < count; index++) {
      const document = from[index]!
      const place = document * 3
      const dx = column[place]! - x
      const dy = column[place + 1]! - y
      const dz = column[place + 2]! - z
      if (dx * dx + dy * dy + dz * dz <= most) to[kept++] = document
    }
    return kept
  }
}

function ordinalsOf({ words }: KeywordColumn, values: readonly string[]): number[] {
  return values.map((value) => indexOf(words, bytesOf(value)))
}

const [oneOfAny, oneOfAll, oneOfNone] = [1, 2, 4]

/** By number of the word; one more for holding none. */
type Meant = { readonly kinds: Uint8Array; readonly needed: number }

/** What each word of a column means to the clause; undefined where no document can hold all. */
function meanings(
  column: KeywordColumn,
  { any = [], all = [], none = [] }: KeywordClause,
): Meant | undefined {
  const kinds = new Uint8Array(column.words.at.length)
  const needed = ordinalsOf(column, [...new Set(all)])
  if (needed.includes(-1)) return undefined
  const mark = (ordinals: readonly number[], kind: number): void => {
    for (const ordinal of ordinals) if (ordinal >= 0) kinds[ordinal]! |= kind
  }
  mark(ordinalsOf(column, any), oneOfAny)
  mark(needed, oneOfAll)
  mark(ordinalsOf(column, none), oneOfNone)
  return { kinds, needed: needed.length }
}

function keepListed({ at, ordinals }: KeywordColumn, anyWanted: number, meant: Meant): Keep {
  const { kinds, needed } = meant
  return (from, count, to) => {
    let kept = 0
    for (let index = 0; index < count; index++) {
      const document = from[index]!
      const end = at[document + 1]!
      let [seen, have] = [0, 0]
      for (let place = at[document]!; place < end; place++) {
        const kind = kinds[ordinals[place]!]!
        seen |= kind
        have += (kind >> 1) & 1
      }
      if ((seen & oneOfNone) === 0 && (seen & anyWanted) === anyWanted && have >= needed) {
        to[kept++] = document
      }
    }
    return kept
  }
}

function keepMasks(masks: Uint32Array, anyWanted: number, { kinds }: Meant): Keep {
  const maskOf = (kind: number): number =>
    kinds.reduce((mask, one, word) => ((one & kind) === 0 ? mask : mask | (1 << word)), 0)
  const [any, all, none] = [maskOf(oneOfAny), maskOf(oneOfAll), maskOf(oneOfNone)]
  return (from, count, to) => {
    let kept = 0
    for (let index = 0; index < count; index++) {
      const document = from[index]!
      const mask = masks[document]! | 0
      const meets = (mask & none) === 0 && (mask & all) === all
      if (meets && (anyWanted === 0 || (mask & any) !== 0)) to[kept++] = document
    }
    return kept
  }
}

function keepSingle(
  ordinals: Uint8Array | Uint16Array | Uint32Array,
  anyWanted: number,
  { kinds, needed }: Meant,
): Keep {
  const passes = new Uint8Array(kinds.length)
  for (let word = 0; word < kinds.length; word++) {
    const kind = kinds[word]!
    const have = (kind >> 1) & 1
    if ((kind & oneOfNone) === 0 && (kind & anyWanted) === anyWanted && have >= needed) {
      passes[word] = 1
    }
  }
  return (from, count, to) => {
    let kept = 0
    for (let index = 0; index < count; index++) {
      const document = from[index]!
      if (passes[ordinals[document]!] === 1) to[kept++] = document
    }
    return kept
  }
}

function keepKeywords(held: Held, place: number, clause: KeywordClause): Keep {
  const column = held.segment.keywords[place]!
  const meant = meanings(column, clause)
  if (meant === undefined) return () => 0
  const anyWanted = clause.any === undefined ? 0 : oneOfAny
  const shape = held.shapes[place]!
  if (shape.kind === 'single') return keepSingle(shape.ordinals, anyWanted, meant)
  if (shape.kind === 'masks') return keepMasks(shape.masks, anyWanted, meant)
  return keepListed(column, anyWanted, meant)
}

export function keepOf(schema: SearchSchema, held: Held, clause: Clause): Keep {
  const { segment } = held
  switch (clause.kind) {
    case 'number': {
      const column = segment.numbers[placeOf(schema.numbers, clause.field)]!
      return keepNumbers(column, clause.min ?? -Infinity, clause.max ?? Infinity)
    }
    case 'range': {
      const column = segment.ranges[placeOf(schema.ranges, clause.field)]!
      const [min, max] = [clause.min ?? clause.max ?? NaN, clause.max ?? clause.min ?? NaN]
      return keepRanges(column, min, max)
    }
    case 'envelope':
      return keepEnvelopes(segment.envelopes[placeOf(schema.envelopes, clause.field)]!, clause.part)
    case 'keyword':
      return keepKeywords(held, placeOf(schema.keywords, clause.field), clause)
    case 'near': {
      const column = segment.points[placeOf(schema.points, clause.field)]!
      return keepNear(column, clause.at, clause.withinKm)
    }
  }
}
