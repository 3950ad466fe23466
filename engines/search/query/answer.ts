/** Answers a question: hits in order, their exact number, facets with exact counts. */
import type { Held, SearchIndex } from '../index/hold.ts'
import { wordAt } from '../segment/words.ts'
import { inOrder, offer, threshold, type Best, type Found } from './best.ts'
import { keepOf } from './clauses.ts'
import { reasonsOf } from './explain.ts'
import { countWords, type List } from './facets.ts'
import { liftsOf, liftSumOf, mostOf } from './lifts.ts'
import { clear, matchSegment } from './match.ts'
import { planOf, type Plan } from './plan.ts'
import type { Answer, Clause, FacetValue, FacetWish, Hit, Question } from './question.ts'
import type { Scratch } from './scratch.ts'
import { markVisible } from './visible.ts'

type FacetCount = {
  readonly field: string
  readonly column: number
  /** By number of the word in the index. */
  readonly counts: Uint32Array
}

const facetsMax = 12

function facetCounts(index: SearchIndex, facets: readonly FacetWish[]): FacetCount[] {
  if (facets.length > facetsMax) throw new Error(`at most ${facetsMax} facets at a time`)
  return facets.map(({ field }) => {
    const column = index.schema.keywords.indexOf(field)
    if (column < 0) throw new Error(`the index has no field "${field}"`)
    return { field, column, counts: new Uint32Array(index.values[column]!.words.length) }
  })
}

type Limits = {
  /** On fields that are no facets: who fails them counts nowhere. */
  readonly always: readonly Clause[]
  /** On fields that are. */
  readonly own: readonly Clause[]
}

/** A loop over a short list of numbers is the cheapest; places cost the most. */
const costs = ['number', 'range', 'envelope', 'keyword', 'near']

function limitsOf({ clauses, facets }: Question): Limits {
  const sorted = clauses.toSorted(
    (one, other) => costs.indexOf(one.kind) - costs.indexOf(other.kind),
  )
  const isOwn = ({ field }: Clause): boolean => facets.some((facet) => facet.field === field)
  return { always: sorted.filter((one) => !isOwn(one)), own: sorted.filter(isOwn) }
}

/** Those of a list that pass all clauses. */
export function keep(
  index: SearchIndex,
  held: Held,
  clauses: readonly Clause[],
  { documents, count }: List,
  to: Uint16Array,
): List {
  let list: List = { documents, count }
  for (const clause of clauses) {
    const kept = keepOf(index.schema, held, clause)(list.documents, list.count, to)
    list = { documents: to, count: kept }
  }
  return list
}

/** Each facet over those that pass all clauses but the ones on its own field. Answers who pass all. */
function countFacets(
  index: SearchIndex,
  held: Held,
  { always, own }: Limits,
  counted: readonly FacetCount[],
  { candidates, passing, almost }: Scratch,
  count: number,
): List {
  const common = keep(index, held, always, { documents: candidates, count }, passing)
  for (const facet of counted.filter(({ field }) => own.some((one) => one.field === field))) {
    const others = own.filter(({ field }) => field !== facet.field)
    const list = keep(index, held, others, common, almost)
    countWords(held, facet.column, facet.counts, list)
  }
  const all = keep(index, held, own, common, passing)
  for (const facet of counted) {
    if (own.some(({ field }) => field === facet.field)) continue
    countWords(held, facet.column, facet.counts, all)
  }
  return all
}

type Place = { readonly held: Held; readonly segmentNumber: number }

type Lifted = { readonly most: number; readonly gives: (document: number) => number }

function gather(
  { held, segmentNumber }: Place,
  { most, gives }: Lifted,
  best: Best,
  scores: Float32Array,
  { documents, count }: List,
): void {
  const { segment } = held
  let least = threshold(best)
  // Who stays below even with all lifts need not be asked for them; a hair for the rounding of scores.
  const hair = 1e-4
  for (let index = 0; index < count; index++) {
    const document = documents[index]!
    let score = scores[document]!
    if (score + most + hair < least) continue
    if (most > 0) score += gives(document)
    if (score < least) continue
    const found: Found = { score, tie: segment.ties[document]!, segmentNumber, document, segment }
    offer(best, found)
    least = threshold(best)
  }
}

const byCount = (one: FacetValue, other: FacetValue): number =>
  other.count - one.count || (one.value < other.value ? -1 : 1)

function facetsOf(index: SearchIndex, wishes: readonly FacetWish[], counted: FacetCount[]) {
  return Object.fromEntries(
    wishes.map(({ field, most }, place) => {
      const { counts, column } = counted[place]!
      const { words } = index.values[column]!
      const values: FacetValue[] = []
      for (const [value, count] of counts.entries()) {
        if (count > 0) values.push({ value: words[value]!, count })
      }
      return [field, values.toSorted(byCount).slice(0, most)]
    }),
  )
}

function hitOf(index: SearchIndex, question: Question, plan: Plan, found: Found): Hit {
  const { segment, document, score } = found
  const id = wordAt(segment.ids, document)
  if (question.explain !== true) return { id, score }
  const lifts = liftsOf(index.schema, segment, question.lifts ?? {})
  return { id, score, reasons: reasonsOf(index.schema, plan, lifts, found) }
}

export function answerQuestion(index: SearchIndex, question: Question, scratch: Scratch): Answer {
  const { groups, facets } = question
  const plan = planOf(index, groups, question.atLeast)
  const counted = facetCounts(index, facets)
  const limits = limitsOf(question)
  const best: Best = { most: question.most, heap: [] }
  const lifts = question.lifts ?? {}
  const most = mostOf(lifts)
  let hits = 0
  for (const [segmentNumber, held] of index.held.entries()) {
    if (!markVisible(held, question.audience, scratch.visible)) continue
    const count = matchSegment(held, segmentNumber, plan, scratch)
    const all = countFacets(index, held, limits, counted, scratch, count)
    const lifted = { most, gives: liftSumOf(index.schema, held.segment, lifts) }
    gather({ held, segmentNumber }, lifted, best, scratch.scores, all)
    hits += all.count
    clear(scratch, count)
  }
  return {
    count: hits,
    hits: inOrder(best).map((found) => hitOf(index, question, plan, found)),
    facets: facetsOf(index, facets, counted),
  }
}
