/** What officers of the issuing office do with an entry: check it, decide on it, take a decision back. */
import { systemActor } from '../../domain/kernel/actor.ts'
import { step } from '../../domain/kernel/lifecycle.ts'
import { endOfDay } from '../../domain/kernel/moment.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { conflict, invalid, type Verdict } from '../../domain/kernel/verdict.ts'
import type { CheckResult } from '../../domain/programmes/candidateChecklist.ts'
import {
  entryLifecycle,
  hasSeen,
  mayActOn,
  mayDecideWith,
  mayWaitUntil,
  type EntryState,
  type EntryVerb,
} from '../../domain/programmes/entry.ts'
import {
  entryItems,
  mayAccept,
  mayCondition,
  mayMark,
  type FindingOutcome,
} from '../../domain/programmes/entryChecklist.ts'
import { findingMarks, type EntryFinding } from '../../domain/programmes/entryFindings.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { findingsReader, lockEntries, type EntryRow } from './entry.facts.ts'
import { fullEntry, resultsOf, visibleEntry } from './entry.queries.ts'
import { lookAgain, lookAtAll, looking, tally, twinsOfAll, type Tally } from './entry.receive.ts'
import { managedProgrammes } from './managed.queries.ts'
import { programmeOf } from './programme.queries.ts'

/** The entry as it stands once everybody who decides in its programme has finished. */
export async function lockEntry(work: Writing, id: string): Promise<EntryRow> {
  const seen = await visibleEntry(work, id)
  await lockEntries(work, seen.programme_id)
  return visibleEntry(work, id)
}

export type Mark = { readonly item: string; readonly result: CheckResult; readonly note?: string }

export const outcomes = (list: readonly EntryFinding[]): ReadonlyMap<string, FindingOutcome> =>
  new Map(list.map(({ item, finding }) => [item, finding]))

export async function writeMarks(
  work: Writing,
  row: EntryRow,
  marks: readonly Mark[],
  findings: ReadonlyMap<string, FindingOutcome>,
): Promise<void> {
  if (marks.length === 0) return
  await work.db
    .insertInto('programmes.entry_check')
    .values(
      marks.map(({ item, result, note }) => ({
        entry_id: row.id,
        item,
        result,
        note: note?.trim() ?? '',
        finding: findings.get(item)!,
        checked_by: work.actor.personId!,
        checked_at: work.now,
      })),
    )
    .onConflict((clause) =>
      clause.columns(['entry_id', 'item']).doUpdateSet((eb) => ({
        result: eb.ref('excluded.result'),
        note: eb.ref('excluded.note'),
        finding: eb.ref('excluded.finding'),
        checked_by: eb.ref('excluded.checked_by'),
        checked_at: eb.ref('excluded.checked_at'),
      })),
    )
    .execute()
}

