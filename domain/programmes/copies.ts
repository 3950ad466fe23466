import type { ProgrammeDefinition } from './programme.ts'
import type { CopiesRule } from './programmePaper.ts'

/**
 * Paper copies of an application in `directions` directions (at least 1; a programme without
 * directions counts as one). Null where the rule is unknown or has not exactly one form.
 */
export function copiesFor(rule: CopiesRule | null, directions: number): number | null {
  if (rule === null) return null
  const count = Math.max(1, Math.trunc(directions))
  if (rule.base !== null && rule.table === null) return rule.base * count + rule.localExtra
  if (rule.base === null && rule.table !== null)
    return rule.table[count - 1] ?? rule.table.at(-1) ?? null
  return null
}

/**
 * Copies for 1, 2, … directions up to the most a project may have; null where the rule is unknown.
 * Where that limit is unknown or there are no directions, only the copies of one direction are said.
 */
export function copiesList(definition: ProgrammeDefinition): number[] | null {
  const limit = definition.limits.directionsPerProject.value?.max ?? 1
  const most = Math.min(limit, Math.max(1, definition.directions.length))
  const list: number[] = []
  for (let directions = 1; directions <= most; directions++) {
    const copies = copiesFor(definition.copies.value, directions)
    if (copies === null) return null
    list.push(copies)
  }
  return list
}

export type PrintLine = {
  readonly application: string
  readonly directions: number
  readonly copies: number
}

/** The print plan of a package: how often each application is printed, and how many volumes in all. */
export function printPlan(
  rule: CopiesRule | null,
  applications: readonly { readonly application: string; readonly directions: number }[],
): { readonly lines: readonly PrintLine[]; readonly volumes: number } | null {
  const lines: PrintLine[] = []
  for (const { application, directions } of applications) {
    const copies = copiesFor(rule, directions)
    if (copies === null) return null
    lines.push({ application, directions, copies })
  }
  return { lines, volumes: lines.reduce((sum, line) => sum + line.copies, 0) }
}
