/** What an office may still do with a programme, by its state: the same rules refuse here and explain there. */
import { allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'

export type ProgrammeStateName = 'draft' | 'open' | 'closed' | 'archived'

/** What is published is fixed: files have been handed in under it, sealed with its digest. */
export function mayChangeDefinition(state: ProgrammeStateName): Verdict {
  return state === 'draft' ? allowed : conflict('programmes.programme_fixed')
}

export function mayOpenProgramme(state: ProgrammeStateName, faults: number): Verdict {
  if (state !== 'draft') return conflict('programmes.programme_not_a_draft')
  return faults === 0 ? allowed : invalid('programmes.programme_faulty', { count: faults })
}

/** What ships belongs to everybody; what others were started from is needed to compare. */
export function mayDiscardProgramme(
  state: ProgrammeStateName,
  facts: { readonly ships: boolean; readonly copies: number },
): Verdict {
  if (state !== 'draft') return conflict('programmes.programme_fixed')
  if (facts.ships) return conflict('programmes.programme_ships')
  return facts.copies === 0
    ? allowed
    : conflict('programmes.programme_is_a_source', { count: facts.copies })
}

export function mayCloseProgramme(state: ProgrammeStateName): Verdict {
  return state === 'open' ? allowed : conflict('programmes.programme_not_to_close')
}

/** A seat may change hands at any time: what the unit has done stays the unit's. */
export function mayFillSeats(state: ProgrammeStateName): Verdict {
  return state === 'archived' ? conflict('programmes.programme_archived') : allowed
}

/**
 * What an office may want to change, and whether it may after opening. Each has a sentence that says why:
 * `programmes:office.after.<thing>`.
 */
export const thingsAfterOpening = [
  { thing: 'definition', may: false },
  { thing: 'deadline', may: false },
  { thing: 'seats', may: true },
  { thing: 'conditions', may: true },
  { thing: 'mailbox', may: true },
  { thing: 'winners', may: true },
  { thing: 'answers', may: true },
] as const
