/** For modules above: which things of theirs a round, a single review, or a table of a panel, is about. */
import { mayFollowRounds } from '../../domain/evaluation/round.ts'
import type { Reading } from '../kernel/work.ts'
import { ownTable } from './record.queries.ts'
import { ownAssignment } from './review.queries.ts'
import { ownRound } from './round.queries.ts'

/** Subjects in a round, for whoever may read it. */
export async function roundSubjects(work: Reading, roundId: string): Promise<readonly string[]> {
  await ownRound(work, roundId, mayFollowRounds)
  const rows = await work.db
    .selectFrom('evaluation.item')
    .where('round_id', '=', roundId)
    .select('subject')
    .execute()
  return rows.map(({ subject }) => subject)
}

const subjectOf = async (work: Reading, itemId: string): Promise<string> => {
  const { subject } = await work.db
    .selectFrom('evaluation.item')
    .where('id', '=', itemId)
    .select('subject')
    .executeTakeFirstOrThrow()
  return subject
}

/** The subject of a review that the actor was asked for; missing for everybody else. */
export async function subjectOfReview(work: Reading, assignmentId: string): Promise<string> {
  const { item_id: itemId } = await ownAssignment(work, assignmentId)
  return subjectOf(work, itemId)
}

/** The subject of what is heard at a table where the actor sits; missing for everybody else. */
export async function subjectAtTable(work: Reading, slotId: string): Promise<string> {
  const { item_id: itemId } = await ownTable(work, slotId)
  return subjectOf(work, itemId)
}
