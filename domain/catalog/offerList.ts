/**
 * Reading a list of offers of one kind from the cells of a sheet, and settling what each row means in view of what
 * the organisation has already: a new offer, a change of one that bears its number, or nothing new. An empty cell
 * leaves things as they are.
 */
import { divisionOfCell, type CellRead } from '../kernel/cellWords.ts'
import { regionOf } from '../kernel/province.ts'
import {
  cellKey,
  cellsOf,
  listRowsMax,
  markTwins,
  plainCell,
  readLines,
  type CellFault,
  type Line,
  type ListKind,
} from '../kernel/sheetList.ts'
import { stableJson } from '../kernel/stableJson.ts'
import type { UnitCode } from '../kernel/units.ts'
import type { Facts } from '../kernel/verdict.ts'
import { isReversed, valueFaults } from './checkFields.ts'
import { fieldsOf, type FieldValue, type FieldValues, type Kind } from './kind.ts'
import {
  offerCodeMax,
  offerFaults,
  offerSummaryMax,
  offerTitleMax,
  type OfferContent,
  type OfferState,
} from './offer.ts'
import type { OfferListRow } from './offerBatch.ts'
import { readFieldCell, shortHead, unitOfHead } from './offerCells.ts'
import { columnsOfKind, reasonHeads, sampleCodes } from './offerColumns.ts'

type Fault = CellFault<string>

/** What a row says: only what its cells hold. */
type Said = Partial<Omit<OfferContent, 'values'>> & { readonly values: FieldValues }

export type OfferRead = {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
  readonly said: Said
  readonly faults: Fault[]
}

export type OfferList =
  | {
      readonly ok: true
      readonly rows: readonly OfferRead[]
      readonly heads: ReadonlyMap<string, string>
      /** Heads that are no column of this kind. */
      readonly others: readonly string[]
    }
  | { readonly ok: false; readonly code: string; readonly facts?: Facts }

/** A text of the longest field in a cell. */
const cellMax = 4000

function readRegionCell(cell: string): CellRead<string> {
  const code = divisionOfCell(cell)
  return code === null
    ? { ok: false, code: 'catalog.cell_region_unknown' }
    : { ok: true, value: regionOf(code) }
}

type Units = ReadonlyMap<string, UnitCode | undefined>

/** The values of one line by the fields of the kind, and what is wrong with them. */
function valuesIn(kind: Kind, units: Units, cell: (id: string) => string, fault: Put): FieldValues {
  const values: Record<string, FieldValue> = {}
  for (const [id, field] of fieldsOf(kind)) {
    const typed = cell(id)
    if (typed === '') continue
    const told = readFieldCell(field, typed, units.get(id))
    if (!told.ok) {
      fault(id, told.code, told.facts)
      continue
    }
    const wrong = valueFaults(field, told.value)
    for (const { code, facts } of wrong) fault(id, `catalog.${code}`, facts)
    if (wrong.length > 0) continue
    if (isReversed(field, told.value)) fault(id, 'catalog.value_reversed')
    else values[id] = told.value
  }
  return values
}

type Put = (column: string, code: string, facts?: Facts) => void

function readRow(kind: Kind, columns: readonly string[], units: Units, line: Line<string>) {
  const { faults, fault, text } = cellsOf(line)
  const cells = Object.fromEntries(
    columns.flatMap((id) => {
      const typed = line.cell(id) ?? ''
      return typed === '' ? [] : [[id, typed] as const]
    }),
  )
  const words = (column: string, max: number): string | undefined => {
    const typed = text(column, max)
    return typed === '' || typed.length > max ? undefined : typed
  }
  const typedRegion = words('region', 100)
  const region = typedRegion === undefined ? undefined : readRegionCell(typedRegion)
  if (region?.ok === false) fault('region', region.code)
  const code = words('code', offerCodeMax)
  const parts = {
    code: code === undefined ? undefined : plainCell(code),
    title: words('title', offerTitleMax),
    summary: words('summary', offerSummaryMax),
    region: region?.ok === true ? region.value : undefined,
  }
  const held = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined))
  const values = valuesIn(kind, units, (id) => text(id, cellMax), fault)
  return { line: line.line, cells, said: { ...held, values } as Said, faults }
}

/** What is read of a list at once; in between others are answered. */
export type RowsReader = {
  readonly heads: ReadonlyMap<string, string>
  readonly others: readonly string[]
  readonly count: number
  readonly read: (from: number, to: number) => readonly OfferRead[]
}

