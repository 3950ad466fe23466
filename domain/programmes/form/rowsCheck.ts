/** Rows of tables, people, indicators and attachments against their columns. */
import { cellAddress, isPartId, partAddress } from './address.ts'
import { isBlank, isRecord, type Value } from './answers.ts'
import type { FileFacts, FormContext } from './context.ts'
import { holds, roundTo, type Scope } from './expression.ts'
import type { Sink } from './faults.ts'
import type { Column, ItemOf, RowItem } from './items.ts'
import { hasFreeRows, maxRowsOf, type Entry } from './outline.ts'
import { checkScalar } from './scalars.ts'

export type RowsTask = {
  readonly entry: Entry
  readonly item: RowItem
  readonly context: FormContext
  readonly scope: Scope
  readonly sink: Sink
  readonly required: boolean
}

type Cells = Record<string, unknown>

/** Checks a value that should be a list of rows; returns the ids of the rows that could be read. */
export function checkRows(task: RowsTask, value: unknown): void {
  const { entry, item, sink } = task
  const rows = value ?? []
  if (!Array.isArray(rows)) return sink.never(entry.at, 'type_wrong', { facts: { kind: 'rows' } })
  const max = maxRowsOf(item)
  // A fixed table may still hold rows that another choice of directions hides, never more than it knows.
  if (rows.length > max)
    return sink.never(entry.at, 'rows_too_many', { facts: { count: rows.length, max } })
  const seen = new Map<string, Cells>()
  rows.forEach((row: unknown, index) => {
    const id = isRecord(row) ? row.id : undefined
    if (!isRecord(row) || !isPartId(id) || !isRecord(row.cells))
      return sink.never(entry.at, 'row_unreadable', { facts: { row: index + 1 } })
    if (seen.has(id)) return sink.never(partAddress(entry.at, id), 'row_id_repeated')
    if (!hasFreeRows(item) && !entry.fixedRows.has(id))
      return sink.never(partAddress(entry.at, id), 'row_unknown')
    seen.set(id, row.cells)
    checkCells(task, id, row.cells)
  })
  checkFixedRows(task, seen)
  checkCounts(task, seen)
}

function hidden(task: RowsTask, rowId: string): boolean {
  const shown = task.entry.fixedRows.get(rowId)?.shown
  return shown !== undefined && holds(shown, task.scope) !== true
}

function checkCells(task: RowsTask, rowId: string, cells: Cells): void {
  const { entry, sink, context } = task
  for (const key of Object.keys(cells)) {
    if (!entry.columns.has(key))
      sink.never(partAddress(entry.at, rowId), 'column_unknown', {
        facts: { column: key.slice(0, 60) },
      })
  }
  const parked = hidden(task, rowId)
  const quiet: Sink = parked ? { never: sink.never, yet: () => {} } : sink
  for (const column of entry.columns.values()) {
    const value = Object.hasOwn(cells, column.id) ? cells[column.id] : undefined
    const at = cellAddress(entry.at, rowId, column.id)
    if (!isBlankUnknown(value)) checkScalar(column, value, at, context, quiet)
    else if (!parked && cellDemanded(task, rowId, column, cells)) sink.yet(at, 'cell_missing')
  }
  if (parked) return
  if (task.item.kind === 'attachment') checkFile(task.item, task, rowId, cells)
  if (task.item.kind === 'indicators') checkIndicator(task.item, task, rowId, cells)
}

function isBlankUnknown(value: unknown): boolean {
  return isBlank(value as Value)
}

/** A row that may stay empty demands its cells only once somebody began it. */
function cellDemanded(task: RowsTask, rowId: string, column: Column, cells: Cells): boolean {
  const fixed = task.entry.fixedRows.get(rowId)
  if (fixed?.without?.includes(column.id) === true) return false
  const rowMayStayEmpty = !task.required || fixed?.required === false
  if (rowMayStayEmpty && Object.values(cells).every(isBlankUnknown)) return false
  if (task.item.kind === 'indicators' && fixed === undefined) {
    if (column.id === 'name' || column.id === 'unit') return true
  }
  const { required = true } = column
  if (typeof required === 'boolean') return required
  const cell = (id: string) => cells[id] as Value | undefined
  return holds(required, { ...task.scope, cell }) === true
}

function checkFixedRows(task: RowsTask, seen: ReadonlyMap<string, Cells>): void {
  for (const rowId of task.entry.fixedRows.keys())
    if (!seen.has(rowId) && !hidden(task, rowId)) checkCells(task, rowId, {})
}

function checkCounts(task: RowsTask, seen: ReadonlyMap<string, Cells>): void {
  const { entry, item, sink } = task
  const count = [...seen].filter(([rowId, cells]) => isCounted(task, rowId, cells)).length
  const facts = (min: number) => ({ count, min, missing: min - count })
  if (item.kind === 'attachment') {
    const min = task.required ? item.minCount : count === 0 ? 0 : item.minCount
    if (count < min) sink.yet(entry.at, 'files_too_few', { facts: facts(min) })
    return
  }
  const min =
    item.minRows ?? (task.required && hasFreeRows(item) && item.kind !== 'indicators' ? 1 : 0)
  const demanded = task.required || count > 0
  if (demanded && count < min) sink.yet(entry.at, 'rows_too_few', { facts: facts(min) })
}

