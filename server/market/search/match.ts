/**
 * A need held against every offer of its kind that the asker may see: by the columns of the index, as rows would say.
 * Tens of thousands are judged for one page: misses and scores are summed field by field, column by column, and
 * only offers that may be shown become objects.
 */
import { fieldsOf, type Kind } from '../../../domain/catalog/kind.ts'
import type { NeedValues } from '../../../domain/catalog/match.ts'
import { comparePlaced, type Placed } from '../../../domain/market/need.ts'
import type { Clause } from '../../../engines/search/query/question.ts'
import { documentsMax } from '../../../engines/search/schema.ts'
import { passing, selectDocuments, type Selected } from '../../../engines/search/query/select.ts'
import { wordAt } from '../../../engines/search/segment/words.ts'
import { changesOf, noteAlmost, startAlmost, type Almost } from './almost.ts'
import { publishedClause, type Asking } from './answer.ts'
import { holdsOf, isMet, unsaid, type Wish } from './holdColumn.ts'
import { slotsOf } from './marketSchema.ts'
import type { MatchAnswer, MatchQuestion } from './wire.ts'

/** The fields that are asked for, in the order of the kind: in that order scores are summed. */
function wishesOf(kind: Kind, need: NeedValues): readonly Wish[] {
  const slots = slotsOf(kind)
  return fieldsOf(kind).flatMap(([id, field]): Wish[] => {
    const { match } = field.about
    const wanted = Object.hasOwn(need, id) ? need[id] : undefined
    if (match === undefined || wanted === undefined) return []
    return [{ id, field, match, wanted, slot: slots.get(id)!.value }]
  })
}

/** Grades are kept under the name of their class: the need is put there as well. */
function normalNeed(kind: Kind, need: NeedValues, gradeOf: (term: string) => string): NeedValues {
  return Object.fromEntries(
    Object.entries(need).map(([id, value]) => {
      const terms = kind.fields.properties[id]?.about.shape === 'terms' && Array.isArray(value)
      return [id, terms ? (value as string[]).map(gradeOf) : value]
    }),
  )
}

type Tally = {
  readonly best: Placed[]
  readonly almost: Almost
  admitted: number
  nearly: number
  /** Admitted, but farther away than is asked for. */
  farther: number
}

type Judging = {
  readonly wishes: readonly Wish[]
  /** Of all wishes together. */
  readonly weights: number
  readonly most: number
  readonly near: Clause | undefined
}

/** Of one segment, by place among the candidates; one question is answered at a time. */
const room = {
  held: new Float64Array(documentsMax),
  sums: new Float64Array(documentsMax),
  misses: new Uint8Array(documentsMax),
  /** The wish that was missed last, and how near the offer came: of those that miss one it is that one. */
  missed: new Uint8Array(documentsMax),
  closeness: new Float64Array(documentsMax),
}

/** Adds what one wish makes of each candidate. */
function addWish(number: number, { match }: Wish, count: number): void {
  const { held, sums, misses, missed, closeness } = room
  const { strict = false, weight = 1 } = match
  for (let at = 0; at < count; at++) {
    const one = held[at]!
    if (one === isMet) sums[at]! += weight
    else if (Number.isNaN(one)) sums[at]! += weight * 0.5
    else {
      sums[at]! += weight * one
      if (strict) {
        misses[at]!++
        missed[at] = number
        closeness[at] = one
      }
    }
  }
}

function sumWishes(asking: Asking, selected: Selected, wishes: readonly Wish[]): void {
  const { documents, count } = selected
  room.sums.fill(0, 0, count)
  room.misses.fill(0, 0, count)
  for (const [number, wish] of wishes.entries()) {
    const holds = holdsOf(asking.index.schema, selected.held.segment, wish) ?? unsaid
    holds(documents, count, room.held)
    addWish(number, wish, count)
  }
}

/** The best so far, in order, each under its id. */
function keepBest(best: Placed[], most: number, one: Placed): void {
  let [low, high] = [0, best.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (comparePlaced(best[middle]!, one) < 0) low = middle + 1
    else high = middle
  }
  best.splice(low, 0, one)
  if (best.length > most) best.pop()
}

/** Who stands below the last of those that are kept need not be looked at twice. */
function isBelow(last: Placed, misses: number, score: number, day: number): boolean {
  if (misses !== last.misses) return misses > last.misses
  return score === last.score ? day < last.day : score < last.score
}

function judge(asking: Asking, selected: Selected, judging: Judging, tally: Tally): void {
  const { wishes, weights, most, near } = judging
  const { held, documents, count } = selected
  const { segment } = held
  const days = segment.numbers[asking.index.schema.numbers.indexOf('day')]!
  sumWishes(asking, selected, wishes)
  const inside = near === undefined ? documents : passing(asking.index, selected, near)
  const { sums, misses: missesAt, missed, closeness } = room
  const { best, almost } = tally
  const single = { closeness: 0, turn: 0, held, document: 0 }
  for (let at = 0, next = 0; at < count; at++) {
    const document = documents[at]!
    const misses = missesAt[at]!
    if (inside[next] !== document) {
      if (misses === 0) tally.farther++
      continue
    }
    next++
    if (misses === 0) tally.admitted++
    else tally.nearly++
    if (misses === 1) {
      single.closeness = closeness[at]!
      single.document = document
      noteAlmost(almost, missed[at]!, single)
    }
    const score = weights === 0 ? 1 : sums[at]! / weights
    const last = best.length < most ? undefined : best.at(-1)
    if (most === 0 || (last && isBelow(last, misses, score, days[document]!))) continue
    const placed = { misses, score, day: days[document]!, tie: segment.ties[document]! }
    keepBest(best, most, { ...placed, id: wordAt(segment.ids, document) })
  }
}

export function matchNeed(asking: Asking, question: MatchQuestion): MatchAnswer {
  const kind = asking.kinds.get(question.kind)
  const nothing: MatchAnswer = { admitted: 0, nearly: 0, ids: [], changes: [], farther: 0 }
  if (kind === undefined) return nothing
  const need = normalNeed(kind, question.need, asking.gradeOf)
  const { from, most, near, region, held, published } = question
  const clauses: Clause[] = [
    { kind: 'keyword', field: 'kind', any: [kind.id] },
    ...(region === undefined ? [] : [{ kind: 'keyword' as const, field: 'region', any: region }]),
    ...(held === undefined ? [] : [{ kind: 'keyword' as const, field: 'certificates', all: held }]),
  ]
  if (published !== undefined) clauses.push(publishedClause(published))
  const wishes = wishesOf(kind, need)
  const judging: Judging = {
    ...{ wishes, most: from + most },
    weights: wishes.reduce((sum, { match }) => sum + (match.weight ?? 1), 0),
    near: near && {
      kind: 'near',
      field: 'place',
      at: { latitude: near.latitude, longitude: near.longitude },
      withinKm: near.withinKm,
    },
  }
  const almost = startAlmost(asking.index, kind, wishes)
  const tally: Tally = { best: [], almost, admitted: 0, nearly: 0, farther: 0 }
  for (const selected of selectDocuments(
    asking.index,
    question.audience,
    clauses,
    asking.scratch,
  )) {
    judge(asking, selected, judging, tally)
  }
  const { best, admitted, nearly, farther } = tally
  return {
    ...{ admitted, nearly, farther },
    ids: best.slice(from).map(({ id }) => id),
    changes: changesOf(almost),
  }
}
