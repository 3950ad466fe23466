/** What divisions are called in either language. English has names for provinces and cities. */
import table from '../../data/codes/divisions-en.json' with { type: 'json' }

import type { Gazetteer } from './division.ts'
import { xpccCode } from './province.ts'
import type { Language } from './text.ts'

const english: ReadonlyMap<string, string> = new Map([
  [xpccCode, 'Xinjiang Production and Construction Corps'],
  ...table.rows.map((row) => {
    const blank = row.indexOf(' ')
    return [row.slice(0, blank).padEnd(6, '0'), row.slice(blank + 1)] as const
  }),
])

/** Sichuan, Chengdu, Ili Prefecture; undefined for a county and for what no list holds. */
export function englishDivision(code: string): string | undefined {
  return english.get(code)
}

/**
 * 四川省成都市武侯区, or 武侯区, Chengdu, Sichuan: the greater after the lesser, and a county by the name on its
 * signs. Null for an unknown code.
 */
export function divisionName(
  gazetteer: Gazetteer,
  code: string,
  language: Language,
): string | null {
  if (language === 'zh') return gazetteer.fullName(code)
  const path = gazetteer.path(code)
  if (path.length === 0) return null
  const names = path.flatMap((division) => {
    const name = english.get(division.code)
    if (name !== undefined) return [name]
    // A city without a name of its own only holds a place between a province and its counties.
    return division.level === 'area' || division === path[0] ? [division.name] : []
  })
  return names.toReversed().join(', ')
}
