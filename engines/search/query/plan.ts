/** A question's words over the whole index: how rare they are, and in what order they are looked at. */
import type { Held, SearchIndex } from '../index/hold.ts'
import { bytesOf, indexOf } from '../segment/words.ts'
import type { Alternative, Group } from './question.ts'

export type PlannedAlternative = Alternative & {
  /** What a full impact gives. */
  readonly worth: number
  /** By segment the number of the term in its dictionary, -1 where it has none. */
  readonly termIn: Int32Array
}

export type PlannedGroup = {
  readonly word: string
  readonly must: boolean
  readonly alternatives: readonly PlannedAlternative[]
  readonly postings: number
}

export type Plan = {
  /** Musts first, then from the rarest to the most frequent. */
  readonly groups: readonly PlannedGroup[]
  readonly atLeast: number
  /** Leading groups all of which every hit must match. */
  readonly musts: number
}

/** Groups are numbered in eight bits. */
export const groupsMax = 64

/** Offers that hold the term; those that are gone count until their segment is merged. */
function frequencyOf(held: readonly Held[], termIn: Int32Array): number {
  let sum = 0
  for (const [number, { segment }] of held.entries()) {
    const term = termIn[number]!
    if (term >= 0) sum += segment.postingsAt[term + 1]! - segment.postingsAt[term]!
  }
  return sum
}

const rarity = (documents: number, frequency: number): number =>
  Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))

/** Alternatives that name the same thing, by which the word's rarity is judged. */
const sameFrom = 0.75

function planGroup(held: readonly Held[], documents: number, group: Group): PlannedGroup {
  const unlike = new Map<string, Alternative>()
  for (const one of group.alternatives) {
    if (one.weight > (unlike.get(one.term)?.weight ?? 0)) unlike.set(one.term, one)
  }
  const found = [...unlike.values()]
    .map((one) => {
      const bytes = bytesOf(one.term)
      const termIn = Int32Array.from(held, ({ segment }) => indexOf(segment.terms, bytes))
      return { ...one, termIn, frequency: frequencyOf(held, termIn) }
    })
    .filter(({ frequency }) => frequency > 0)
  const same = found.filter(({ weight }) => weight >= sameFrom)
  const common = Math.max(0, ...(same.length > 0 ? same : found).map(({ frequency }) => frequency))
  return {
    word: group.word,
    must: group.must === true,
    alternatives: found
      .map(({ frequency, ...one }) => ({
        ...one,
        worth: one.weight * rarity(documents, Math.max(common, frequency)),
      }))
      .toSorted((one, other) => other.worth - one.worth),
    postings: found.reduce((sum, { frequency }) => sum + frequency, 0),
  }
}

export function planOf(index: SearchIndex, groups: readonly Group[], atLeast?: number): Plan {
  const { held } = index
  const documents = held.reduce((sum, { segment }) => sum + segment.documents, 0)
  const planned = groups
    .slice(0, groupsMax)
    .map((group) => planGroup(held, documents, group))
    .toSorted(
      (one, other) => Number(other.must) - Number(one.must) || one.postings - other.postings,
    )
  const musts = planned.filter(({ must }) => must).length
  const least = Math.min(planned.length, Math.max(1, atLeast ?? 1))
  return {
    groups: planned,
    musts: Math.max(musts, least === planned.length ? least : 0),
    atLeast: Math.max(musts, least),
  }
}
