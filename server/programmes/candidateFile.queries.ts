/** One file as its unit reads it: everything known of it on one desk. */
import type { Language } from '../../domain/kernel/text.ts'
import { unitClosesAt } from '../../domain/programmes/candidate.ts'
import { answerChanges } from '../../domain/programmes/candidateChanges.ts'
import { checklistOf, type CheckResultRow } from '../../domain/programmes/candidateChecklist.ts'
import type { Answers } from '../../domain/programmes/form/answers.ts'
import { licenceOf } from '../../domain/programmes/legalPerson.ts'
import { visibleAnswers } from '../../domain/programmes/form/visible.ts'
import { opinionSentences } from '../../domain/programmes/recommendationWords.ts'
import { trace } from '../kernel/history/trace.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { candidateBrief, findCandidate, type CandidateRow } from './candidate.queries.ts'
import { holderOfFile } from './candidateHolder.queries.ts'
import { listExceptions } from './exception.queries.ts'
import { eligibilityOfFile } from './fileEligibility.queries.ts'
import { programmeOf, type Programme } from './programme.queries.ts'

export async function checkResults(work: Reading, candidateId: string): Promise<CheckResultRow[]> {
  const rows = await work.db
    .selectFrom('programmes.check_result as r')
    .innerJoin('people.pub_person as p', 'p.id', 'r.checked_by')
    .where('r.candidate_id', '=', candidateId)
    .select(['r.item', 'r.result', 'r.note', 'r.submission_id', 'r.checked_at', 'p.name'])
    .orderBy('r.checked_at')
    .orderBy('r.item')
    .limit(2000)
    .execute()
  return rows.map((row) => ({
    item: row.item,
    result: row.result as CheckResultRow['result'],
    note: row.note,
    submissionId: row.submission_id,
    checkedBy: row.name ?? '',
    checkedAt: row.checked_at.toISOString(),
  }))
}

/** Submissions that this unit may know: those that reached it, which are all up to the one at hand. */
async function submissionsOf(work: Reading, row: CandidateRow) {
  const rows = await work.db
    .selectFrom('programmes.submission')
    .where('application_id', '=', row.application_id)
    .where('seq', '<=', row.seq)
    .select(['id', 'seq', 'receipt_no', 'digest_sha256', 'submitted_at', 'answers'])
    .orderBy('seq', 'desc')
    .limit(100)
    .execute()
  return rows
}

async function returnsOf(work: Reading, candidateId: string) {
  const rows = await work.db
    .selectFrom('programmes.file_return as r')
    .innerJoin('people.pub_person as p', 'p.id', 'r.returned_by')
    .where('r.candidate_id', '=', candidateId)
    .select(['r.submission_id', 'r.reasons', 'r.deadline', 'r.returned_at', 'p.name'])
    .orderBy('r.returned_at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    submissionId: row.submission_id,
    reasons: row.reasons as { at: string | null; text: string }[],
    deadline: row.deadline.toISOString(),
    returnedBy: row.name ?? '',
    returnedAt: row.returned_at.toISOString(),
  }))
}

async function eligibilityFor(
  work: Reading,
  programme: Programme,
  row: CandidateRow,
  answers: Answers,
  language: Language,
) {
  const file = { ...row, orgId: row.applicant_org_id, answers }
  const { matches, eligibility } = await eligibilityOfFile(work, programme, file, language)
  const { answer, reasons } = eligibility
  const { say } = work.host
  return {
    winners: matches,
    eligibility: {
      answer,
      reasons: reasons.map(({ outcome, code, facts: told, why }) => ({
        outcome,
        code,
        text: say(language, code, told),
        why: { ...why, inputs: [...why.inputs] },
        change: why.change === undefined ? null : say(language, why.change, told),
      })),
    },
  }
}

export async function fullFile(work: Reading, row: CandidateRow, language: Language) {
  const programme = await programmeOf(work, row.programme_id)
  const submissions = await submissionsOf(work, row)
  const current = submissions.find(({ id }) => id === row.submission_id)
  const answers = (current?.answers ?? {}) as Answers
  const results = await checkResults(work, row.id)
  const brief = candidateBrief(row)
  return {
    ...brief,
    licence: licenceOf(row.licence),
    items: [...checklistOf(programme.definition, programme.form)],
    results: results.filter(({ submissionId }) => submissionId === row.submission_id),
    formerResults: results.filter(({ submissionId }) => submissionId !== row.submission_id),
    submissions: submissions.map((one) => ({
      id: one.id,
      seq: one.seq,
      receiptNo: one.receipt_no,
      digestSha256: one.digest_sha256,
      submittedAt: one.submitted_at.toISOString(),
    })),
    returns: await returnsOf(work, row.id),
    opinion: row.opinion,
    opinionSentences: opinionSentences(language, {
      applicant: brief.applicant,
      title: brief.title,
    }),
    declineReason: row.decline_reason,
    recallReason: row.recall_reason,
    ...(await eligibilityFor(work, programme, row, answers, language)),
    exceptions: await listExceptions(work, { candidateId: row.id }),
    holder: await holderOfFile(work, row),
    closesAt: unitClosesAt(programme.definition, row.unit_code),
  }
}

export async function readFile(work: Reading, id: string, language: Language) {
  const row = found(await findCandidate(work, id), 'candidate')
  trace(work, 'programmes.candidate.read', id)
  return fullFile(work, row, language)
}

/** What an officer may see of two submissions, compared. */
export async function readChanges(
  work: Reading,
  id: string,
  wish: { readonly from?: number; readonly to?: number },
  language: Language,
) {
  const row = found(await findCandidate(work, id), 'candidate')
  const { form } = await programmeOf(work, row.programme_id)
  const submissions = await submissionsOf(work, row)
  const after = found(
    submissions.find(({ seq }) => seq === (wish.to ?? row.seq)),
    'submission',
  )
  const before =
    wish.from === undefined
      ? submissions.find(({ seq }) => seq < after.seq)
      : found(
          submissions.find(({ seq }) => seq === wish.from),
          'submission',
        )
  trace(work, 'programmes.candidate.changes', id)
  const seen = (answers: unknown): Answers =>
    visibleAnswers(form, answers as Answers, { audience: 'officer' }).answers
  if (before === undefined) return { from: null, to: after.seq, changes: [], more: 0 }
  const { changes, more } = answerChanges(form, seen(before.answers), seen(after.answers), language)
  return { from: before.seq, to: after.seq, changes: [...changes], more }
}
