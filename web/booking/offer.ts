/** What booking offers at work: capacity for makers, reservations for both sides, and what waits there. */
import { IconCalendarStats, IconCalendarTime } from '@tabler/icons-react'
import { bookingPermits } from '../../domain/booking/capacity.ts'
import { mayI, type Me } from '../kernel/me.ts'
import type { ModuleOffer } from '../kernel/module.ts'

const section = { section: 'catalog:nav.section', order: 72 } as const

const makes = (me: Me): boolean => me.actingOrg !== null && mayI(me, bookingPermits.write)
const holds = (me: Me): boolean => me.actingOrg !== null && mayI(me, bookingPermits.hold)

const capacity = {
  to: '/capacity',
  label: 'booking:nav.capacity',
  icon: IconCalendarStats,
} as const
const reservations = {
  to: '/reservations',
  label: 'booking:nav.reservations',
  icon: IconCalendarTime,
} as const

export const bookingOffer: ModuleOffer = {
  navigation: (me) => [
    ...(makes(me) ? [{ ...section, ...capacity }] : []),
    ...(holds(me) ? [{ ...section, ...reservations }] : []),
  ],
  commands: (me) => [
    ...(makes(me)
      ? [{ id: 'booking.capacity', ...capacity, keywords: 'booking:nav.words' } as const]
      : []),
    ...(holds(me)
      ? [{ id: 'booking.reservations', ...reservations, keywords: 'booking:nav.words' } as const]
      : []),
  ],
  waits: (me) =>
    holds(me)
      ? [
          async () =>
            (await import('./waits.ts')).reservationsWaiting(mayI(me, bookingPermits.answer)),
        ]
      : [],
}
