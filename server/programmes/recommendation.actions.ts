/** Ranking: every change under the lock of the list, every place counted under the lock of its pool. */
import type { Language } from '../../domain/kernel/text.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import { mayRecommend } from '../../domain/programmes/quota.ts'
import {
  isFresh,
  mayChangeList,
  mayDecideException,
} from '../../domain/programmes/recommendation.ts'
import { changeRanks, type RankChange } from '../../domain/programmes/recommendationRanks.ts'
import { mayRankDespiteWinners, winnerExceptions } from '../../domain/programmes/winner.ts'
import { isWrittenReason } from '../../domain/kernel/writtenReason.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { findCandidate, type CandidateRow } from './candidate.queries.ts'
import { listExceptions } from './exception.queries.ts'
import { readList, undoable } from './recommendation.queries.ts'
import {
  listFacts,
  lockList,
  orderOf,
  quotaState,
  writeOrder,
  type LockedList,
} from './recommendationList.ts'
import type { UnitAt } from './seat.queries.ts'
import { winnersFor } from './winnerMatch.queries.ts'

type Reasons = Readonly<Record<string, string>>

/** The file under the lock of its application, so that nobody takes it back while it gets a place. */
async function lockFileIn(work: Writing, list: LockedList, id: string): Promise<CandidateRow> {
  const seen = found(await findCandidate(work, id), 'candidate')
  await work.db
    .selectFrom('programmes.application')
    .where('id', '=', seen.application_id)
    .select('id')
    .forUpdate()
    .execute()
  const row = found(await findCandidate(work, id), 'candidate')
  const here = row.programme_id === list.at.programmeId && row.unit_code === list.at.unit
  return found(here ? row : undefined, 'candidate')
}

/** The rules whose exception this candidate needs to take a place now; throws where none can help. */
async function exceptionsFor(
  work: Writing,
  list: LockedList,
  row: CandidateRow,
  reasons: Reasons,
  language: Language,
): Promise<string[]> {
  insist(
    row.state === 'checked'
      ? { ok: true }
      : conflict('programmes.candidate_cannot_rank', { state: row.state }),
  )
  const { definition } = list.programme
  const { standing } = await winnersFor(work, definition, row.applicant_org_id)
  insist(mayRankDespiteWinners(definition, standing, reasons, language))
  const state = await quotaState(work, definition, list.at.unit)
  insist(mayRecommend(definition, list.at.unit, state, reasons['quota'] ?? null, language))
  const over = !mayRecommend(definition, list.at.unit, state, null).ok
  return [...(over ? ['quota'] : []), ...winnerExceptions(definition, standing)]
}

async function askExceptions(
  work: Writing,
  row: CandidateRow,
  rules: readonly string[],
  reasons: Reasons,
): Promise<void> {
  for (const rule of rules) {
    const id = newId(work.now)
    await work.db
      .insertInto('programmes.exception')
      .values({
        id,
        candidate_id: row.id,
        rule,
        reason: reasons[rule]!.trim(),
        state: 'asked',
        asked_by: work.actor.personId!,
        asked_at: work.now,
      })
      .execute()
    await record(work, 'programmes.exception.ask', id, { candidate: row.id, rule })
    await announce(work, 'programmes.exception.asked', {
      exceptionId: id,
      candidateId: row.id,
      programmeId: row.programme_id,
      unit: row.unit_code,
      rule,
      toOrgId: work.actor.orgId,
    })
  }
}

export async function rankCandidate(
  work: Writing,
  at: UnitAt,
  wish: { readonly change: RankChange; readonly reasons?: Reasons },
  language: Language,
) {
  const { change, reasons = {} } = wish
  const list = await lockList(work, at)
  const facts = await listFacts(work, list.row)
  insist(mayChangeList(work.actor, facts))
  if (change.kind === 'insert' && change.place !== undefined && change.version === undefined) {
    throw new Problem(invalid('programmes.list_moved_on', { seen: '?', version: facts.version }))
  }
  insist(isFresh(facts, change.version))
  const before = await orderOf(work, at)
  const row = await lockFileIn(work, list, change.candidateId)
  const changed = changeRanks(before, change)
  if (!changed.ok) throw new Problem(changed)
  const rules =
    change.kind === 'insert' ? await exceptionsFor(work, list, row, reasons, language) : []
  await askExceptions(work, row, rules, reasons)
  const version = await writeOrder(work, list, { kind: change.kind, before, after: changed.order })
  await record(work, `programmes.recommendation.${change.kind}`, list.row.id, {
    candidate: change.candidateId,
    version,
    place: changed.order.indexOf(change.candidateId) + 1,
  })
  await announce(work, 'programmes.recommendation.ranked', { ...at, version })
  return readList(work, at)
}

