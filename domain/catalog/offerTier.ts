/** 供给各项的可见层级: by the kind where the owner is silent; narrower or wider where the owner says so. */
import { isReached, type Tier } from '../spaces/tier.ts'
import { fieldsOf, type FieldValues, type Kind } from './kind.ts'
import type { OfferContent } from './offer.ts'

type Said = Pick<OfferContent, 'tiers'>

export function tierOf(kind: Kind, { tiers }: Said, field: string): Tier {
  return tiers?.[field] ?? kind.fields.properties[field]?.about.tier ?? 'public'
}

/** Of its values those that a reader of this reach reads; of a kind that is gone none are known to be open. */
export function valuesWithin(
  kind: Kind | undefined,
  content: Pick<OfferContent, 'values' | 'tiers'>,
  reach: Tier = 'public',
): FieldValues {
  if (kind === undefined) return {}
  return Object.fromEntries(
    Object.entries(content.values).filter(
      ([id]) => id in kind.fields.properties && isReached(tierOf(kind, content, id), reach),
    ),
  )
}

/** Only what differs from the kind, and of fields that the kind has: what is said here is meant. */
export function saidTiers(kind: Kind, { tiers = {} }: Said): Said {
  const said = Object.entries(tiers).filter(([id, tier]) => {
    const field = kind.fields.properties[id]
    return field !== undefined && (field.about.tier ?? 'public') !== tier
  })
  return said.length === 0 ? {} : { tiers: Object.fromEntries(said) }
}

/** The tiers of the values that there are. */
export const tiersOfValues = (kind: Kind, content: OfferContent): Tier[] =>
  fieldsOf(kind).flatMap(([id]) => (id in content.values ? [tierOf(kind, content, id)] : []))
