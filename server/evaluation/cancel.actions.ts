/** Cancelling a round that is not frozen: nobody reviews on, everybody is told why, and nothing is deleted. */
import { mayCancelRound } from '../../domain/evaluation/stage.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { insist } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { lockRound } from './round.lock.ts'
import { ownRound, readRound, roundFacts } from './round.queries.ts'

/** Times that were told are told to be off; their slots stay, and what was signed there stays sealed. */
async function callOffSessions(work: Writing, roundId: string, reason: string): Promise<void> {
  const sessions = await work.db
    .selectFrom('evaluation.session')
    .where('round_id', '=', roundId)
    .where('state', '<>', 'cancelled')
    .select(['id', 'state', 'ends_at'])
    .orderBy('id')
    .execute()
  for (const { id, state, ends_at: endsAt } of sessions) {
    await work.db
      .updateTable('evaluation.session')
      .set({ state: 'cancelled', reason, changed_at: work.now })
      .where('id', '=', id)
      .execute()
    // Of what is over nobody need be told that it is off.
    if (state !== 'called' || endsAt <= work.now) continue
    const told = await work.db
      .selectFrom('evaluation.slot')
      .where('session_id', '=', id)
      .where('state', '<>', 'planned')
      .select('item_id')
      .execute()
    const itemIds = told.map((one) => one.item_id)
    await announce(work, 'evaluation.session.cancelled', { sessionId: id, itemIds })
  }
}

/** A list that waits for its witness is given up with the round. */
async function abandonDraws(work: Writing, roundId: string, reason: string): Promise<void> {
  const rows = await work.db
    .updateTable('evaluation.draw')
    .set({ state: 'abandoned', reason, changed_at: work.now })
    .where('round_id', '=', roundId)
    .where('state', '=', 'committed')
    .returning('id')
    .execute()
  for (const { id } of rows) await record(work, 'evaluation.draw.abandon', id)
}

export async function cancelRound(work: Writing, id: string, reason: string) {
  await ownRound(work, id)
  await lockRound(work, id, 'update')
  const { facts } = await roundFacts(work, id)
  insist(mayCancelRound(work.actor, facts, reason))
  const why = reason.trim()
  await work.db
    .updateTable('evaluation.round')
    .set({
      state: 'cancelled',
      cancelled_by: work.actor.personId,
      cancelled_at: work.now,
      cancel_reason: why,
      changed_at: work.now,
    })
    .where('id', '=', id)
    .execute()
  await callOffSessions(work, id, why)
  await abandonDraws(work, id, why)
  await record(work, 'evaluation.round.cancel', id)
  await announce(work, 'evaluation.round.cancelled', { roundId: id })
  return readRound(work, id)
}
