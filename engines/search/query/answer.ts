/** Answers a question: hits in order, their exact number, facets with exact counts. */
import type { Held, SearchIndex } from '../index/hold.ts'
import { wordAt } from '../segment/words.ts'
import { inOrder, offer, threshold, type Best, type Found } from './best.ts'
import { bitOf, facetsMax, markFails } from './clauses.ts'
import { reasonsOf } from './explain.ts'
import { liftsOf, type Lift } from './lifts.ts'
import { clear, matchSegment } from './match.ts'
import { planOf, type Plan } from './plan.ts'
import type { Answer, FacetValue, FacetWish, Hit, Question } from './question.ts'
import type { Scratch } from './scratch.ts'
import { markVisible } from './visible.ts'

type FacetCount = {
  readonly column: number
  readonly bit: number
  readonly counts: Uint32Array
}

function facetCounts(index: SearchIndex, facets: readonly FacetWish[]): FacetCount[] {
  if (facets.length > facetsMax) throw new Error(`at most ${facetsMax} facets at a time`)
  return facets.map(({ field }) => {
    const column = index.schema.keywords.indexOf(field)
    if (column < 0) throw new Error(`the index has no field "${field}"`)
    const counts = new Uint32Array(index.values[column]!.words.length)
    return { column, bit: bitOf(facets, field), counts }
  })
}

/** Counts candidates that fail nothing, or nothing but clauses on the facet's own field. */
function countFacet(facet: FacetCount, held: Held, scratch: Scratch, count: number): void {
  const { at, ordinals } = held.segment.keywords[facet.column]!
  const valueOf = held.valueOf[facet.column]!
  const { counts, bit } = facet
  const { candidates, fails } = scratch
  for (let index = 0; index < count; index++) {
    const document = candidates[index]!
    const failing = fails[document]!
    if (failing !== 0 && failing !== bit) continue
    for (let place = at[document]!; place < at[document + 1]!; place++) {
      counts[valueOf[ordinals[place]!]!]!++
    }
  }
}

type Place = { readonly held: Held; readonly segmentNumber: number }

function gather(
  { held, segmentNumber }: Place,
  lifts: readonly Lift[],
  best: Best,
  { candidates, fails, scores }: Scratch,
  count: number,
): number {
  const { segment } = held
  let hits = 0
  let least = threshold(best)
  for (let index = 0; index < count; index++) {
    const document = candidates[index]!
    if (fails[document] !== 0) continue
    hits++
    let score = scores[document]!
    for (const { gives } of lifts) score += gives(document)
    if (score < least) continue
    const found: Found = { score, tie: segment.ties[document]!, segmentNumber, document, segment }
    offer(best, found)
    least = threshold(best)
  }
  return hits
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
  const { groups, clauses, facets } = question
  const plan = planOf(index, groups, question.atLeast)
  const counted = facetCounts(index, facets)
  const best: Best = { most: question.most, heap: [] }
  let hits = 0
  for (const [segmentNumber, held] of index.held.entries()) {
    if (!markVisible(held, question.audience, scratch.visible)) continue
    const count = matchSegment(held, segmentNumber, plan, scratch)
    markFails(index.schema, held, clauses, facets, scratch, count)
    const lifts = liftsOf(index.schema, held.segment, question.lifts ?? {})
    hits += gather({ held, segmentNumber }, lifts, best, scratch, count)
    for (const facet of counted) countFacet(facet, held, scratch, count)
    clear(scratch, count)
  }
  return {
    count: hits,
    hits: inOrder(best).map((found) => hitOf(index, question, plan, found)),
    facets: facetsOf(index, facets, counted),
  }
}
