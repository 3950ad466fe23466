/**
 * How each candidate of a segment holds what is wanted of a field, from its column: the same as `matchFields` says of
 * rows, number by number and without objects. Each way has a loop of its own: they are the hot ones.
 */
import type { Field, Match } from '../../../domain/catalog/kind.ts'
import type { NeedValue } from '../../../domain/catalog/match.ts'
import type { SearchSchema } from '../../../engines/search/schema.ts'
import type { KeywordColumn, Segment } from '../../../engines/search/segment/segment.ts'
import { bytesOf, indexOf } from '../../../engines/search/segment/words.ts'
import type { FieldSlots } from './marketSchema.ts'

/** What is wanted of a field, and where offers say it. */
export type Wish = {
  readonly id: string
  readonly field: Field
  readonly match: Match
  readonly wanted: NeedValue
  readonly slot: FieldSlots['value']
}

/** Writes at each place `isMet`, NaN for what the offer does not say, or how near it comes, from 0 to 1. */
export type Holds = (documents: Uint16Array, count: number, to: Float64Array) => void

/** More than any closeness. */
export const isMet = 2

/** No offer says it. */
export const unsaid: Holds = (_, count, to) => void to.fill(NaN, 0, count)

const within = (closeness: number): number => Math.max(0, Math.min(1, closeness))

function holdsNumber(column: Float64Array, as: 'atLeast' | 'atMost', need: number): Holds {
  const sign = as === 'atLeast' ? 1 : -1
  const wanted = need * sign
  return (documents, count, to) => {
    for (let at = 0; at < count; at++) {
      const offer = column[documents[at]!]!
      if (offer * sign >= wanted) to[at] = isMet
      else if (Number.isNaN(offer)) to[at] = NaN
      else if (offer <= 0 || need <= 0) to[at] = 0
      else to[at] = sign > 0 ? offer / need : need / offer
    }
  }
}

/** One number: how near its nearest end is. */
function nearEnd(from: number, low: number, high: number): number {
  const end = Math.min(high, Math.max(low, from))
  return low > 0 && from > 0
    ? Math.min(from, end) / Math.max(from, end)
    : 1 - Math.abs(from - end) / (high - low || 1)
}

function holdsSpan(column: Float64Array, need: NeedValue): Holds {
  const [from, to] = endsOf(need)
  return (documents, count, into) => {
    for (let at = 0; at < count; at++) {
      const place = documents[at]! * 2
      const [low, high] = [column[place]!, column[place + 1]!]
      if (low <= from && to <= high) into[at] = isMet
      else if (Number.isNaN(low)) into[at] = NaN
      else if (from === to) into[at] = within(nearEnd(from, low, high))
      else {
        const had = Math.min(high, Math.max(low, to)) - Math.min(high, Math.max(low, from))
        into[at] = within(had / (to - from))
      }
    }
  }
}

/** Of a number or a span. */
export function endsOf(need: NeedValue): readonly [from: number, to: number] {
  if (typeof need === 'number') return [need, need]
  const [from, to] = need as readonly number[]
  return [from!, to!]
}

/** What an index holds of a box stands from its longest edge down. */
function holdsBox(column: Float64Array, need: readonly number[]): Holds {
  const [long, middle, short] = need.toSorted((one, other) => other - one) as [
    number,
    number,
    number,
  ]
  return (documents, count, to) => {
    for (let at = 0; at < count; at++) {
      const place = documents[at]! * 3
      const a = column[place]! / long
      const b = column[place + 1]! / middle
      const c = column[place + 2]! / short
      const growth = Math.min(a, b, c)
      to[at] = growth >= 1 ? isMet : within(growth)
    }
  }
}

type Cylinders = { readonly diameters: Float64Array; readonly lengths: Float64Array }

/** Each way to lie along the axis, as the diameter and the length that it takes. */
function waysOf(need: readonly number[]): readonly (readonly [number, number])[] {
  if (need.length === 2) return [[need[0]!, need[1]!]]
  return [0, 1, 2].map((along) => {
    const [p, q] = need.filter((_, index) => index !== along)
    return [Math.hypot(p!, q!), need[along]!]
  })
}

function holdsCylinder({ diameters, lengths }: Cylinders, need: readonly number[]): Holds {
  const ways = waysOf(need)
  return (documents, count, to) => {
    for (let at = 0; at < count; at++) {
      const document = documents[at]!
      const [diameter, length] = [diameters[document]!, lengths[document]!]
      let growth = Number.isNaN(diameter) ? NaN : 0
      for (const way of ways)
        growth = Math.max(growth, Math.min(diameter / way[0], length / way[1]))
      to[at] = growth >= 1 ? isMet : within(growth)
    }
  }
}

/** By number of the word in the column: how often the need names it. */
function namedIn({ words }: KeywordColumn, need: readonly string[]): Uint8Array {
  const named = new Uint8Array(words.at.length - 1)
  for (const word of need) {
    const ordinal = indexOf(words, bytesOf(word))
    if (ordinal >= 0) named[ordinal]!++
  }
  return named
}

function holdsListed(column: KeywordColumn, as: Match['as'], need: readonly string[]): Holds {
  const { at: begins, ordinals } = column
  const named = namedIn(column, need)
  const enough = as === 'allOf' ? need.length : Math.min(1, need.length)
  return (documents, count, to) => {
    for (let at = 0; at < count; at++) {
      const document = documents[at]!
      const [begin, end] = [begins[document]!, begins[document + 1]!]
      let had = 0
      for (let place = begin; place < end; place++) had += named[ordinals[place]!]!
      if (begin === end) to[at] = NaN
      else to[at] = had >= enough ? isMet : had / need.length
    }
  }
}

/** How candidates are held against a wish; undefined where the columns do not hold what it is about. */
export function holdsOf(schema: SearchSchema, segment: Segment, wish: Wish): Holds | undefined {
  const { slot, match, wanted } = wish
  const number = (name: string) => segment.numbers[schema.numbers.indexOf(name)]!
  if (slot === null) return undefined
  if (slot === 'box') {
    const column = segment.envelopes[schema.envelopes.indexOf('box')]!
    return holdsBox(column, wanted as readonly number[])
  }
  if (slot === 'cylinder') {
    const columns = { diameters: number('diameter'), lengths: number('length') }
    return holdsCylinder(columns, wanted as readonly number[])
  }
  if (slot.column === 'number') {
    return holdsNumber(number(slot.name), match.as as 'atLeast' | 'atMost', wanted as number)
  }
  if (slot.column === 'range') {
    return holdsSpan(segment.ranges[schema.ranges.indexOf(slot.name)]!, wanted)
  }
  const column = segment.keywords[schema.keywords.indexOf(slot.name)]!
  return match.as === 'holds'
    ? holdsListed(column, 'allOf', ['true'])
    : holdsListed(column, match.as, wanted as readonly string[])
}
