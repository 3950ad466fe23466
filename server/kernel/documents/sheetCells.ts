/** Cells of tables in text, and what is asked of the process that opens lists. */
import { readCsv, type TableBounds } from '../../../domain/kernel/csv.ts'

export type SheetBounds = TableBounds & { readonly charsInAll: number }
export type SheetOrder = {
  readonly bytes: Uint8Array
  readonly bounds: SheetBounds
  /** A workbook of Excel; text otherwise. */
  readonly archive: boolean
}
export type SheetAnswer =
  | { readonly ok: true; readonly rows: string[][] }
  | { readonly ok: false; readonly why: 'unreadable' | 'heavy' }

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

export function readTable(bytes: Uint8Array, bounds: SheetBounds): SheetAnswer {
  const text = decode(bytes)
  if (text === null) return { ok: false, why: 'unreadable' }
  return { ok: true, rows: readCsv(text, bounds) }
}