/** Puts the order back as it was before the last change; what comes back must still be allowed to. */
export async function undoRank(work: Writing, at: UnitAt, seen: number, language: Language) {
  const list = await lockList(work, at)
  const facts = await listFacts(work, list.row)
  insist(mayChangeList(work.actor, facts))
  insist(isFresh(facts, seen))
  const before = await orderOf(work, at)
  const last = await undoable(work, list.row, before)
  if (last === undefined) throw new Problem(conflict('programmes.undo_impossible'))
  for (const id of last.before.filter((one) => !before.includes(one))) {
    const row = await lockFileIn(work, list, id)
    const reasons = await lapsedReasons(work, id)
    const rules = await exceptionsFor(work, list, row, reasons, language).catch(
      (error: unknown) => {
        const soft = error instanceof Problem && error.refusal.code.endsWith('_in_principle')
        throw soft ? new Problem(conflict('programmes.undo_needs_exception')) : error
      },
    )
    await askExceptions(work, row, rules, reasons)
  }
  const version = await writeOrder(work, list, {
    kind: 'undo',
    before,
    after: last.before,
    undoes: last.version,
  })
  await record(work, 'programmes.recommendation.undo', list.row.id, {
    undoes: last.version,
    version,
  })
  await announce(work, 'programmes.recommendation.ranked', { ...at, version })
  return readList(work, at)
}

/** The reasons of exceptions that lapsed when the candidate left: asked anew, decided anew. */
async function lapsedReasons(work: Writing, candidateId: string): Promise<Reasons> {
  const rows = await work.db
    .selectFrom('programmes.exception')
    .where('candidate_id', '=', candidateId)
    .where('state', '=', 'lapsed')
    .select(['rule', 'reason'])
    .orderBy('asked_at')
    .execute()
  return Object.fromEntries(rows.map(({ rule, reason }) => [rule, reason]))
}

/** A file that is returned, declined or objected to leaves the order; the list must be open for that. */
export async function leaveOrder(work: Writing, list: LockedList, candidateId: string) {
  const before = await orderOf(work, list.at)
  if (!before.includes(candidateId)) return
  insist(mayChangeList(work.actor, await listFacts(work, list.row)))
  const after = before.filter((id) => id !== candidateId)
  await writeOrder(work, list, { kind: 'leave', before, after })
}

export async function decideException(
  work: Writing,
  id: string,
  wish: { readonly confirm: boolean; readonly note?: string },
  language: Language,
) {
  const [seen] = await listExceptions(work, { id })
  const exception = found(seen, 'exception')
  const file = found(await findCandidate(work, exception.candidateId), 'candidate')
  await lockList(work, { programmeId: file.programme_id, unit: file.unit_code })
  const row = await work.db
    .selectFrom('programmes.exception')
    .where('id', '=', id)
    .select(['state', 'asked_by', 'rule', 'candidate_id'])
    .executeTakeFirstOrThrow()
  insist(mayDecideException(work.actor, { state: row.state, askedBy: row.asked_by }, language))
  if (!wish.confirm && !isWrittenReason(wish.note)) {
    throw new Problem(invalid('programmes.reason_too_short'))
  }
  await work.db
    .updateTable('programmes.exception')
    .set({
      state: wish.confirm ? 'confirmed' : 'refused',
      decided_by: work.actor.personId,
      decided_at: work.now,
      decision_note: wish.note?.trim() ?? null,
    })
    .where('id', '=', id)
    .execute()
  const verb = wish.confirm ? 'confirm' : 'refuse'
  if (!wish.confirm) await leaveRefused(work, file)
  await record(work, `programmes.exception.${verb}`, id, {
    candidate: row.candidate_id,
    rule: row.rule,
  })
  await announce(work, 'programmes.exception.decided', {
    exceptionId: id,
    confirmed: wish.confirm,
    candidateId: row.candidate_id,
    programmeId: file.programme_id,
    unit: file.unit_code,
    toOrgId: work.actor.orgId,
  })
  return found((await listExceptions(work, { id }))[0], 'exception')
}

/** Without its exception the project has no place: it goes back to reserve, whoever is at the list. */
async function leaveRefused(work: Writing, file: CandidateRow): Promise<void> {
  const at = { programmeId: file.programme_id, unit: file.unit_code }
  const list = await lockList(work, at)
  const before = await orderOf(work, at)
  if (!before.includes(file.id)) return
  const after = before.filter((id) => id !== file.id)
  await writeOrder(work, list, { kind: 'leave', before, after })
  if (list.row.state === 'draft') return
  await work.db
    .updateTable('programmes.recommendation')
    .set({ state: 'draft', back_reason: null, sent_by: null, checked_by: null })
    .where('id', '=', list.row.id)
    .execute()
  await record(work, 'programmes.recommendation.sendBack', list.row.id, { candidate: file.id })
}
