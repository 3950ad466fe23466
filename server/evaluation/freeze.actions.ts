/** 冻结: proposed by one, confirmed by another, each on the reviews as seen; and the office's own reminder before it. */
import { sql } from 'kysely'
import { mayFreeze, mayProposeFreeze, mayRemind } from '../../domain/evaluation/round.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { allowed, conflict, type Verdict } from '../../domain/kernel/verdict.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { insist } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { lockRound } from './round.lock.ts'
import { ownRound, readFreeze, readRound, roundFacts, seenLength } from './round.queries.ts'

const isSeen = (seen: string, digest: string): Verdict =>
  seen === digest ? allowed : conflict('evaluation.reviews_changed')

/** What somebody has seen is kept beside the person, so that the next look tells what is new. */
export async function lookFreeze(work: Writing, id: string, known: string) {
  await ownRound(work, id)
  await lockRound(work, id, 'share')
  const { digest, submitted } = await roundFacts(work, id)
  insist(isSeen(known, digest))
  const seen = sql<string>`(
    select coalesce(jsonb_object_agg(a.id, left(a.review_digest, ${sql.lit(seenLength)})), '{}')
    from evaluation.assignment a where a.round_id = ${id} and a.state = 'submitted')`
  const look = { looked_at: work.now, count: submitted, digest, seen }
  await work.db
    .insertInto('evaluation.round_look')
    .values({ round_id: id, person_id: work.actor.personId ?? '', ...look })
    .onConflict((clause) => clause.columns(['round_id', 'person_id']).doUpdateSet(look))
    .execute()
  await record(work, 'evaluation.round.look', id, { digest })
  return readFreeze(work, id)
}

const dayOf = (moment: Date): string => dayOfMoment(moment.toISOString())

export async function remindRound(work: Writing, id: string) {
  await ownRound(work, id)
  const { reminded_at: last } = await lockRound(work, id, 'update')
  const { facts } = await roundFacts(work, id)
  const lastDay = last === null ? null : dayOf(last)
  insist(mayRemind(work.actor, facts, lastDay, dayOf(work.now)))
  await work.db
    .updateTable('evaluation.round')
    .set({ reminded_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, 'evaluation.round.remind', id)
  await announce(work, 'evaluation.round.reminded', { roundId: id })
  return readRound(work, id)
}

export async function proposeFreeze(work: Writing, id: string) {
  await ownRound(work, id)
  await lockRound(work, id, 'update')
  const { facts, digest, submitted } = await roundFacts(work, id)
  insist(mayProposeFreeze(work.actor, facts))
  await work.db
    .updateTable('evaluation.round')
    .set({
      freeze_by: work.actor.personId,
      freeze_digest: digest,
      freeze_at: work.now,
      freeze_count: submitted,
      changed_at: work.now,
    })
    .where('id', '=', id)
    .execute()
  await record(work, 'evaluation.round.proposeFreeze', id, { digest })
  return readRound(work, id)
}

/** One act under the round's own lock: a review is either in the digest or is told that it came too late. */
export async function freezeRound(work: Writing, id: string, seen: string) {
  await ownRound(work, id)
  const round = await lockRound(work, id, 'update')
  const { facts, digest } = await roundFacts(work, id)
  const proposal =
    round.freeze_by === null
      ? null
      : { proposedBy: round.freeze_by, digest: round.freeze_digest ?? '' }
  insist(mayFreeze(work.actor, facts, proposal, digest))
  // Of an older proposal on the same page: what is frozen is what was seen.
  insist(isSeen(seen, digest))
  await work.db
    .updateTable('evaluation.round')
    .set({ state: 'frozen', frozen_at: work.now, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, 'evaluation.round.freeze', id, { digest })
  await announce(work, 'evaluation.round.frozen', { roundId: id })
  return readRound(work, id)
}
