/** Units as a tree: each below the unit above it, in the order of the file. */
import { nameOfMember } from './EditorContext.ts'
import type { Bag } from './schema.ts'

export type UnitRow = {
  /** Where it stands in the file. */
  readonly index: number
  readonly level: number
  readonly name: string
  readonly unit: Bag
}

export function inTree(units: readonly Bag[], language: 'zh' | 'en'): UnitRow[] {
  const codes = new Set(units.map(({ code }) => code))
  const rows: UnitRow[] = []
  const placed = new Set<number>()
  const place = (index: number, level: number): void => {
    if (placed.has(index)) return
    placed.add(index)
    const unit = units[index]!
    rows.push({ index, level, name: nameOfMember(unit, language), unit })
    for (const [child, { parent }] of units.entries()) {
      if (parent !== null && parent === unit['code']) place(child, level + 1)
    }
  }
  for (const [index, { parent }] of units.entries()) {
    if (parent === null || parent === undefined || !codes.has(parent)) place(index, 0)
  }
  // Units in a circle have no top: they stand at the end, where the check names them.
  for (const index of units.keys()) place(index, 0)
  return rows
}
