/** An expert's own acts: accept or decline, keep the draft, hand in, open again, abstain. */
import {
  mayAbstain,
  mayAccept,
  mayDecline,
  mayKeepDraft,
  mayScore,
  type Assignment,
  type AssignmentState,
  type DeclineCause,
} from '../../domain/evaluation/assignment.ts'
import type { ConflictFinding } from '../../domain/evaluation/conflict.ts'
import { commitmentVersion } from '../../domain/evaluation/expert.ts'
import { checkMarks, type Marks } from '../../domain/evaluation/marks.ts'
import { isDisputed, mayReopen, maySay } from '../../domain/evaluation/review.ts'
import type { RoundRules, RoundState } from '../../domain/evaluation/round.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import { scoreOf } from '../../domain/evaluation/scoring.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { allowed, conflict, type Verdict } from '../../domain/kernel/verdict.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import { asHouse, type Writing } from '../kernel/work.ts'
import { keepDeclared } from './declared.actions.ts'
import { insistNoFaults } from './faults.ts'
import { ownAssignment, readReview, reopeningOf, type OwnRow } from './review.queries.ts'
import { lockRound } from './round.lock.ts'
import { itemReviews, keepReview, ownReview, sayInDiscussion, sealReview } from './sealed.ts'

/**
 * The round first and shared, so that experts do not wait for each other and the freeze waits for all of them;
 * then the own assignment.
 */
async function lockOwn(work: Writing, id: string): Promise<OwnRow> {
  await lockRound(work, (await ownAssignment(work, id)).round_id, 'share')
  await work.db
    .selectFrom('evaluation.assignment')
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .execute()
  return ownAssignment(work, id)
}

const personOf = (work: Writing): string => work.actor.personId ?? ''

/** The row is of the actor's own: nobody else's is ever read here. */
const assignmentOf = (work: Writing, row: OwnRow, declaredClear = true): Assignment => ({
  state: row.state as AssignmentState,
  personId: personOf(work),
  declaredClear: declaredClear || row.cleared_at !== null,
})

const roundOf = (row: OwnRow) => row.round_state as RoundState

/** What was asked in a round that is cancelled stays as it was. */
const isUnderWay = ({ round_state: state }: OwnRow) =>
  state === 'cancelled' ? conflict('evaluation.round_not_at_this', { state }) : allowed

