/** A definition made ready for look-up; made once for each definition and kept beside it. */
import { itemAddress, type Address } from './address.ts'
import type { FormContext } from './context.ts'
import type { Direction, FormDefinition, Section } from './definition.ts'
import type { Expression } from './expression.ts'
import { isAnswered, type Column, type Item, type RowItem } from './items.ts'

export type Entry = {
  readonly at: Address
  readonly section: Section
  readonly item: Item
  /** Columns of its rows, by id; empty for items without rows. */
  readonly columns: ReadonlyMap<string, Column>
  /** Rows that the definition fixes, by id. */
  readonly fixedRows: ReadonlyMap<string, FixedRow>
}

export type FixedRow = {
  readonly id: string
  readonly label: { readonly zh: string; readonly en: string }
  readonly shown?: Expression
  readonly required?: boolean
  readonly without?: readonly string[]
}

export type Outline = {
  readonly definition: FormDefinition
  /** In the order of the form. */
  readonly entries: readonly Entry[]
  readonly at: ReadonlyMap<Address, Entry>
}

const words = (zh: string, en: string) => ({ zh, en })

/** The columns every indicator table has; the unit of a fixed indicator is its own. */
const indicatorColumns: readonly Column[] = [
  {
    id: 'name',
    kind: 'text',
    label: words('指标', 'Indicator'),
    maxChars: 60,
    lines: 'single',
    required: false,
  },
  {
    id: 'unit',
    kind: 'text',
    label: words('单位', 'Unit'),
    maxChars: 12,
    lines: 'single',
    required: false,
  },
  { id: 'baseline', kind: 'number', label: words('基期值', 'Baseline'), decimals: 4, min: 0 },
  {
    id: 'baselineDate',
    kind: 'date',
    label: words('基期日期', 'Baseline date'),
    notAfter: 'today',
  },
  { id: 'target', kind: 'number', label: words('目标值', 'Target'), decimals: 4, min: 0 },
  {
    id: 'evidence',
    kind: 'text',
    label: words('佐证', 'Evidence'),
    maxChars: 200,
    lines: 'single',
    required: false,
  },
]

/** No machine sees a seal: whoever attaches the scan says that it is there, and the unit's officer looks. */
const stampedColumn: Column = {
  id: 'stamped',
  kind: 'boolean',
  label: words('已加盖公章', 'Stamped'),
  required: false,
}

function attachmentColumns(described: boolean, stamped: boolean): readonly Column[] {
  const file: Column = { id: 'file', kind: 'file', label: words('文件', 'File') }
  const description: Column = {
    id: 'description',
    kind: 'text',
    label: words('说明', 'Description'),
    maxChars: 200,
    lines: 'single',
    required: described,
  }
  return stamped ? [file, description, stampedColumn] : [file, description]
}

export function columnsOf(item: Item): readonly Column[] {
  if (item.kind === 'table' || item.kind === 'people') return item.columns
  if (item.kind === 'indicators') return indicatorColumns
  return item.kind === 'attachment'
    ? attachmentColumns(item.described === true, item.stamped === true)
    : []
}

function fixedRowsOf(item: Item): readonly FixedRow[] {
  if (item.kind === 'table') return item.rows ?? []
  return item.kind === 'indicators' ? item.rows : []
}

/** True where people may add and remove rows. */
export function hasFreeRows(item: RowItem): boolean {
  if (item.kind === 'table') return item.rows === undefined
  return item.kind !== 'indicators' || item.extraMax > 0
}

export function maxRowsOf(item: RowItem): number {
  if (item.kind === 'attachment') return item.maxCount
  return item.kind === 'indicators' ? item.rows.length + item.extraMax : item.maxRows
}

const outlines = new WeakMap<FormDefinition, Outline>()

export function outlineOf(definition: FormDefinition): Outline {
  const kept = outlines.get(definition)
  if (kept !== undefined) return kept
  const entries = definition.sections.flatMap((section) =>
    section.items.map((item): Entry => ({
      at: itemAddress(section.id, item.id),
      section,
      item,
      columns: new Map(columnsOf(item).map((column) => [column.id, column])),
      fixedRows: new Map(fixedRowsOf(item).map((row) => [row.id, row])),
    })),
  )
  const outline: Outline = {
    definition,
    entries,
    at: new Map(entries.map((entry) => [entry.at, entry])),
  }
  outlines.set(definition, outline)
  return outline
}

/** The chosen directions with their names, in the order of the form; an unnamed one goes by its id. */
export function chosenDirections(
  definition: FormDefinition,
  context: Pick<FormContext, 'directions' | 'directionNames'>,
): Direction[] {
  const named = [...definition.directions, ...(context.directionNames ?? [])]
  const known = named.filter((direction) => context.directions.includes(direction.id))
  const unnamed = context.directions.filter((id) => !known.some((direction) => direction.id === id))
  return [...known, ...unnamed.map((id) => ({ id, area: words(id, id), title: words(id, id) }))]
}

/** Entries that an applicant answers. */
export function answeredEntries(outline: Outline): readonly Entry[] {
  return outline.entries.filter(
    (entry) => entry.section.role !== 'officer' && isAnswered(entry.item),
  )
}
