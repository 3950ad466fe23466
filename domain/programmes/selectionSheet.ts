/** The decision sheet: who qualifies, who is taken by the scenario, what was decided otherwise, and the balance. */
import { competitionRanks } from '../evaluation/ranking.ts'
import {
  qualify,
  type Bound,
  type Qualification,
  type Scenario,
  type SelectionCandidate,
} from '../evaluation/selection.ts'
import { stableJson } from '../kernel/stableJson.ts'
import { conflict, invalid, allowed, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import type { Override, SelectionRules } from './selection.ts'

/** By method, in hundredths of points; null where the method says nothing. */
export type ScorePoints = Readonly<Record<'raw' | 'z' | 'additive', number | null>>

export type ScoreFacts = {
  readonly points: ScorePoints
  readonly vetoed: readonly string[]
}

/** What the panels of a claim concluded in the end: the later sitting stands for the earlier one. */
export const conclusionStandings = ['positive', 'negative', 'none'] as const
export type ConclusionStanding = (typeof conclusionStandings)[number]

/** The earliest first. Only “建议入选” is positive: a reservation is none. */
export function standingOf(
  conclusions: readonly { readonly recommendation: string | null }[],
): ConclusionStanding {
  const last = conclusions.at(-1)
  if (last === undefined) return 'none'
  return last.recommendation === 'recommend' ? 'positive' : 'negative'
}

/** One accepted entry in one direction that it claims. */
export type Claim = {
  readonly entryId: string
  readonly direction: string
  readonly region: string
  readonly title: string
  readonly applicant: string
  readonly unit: string
  readonly score: ScoreFacts | null
  readonly concluded: ConclusionStanding
}

export const outcomes = [
  'qualified',
  'vetoed',
  'belowThreshold',
  'unscored',
  'notRecommended',
  'unconcluded',
] as const
export type Outcome = (typeof outcomes)[number]

export type SheetRow<C extends Claim = Claim> = C & {
  readonly key: string
  readonly points: number | null
  /** Among those of the direction that have a score and no veto. */
  readonly rank: number | null
  readonly outcome: Outcome
  readonly threshold: number
  /** Hundredths of points below the threshold. */
  readonly missing: number
  /** Qualified, but the scenario leaves it out: no panel recommends it, which the rules ask for in principle. */
  readonly heldBack: boolean
  readonly suggested: boolean
  readonly taken: boolean
  readonly override: Pick<Override, 'take' | 'reason'> | null
}

export const claimKey = (entryId: string, direction: string): string => `${entryId}:${direction}`

const pointsOf = ({ score }: Claim, { method }: SelectionRules): number | null => {
  const points = score?.points[method] ?? null
  return points === null ? null : Math.max(points, 0)
}

const lacksConclusion = ({ concluded }: Claim, { conclusion }: SelectionRules): boolean =>
  conclusion !== 'none' && concluded !== 'positive'

/** Those that the scenario may take, as the solver takes them; what has no score is no candidate. */
export function candidatesOf(
  claims: readonly Claim[],
  rules: SelectionRules,
): { readonly all: SelectionCandidate[]; readonly qualified: SelectionCandidate[] } {
  const all = claims.flatMap((claim): SelectionCandidate[] => {
    const score = pointsOf(claim, rules)
    if (score === null && (claim.score?.vetoed.length ?? 0) === 0) return []
    const { entryId: project, direction, region } = claim
    const vetoed = claim.score?.vetoed ?? []
    return [
      { id: claimKey(project, direction), project, direction, region, score: score ?? 0, vetoed },
    ]
  })
  const passes = new Set(qualify(all, rules.thresholds).flatMap((one) => (one.ok ? one.id : [])))
  for (const claim of claims) {
    if (lacksConclusion(claim, rules)) passes.delete(claimKey(claim.entryId, claim.direction))
  }
  return { all, qualified: all.filter(({ id }) => passes.has(id)) }
}

export const scenarioOf = ({
  cap,
  byDirection,
  byRegion,
  perProject,
}: SelectionRules): Scenario => ({
  cap,
  byDirection,
  byRegion,
  perProject,
})

/** Rank of each claim within its direction. */
function ranksOf(claims: readonly Claim[], rules: SelectionRules): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>()
  for (const group of Map.groupBy(claims, ({ direction }) => direction).values()) {
    const points = group.map((claim) => pointsOf(claim, rules))
    const ranked = group.map(
      ({ score }, at) => points[at] !== null && (score?.vetoed.length ?? 0) === 0,
    )
    // Ranks share what is equal when rounded to 0.01: hundredths are whole already.
    competitionRanks(
      points.map((one) => (one ?? 0) / 100),
      ranked,
    ).forEach((rank, at) => {
      const { entryId, direction } = group[at]!
      if (rank !== null) ranks.set(claimKey(entryId, direction), rank)
    })
  }
  return ranks
}

