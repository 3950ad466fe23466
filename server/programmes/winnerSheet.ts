/** The cells of an uploaded list, .xlsx or .csv. Excel files are opened in a process of their own. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { invalid, type Refusal } from '../../domain/kernel/verdict.ts'
import { readCsv, winnerRowsMax } from '../../domain/programmes/winnerList.ts'
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
function readWorkbook(bytes: Uint8Array): Promise<Cells> {
  // Sizes are judged by the directory of the archive before anything is unpacked.
  const archive = openArchive(bytes, () => false)
  if (!archive.ok) return Promise.resolve(unreadable)
  return new Promise((resolve) => {
    const reader = fork(child, [], {
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      serialization: 'advanced',
      // Nothing of the server's environment belongs in a process that opens strangers' files.
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const timer = setTimeout(() => reader.kill('SIGKILL'), timeLimitMs)
    const settle = (cells: Cells): void => {
      clearTimeout(timer)
      resolve(cells)
    }
    reader.on('message', (answer: SheetAnswer) => settle(answer.ok ? answer : unreadable))
    // Not `exit`: the answer may still be on its way when the process has ended.
    reader.on('close', () => settle(unreadable))
    reader.on('error', () => settle(unreadable))
    reader.send({ bytes, maxRows: maxLines } satisfies SheetOrder)
  })
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
