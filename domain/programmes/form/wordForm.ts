/**
 * The form as a Word file to fill in offline: every field is a content control whose tag is the field's
 * address. Building and opening the file is the server's work; here is what it holds and what came back.
 */
import type { Language } from '../../kernel/text.ts'
import { cellAddress, partAddress, type Address } from './address.ts'
import { isBlank, rowsIn, sameValue, type Answers, type Value } from './answers.ts'
import type { FormContext } from './context.ts'
import type { FormDefinition } from './definition.ts'
import type { Edit } from './edits.ts'
import type { Facts } from '../../kernel/verdict.ts'
import { checkField } from './fieldCheck.ts'
import { holds } from './expression.ts'
import { holdsRows, isAnswered, type Column, type Item, type RowItem } from './items.ts'
import { spreadKeys } from './orderKeys.ts'
import { hasFreeRows, maxRowsOf, outlineOf, type Entry, type Outline } from './outline.ts'
import { readText } from './readText.ts'
import { labelOf } from './sentence.ts'
import { showValue } from './show.ts'
import { shownIn, valueIn } from './shown.ts'
import { fieldPlace } from './state.ts'
import { countChars } from './answers.ts'

export type WordField = {
  /** At most 64 characters: what Word keeps. */
  readonly tag: Address
  readonly label: string
  readonly text: string
  readonly multiline: boolean
  readonly maxChars?: number
  /** For a drop-down: what may be chosen, as shown. */
  readonly choices?: readonly string[]
}

/** Rows that the file offers for new entries carry these ids until they are read back. */
export function isNewRow(rowId: string): boolean {
  return /^new\d{1,3}$/.test(rowId)
}

export type WordOptions = {
  readonly language: Language
  readonly context: FormContext
  /** Empty rows offered below each table that takes more. */
  readonly spareRows?: number
}

/** Kinds that a text can carry; files, declarations and lists of files are given on screen only. */
function isWritable(field: Item | Column): boolean {
  const unwritten = ['attachment', 'commitment', 'given', 'computed', 'opinion', 'file']
  return !unwritten.includes(field.kind)
}

/** Every field of the form as it is shown at present, in its order. */
export function wordFields(
  definition: FormDefinition,
  answers: Answers,
  { language, context, spareRows = 5 }: WordOptions,
): WordField[] {
  const shown = shownIn(definition, answers, context)
  const fieldOf = (field: Item | Column, tag: Address): WordField => {
    const plain = field.kind === 'statement' || field.kind === 'text'
    const value = valueIn(answers, tag)
    const text =
      field.kind === 'statement'
        ? typeof value === 'string'
          ? value
          : ''
        : showValue(field, value, { language, ...namesOf(context) })
    const choices = 'options' in field ? field.options.map((option) => option.label[language]) : []
    return {
      tag,
      label: labelOf(definition, tag, language),
      text,
      multiline: field.kind === 'statement' || (field.kind === 'text' && field.lines !== 'single'),
      ...(plain ? { maxChars: field.maxChars } : {}),
      ...(choices.length === 0 ? {} : { choices }),
    }
  }
  return outlineOf(definition).entries.flatMap((entry) => {
    const { item, at } = entry
    const asked = shown.isShown(entry) && entry.section.role !== 'officer' && isAnswered(item)
    if (!asked || !isWritable(item)) return []
    if (item.kind === 'statement')
      return context.directions.map((id) => fieldOf(item, partAddress(at, id)))
    if (!holdsRows(item)) return [fieldOf(item, at)]
    const open = (id: string) => {
      const condition = entry.fixedRows.get(id)?.shown
      return condition === undefined || holds(condition, shown.scope) === true
    }
    return rowIds(entry, item, answers, spareRows)
      .filter(open)
      .flatMap((rowId) =>
        cellsOf(entry, rowId).map((column) => fieldOf(column, cellAddress(at, rowId, column.id))),
      )
  })
}

function namesOf(context: FormContext) {
  return context.nameOfCode === undefined ? {} : { nameOfCode: context.nameOfCode }
}

function rowIds(entry: Entry, item: RowItem, answers: Answers, spareRows: number): string[] {
  const fixed = [...entry.fixedRows.keys()]
  const free = rowsIn(answers[entry.at])
    .map((row) => row.id)
    .filter((id) => !entry.fixedRows.has(id))
  const room = maxRowsOf(item) - fixed.length - free.length
  const spare = hasFreeRows(item) ? Math.min(spareRows, Math.max(0, room)) : 0
  return [...fixed, ...free, ...Array.from({ length: spare }, (_, index) => `new${index + 1}`)]
}

/** The name and unit of a fixed indicator are the form's own words. */
function cellsOf(entry: Entry, rowId: string): Column[] {
  const fixed = entry.fixedRows.get(rowId)
  const named = entry.item.kind === 'indicators' && fixed !== undefined
  return [...entry.columns.values()].filter((column) => {
    if (!isWritable(column) || fixed?.without?.includes(column.id) === true) return false
    return !(named && (column.id === 'name' || column.id === 'unit'))
  })
}

