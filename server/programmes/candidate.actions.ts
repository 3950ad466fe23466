/** What an officer does with a file short of sending it away: check, pass, check again, write the opinion. */
import type { Language } from '../../domain/kernel/text.ts'
import { step } from '../../domain/kernel/lifecycle.ts'
import { conflict, invalid, type Verdict } from '../../domain/kernel/verdict.ts'
import {
  candidateLifecycle,
  mayHandle,
  opinionMaxLength,
  type CandidateState,
  type CandidateVerb,
} from '../../domain/programmes/candidate.ts'
import {
  checklistOf,
  mayPassCheck,
  type CheckResult,
} from '../../domain/programmes/candidateChecklist.ts'
import { mayChangeList } from '../../domain/programmes/recommendation.ts'
import { countChars, type Answers } from '../../domain/programmes/form/answers.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { findCandidate, type CandidateRow } from './candidate.queries.ts'
import { checkResults, fullFile } from './candidateFile.queries.ts'
import { mayGoOn } from './fileEligibility.queries.ts'
import { programmeOf, type Programme } from './programme.queries.ts'
import { leaveOrder } from './recommendation.actions.ts'
import { listFacts, lockList } from './recommendationList.ts'

/** The file under the lock of its application: its applicant, and colleagues, wait. */
export async function lockFile(work: Writing, id: string): Promise<CandidateRow> {
  const seen = found(await findCandidate(work, id), 'candidate')
  await work.db
    .selectFrom('programmes.application')
    .where('id', '=', seen.application_id)
    .select('id')
    .forUpdate()
    .execute()
  return found(await findCandidate(work, id), 'candidate')
}

/** The same for what may take a place from the order: the list is locked first, as everywhere. */
export async function lockFileAndList(work: Writing, id: string) {
  const seen = found(await findCandidate(work, id), 'candidate')
  const list = await lockList(work, { programmeId: seen.programme_id, unit: seen.unit_code })
  return { list, row: await lockFile(work, id) }
}

export function stateAfter(row: CandidateRow, verb: CandidateVerb): CandidateState {
  return step(candidateLifecycle, row.state as CandidateState, verb)
}

export async function setCandidate(
  work: Writing,
  id: string,
  change: {
    readonly state?: CandidateState
    readonly opinion?: string | null
    readonly decline_reason?: string | null
    readonly recall_reason?: string | null
  },
): Promise<void> {
  await work.db
    .updateTable('programmes.candidate')
    .set({ ...change, changed_at: work.now })
    .where('id', '=', id)
    .execute()
}

export async function answerFile(work: Reading, id: string, language: Language) {
  return fullFile(work, found(await findCandidate(work, id), 'candidate'), language)
}

type Result = { readonly item: string; readonly result: CheckResult; readonly note?: string }

async function writeResults(
  work: Writing,
  row: CandidateRow,
  results: readonly Result[],
): Promise<void> {
  if (results.length === 0) return
  await work.db
    .insertInto('programmes.check_result')
    .values(
      results.map(({ item, result, note }) => ({
        candidate_id: row.id,
        submission_id: row.submission_id,
        item,
        result,
        note: note?.trim() ?? '',
        checked_by: work.actor.personId!,
        checked_at: work.now,
      })),
    )
    .onConflict((clause) =>
      clause.columns(['candidate_id', 'submission_id', 'item']).doUpdateSet((eb) => ({
        result: eb.ref('excluded.result'),
        note: eb.ref('excluded.note'),
        checked_by: eb.ref('excluded.checked_by'),
        checked_at: eb.ref('excluded.checked_at'),
      })),
    )
    .execute()
}

export async function checkCandidate(
  work: Writing,
  id: string,
  results: readonly Result[],
  language: Language,
) {
  const row = await lockFile(work, id)
  insist(mayHandle(work.actor, row.state as CandidateState, 'check'))
  const programme = await programmeOf(work, row.programme_id)
  const known = new Set(checklistOf(programme.definition, programme.form).map(({ code }) => code))
  const strange = results.find(({ item }) => !known.has(item))
  if (strange !== undefined) {
    throw new Problem(invalid('programmes.check_item_unknown', { item: strange.item }))
  }
  const last = new Map(results.map((result) => [result.item, result]))
  await writeResults(work, row, [...last.values()])
  await setCandidate(work, id, {})
  const marks = Object.fromEntries([...last.values()].map(({ item, result }) => [item, result]))
  await record(work, 'programmes.candidate.check', id, { submission: row.submission_id, ...marks })
  return answerFile(work, id, language)
}