function outcomeOf(
  claim: Claim,
  rules: SelectionRules,
  judged: Qualification | undefined,
): Outcome {
  if (judged === undefined) return 'unscored'
  if (!judged.ok) return judged.cause
  if (rules.conclusion !== 'hard' || !lacksConclusion(claim, rules)) return 'qualified'
  return claim.concluded === 'none' ? 'unconcluded' : 'notRecommended'
}

/** An override counts while what it was about still qualifies, or still is left out by it. */
export function sheetOf<C extends Claim>(
  claims: readonly C[],
  rules: SelectionRules,
  overrides: readonly Override[],
  suggested: ReadonlySet<string>,
): SheetRow<C>[] {
  const { all } = candidatesOf(claims, rules)
  const judged = new Map(qualify(all, rules.thresholds).map((one) => [one.id, one]))
  const ranks = ranksOf(claims, rules)
  const said = new Map(overrides.map((one) => [claimKey(one.entryId, one.direction), one]))
  const { thresholds } = rules
  return claims.map((claim): SheetRow<C> => {
    const key = claimKey(claim.entryId, claim.direction)
    const verdict = judged.get(key)
    const outcome = outcomeOf(claim, rules, verdict)
    const override = said.get(key)
    const suggests = suggested.has(key)
    return {
      ...claim,
      key,
      points: pointsOf(claim, rules),
      rank: ranks.get(key) ?? null,
      outcome,
      threshold: thresholds.byDirection[claim.direction] ?? thresholds.otherwise,
      missing: verdict === undefined || verdict.ok ? 0 : verdict.missing,
      heldBack: outcome === 'qualified' && lacksConclusion(claim, rules),
      suggested: suggests,
      taken: outcome === 'qualified' && (override?.take ?? suggests),
      override: override === undefined ? null : { take: override.take, reason: override.reason },
    }
  })
}

/** Who does not qualify cannot be taken; and deciding otherwise than the scenario needs a written reason. */
export function mayOverride(row: SheetRow, take: boolean, reason: string): Verdict {
  if (take && row.outcome !== 'qualified') {
    return conflict('programmes.selection_not_qualified', { project: row.title })
  }
  return isWrittenReason(reason) ? allowed : invalid('programmes.reason_too_short')
}

export type Balance = {
  readonly code: string
  readonly claims: number
  readonly qualified: number
  readonly taken: number
  readonly min: number
  readonly max: number | null
}

function balanceBy(
  rows: readonly SheetRow[],
  member: 'direction' | 'region',
  bounds: Readonly<Record<string, Bound>>,
): Balance[] {
  const groups = Map.groupBy(rows, (row) => row[member])
  const codes = new Set([...groups.keys(), ...Object.keys(bounds)])
  return [...codes].toSorted().map((code) => {
    const own = groups.get(code) ?? []
    const { min, max } = bounds[code] ?? { min: 0, max: null }
    return {
      code,
      claims: own.length,
      qualified: own.filter(({ outcome }) => outcome === 'qualified').length,
      taken: own.filter(({ taken }) => taken).length,
      min,
      max,
    }
  })
}

export function balanceOf(rows: readonly SheetRow[], rules: SelectionRules) {
  return {
    byDirection: balanceBy(rows, 'direction', rules.byDirection),
    byRegion: balanceBy(rows, 'region', rules.byRegion),
  }
}

export type BoundBreak = {
  readonly kind: 'cap' | 'direction' | 'region' | 'project'
  readonly code: string
  readonly bound: 'min' | 'max'
  readonly asked: number
  readonly count: number
}

/** Bounds that the list does not keep: greatest numbers forbid proposing it, least ones are told. */
export function brokenBounds(rows: readonly SheetRow[], rules: SelectionRules): BoundBreak[] {
  const taken = rows.filter((row) => row.taken)
  const broken: BoundBreak[] = []
  const most = (kind: BoundBreak['kind'], code: string, max: number | null, count: number) => {
    if (max !== null && count > max) broken.push({ kind, code, bound: 'max', asked: max, count })
  }
  most('cap', '', rules.cap, taken.length)
  const { byDirection, byRegion } = balanceOf(rows, rules)
  for (const [kind, group] of [
    ['direction', byDirection],
    ['region', byRegion],
  ] as const) {
    for (const { code, min, max, taken: count } of group) {
      most(kind, code, max, count)
      if (count < min) broken.push({ kind, code, bound: 'min', asked: min, count })
    }
  }
  for (const [entryId, own] of Map.groupBy(taken, (row) => row.entryId)) {
    most('project', entryId, rules.perProject, own.length)
  }
  return broken
}

/** What is digested, proposed and confirmed: the names, in one order, with the score that each stands on. */
export function listText(programmeId: string, rows: readonly SheetRow[]): string {
  const names = rows
    .filter(({ taken }) => taken)
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ key, title, applicant, unit, points }) => ({ key, title, applicant, unit, points }))
  return stableJson({ programme: programmeId, names })
}
