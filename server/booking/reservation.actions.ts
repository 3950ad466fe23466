/** Taking capacity, and what becomes of what was taken. */
import { sql } from 'kysely'
import {
  addWorkingDayHours,
  endOfWork,
  nextOpening,
  openMinutes,
  type Span,
  weekSpan,
} from '../../domain/booking/calendar.ts'
import { hasSeenBooking, horizonWeeksMost, hoursMost } from '../../domain/booking/capacity.ts'
import { firstSlot, type Part, spread } from '../../domain/booking/plan.ts'
import type * as endpoints from '../../domain/booking/reservation.endpoints.ts'
import type { FullReservation } from '../../domain/booking/reservation.endpoints.ts'
import {
  holdsMost,
  type HoldWish,
  isSoundHold,
  mayBlock,
  mayHold,
  mayStepReservation,
  reservationLifecycle,
  type ReservationState,
  saysWhyReservation,
  windowOf,
} from '../../domain/booking/reservation.ts'
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { step as stepOf } from '../../domain/kernel/lifecycle.ts'
import { minuteOf, momentOfMs } from '../../domain/kernel/moment.ts'
import { conflict, type Verdict } from '../../domain/kernel/verdict.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { insistVerifiedOrg, ownOrgId } from '../people/index.ts'
import { type Capacity, capacityOf, hoursOf, lockCapacity, minutesOf } from './capacity.ts'
import { expireDue } from './expiry.ts'
import { ownOffer, visibleOffer } from './offers.ts'
import { findReservation, fullReservation, reservationFacts } from './reservation.queries.ts'
import { endOfDayMs, fitsBy, freeWeeks, horizonOf, takenSlots } from './taken.ts'
import { giveBack, openWeeks, takeOfWeeks, weeksWithin } from './weeks.ts'

type Verb = BodyOf<typeof endpoints.stepReservation>['verb'] | 'hold' | 'block'

type Claim = { readonly span: Span; readonly parts: readonly Part[] }

const said = (at: number): string => minuteOf(new Date(at))

/** Hours in the weeks of the window, or what is left there and by when they would fit. */
async function claimHours(work: Writing, capacity: Capacity, wish: HoldWish): Promise<Claim> {
  const minutes = minutesOf(wish.hours)
  const horizon = horizonOf(work, capacity)
  const window = windowOf(wish, horizon, work.now)
  await openWeeks(work, capacity, weeksWithin(window))
  const answer = spread(minutes, await freeWeeks(work, capacity, window))
  if (answer.ok) return { span: window, parts: answer.parts }
  const fits = await fitsBy(work, capacity, minutes, wish)
  const facts = {
    wanted: wish.hours,
    left: hoursOf(answer.leftMinutes),
    until: wish.until ?? horizon,
  }
  throw new Problem(
    fits === null
      ? conflict('booking.hours_gone_ahead', facts)
      : conflict('booking.hours_gone', { ...facts, fits }),
  )
}

/** When work of so many minutes could begin, from a moment on. */
async function nextSlot(
  work: Writing,
  capacity: Capacity,
  minutes: number,
  at: number,
): Promise<Span | null> {
  const taken = await takenSlots(work, capacity.offerId)
  const before = endOfDayMs(horizonOf(work, capacity))
  return firstSlot(capacity.calendar, taken, minutes, { at, before })
}

/** A refusal that says where it would fit instead. */
async function refuseSlot(
  work: Writing,
  capacity: Capacity,
  minutes: number,
  { code, at }: { readonly code: 'slot_taken' | 'slot_closed'; readonly at: number },
): Promise<never> {
  const slot = await nextSlot(work, capacity, minutes, at)
  const start = said(at)
  throw new Problem(
    slot === null
      ? conflict(`booking.${code}_ahead`, { start })
      : conflict(`booking.${code}`, { start, fits: said(slot.from) }),
  )
}

/** The range that the work needs, closed hours within it included. */
async function claimSlot(work: Writing, capacity: Capacity, wish: HoldWish): Promise<Claim> {
  const { calendar } = capacity
  const minutes = minutesOf(wish.hours)
  const at = Date.parse(wish.startsAt!)
  const end = nextOpening(calendar, at) === at ? endOfWork(calendar, at, minutes) : null
  if (end === null) return refuseSlot(work, capacity, minutes, { code: 'slot_closed', at })
  const last = horizonOf(work, capacity)
  if (end > endOfDayMs(last)) throw new Problem(conflict('booking.too_far_ahead', { last }))
  const span = { from: at, to: end }
  const weeks = weeksWithin(span)
  await openWeeks(work, capacity, weeks)
  const parts = weeks.flatMap((week): Part[] => {
    const { from, to } = weekSpan(week)
    const within = openMinutes(calendar, Math.max(from, at), Math.min(to, end))
    return within === 0 ? [] : [{ week, minutes: within }]
  })
  return { span, parts }
}

/** A hold of what begins soon waits no longer than until then. */
function expiryOf(work: Writing, capacity: Capacity, { span }: Claim): Date {
  const usual = addWorkingDayHours(work.now.getTime(), capacity.holdHours)
  return new Date(Math.min(usual, capacity.mode === 'slots' ? span.from : span.to))
}

type New = {
  readonly verb: 'hold' | 'block'
  readonly wish: HoldWish
  readonly claim: Claim
}

