/** What an index must answer, worked out over all documents one by one, without any of its structures. */
import {
  occurrencesMax,
  saturation,
  type Point,
  type SearchDocument,
  type SearchSchema,
} from '../schema.ts'
import type { Clause, Group, Question } from '../query/question.ts'

type Documents = readonly SearchDocument[]

const radians = Math.PI / 180

export function kmBetween(one: Point, other: Point): number {
  const [a, b] = [one.latitude * radians, other.latitude * radians]
  const along = (other.longitude - one.longitude) * radians
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(along / 2) ** 2
  return 2 * 6371.0088 * Math.asin(Math.sqrt(half))
}

function fits(lengths: readonly number[], part: readonly number[]): boolean {
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ]
  return orders.some((order) => order.every((side, place) => lengths[side]! >= part[place]!))
}

function meets(document: SearchDocument, clause: Clause): boolean {
  switch (clause.kind) {
    case 'number': {
      const value = document.numbers?.[clause.field]
      if (value === undefined) return false
      return value >= (clause.min ?? -Infinity) && value <= (clause.max ?? Infinity)
    }
    case 'range': {
      const range = document.ranges?.[clause.field]
      const asked = [clause.min, clause.max].filter((value) => value !== undefined)
      return range !== undefined && asked.every((value) => range[0] <= value && value <= range[1])
    }
    case 'envelope': {
      const lengths = document.envelopes?.[clause.field]
      return lengths !== undefined && fits(lengths, clause.part)
    }
    case 'keyword': {
      const own = document.keywords?.[clause.field] ?? []
      return (
        (clause.any === undefined || clause.any.some((value) => own.includes(value))) &&
        (clause.all ?? []).every((value) => own.includes(value)) &&
        !(clause.none ?? []).some((value) => own.includes(value))
      )
    }
    case 'near': {
      const at = document.points?.[clause.field]
      return at !== undefined && kmBetween(at, clause.at) <= clause.withinKm
    }
  }
}

const holds = ({ texts }: SearchDocument, term: string): boolean =>
  Object.values(texts).some((terms) => terms.includes(term))

function impact(schema: SearchSchema, { texts }: SearchDocument, term: string): number {
  let frequency = 0
  for (const { name, boost, lengthWeight, averageLength } of schema.texts) {
    const terms = texts[name] ?? []
    const times = Math.min(occurrencesMax, terms.filter((one) => one === term).length)
    frequency +=
      (boost * times) / (1 - lengthWeight + (lengthWeight * terms.length) / averageLength)
  }
  return Math.round((255 * frequency) / (saturation + frequency)) / 255
}

function rarityOf(documents: Documents, group: Group, term: string): number {
  const frequencies = new Map(
    group.alternatives.map((one) => [
      one.term,
      documents.filter((document) => holds(document, one.term)).length,
    ]),
  )
  const found = group.alternatives.filter((one) => frequencies.get(one.term)! > 0)
  const same = found.filter(({ weight }) => weight >= 0.75)
  const common = Math.max(
    0,
    ...(same.length > 0 ? same : found).map((one) => frequencies.get(one.term)!),
  )
  const frequency = Math.max(common, frequencies.get(term)!)
  return Math.log(1 + (documents.length - frequency + 0.5) / (frequency + 0.5))
}

/** Rarity of each alternative of each group: the same for all documents. */
function raritiesOf(documents: Documents, groups: readonly Group[]) {
  return groups.map(
    (group) =>
      new Map(group.alternatives.map(({ term }) => [term, rarityOf(documents, group, term)])),
  )
}

function wordScore(
  schema: SearchSchema,
  rarities: ReturnType<typeof raritiesOf>,
  document: SearchDocument,
  groups: readonly Group[],
): number {
  return groups.reduce((sum, group, place) => {
    const gains = group.alternatives
      .filter(({ term }) => holds(document, term))
      .map(({ term, weight }) => {
        return weight * rarities[place]!.get(term)! * impact(schema, document, term)
      })
    return sum + Math.max(0, ...gains)
  }, 0)
}

function lifted(document: SearchDocument, { lifts }: Question): number {
  let sum = 0
  const at = lifts?.near && document.points?.[lifts.near.field]
  if (lifts?.near && at) {
    // The engine takes the chord, which is shorter than the way over ground by less than its own decay.
    const chord = 2 * 6371.0088 * Math.sin(kmBetween(at, lifts.near.at) / 2 / 6371.0088)
    sum += lifts.near.weight / (1 + chord / lifts.near.halfKm)
  }
  const day = lifts?.fresh && document.numbers?.[lifts.fresh.field]
  if (lifts?.fresh && day !== undefined) {
    sum += lifts.fresh.weight / (1 + Math.max(0, lifts.fresh.now - day) / lifts.fresh.half)
  }
  const standing = lifts?.standing && document.numbers?.[lifts.standing.field]
  if (lifts?.standing && standing !== undefined) {
    sum += lifts.standing.weight * Math.min(1, Math.max(0, standing))
  }
  return sum
}

export type Expected = {
  readonly count: number
  readonly scores: ReadonlyMap<string, number>
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export function bruteForce(
  schema: SearchSchema,
  documents: Documents,
  question: Question,
): Expected {
  const { groups, clauses, audience } = question
  const least = groups.length === 0 ? 0 : Math.min(groups.length, question.atLeast ?? 1)
  const matches = (document: SearchDocument, group: Group): boolean =>
    group.alternatives.some(({ term }) => holds(document, term))
  const matching = documents.filter(
    (document) =>
      document.audience.some((key) => audience.includes(key)) &&
      groups.every((group) => group.must !== true || matches(document, group)) &&
      groups.filter((group) => matches(document, group)).length >= least,
  )
  const hits = matching.filter((document) => clauses.every((clause) => meets(document, clause)))
  const facets = Object.fromEntries(
    question.facets.map(({ field }) => {
      const others = clauses.filter((clause) => clause.field !== field)
      const counts: Record<string, number> = {}
      for (const document of matching) {
        if (!others.every((clause) => meets(document, clause))) continue
        for (const value of new Set(document.keywords?.[field])) {
          counts[value] = (counts[value] ?? 0) + 1
        }
      }
      return [field, counts]
    }),
  )
  const rarities = raritiesOf(documents, groups)
  return {
    count: hits.length,
    scores: new Map(
      hits.map((document) => [
        document.id,
        wordScore(schema, rarities, document, groups) + lifted(document, question),
      ]),
    ),
    facets,
  }
}
