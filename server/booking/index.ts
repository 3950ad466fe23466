/** booking: when machines run, what of them is taken, and by whom. */
import { endpointsOf } from '../../domain/kernel/endpoint.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import * as capacity from '../../domain/booking/capacity.endpoints.ts'
import * as idle from '../../domain/booking/idle.endpoints.ts'
import * as response from '../../domain/booking/response.endpoints.ts'
import * as reservation from '../../domain/booking/reservation.endpoints.ts'
import { registerThingNames } from '../console/index.ts'
import type { Module } from '../kernel/module.ts'
import { registerKinds } from '../notices/index.ts'
import { bookingHears, bookingKinds } from './booking.hears.ts'
import { bookingSchedules } from './booking.jobs.ts'
import { bookingRoutes } from './booking.routes.ts'
import { bookingPublished } from './published.ts'
import { bookingNames } from './reservation.queries.ts'

export { capacityOf } from './capacity.ts'
export { setCapacity, writeCalendar } from './capacity.actions.ts'
export { publishIdle } from './idle.ts'
export {
  freeMinutesBefore,
  loadAhead,
  readCompanyOutlook,
  shownCalendar,
  type Load,
} from './outlook.ts'
export { blockCapacity, holdCapacity, stepReservation } from './reservation.actions.ts'

registerKinds(bookingKinds)
registerThingNames([{ prefix: 'booking.', names: bookingNames }])

export const booking: Module = {
  name: 'booking',
  sentence: 'Calendars, capacity, holds and reservations of what is on offer.',
  endpoints: endpointsOf(capacity, idle, reservation, response),
  publishes: bookingPublished,
  routes: bookingRoutes,
  hears: bookingHears,
  schedules: bookingSchedules,
  constraints: {
    week_has_room: conflict('booking.week_full'),
    slots_are_of_one_machine: invalid('booking.slots_of_one'),
  },
  invariants: [
    {
      name: 'a week counts what holds and firm reservations take of it',
      sql: `select w.offer_id from booking.week w where w.taken_minutes <> (
              select coalesce(sum(p.minutes), 0) from booking.reservation r
              join booking.reservation_week p on p.reservation_id = r.id
              where r.offer_id = w.offer_id and p.week = w.week and r.state in ('held', 'firm'))`,
    },
    {
      name: 'a reservation takes of its weeks what it is long',
      sql: `select r.id from booking.reservation r where r.minutes <> (
              select coalesce(sum(p.minutes), 0) from booking.reservation_week p
              where p.reservation_id = r.id)`,
    },
    {
      name: 'each step of a reservation is in its history',
      sql: `select r.id from booking.reservation r where not r.demo and r.version <> (
              select count(*) from booking.reservation_step t where t.reservation_id = r.id)`,
    },
    {
      name: 'what is reserved is of whoever offers it',
      sql: `select r.id from booking.reservation r
            join booking.capacity c on c.offer_id = r.offer_id where c.org_id <> r.org_id`,
    },
  ],
}
