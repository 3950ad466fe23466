/**
 * 可见范围: who may see what an organisation publishes. Everything published says it once, as an audience; what is
 * asked of search, lists and files compares two sets of keys and knows nothing else.
 */
import { Type, type Static } from 'typebox'
import { Id } from '../kernel/shapes.ts'

const closed = { additionalProperties: false } as const

/** The most spaces and organisations that one thing names. */
export const audienceNamesMax = 50

const NamedIds = Type.Array(Id, { maxItems: audienceNamesMax, uniqueItems: true })

/** The open market, or named spaces and organisations; neither named is nobody but the publisher. */
export const Audience = Type.Union([
  Type.Object({ market: Type.Literal(true) }, closed),
  Type.Object({ spaces: NamedIds, organisations: NamedIds }, closed),
])
export type Audience = Static<typeof Audience>

/** Everybody has this one, strangers too: the open market is no space of its own. */
export const marketKey = 'market'
export const spaceKey = (spaceId: string): string => `s:${spaceId}`
export const organisationKey = (orgId: string): string => `o:${orgId}`

/** What must be held, at least one of it, to see what has this audience; each key once, in a fixed order. */
export function keysOfAudience(audience: Audience): string[] {
  if ('market' in audience) return [marketKey]
  const { spaces, organisations } = audience
  const keys = [...spaces.map(spaceKey), ...organisations.map(organisationKey)]
  return [...new Set(keys)].toSorted()
}

export type Belonging = {
  readonly spaceId: string
  readonly orgId: string
  /** Whether it is a member now: who is invited, asks, left or was removed is none. */
  readonly member: boolean
  readonly active: boolean
}

/** What an organisation holds; null for a stranger, who holds the market alone. */
export function keysOfOrganisation(
  orgId: string | null,
  belongings: readonly Belonging[],
): string[] {
  if (orgId === null) return [marketKey]
  const spaces = belongings
    .filter((one) => one.orgId === orgId && one.member && one.active)
    .map(({ spaceId }) => spaceKey(spaceId))
  return [...new Set([marketKey, organisationKey(orgId), ...spaces])].toSorted()
}

/** Whether somebody with these keys sees what asks for those: the sets overlap. */
export function isVisible(asked: readonly string[], held: readonly string[]): boolean {
  const keys = new Set(held)
  return asked.some((key) => keys.has(key))
}
