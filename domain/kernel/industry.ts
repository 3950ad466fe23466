/**
 * 国民经济行业分类 GB/T 4754-2017, the table: 20 sections, 97 divisions, 473 groups, 1,381 classes.
 * 17 kB gzipped, so a page imports this file dynamically; `industryCode.ts` does without it.
 */
import table from '../../data/codes/gbt4754-2017.json' with { type: 'json' }
import { searchCodes } from './codeSearch.ts'
import {
  industryLevel,
  type IndustryLevel,
  normaliseIndustryCode,
  parentIndustryCode,
} from './industryCode.ts'

export type Industry = {
  readonly code: string
  readonly name: string
  readonly level: IndustryLevel
  /** Null for a section. */
  readonly parent: string | null
}

function industryOf(row: string): Industry {
  const blank = row.indexOf(' ')
  const code = row.slice(0, blank)
  const level = industryLevel(code)
  if (level === null) throw new Error(`"${row}" is no row of the industry table`)
  return { code, name: row.slice(blank + 1), level, parent: parentIndustryCode(code) }
}

export const industries: readonly Industry[] = table.rows.map(industryOf)

const byCode: ReadonlyMap<string, Industry> = new Map(industries.map((row) => [row.code, row]))
const byParent = Map.groupBy(industries, (row) => row.parent)

/** By `C3911` or `3911`; undefined if the table has no such code. */
export function findIndustry(code: string): Industry | undefined {
  return byCode.get(normaliseIndustryCode(code) ?? '')
}

/** From the section to the industry itself; empty for an unknown code. */
export function industryPath(code: string): Industry[] {
  const industry = findIndustry(code)
  if (industry === undefined) return []
  return industry.parent === null ? [industry] : [...industryPath(industry.parent), industry]
}

/** One level down; the sections for null. */
export function industryChildren(code: string | null): readonly Industry[] {
  return byParent.get(code === null ? null : (normaliseIndustryCode(code) ?? '')) ?? []
}

const contexts: ReadonlyMap<string, string> = new Map(
  industries.map(({ code }) => [
    code,
    industryPath(code)
      .map(({ name }) => name)
      .join(' '),
  ]),
)

/** Best first; bare digits are tried as a code, too. See `searchCodes`. */
export function searchIndustries(text: string, limit = 20): Industry[] {
  const asCode = normaliseIndustryCode(text)
  return searchCodes(industries, asCode ?? text, (row) => contexts.get(row.code) ?? row.name, limit)
}
