/** Certificates that an organisation must hold: asked of the index beside the fields of a kind. */
import type { MarketFilters } from '../../domain/market/filters.ts'

/** Held by the organisation, and no field of a kind. */
export const isOfOrganisation = (certificate: string): boolean => certificate.startsWith('held.')

/** As a part of what is matched; nothing where none is asked for. */
export function heldOf({ certificates }: MarketFilters): { readonly held?: readonly string[] } {
  const held = certificates.filter(isOfOrganisation)
  return held.length === 0 ? {} : { held }
}