export function openOfferList(
  kind: Kind,
  sheet: readonly (readonly string[])[],
): (RowsReader & { readonly ok: true }) | { ok: false; code: string; facts?: Facts } {
  const columns = columnsOfKind(kind)
  const listKind: ListKind<string> = {
    names: Object.fromEntries(columns.map(({ id, names }) => [id, names])),
    demanded: ['title'],
    rowsMax: listRowsMax,
    headMissing: 'catalog.offer_head_missing',
    shortHead,
  }
  const lines = readLines(sheet, listKind)
  if (!lines.ok) return lines
  const { heads } = lines
  const others = lines.others.filter((head) => !reasonHeads.has(cellKey(head)))
  const units = new Map([...heads].map(([id, head]) => [id, unitOfHead(head)] as const))
  const ids = columns.map(({ id }) => id)
  const own = lines.lines.filter(
    ({ cell }) => !sampleCodes.has((cell('code') ?? '').trim().toLowerCase()),
  )
  if (own.length === 0) return { ok: false, code: 'kernel.sheet_empty' }
  const read = (from: number, to: number) =>
    own.slice(from, to).map((line) => readRow(kind, ids, units, line))
  return { ok: true, heads, others, count: own.length, read }
}

/** Rows that bear the number of an earlier row are marked. */
export const markNumberTwins = (rows: readonly OfferRead[]): OfferRead[] =>
  markTwins(rows, ({ said }) => said.code ?? null, {
    column: 'code',
    code: 'catalog.offer_row_twice',
  })

/** All of it at once. */
export function readOfferList(kind: Kind, sheet: readonly (readonly string[])[]): OfferList {
  const list = openOfferList(kind, sheet)
  if (!list.ok) return list
  const { heads, others } = list
  return { ok: true, heads, others, rows: markNumberTwins(list.read(0, list.count)) }
}

/** An offer of the organisation, as a row is compared with. */
export type KnownOffer = {
  readonly id: string
  readonly version: number
  readonly kindId: string
  readonly state: OfferState
  readonly content: OfferContent
}

export type SettledOffer = Omit<OfferListRow, 'taken' | 'stays' | 'offerId'> & {
  /** As the offer would be kept; null where the row cannot be taken. */
  readonly content: OfferContent | null
  readonly known: KnownOffer | null
}

export type Settling = {
  readonly kind: Kind
  /** Of the organisation's seat, where a row says none. */
  readonly region: string | null
  /** Whether whoever brings the list may change what is public. */
  readonly mayChangePublic: boolean
  /** What stands in a column of an offer, in the reader's words. */
  readonly tell: (content: OfferContent, column: string) => string
}

function merged(before: OfferContent | null, { values, ...said }: Said, region: string | null) {
  const base: OfferContent = before ?? { title: '', summary: '', region, values: {} }
  return { ...base, ...said, values: { ...base.values, ...values } } as OfferContent
}

/** What an offer says, apart from who reads it: a list says nothing of that, and leaves it as it is. */
export const sayingOf = ({ tiers: _kept, ...content }: OfferContent): string => stableJson(content)

const faultOf = (fault: ReturnType<typeof offerFaults>[number]): Fault => ({
  column: fault.part === 'values' ? fault.field : fault.part,
  code: `catalog.${fault.code}`,
  ...('facts' in fault && fault.facts !== undefined ? { facts: { ...fault.facts } } : {}),
})

function wasOf(row: OfferRead, content: OfferContent, known: KnownOffer, tell: Settling['tell']) {
  return Object.fromEntries(
    Object.keys(row.cells).flatMap((column) => {
      const before = tell(known.content, column)
      return before === tell(content, column) ? [] : [[column, before] as const]
    }),
  )
}

/**
 * What a row means. `known` bears its number; `alike` bears no number and says the same, as where a list is given
 * twice.
 */
export function settleOffer(
  row: OfferRead,
  known: KnownOffer | null,
  alike: (content: OfferContent) => KnownOffer | null,
  { kind, region, mayChangePublic, tell }: Settling,
): SettledOffer {
  const { line, cells, said } = row
  const faults = [...row.faults]
  if (known !== null && known.kindId !== kind.id) {
    faults.push({ column: 'code', code: 'catalog.offer_row_other_kind' })
  }
  if (known === null && cells['title'] === undefined) {
    faults.push({ column: 'title', code: 'kernel.cell_missing' })
  }
  const content = merged(known?.content ?? null, said, region)
  const same = known ?? (said.code === undefined ? alike(content) : null)
  const isSame = same !== null && sayingOf(same.content) === sayingOf(content)
  const isOpen = known !== null && known.state !== 'draft'
  const missing = isSame ? [] : offerFaults(kind, content).map(faultOf)
  if (isOpen && !isSame && faults.length === 0) {
    if (!mayChangePublic) faults.push({ column: 'code', code: 'catalog.offer_row_public' })
    faults.push(...missing)
  }
  return {
    ...{ line, cells, faults },
    kind: isSame ? 'same' : known === null ? 'new' : 'change',
    was: known === null || isSame ? {} : wasOf(row, content, known, tell),
    lacks: isOpen
      ? []
      : missing.filter(({ column }) => !faults.some((one) => one.column === column)),
    content: faults.length === 0 ? content : null,
    known: same,
  }
}
