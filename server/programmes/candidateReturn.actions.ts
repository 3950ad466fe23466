/** Sending a file away: back to its applicant for mending, or declined; and taking a decline back. */
import { step } from '../../domain/kernel/lifecycle.ts'
import { dayOfMoment, endOfDay } from '../../domain/kernel/moment.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import { addWorkingDays } from '../../domain/kernel/workingDays.ts'
import {
  applicationLifecycle,
  type ApplicationState,
  type ApplicationVerb,
} from '../../domain/programmes/application.ts'
import {
  mayHandle,
  mayReturnUntil,
  mayReturnWith,
  unitClosesAt,
  type CandidateState,
} from '../../domain/programmes/candidate.ts'
import { itemOf } from '../../domain/programmes/form/address.ts'
import { outlineOf } from '../../domain/programmes/form/outline.ts'
import { isWrittenReason } from '../../domain/kernel/writtenReason.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { answerFile, lockFileAndList, setCandidate, stateAfter } from './candidate.actions.ts'
import type { CandidateRow } from './candidate.queries.ts'
import { programmeOf } from './programme.queries.ts'
import { leaveOrder } from './recommendation.actions.ts'
import type { LockedList } from './recommendationList.ts'

async function stepApplication(
  work: Writing,
  row: CandidateRow,
  verb: ApplicationVerb,
  returnDeadline: Date | null = null,
): Promise<void> {
  const state = step(applicationLifecycle, row.application_state as ApplicationState, verb)
  await work.db
    .updateTable('programmes.application')
    .set({
      state,
      return_deadline: returnDeadline,
      return_lapsed_at: null,
      changed_at: work.now,
    })
    .where('id', '=', row.application_id)
    .execute()
}

function factsOf(row: CandidateRow) {
  return {
    candidateId: row.id,
    applicationId: row.application_id,
    programmeId: row.programme_id,
    unit: row.unit_code,
    toOrgId: row.applicant_org_id,
  }
}

export type ReturnWish = {
  readonly reasons: readonly { readonly at: string | null; readonly text: string }[]
  readonly deadlineDay?: string
  readonly workingDays?: number
}

/** Half a week, where the officer names no day. */
const usualWorkingDays = 3

export async function returnCandidate(
  work: Writing,
  id: string,
  wish: ReturnWish,
  language: Language,
) {
  const { list, row } = await lockFileAndList(work, id)
  insist(mayHandle(work.actor, row.state as CandidateState, 'return'))
  const { definition, form } = await programmeOf(work, row.programme_id)
  const { at: known } = outlineOf(form)
  insist(mayReturnWith(wish.reasons, (at) => known.has(itemOf(at))))
  const today = dayOfMoment(work.now.toISOString())
  const day = wish.deadlineDay ?? addWorkingDays(today, wish.workingDays ?? usualWorkingDays).day
  insist(mayReturnUntil(day, work.now, unitClosesAt(definition, row.unit_code), language))
  const deadline = new Date(endOfDay(day))
  await leaveOrder(work, list, id)
  await setCandidate(work, id, { state: stateAfter(row, 'return') })
  await stepApplication(work, row, 'return', deadline)
  await work.db
    .insertInto('programmes.file_return')
    .values({
      id: newId(work.now),
      candidate_id: id,
      submission_id: row.submission_id,
      reasons: JSON.stringify(wish.reasons.map(({ at, text }) => ({ at, text: text.trim() }))),
      deadline,
      returned_by: work.actor.personId!,
      returned_at: work.now,
    })
    .execute()
  await record(work, 'programmes.candidate.return', id, {
    submission: row.submission_id,
    deadline: deadline.toISOString(),
    reasons: wish.reasons.length,
  })
  await announce(work, 'programmes.candidate.returned', {
    ...factsOf(row),
    deadline: deadline.toISOString(),
  })
  return answerFile(work, id, language)
}

/** Declines a file that is locked with its list; the reason is shown to the applicant. */
export async function decline(
  work: Writing,
  list: LockedList,
  row: CandidateRow,
  reason: string,
): Promise<void> {
  insist(mayHandle(work.actor, row.state as CandidateState, 'decline'))
  insist(isWrittenReason(reason) ? { ok: true } : invalid('programmes.reason_too_short'))
  await leaveOrder(work, list, row.id)
  await setCandidate(work, row.id, {
    state: stateAfter(row, 'decline'),
    decline_reason: reason.trim(),
  })
  await stepApplication(work, row, 'decline')
  await record(work, 'programmes.candidate.decline', row.id, { submission: row.submission_id })
  await announce(work, 'programmes.candidate.declined', factsOf(row))
}

export async function declineCandidate(
  work: Writing,
  id: string,
  reason: string,
  language: Language,
) {
  const { list, row } = await lockFileAndList(work, id)
  await decline(work, list, row, reason)
  return answerFile(work, id, language)
}

export async function recallCandidate(
  work: Writing,
  id: string,
  reason: string,
  language: Language,
) {
  const { row } = await lockFileAndList(work, id)
  insist(mayHandle(work.actor, row.state as CandidateState, 'recall'))
  if (!isWrittenReason(reason)) throw new Problem(invalid('programmes.reason_too_short'))
  await setCandidate(work, id, {
    state: stateAfter(row, 'recall'),
    decline_reason: null,
    recall_reason: reason.trim(),
  })
  await stepApplication(work, row, 'recall')
  await record(work, 'programmes.candidate.recall', id)
  await announce(work, 'programmes.candidate.recalled', factsOf(row))
  return answerFile(work, id, language)
}
