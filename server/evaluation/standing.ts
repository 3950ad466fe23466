/** What stands on an item: assignments that count, and the conflicts known of them. */
import { conflictCauses, type ConflictFinding } from '../../domain/evaluation/conflict.ts'
import type { AssignmentRow } from '../../domain/evaluation/roundItem.endpoints.ts'

/** Assignments that count: those taken back and those refused leave a gap. */
export const standing = ['proposed', 'invited', 'accepted', 'scoring', 'submitted'] as const

export const isStanding = (state: string): boolean =>
  (standing as readonly string[]).includes(state)

/** As they are told: a cause that is known no longer is not. */
export const findingsOf = (value: unknown): AssignmentRow['findings'] =>
  (value as ConflictFinding[])
    .filter(({ cause }) => conflictCauses.includes(cause))
    .map(({ cause, facts }) => ({ cause, facts: { ...facts } }))
