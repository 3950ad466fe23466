/** What only several files together can get wrong: a level that feeds a programme nobody has, late or in a circle. */
import { deadlineRule } from './deadlines.ts'
import { unitOf, type ProgrammeDefinition } from './programme.ts'
import type { ProgrammeFault } from './programmeFaults.ts'

export type RelationFault = ProgrammeFault & { readonly programme: string }

/** The faults among valid definitions with different ids, each in the programme that names the other. */
export function relationFaults(definitions: readonly ProgrammeDefinition[]): RelationFault[] {
  const byId = new Map(definitions.map((definition) => [definition.id, definition]))
  return definitions.flatMap((definition) => [
    ...feedFaults(definition, byId),
    ...directFaults(definition, byId),
  ])
}

function feedFaults(
  definition: ProgrammeDefinition,
  byId: ReadonlyMap<string, ProgrammeDefinition>,
): RelationFault[] {
  const { feeds } = definition
  if (feeds === undefined) return []
  const fault = (at: string, reason: string, facts?: RelationFault['facts']): RelationFault[] => [
    {
      programme: definition.id,
      at,
      code: `programmes.${reason}`,
      ...(facts === undefined ? {} : { facts }),
    },
  ]
  const above = byId.get(feeds.programme)
  if (above === undefined) return fault('/feeds/programme', 'feeds_unknown_programme', feeds)
  if (feedsInCircle(definition, byId)) return fault('/feeds/programme', 'feeds_circle', feeds)
  const unit = unitOf(above, feeds.unit)
  if (unit === null) return fault('/feeds/unit', 'feeds_unknown_unit', feeds)
  const here = latestDay(definition, null)
  const there = latestDay(above, unit.code)
  if (here === null || there === null || here <= there) return []
  return fault('/deadlines', 'feeds_too_late', { day: here, next: there })
}

function feedsInCircle(
  definition: ProgrammeDefinition,
  byId: ReadonlyMap<string, ProgrammeDefinition>,
): boolean {
  let next = definition.feeds
  for (let step = 0; next !== undefined && step <= byId.size; step++) {
    if (next.programme === definition.id) return true
    next = byId.get(next.programme)?.feeds
  }
  return false
}

/** The day by which things must be at the issuer. */
function latestDay(definition: ProgrammeDefinition, unit: string | null): string | null {
  return deadlineRule(definition, 'deliver', unit)?.date.value ?? null
}

function directFaults(
  definition: ProgrammeDefinition,
  byId: ReadonlyMap<string, ProgrammeDefinition>,
): RelationFault[] {
  return definition.units.flatMap((unit, index): RelationFault[] => {
    if (unit.direct === undefined) return []
    const target = byId.get(unit.direct.programme)
    if (target !== undefined && unitOf(target, unit.direct.unit) !== null) return []
    return [
      {
        programme: definition.id,
        at: `/units/${index}/direct`,
        code: 'programmes.direct_channel_unknown',
        facts: unit.direct,
      },
    ]
  })
}
