/**
 * Rows of the programme beyond those of items and experts: they are entered when a solution breaks them.
 * A row is about one item; its key is the region or the employer.
 */
import { levelOf, type Table } from './table.ts'

export const groups = ['senior', 'floor', 'region', 'employer'] as const
export type Group = (typeof groups)[number]
export type LazyRow = { readonly group: Group; readonly item: number; readonly key: number }

/** What an expert weighs in a row. */
export function weightIn(table: Table, { group, item, key }: LazyRow, expert: number): number {
  if (group === 'senior') return table.senior[expert]!
  if (group === 'floor') return levelOf(table, item, expert)
  if (group === 'region') return Number(table.region[expert] === key)
  return Number(table.employer[expert] === key)
}

/** What the sum of a row must reach (`senior`, `floor`) or must not pass (`region`, `employer`). */
export function limitOf(table: Table, { group, item }: LazyRow, floors: Int32Array): number {
  if (group === 'senior') return Math.min(table.seniors[item]!, table.needs[item]!)
  if (group === 'floor') return floors[item]!
  return group === 'region' ? table.maxSameRegion[item]! : table.maxSameEmployer[item]!
}

export const isFloorLike = (group: Group): boolean => group === 'senior' || group === 'floor'

export const keyOf = ({ group, item, key }: LazyRow): string => `${group} ${item} ${key}`

const tolerance = 1e-6

/** The rows that shares of experts in one item break. */
export function brokenRows(
  table: Table,
  item: number,
  shares: readonly { readonly expert: number; readonly share: number }[],
  floors: Int32Array,
): LazyRow[] {
  let [seniors, levels] = [0, 0]
  const regions = new Map<number, number>()
  const employers = new Map<number, number>()
  for (const { expert, share } of shares) {
    seniors += share * table.senior[expert]!
    levels += share * levelOf(table, item, expert)
    const [region, employer] = [table.region[expert]!, table.employer[expert]!]
    regions.set(region, (regions.get(region) ?? 0) + share)
    employers.set(employer, (employers.get(employer) ?? 0) + share)
  }
  const broken: LazyRow[] = []
  const senior: LazyRow = { group: 'senior', item, key: 0 }
  if (seniors < limitOf(table, senior, floors) - tolerance) broken.push(senior)
  if (levels < floors[item]! - tolerance) broken.push({ group: 'floor', item, key: 0 })
  for (const [key, share] of regions) {
    if (share > table.maxSameRegion[item]! + tolerance) broken.push({ group: 'region', item, key })
  }
  for (const [key, share] of employers) {
    if (share > table.maxSameEmployer[item]! + tolerance)
      broken.push({ group: 'employer', item, key })
  }
  return broken
}
