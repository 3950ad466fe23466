/** Why an offer stands where it does: goal by goal and field by field, in people's words. */
import type { FieldValues, Kind, Words } from '../../domain/catalog/kind.ts'
import {
  closenessByAxis,
  type FieldMatch,
  type NeedValue,
  type NeedValues,
} from '../../domain/catalog/match.ts'
import type { MatchedOffer } from '../../domain/market/match.endpoints.ts'
import { saidValues } from '../catalog/index.ts'

/** A value of a need in people's words; one choice of many is said like several. */
export function sayWanted(kind: Kind, id: string, value: NeedValue): Words {
  return saidValues(kind, { [id]: value })[0]!.value
}

export type Reasoned = {
  readonly values: FieldValues
  readonly byFields: readonly FieldMatch[]
  /** What is compared beside the fields of the kind: a price, free hours. */
  readonly beyond: readonly FieldMatch[]
}

export function reasonsOf(
  kind: Kind,
  need: NeedValues,
  { values, byFields, beyond }: Reasoned,
): Pick<MatchedOffer, 'axes' | 'fields'> {
  const said = new Map(saidValues(kind, values).map(({ field, value }) => [field, value]))
  const byAxis = closenessByAxis([...byFields, ...beyond])
  return {
    axes: Object.entries(byAxis).map(([axis, closeness]) => ({
      axis: axis as MatchedOffer['axes'][number]['axis'],
      closeness: closeness!,
    })),
    fields: byFields.map(({ field, axis, strict, outcome, closeness }) => ({
      ...{ field, axis, strict, outcome, closeness },
      label: kind.fields.properties[field]!.about.label,
      wants: sayWanted(kind, field, need[field]!),
      says: said.get(field) ?? null,
    })),
  }
}