export async function checkEntry(
  work: Writing,
  id: string,
  results: readonly Mark[],
  language: Language,
) {
  const row = await lockEntry(work, id)
  insist(mayActOn(work.actor, row.state as EntryState, 'check'))
  const { definition } = await programmeOf(work, row.programme_id)
  const items = new Map(entryItems(definition, row.unit_code).map((item) => [item.code, item]))
  const list = await findingsReader(work, definition, language)(row)
  const now = outcomes(list)
  const marks = [...new Map(results.map((mark) => [mark.item, mark])).values()]
  for (const mark of marks) {
    const item = items.get(mark.item)
    if (item === undefined) {
      throw new Problem(invalid('programmes.entry_item_unknown', { item: mark.item }))
    }
    insist(mayMark(item, now.get(mark.item)!, mark))
  }
  await writeMarks(work, row, marks, now)
  const seen = findingMarks(list)
  const counts = tally(work, row.programme_id)
  counts.move(row, { ...row, ...seen })
  await counts.keep()
  await work.db
    .updateTable('programmes.entry')
    .set({ ...seen, looked_at: work.now, version: row.version + 1, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  const said = Object.fromEntries(marks.map(({ item, result }) => [item, result]))
  await record(work, 'programmes.entry.check', id, { submission: row.submission_id, ...said })
  return fullEntry(work, await visibleEntry(work, id), language)
}

type Decision = {
  readonly verb: Exclude<EntryVerb, 'check'>
  readonly reason?: string | null
  readonly missing?: string
  readonly day?: string
}

/** What each verb announces. */
const told: Readonly<Record<Decision['verb'], string>> = {
  accept: 'programmes.entry.accepted',
  condition: 'programmes.entry.conditioned',
  settle: 'programmes.entry.settled',
  lapse: 'programmes.entry.lapsed',
  refuse: 'programmes.entry.refused',
  reopen: 'programmes.entry.reopened',
}

/** Writes the decision, its line of history and its event; the caller has locked and insisted. */
export async function decide(
  work: Writing,
  row: EntryRow,
  decision: Decision,
  counts: Tally,
): Promise<void> {
  const { verb, day } = decision
  const state = step(entryLifecycle, row.state as EntryState, verb)
  const reason = decision.reason?.trim() ?? null
  const { definition } = await programmeOf(work, row.programme_id)
  const version = row.version + 1
  await work.db
    .updateTable('programmes.entry')
    .set({
      state,
      version,
      reason,
      ...(verb === 'condition'
        ? {
            missing: decision.missing!.trim(),
            settle_day: day!,
            settle_until: new Date(endOfDay(day!)),
          }
        : {}),
      ...(verb === 'reopen' ? { missing: null, settle_day: null, settle_until: null } : {}),
      accepted_items:
        state === 'accepted' ? entryItems(definition, row.unit_code).map(({ code }) => code) : null,
      decided_by: work.actor.personId,
      decided_at: work.now,
      changed_at: work.now,
    })
    .where('id', '=', row.id)
    .execute()
  await work.db
    .insertInto('programmes.entry_decision')
    .values({
      entry_id: row.id,
      version,
      verb,
      reason: decision.missing?.trim() ?? reason,
      settle_day: day ?? null,
      decided_by: work.actor.personId,
      decided_at: work.now,
    })
    .execute()
  counts.move(row, { ...row, state })
  await record(work, `programmes.entry.${verb}`, row.id, { version })
  await announce(work, told[verb], {
    entryId: row.id,
    applicationId: row.application_id,
    programmeId: row.programme_id,
    unit: row.unit_code,
    version,
  })
}

/** What was refused, or taken up again, counts no longer, or anew, among the likes of others. */
async function tellTwins(work: Writing, row: EntryRow, counts: Tally): Promise<void> {
  const programme = await programmeOf(work, row.programme_id)
  await lookAgain(work, looking(work, programme, counts), await twinsOfAll(work, [row]))
}

type Checked = (row: EntryRow) => Promise<Verdict>

async function decideOn(
  work: Writing,
  id: string,
  seen: number,
  decisionOf: (row: EntryRow) => Decision,
  checked: Checked,
  language: Language,
) {
  const row = await lockEntry(work, id)
  const state = row.state as EntryState
  const decision = decisionOf(row)
  insist(mayActOn(work.actor, state, decision.verb))
  insist(hasSeen(row.version, seen))
  insist(mayDecideWith(state, decision.verb, decision.reason))
  insist(await checked(row))
  const counts = tally(work, row.programme_id)
  await decide(work, row, decision, counts)
  if (decision.verb === 'refuse' || state === 'refused') await tellTwins(work, row, counts)
  await counts.keep()
  return fullEntry(work, await visibleEntry(work, id), language)
}

const unchecked: Checked = async () => ({ ok: true })

function onResults(work: Writing, verdict: typeof mayAccept, language: Language): Checked {
  return async (row) => {
    const { definition } = await programmeOf(work, row.programme_id)
    return verdict(entryItems(definition, row.unit_code), await resultsOf(work, row.id), language)
  }
}

export function acceptEntry(
  work: Writing,
  id: string,
  wish: { readonly seen: number; readonly reason?: string },
  language: Language,
) {
  const verbOf = ({ state }: EntryRow) => ({
    verb: state === 'conditional' || state === 'lapsed' ? ('settle' as const) : ('accept' as const),
    reason: wish.reason ?? null,
  })
  return decideOn(work, id, wish.seen, verbOf, onResults(work, mayAccept, language), language)
}

export function conditionEntry(
  work: Writing,
  id: string,
  wish: { readonly seen: number; readonly missing: string; readonly day: string },
  language: Language,
) {
  const complete = onResults(work, mayCondition, language)
  const checked: Checked = async (row) => {
    const may = mayWaitUntil(wish.missing, wish.day, work.now, language)
    return may.ok ? complete(row) : may
  }
  const decision = { verb: 'condition', missing: wish.missing, day: wish.day } as const
  return decideOn(work, id, wish.seen, () => decision, checked, language)
}

type Reasoned = { readonly seen: number; readonly reason: string }

export function refuseEntry(work: Writing, id: string, wish: Reasoned, language: Language) {
  const decision = { verb: 'refuse', reason: wish.reason } as const
  return decideOn(work, id, wish.seen, () => decision, unchecked, language)
}

/** A published selection rests on the acceptance, which stands from then on. */
const unpublished: (work: Writing) => Checked = (work) => async (row) => {
  const named = await work.db
    .selectFrom('programmes.selected')
    .where('entry_id', '=', row.id)
    .where('state', '=', 'published')
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return named === undefined ? { ok: true } : conflict('programmes.entry_is_public')
}

export function reopenEntry(work: Writing, id: string, wish: Reasoned, language: Language) {
  const decision = { verb: 'reopen', reason: wish.reason } as const
  return decideOn(work, id, wish.seen, () => decision, unpublished(work), language)
}

export async function managedProgramme(work: Writing, programmeId: string): Promise<void> {
  found(
    await managedProgrammes(work).where('g.id', '=', programmeId).select('g.id').executeTakeFirst(),
    'programme',
  )
}

export async function refreshEntries(work: Writing, programmeId: string) {
  await managedProgramme(work, programmeId)
  return lookAtAll(work, programmeId)
}

const lapsedMost = 200

/** Conditional entries whose day is over; each in its own transaction. */
export async function lapseEntries(host: Host): Promise<void> {
  const start = () => ({ actor: systemActor, requestId: newId(host.clock.now()) })
  const due = await writing(host, start(), (work) =>
    work.db
      .selectFrom('programmes.entry')
      .where('state', '=', 'conditional')
      .where('settle_until', '<=', work.now)
      .select(['id', 'programme_id'])
      .orderBy('id')
      .limit(lapsedMost)
      .execute(),
  )
  for (const { id, programme_id: programmeId } of due) {
    await writing(host, start(), async (work) => {
      await lockEntries(work, programmeId)
      const row = await work.db
        .selectFrom('programmes.entry')
        .where('id', '=', id)
        .where('state', '=', 'conditional')
        .where('settle_until', '<=', work.now)
        .selectAll()
        .executeTakeFirst()
      if (row === undefined) return
      const counts = tally(work, programmeId)
      await decide(work, row, { verb: 'lapse' }, counts)
      await counts.keep()
    })
  }
}
