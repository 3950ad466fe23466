/**
 * 可见层级: how far what an organisation shows is open to one reader. Four tiers, from the widest circle to the
 * narrowest; whoever reaches one reads what is kept to the wider ones as well. The server strips what is not reached,
 * and the page says by the same rule what would open it.
 */
import { Type, type Static } from 'typebox'
import { Id, nullable } from '../kernel/shapes.ts'
import { allowed, forbidden, type Verdict } from '../kernel/verdict.ts'
import { standings } from './agreement.ts'

/**
 * `public`: whoever sees the thing; `members`: organisations that share a space with its owner; `agreed`: those that
 * signed the owner's agreement, or with it that of a space; `named`: organisations and persons whom the owner names.
 */
export const tiers = ['public', 'members', 'agreed', 'named'] as const
export type Tier = (typeof tiers)[number]

/** What is known of a reader beside one thing of an owner. */
export type ReaderFacts = {
  /** Acts for the owner. */
  readonly own: boolean
  /** Is with the owner in a space that counts: one that the thing names, or else one that nobody joins at once. */
  readonly member: boolean
  /** Has an agreement with the owner that counts now. */
  readonly agreed: boolean
  /** Named by the owner for this thing: the organisation, or this person. */
  readonly named: boolean
}

/** The narrowest tier that the reader reaches. */
export function reachOf({ own, member, agreed, named }: ReaderFacts): Tier {
  if (own || named) return 'named'
  if (agreed) return 'agreed'
  return member ? 'members' : 'public'
}

export const isReached = (tier: Tier, reach: Tier): boolean =>
  tiers.indexOf(tier) <= tiers.indexOf(reach)

/** Whether a reader reads what is kept to `tier`; the refusal says what would open it. */
export function mayReadTier(reader: ReaderFacts, tier: Tier): Verdict {
  return isReached(tier, reachOf(reader)) ? allowed : forbidden(`spaces.tier_${tier}`)
}

/** How what one reader does not see would open: the tier, how much there is of it, and the agreement to sign. */
export const Confidence = Type.Object({
  reach: Type.Enum([...tiers]),
  /** What is kept to narrower tiers than the reader reaches, by tier; nothing that was recalled from the reader. */
  hidden: Type.Array(
    Type.Object({ tier: Type.Enum([...tiers]), count: Type.Integer({ minimum: 1 }) }),
  ),
  /** The owner's, where it has one; how the reader's organisation stands to it, null where it never signed. */
  agreement: nullable(
    Type.Object({
      id: Id,
      title: Type.String(),
      version: Type.Integer(),
      standing: nullable(Type.Enum([...standings])),
    }),
  ),
})
export type Confidence = Static<typeof Confidence>

/** Of the tiers of what there is, how much is beyond the reach. */
export function hiddenOf(all: readonly Tier[], reach: Tier): Confidence['hidden'] {
  return tiers.flatMap((tier) => {
    const count = isReached(tier, reach) ? 0 : all.filter((one) => one === tier).length
    return count === 0 ? [] : [{ tier, count }]
  })
}
