/** What people write into the cells of a list of experts, read one kind of cell at a time. */
import {
  cellParts as parts,
  dayOfCell,
  divisionOfCell,
  type CellRead,
} from '../kernel/cellWords.ts'
import { cellKey, plainCell } from '../kernel/sheetList.ts'
import { readUscc } from '../kernel/uscc.ts'
import type { Language } from '../kernel/text.ts'
import type { Facts } from '../kernel/verdict.ts'
import type { ExpertInput } from './expert.ts'
import type { ExpertCellWords } from './expertRow.ts'
import { expertFields, isExpertField } from './field.ts'
import { evaluationEn } from './text.en.ts'
import { evaluationZh } from './text.zh.ts'

const read = <Value>(value: Value): CellRead<Value> => ({ ok: true, value })
const fault = (code: string, facts?: Facts) => ({
  ok: false as const,
  code: `evaluation.${code}`,
  ...(facts === undefined ? {} : { facts }),
})

const wordsOf = (words: typeof evaluationEn): ExpertCellWords => ({
  ...words.expertCell,
  field: (code) => (isExpertField(code) ? words.field[code] : code),
})

/** How a list of each language writes an expert. */
export const cellWords: Readonly<Record<Language, ExpertCellWords>> = {
  zh: wordsOf(evaluationZh),
  en: wordsOf(evaluationEn),
}

/** Every way in which a field is called, to its code. */
const fieldsByName: ReadonlyMap<string, string> = new Map(
  expertFields.flatMap((code) =>
    [code, evaluationZh.field[code], evaluationEn.field[code]].map((name) => [cellKey(name), code]),
  ),
)

const levelNames: Readonly<Record<string, number>> = { 熟悉: 1, 从事: 2, 领军: 3 }
/** Who names a field without a level works in it. */
const usualLevel = 2

function fieldOf(
  part: string,
  alsoKnown: ReadonlySet<string>,
): ExpertInput['fields'][number] | null {
  const plain = plainCell(part)
  const codeOf = (name: string) =>
    fieldsByName.get(cellKey(name)) ?? (alsoKnown.has(name) ? name : undefined)
  const whole = codeOf(plain)
  if (whole !== undefined) return { code: whole, level: usualLevel }
  const match = /^(.+?)[\s:(]*([123]|熟悉|从事|领军)\)?$/u.exec(plain)
  const code = match === null ? undefined : codeOf(match[1]!)
  if (code === undefined) return null
  const level = match![2]!
  return { code, level: levelNames[level] ?? Number(level) }
}

/**
 * 工业软件3、智能制造, with or without a level each. `alsoKnown` are codes that the register has besides the usual
 * ones. English names hold commas: a comma divides only where the whole is no field.
 */
export function readFields(
  text: string,
  alsoKnown: ReadonlySet<string>,
): CellRead<ExpertInput['fields']> {
  const fields: ExpertInput['fields'] = []
  for (const part of parts(text, /[;；、|\n]/u)) {
    const whole = fieldOf(part, alsoKnown)
    for (const one of whole === null ? parts(part, /[,，]/u) : [part]) {
      const field = whole ?? fieldOf(one, alsoKnown)
      if (field === null) return fault('cell_field_unknown', { field: one })
      if (fields.some(({ code }) => code === field.code)) {
        return fault('cell_field_twice', { field: one })
      }
      fields.push(field)
    }
  }
  return read(fields)
}

export function readRegion(text: string): CellRead<string> {
  const code = divisionOfCell(text)
  return code === null ? fault('cell_region_unknown') : read(code)
}

export function readSeniority(text: string): CellRead<ExpertInput['seniority']> {
  const plain = plainCell(text).toLowerCase()
  if (/^(正高|副高|高级|senior|是$|yes$)/u.test(plain)) return read('senior')
  if (/^(其他|其它|中级|初级|无|否|other|no$)/u.test(plain)) return read('other')
  return fault('cell_seniority_unknown')
}

const periodsMost = 50

/** 2019-07-01至2019-08-31；2019-10-08至2019-12-31. */
export function readAvailability(text: string): CellRead<ExpertInput['availability']> {
  const periods: ExpertInput['availability'] = []
  for (const part of parts(text, /[;；、\n]/u)) {
    const [from, to, ...rest] = parts(plainCell(part), /至|到|~|—+|\bto\b|\s-\s/u).map(dayOfCell)
    if (from === null || from === undefined || to === null || to === undefined || rest.length > 0) {
      return fault('cell_period_unclear', { period: part })
    }
    if (from > to) return fault('expert_period_reversed', { from, to })
    periods.push({ from, to })
  }
  return periods.length > periodsMost ? fault('cell_too_many', { max: periodsMost }) : read(periods)
}

const pastMost = 20

/** 某研究院（91…）至2018-06-30；某大学: the code and the last day where they are known. */
export function readPast(text: string): CellRead<ExpertInput['past']> {
  const past: ExpertInput['past'] = []
  for (const part of parts(text, /[;；\n]/u)) {
    const match =
      /^(.+?)(?:[(（]([\p{Lu}\p{Ll}\p{Nd}]{15,20})[)）])?\s*(?:至今|(?:至|止于|\buntil\b|\bto\b)\s*(\p{Nd}{4}\S+))?$/u.exec(
        part,
      )
    const [, named = '', typed, until] = match ?? []
    const name = named.trim()
    const code = typed === undefined ? null : readUscc(typed)
    if (code?.valid === false) return fault('cell_past_code_wrong', { code: typed ?? '' })
    const day = until === undefined ? null : dayOfCell(plainCell(until))
    if (name === '' || name.length > 200 || (until !== undefined && day === null)) {
      return fault('cell_past_unclear', { past: part })
    }
    past.push({ code: code?.code ?? '', name, until: day })
  }
  return past.length > pastMost ? fault('cell_too_many', { max: pastMost }) : read(past)
}
