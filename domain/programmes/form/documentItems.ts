/** The blocks of one item of a document. */
import { cellAddress, partAddress } from './address.ts'
import {
  isRecord,
  recordIn,
  rowsIn,
  type Answers,
  type CommitmentMade,
  type Row,
} from './answers.ts'
import { isExample, type FormDefinition } from './definition.ts'
import type { Block, DocumentOptions, FieldLine, SignBox } from './document.ts'
import { holds, numberOf, type Scope } from './expression.ts'
import type { Column, Item, ItemOf, RowItem } from './items.ts'
import { holdsRows } from './items.ts'
import { chosenDirections, type Entry } from './outline.ts'
import { richBlocks } from './richText.ts'
import { showNumber } from './numbers.ts'
import { showDay, showMoney, showValue } from './show.ts'
import type { Shown } from './shown.ts'
import type { FormWords } from './words.ts'

export type Writing = {
  readonly definition: FormDefinition
  readonly answers: Answers
  readonly options: DocumentOptions
  readonly words: FormWords
  readonly shown: Shown
  readonly shownRow: Scope
}

export function itemBlocks(writing: Writing, entry: Entry): Block[] {
  const { item } = entry
  if (item.kind === 'attachment') return [attachmentBlock(writing, entry, item)]
  if (holdsRows(item)) return [tableBlock(writing, entry, item)]
  switch (item.kind) {
    case 'statement':
      return statementBlocks(writing, entry)
    case 'commitment':
      return [commitmentBox(writing, entry, item)]
    case 'opinion':
      return [opinionBox(writing, entry, item)]
    case 'text':
      if (item.lines !== 'single') return longText(writing, entry, item)
      break
    default:
  }
  return [{ kind: 'fields', lines: [fieldLine(writing, entry)] }]
}

function valueOf(writing: Writing, entry: Entry): string {
  const { item, at } = entry
  const { language, context, given } = writing.options
  if (item.kind === 'given') {
    if (item.from === 'directions' || item.from === 'areas') return chosen(writing, item.from)
    return given?.[item.from] ?? ''
  }
  if (item.kind === 'computed') {
    const number = numberOf(item.term, writing.shown.scope)
    if (number === undefined) return ''
    return item.as === 'money'
      ? showMoney(number, item.decimals)
      : showNumber(number, item.decimals)
  }
  return showValue(item, writing.answers[at], { language, ...namesOf(context) })
}

function namesOf(context: DocumentOptions['context']) {
  return context.nameOfCode === undefined ? {} : { nameOfCode: context.nameOfCode }
}

function chosen({ definition, options }: Writing, from: 'directions' | 'areas'): string {
  const { language, context } = options
  const titles = chosenDirections(definition, context).map((direction) =>
    from === 'areas' ? direction.area[language] : `${direction.id}. ${direction.title[language]}`,
  )
  return [...new Set(titles)].join(language === 'zh' ? '；' : '; ')
}

function unitOf(item: Item | Column, words: FormWords, language: 'zh' | 'en'): string | undefined {
  if (item.kind === 'money') return words.wanYuan
  if (item.kind === 'computed' && item.as === 'money') return words.wanYuan
  return 'unit' in item ? item.unit?.[language] : undefined
}

function fieldLine(writing: Writing, entry: Entry): FieldLine {
  const { language } = writing.options
  const value = valueOf(writing, entry)
  const unit = unitOf(entry.item, writing.words, language)
  return {
    at: entry.at,
    label: entry.item.label[language],
    value,
    blank: value === '',
    ...(unit === undefined ? {} : { unit }),
    example: isExample(entry.item),
  }
}

function longText(writing: Writing, entry: Entry, item: ItemOf<'text'>): Block[] {
  const value = writing.answers[entry.at]
  const text = typeof value === 'string' ? value : ''
  const title = item.label[writing.options.language]
  const headed = entry.section.numbered === true
  const heading: Block = { kind: 'heading', level: 2, text: title, at: entry.at }
  return [
    ...(headed ? [] : [heading]),
    ...textBlocks(writing, entry.at, text, item.lines === 'rich'),
  ]
}

/** Blank text prints as one empty paragraph with its address, where the preview says what is missing. */
function textBlocks(writing: Writing, at: string, text: string, rich: boolean): Block[] {
  if (text.trim() === '') return [{ kind: 'paragraph', text: writing.words.notFilled, at }]
  if (!rich)
    return text
      .split(/\r\n|\r|\n/)
      .filter((line) => line.trim() !== '')
      .map((line): Block => ({ kind: 'paragraph', text: line.trim(), at }))
  return richBlocks(text).map((block): Block => {
    if (block.kind === 'heading') return { kind: 'heading', level: 3, text: block.text, at }
    if (block.kind === 'list') return block
    return { ...block, at }
  })
}

function statementBlocks(writing: Writing, entry: Entry): Block[] {
  const { definition, options, answers } = writing
  const statements = answers[entry.at]
  return chosenDirections(definition, options.context).flatMap((direction) => {
    const at = partAddress(entry.at, direction.id)
    const text = recordIn(statements)[direction.id]
    const title = `${direction.id}. ${direction.title[options.language]}`
    const heading: Block = { kind: 'heading', level: 3, text: title, at }
    return [heading, ...textBlocks(writing, at, typeof text === 'string' ? text : '', true)]
  })
}

function isRight(column: Column): boolean {
  return column.kind === 'number' || column.kind === 'money'
}

