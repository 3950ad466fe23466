/** Winners of earlier years: imported lists, and what they mean for a candidate. */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import type { Language } from '../kernel/text.ts'
import { allowed, conflict, forbidden, type Verdict } from '../kernel/verdict.ts'
import type { WinnerMatch } from './priorWinners.ts'
import type { Exclusion, ProgrammeDefinition } from './programme.ts'
import { programmeWhy } from './recommendationWords.ts'
import { Code } from '../kernel/sourced.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'

export const Winner = Type.Object({
  id: Id,
  series: Code,
  year: Type.Integer(),
  seq: Type.Integer(),
  direction: nullable(Type.String()),
  project: Type.String(),
  applicant: Type.String(),
  recommendingUnit: nullable(Type.String()),
  uscc: nullable(Type.String()),
  batchId: Id,
})
export type Winner = Static<typeof Winner>

export const WinnerMatchShape = Type.Object({
  winner: Winner,
  /** `dismissed`: an officer found that it is another organisation. */
  certainty: Type.Enum(['same', 'likely', 'dismissed']),
  by: Type.Enum(['code', 'officer', 'name', 'formerName', 'likeName']),
  name: nullable(Type.String()),
  reason: nullable(Type.String()),
  decidedBy: nullable(Type.String()),
  decidedAt: nullable(Moment),
})
export type WinnerMatchShape = Static<typeof WinnerMatchShape>

/** Whether an officer may say if a likeness is the applicant: not what a code proves, nor once the file has a place. */
export function mayDecideMatch(
  actor: Actor,
  match: Pick<WinnerMatchShape, 'by'>,
  rank: number | null,
): Verdict {
  const permit = 'programmes.winner.match'
  if (!permits(actor, permit)) return forbidden('programmes.role_cannot', { permit })
  if (match.by === 'code') return conflict('programmes.winner_match_proved')
  return rank === null ? allowed : conflict('programmes.winner_match_ranked')
}

/** The exclusions of a programme that look at earlier lists. */
export function winnerExclusions(definition: ProgrammeDefinition): readonly Exclusion[] {
  return definition.exclusions.filter(({ on }) => on === 'priorSelection')
}

/**
 * Whether a candidate may be ranked in view of earlier lists. A likeness waits for an officer; a winner is
 * refused by a hard rule and needs a written reason by a soft one (原则上), under the rule's code.
 */
export function mayRankDespiteWinners(
  definition: ProgrammeDefinition,
  matches: readonly WinnerMatch[],
  reasons: Readonly<Record<string, string>>,
  language: Language = 'zh',
): Verdict {
  for (const exclusion of winnerExclusions(definition)) {
    const match = matches.find(
      ({ winner }) =>
        winner.series === exclusion.series && exclusion.years?.includes(winner.year) === true,
    )
    if (match === undefined) continue
    const { year, project, applicant } = match.winner
    const facts = { year, project, applicant, rule: exclusion.code }
    const why = (change: 'change_match_decided' | 'change_write_exception' | null) =>
      programmeWhy(
        { origin: exclusion, text: exclusion.text },
        [
          { label: 'winner', value: `${year} ${applicant}` },
          { label: 'matchedBy', value: match.by },
        ],
        change,
        language,
      )
    if (match.certainty === 'likely') {
      return conflict('programmes.winner_undecided', facts, why('change_match_decided'))
    }
    if (exclusion.strength === 'hard') return conflict('programmes.winner_shut', facts, why(null))
    if (!isWrittenReason(reasons[exclusion.code])) {
      const change = why('change_write_exception')
      return conflict('programmes.winner_in_principle', facts, change)
    }
  }
  return allowed
}

/** The soft exclusions that a candidate is ranked in spite of: each needs an exception. */
export function winnerExceptions(
  definition: ProgrammeDefinition,
  matches: readonly WinnerMatch[],
): string[] {
  return winnerExclusions(definition)
    .filter(({ strength }) => strength === 'inPrinciple')
    .filter((exclusion) =>
      matches.some(
        ({ certainty, winner }) =>
          certainty === 'same' &&
          winner.series === exclusion.series &&
          exclusion.years?.includes(winner.year) === true,
      ),
    )
    .map(({ code }) => code)
}
