/**
 * A need held against an offer, field by field: whether it is met, how near it is if not, and what change of the need
 * would admit the offer. Everything a page or a rank says of a match comes from here.
 */
import { toHalfWidth, withoutBlanks } from '../kernel/halfWidth.ts'
import { growthInBox, growthInCylinder, growthOfRound, type Size } from './fit.ts'
import { type Axis, axes, type Field, fieldsOf, type FieldValues, type Kind } from './kind.ts'

/**
 * What a need says of a field, in the field's unit: a number; a number or span that must be held; the three edges of
 * a part, or diameter and length of a round one; ids or words of which one or all are needed; true for what must hold.
 */
export type NeedValue = number | readonly number[] | readonly string[] | true
export type NeedValues = Readonly<Record<string, NeedValue>>

/** `unknown` where the offer does not say. */
export type Outcome = 'met' | 'missed' | 'unknown'

export type FieldMatch = {
  readonly field: string
  readonly axis: Axis
  readonly strict: boolean
  readonly weight: number
  readonly outcome: Outcome
  /** 1 where met; how near it comes where missed; the middle where unknown. */
  readonly closeness: number
  /** What the need would have to say for this offer to meet it; null where it does, or where no change helps. */
  readonly admits: NeedValue | null
}

/** How words of the trade are compared; the market gives one that knows grades and synonyms. */
export type NormalTerm = (term: string) => string

export const plainTerm: NormalTerm = (term) => withoutBlanks(toHalfWidth(term)).toLowerCase()

type Held = Pick<FieldMatch, 'outcome' | 'closeness' | 'admits'>

const met: Held = { outcome: 'met', closeness: 1, admits: null }
const unknown: Held = { outcome: 'unknown', closeness: 0.5, admits: null }
const missed = (closeness: number, admits: NeedValue | null): Held => ({
  outcome: 'missed',
  closeness: Math.max(0, Math.min(1, closeness)),
  admits,
})

/** Two positive numbers as a share of each other; signs and zero have no ratio, only an order. */
const nearness = (small: number, large: number): number =>
  small > 0 && large > 0 ? small / large : 0

function holdLeast(need: number, offer: number): Held {
  return offer >= need ? met : missed(nearness(offer, need), offer)
}

function holdMost(need: number, offer: number): Held {
  return offer <= need ? met : missed(nearness(need, offer), offer)
}

/**
 * How near a span comes is what it holds of the need. For one number it is the share of the nearest end, as lots and
 * lengths are felt; where there are temperatures below zero, the distance in widths of the span.
 */
function holdSpan(need: number | readonly number[], offer: readonly number[]): Held {
  const [from, to] = typeof need === 'number' ? [need, need] : [need[0]!, need[1]!]
  const [low, high] = [offer[0]!, offer[1]!]
  if (low <= from && to <= high) return met
  const clamp = (value: number): number => Math.min(high, Math.max(low, value))
  const admits = from === to ? clamp(from) : [clamp(from), clamp(to)]
  if (from !== to) return missed((clamp(to) - clamp(from)) / (to - from), admits)
  const end = clamp(from)
  return missed(
    low > 0 && from > 0
      ? Math.min(from, end) / Math.max(from, end)
      : 1 - Math.abs(from - end) / (high - low || 1),
    admits,
  )
}

/** Shorn of the last digits that scaling leaves: nobody reads a tenth of a micrometre of an envelope. */
const down = (length: number): number => Math.floor(length * 1000) / 1000

function holdPart(need: readonly number[], growth: number): Held {
  return growth >= 1
    ? met
    : missed(
        growth,
        need.map((length) => down(length * growth)),
      )
}

function holdBox(need: readonly number[], offer: readonly number[]): Held {
  return holdPart(need, growthInBox(need as unknown as Size, offer as unknown as Size))
}

