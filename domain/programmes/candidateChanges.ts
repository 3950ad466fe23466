/** What changed between two submissions of one file, field by field, for the officer who reads it again. */
import { Type, type Static } from 'typebox'
import type { Language } from '../kernel/text.ts'
import { cellAddress, partAddress } from './form/address.ts'
import { recordIn, rowsIn, sameValue, type Answers, type Value } from './form/answers.ts'
import type { FormDefinition } from './form/definition.ts'
import { holdsRows, type Column } from './form/items.ts'
import { outlineOf, type Entry } from './form/outline.ts'
import { showValue } from './form/show.ts'

export const AnswerChange = Type.Object({
  at: Type.String(),
  label: Type.String(),
  kind: Type.Enum(['added', 'removed', 'changed']),
  before: Type.String(),
  after: Type.String(),
})
export type AnswerChange = Static<typeof AnswerChange>

export const answerChangesMax = 500

type Side = { readonly before: Value | undefined; readonly after: Value | undefined }

/**
 * Fields whose value differs, in the order of the form. Both answers are those that the reader may see:
 * take them through `visibleAnswers` first.
 */
export function answerChanges(
  form: FormDefinition,
  before: Answers,
  after: Answers,
  language: Language,
): { readonly changes: readonly AnswerChange[]; readonly more: number } {
  const changes = outlineOf(form).entries.flatMap((entry) => {
    const side = { before: before[entry.at], after: after[entry.at] }
    if (sameValue(side.before ?? null, side.after ?? null)) return []
    if (holdsRows(entry.item)) return rowChanges(entry, side, language)
    if (entry.item.kind === 'statement') return partChanges(entry, side, language)
    return changeOf(entry.at, entry.item.label[language], side, (value) =>
      shownValue(entry.item, value, language),
    )
  })
  return {
    changes: changes.slice(0, answerChangesMax),
    more: Math.max(0, changes.length - answerChangesMax),
  }
}

function shownValue(field: Entry['item'] | Column, value: Value | undefined, language: Language) {
  const shown = showValue(field, value, { language })
  if (shown !== '' || value === undefined || value === null) return shown
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function changeOf(
  at: string,
  label: string,
  { before, after }: Side,
  show: (value: Value | undefined) => string,
): AnswerChange[] {
  if (sameValue(before ?? null, after ?? null)) return []
  const kind = before == null ? 'added' : after == null ? 'removed' : 'changed'
  return [{ at, label, kind, before: show(before), after: show(after) }]
}

function partChanges(entry: Entry, side: Side, language: Language): AnswerChange[] {
  const [before, after] = [recordIn(side.before), recordIn(side.after)]
  const parts = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return parts.flatMap((part) =>
    changeOf(
      partAddress(entry.at, part),
      `${entry.item.label[language]} ${part}`,
      { before: before[part] as Value, after: after[part] as Value },
      (value) => (typeof value === 'string' ? value : ''),
    ),
  )
}

function rowChanges(entry: Entry, side: Side, language: Language): AnswerChange[] {
  const before = new Map(rowsIn(side.before).map((row) => [row.id, row.cells]))
  const after = new Map(rowsIn(side.after).map((row) => [row.id, row.cells]))
  const ids = [...new Set([...before.keys(), ...after.keys()])]
  return ids.flatMap((id, index) => {
    const name = entry.fixedRows.get(id)?.label[language] ?? String(index + 1)
    return [...entry.columns.values()].flatMap((column) =>
      changeOf(
        cellAddress(entry.at, id, column.id),
        [entry.item.label[language], name, column.label[language]].join(' · '),
        { before: before.get(id)?.[column.id], after: after.get(id)?.[column.id] },
        (value) => shownValue(column, value, language),
      ),
    )
  })
}
