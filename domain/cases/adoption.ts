/**
 * 采用: an organisation says that it took a case over, where, since when and with what change of which indicator. The
 * office or its local authority verifies; only what is verified counts.
 */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { Day, Id } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import { Amount } from '../indicators/value.ts'
import { StatedChange } from './measure.ts'
import { studyPermits } from './study.ts'

export const adoptionStates = ['declared', 'verified', 'refused', 'withdrawn'] as const
export type AdoptionState = (typeof adoptionStates)[number]
export const adoptionVerbs = ['restate', 'verify', 'refuse', 'withdraw'] as const
export type AdoptionVerb = (typeof adoptionVerbs)[number]

export const adoptionLifecycle: Lifecycle<AdoptionState, AdoptionVerb> = {
  declared: { restate: 'declared', verify: 'verified', refuse: 'refused', withdraw: 'withdrawn' },
  refused: { restate: 'declared', withdraw: 'withdrawn' },
  verified: { withdraw: 'withdrawn' },
  withdrawn: {},
}

export const verifyAdoption = 'cases.adoption.verify'
export const adoptionFilesMax = 5

export const AdoptionWish = Type.Object(
  {
    /** Workshop, plant or department in which it is applied. */
    unit: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S.*\\S' }),
    appliedOn: Day,
    /** What of the case was applied, and what was done otherwise. */
    what: Type.String({ minLength: 10, maxLength: 2000, pattern: '\\S.*\\S' }),
    change: StatedChange,
    /** Whether readers of the case see the organisation's name and the unit. */
    showsOrg: Type.Boolean(),
    files: Type.Array(Id, { maxItems: adoptionFilesMax, uniqueItems: true }),
  },
  { additionalProperties: false },
)
export type AdoptionWish = Static<typeof AdoptionWish>

/** What the one who verified found. */
export const Finding = Type.Object(
  { before: Amount, after: Amount, ground: Type.String({ maxLength: 2000 }) },
  { additionalProperties: false },
)
export type Finding = Static<typeof Finding>

export type AdoptionFacts = {
  readonly orgId: string
  /** Whose case it is. */
  readonly studyOrgId: string
  readonly state: AdoptionState
  /** Whether the actor is of an office or authority that may verify for this organisation. */
  readonly inCharge: boolean
}

const isOwn = (actor: Actor, facts: AdoptionFacts): Verdict =>
  actor.orgId === facts.orgId ? allowed : forbidden('cases.not_own')

const binds = (actor: Actor): Verdict =>
  permits(actor, studyPermits.submit)
    ? allowed
    : forbidden('cases.role_cannot', { permit: studyPermits.submit })

/** Nobody verifies what they took over themselves, nor what speaks for their own case. */
function verifies(actor: Actor, facts: AdoptionFacts): Verdict {
  const apart = actor.orgId !== facts.orgId && actor.orgId !== facts.studyOrgId
  return facts.inCharge && apart && permits(actor, verifyAdoption)
    ? allowed
    : forbidden('cases.not_verifier')
}

export function mayStepAdoption(actor: Actor, facts: AdoptionFacts, verb: AdoptionVerb): Verdict {
  const owns = verb === 'restate' || verb === 'withdraw'
  return allOf(
    owns ? allOf(isOwn(actor, facts), binds(actor)) : verifies(actor, facts),
    mayStep(adoptionLifecycle, facts.state, verb, `cases.adoption_cannot_${verb}`),
  )
}

/** Whether the actor's organisation may say that it took this case over. */
export function mayAdopt(
  actor: Actor,
  study: { readonly own: boolean; readonly adopted: boolean },
): Verdict {
  if (actor.orgId === null) return forbidden('kernel.no_organisation')
  if (study.own) return conflict('cases.own_case')
  if (study.adopted) return conflict('cases.adopted_already')
  return binds(actor)
}

export function mayApplyOn(day: string, today: string): Verdict {
  return day <= today ? allowed : invalid('cases.applied_ahead', { day })
}

export function saysGround(ground: string | null | undefined): Verdict {
  return isWrittenReason(ground) ? allowed : invalid('cases.ground_too_short')
}