/** False where the database refused it, since its range meets another. */
async function insertReservation(
  work: Writing,
  capacity: Capacity,
  id: string,
  { verb, wish, claim }: New,
): Promise<boolean> {
  const [from, to] = [momentOfMs(claim.span.from), momentOfMs(claim.span.to)]
  const row = await work.db
    .insertInto('booking.reservation')
    .values({
      id,
      offer_id: capacity.offerId,
      org_id: capacity.orgId,
      holder_org_id: ownOrgId(work),
      mode: capacity.mode,
      state: verb === 'hold' ? 'held' : 'firm',
      minutes: minutesOf(wish.hours),
      during: sql`tstzrange(${from}, ${to})`,
      purpose: wish.purpose.trim(),
      expires_at: verb === 'hold' ? expiryOf(work, capacity, claim) : null,
      made_by: work.actor.personId,
      made_at: work.now,
      changed_at: work.now,
    })
    .onConflict((clause) => clause.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

async function writeStep(
  work: Writing,
  row: { readonly id: string; readonly offerId: string; readonly version: number },
  { verb, reason = null }: { readonly verb: Verb; readonly reason?: string | null },
): Promise<void> {
  const { id, offerId, version } = row
  await work.db
    .insertInto('booking.reservation_step')
    .values({
      ...{ reservation_id: id, version, verb, reason, taken_at: work.now },
      ...{ taken_by: work.actor.personId, taken_org_id: work.actor.orgId },
    })
    .execute()
  await record(work, `booking.reservation.${verb}`, id, { version })
  await announce(work, 'booking.reservation.moved', { reservationId: id, offerId, verb, version })
}

/** Takes what is asked for, whole or not at all. The capacity is locked. */
async function take(
  work: Writing,
  capacity: Capacity,
  verb: 'hold' | 'block',
  wish: HoldWish,
): Promise<FullReservation> {
  await expireDue(work, capacity.offerId)
  const claims = capacity.mode === 'hours' ? claimHours : claimSlot
  const claim = await claims(work, capacity, wish)
  const id = newId(work.now)
  if (!(await insertReservation(work, capacity, id, { verb, wish, claim }))) {
    const at = claim.span.from
    return refuseSlot(work, capacity, minutesOf(wish.hours), { code: 'slot_taken', at })
  }
  await work.db
    .insertInto('booking.reservation_week')
    .values(claim.parts.map((part) => ({ reservation_id: id, ...part })))
    .execute()
  await takeOfWeeks(work, capacity, claim.parts)
  await writeStep(work, { id, offerId: capacity.offerId, version: 1 }, { verb })
  return fullReservation(work, id)
}

function known(capacity: Capacity | undefined): Capacity {
  if (capacity === undefined) throw new Problem(conflict('booking.no_capacity'))
  return capacity
}

/** One organisation does not keep all of an offer waiting. */
async function holdsFew(work: Writing, { offerId }: Capacity): Promise<Verdict> {
  const { n } = await work.db
    .selectFrom('booking.reservation')
    .where('offer_id', '=', offerId)
    .where('holder_org_id', '=', ownOrgId(work))
    .where('state', '=', 'held')
    .where('expires_at', '>', work.now)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n) < holdsMost ? { ok: true } : conflict('booking.holds_full', { most: holdsMost })
}

export async function holdCapacity(
  work: Writing,
  offerId: string,
  wish: HoldWish,
): Promise<FullReservation> {
  await visibleOffer(work, offerId)
  const now = known(await capacityOf(work, offerId))
  insist(mayHold(work.actor, now))
  await insistVerifiedOrg(work, 'booking.org_unverified')
  insist(isSoundHold(wish, now, work.now))
  const capacity = known(await lockCapacity(work, offerId))
  insist(mayHold(work.actor, capacity))
  insist(isSoundHold(wish, capacity, work.now))
  insist(await holdsFew(work, capacity))
  return take(work, capacity, 'hold', wish)
}

/** What the maker does itself, or for others elsewhere, is bound by nothing but what there is. */
export async function blockCapacity(
  work: Writing,
  offerId: string,
  wish: HoldWish,
): Promise<FullReservation> {
  const { orgId } = await ownOffer(work, offerId)
  insist(mayBlock(work.actor, { orgId }))
  const capacity = {
    ...known(await lockCapacity(work, offerId)),
    ...{ leastHours: 0.5, mostHours: hoursMost, horizonWeeks: horizonWeeksMost },
  }
  insist(isSoundHold(wish, capacity, work.now))
  return take(work, capacity, 'block', wish)
}

export async function stepReservation(
  work: Writing,
  id: string,
  { verb, seen, reason }: BodyOf<typeof endpoints.stepReservation>,
): Promise<FullReservation> {
  const { offer_id: offerId } = await findReservation(work, id)
  await lockCapacity(work, offerId)
  const row = await findReservation(work, id)
  const facts = reservationFacts(row)
  insist(mayStepReservation(work.actor, facts, verb, work.now))
  insist(hasSeenBooking(row.version, seen))
  insist(saysWhyReservation(facts, verb, reason))
  const state: ReservationState = stepOf(reservationLifecycle, facts.state, verb)
  const version = row.version + 1
  const given = reason?.trim() ?? ''
  const why = given === '' ? null : given
  await work.db
    .updateTable('booking.reservation')
    .set({
      ...{ state, version, changed_at: work.now },
      ...(why === null ? {} : { reason: why }),
      ...(state === 'firm' ? { expires_at: null } : {}),
    })
    .where('id', '=', id)
    .execute()
  if (state !== 'firm') await giveBack(work, offerId, [id])
  await writeStep(work, { id, offerId, version }, { verb, reason: why })
  return fullReservation(work, id)
}
