/** Answers of last year's form, or a province's, taken into another form, with a line for each. */
import { isBlank, type Answers, type Value } from './answers.ts'
import type { Address } from './address.ts'
import {
  convertRows,
  convertValue,
  fitting,
  isStatements,
  lost,
  successors,
  type CarryLine,
} from './correspond.ts'
import type { FormDefinition } from './definition.ts'
import { holdsRows } from './items.ts'
import { answeredEntries, outlineOf, type Entry } from './outline.ts'
import { read, type Reading } from '../../kernel/reading.ts'
import { invalid } from '../../kernel/verdict.ts'

export type CarriedOver = { readonly answers: Answers; readonly report: readonly CarryLine[] }

/** What must be made anew each time: a declaration belongs to one form, and files belong to one application. */
function isCarried(entry: Entry): boolean {
  return entry.item.kind !== 'commitment' && entry.item.kind !== 'attachment'
}

function carried(
  from: Entry,
  to: Entry,
  value: Value,
  target: FormDefinition,
  report: CarryLine[],
): Reading<Value> {
  const rows = holdsRows(from.item) && holdsRows(to.item)
  if (rows) return read(convertRows(from, to, value, report))
  if (holdsRows(from.item) || holdsRows(to.item)) return invalid('programmes.form_not_by_text')
  if (from.item.kind !== 'statement' && to.item.kind !== 'statement')
    return convertValue(from.item, to.item, value)
  if (from.item.kind !== to.item.kind || !isStatements(value))
    return invalid('programmes.form_not_by_text')
  const known = new Set(target.directions.map((direction) => direction.id))
  const kept = Object.entries(value).filter(([id]) => known.has(id))
  for (const [id, text] of Object.entries(value))
    if (!known.has(id))
      report.push(lost(`${from.at}/${id}`, 'programmes.form_direction_unknown', text))
  return read(Object.fromEntries(kept))
}

/** The answers that fit, as a draft of the new form, and what became of each of the old ones. */
export function carryOver(
  fromDefinition: FormDefinition,
  fromAnswers: Answers,
  toDefinition: FormDefinition,
): CarriedOver {
  const successorOf = successors(fromDefinition, toDefinition)
  const answers: Record<Address, Value> = {}
  const report: CarryLine[] = []
  for (const entry of answeredEntries(outlineOf(fromDefinition))) {
    const value = Object.hasOwn(fromAnswers, entry.at) ? fromAnswers[entry.at] : undefined
    if (value === undefined || isBlank(value)) continue
    const target = successorOf(entry.at)
    if (target === undefined || !isCarried(entry) || !isCarried(target)) {
      const code = target === undefined ? 'form_field_unknown' : 'form_made_anew'
      report.push(lost(entry.at, `programmes.${code}`, value))
      continue
    }
    if (Object.hasOwn(answers, target.at)) {
      report.push(lost(entry.at, 'programmes.form_field_taken', value))
      continue
    }
    const found = carried(entry, target, value, toDefinition, report)
    const fits =
      holdsRows(target.item) || target.item.kind === 'statement'
        ? found
        : fitting(toDefinition, target.at, found)
    if (!fits.ok) {
      report.push(lost(entry.at, fits.code, value))
      continue
    }
    answers[target.at] = fits.value
    const moved = target.at === entry.at ? 'kept' : 'moved'
    const outcome = target.item.kind === entry.item.kind ? moved : 'converted'
    report.push({ from: entry.at, to: target.at, outcome })
  }
  return { answers, report }
}
