/** 抄送: who gets a copy of what a unit recommends. */
import { unitOf, type ProgrammeDefinition, type UnitReference } from './programme.ts'

function named(definition: ProgrammeDefinition, codes: readonly string[]): UnitReference[] {
  return codes.map((code) =>
    unitOf(definition, code) === null && definition.feeds?.unit === code
      ? definition.feeds
      : { programme: definition.id, unit: code },
  )
}

/**
 * The units that its own rules name, and those that a province's rules (`lower`, programmes that feed this
 * one) ask of a unit with a channel of its own. The unit itself never gets a copy.
 */
export function copyRecipients(
  definition: ProgrammeDefinition,
  unitCode: string,
  lower: readonly ProgrammeDefinition[],
): UnitReference[] {
  const own = unitOf(definition, unitCode)?.copyTo.value ?? []
  const asked = lower.flatMap((feeder) =>
    feeder.units
      .filter(({ direct }) => direct?.programme === definition.id && direct.unit === unitCode)
      .flatMap(({ copyTo }) => named(feeder, copyTo.value ?? [])),
  )
  const all = [...named(definition, own), ...asked].filter(
    ({ programme, unit }) => programme !== definition.id || unit !== unitCode,
  )
  return [...new Map(all.map((copy) => [`${copy.programme}/${copy.unit}`, copy])).values()]
}
