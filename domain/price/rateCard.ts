/** A maker's card through its life: written, used for quotes, put aside; and who may do what with it. */
import { permits, type Actor } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { allOf, allowed, conflict, forbidden, type Verdict } from '../kernel/verdict.ts'

export const cardStates = ['draft', 'inUse', 'aside'] as const
export type CardState = (typeof cardStates)[number]

export const cardVerbs = ['use', 'setAside'] as const
export type CardVerb = (typeof cardVerbs)[number]

export const cardLifecycle: Lifecycle<CardState, CardVerb> = {
  draft: { use: 'inUse' },
  inUse: { setAside: 'aside' },
  aside: { use: 'inUse' },
}

export const pricePermits = {
  write: 'price.card.write',
  /** Letting buyers be quoted by it, and saying what was charged. */
  use: 'price.card.use',
} as const

function insistRole(actor: Actor, permit: string): Verdict {
  if (actor.orgId === null) return forbidden('kernel.no_organisation')
  return permits(actor, permit) ? allowed : forbidden('price.role_cannot', { permit })
}

/** What buyers are quoted by is changed by whoever may put it in use. */
export function mayWriteCard(actor: Actor, state: CardState | null): Verdict {
  return insistRole(actor, state === 'inUse' ? pricePermits.use : pricePermits.write)
}

export function mayStepCard(actor: Actor, state: CardState | null, verb: CardVerb): Verdict {
  return allOf(
    insistRole(actor, pricePermits.use),
    state === null
      ? conflict('price.card_unwritten')
      : mayStep(cardLifecycle, state, verb, `price.card_cannot_${verb}`),
  )
}

/** Buyers ask for an organisation, so that a maker knows who looked at its prices. */
export function mayAskQuotes(actor: Actor): Verdict {
  return actor.orgId === null ? forbidden('kernel.no_organisation') : allowed
}

export function mayKeepEstimate(actor: Actor): Verdict {
  return mayAskQuotes(actor)
}

export function mayChargeEstimate(actor: Actor, makerOrgId: string): Verdict {
  if (actor.orgId !== makerOrgId) return forbidden('price.not_maker')
  return insistRole(actor, pricePermits.use)
}

/** Whether what the actor looked at is what stands; 0 where nothing was written yet. */
export function hasSeenCard(version: number, seen: number): Verdict {
  return version === seen ? allowed : conflict('price.moved_on', { version, seen })
}
