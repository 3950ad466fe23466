/** Accepting many entries at once: a preview first, then exactly what the preview named. */
import type { Language } from '../../domain/kernel/text.ts'
import { allOf, conflict, type Verdict } from '../../domain/kernel/verdict.ts'
import { mayActOn, type EntryState } from '../../domain/programmes/entry.ts'
import {
  entryItems,
  mayAccept,
  mayAcceptUnseen,
  type FindingOutcome,
} from '../../domain/programmes/entryChecklist.ts'
import { found, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { decide, managedProgramme, outcomes, writeMarks, type Mark } from './entry.actions.ts'
import { findingsReader, lockEntries, type EntryRow } from './entry.facts.ts'
import { resultsOf, visibleEntry } from './entry.queries.ts'
import { tally } from './entry.receive.ts'
import { programmeOf, type Programme } from './programme.queries.ts'

type Weighed = {
  readonly row: EntryRow
  readonly marks: readonly Mark[]
  readonly now: ReadonlyMap<string, FindingOutcome>
  readonly verdict: Verdict
}

/** What accepting one entry would come to: which items it would pass, and whether it may. */
function weigher(work: Writing, { id, definition }: Programme, language: Language) {
  const find = findingsReader(work, definition, language)
  return async (entryId: string): Promise<Weighed> => {
    const row = await visibleEntry(work, entryId)
    found(row.programme_id === id ? row : null, 'entry')
    const items = entryItems(definition, row.unit_code)
    const now = outcomes(await find(row))
    const results = await resultsOf(work, entryId)
    const given = new Set(results.map(({ item }) => item))
    const marks = items
      .filter(({ code }) => !given.has(code))
      .map(({ code }): Mark => ({ item: code, result: 'pass' }))
    const all = [...results, ...marks.map((mark) => ({ ...mark, note: '' }))]
    const verdict = allOf(
      mayActOn(work.actor, row.state as EntryState, 'accept'),
      mayAcceptUnseen(items, now, language),
      mayAccept(items, all, language),
    )
    return { row, marks, now, verdict }
  }
}

/**
 * Accepts at once what facts and rules agree on throughout. Without `expected` nothing is changed: the answer is
 * the preview, and its count is what the confirmation must name.
 */
export async function acceptEntries(
  work: Writing,
  programmeId: string,
  wish: { readonly ids: readonly string[]; readonly expected?: number },
  language: Language,
) {
  await managedProgramme(work, programmeId)
  await lockEntries(work, programmeId)
  const weigh = weigher(work, await programmeOf(work, programmeId), language)
  const weighed: Weighed[] = []
  for (const id of wish.ids.toSorted()) weighed.push(await weigh(id))
  const todo = weighed.filter(({ verdict }) => verdict.ok)
  const rows = weighed.map(({ row, verdict }) => ({
    id: row.id,
    title: row.title,
    applicant: row.applicant,
    accepts: verdict.ok,
    code: verdict.ok ? null : verdict.code,
    text: verdict.ok ? null : work.host.say(language, verdict.code, verdict.facts),
  }))
  const answer = { count: todo.length, rows }
  if (wish.expected === undefined) return { done: false, ...answer }
  if (wish.expected !== todo.length) {
    const facts = { expected: wish.expected, count: todo.length }
    throw new Problem(conflict('programmes.entry_bulk_differs', facts))
  }
  const counts = tally(work, programmeId)
  for (const { row, marks, now } of todo) {
    await writeMarks(work, row, marks, now)
    await decide(work, row, { verb: 'accept' }, counts)
  }
  await counts.keep()
  return { done: true, ...answer }
}