function holdCylinder(need: readonly number[], offer: readonly number[]): Held {
  const [diameter, length] = [offer[0]!, offer[1]!]
  const growth =
    need.length === 2
      ? growthOfRound([need[0]!, need[1]!], diameter, length)
      : growthInCylinder(need as unknown as Size, diameter, length)
  return holdPart(need, growth)
}

type Listed = { readonly need: readonly string[]; readonly offer: readonly string[] }

function holdListed(as: 'oneOf' | 'allOf', { need, offer }: Listed, normal: NormalTerm): Held {
  const offered = new Set(offer.map(normal))
  const had = need.filter((one) => offered.has(normal(one)))
  if (as === 'allOf') {
    return had.length === need.length
      ? met
      : missed(had.length / need.length, had.length > 0 ? had : null)
  }
  return need.length === 0 || had.length > 0 ? met : missed(0, offer.length > 0 ? offer : null)
}

function holdField(
  field: Field,
  need: NeedValue,
  offer: FieldValues[string],
  normal: NormalTerm,
): Held {
  const { shape, match } = field.about
  switch (match!.as) {
    case 'atLeast':
      return holdLeast(need as number, offer as number)
    case 'atMost':
      return holdMost(need as number, offer as number)
    case 'contains':
      return holdSpan(need as number | readonly number[], offer as readonly number[])
    case 'envelope':
      return shape === 'box'
        ? holdBox(need as readonly number[], offer as readonly number[])
        : holdCylinder(need as readonly number[], offer as readonly number[])
    case 'oneOf':
    case 'allOf': {
      const listed = (shape === 'choice' ? [offer] : offer) as readonly string[]
      return holdListed(
        match!.as,
        { need: need as readonly string[], offer: listed },
        shape === 'terms' ? normal : (id) => id,
      )
    }
    case 'holds':
      return offer === true ? met : missed(0, null)
  }
}

/** Every field that the need names, in the order of the kind. Needs of fields that match nothing are passed over. */
export function matchFields(
  kind: Kind,
  need: NeedValues,
  offer: FieldValues,
  normal: NormalTerm = plainTerm,
): readonly FieldMatch[] {
  const matches: FieldMatch[] = []
  for (const [id, field] of fieldsOf(kind)) {
    const { match } = field.about
    const wanted = Object.hasOwn(need, id) ? need[id] : undefined
    if (match === undefined || wanted === undefined) continue
    const said = Object.hasOwn(offer, id) ? offer[id] : undefined
    const held = said === undefined ? unknown : holdField(field, wanted, said, normal)
    const { axis, strict = false, weight = 1 } = match
    matches.push({ field: id, axis, strict, weight, ...held })
  }
  return matches
}

/** Whether an offer stays in: nothing strict is missed. What it does not say is to be asked, not held against it. */
export function admitted(matches: readonly FieldMatch[]): boolean {
  return !matches.some(({ strict, outcome }) => strict && outcome === 'missed')
}

/**
 * What the need would have to say to admit the offer: the strict fields that it misses. Null where it is admitted
 * already, or where some field misses with nothing that would help.
 */
export function change(matches: readonly FieldMatch[]): NeedValues | null {
  const missing = matches.filter(({ strict, outcome }) => strict && outcome === 'missed')
  if (missing.length === 0 || missing.some(({ admits }) => admits === null)) return null
  return Object.fromEntries(missing.map(({ field, admits }) => [field, admits!]))
}

/** The weighted mean of closeness for each axis that the need touches. */
export function closenessByAxis(
  matches: readonly FieldMatch[],
): Readonly<Partial<Record<Axis, number>>> {
  const means = axes.flatMap((axis) => {
    const own = matches.filter((one) => one.axis === axis)
    const weights = own.reduce((sum, { weight }) => sum + weight, 0)
    const total = own.reduce((sum, { weight, closeness }) => sum + weight * closeness, 0)
    return weights === 0 ? [] : [[axis, total / weights] as const]
  })
  return Object.fromEntries(means)
}
