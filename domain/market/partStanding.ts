/**
 * 价格与机时: how an offer stands to a need beyond what it says of itself: what its maker's card makes of the part (axis
 * C), and whether its machines are free before the due day (axis T). Both are held like fields of the kind.
 */
import type { FieldMatch, Outcome } from '../catalog/match.ts'

/** Of so many offers, the first by their conditions, cards and calendars are asked: of the others nothing is known. */
export const lookedMost = 200
/** The need as it is, and with one change each: so often at most each of those cards is asked. */
export const changesTriedMost = 12

export type PriceFacts = {
  /** Of one piece, without tax and freight; null where no card prices it. */
  readonly pieceFen: number | null
  /** The cheapest of all that are compared. */
  readonly cheapestFen: number | null
  /** What a piece may cost at most; null where nothing was said. */
  readonly mostFen: number | null
}

const weight = 3

/**
 * The cheapest is nearest, the others by their share of it. What costs more than is asked for is missed; what a person
 * must price is to be asked. A price that is told is never farther than silence (decision 0059): what is admitted lies
 * above the half, what nobody knows on it, what is too dear not above it.
 */
export function holdPrice({ pieceFen, cheapestFen, mostFen }: PriceFacts): FieldMatch {
  const one = { field: 'price', axis: 'C', strict: mostFen !== null, weight, admits: null } as const
  if (pieceFen === null) return { ...one, outcome: 'unknown', closeness: 0.5 }
  const share = pieceFen <= 0 || cheapestFen === null ? 1 : cheapestFen / pieceFen
  const isDear = mostFen !== null && pieceFen > mostFen
  if (isDear) return { ...one, outcome: 'missed', closeness: share / 2 }
  return { ...one, outcome: 'met', closeness: (1 + share) / 2 }
}

export type CapacityFacts = {
  /** Of machines, before the day is over; null where no calendar is told. */
  readonly freeMinutes: number | null
  /** What the order takes of them; null where the maker does not show it. */
  readonly neededMinutes: number | null
}

/** What nobody knows is to be asked; only machines that are taken altogether, or for too long, are a miss. */
export function capacityOutcome({ freeMinutes, neededMinutes }: CapacityFacts): Outcome {
  if (freeMinutes === null) return 'unknown'
  if (freeMinutes <= 0) return 'missed'
  if (neededMinutes === null) return 'unknown'
  return freeMinutes >= neededMinutes ? 'met' : 'missed'
}

export function holdCapacity(facts: CapacityFacts): FieldMatch {
  const outcome = capacityOutcome(facts)
  const { freeMinutes, neededMinutes } = facts
  const share = neededMinutes === null ? 0 : (freeMinutes ?? 0) / neededMinutes
  const closeness = { met: 1, unknown: 0.5, missed: share }[outcome]
  return { field: 'capacity', axis: 'T', strict: true, weight, admits: null, outcome, closeness }
}

/** A later day, in days after the one that was asked for. */
export const laterDays = [3, 7, 14, 30] as const

export type Dearer = { readonly mostFen: number; readonly offers: number }

/** What a piece would have to be allowed to cost: for the next offer, and for all within a quarter more. */
export function dearerBy(mostFen: number, piecesFen: readonly number[]): readonly Dearer[] {
  const sorted = piecesFen.toSorted((one, other) => one - other)
  const next = sorted[0]
  if (next === undefined) return []
  const upTo = (limit: number): Dearer => {
    const within = sorted.filter((fen) => fen <= limit)
    return { mostFen: within.at(-1)!, offers: within.length }
  }
  const first = upTo(next)
  const quarter = upTo(Math.max(next, mostFen * 1.25))
  return quarter.offers > first.offers ? [first, quarter] : [first]
}
