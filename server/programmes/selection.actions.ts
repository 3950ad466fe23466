/** Deciding on a selection: rules, single decisions, proposal and confirmation. Everything under the programme's lock. */
import { step } from '../../domain/kernel/lifecycle.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { conflict, type Verdict } from '../../domain/kernel/verdict.ts'
import {
  mayConfirm,
  mayDraftSelection,
  mayKeepRules,
  mayPropose,
  mayReopenSelection,
  maySeeSelection,
  mayTakeBack,
  selectionLifecycle,
  type ListNow,
  type Override,
  type SelectionRules,
  type SelectionVerb,
} from '../../domain/programmes/selection.ts'
import { brokenBounds, claimKey, mayOverride } from '../../domain/programmes/selectionSheet.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { managedProgramme } from './entry.actions.ts'
import { lockEntries } from './entry.facts.ts'
import { programmeOf, type Programme } from './programme.queries.ts'
import { selectionPage } from './selection.page.ts'
import {
  keptList,
  readSheetOf,
  sealIn,
  selectionOf,
  type Selection,
  type SelectionDraft,
  type SelectionRow,
  type Sheet,
} from './selection.queries.ts'

/**
 * The selection as it stands once everybody who decides in its programme has finished: on entries too, so that
 * nobody withdraws between the look and the confirmation.
 */
export async function lockSelection(
  work: Writing,
  programmeId: string,
): Promise<{ readonly programme: Programme; readonly selection: Selection }> {
  await managedProgramme(work, programmeId)
  await lockEntries(work, programmeId)
  const programme = await programmeOf(work, programmeId)
  const selection = await selectionOf(work, programme)
  insist(maySeeSelection(work.actor, selection.state))
  return { programme, selection }
}

const isAtVersion = ({ row }: Selection, version: number): Verdict =>
  (row?.version ?? 0) === version
    ? { ok: true }
    : conflict('programmes.selection_moved_on', { version: row?.version ?? 0 })

async function keepDraft(
  work: Writing,
  programmeId: string,
  { row }: Selection,
  draft: SelectionDraft,
): Promise<string> {
  const id = row?.id ?? newId(work.now)
  const sealed = sealIn(work, id, draft)
  if (row === undefined) {
    await work.db
      .insertInto('programmes.selection')
      .values({
        id,
        programme_id: programmeId,
        state: 'drafting',
        draft: sealed,
        made_at: work.now,
        changed_at: work.now,
      })
      .execute()
  } else {
    await work.db
      .updateTable('programmes.selection')
      .set({ draft: sealed, version: row.version + 1, changed_at: work.now })
      .where('id', '=', id)
      .execute()
  }
  return id
}

export async function keepRules(
  work: Writing,
  programmeId: string,
  wish: { readonly version: number; readonly rules: SelectionRules },
  language: Language,
) {
  const { programme, selection } = await lockSelection(work, programmeId)
  insist(mayDraftSelection(work.actor, selection.state))
  insist(isAtVersion(selection, wish.version))
  insist(mayKeepRules(programme.definition, wish.rules))
  const id = await keepDraft(work, programmeId, selection, {
    ...selection.draft,
    rules: wish.rules,
  })
  await record(work, 'programmes.selection.rules', id)
  return selectionPage(work, programme, language)
}

type Decision = {
  readonly entryId: string
  readonly direction: string
  readonly take: boolean | null
  readonly reason?: string
}

/** Decisions that say what the scenario says are none: the scenario may change, and they with it. */
function decided(sheet: Sheet, kept: readonly Override[], decisions: readonly Decision[]) {
  const rows = new Map(sheet.rows.map((row) => [row.key, row]))
  const next = new Map(kept.map((one) => [claimKey(one.entryId, one.direction), one]))
  for (const { entryId, direction, take, reason } of decisions) {
    const key = claimKey(entryId, direction)
    const row = found(rows.get(key), 'entry')
    if (take === null || (take === row.suggested && row.outcome === 'qualified')) next.delete(key)
    else {
      insist(mayOverride(row, take, reason ?? ''))
      next.set(key, { entryId, direction, take, reason: (reason ?? '').trim() })
    }
  }
  return [...next.values()]
}

export async function decideSelection(
  work: Writing,
  programmeId: string,
  wish: { readonly version: number; readonly decisions: readonly Decision[] },
  language: Language,
) {
  const { programme, selection } = await lockSelection(work, programmeId)
  insist(mayDraftSelection(work.actor, selection.state))
  insist(isAtVersion(selection, wish.version))
  const sheet = await readSheetOf(work, programme, selection)
  const overrides = decided(sheet, selection.draft.overrides, wish.decisions)
  const id = await keepDraft(work, programmeId, selection, { ...selection.draft, overrides })
  await record(work, 'programmes.selection.decide', id, { decisions: wish.decisions.length })
  return selectionPage(work, programme, language)
}

