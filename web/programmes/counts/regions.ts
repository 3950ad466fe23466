/** Figures of recommending units gathered by province-level region, for a map of tiles. */
import type { PublicCounts } from '../../../domain/programmes/counts.ts'
import { unitOf, type ProgrammeDefinition } from '../../../domain/programmes/programme.ts'

/** The first two digits of a unit's division; a unit of no region, such as a central enterprise, has none. */
function regionOf(definition: ProgrammeDefinition, code: string): number | null {
  const region = unitOf(definition, code)?.region ?? null
  return region === null ? null : Number(region.slice(0, 2))
}

/** A region of which one unit's figure is withheld has no figure either: a sum without it would be wrong. */
export function regionsOf(
  definition: ProgrammeDefinition,
  cells: PublicCounts['unit'],
): Readonly<Record<number, number>> {
  const sums = new Map<number, number | null>()
  for (const { value, count } of cells) {
    const region = regionOf(definition, value)
    if (region === null) continue
    const before = sums.get(region)
    sums.set(region, before === null || count === null ? null : (before ?? 0) + count)
  }
  const known = [...sums].filter((entry): entry is [number, number] => entry[1] !== null)
  return Object.fromEntries(known)
}
