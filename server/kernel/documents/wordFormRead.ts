/**
 * Reads a filled form back, whatever saved it last: Word, WPS or LibreOffice. Hostile files are expected:
 * sizes are limited before unpacking, a DOCTYPE (and with it every entity) is refused, depth is bounded.
 */
import { SaxesParser } from 'saxes'
import { invalid, type Refusal } from '../../../domain/kernel/verdict.ts'
import { openArchive } from './zipArchive.ts'

export type TaggedText = { readonly tag: string; readonly text: string }

type Cell = { readonly texts: string[]; paragraph: string }
type Row = Cell[]
type OpenTable = { readonly rows: Row[]; row: Row | undefined; cell: Cell | undefined }

const maxDepth = 200
const maxRows = 20_000

class Refused extends Error {}

const refuse = () => {
  throw new Refused()
}

/** Text in these is not what a reader sees: deleted, moved away, or repeated for older readers. */
const unseen = new Set(['mc:Fallback', 'w:del', 'w:moveFrom'])

/** Cells of all tables in reading order. A table inside a cell is a table of its own. */
function tablesIn(xml: string): Row[][] {
  const tables: Row[][] = []
  const open: OpenTable[] = []
  const path: string[] = []
  let hidden = 0
  const write = (text: string) => {
    const cell = open.at(-1)?.cell
    if (cell && hidden === 0) cell.paragraph += text
  }
  const begin: Readonly<Record<string, () => void>> = {
    'w:tbl': () => {
      const rows: Row[] = []
      tables.push(rows)
      open.push({ rows, row: undefined, cell: undefined })
    },
    'w:tr': () => {
      const table = open.at(-1)
      if (!table) return
      table.row = []
      if (table.rows.push(table.row) > maxRows) refuse()
    },
    'w:tc': () => {
      const table = open.at(-1)
      if (!table?.row) return
      table.cell = { texts: [], paragraph: '' }
      table.row.push(table.cell)
    },
    'w:br': () => write('\n'),
    'w:cr': () => write('\n'),
    'w:tab': () => {
      if (path.at(-2) === 'w:r') write(' ')
    },
  }
  const end: Readonly<Record<string, (table: OpenTable) => void>> = {
    'w:p': ({ cell }) => {
      cell?.texts.push(cell.paragraph)
      if (cell) cell.paragraph = ''
    },
    'w:tc': (table) => (table.cell = undefined),
    'w:tr': (table) => (table.row = undefined),
    'w:tbl': () => open.pop(),
  }
  const parser = new SaxesParser()
  parser.on('doctype', refuse)
  parser.on('error', refuse)
  parser.on('opentag', ({ name }) => {
    if (path.push(name) > maxDepth) refuse()
    if (unseen.has(name)) hidden += 1
    begin[name]?.()
  })
  parser.on('text', (text) => {
    if (path.at(-1) === 'w:t') write(text)
  })
  parser.on('closetag', ({ name }) => {
    path.pop()
    if (unseen.has(name)) hidden -= 1
    const table = open.at(-1)
    if (table) end[name]?.(table)
  })
  parser.write(xml).close()
  return tables
}

const code = /〔([^〔〕]{1,64})〕\s*$/
const textOf = (cell: Cell | undefined) => (cell?.texts ?? []).join('\n').trim()
const codeOf = (cell: Cell | undefined) => code.exec(textOf(cell))?.[1]

/** Rows that people added get ids far from those the file offered; see `isNewRow` of the form. */
const firstAddedRow = 501

/** A list: codes of the columns in its head, of the rows in its first column. */
function listCells(list: string, columns: readonly string[], rows: readonly Row[]): TaggedText[] {
  const seen = new Set<string>()
  let added = firstAddedRow
  return rows.flatMap((row) => {
    const [first, ...cells] = row
    const known = codeOf(first)
    if (known === undefined && cells.every((cell) => textOf(cell) === '')) return []
    // A row copied with its code is a new row: Word copies what stands in it.
    const fresh = known === undefined || seen.has(known)
    const id = fresh ? `${list}/new${added++}` : known
    seen.add(id)
    return columns.map((column, index) => ({ tag: `${id}/${column}`, text: textOf(cells[index]) }))
  })
}

/** Cells by the codes that stand beside them. */
function taggedCells(table: readonly Row[]): TaggedText[] {
  const head = table[0] ?? []
  const columns = head.slice(1).map(codeOf)
  const list = codeOf(head[0])
  if (list !== undefined && columns.length > 0 && columns.every((one) => one !== undefined)) {
    return listCells(list, columns, table.slice(1))
  }
  return table.flatMap((row) => {
    const tag = row.length > 1 ? codeOf(row[0]) : undefined
    return tag === undefined ? [] : [{ tag, text: textOf(row.at(-1)) }]
  })
}

/**
 * Every tagged cell in reading order. Refusals: kernel.archive_*,
 * kernel.word_form_unreadable (no Word file, or one with a DOCTYPE), kernel.word_form_untagged (none of ours).
 */
export function readTaggedWord(
  bytes: Uint8Array,
): { readonly ok: true; readonly cells: readonly TaggedText[] } | Refusal {
  const archive = openArchive(bytes, (name) => name === 'word/document.xml')
  if (!archive.ok) return archive
  const document = archive.entries['word/document.xml']
  if (!document) return invalid('kernel.word_form_unreadable')
  try {
    const xml = new TextDecoder('utf-8', { fatal: true }).decode(document)
    const cells = tablesIn(xml).flatMap(taggedCells)
    return cells.length === 0 ? invalid('kernel.word_form_untagged') : { ok: true, cells }
  } catch (error) {
    if (error instanceof Refused || error instanceof TypeError) {
      return invalid('kernel.word_form_unreadable')
    }
    throw error
  }
}