export async function lookSelection(work: Writing, programmeId: string, seen: ListNow) {
  const { programme, selection } = await lockSelection(work, programmeId)
  const row = found(selection.row, 'selection')
  const list = keptList(await readSheetOf(work, programme, selection))
  if (list.digest !== seen.digest || list.count !== seen.count) {
    throw new Problem(
      conflict('programmes.selection_changed', { seen: seen.count, count: list.count }),
    )
  }
  const look = { seen: sealIn(work, row.id, list), looked_at: work.now }
  await work.db
    .insertInto('programmes.selection_look')
    .values({ selection_id: row.id, person_id: work.actor.personId!, ...look })
    .onConflict((clause) => clause.columns(['selection_id', 'person_id']).doUpdateSet(look))
    .execute()
  return { at: work.now.toISOString() }
}

type StepVerb = 'propose' | 'takeBack' | 'confirm' | 'reopen'
type StepWish = {
  readonly verb: StepVerb
  readonly seen?: ListNow
  readonly reason?: string
}

const nothingSeen: ListNow = { count: 0, digest: '' }

function mayStepSelection(
  work: Writing,
  { state, row, proposal }: Selection,
  sheet: Sheet,
  rules: SelectionRules,
  { verb, seen = nothingSeen, reason }: StepWish,
): Verdict {
  const { actor } = work
  switch (verb) {
    case 'propose': {
      const over = brokenBounds(sheet.rows, rules).filter(({ bound }) => bound === 'max').length
      return mayPropose(actor, state, sheet.now, seen, over)
    }
    case 'confirm': {
      const by = row?.proposed_by ?? ''
      return mayConfirm(actor, state, proposal && { ...proposal, by }, sheet.now, seen)
    }
    case 'takeBack':
      return mayTakeBack(actor, state)
    case 'reopen':
      return mayReopenSelection(actor, state, reason)
  }
}

const unproposed = {
  proposal: null,
  proposed_by: null,
  proposed_at: null,
  confirmed_by: null,
  confirmed_at: null,
} as const

/** What each verb writes beside the state. */
function written(work: Writing, id: string, verb: StepVerb, sheet: Sheet) {
  switch (verb) {
    case 'propose':
      return {
        proposal: sealIn(work, id, keptList(sheet)),
        proposed_by: work.actor.personId,
        proposed_at: work.now,
      }
    case 'confirm':
      return { confirmed_by: work.actor.personId, confirmed_at: work.now }
    case 'takeBack':
    case 'reopen':
      return unproposed
  }
}

const told: Readonly<Record<StepVerb, string>> = {
  propose: 'programmes.selection.proposed',
  takeBack: 'programmes.selection.takenBack',
  confirm: 'programmes.selection.confirmed',
  reopen: 'programmes.selection.reopened',
}

type Step = {
  readonly verb: SelectionVerb | 'strike'
  readonly digest?: string
  readonly reason?: string | null
}

/** The line of the step, and the version that it makes. */
async function noteStep(work: Writing, row: SelectionRow, { verb, digest, reason }: Step) {
  const version = row.version + 1
  await work.db
    .insertInto('programmes.selection_step')
    .values({
      selection_id: row.id,
      version,
      verb,
      digest: digest ?? null,
      reason: reason == null ? null : sealIn(work, row.id, reason.trim()),
      by_person: work.actor.personId,
      at: work.now,
    })
    .execute()
  await record(work, `programmes.selection.${verb}`, row.id, {
    version,
    ...(digest === undefined ? {} : { digest }),
  })
  return version
}

/** The caller has locked and insisted. */
export async function moveSelection(
  work: Writing,
  row: SelectionRow,
  one: Step,
  also: object = {},
): Promise<void> {
  const version = await noteStep(work, row, one)
  const { verb } = one
  const moved =
    verb === 'strike'
      ? {}
      : { state: step(selectionLifecycle, row.state as Selection['state'], verb) }
  await work.db
    .updateTable('programmes.selection')
    .set({ ...moved, ...also, version, changed_at: work.now })
    .where('id', '=', row.id)
    .execute()
}

export async function stepSelection(
  work: Writing,
  programmeId: string,
  wish: StepWish,
  language: Language,
) {
  const { programme, selection } = await lockSelection(work, programmeId)
  // Nothing was touched yet, but with open rules there may be a list to propose.
  const id = selection.row?.id ?? (await keepDraft(work, programmeId, selection, selection.draft))
  const now = selection.row === undefined ? await selectionOf(work, programme) : selection
  const sheet = await readSheetOf(work, programme, now)
  insist(mayStepSelection(work, now, sheet, now.draft.rules, wish))
  const { verb, reason } = wish
  const one = { verb, digest: sheet.now.digest, reason: verb === 'reopen' ? (reason ?? '') : null }
  await moveSelection(work, now.row!, one, written(work, id, verb, sheet))
  await announce(work, told[verb], { selectionId: id, programmeId })
  return selectionPage(work, programme, language)
}
