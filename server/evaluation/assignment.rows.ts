/** Many assignments at once, as plans, draws and panels make them. */
import type { AssignmentState } from '../../domain/evaluation/assignment.ts'
import type { PairReason } from '../../domain/evaluation/assignmentPlan.ts'
import { tellReasons } from '../../domain/evaluation/pairReason.ts'
import type { Writing } from '../kernel/work.ts'
import { newId } from '../kernel/id.ts'
import { sha256Of } from '../kernel/sha256.ts'

export type WishedAssignment = {
  readonly itemId: string
  readonly expertId: string
  readonly reasons: readonly PairReason[]
}

const atOnce = 2000

/** All of them at one state, none in conflict; one that is there already refuses them all. */
export async function makeAssignments(
  work: Writing,
  roundId: string,
  wished: readonly WishedAssignment[],
  by: string | null,
  state: AssignmentState = 'proposed',
): Promise<void> {
  for (let from = 0; from < wished.length; from += atOnce) {
    await work.db
      .insertInto('evaluation.assignment')
      .values(
        wished.slice(from, from + atOnce).map(({ itemId, expertId, reasons }) => ({
          id: newId(work.now),
          round_id: roundId,
          item_id: itemId,
          expert_id: expertId,
          state,
          reason: tellReasons(reasons),
          grounds: JSON.stringify(reasons),
          findings: '[]',
          made_by: by,
          made_at: work.now,
          changed_at: work.now,
        })),
      )
      .execute()
  }
}

/** What was decided, in one digest for the history: the same pairs give the same. */
export function pairsDigest(
  pairs: readonly { readonly itemId: string; readonly expertId: string }[],
) {
  const lines = pairs.map(({ itemId, expertId }) => `${itemId} ${expertId}`).toSorted()
  return sha256Of(lines.join('\n'))
}
