/** The way of a list inside its authority: drafting, checking, back with reasons, on to the signature. */
import type { Language } from '../../domain/kernel/text.ts'
import { step } from '../../domain/kernel/lifecycle.ts'
import { invalid, type Verdict } from '../../domain/kernel/verdict.ts'
import {
  isFresh,
  mayPassList,
  maySendBack,
  maySendToCheck,
  mayTakeListBack,
  recommendationLifecycle,
  type ListFacts,
  type RecommendationVerb,
} from '../../domain/programmes/recommendation.ts'
import { isWrittenReason } from '../../domain/kernel/writtenReason.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { readList } from './recommendation.queries.ts'
import { findList, listFacts, lockList, type LockedList } from './recommendationList.ts'
import { ownUnit, type UnitAt } from './seat.queries.ts'

type Change = {
  readonly sent_by?: string | null
  readonly sent_at?: Date | null
  readonly checked_by?: string | null
  readonly checked_at?: Date | null
  readonly back_reason?: string | null
  readonly back_by?: string | null
}

/** Locks, insists, moves the list along, records and announces. */
async function moveList(
  work: Writing,
  at: UnitAt,
  move: {
    readonly verb: RecommendationVerb
    readonly may: (facts: ListFacts) => Verdict
    readonly change: Change
    readonly event: string
    readonly seen?: number
  },
) {
  const list: LockedList = await lockList(work, at)
  const facts = await listFacts(work, list.row)
  insist(move.may(facts))
  insist(isFresh(facts, move.seen))
  const state = step(recommendationLifecycle, facts.state, move.verb)
  await work.db
    .updateTable('programmes.recommendation')
    .set({ state, changed_at: work.now, ...move.change })
    .where('id', '=', list.row.id)
    .execute()
  const { version } = list.row
  await record(work, `programmes.recommendation.${move.verb}`, list.row.id, { version })
  await announce(work, `programmes.recommendation.${move.event}`, {
    recommendationId: list.row.id,
    ...at,
    version,
    toOrgId: work.actor.orgId,
  })
  return readList(work, at)
}

export function sendToCheck(work: Writing, at: UnitAt, version: number) {
  return moveList(work, at, {
    verb: 'sendToCheck',
    may: (facts) => maySendToCheck(work.actor, facts),
    change: {
      sent_by: work.actor.personId,
      sent_at: work.now,
      checked_by: null,
      checked_at: null,
      back_reason: null,
      back_by: null,
    },
    event: 'checkAsked',
    seen: version,
  })
}

export function takeListBack(work: Writing, at: UnitAt) {
  return moveList(work, at, {
    verb: 'takeBack',
    may: (facts) => mayTakeListBack(work.actor, facts),
    change: { sent_by: null, sent_at: null },
    event: 'takenBack',
  })
}

export function passList(work: Writing, at: UnitAt, version: number, language: Language) {
  return moveList(work, at, {
    verb: 'pass',
    may: (facts) => mayPassList(work.actor, facts, language),
    change: { checked_by: work.actor.personId, checked_at: work.now },
    event: 'signatureAsked',
    seen: version,
  })
}

export function sendListBack(work: Writing, at: UnitAt, reason: string) {
  if (!isWrittenReason(reason)) throw new Problem(invalid('programmes.reason_too_short'))
  return moveList(work, at, {
    verb: 'sendBack',
    may: (facts) => maySendBack(work.actor, facts),
    change: {
      sent_by: null,
      sent_at: null,
      checked_by: null,
      checked_at: null,
      back_reason: reason.trim(),
      back_by: work.actor.personId,
    },
    event: 'sentBack',
  })
}

/** What left the house can no longer be unsigned; called when its package counts as delivered. */
export async function markDispatched(work: Writing, at: UnitAt): Promise<void> {
  const row = await findList(work, at)
  if (row?.state !== 'signed') return
  const state = step(recommendationLifecycle, 'signed', 'dispatch')
  await work.db
    .updateTable('programmes.recommendation')
    .set({ state, changed_at: work.now })
    .where('id', '=', row.id)
    .where('state', '=', 'signed')
    .execute()
  await record(work, 'programmes.recommendation.dispatch', row.id, { version: row.version })
}

/** Notes what version the person has seen, for "what changed since I looked". */
export async function lookAtList(work: Writing, at: UnitAt, version: number) {
  await ownUnit(work, at)
  const row = found(await findList(work, at), 'recommendation')
  const look = { version: Math.min(version, row.version), looked_at: work.now }
  await work.db
    .insertInto('programmes.list_look')
    .values({ recommendation_id: row.id, person_id: work.actor.personId!, ...look })
    .onConflict((clause) => clause.columns(['recommendation_id', 'person_id']).doUpdateSet(look))
    .execute()
  return { version: look.version }
}
