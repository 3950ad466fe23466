/** The cells of an uploaded list, .xlsx or .csv, opened in a process of its own. */
import { fileURLToPath } from 'node:url'
import { listFileBytes, listRowsMax } from '../../../domain/kernel/sheetList.ts'
import { invalid, type Refusal } from '../../../domain/kernel/verdict.ts'
import { askApart, type ApartLimits } from '../apart.ts'
import { Problem } from '../problem.ts'
import { sha256Of } from '../sha256.ts'
import { readTable, type SheetAnswer, type SheetBounds, type SheetOrder } from './sheetCells.ts'
import { byTurns } from '../turns.ts'
import { officeLimits, openArchive } from './zipArchive.ts'

const child = fileURLToPath(new URL('./sheetFileChild.ts', import.meta.url))
/**
 * A list is too heavy by its size. What slips through that is ended by its own processor time, which no neighbour
 * of a busy machine uses up: 20,000 rows of 40 columns take 6 s of it, of 18 columns 2.4 s. The clock only ends what
 * waits without working, and stands alone where a system keeps no processor time: ten times the processor's. Node
 * 24 takes up to 2.5 GB of addresses before it does anything: with no more, fair lists were refused as too heavy.
 */
const limits: ApartLimits = {
  heapMegabytes: 512,
  timeLimitMs: 300_000,
  system: { cpuSeconds: 30, addressKiB: 4_000_000 },
}
/** Half as much again as 20,000 full rows of 40 columns take unpacked, which are 65 MB. */
const listArchiveLimits = {
  ...officeLimits,
  maxEntries: 500,
  maxTotalBytes: 96 * 1024 * 1024,
}
/** Titles, notes and the head beside the rows. */
const otherLines = 100
const bounds: SheetBounds = {
  rows: listRowsMax + otherLines,
  // As many fields as a kind may have, and what stands beside them in its lists.
  columns: 48,
  chars: 4000,
  // Some ten times a full list of experts: one long text that all cells share is small in a file and not outside.
  charsInAll: 16_000_000,
}

type Cells = { readonly ok: true; readonly rows: string[][] } | Refusal

const unreadable = invalid('kernel.sheet_unreadable')
const tooHeavy = invalid('kernel.sheet_too_heavy', {
  seconds: limits.system!.cpuSeconds,
  maxBytes: listArchiveLimits.maxTotalBytes,
})

/** Each takes a processor and half a gigabyte at worst, whoever sends them. */
const inTurn = byTurns({ atOnce: 2, inLine: 20, full: 'kernel.sheets_wait' })

const zipMark = 0x50
const isArchive = (bytes: Uint8Array): boolean => bytes[0] === zipMark && bytes[1] === 0x4b

/** Text up to this is read in a few milliseconds, sooner than a process would start. */
const smallBytes = 64 * 1024

export async function readSheet(bytes: Uint8Array): Promise<Cells> {
  if (bytes.length === 0) return unreadable
  if (isArchive(bytes)) {
    // Sizes are judged by the directory of the archive before anything is unpacked.
    const archive = openArchive(bytes, () => false, listArchiveLimits)
    if (!archive.ok) return archive.code === 'kernel.archive_bomb' ? tooHeavy : unreadable
  } else if (bytes.length <= smallBytes) {
    return told(readTable(bytes, bounds))
  }
  return told(
    await inTurn(() =>
      askApart<SheetOrder, SheetAnswer>(
        child,
        { bytes, bounds, archive: isArchive(bytes) },
        limits,
      ),
    ),
  )
}

/** A process that ended without an answer was ended by its limits. */
function told(answer: SheetAnswer | null): Cells {
  if (answer === null) return tooHeavy
  if (answer.ok) return answer
  return answer.why === 'heavy' ? tooHeavy : unreadable
}

export type SheetBrought = {
  readonly cells: readonly (readonly string[])[]
  readonly digest: string
}

/** The cells of a file in base64, or the refusal thrown; to be read before a transaction begins. */
export async function bringSheet(content: string): Promise<SheetBrought> {
  const bytes = Buffer.from(content, 'base64')
  if (bytes.length > listFileBytes) {
    throw new Problem(invalid('kernel.sheet_too_large', { maxBytes: listFileBytes }))
  }
  const cells = await readSheet(bytes)
  if (!cells.ok) throw new Problem(cells)
  return { cells: cells.rows, digest: sha256Of(bytes) }
}

/** A page of the lines of a list, all of them or those with faults or without. */
export function pageOfLines<
  Row extends { readonly line: number; readonly faults: readonly object[] },
>(
  rows: readonly Row[],
  query: { readonly limit?: number; readonly after?: string; readonly faulty?: boolean },
) {
  const all = rows.filter(
    ({ faults }) => query.faulty === undefined || query.faulty === faults.length > 0,
  )
  const after = Number(query.after ?? 0)
  const rest = all.filter(({ line }) => line > after)
  const shown = rest.slice(0, query.limit ?? 50)
  const next = rest.length > shown.length ? String(shown.at(-1)!.line) : null
  return { rows: shown, total: all.length, next }
}
