/** Taking another application of the same applicant into this one: last year's, or the one to the province. */
import { invalid } from '../../domain/kernel/verdict.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { mayEdit } from '../../domain/programmes/application.ts'
import { itemOf, readAddress, type Address } from '../../domain/programmes/form/address.ts'
import {
  isBlank,
  isRecord,
  rowsIn,
  sameValue,
  type Answers,
  type Value,
} from '../../domain/programmes/form/answers.ts'
import { carryOver, type CarriedOver } from '../../domain/programmes/form/carryOver.ts'
import type { CarryLine } from '../../domain/programmes/form/correspond.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import { fill } from '../../domain/programmes/form/fill.ts'
import { outlineOf } from '../../domain/programmes/form/outline.ts'
import { labelOf } from '../../domain/programmes/form/sentence.ts'
import { showValue } from '../../domain/programmes/form/show.ts'
import { answersOf } from '../../domain/programmes/form/state.ts'
import { maskPersonal } from '../../domain/programmes/form/visible.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { findApplicationRow, lockApplication } from './application.queries.ts'
import { nameOfCode } from './check.queries.ts'
import { applicationFacts, saveDraft } from './draft.actions.ts'
import { draftState } from './draft.queries.ts'
import { programmeOf } from './programme.queries.ts'

type Wish = {
  readonly fromId: string
  readonly dryRun?: boolean
  readonly only?: readonly string[]
  readonly seenVersion?: number
}

type Shown = {
  fromLabel: string
  to: string | null
  toLabel: string | null
  outcome: CarryLine['outcome'] | 'standing' | 'same'
  code: string | null
  message: string | null
  text: string
  standing: string | null
}

const textShownMost = 200
const rowsShownMost = 3

/** A value in a few words: scalars as they are shown, tables by their first rows. */
function brief(form: FormDefinition, at: Address, value: Value, language: Language): string {
  const { item, column } = readAddress(at) ?? {}
  const entry = outlineOf(form).at.get(item ?? '')
  if (entry === undefined || isBlank(value)) return ''
  const field = column === undefined ? entry.item : entry.columns.get(column)
  if (field === undefined) return ''
  const say = (of: typeof field, one: Value) => {
    const text = showValue(of, one, { language, nameOfCode })
    return of.personal === 'idNumber' && text !== '' ? maskPersonal('idNumber', text) : text
  }
  const rows = rowsIn(value)
  if (rows.length > 0) {
    const lines = rows.slice(0, rowsShownMost).map((row) =>
      [...entry.columns.values()]
        .map((cell) => say(cell, row.cells[cell.id] ?? null))
        .filter((text) => text !== '')
        .join(' '),
    )
    return `${lines.join('；')}${rows.length > rowsShownMost ? '…' : ''}`.slice(0, textShownMost)
  }
  const text =
    field.kind === 'statement' && isRecord(value)
      ? Object.values(value).join('；')
      : say(field, value)
  return text.slice(0, textShownMost)
}

type Forms = {
  readonly from: FormDefinition
  readonly to: FormDefinition
  readonly answers: Answers
  readonly standing: Answers
}

/** One line as a person reads it: names instead of addresses, words instead of values. */
function shownLine(
  work: Writing,
  forms: Forms,
  carried: CarriedOver,
  line: CarryLine,
  language: Language,
): Shown {
  const { from, to, answers, standing } = forms
  const target = line.to ?? null
  const value = target === null ? (line.value ?? null) : (carried.answers[target] ?? null)
  const here = target === null ? null : (standing[target] ?? null)
  const taken = !isBlank(here)
  const same = taken && sameValue(here, value)
  const code = line.code ?? null
  const source = target === null ? (line.value ?? null) : (answers[itemOf(line.from)] ?? value)
  return {
    fromLabel: labelOf(from, line.from, language),
    to: target,
    toLabel: target === null ? null : labelOf(to, target, language),
    outcome: same ? 'same' : taken ? 'standing' : line.outcome,
    code,
    message: code === null ? null : work.host.say(language, code),
    text: brief(from, line.from, source, language),
    standing: target === null || !taken ? null : brief(to, target, here, language),
  }
}

/**
 * What fits goes where it belongs; what stands here already stays unless it is asked for by name. The report
 * says of every answer of the other application what became of it.
 */
export async function carryInto(work: Writing, id: string, wish: Wish, language: Language) {
  if (wish.fromId === id) throw new Problem(invalid('programmes.carry_from_itself'))
  const row = await lockApplication(work, id)
  insist(mayEdit(work.actor, applicationFacts(row)))
  const source = found(await findApplicationRow(work, wish.fromId), 'application')
  const [to, from] = await Promise.all([
    programmeOf(work, row.programme_id),
    programmeOf(work, source.programme_id),
  ])
  const state = await draftState(work, row)
  const answers = answersOf(from.form, await draftState(work, source))
  const standing = answersOf(to.form, state)
  const carried = carryOver(from.form, answers, to.form)
  const forms: Forms = {
    from: from.form,
    to: to.form,
    answers,
    standing,
  }
  const report = carried.report.map((line) => shownLine(work, forms, carried, line, language))
  const only = wish.only === undefined ? null : new Set(wish.only)
  const targets = Object.keys(carried.answers).filter((at) =>
    only === null ? isBlank(standing[at] ?? null) : only.has(at),
  )
  if (wish.dryRun === true || targets.length === 0)
    return { version: row.draft_version, taken: targets.length, report }
  const outline = outlineOf(to.form)
  const edits = targets.flatMap((at) =>
    fill(outline.at.get(at)!, carried.answers[at]!, state, {
      baseVersion: wish.seenVersion ?? row.draft_version,
      newRowId: () => newId(work.now).replaceAll('-', '').slice(10),
    }),
  )
  const saved = await saveDraft(work, id, edits)
  await record(work, 'programmes.application.carry', id, {
    from: wish.fromId,
    fields: targets.length,
  })
  return { version: saved.version, taken: targets.length, report }
}
