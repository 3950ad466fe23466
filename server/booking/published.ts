/** Who may know of capacity: whoever offers it, and of a reservation its two sides. */
import { bookingEvents } from '../../domain/booking/events.ts'
import { distinct, factOf, withAudiences } from '../kernel/events/publish.ts'
import type { EventAudience } from '../kernel/module.ts'

const makers: EventAudience = async (work, facts) => {
  const row = await work.db
    .selectFrom('booking.capacity')
    .where('offer_id', '=', factOf(facts, 'offerId'))
    .select('org_id')
    .executeTakeFirst()
  return distinct(row?.org_id)
}

const sides: EventAudience = async (work, facts) => {
  const row = await work.db
    .selectFrom('booking.reservation')
    .where('id', '=', factOf(facts, 'reservationId'))
    .select(['org_id', 'holder_org_id'])
    .executeTakeFirst()
  return distinct(row?.org_id, row?.holder_org_id)
}

export const bookingPublished = withAudiences(bookingEvents, {
  'booking.capacity.moved': makers,
  'booking.reservation.moved': sides,
  'booking.idle.published': makers,
  'booking.idle.ended': makers,
})