/** Lists of earlier winners come and are mended after a file was handed in: it is looked at anew. */
async function eligibleStill(
  work: Reading,
  programme: Programme,
  row: CandidateRow,
  language: Language,
): Promise<Verdict> {
  const { answers } = await work.db
    .selectFrom('programmes.submission')
    .where('id', '=', row.submission_id)
    .select('answers')
    .executeTakeFirstOrThrow()
  const file = { ...row, orgId: row.applicant_org_id, answers: answers as Answers }
  return mayGoOn(work, programme, file, language)
}

async function verdictOnCheck(
  work: Reading,
  row: CandidateRow,
  more: readonly Result[],
  language: Language,
) {
  const programme = await programmeOf(work, row.programme_id)
  const items = checklistOf(programme.definition, programme.form)
  const results = (await checkResults(work, row.id)).filter(
    ({ submissionId }) => submissionId === row.submission_id,
  )
  const known = new Set(results.map(({ item }) => item))
  const open = items.map(({ code }) => code).filter((code) => !known.has(code))
  const added = more.map((one) => ({ ...one, note: one.note ?? '' }))
  const checked = mayPassCheck(items, [...results, ...added], language)
  return {
    open,
    verdict: checked.ok ? await eligibleStill(work, programme, row, language) : checked,
  }
}

async function pass(work: Writing, row: CandidateRow): Promise<void> {
  await setCandidate(work, row.id, { state: stateAfter(row, 'pass') })
  await record(work, 'programmes.candidate.pass', row.id, { submission: row.submission_id })
  await announce(work, 'programmes.candidate.passed', {
    candidateId: row.id,
    applicationId: row.application_id,
    programmeId: row.programme_id,
    unit: row.unit_code,
    toOrgId: row.applicant_org_id,
  })
}

export async function passCandidate(work: Writing, id: string, language: Language) {
  const row = await lockFile(work, id)
  insist(mayHandle(work.actor, row.state as CandidateState, 'pass'))
  insist((await verdictOnCheck(work, row, [], language)).verdict)
  await pass(work, row)
  return answerFile(work, id, language)
}

/**
 * Marks what is open in many files as passed and passes them; what fails somewhere stays where it is. Without
 * `expected` nothing is changed: the answer is the preview, and its count is what the confirmation must name.
 */
export async function passCandidates(
  work: Writing,
  wish: { readonly ids: readonly string[]; readonly expected?: number },
  language: Language,
) {
  const rows = []
  const todo: { readonly row: CandidateRow; readonly marks: readonly Result[] }[] = []
  for (const id of wish.ids.toSorted()) {
    const row = await lockFile(work, id)
    const may = mayHandle(work.actor, row.state as CandidateState, 'pass')
    const { open } = await verdictOnCheck(work, row, [], language)
    const marks: Result[] = open.map((item) => ({ item, result: 'pass' }))
    const verdict = may.ok ? (await verdictOnCheck(work, row, marks, language)).verdict : may
    if (verdict.ok) todo.push({ row, marks })
    rows.push({
      id,
      title: row.title,
      passes: verdict.ok,
      items: verdict.ok ? open : [],
      code: verdict.ok ? null : verdict.code,
      text: verdict.ok ? null : work.host.say(language, verdict.code, verdict.facts),
    })
  }
  const answer = { count: todo.length, rows }
  if (wish.expected === undefined) return { done: false, ...answer }
  if (wish.expected !== todo.length) {
    const facts = { expected: wish.expected, count: todo.length }
    throw new Problem(conflict('programmes.bulk_differs', facts))
  }
  for (const { row, marks } of todo) {
    await writeResults(work, row, marks)
    await pass(work, row)
  }
  return { done: true, ...answer }
}

export async function reopenCandidate(work: Writing, id: string, language: Language) {
  const { list, row } = await lockFileAndList(work, id)
  insist(mayHandle(work.actor, row.state as CandidateState, 'reopen'))
  await leaveOrder(work, list, id)
  await setCandidate(work, id, { state: stateAfter(row, 'reopen') })
  await record(work, 'programmes.candidate.reopen', id)
  return answerFile(work, id, language)
}

/** The opinion is part of what is signed, so it stands still with the list. */
export async function writeOpinion(work: Writing, id: string, opinion: string, language: Language) {
  const { list, row } = await lockFileAndList(work, id)
  const verb = row.state === 'arrived' ? 'check' : 'rank'
  insist(mayHandle(work.actor, row.state as CandidateState, verb))
  if (row.rank !== null) insist(mayChangeList(work.actor, await listFacts(work, list.row)))
  const text = opinion.trim()
  const length = countChars(text)
  if (length > opinionMaxLength) {
    throw new Problem(invalid('programmes.opinion_too_long', { max: opinionMaxLength, length }))
  }
  await setCandidate(work, id, { opinion: text === '' ? null : text })
  await record(work, 'programmes.candidate.opinion', id, { length })
  return answerFile(work, id, language)
}