/** Rows as printed: those of the definition in its order, blank ones included, then those people added. */
function printedRows(writing: Writing, entry: Entry): { row: Row; label: string }[] {
  const { language } = writing.options
  const rows = rowsIn(writing.answers[entry.at])
  const fixed = [...entry.fixedRows.values()]
    .filter((row) => row.shown === undefined || holds(row.shown, writing.shownRow) === true)
    .map((definition) => ({
      row: rows.find((row) => row.id === definition.id) ?? { id: definition.id, cells: {} },
      label: definition.label[language],
    }))
  const free = rows.filter((row) => !entry.fixedRows.has(row.id))
  return [...fixed, ...free.map((row) => ({ row, label: '' }))]
}

function tableBlock(writing: Writing, entry: Entry, item: RowItem): Block {
  const { language, context } = writing.options
  const { words } = writing
  const printed = printedRows(writing, entry)
  const labelled = item.kind === 'table' && item.rows !== undefined
  const columns = [...entry.columns.values()]
  const showing = { language, ...namesOf(context) }
  const cellText = (row: Row, column: Column, label: string): string => {
    if (item.kind === 'indicators') {
      const fixed = item.rows.find((candidate) => candidate.id === row.id)
      if (fixed !== undefined && column.id === 'name') return label
      if (fixed !== undefined && column.id === 'unit') return fixed.unit[language]
    }
    const without = entry.fixedRows.get(row.id)?.without?.includes(column.id) === true
    return without ? '—' : showValue(column, row.cells[column.id], showing)
  }
  const firstLabel = labelled ? words.item : words.number
  const first = { id: '', label: firstLabel, align: 'left' as const }
  const totals = item.kind === 'table' || item.kind === 'people' ? (item.totals ?? []) : []
  const sum = (column: Column) =>
    totals.includes(column.id)
      ? numberOf({ column: entry.at, of: column.id }, writing.shown.scope)
      : undefined
  return {
    kind: 'table',
    at: entry.at,
    caption: item.label[language],
    columns: [
      first,
      ...columns.map((column) => {
        const unit = unitOf(column, words, language)
        const label = column.label[language]
        return {
          id: column.id,
          label: unit === undefined ? label : `${label}${words.unitOpen}${unit}${words.unitClose}`,
          align: isRight(column) ? ('right' as const) : ('left' as const),
        }
      }),
    ],
    rows: printed.map(({ row, label }, index) => ({
      id: row.id,
      cells: [
        labelled ? label : String(index + 1),
        ...columns.map((column) => cellText(row, column, label)),
      ],
    })),
    ...(totals.length === 0
      ? {}
      : { totals: [words.total, ...columns.map((column) => totalText(column, sum(column)))] }),
    example: isExample(item),
  }
}

function totalText(column: Column, sum: number | undefined): string {
  if (sum === undefined) return ''
  if (column.kind === 'money') return showMoney(sum, column.decimals)
  return showNumber(sum, column.kind === 'number' ? (column.decimals ?? 0) : 0)
}

function attachmentBlock(writing: Writing, entry: Entry, item: ItemOf<'attachment'>): Block {
  const { language, context } = writing.options
  const files = rowsIn(writing.answers[entry.at]).map((row) => {
    const fileId = typeof row.cells.file === 'string' ? row.cells.file : ''
    const { description } = row.cells
    return {
      fileId,
      name: context.attachments?.[fileId]?.name ?? fileId,
      description: typeof description === 'string' ? description : '',
    }
  })
  const line = {
    number: 1,
    at: entry.at,
    title: item.label[language],
    stamped: item.stamped === true,
    files,
  }
  return { kind: 'attachments', lines: [line] }
}

function commitmentBox(writing: Writing, entry: Entry, item: ItemOf<'commitment'>): SignBox {
  const { language } = writing.options
  const { words } = writing
  const value = writing.answers[entry.at]
  const made = isRecord(value) ? (value as CommitmentMade) : undefined
  return {
    kind: 'sign',
    at: entry.at,
    title: item.label[language],
    lines: item.clauses.map((clause) => clause[language]),
    roomLines: 0,
    signer: item.signer[language],
    signedName: made?.agreed === true && made.way === 'typed' ? made.name : '',
    date:
      made?.agreed === true && made.date !== null ? showDay(made.date, language) : words.openDate,
    sealed: item.sealed,
    weight: made?.way === 'scan' ? words.weightScan : words.weightTyped,
  }
}

function opinionBox(writing: Writing, entry: Entry, item: ItemOf<'opinion'>): SignBox {
  const { language, opinions } = writing.options
  const written = opinions?.[entry.at]
  const prompt = item.prompt[language]
  return {
    kind: 'sign',
    at: entry.at,
    title: item.label[language],
    lines: [
      ...(written === undefined ? [prompt] : [written]),
      ...(item.clauses ?? []).map((clause) => clause[language]),
    ],
    roomLines: written === undefined ? Math.ceil(item.maxChars / 40) : 0,
    signer: item.signer[language],
    signedName: '',
    date: writing.words.openDate,
    sealed: item.sealed,
    weight: writing.words.weightScan,
  }
}

/** The address of the cell at a printed position, for a preview that leads back to the field. */
export function cellAt(
  block: Extract<Block, { kind: 'table' }>,
  row: number,
  column: number,
): string {
  return cellAddress(block.at, block.rows[row]?.id ?? '', block.columns[column]?.id ?? '')
}
