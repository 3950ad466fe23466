/** Rows of a survey as somebody types or pastes them, made a list like one that comes as a file. */
import { csvOf } from '../kernel/csv.ts'
import { allowed, invalid, type Verdict } from '../kernel/verdict.ts'
import { surveyColumns } from './surveyColumns.ts'

/** Words of a head, which a pasted table may bring. */
const headWords = ['单位名称', '企业名称', '名称', 'name']

/** Tables are pasted with tabs; who types puts commas, Chinese ones too. */
function cellsOf(line: string): string[] {
  return line.split(line.includes('\t') ? '\t' : /[,，;；]/).map((cell) => cell.trim())
}

/** The columns in their order; the code first where rows have one cell more. */
export function typedList(text: string): string {
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(cellsOf)
  const [first = []] = rows
  const isHead = first.some((cell) => headWords.includes(cell.toLowerCase()))
  const coded = first.length >= surveyColumns.length
  const head = isHead ? first : surveyColumns.slice(coded ? 0 : 1)
  return csvOf(head, isHead ? rows.slice(1) : rows)
}

export function mayPreviewTyped(text: string): Verdict {
  return text.trim() === '' ? invalid('indicators.nothing_typed') : allowed
}
