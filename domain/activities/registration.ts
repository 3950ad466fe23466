/**
 * 报名: a place for a person of an organisation, or a place in the line while there is none. Who gives a place back
 * lets the first in line move up that the quotas admit.
 */
import { Type, type Static } from 'typebox'
import type { Actor } from '../kernel/actor.ts'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import type { ActivityFacts } from './activity.ts'

export const registrationStates = ['registered', 'waiting', 'cancelled'] as const
export type RegistrationState = (typeof registrationStates)[number]

export const checkInWays = ['scan', 'code'] as const

export const OwnRegistration = Type.Object({
  id: Id,
  state: Type.Enum([...registrationStates]),
  /** From 1, while one waits. */
  inLine: nullable(Type.Integer()),
  attendedAt: nullable(Moment),
  hasFeedback: Type.Boolean(),
})
export type OwnRegistration = Static<typeof OwnRegistration>

export const Registration = Type.Object({
  id: Id,
  personName: Type.String(),
  orgName: Type.String(),
  /** Two digits of the organisation's province, or the Corps; empty where it has none. */
  region: Type.String(),
  state: Type.Enum([...registrationStates]),
  registeredAt: Moment,
  attendedAt: nullable(Moment),
  way: nullable(Type.Enum([...checkInWays])),
})
export type Registration = Static<typeof Registration>

export type Quotas = {
  readonly capacity: number | null
  readonly perOrg: number | null
  readonly perRegion: number | null
}

/** Places taken: of all, of the organisation, of its region. */
export type Taken = { readonly all: number; readonly org: number; readonly region: number }

/** Whether one more may come; else which quota says no. */
export function quotaInWay(quotas: Quotas, taken: Taken): keyof Quotas | null {
  const full = (most: number | null, count: number) => most !== null && count >= most
  if (full(quotas.capacity, taken.all)) return 'capacity'
  if (full(quotas.perOrg, taken.org)) return 'perOrg'
  return full(quotas.perRegion, taken.region) ? 'perRegion' : null
}

type Asked = Pick<ActivityFacts, 'state' | 'startsAt' | 'closesAt'>

export function mayRegister(
  actor: Actor,
  activity: Asked,
  has: { readonly registered: boolean },
  now: Date,
): Verdict {
  if (activity.state !== 'open') return conflict('activities.not_open')
  if (now.getTime() >= Date.parse(activity.closesAt)) {
    return conflict('activities.registration_closed', { closesAt: activity.closesAt })
  }
  if (actor.orgId === null) return forbidden('kernel.no_organisation')
  return has.registered ? conflict('activities.registered_already') : allowed
}

/** Of what was called off no place is given back: nobody could move up to it. */
export function mayLeave(
  activity: Asked,
  has: { readonly registered: boolean; readonly attended: boolean },
  now: Date,
): Verdict {
  if (activity.state !== 'open') return conflict('activities.not_open')
  if (!has.registered) return conflict('activities.not_registered')
  if (has.attended) return conflict('activities.attended_already')
  return now.getTime() < Date.parse(activity.startsAt) ? allowed : conflict('activities.begun')
}

const hourMs = 3_600_000
/** People come early, and lists are put in order afterwards. */
export const checkInBeforeMs = 12 * hourMs
export const checkInAfterMs = 24 * hourMs

/** Asked of those who serve at the door, who are found before. */
export function mayCheckIn(
  activity: ActivityFacts,
  registration: { readonly state: RegistrationState; readonly attendedAt: string | null },
  now: Date,
): Verdict {
  const at = now.getTime()
  const early = at < Date.parse(activity.startsAt) - checkInBeforeMs
  const late = at > Date.parse(activity.endsAt) + checkInAfterMs
  const { state, attendedAt } = registration
  return allOf(
    activity.state === 'open' ? allowed : conflict('activities.not_open'),
    early ? conflict('activities.check_in_ahead', { startsAt: activity.startsAt }) : allowed,
    late ? conflict('activities.check_in_over') : allowed,
    state === 'registered' ? allowed : conflict(`activities.check_in_${state}`),
    attendedAt === null ? allowed : conflict('activities.checked_in_already', { at: attendedAt }),
  )
}

/** While one can check in one can also take it back, unless the person has said how it was. */
export function mayUndoCheckIn(
  activity: ActivityFacts,
  registration: { readonly attendedAt: string | null; readonly hasFeedback: boolean },
  now: Date,
): Verdict {
  const late = now.getTime() > Date.parse(activity.endsAt) + checkInAfterMs
  const { attendedAt, hasFeedback } = registration
  return allOf(
    activity.state === 'open' ? allowed : conflict('activities.not_open'),
    attendedAt === null ? conflict('activities.not_checked_in') : allowed,
    late ? conflict('activities.check_in_over') : allowed,
    hasFeedback ? conflict('activities.check_in_has_feedback') : allowed,
  )
}

export const ratingNames = ['content', 'organisation', 'use'] as const
export type RatingName = (typeof ratingNames)[number]
const Rating = Type.Integer({ minimum: 1, maximum: 5 })

export const Feedback = Type.Object(
  {
    content: Rating,
    organisation: Rating,
    use: Rating,
    /** Whether one's organisation means to apply something of it. */
    applies: Type.Boolean(),
    words: Type.String({ maxLength: 1000 }),
  },
  { additionalProperties: false },
)
export type Feedback = Static<typeof Feedback>

/** Only who was there says how it was, and not before it has begun. */
export function mayGiveFeedback(
  registration: { readonly attendedAt: string | null },
  activity: Pick<ActivityFacts, 'startsAt' | 'state'>,
  now: Date,
): Verdict {
  if (activity.state !== 'open') return conflict('activities.not_open')
  if (registration.attendedAt === null) return conflict('activities.did_not_attend')
  return now.getTime() >= Date.parse(activity.startsAt) ? allowed : conflict('activities.not_begun')
}

/** Capacity that leaves those without a place who have one already is none. */
export function mayShrink(capacity: number | null, taken: number): Verdict {
  return capacity === null || capacity >= taken
    ? allowed
    : invalid('activities.capacity_below_taken', { capacity, taken })
}