export type WordLine = {
  readonly tag: string
  readonly outcome:
    | 'changed'
    | 'unchanged'
    | 'leftBlank'
    | 'masked'
    | 'unknown'
    | 'unreadable'
    | 'tooLong'
  readonly code?: string
  readonly facts?: Facts
  /** What stood in the file, cut to 200 signs. */
  readonly text?: string
}

export type WordRead = { readonly edits: readonly Edit[]; readonly report: readonly WordLine[] }

export type WordReadOptions = {
  readonly language: Language
  readonly context: FormContext
  /** The version of the form that the file was made from. */
  readonly baseVersion: number
  /** The answers as the file was made from them. */
  readonly base: Answers
  /** Gives ids to rows that were added in the file. */
  readonly newRowId: (item: Address, ordinal: number) => string
}

/**
 * The edits that bring a filled Word form home. A control left empty changes nothing: emptying a field is
 * done on screen, so that a form half filled in takes nothing away.
 */
export function readWordForm(
  definition: FormDefinition,
  texts: Readonly<Record<string, string>>,
  options: WordReadOptions,
): WordRead {
  const outline = outlineOf(definition)
  const report: WordLine[] = []
  const edits: Edit[] = []
  const rowOf = new Map<Address, string>()
  for (const [tag, text] of Object.entries(texts)) {
    const read = readTag(outline, tag, text, options)
    report.push(read.line)
    if (read.value === undefined) continue
    const at = placedRow(outline, tag, edits, rowOf, options)
    const base = valueIn(options.base, tag)
    edits.push({
      kind: 'set',
      at,
      value: read.value,
      baseVersion: options.baseVersion,
      ...(typeof base === 'string' && typeof read.value === 'string' ? { base } : {}),
    })
  }
  return { edits, report }
}

type TagRead = { readonly line: WordLine; readonly value?: Value }

function readTag(outline: Outline, tag: string, given: string, options: WordReadOptions): TagRead {
  const line = (outcome: WordLine['outcome'], more: Partial<WordLine> = {}): TagRead => ({
    line: { tag: tag.slice(0, 64), outcome, ...more },
  })
  const cut = given.slice(0, 200)
  // Word ends paragraphs with a carriage return and breaks lines with a vertical tab.
  const text = given.replace(/\r\n?|\v/g, '\n')
  const place = fieldPlace(outline, tag)
  if (place === undefined)
    return line('unknown', { code: 'programmes.form_tag_unknown', text: cut })
  const { item, columns } = place.entry
  const field = place.column === undefined ? item : columns.get(place.column)!
  if (text.trim() === '') return line('leftBlank')
  const base = valueIn(options.base, tag)
  const showing = { language: options.language, ...namesOf(options.context) }
  const shownText = field.kind === 'statement' ? base : showValue(field, base, showing)
  if (shownText === text.trim()) return line('unchanged')
  // A masked number that comes back with its stars is no answer.
  if (field.personal !== undefined && text.includes('*')) return line('masked')
  if (!isWritable(field))
    return line('unreadable', { code: 'programmes.form_not_by_text', text: cut })
  const found =
    field.kind === 'statement'
      ? { ok: true as const, value: text.trim() }
      : readText(field, text, options.context.nameOfCode)
  const reason = (refusal: { code: string; facts?: Facts }) => ({
    code: refusal.code,
    ...(refusal.facts === undefined ? {} : { facts: refusal.facts }),
    text: cut,
  })
  if (!found.ok) return line('unreadable', reason(found))
  if (sameValue(found.value, base) || isBlank(found.value)) return line('unchanged')
  const fault = checkField(outline, tag, found.value)
  if (fault?.code === 'programmes.form_text_far_too_long') return line('tooLong', reason(fault))
  if (fault !== undefined) return line('unreadable', reason(fault))
  return { ...line('changed', overLimit(field, found.value)), value: found.value }
}

/** A text over its limit is taken as a draft and the report says by how much it must shrink. */
function overLimit(field: Item | Column, value: Value): Partial<WordLine> {
  if (!('maxChars' in field) || typeof value !== 'string') return {}
  const count = countChars(value)
  const max = field.maxChars
  if (count <= max) return {}
  return { code: 'programmes.form_text_too_long', facts: { count, max, over: count - max } }
}

/** The address to write to; a spare row of the file becomes a row of the form with its first cell. */
function placedRow(
  outline: Outline,
  tag: Address,
  edits: Edit[],
  rowOf: Map<Address, string>,
  options: WordReadOptions,
): Address {
  const { entry, part, column } = fieldPlace(outline, tag)!
  if (part === undefined || column === undefined || entry.fixedRows.has(part)) return tag
  const known = rowsIn(options.base[entry.at]).some((row) => row.id === part)
  if (known || !isNewRow(part)) return tag
  const spare = partAddress(entry.at, part)
  let rowId = rowOf.get(spare)
  if (rowId === undefined) {
    const ordinal = [...rowOf.keys()].filter((key) => key.startsWith(`${entry.at}/`)).length
    rowId = options.newRowId(entry.at, ordinal)
    rowOf.set(spare, rowId)
    // Appended rows sort behind all that exist: keys of a form start below the last sign.
    const key = `zz${spreadKeys(999)[ordinal]}`
    edits.push({ kind: 'addRow', at: entry.at, rowId, key, baseVersion: options.baseVersion })
  }
  return cellAddress(entry.at, rowId, column)
}
