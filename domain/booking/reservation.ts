/**
 * 预留 and 预订: a hold takes capacity for some hours until the maker confirms or declines it; by then it is firm, or
 * it expires and gives back what it took. The maker enters its own work as firm at once.
 */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { addDays, dayOfMoment, momentMs, momentOfMs, startOfDay } from '../kernel/moment.ts'
import { Day, Moment } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import { weeksFrom, type Span } from './calendar.ts'
import { bookingPermits, Hours } from './capacity.ts'
import { slotGrainMinutes } from './plan.ts'

export const reservationStates = [
  'held',
  'firm',
  'declined',
  'withdrawn',
  'expired',
  'released',
] as const
export type ReservationState = (typeof reservationStates)[number]

/** States in which it takes capacity. */
export const takingStates = ['held', 'firm'] as const satisfies readonly ReservationState[]

export const reservationVerbs = ['confirm', 'decline', 'withdraw', 'release'] as const
export type ReservationVerb = (typeof reservationVerbs)[number]

export const reservationLifecycle: Lifecycle<ReservationState, ReservationVerb | 'expire'> = {
  held: { confirm: 'firm', decline: 'declined', withdraw: 'withdrawn', expire: 'expired' },
  firm: { release: 'released' },
  declined: {},
  withdrawn: {},
  expired: {},
  released: {},
}

/** Steps that tell the other side why. */
export const reasonedReservationVerbs: readonly ReservationVerb[] = ['decline', 'release']

/** Within so many hours a hold counts as ending soon. */
export const endsSoonHours = 24
export const purposeMax = 200
/** The most unanswered holds that one organisation keeps of one offer. */
export const holdsMost = 10

export const HoldWish = Type.Object(
  {
    hours: Hours,
    /** Hours: from this day to that; both count. */
    from: Type.Optional(Day),
    until: Type.Optional(Day),
    /** A slot: when it begins; its end follows from the hours it is open. */
    startsAt: Type.Optional(Moment),
    purpose: Type.String({ maxLength: purposeMax }),
  },
  { additionalProperties: false },
)
export type HoldWish = Static<typeof HoldWish>

export type ReservationFacts = {
  readonly orgId: string
  readonly holderOrgId: string
  readonly state: ReservationState
  readonly expiresAt: string | null
  readonly endsAt: string
}

const isOver = (at: string | null, now: Date): boolean =>
  at !== null && Date.parse(at) <= now.getTime()

/** Whether time has taken a hold, also where the clock has not come round yet. */
export const hasExpired = ({ state, expiresAt }: ReservationFacts, now: Date): boolean =>
  state === 'expired' || (state === 'held' && isOver(expiresAt, now))

/** Work of the maker’s own, or from elsewhere, which nobody else relies on. */
export const isOwnWork = (facts: Pick<ReservationFacts, 'orgId' | 'holderOrgId'>): boolean =>
  facts.orgId === facts.holderOrgId

function sideMay(actor: Actor, facts: ReservationFacts, verb: ReservationVerb): Verdict {
  const maker = actor.orgId === facts.orgId
  const holder = actor.orgId === facts.holderOrgId
  const byMaker = verb === 'confirm' || verb === 'decline'
  const permit = isOwnWork(facts)
    ? bookingPermits.write
    : maker && verb !== 'withdraw'
      ? bookingPermits.answer
      : bookingPermits.hold
  const side = byMaker ? maker : verb === 'withdraw' ? holder : maker || holder
  if (!side) return forbidden(`booking.${byMaker ? 'not_maker' : 'not_holder'}`)
  return permits(actor, permit) ? allowed : forbidden('booking.role_cannot', { permit })
}

export function mayStepReservation(
  actor: Actor,
  facts: ReservationFacts,
  verb: ReservationVerb,
  now: Date,
): Verdict {
  return allOf(
    sideMay(actor, facts, verb),
    hasExpired(facts, now) ? conflict('booking.hold_expired') : allowed,
    mayStep(reservationLifecycle, facts.state, verb, `booking.cannot_${verb}`),
    isOver(facts.endsAt, now) && verb !== 'decline' && verb !== 'withdraw'
      ? conflict('booking.is_over')
      : allowed,
  )
}

