/**
 * 供给: what an organisation offers of a kind (a capability, a machine, a service), described by the kind's fields.
 * It is written as a draft, published once it is complete, and confirmed from time to time: what nobody confirms for
 * long is told as doubtful and stands behind what is fresh.
 */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { keysOfAudience, type Audience } from '../spaces/audience.ts'
import { tiers } from '../spaces/tier.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import { checkFields, type FieldFault } from './checkFields.ts'
import { fieldIdPattern, type Kind, Values } from './kind.ts'

export const offerStates = ['draft', 'published', 'paused', 'withdrawn', 'discarded'] as const
export type OfferState = (typeof offerStates)[number]

export const offerVerbs = ['publish', 'pause', 'resume', 'withdraw', 'discard'] as const
export type OfferVerb = (typeof offerVerbs)[number]

export const offerLifecycle: Lifecycle<OfferState, OfferVerb> = {
  draft: { publish: 'published', discard: 'discarded' },
  published: { pause: 'paused', withdraw: 'withdrawn' },
  paused: { resume: 'published', withdraw: 'withdrawn' },
  withdrawn: { publish: 'published' },
  discarded: {},
}

/** Steps that say why. */
export const reasonedOfferVerbs: readonly OfferVerb[] = ['withdraw']

export const offerPermits = {
  write: 'catalog.offer.write',
  /** Publishing, pausing and withdrawing: what others rely on. */
  publish: 'catalog.offer.publish',
} as const

/** The most offers that one organisation keeps. */
export const offersMax = 50_000
export const offerTitleMax = 80
export const offerSummaryMax = 600
export const offerCodeMax = 60

export const KindId = Type.String({ pattern: fieldIdPattern })
/** The first two digits of a province, or the Corps. */
export const OfferRegion = Type.String({ pattern: '^(\\d{2}|XPCC)$' })

export const OfferContent = Type.Object(
  {
    title: Type.String({ maxLength: offerTitleMax }),
    summary: Type.String({ maxLength: offerSummaryMax }),
    /** Where it is done; null as long as it is not said. */
    region: Type.Union([OfferRegion, Type.Null()]),
    values: Values,
    /** 本单位编号: by which the organisation itself knows it, and a list finds it again; nobody else reads it. */
    code: Type.Optional(Type.String({ minLength: 1, maxLength: offerCodeMax })),
    /** Who reads a field, where that differs from its kind; everything else of the content is for all who see it. */
    tiers: Type.Optional(
      Type.Record(Type.String({ pattern: fieldIdPattern }), Type.Enum([...tiers])),
    ),
  },
  { additionalProperties: false },
)
export type OfferContent = Static<typeof OfferContent>

export type OfferFault =
  | (Omit<FieldFault, 'field'> & { readonly part: 'values'; readonly field: string })
  | { readonly part: 'title' | 'region'; readonly code: 'title_short' | 'region_missing' }

const titleLeast = 4

/** What keeps an offer from being published, in the order in which it is written. */
export function offerFaults(kind: Kind, content: OfferContent): OfferFault[] {
  const faults: OfferFault[] = []
  if ([...content.title.trim()].length < titleLeast) {
    faults.push({ part: 'title', code: 'title_short' })
  }
  if (content.region === null) faults.push({ part: 'region', code: 'region_missing' })
  const fields = checkFields(kind, content.values, 'complete')
  return [...faults, ...fields.map((fault): OfferFault => ({ part: 'values', ...fault }))]
}

/** Days after which an offer that nobody confirmed counts as ageing, and as stale. */
export const ageingAfterDays = 90
export const staleAfterDays = 180

export const freshnesses = ['fresh', 'ageing', 'stale'] as const
export type Freshness = (typeof freshnesses)[number]

const dayMs = 86_400_000

export function freshnessOf(confirmedAt: Date, now: Date): Freshness {
  const days = (now.getTime() - confirmedAt.getTime()) / dayMs
  if (days > staleAfterDays) return 'stale'
  return days > ageingAfterDays ? 'ageing' : 'fresh'
}

export type OfferFacts = { readonly orgId: string; readonly state: OfferState }

function byOwner(actor: Actor, { orgId }: OfferFacts, permit: string): Verdict {
  if (actor.orgId !== orgId) return forbidden('catalog.not_own')
  return permits(actor, permit) ? allowed : forbidden('catalog.role_cannot', { permit })
}

export function mayBeginOffer(actor: Actor): Verdict {
  if (actor.orgId === null) return forbidden('kernel.no_organisation')
  const permit = offerPermits.write
  return permits(actor, permit) ? allowed : forbidden('catalog.role_cannot', { permit })
}

/**
 * Whether its words and numbers may be changed now. What is public stays editable, since a machine changes while it
 * is on offer; then it takes whoever may publish.
 */
export function mayWriteOffer(actor: Actor, facts: OfferFacts): Verdict {
  const { state } = facts
  const permit = state === 'draft' ? offerPermits.write : offerPermits.publish
  return allOf(
    byOwner(actor, facts, permit),
    state === 'discarded' ? conflict('catalog.offer_is_discarded') : allowed,
  )
}

export function mayStepOffer(actor: Actor, facts: OfferFacts, verb: OfferVerb): Verdict {
  const permit = verb === 'discard' ? offerPermits.write : offerPermits.publish
  return allOf(
    byOwner(actor, facts, permit),
    mayStep(offerLifecycle, facts.state, verb, `catalog.offer_cannot_${verb}`),
  )
}

/** Whether it may be said that all of it is still so. */
export function mayConfirmOffer(actor: Actor, facts: OfferFacts): Verdict {
  const open = facts.state === 'published' || facts.state === 'paused'
  return allOf(
    byOwner(actor, facts, offerPermits.write),
    open ? allowed : conflict('catalog.offer_is_not_public'),
  )
}

/** Named nobody, it is nobody's: an offer that is public has readers. */
export function hasReaders(audience: Audience): Verdict {
  return keysOfAudience(audience).length > 0 ? allowed : invalid('catalog.audience_empty')
}

/** Whether what the actor looked at is what stands. */
export function hasSeenOffer(version: number, seen: number): Verdict {
  return seen === version ? allowed : conflict('catalog.moved_on', { seen, version })
}

export function saysWhyOffer(verb: OfferVerb, reason: string | undefined): Verdict {
  return !reasonedOfferVerbs.includes(verb) || isWrittenReason(reason)
    ? allowed
    : invalid('catalog.reason_too_short')
}
