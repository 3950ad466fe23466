/** A form's answers against its definition: what is wrong, what is missing, how far it is. */
import { itemOf, partAddress, type Address } from './address.ts'
import { isBlank, isRecord, type Value } from './answers.ts'
import type { FormContext } from './context.ts'
import { dayNumber, isDay } from './days.ts'
import type { FormDefinition } from './definition.ts'
import { collectFaults, type Collected, type FormFault, type Sink } from './faults.ts'
import { holdsRows, type ItemOf } from './items.ts'
import { answeredEntries, outlineOf, type Entry } from './outline.ts'
import { checkRows } from './rowsCheck.ts'
import { checkRules } from './rulesCheck.ts'
import { checkScalar, checkText, isScalar } from './scalars.ts'
import { shownIn, type Shown } from './shown.ts'

/** `draft` refuses only what can never be right; `complete` demands all. */
export type CheckMode = 'draft' | 'complete'

export type SectionProgress = { readonly id: string; readonly done: number; readonly total: number }

export type Completion = {
  readonly bySection: readonly SectionProgress[]
  readonly done: number
  readonly total: number
}

export type Checked = {
  readonly faults: readonly FormFault[]
  /** Faults found beyond the limit of the list. */
  readonly moreFaults: number
  /** The same in both modes: it counts what a complete form demands. */
  readonly completion: Completion
}

export type CheckOptions = { readonly mode: CheckMode; readonly context: FormContext }

type Task = {
  readonly context: FormContext
  readonly shown: Shown
  readonly sink: Sink
  /** Ids of the definition's directions; none where a form has no directions of its own. */
  readonly directions: ReadonlySet<string>
}

/** Takes any JSON and never throws. A value at fault in a draft must not be stored. */
export function checkAnswers(
  definition: FormDefinition,
  answers: unknown,
  { mode, context }: CheckOptions,
): Checked {
  const found = collectFaults()
  const readable = isRecord(answers)
  if (!readable) found.sink.never('', 'answers_unreadable')
  const given = readable ? answers : {}
  const shown = shownIn(definition, given, context)
  const outline = outlineOf(definition)
  const directions = new Set(definition.directions.map((direction) => direction.id))
  const answered = new Set(answeredEntries(outline).map((entry) => entry.at))
  for (const at of Object.keys(given)) {
    if (!answered.has(at)) found.sink.never(at.slice(0, 120), 'field_unknown')
  }
  for (const entry of answeredEntries(outline)) {
    const value = Object.hasOwn(given, entry.at) ? given[entry.at] : undefined
    const visible = shown.isShown(entry)
    const sink = visible ? found.sink : { never: found.sink.never, yet: () => {} }
    checkEntry(entry, value, visible && shown.isRequired(entry), {
      context,
      shown,
      sink,
      directions,
    })
  }
  checkRules(definition, shown.scope, found.sink)
  const faults = mode === 'draft' ? found.never : [...found.never, ...found.yet]
  const { never, yet } = found.dropped
  return {
    faults,
    moreFaults: mode === 'draft' ? never : never + yet,
    completion: completionOf(definition, given, shown, found),
  }
}

function checkEntry(entry: Entry, value: unknown, required: boolean, task: Task): void {
  const { item, at } = entry
  const { sink, context } = task
  if (holdsRows(item)) {
    checkRows({ entry, item, context, scope: task.shown.scope, sink, required }, value)
    return
  }
  if (item.kind === 'statement') return checkStatements(item, at, value, required, task)
  if (isBlank(value as Value)) {
    if (required) sink.yet(at, 'answer_missing')
    return
  }
  if (isScalar(item)) {
    // An officer has accepted this very code when the organisation was verified.
    if (item.kind === 'code' && item.scheme === 'uscc' && value === context.profile?.uscc) return
    checkScalar(item, value, at, context, sink)
    checkBound(entry, value, task)
  } else if (item.kind === 'dateRange') checkRange(at, value, required, sink)
  else if (item.kind === 'multiChoice') checkChoices(item, at, value, sink)
  else if (item.kind === 'commitment') checkCommitment(at, value, required, context, sink)
}

function checkBound(entry: Entry, value: unknown, task: Task): void {
  const { prefill, bound } = entry.item
  if (bound !== true || prefill === undefined) return
  const known = task.context.profile?.[prefill.slice('profile.'.length)]
  if (known === undefined || known === null || known === '' || known === value) return
  if (typeof known === 'string' || typeof known === 'number')
    task.sink.yet(entry.at, 'profile_differs', {
      severity: 'soft',
      facts: { profile: known },
      repair: { at: entry.at, value: known },
    })
}