/** Whether a step tells the other side why. */
export const tellsWhy = (
  facts: Pick<ReservationFacts, 'orgId' | 'holderOrgId'>,
  verb: ReservationVerb,
): boolean => reasonedReservationVerbs.includes(verb) && !isOwnWork(facts)

export function saysWhyReservation(
  facts: ReservationFacts,
  verb: ReservationVerb,
  reason: string | undefined,
): Verdict {
  return !tellsWhy(facts, verb) || isWrittenReason(reason)
    ? allowed
    : invalid('booking.reason_too_short')
}

export type HoldRules = {
  readonly mode: 'hours' | 'slots'
  readonly orgId: string
  readonly takesHolds: boolean
  readonly horizonWeeks: number
  readonly leastHours: number
  readonly mostHours: number
}

/** Whether somebody may hold of it at all; that the organisation is verified is asked beside. */
export function mayHold(actor: Actor, rules: Pick<HoldRules, 'orgId' | 'takesHolds'>): Verdict {
  if (actor.orgId === null) return forbidden('kernel.no_organisation')
  if (actor.orgId === rules.orgId) return forbidden('booking.own_offer')
  const permit = bookingPermits.hold
  if (!permits(actor, permit)) return forbidden('booking.role_cannot', { permit })
  return rules.takesHolds ? allowed : conflict('booking.takes_none')
}

export function mayBlock(actor: Actor, { orgId }: Pick<HoldRules, 'orgId'>): Verdict {
  if (actor.orgId !== orgId) return forbidden('booking.not_own')
  const permit = bookingPermits.write
  return permits(actor, permit) ? allowed : forbidden('booking.role_cannot', { permit })
}

const today = (now: Date): string => dayOfMoment(now.toISOString())

/** The last day of the weeks in which others may hold now. */
export function horizonDay(now: Date, horizonWeeks: number): string {
  const weeks = weeksFrom(today(now), horizonWeeks + 1)
  return addDays(weeks.at(-1)!, 6)
}

/** From the first moment asked for to the last; in the past nothing is left. */
export function windowOf(wish: Pick<HoldWish, 'from' | 'until'>, horizon: string, now: Date): Span {
  const first = wish.from === undefined ? now.getTime() : momentMs(startOfDay(wish.from))
  const last = momentMs(startOfDay(addDays(wish.until ?? horizon, 1)))
  return { from: Math.max(first, now.getTime()), to: last }
}

function asksEnough(
  { hours }: Pick<HoldWish, 'hours'>,
  { leastHours: least, mostHours: most }: HoldRules,
): Verdict {
  if (hours < least) return invalid('booking.hours_too_few', { least, hours })
  return hours > most ? invalid('booking.hours_too_many', { most, hours }) : allowed
}

function asksDays(wish: Pick<HoldWish, 'from' | 'until'>, rules: HoldRules, now: Date): Verdict {
  const { from = today(now), until } = wish
  if (until === undefined) return invalid('booking.until_missing')
  if (until < today(now)) return invalid('booking.until_past', { until })
  if (until < from) return invalid('booking.days_reversed', { from, until })
  const last = horizonDay(now, rules.horizonWeeks)
  return until > last ? invalid('booking.too_far_ahead', { last }) : allowed
}

function asksStart({ startsAt }: Pick<HoldWish, 'startsAt'>, rules: HoldRules, now: Date): Verdict {
  if (startsAt === undefined) return invalid('booking.start_missing')
  const at = Date.parse(startsAt)
  if (at < now.getTime()) return invalid('booking.start_past')
  if (at % (slotGrainMinutes * 60_000) !== 0) return invalid('booking.start_off_grain')
  const last = horizonDay(now, rules.horizonWeeks)
  return dayOfMoment(momentOfMs(at)) > last ? invalid('booking.too_far_ahead', { last }) : allowed
}

/** Whether what is asked for can be asked at all, whatever is left. */
export function isSoundHold(wish: HoldWish, rules: HoldRules, now: Date): Verdict {
  return allOf(
    asksEnough(wish, rules),
    rules.mode === 'hours' ? asksDays(wish, rules, now) : asksStart(wish, rules, now),
    [...wish.purpose.trim()].length < 2 ? invalid('booking.purpose_missing') : allowed,
  )
}
