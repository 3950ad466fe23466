/** Keeping the calendar of an organisation and the capacity of an offer. */
import type * as endpoints from '../../domain/booking/capacity.endpoints.ts'
import type { OfferCapacity, OwnCalendar } from '../../domain/booking/capacity.endpoints.ts'
import {
  type CapacityWish,
  hasSeenBooking,
  isSoundCalendar,
  isSoundCapacity,
  mayChangeMode,
  maySetCalendar,
  maySetCapacity,
} from '../../domain/booking/capacity.ts'
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { insist } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { ownOrgId } from '../people/index.ts'
import { lockCapacitiesOf, lockCapacity, minutesOf } from './capacity.ts'
import { fullCapacity, inUseOf, readCalendar } from './capacity.queries.ts'
import { ownOffer } from './offers.ts'
import { reopenWeeks } from './weeks.ts'
import { expireDue } from './expiry.ts'

type Body<Name extends keyof typeof endpoints> = BodyOf<(typeof endpoints)[Name]>

/** The row of the calendar, made where there is none, so that two who write it wait for each other. */
async function lockCalendar(work: Writing, orgId: string, calendar: string): Promise<number> {
  await work.db
    .insertInto('booking.calendar')
    .values({ org_id: orgId, content: calendar, version: 0, changed_at: work.now })
    .onConflict((clause) => clause.column('org_id').doNothing())
    .execute()
  const { version } = await work.db
    .selectFrom('booking.calendar')
    .where('org_id', '=', orgId)
    .select('version')
    .forUpdate()
    .executeTakeFirstOrThrow()
  return version
}

export async function writeCalendar(
  work: Writing,
  { seen, calendar }: Body<'writeCalendar'>,
): Promise<OwnCalendar> {
  insist(maySetCalendar(work.actor))
  insist(isSoundCalendar(calendar))
  const orgId = ownOrgId(work)
  const content = JSON.stringify(calendar)
  const before = await lockCalendar(work, orgId, content)
  insist(hasSeenBooking(before, seen))
  const version = before + 1
  await work.db
    .updateTable('booking.calendar')
    .set({ content, version, changed_at: work.now, changed_by: work.actor.personId })
    .where('org_id', '=', orgId)
    .execute()
  const capacities = await lockCapacitiesOf(work, orgId)
  for (const capacity of capacities.filter(({ ownCalendar }) => ownCalendar === null)) {
    await expireDue(work, capacity.offerId)
    await reopenWeeks(work, capacity)
    const { offerId, version: of } = capacity
    await announce(work, 'booking.capacity.moved', { offerId, version: of })
  }
  await record(work, 'booking.calendar.write', orgId, { version })
  return readCalendar(work)
}

const columnsOf = (wish: CapacityWish) => ({
  mode: wish.mode,
  machines: wish.machines,
  calendar: wish.calendar === null ? null : JSON.stringify(wish.calendar),
  takes_holds: wish.takesHolds,
  hold_hours: wish.holdHours,
  horizon_weeks: wish.horizonWeeks,
  least_minutes: minutesOf(wish.leastHours),
  most_minutes: minutesOf(wish.mostHours),
})

export async function setCapacity(
  work: Writing,
  offerId: string,
  { seen, wish }: Body<'setCapacity'>,
): Promise<OfferCapacity> {
  const { orgId } = await ownOffer(work, offerId)
  insist(maySetCapacity(work.actor, { orgId }))
  insist(isSoundCapacity(wish))
  const columns = { ...columnsOf(wish), changed_at: work.now }
  // Made where there is none, so that two who set it wait for each other.
  await work.db
    .insertInto('booking.capacity')
    .values({ ...columns, offer_id: offerId, org_id: orgId, version: 0, made_at: work.now })
    .onConflict((clause) => clause.column('offer_id').doNothing())
    .execute()
  const before = (await lockCapacity(work, offerId))!
  insist(hasSeenBooking(before.version, seen))
  await expireDue(work, offerId)
  insist(mayChangeMode(before.mode, wish.mode, await inUseOf(work, offerId)))
  const version = before.version + 1
  await work.db
    .updateTable('booking.capacity')
    .set({ ...columns, version })
    .where('offer_id', '=', offerId)
    .execute()
  await reopenWeeks(work, (await lockCapacity(work, offerId))!)
  await record(work, 'booking.capacity.set', offerId, { version })
  await announce(work, 'booking.capacity.moved', { offerId, version })
  return fullCapacity(work, offerId)
}
