/** Beginning, ending and cancelling a publicity; the clock closes the period by itself. */
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { mayStep, step } from '../../domain/kernel/lifecycle.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import {
  inPublicOrder,
  mayBePublic,
  mayEndPublicity,
  publicityLifecycle,
  publicityPeriod,
  type PublicityState,
  type PublicityVerb,
} from '../../domain/programmes/publicity.ts'
import { publicityRule } from '../../domain/programmes/recommendation.ts'
import { isWrittenReason } from '../../domain/kernel/writtenReason.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { candidateBrief, listOfUnit } from './candidate.queries.ts'
import {
  atOf,
  findPublicity,
  objectionNumbers,
  ownPublicity,
  ownShape,
  placeIn,
  usualWorkingDays,
  type ListedName,
  type PublicityRow,
} from './publicity.queries.ts'
import { lockEntries } from './entry.facts.ts'
import { lockList } from './recommendationList.ts'
import { liftSelection } from './selectionPublicity.actions.ts'
import { seatOrg, type UnitAt } from './seat.queries.ts'

export async function beginPublicity(
  work: Writing,
  at: UnitAt,
  wish: { readonly workingDays?: number; readonly firstDay?: string },
  language: Language,
) {
  const list = await lockList(work, at)
  const { definition } = list.programme
  const rule = publicityRule(definition)
  const workingDays = wish.workingDays ?? (await usualWorkingDays(work, definition))
  const firstDay = wish.firstDay ?? dayOfMoment(work.now.toISOString())
  insist(mayBePublic(rule, { workingDays, firstDay }, work.now, language))
  const ranked = (await listOfUnit(work, at))
    .map(candidateBrief)
    .filter(({ rank }) => rank !== null)
  const names: ListedName[] = inPublicOrder(ranked).map(({ id, title, applicant }) => ({
    key: newId(work.now),
    candidateId: id,
    title,
    applicant,
  }))
  if (names.length === 0) throw new Problem(conflict('programmes.list_empty'))
  const period = publicityPeriod(firstDay, workingDays)
  const id = newId(work.now)
  await work.db
    .insertInto('programmes.publicity')
    .values({
      id,
      recommendation_id: list.row.id,
      state: 'running',
      working_days: workingDays,
      first_day: period.firstDay,
      last_day: period.lastDay,
      provisional: period.provisional,
      // One that begins today begins now, not at midnight.
      opens_at: new Date(Math.max(Date.parse(period.opensAt), work.now.getTime())),
      closes_at: new Date(period.closesAt),
      real_name: definition.publicity.realNameObjection.value ?? true,
      list: JSON.stringify(names),
      made_by: work.actor.personId!,
      made_at: work.now,
    })
    .execute()
  await record(work, 'programmes.publicity.begin', id, {
    ...at,
    version: list.row.version,
    workingDays,
    lastDay: period.lastDay,
    projects: names.length,
  })
  await announce(work, 'programmes.publicity.begun', { publicityId: id, ...at })
  return ownShape(work, found(await findPublicity(work, id), 'publicity'))
}

/** The issuer's waits for whoever decides in its programme, as everything of a selection does. */
export async function lockPublicity(work: Writing, id: string): Promise<void> {
  const row = await findPublicity(work, id)
  if (row?.selection_id != null) await lockEntries(work, row.programme_id)
  await work.db
    .selectFrom('programmes.publicity')
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .execute()
}

export async function movePublicity(
  work: Writing,
  row: PublicityRow,
  verb: PublicityVerb,
  reason: string | null = null,
): Promise<void> {
  const state = step(publicityLifecycle, row.state as PublicityState, verb)
  const over = state === 'ended' || state === 'cancelled'
  await work.db
    .updateTable('programmes.publicity')
    .set({ state, end_reason: reason, ...(over ? { ended_at: work.now } : {}) })
    .where('id', '=', row.id)
    .execute()
  await record(work, `programmes.publicity.${verb}`, row.id)
  const at = atOf(row)
  await announce(work, `programmes.publicity.${over ? state : 'awaiting'}`, {
    publicityId: row.id,
    ...placeIn(row),
    toOrgId: at === null ? null : await seatOrg(work, at),
  })
  if (verb === 'cancel' && row.selection_id !== null) await liftSelection(work, row.selection_id)
}

export async function endPublicity(work: Writing, id: string, reason: string | null) {
  await lockPublicity(work, id)
  const row = await ownPublicity(work, id)
  const { received, accepted, rejected } = await objectionNumbers(work, id)
  insist(mayEndPublicity(row.state as PublicityState, received - accepted - rejected, reason))
  await movePublicity(work, row, 'end', reason?.trim() ?? null)
  return ownShape(work, await ownPublicity(work, id))
}

export async function cancelPublicity(work: Writing, id: string, reason: string) {
  await lockPublicity(work, id)
  const row = await ownPublicity(work, id)
  const state = row.state as PublicityState
  insist(mayStep(publicityLifecycle, state, 'cancel', 'programmes.publicity_cannot_cancel'))
  insist(isWrittenReason(reason) ? { ok: true } : invalid('programmes.reason_too_short'))
  await movePublicity(work, row, 'cancel', reason.trim())
  return ownShape(work, await ownPublicity(work, id))
}

/** The period is over: ends, or waits for its objections. */
export async function closePublicity(work: Writing, id: string): Promise<void> {
  await lockPublicity(work, id)
  const row = found(await findPublicity(work, id), 'publicity')
  if (row.state !== 'running' || row.closes_at.getTime() > work.now.getTime()) return
  const { received, accepted, rejected } = await objectionNumbers(work, id)
  await movePublicity(work, row, received > accepted + rejected ? 'wait' : 'close')
}

/** After the last answer a publicity that waited for it ends by itself. */
export async function endIfAnswered(work: Writing, id: string): Promise<void> {
  const row = found(await findPublicity(work, id), 'publicity')
  const { received, accepted, rejected } = await objectionNumbers(work, id)
  if (row.state === 'awaiting' && received === accepted + rejected) {
    await movePublicity(work, row, 'end')
  }
}
