/** The tree of units: where one may stand. */
import { allowed, conflict, missing, type Verdict } from '../kernel/verdict.ts'

export type UnitNode = { readonly id: string; readonly parentId: string | null }

export const unitDepthMax = 8

function pathTo(units: readonly UnitNode[], id: string | null): string[] {
  const path: string[] = []
  for (let at = id; at !== null && !path.includes(at);) {
    path.push(at)
    const here: string = at
    at = units.find((unit) => unit.id === here)?.parentId ?? null
  }
  return path
}

/** How many levels hang below a unit, itself included. */
function height(units: readonly UnitNode[], id: string): number {
  const below = units.filter((unit) => unit.parentId === id)
  return 1 + Math.max(0, ...below.map((unit) => height(units, unit.id)))
}

/** Whether a unit, new or known, may stand under `parentId`: not under itself, and not too deep. */
export function placeUnit(
  units: readonly UnitNode[],
  id: string,
  parentId: string | null,
): Verdict {
  if (parentId !== null && !units.some((unit) => unit.id === parentId)) {
    return missing('kernel.missing', { noun: 'unit' })
  }
  const path = pathTo(units, parentId)
  if (path.includes(id)) return conflict('people.unit_under_itself')
  if (path.length + height(units, id) > unitDepthMax) {
    return conflict('people.units_too_deep', { limit: unitDepthMax })
  }
  return allowed
}
