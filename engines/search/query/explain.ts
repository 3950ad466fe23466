/** Why a hit stands where it does: which term of which field gave what. The reasons sum to its score. */
import type { SearchSchema } from '../schema.ts'
import { weighed } from '../segment/build.ts'
import type { Segment } from '../segment/segment.ts'
import type { Lift } from './lifts.ts'
import type { Plan, PlannedAlternative, PlannedGroup } from './plan.ts'
import type { Reason } from './question.ts'

function postingOf(segment: Segment, term: number, document: number): number {
  let [low, high] = [segment.postingsAt[term]!, segment.postingsAt[term + 1]!]
  const end = high
  while (low < high) {
    const middle = (low + high) >>> 1
    if (segment.postingDocuments[middle]! < document) low = middle + 1
    else high = middle
  }
  return low < end && segment.postingDocuments[low] === document ? low : -1
}

type Place = {
  readonly segment: Segment
  readonly segmentNumber: number
  readonly document: number
}

function bestOf(group: PlannedGroup, { segment, segmentNumber, document }: Place) {
  let best: { gave: number; posting: number; alternative: PlannedAlternative } | undefined
  for (const alternative of group.alternatives) {
    const term = alternative.termIn[segmentNumber]!
    const posting = term < 0 ? -1 : postingOf(segment, term, document)
    if (posting < 0) continue
    const gave = (alternative.worth / 255) * segment.postingImpacts[posting]!
    if (best === undefined || gave > best.gave) best = { gave, posting, alternative }
  }
  return best
}

function wordReasons(schema: SearchSchema, group: PlannedGroup, place: Place): Reason[] {
  const best = bestOf(group, place)
  if (best === undefined) return []
  const { segment, document } = place
  const counts = segment.postingCounts[best.posting]!
  const parts = schema.texts.map((field, number) => ({
    field: field.name,
    share: weighed(
      field,
      (counts >>> (number * 4)) & 15,
      segment.lengths[document * schema.texts.length + number]!,
    ),
  }))
  const all = parts.reduce((sum, { share }) => sum + share, 0)
  return parts
    .filter(({ share }) => share > 0)
    .map(({ field, share }) => ({
      kind: 'word',
      word: group.word,
      term: best.alternative.term,
      via: best.alternative.via,
      field,
      gave: (best.gave * share) / all,
    }))
}

export function reasonsOf(
  schema: SearchSchema,
  plan: Plan,
  lifts: readonly Lift[],
  place: Place,
): Reason[] {
  return [
    ...plan.groups.flatMap((group) => wordReasons(schema, group, place)),
    ...lifts
      .map(({ kind, gives }): Reason => ({ kind, gave: gives(place.document) }))
      .filter(({ gave }) => gave !== 0),
  ]
}
