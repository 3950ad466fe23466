/**
 * Lists that people bring as sheets. The head is found by the names of its columns; each cell that cannot be
 * taken says why, and the other rows still can.
 */
import { Type } from 'typebox'
import { undisarmed } from './csv.ts'
import { toHalfWidth } from './halfWidth.ts'
import type { Facts } from './verdict.ts'

/** 20,000 rows are some 2 MB of XLSX and 5 MB of CSV. */
export const listFileBytes = 8 * 1024 * 1024
const encodedLength = Math.ceil(listFileBytes / 3) * 4
/** Largest body of a call that brings a list. */
export const listBodyBytes = encodedLength + 4096
export const listRowsMax = 20_000

export const ListFile = Type.Object({
  fileName: Type.String({ minLength: 1, maxLength: 200 }),
  /** The file in base64. */
  content: Type.String({ maxLength: encodedLength }),
})

/** The shape of a fault in a cell of one of these columns. */
export function cellFault<Column extends string>(columns: readonly Column[]) {
  return Type.Object({
    column: Type.Enum([...columns]),
    code: Type.String(),
    facts: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
  })
}
export type CellFault<Column extends string> = {
  column: Column
  code: string
  facts?: Record<string, string | number>
}

/** How to read one kind of list. */
export type ListKind<Column extends string> = {
  /** Names by which lists call a column beside its own, in lower case and without blanks. */
  readonly names: Readonly<Record<Column, readonly string[]>>
  /** Columns that make a line of the sheet its head. */
  readonly demanded: readonly Column[]
  readonly rowsMax: number
  /** Said where no line is the head: it names the columns. */
  readonly headMissing: string
  /** What else a head may mean where no column is called so: its name without the unit that stands behind it. */
  readonly shortHead?: (head: string) => string
}

export type Line<Column extends string> = {
  /** Of the sheet, from 1. */
  readonly line: number
  /** The cell's text; null where the list has no such column. */
  readonly cell: (column: Column) => string | null
}

export type Lines<Column extends string> =
  | {
      readonly ok: true
      readonly lines: readonly Line<Column>[]
      /** The columns that the list has, called as its head calls them. */
      readonly heads: ReadonlyMap<Column, string>
      /** Heads under which something stands that no column is called. */
      readonly others: readonly string[]
    }
  | { readonly ok: false; readonly code: string; readonly facts?: Facts }

type Cells = readonly string[]

export const plainCell = (text: string): string => toHalfWidth(text).normalize('NFC').trim()

/** As names are compared: without blanks, in half width, in small letters. */
export const cellKey = (name: string): string => plainCell(name).replace(/\s/g, '').toLowerCase()

/** Lists begin with titles and notes; the head is the first of some lines that names what is demanded. */
const headSearchLines = 20

export function readLines<Column extends string>(
  sheet: readonly Cells[],
  { names, demanded, rowsMax, headMissing, shortHead }: ListKind<Column>,
): Lines<Column> {
  const columns = Object.keys(names) as Column[]
  const placesOf = (cells: Cells): ReadonlyMap<Column, number> => {
    const heads = cells.map(cellKey)
    const short = shortHead === undefined ? [] : heads.map(shortHead)
    return new Map(
      columns.flatMap((column) => {
        const isNamed = (head: string) =>
          head === column.toLowerCase() || names[column].includes(head)
        const whole = heads.findIndex(isNamed)
        const at = whole < 0 ? short.findIndex(isNamed) : whole
        return at < 0 ? [] : [[column, at] as const]
      }),
    )
  }
  const heads = sheet.slice(0, headSearchLines).map(placesOf)
  const headAt = heads.findIndex((head) => demanded.every((column) => head.has(column)))
  const head = heads[headAt]
  if (head === undefined) return { ok: false, code: headMissing }
  const body = sheet
    .map((cells, index) => ({ cells, line: index + 1 }))
    .slice(headAt + 1)
    .filter(({ cells }) => [...head.values()].some((at) => (cells[at] ?? '').trim() !== ''))
  if (body.length === 0) return { ok: false, code: 'kernel.sheet_empty' }
  if (body.length > rowsMax) {
    return { ok: false, code: 'kernel.sheet_too_long', facts: { max: rowsMax } }
  }
  return {
    ok: true,
    heads: new Map([...head].map(([column, at]) => [column, (sheet[headAt]![at] ?? '').trim()])),
    others: othersOf(sheet[headAt]!, new Set(head.values()), body),
    lines: body.map(({ cells, line }) => ({
      line,
      cell: (column) => {
        const at = head.get(column)
        return at === undefined
          ? null
          : undisarmed((cells[at] ?? '').toWellFormed().normalize('NFC').trim())
      },
    })),
  }
}

function othersOf(
  heads: Cells,
  known: ReadonlySet<number>,
  body: readonly { readonly cells: Cells }[],
): string[] {
  return heads.flatMap((head, at) => {
    const named = !known.has(at) && head.trim() !== ''
    return named && body.some(({ cells }) => (cells[at] ?? '').trim() !== '') ? [head.trim()] : []
  })
}

/** Reads the cells of one line and gathers what is wrong with them. */
export function cellsOf<Column extends string>({ cell }: Line<Column>) {
  const faults: CellFault<Column>[] = []
  const fault = (column: Column, code: string, facts?: Facts): null => {
    faults.push({ column, code, ...(facts === undefined ? {} : { facts: { ...facts } }) })
    return null
  }
  const text = (column: Column, max = 200): string => {
    const value = cell(column) ?? ''
    if (value.length > max) fault(column, 'kernel.cell_too_long', { max })
    return value
  }
  const needed = (column: Column, max?: number): string => {
    const value = text(column, max)
    if (value === '') fault(column, 'kernel.cell_missing')
    return value
  }
  /** Null where there is none, or none within the bounds. */
  const number = (
    column: Column,
    bounds: { readonly min: number; readonly max: number },
    { whole = true, mayMiss = false, unit = '' } = {},
  ): number | null => {
    const typed = plainCell(text(column, 40)).replaceAll(',', '')
    if (typed === '') return mayMiss ? null : fault(column, 'kernel.cell_missing')
    const value = Number(unit !== '' && typed.endsWith(unit) ? typed.slice(0, -1) : typed)
    return value >= bounds.min && value <= bounds.max && (!whole || Number.isInteger(value))
      ? value
      : fault(column, `kernel.cell_no_${whole ? 'whole_' : ''}number`, { ...bounds, typed })
  }
  return { faults, fault, text, needed, number }
}

type Faulty = { readonly line: number; readonly faults: CellFault<string>[] }

/** Rows of one key: each but the first gets a fault that names the line of the first. */
export function markTwins<Row extends Faulty>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | null,
  twin: { readonly column: Row['faults'][number]['column']; readonly code: string },
): Row[] {
  const first = new Map<string, number>()
  return rows.map((row) => {
    const key = keyOf(row)
    if (key === null) return row
    const line = first.get(key)
    if (line !== undefined) return { ...row, faults: [...row.faults, { ...twin, facts: { line } }] }
    first.set(key, row.line)
    return row
  })
}
