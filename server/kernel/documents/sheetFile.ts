/** The cells of an uploaded list, .xlsx or .csv. Excel files are opened in a process of their own. */
import { fileURLToPath } from 'node:url'
import { readCsv, type TableBounds } from '../../../domain/kernel/csv.ts'
import { listFileBytes, listRowsMax } from '../../../domain/kernel/sheetList.ts'
import { invalid, type Refusal } from '../../../domain/kernel/verdict.ts'
import { askApart } from '../apart.ts'
import { Problem } from '../problem.ts'
import { sha256Of } from '../sha256.ts'
import type { SheetAnswer, SheetOrder } from './sheetFileChild.ts'
import { openArchive } from './zipArchive.ts'

const child = fileURLToPath(new URL('./sheetFileChild.ts', import.meta.url))
const timeLimitMs = 20_000
const heapMegabytes = 512
/** Titles, notes and the head beside the rows. */
const otherLines = 100
const bounds: TableBounds = { rows: listRowsMax + otherLines, columns: 40, chars: 4000 }

type Cells = { readonly ok: true; readonly rows: string[][] } | Refusal

const unreadable = invalid('kernel.sheet_unreadable')

/** Answers `unreadable` for whatever the process cannot open in its time and memory. */
async function readWorkbook(bytes: Uint8Array): Promise<Cells> {
  // Sizes are judged by the directory of the archive before anything is unpacked.
  const archive = openArchive(bytes, () => false)
  if (!archive.ok) return unreadable
  const limits = { heapMegabytes, timeLimitMs }
  const answer = await askApart<SheetOrder, SheetAnswer>(child, { bytes, bounds }, limits)
  return answer?.ok ? answer : unreadable
}

/** Lists come in UTF-8, in UTF-16 with a mark, or in GB18030 as older Excel writes them. */
function decode(bytes: Uint8Array): string | null {
  const encodings = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\0')) return text
    } catch {
      // Not this encoding: the next one is tried.
    }
  }
  return null
}

const zipMark = 0x50

export async function readSheet(bytes: Uint8Array): Promise<Cells> {
  if (bytes.length === 0) return unreadable
  if (bytes[0] === zipMark && bytes[1] === 0x4b) return readWorkbook(bytes)
  const text = decode(bytes)
  if (text === null) return unreadable
  return { ok: true, rows: readCsv(text, bounds) }
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
