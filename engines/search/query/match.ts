/** The words of a question in one segment: candidates with their scores. */
import type { Held } from '../index/hold.ts'
import type { Segment } from '../segment/segment.ts'
import type { Plan, PlannedGroup } from './plan.ts'
import type { Scratch } from './scratch.ts'
import { isVisible } from './visible.ts'

/** Postings for each candidate from which on looking candidates up is cheaper than reading all. */
const lookUpFrom = 12

/** Every document of the group comes in; answers how many candidates there are now. */
function admit(
  { postingsAt, postingDocuments, postingImpacts }: Segment,
  segmentNumber: number,
  group: PlannedGroup,
  stamp: number,
  scratch: Scratch,
  known: number,
): number {
  const { scores, best, stamps, matched, candidates, visible } = scratch
  let count = known
  for (const { worth, termIn } of group.alternatives) {
    const term = termIn[segmentNumber]!
    if (term < 0) continue
    const share = worth / 255
    const end = postingsAt[term + 1]!
    for (let index = postingsAt[term]!; index < end; index++) {
      const document = postingDocuments[index]!
      const gives = share * postingImpacts[index]!
      if (stamps[document] === stamp) {
        if (gives > best[document]!) {
          scores[document]! += gives - best[document]!
          best[document] = gives
        }
        continue
      }
      if (stamps[document] === 0) {
        if ((visible[document >>> 5]! & (1 << (document & 31))) === 0) continue
        candidates[count++] = document
      }
      stamps[document] = stamp
      matched[document]!++
      scores[document]! += gives
      best[document] = gives
    }
  }
  return count
}

/** Only documents that are candidates already. */
function raise(
  { postingsAt, postingDocuments, postingImpacts }: Segment,
  segmentNumber: number,
  group: PlannedGroup,
  stamp: number,
  scratch: Scratch,
  count: number,
): void {
  const { scores, best, stamps, matched, candidates } = scratch
  for (const { worth, termIn } of group.alternatives) {
    const term = termIn[segmentNumber]!
    if (term < 0) continue
    const share = worth / 255
    const [begin, end] = [postingsAt[term]!, postingsAt[term + 1]!]
    const lookUp = end - begin > count * lookUpFrom
    const steps = lookUp ? count : end - begin
    for (let step = 0; step < steps; step++) {
      let index = begin + step
      if (lookUp) {
        index = placeIn(postingDocuments, begin, end, candidates[step]!)
        if (index < 0) continue
      }
      const document = postingDocuments[index]!
      const before = stamps[document]!
      if (before === 0) continue
      const gives = share * postingImpacts[index]!
      if (before !== stamp) {
        stamps[document] = stamp
        matched[document]!++
        scores[document]! += gives
        best[document] = gives
      } else if (gives > best[document]!) {
        scores[document]! += gives - best[document]!
        best[document] = gives
      }
    }
  }
}

function placeIn(documents: Uint16Array, begin: number, end: number, document: number): number {
  let [low, high] = [begin, end]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (documents[middle]! < document) low = middle + 1
    else high = middle
  }
  return low < end && documents[low] === document ? low : -1
}

/** Drops candidates that can no longer come to match enough; their marks are cleared. */
function thin(scratch: Scratch, count: number, least: number): number {
  const { candidates, matched, stamps, scores } = scratch
  let kept = 0
  for (let index = 0; index < count; index++) {
    const document = candidates[index]!
    if (matched[document]! >= least) {
      candidates[kept++] = document
      continue
    }
    matched[document] = 0
    stamps[document] = 0
    scores[document] = 0
  }
  return kept
}

/** Fills the candidates of one segment; answers how many they are. Marks stay until `clear`. */
export function matchSegment(
  held: Held,
  segmentNumber: number,
  plan: Plan,
  scratch: Scratch,
): number {
  const { segment } = held
  let count = 0
  if (plan.groups.length === 0) {
    for (let document = 0; document < segment.documents; document++) {
      if (isVisible(scratch.visible, document)) scratch.candidates[count++] = document
    }
    return count
  }
  // Whoever is to match enough, and matched none of the groups before, cannot come in any more.
  const lastAdmitting = plan.musts > 0 ? 0 : plan.groups.length - plan.atLeast
  for (const [number, group] of plan.groups.entries()) {
    const stamp = number + 1
    if (number <= lastAdmitting) count = admit(segment, segmentNumber, group, stamp, scratch, count)
    else if (count > 0) raise(segment, segmentNumber, group, stamp, scratch, count)
    const remaining = plan.groups.length - stamp
    const least = Math.max(plan.atLeast - remaining, Math.min(stamp, plan.musts))
    if (least > 0 && number > 0) count = thin(scratch, count, least)
  }
  return count
}

export function clear(scratch: Scratch, count: number): void {
  const { candidates, scores, stamps, matched } = scratch
  for (let index = 0; index < count; index++) {
    const document = candidates[index]!
    scores[document] = 0
    stamps[document] = 0
    matched[document] = 0
  }
}