async function put(work: Writing, id: string, verb: string, change: object): Promise<void> {
  await work.db
    .updateTable('evaluation.assignment')
    .set({ ...change, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, `evaluation.assignment.${verb}`, id)
}

async function vacate(work: Writing, row: OwnRow): Promise<void> {
  const facts = { roundId: row.round_id, expertId: row.expert_id }
  await announce(work, 'evaluation.assignment.vacated', facts)
}

/** What was declared of its organisations holds until it is withdrawn: nobody is clear of it by a tick alone. */
function isUndeclared({ findings }: OwnRow): Verdict {
  const declared = (findings as ConflictFinding[]).find(({ cause }) => cause === 'declared')
  return declared === undefined
    ? allowed
    : conflict('evaluation.declared_stands', { org: declared.facts['org'] ?? '' })
}

export async function acceptReview(work: Writing, id: string) {
  const row = await lockOwn(work, id)
  insist(mayAccept(personOf(work), assignmentOf(work, row), roundOf(row)))
  if (row.commitment_version !== commitmentVersion) {
    throw new Problem(conflict('evaluation.commitment_missing'))
  }
  insist(isUndeclared(row))
  await put(work, id, 'accept', { state: 'accepted', cleared_at: work.now })
  return readReview(work, id)
}

/** A conflict is one with organisations: it holds for all their items, not for this one alone. */
async function declareOn(
  work: Writing,
  row: OwnRow,
  { parties, reason }: { readonly parties?: readonly string[]; readonly reason: string },
): Promise<void> {
  const all = row.parties as { readonly code: string; readonly name: string }[]
  const named = parties === undefined ? all : all.filter(({ name }) => parties.includes(name))
  found(named.length > 0 ? named : undefined, 'organisation')
  await keepDeclared(work, row.expert_id, named, { reason, assignmentId: row.id })
}

export async function declineReview(
  work: Writing,
  id: string,
  wish: {
    readonly cause: DeclineCause
    readonly reason: string
    readonly parties?: readonly string[]
  },
) {
  const row = await lockOwn(work, id)
  insist(isUnderWay(row))
  insist(mayDecline(personOf(work), assignmentOf(work, row), wish.cause, wish.reason))
  await put(work, id, 'decline', {
    state: 'declined',
    cause: wish.cause,
    note: wish.reason.trim() || null,
  })
  if (wish.cause === 'conflict') await declareOn(work, row, wish)
  await vacate(work, row)
  return readReview(work, id)
}

export async function abstainReview(work: Writing, id: string, reason: string) {
  const row = await lockOwn(work, id)
  insist(isUnderWay(row))
  insist(mayAbstain(personOf(work), assignmentOf(work, row), reason))
  await put(work, id, 'abstain', { state: 'abstained', cause: 'abstained', note: reason.trim() })
  await vacate(work, row)
  return readReview(work, id)
}

/** The first words open the review. What is no mark of the rubric is refused; what is missing is not. */
export async function saveReview(
  work: Writing,
  id: string,
  wish: { readonly version: number; readonly marks: Marks },
  language: Language,
) {
  let row = await lockOwn(work, id)
  if (row.state === 'accepted') {
    insist(mayScore(personOf(work), assignmentOf(work, row), roundOf(row), 'open'))
    await put(work, id, 'open', { state: 'scoring' })
    row = { ...row, state: 'scoring' }
  }
  insist(mayKeepDraft(personOf(work), assignmentOf(work, row), roundOf(row)))
  insistNoFaults(work, language, checkMarks(row.rubric as Rubric, wish.marks, 'draft'))
  const version = await keepReview(work, id, wish.version, wish.marks)
  if (version === null) throw new Problem(conflict('evaluation.changed_meanwhile'))
  return { version }
}

/** Opens a discussion where the last review shows that they lie apart; nobody of the office is asked. */
async function compare(work: Writing, row: OwnRow): Promise<void> {
  const reviews = await asHouse(work, () => itemReviews(work, row.item_id))
  const rubric = row.rubric as Rubric
  const totals = reviews.map(({ marks }) => scoreOf(rubric, marks).total)
  if (!isDisputed(totals, (row.rules as RoundRules).discussFrom)) return
  const opened = await work.db
    .insertInto('evaluation.discussion')
    .values({ item_id: row.item_id, opened_at: work.now })
    .onConflict((clause) => clause.doNothing())
    .executeTakeFirst()
  if (Number(opened.numInsertedOrUpdatedRows) === 0) return
  // Told by the own review: beside the expert's name the item's may not stand where others read.
  await record(work, 'evaluation.discussion.open', row.id)
  await announce(work, 'evaluation.discussion.opened', { assignmentId: row.id })
}

export async function handInReview(work: Writing, id: string, version: number, language: Language) {
  const row = await lockOwn(work, id)
  insist(mayScore(personOf(work), assignmentOf(work, row), roundOf(row), 'submit'))
  const review = found(await ownReview(work, id), 'review')
  insistNoFaults(work, language, checkMarks(row.rubric as Rubric, review.draft, 'complete'))
  // Two who hand in the last reviews of an item at once must see each other.
  await work.db
    .selectFrom('evaluation.item')
    .where('id', '=', row.item_id)
    .select('id')
    .forUpdate()
    .execute()
  const digest = await sealReview(work, id, version)
  if (digest === null) throw new Problem(conflict('evaluation.changed_meanwhile'))
  await put(work, id, 'handIn', {
    state: 'submitted',
    review_digest: digest,
    submitted_at: work.now,
    ...(row.opened_at === null ? {} : { amended_at: work.now }),
  })
  await compare(work, row)
  await announce(work, 'evaluation.review.handedIn', {
    roundId: row.round_id,
    expertId: row.expert_id,
  })
  return readReview(work, id)
}

/** Kept apart and sealed like the reviews; the trail says that somebody spoke, and nothing of what. */
export async function sayInReview(work: Writing, id: string, text: string) {
  const row = await lockOwn(work, id)
  insist(maySay(reopeningOf(row)))
  const message = newId(work.now)
  if (!(await sayInDiscussion(work, message, id, text.trim()))) {
    throw new Problem(conflict('evaluation.no_discussion'))
  }
  await record(work, 'evaluation.discussion.say', id)
  await announce(work, 'evaluation.discussion.said', { assignmentId: id })
  return readReview(work, id)
}

export async function reopenReview(work: Writing, id: string) {
  const row = await lockOwn(work, id)
  insist(mayReopen(reopeningOf(row)))
  await put(work, id, 'reopen', { state: 'scoring' })
  return readReview(work, id)
}
