/**
 * 遴选: first who qualifies, then, where a number is set, who is taken. The scenario with its bounds is
 * solved by `engines/selection`.
 */
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
