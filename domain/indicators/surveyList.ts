/**
 * Reading a list of surveyed enterprises from the cells of a sheet: 统一社会信用代码 where known, 单位名称, 行业,
 * 行政区划, 是否骨干, 平台应用. Each cell that cannot be taken says why; the other rows still can.
 */
import { findIndustry, industries } from '../kernel/industry.ts'
import { yesOfCell } from '../kernel/cellWords.ts'
import { divisionsWithAreas } from '../kernel/divisionAreas.ts'
import { normaliseOrganisationName } from '../kernel/organisationName.ts'
import { provinces } from '../kernel/province.ts'
import {
  cellsOf,
  listRowsMax,
  markTwins,
  plainCell,
  readLines,
  type Line,
  type ListKind,
} from '../kernel/sheetList.ts'
import { readUscc } from '../kernel/uscc.ts'
import type { Facts } from '../kernel/verdict.ts'
import { platformUses, type PlatformUse } from './penetration.ts'
import type { SurveyColumn, SurveyRow } from './surveyColumns.ts'

const kind: ListKind<SurveyColumn> = {
  names: {
    uscc: ['统一社会信用代码', '信用代码', '社会信用代码', 'unifiedsocialcreditcode'],
    name: ['单位名称', '企业名称', '名称', 'enterprise'],
    industry: ['行业', '行业代码', '所属行业'],
    division: ['行政区划', '地区', '所在地', '行政区划代码'],
    leading: ['是否骨干', '骨干企业', '是否骨干企业'],
    use: ['平台应用', '双创平台应用', '平台应用情况', 'platformuse'],
  },
  demanded: ['name', 'industry', 'division', 'leading', 'use'],
  rowsMax: listRowsMax,
  headMissing: 'indicators.survey_head_missing',
}

export type SurveyList =
  | { readonly ok: true; readonly rows: readonly SurveyRow[] }
  | { readonly ok: false; readonly code: string; readonly facts?: Facts }

/** Finer than a section; lists are long, so that each name is looked up and never searched for. */
const industriesByName = Map.groupBy(
  industries.filter(({ level }) => level !== 'section'),
  ({ name }) => name,
)

/** A code of two digits at least, or a name whose bearers all lie in one two-digit industry. */
function industryOf(typed: string): string | null {
  const found = findIndustry(typed)
  if (found !== undefined) return found.level === 'section' ? null : found.code
  const named = industriesByName.get(typed) ?? []
  const [first] = named
  const alike = new Set(named.map(({ code }) => code.slice(0, 3))).size === 1
  return first !== undefined && alike ? first.code : null
}

const codesUnder = (code: string | null): string[] =>
  divisionsWithAreas.children(code).flatMap((one) => [one.code, ...codesUnder(one.code)])

let fullNames: ReadonlyMap<string, string> | undefined

/** By 四川省成都市; gathered when the first list asks for it. */
function divisionInFull(typed: string): string | null {
  fullNames ??= new Map(
    codesUnder(null)
      .map((code) => [divisionsWithAreas.fullName(code) ?? code, code] as const)
      .toReversed(),
  )
  return fullNames.get(typed) ?? null
}

/** A code, a name in full, or a name that only one division bears. */
function divisionOf(typed: string): string | null {
  const byCode = divisionsWithAreas.find(typed)
  if (byCode !== undefined) return byCode.code
  const short = provinces.find(({ shortName }) => shortName === typed)
  if (short !== undefined) return short.code
  const named = divisionsWithAreas.named(typed)
  if (named.length > 0) return named.length === 1 ? named[0]!.code : null
  return divisionInFull(typed)
}

/** In words of the survey, or of any list. */
function leadingOf(typed: string): boolean | null {
  if (typed === '骨干' || typed === '非骨干') return typed === '骨干'
  return yesOfCell(typed)
}

const useWords: Readonly<Record<PlatformUse, readonly string[]>> = {
  built: ['已建', '已建成', '自建', '建成', 'built'],
  uses: ['应用', '已应用', '使用', 'uses'],
  planned: ['拟建', '计划建', 'planned'],
  none: ['无', '未建未用', 'none'],
}

const useOf = (typed: string): PlatformUse | null =>
  platformUses.find((use) => useWords[use].includes(typed.toLowerCase())) ?? null

function rowOf(line: Line<SurveyColumn>): SurveyRow {
  const { faults, fault, text, needed } = cellsOf(line)
  const read = <T>(column: SurveyColumn, of: (typed: string) => T | null, code: string) => {
    const typed = plainCell(needed(column))
    return typed === '' ? null : (of(typed) ?? fault(column, code, { typed }))
  }
  const typed = text('uscc', 40)
  const uscc = typed === '' ? null : readUscc(typed)
  if (uscc !== null && !uscc.valid) fault('uscc', 'kernel.cell_code_wrong')
  return {
    line: line.line,
    uscc: uscc?.code ?? null,
    name: needed('name'),
    industry: read('industry', industryOf, 'indicators.survey_industry_unknown'),
    division: read('division', divisionOf, 'indicators.survey_division_unknown'),
    leading: read('leading', leadingOf, 'indicators.survey_leading_unknown'),
    use: read('use', useOf, 'indicators.survey_use_unknown'),
    faults,
  }
}

/** By which one enterprise is known again, whether or not its code is given. */
export const enterpriseKey = ({ name }: Pick<SurveyRow, 'name'>): string =>
  normaliseOrganisationName(name)

/** Enterprises that answered already are marked: nobody counts twice. */
export function markAnswered(
  rows: readonly SurveyRow[],
  answered: { readonly names: ReadonlySet<string>; readonly codes: ReadonlySet<string> },
): SurveyRow[] {
  return rows.map((row) => {
    const column = answered.names.has(enterpriseKey(row)) ? 'name' : 'uscc'
    const known = column === 'name' || (row.uscc !== null && answered.codes.has(row.uscc))
    const fault = { column, code: 'indicators.surveyed_already' } as const
    return known ? { ...row, faults: [...row.faults, fault] } : row
  })
}

export function readSurveyList(sheet: readonly (readonly string[])[]): SurveyList {
  const read = readLines(sheet, kind)
  if (!read.ok) return read
  const code = 'indicators.surveyed_twice'
  const byName = markTwins(read.lines.map(rowOf), (row) => enterpriseKey(row) || null, {
    column: 'name',
    code,
  })
  return { ok: true, rows: markTwins(byName, ({ uscc }) => uscc, { column: 'uscc', code }) }
}
