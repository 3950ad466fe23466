/** The cells of an uploaded list, .xlsx or .csv. Excel files are opened in a process of their own. */
import { fileURLToPath } from 'node:url'
import { invalid, type Refusal } from '../../domain/kernel/verdict.ts'
import { readCsv, winnerRowsMax } from '../../domain/programmes/winnerList.ts'
import { askApart } from '../kernel/apart.ts'
import { openArchive } from '../kernel/documents/zipArchive.ts'
import type { SheetAnswer, SheetOrder } from './winnerSheetChild.ts'

const child = fileURLToPath(new URL('./winnerSheetChild.ts', import.meta.url))
const timeLimitMs = 20_000
const heapMegabytes = 512
/** Titles, notes and the head beside the rows. */
const otherLines = 100
const maxLines = winnerRowsMax + otherLines

type Cells = { readonly ok: true; readonly rows: string[][] } | Refusal

const unreadable = invalid('programmes.winner_file_unreadable')

/** Answers `unreadable` for whatever the process cannot open in its time and memory. */
async function readWorkbook(bytes: Uint8Array): Promise<Cells> {
  // Sizes are judged by the directory of the archive before anything is unpacked.
  const archive = openArchive(bytes, () => false)
  if (!archive.ok) return unreadable
  const limits = { heapMegabytes, timeLimitMs }
  const answer = await askApart<SheetOrder, SheetAnswer>(
    child,
    { bytes, maxRows: maxLines },
    limits,
  )
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
  return { ok: true, rows: readCsv(text).slice(0, maxLines) }
}