function checkStatements(
  item: ItemOf<'statement'>,
  at: Address,
  value: unknown,
  required: boolean,
  { context, sink, directions }: Task,
): void {
  const statements = value ?? {}
  if (!isRecord(statements)) return sink.never(at, 'type_wrong', { facts: { kind: 'statements' } })
  const ids = Object.keys(statements)
  if (ids.length > 100)
    return sink.never(at, 'rows_too_many', { facts: { count: ids.length, max: 100 } })
  const chosen = new Set(context.directions)
  for (const id of new Set([...chosen, ...ids])) {
    const text = Object.hasOwn(statements, id) ? statements[id] : undefined
    if (directions.size > 0 && !directions.has(id)) {
      sink.never(at, 'direction_unknown', { facts: { given: id.slice(0, 60) } })
      continue
    }
    // A statement of a direction given up is parked: still a text of bounded length, no longer demanded.
    const quiet = chosen.has(id) ? sink : { never: sink.never, yet: () => {} }
    if (!isBlank(text as Value))
      checkText({ ...item, single: false }, text, partAddress(at, id), quiet)
    else if (required && chosen.has(id)) sink.yet(partAddress(at, id), 'answer_missing')
  }
}

function checkRange(at: Address, value: unknown, required: boolean, sink: Sink): void {
  const isEdge = (edge: unknown) => edge === null || edge === undefined || isDay(edge)
  if (
    !isRecord(value) ||
    !isEdge(value.from) ||
    !isEdge(value.to) ||
    !onlyKeys(value, ['from', 'to'])
  )
    return sink.never(at, 'type_wrong', { facts: { kind: 'dateRange' } })
  const { from = null, to = null } = value as { from?: string | null; to?: string | null }
  if (from === null || to === null) {
    const begun = from !== null || to !== null
    if (required || begun) sink.yet(at, 'range_open')
  } else if (dayNumber(from)! > dayNumber(to)!)
    sink.yet(at, 'range_reversed', {
      facts: { from, to },
      repair: { at, value: { from: to, to: from } },
    })
}

function checkChoices(item: ItemOf<'multiChoice'>, at: Address, value: unknown, sink: Sink): void {
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string'))
    return sink.never(at, 'type_wrong', { facts: { kind: 'choices' } })
  const chosen = new Set<string>(value)
  const unknown = [...chosen].find((id) => !item.options.some((option) => option.id === id))
  if (unknown !== undefined)
    return sink.never(at, 'choice_unknown', { facts: { given: unknown.slice(0, 60) } })
  if (chosen.size < value.length)
    sink.yet(at, 'choice_repeated', { repair: { at, value: [...chosen] } })
  const { minChosen: min = 1, maxChosen: max = item.options.length } = item
  if (chosen.size < min) sink.yet(at, 'choices_too_few', { facts: { count: chosen.size, min } })
  if (chosen.size > max) sink.yet(at, 'choices_too_many', { facts: { count: chosen.size, max } })
}

function onlyKeys(record: Record<string, unknown>, keys: readonly string[]): boolean {
  return Object.keys(record).every((key) => keys.includes(key))
}

function checkCommitment(
  at: Address,
  value: unknown,
  required: boolean,
  context: FormContext,
  sink: Sink,
): void {
  const shaped =
    isRecord(value) &&
    typeof value.agreed === 'boolean' &&
    typeof value.name === 'string' &&
    value.name.length <= 60 &&
    (value.date === null || isDay(value.date)) &&
    (value.way === 'typed' || value.way === 'scan') &&
    (value.fileId === undefined ||
      (typeof value.fileId === 'string' && value.fileId.length <= 64)) &&
    onlyKeys(value, ['agreed', 'name', 'date', 'way', 'fileId'])
  if (!shaped) return sink.never(at, 'type_wrong', { facts: { kind: 'commitment' } })
  if (!required && value.agreed === false) return
  if (value.agreed === false) return sink.yet(at, 'commitment_open')
  if (isBlank(value.name as string) || value.date === null) sink.yet(at, 'commitment_unsigned')
  if (value.way !== 'scan') return
  if (value.fileId === undefined) sink.yet(at, 'commitment_without_scan')
  else if (
    context.attachments !== undefined &&
    !Object.hasOwn(context.attachments, value.fileId as string)
  )
    sink.yet(at, 'file_unknown')
}

/** Counts what is shown and demanded, and what is optional but wrong; a statement counts once a direction. */
function completionOf(
  definition: FormDefinition,
  answers: Readonly<Record<string, unknown>>,
  shown: Shown,
  found: Collected,
): Completion {
  const faulty = new Set<Address>()
  for (const at of found.hardAt) {
    faulty.add(at)
    faulty.add(itemOf(at))
  }
  const progress = new Map(
    definition.sections
      .filter((section) => section.role !== 'officer')
      .map((section) => [section.id, { id: section.id, done: 0, total: 0 }]),
  )
  for (const entry of answeredEntries(outlineOf(definition))) {
    if (!shown.isShown(entry)) continue
    const row = progress.get(entry.section.id)!
    const required = shown.isRequired(entry)
    const marks =
      entry.item.kind === 'statement' && required
        ? [...shown.scope.directions].map((id) => partAddress(entry.at, id))
        : [entry.at]
    for (const mark of marks) {
      const wrong = faulty.has(mark)
      if (!required && !wrong) continue
      row.total += 1
      if (!wrong) row.done += 1
    }
  }
  const bySection = [...progress.values()].filter((section) => section.total > 0)
  return {
    bySection,
    done: bySection.reduce((sum, section) => sum + section.done, 0),
    total: bySection.reduce((sum, section) => sum + section.total, 0),
  }
}
