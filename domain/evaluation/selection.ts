/**
 * 遴选: first who qualifies, then, where a number is set, who is taken. The scenario with its bounds is
 * solved by `engines/selection`; a second person confirms what both have seen.
 */
import { permits, type Actor } from '../kernel/actor.ts'
import { stableJson } from '../kernel/stableJson.ts'
import { allOf, allowed, conflict, forbidden, type Verdict } from '../kernel/verdict.ts'

/** One project in one claimed direction, after the review. */
export type SelectionCandidate = {
  readonly id: string
  readonly project: string
  readonly direction: string
  readonly region: string
  /** Points in hundredths. */
  readonly score: number
  readonly vetoed: readonly string[]
}

/** The least score by direction, in hundredths; `otherwise` where a direction has none of its own. */
export type Thresholds = {
  readonly otherwise: number
  readonly byDirection: Readonly<Record<string, number>>
}

export type Qualification =
  | { readonly id: string; readonly ok: true; readonly threshold: number }
  | {
      readonly id: string
      readonly ok: false
      readonly threshold: number
      readonly cause: 'vetoed' | 'belowThreshold'
      /** Hundredths of points that are missing; 0 for a veto. */
      readonly missing: number
    }

export function qualify(
  candidates: readonly SelectionCandidate[],
  thresholds: Thresholds,
): Qualification[] {
  return candidates.map(({ id, direction, score, vetoed }): Qualification => {
    const threshold = thresholds.byDirection[direction] ?? thresholds.otherwise
    if (vetoed.length > 0) return { id, ok: false, threshold, cause: 'vetoed', missing: 0 }
    if (score >= threshold) return { id, ok: true, threshold }
    return { id, ok: false, threshold, cause: 'belowThreshold', missing: threshold - score }
  })
}

export type Bound = { readonly min: number; readonly max: number | null }

/** What a scenario asks for. Whatever is not named is free. */
export type Scenario = {
  /** Directions of projects taken in all; null for no cap. */
  readonly cap: number | null
  readonly byDirection: Readonly<Record<string, Bound>>
  readonly byRegion: Readonly<Record<string, Bound>>
  /** At most this many directions of one project. */
  readonly perProject: number | null
}

export type ConfirmationFacts = {
  readonly count: number
  readonly byDirection: Readonly<Record<string, number>>
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** Canonical; the server shows its SHA-256 to both persons. */
  readonly namesText: string
}

/** What the second person sees before confirming: how many, which, and what changed since the last look. */
export function confirmationFacts(
  chosen: readonly SelectionCandidate[],
  lastSeen: readonly string[],
): ConfirmationFacts {
  const ids = chosen.map(({ id }) => id).toSorted()
  const [now, before] = [new Set(ids), new Set(lastSeen)]
  const groups = Map.groupBy(chosen, ({ direction }) => direction)
  return {
    count: ids.length,
    byDirection: Object.fromEntries(
      [...groups].map(([direction, members]) => [direction, members.length]),
    ),
    added: ids.filter((id) => !before.has(id)),
    removed: lastSeen.filter((id) => !now.has(id)).toSorted(),
    namesText: stableJson(ids),
  }
}

/** Whether the actor may confirm a list proposed by another, being the very list that was looked at. */
export function mayConfirmSelection(
  actor: Actor,
  proposal: { readonly proposedBy: string; readonly digest: string; readonly count: number },
  seen: { readonly digest: string; readonly count: number },
): Verdict {
  const permit = 'evaluation.selection.confirm'
  return allOf(
    permits(actor, permit) ? allowed : forbidden('evaluation.role_cannot', { permit }),
    actor.personId === null || actor.personId === proposal.proposedBy
      ? forbidden('evaluation.second_person_needed')
      : allowed,
    proposal.count > 0 ? allowed : conflict('evaluation.selection_empty'),
    proposal.digest === seen.digest && proposal.count === seen.count
      ? allowed
      : conflict('evaluation.selection_changed', { seen: seen.count, count: proposal.count }),
  )
}