function isCounted(task: RowsTask, rowId: string, cells: Cells): boolean {
  if (hidden(task, rowId)) return false
  if (task.item.kind === 'indicators')
    return !isBlankUnknown(cells.baseline) && !isBlankUnknown(cells.target)
  if (task.item.kind === 'attachment') return !isBlankUnknown(cells.file)
  return !Object.values(cells).every(isBlankUnknown)
}

function checkIndicator(
  item: ItemOf<'indicators'>,
  task: RowsTask,
  rowId: string,
  cells: Cells,
): void {
  const row = item.rows.find((candidate) => candidate.id === rowId)
  const { baseline, target } = cells
  if (row !== undefined) checkDecimals(row.decimals, task, rowId, { baseline, target })
  if (typeof baseline !== 'number' || typeof target !== 'number') return
  const backwards = row?.falling === true ? target > baseline : target < baseline
  if (row !== undefined && backwards)
    task.sink.yet(cellAddress(task.entry.at, rowId, 'target'), 'target_behind_baseline', {
      severity: 'soft',
      facts: { baseline, target },
    })
}

/** A fixed indicator says how finely it is counted: enterprises are whole, rates have places. */
function checkDecimals(decimals: number, task: RowsTask, rowId: string, values: Cells): void {
  for (const [column, value] of Object.entries(values)) {
    if (typeof value !== 'number' || roundTo(value, decimals) === value) continue
    const at = cellAddress(task.entry.at, rowId, column)
    task.sink.yet(at, decimals === 0 ? 'number_not_whole' : 'number_too_fine', {
      facts: { decimals },
      repair: { at, value: roundTo(value, decimals) },
    })
  }
}

function checkFile(item: ItemOf<'attachment'>, task: RowsTask, rowId: string, cells: Cells): void {
  const fileId = cells.file
  const known = task.context.attachments
  if (known === undefined || typeof fileId !== 'string' || fileId === '') return
  const at = cellAddress(task.entry.at, rowId, 'file')
  const file: FileFacts | undefined = Object.hasOwn(known, fileId) ? known[fileId] : undefined
  if (file === undefined) return task.sink.yet(at, 'file_unknown')
  const name = file.name.slice(0, 120)
  // Nothing is known of content yet, or it was thrown away.
  if (file.inspection !== undefined)
    return task.sink.yet(at, `file_${file.inspection}`, { facts: { name } })
  if (!item.mediaTypes.some((type) => matchesMediaType(type, file.mediaType)))
    task.sink.yet(at, 'file_type_refused', {
      facts: { name, given: file.mediaType, accepted: item.mediaTypes.join('、') },
    })
  if (item.maxBytes !== undefined && file.sizeBytes > item.maxBytes)
    task.sink.yet(at, 'file_too_large', {
      facts: { name, maxMB: megabytes(item.maxBytes), givenMB: megabytes(file.sizeBytes) },
    })
  checkFileSize(item, file, at, task.sink)
  if (item.stamped === true && cells.stamped !== true)
    task.sink.yet(cellAddress(task.entry.at, rowId, 'stamped'), 'file_not_stamped', {
      severity: 'soft',
      facts: { name },
    })
}

/** Photos must reach a size in bytes or in pixels; either is enough where both are named. */
function checkFileSize(item: ItemOf<'attachment'>, file: FileFacts, at: string, sink: Sink): void {
  const { minBytes, minPixels } = item
  const pixels = (file.widthPx ?? 0) * (file.heightPx ?? 0)
  const heavy = minBytes !== undefined && file.sizeBytes >= minBytes
  const fine = minPixels !== undefined && pixels >= minPixels
  if ((minBytes === undefined && minPixels === undefined) || heavy || fine) return
  sink.yet(at, coarseCode(item), {
    facts: {
      name: file.name.slice(0, 120),
      givenMB: megabytes(file.sizeBytes),
      givenWanPixels: Math.round(pixels / 10_000),
      width: file.widthPx ?? 0,
      height: file.heightPx ?? 0,
      ...(minBytes === undefined ? {} : { minMB: megabytes(minBytes) }),
      ...(minPixels === undefined ? {} : { minWanPixels: Math.round(minPixels / 10_000) }),
    },
  })
}

function coarseCode({ minBytes, minPixels }: ItemOf<'attachment'>): string {
  if (minPixels === undefined) return 'file_too_small'
  return minBytes === undefined ? 'picture_too_few_pixels' : 'picture_too_coarse'
}

function megabytes(bytes: number): number {
  return Math.round((bytes / 1_048_576) * 100) / 100
}

/** `image/*` accepts every image. */
export function matchesMediaType(accepted: string, given: string): boolean {
  return accepted.endsWith('/*') ? given.startsWith(accepted.slice(0, -1)) : accepted === given
}
